"""What a request has to be ingested: sources on the server's machine, or files that it brings."""

from collections import Counter
from pathlib import Path
from shutil import copyfileobj
from typing import Annotated, Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from qa.errors.requests import BadRequest
from qa.errors.sources import BadSource
from qa.store import private

MOST_BYTES = 200_000_000
"""In an upload."""

_MOST_FILES = 1000


class Sources(BaseModel):
    """Files and folders on the server's machine; relative ones start from `base`. The log says that
    the articles came `by` somebody."""

    sources: list[str] = Field(min_length=1, examples=[["articles"]])
    base: str = "."
    recursive: bool = True
    dry_run: bool = False
    by: Annotated[str, Field(max_length=200)] = ""


OPENAPI: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": Sources.model_json_schema()},
            "application/ld+json": {
                "schema": {
                    "description": "One of schema.org's articles, a list or a @graph of them, or a "
                    "DeleteAction of one; signed as Standard Webhooks says.",
                    "type": "object",
                },
                "example": {
                    "@context": "https://schema.org",
                    "@type": "NewsArticle",
                    "url": "https://www.example.org/night-ferry",
                    "headline": "Night ferry turns back",
                    "articleBody": "The night ferry turned back on Monday ...",
                    "dateModified": "2026-11-28T07:00:00+01:00",
                },
            },
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "items": {"type": "string", "format": "binary"},
                        }
                    },
                }
            },
        },
    }
}
"""How the API's description shows such a request."""


async def read_sources(request: Request, folder: Path) -> Sources:
    """What to ingest. Files that come with the request are kept in `folder`, where one of a later
    request with the same name replaces them.

    Raises BadRequest for an upload that holds anything else than `files`, and BadSource for a file
    that cannot be kept.
    """
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        try:
            return Sources.model_validate_json(await request.body())
        except ValidationError as error:
            raise RequestValidationError(error.errors()) from None
    async with request.form(max_files=_MOST_FILES) as form:
        for field, value in form.multi_items():
            if field != "files" or not isinstance(value, UploadFile):
                raise BadRequest(field, "an upload takes files, in the field `files`, and no more")
        files = [file for file in form.getlist("files") if isinstance(file, UploadFile)]
        if not files:
            raise BadRequest("files", "there is none")
        named = [_name(file) for file in files]
        if twice := [name for name, count in Counter(named).items() if count > 1]:
            raise BadRequest("files", f"two are named {twice[0]!r}: send them one after the other")
        for file, name in zip(files, named, strict=True):
            await run_in_threadpool(_keep, file, folder, name)
    return Sources(sources=named, base=str(folder))


def _name(file: UploadFile) -> str:
    """Its path in the folder that was sent, or its name; never one that leads elsewhere. Raises
    BadSource."""
    given = file.filename or ""
    parts = [part for part in given.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    if parts and parts[0].endswith(":"):  # of a drive
        parts = parts[1:]
    if not parts or any(part.startswith(".") for part in parts):
        raise BadSource(given, "an upload needs a file name, and not a hidden one")
    return "/".join(parts)


def _keep(file: UploadFile, folder: Path, name: str) -> None:
    """Raises BadSource."""
    path = folder / name
    try:
        for inner in reversed(Path(name).parents):  # each by itself, for it to be private
            private.make_folder(folder / inner)
        with open(path, "wb", opener=private.opener) as kept:
            copyfileobj(file.file, kept)
    except (OSError, ValueError) as error:  # a name may be too long, or have a NUL in it
        raise BadSource(path.name, str(error)) from None
