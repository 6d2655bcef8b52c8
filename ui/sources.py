"""What a request has to be ingested: sources on the server's machine, or files that it brings."""

from pathlib import Path
from shutil import copyfileobj
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from qa.errors import BadSource

MOST_BYTES = 200_000_000
"""In an upload."""

_MOST_FILES = 1000


class Sources(BaseModel):
    """Files and folders on the server's machine; relative ones start from `base`."""

    sources: list[str] = Field(examples=[["articles"]])
    base: str = "."
    recursive: bool = True
    dry_run: bool = False


OPENAPI: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": Sources.model_json_schema()},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}}
                    },
                }
            },
        },
    }
}
"""How the API's description shows such a request."""


async def read_sources(request: Request, folder: Path) -> Sources:
    """What to ingest. Files that come with the request are kept in `folder`, where a later one of
    the same name replaces them.

    Raises BadSource for a file that cannot be kept.
    """
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        try:
            return Sources.model_validate_json(await request.body())
        except ValidationError as error:
            raise RequestValidationError(error.errors()) from None
    async with request.form(max_files=_MOST_FILES) as form:
        files = [file for file in form.getlist("files") if isinstance(file, UploadFile)]
        names = [await run_in_threadpool(_keep, file, folder) for file in files]
    return Sources(sources=names, base=str(folder))


def _keep(file: UploadFile, folder: Path) -> str:
    """Write the file under its own name, without the folders in it, and return that."""
    given = file.filename or ""
    name = Path(given.replace("\\", "/")).name
    try:
        if name.startswith(".") or not name:
            raise ValueError("an upload needs a file name, and not a hidden one")
        folder.mkdir(exist_ok=True)
        with (folder / name).open("wb") as kept:
            copyfileobj(file.file, kept)
    except (OSError, ValueError) as error:
        raise BadSource(given, str(error)) from None
    return name
