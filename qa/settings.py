"""Every setting, read once; parts receive values, not the settings object."""

import json
import os
import re
from base64 import b64decode
from collections.abc import Mapping
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from qa.access import Rules
from qa.errors.shown import without_password
from qa.errors.usage import BadSetting

PREFIX = "BROADSHEET_"

KEYS = {
    "openai": "OPENAI_API_KEY",
    "anthropic": "ANTHROPIC_API_KEY",
    "google_genai": "GOOGLE_API_KEY",
    "mistralai": "MISTRAL_API_KEY",
}
"""Where the packages of language models look for keys, by LangChain's name of the provider."""

THRESHOLD = 0.12
"""The confidence below which an answer is declined (docs/decisions.md, "The threshold of .12")."""

_Origin = Annotated[str, Field(pattern=r"^https?://[^/?#*\sA-Z]+$")]
_Host = Annotated[str, Field(pattern=r"^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:\d{1,5})?$")]
"""A host, or a host and a port; an address of version 6 stands in brackets."""

_Limit = Annotated[str, Field(pattern=r"^[1-9]\d* ?/ ?(second|minute|hour|day)$")]
"""So many questions in such a time: 60/minute."""

_SECRET = 32
"""The fewest signs of a secret that servers share: as many as `secrets.token_urlsafe(24)` gives."""

_KEY = 24
"""The fewest bytes of a key that signs deliveries, as Standard Webhooks wants it."""

_HIDDEN = Field(repr=False)
"""Of a setting that is a secret, or may hold one."""

_TIME = re.compile(r"(?P<count>[1-9]\d{0,5}) ?(?P<unit>[smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class Settings(BaseSettings):
    """The settings, each named `BROADSHEET_` and the field's name in capitals.

    An empty value means the default, as in `BROADSHEET_PORT= broadsheet serve`.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore"
    )

    data: Path = Path("data")
    database: Annotated[str, _HIDDEN] = ""
    index: Annotated[str, _HIDDEN] = ""
    index_token: Annotated[str, _HIDDEN] = ""
    index_consistency: Literal["strong", "bounded"] = "strong"
    secret: Annotated[str, _HIDDEN] = ""
    limits: Annotated[str, _HIDDEN] = ""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 7860
    title: str = "Broadsheet"
    starters: Annotated[tuple[str, ...], NoDecode] = ()
    ai_notice: bool = True
    embedding_model: str = "all-MiniLM-L6-v2"
    reader: str = ""
    confidence: Annotated[float, Field(ge=0, le=1)] = THRESHOLD
    model: str = ""
    model_url: str = ""
    model_temperature: Annotated[float, Field(ge=0, le=2)] | None = None
    model_timeout: Annotated[float, Field(gt=0, le=3600)] = 60.0
    model_retries: Annotated[int, Field(ge=0, le=10)] = 2
    model_tokens: Annotated[int, Field(ge=16)] = 2000
    model_context: Annotated[int, Field(ge=1024)] = 8192
    price_input: Annotated[float, Field(ge=0)] | None = None
    price_output: Annotated[float, Field(ge=0)] | None = None
    general_knowledge: bool = False
    admin_token: Annotated[str, _HIDDEN] = ""
    metrics_token: Annotated[str, _HIDDEN] = ""
    webhook_secret: Annotated[tuple[str, ...], NoDecode, _HIDDEN] = ()
    allowed_origins: Annotated[tuple[_Origin, ...], NoDecode] = ()
    hosts: Annotated[tuple[str, ...], NoDecode] = ()
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = ()
    auth: Annotated[str, Field(pattern=r"^(header:[A-Za-z0-9-]+)?$")] = ""
    owners: Annotated[tuple[str, ...], NoDecode] = ()
    fetch_hosts: Annotated[tuple[_Host, ...], NoDecode] = ()
    limit_per_address: _Limit = "60/minute"
    limit_per_session: _Limit = "20/minute"
    limit_per_site: _Limit = "5000/day"
    feeds: Annotated[tuple[str, ...], NoDecode] = ()
    refresh: Annotated[timedelta, Field(ge=timedelta(minutes=1))] | None = None
    desk: str = ""
    permalinks: bool = True
    keep_questions: Annotated[int, Field(ge=1, le=3650)] | None = None
    log: Literal["", "json"] = ""
    log_text: bool = False
    widget: Annotated[dict[str, Any], NoDecode] = {}
    access: Annotated[Rules | None, NoDecode] = None
    subscriber_secret: Annotated[str, _HIDDEN] = ""
    subscribe_url: Annotated[str, Field(pattern=r"^(https?://\S+)?$")] = ""

    @field_validator("database")
    @classmethod
    def _is_postgresql(cls, value: str) -> str:
        return _database(value)

    @field_validator("index")
    @classmethod
    def _is_beside_a_database(cls, value: str, others: ValidationInfo) -> str:
        value = _address(value, ("http", "https"), "http://HOST:19530")
        if value and not others.data.get("database"):
            raise ValueError(
                "an index for several servers belongs to articles in a database: set "
                "BROADSHEET_DATABASE as well"
            )
        return value

    @field_validator("access", mode="before")
    @classmethod
    def _read_rules(cls, value: object) -> object:
        if isinstance(value, str) and not value.strip():
            return None  # as empty as any other setting, which changes nothing
        return Rules.of(value) if isinstance(value, str | Mapping) else value

    @field_validator("secret", "subscriber_secret")
    @classmethod
    def _is_long_enough(cls, value: str) -> str:
        if value and len(value) < _SECRET:
            raise ValueError(
                f"it has {len(value)} signs, and others can guess fewer than {_SECRET}: "
                "`openssl rand -hex 32` makes one"
            )
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _are_keys(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for secret in value:
            try:
                key = b64decode(secret.removeprefix("whsec_"), validate=True)
            except ValueError:
                key = b""
            if len(key) < _KEY:
                raise ValueError(
                    f"each secret is whsec_ and {_KEY} bytes or more in base64: "
                    '`echo "whsec_$(openssl rand -base64 32)"` makes one'
                )
        return value

    @field_validator("limits")
    @classmethod
    def _is_redis(cls, value: str) -> str:
        return _address(value, ("redis", "rediss"), "redis://HOST:6379/0")

    @field_validator("starters", mode="before")
    @classmethod
    def _split_bars(cls, value: object) -> object:
        return _split(value, "|")

    @field_validator("trusted_proxies")
    @classmethod
    def _are_addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for one in value:
            if one != "*":
                ip_network(one, strict=False)  # raises ValueError
        return value

    @field_validator("auth")
    @classmethod
    def _proxies_are_known(cls, value: str, others: ValidationInfo) -> str:
        proxies = others.data.get("trusted_proxies", ())
        if value and (not proxies or "*" in proxies):
            raise ValueError(
                "everybody could send this header: set BROADSHEET_TRUSTED_PROXIES to the addresses "
                "of the proxies that do"
            )
        return value

    @field_validator(
        *("allowed_origins", "hosts", "trusted_proxies", "owners", "fetch_hosts"),
        "webhook_secret",
        mode="before",
    )
    @classmethod
    def _split_commas(cls, value: object) -> object:
        return _split(value, ",")

    @field_validator("feeds", mode="before")
    @classmethod
    def _split_spaces(cls, value: object) -> object:
        return tuple(value.split()) if isinstance(value, str) else value

    @field_validator("refresh", mode="before")
    @classmethod
    def _parse_time(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        if not (written := _TIME.fullmatch(value.strip())):
            raise ValueError("write a number and s, m, h or d, as in 15m")
        return timedelta(**{_UNITS[written["unit"]]: int(written["count"])})

    @field_validator("widget", mode="before")
    @classmethod
    def _parse_json(cls, value: object) -> object:
        return json.loads(value) if isinstance(value, str) else value


def read(env_file: Path = Path(".env"), **instead: Any) -> Settings:
    """The settings from `instead`, from the environment, and from `env_file`, in this order.

    Other programs' variables may stand in `env_file` and are passed over.

    Raises BadSetting for a name that starts with BROADSHEET_ and is none of ours, for a value that
    does not fit, and for a file that cannot be read.
    """
    for name in (*_written(env_file), *os.environ):
        if name.startswith(PREFIX) and name not in names():
            raise BadSetting(name, "there is no such setting")
    try:
        return Settings(_env_file=env_file, _env_file_encoding="utf-8-sig", **instead)  # type: ignore[call-arg]
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        problem = f"{_shown(name, first['input'])}{_problem(first['msg'])}"
        raise BadSetting(PREFIX + name.upper(), problem) from None


def of_place(where: Path | str) -> Settings:
    """The settings of articles in a data directory, or in the database with an address, where
    nothing else is set. Raises BadSetting for what is no such address."""
    if isinstance(where, Path):
        return Settings.model_construct(data=where)
    try:
        return Settings.model_construct(database=_database(where))
    except ValueError as error:
        problem = f"{_shown('database', where)}{error}"
        raise BadSetting(f"{PREFIX}DATABASE", problem) from None


def export_keys(env_file: Path = Path(".env")) -> None:
    """Have the providers' packages, which read the environment alone, find the keys that stand in
    `env_file`. What is set in the environment stays. Raises BadSetting as `read` does."""
    for name, value in _written(env_file).items():
        if name in KEYS.values() and value and not os.environ.get(name):
            os.environ[name] = value


def _written(env_file: Path) -> dict[str, str | None]:
    try:
        return dotenv_values(env_file, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problem = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise BadSetting(str(env_file), f"cannot be read: {problem}") from None


def names() -> list[str]:
    """Every setting as it is written in the environment."""
    return [PREFIX + field.upper() for field in Settings.model_fields]


def _shown(name: str, value: object) -> str:
    """The value of a setting, to stand before what is wrong with it. Of a secret nothing is shown,
    of an address all but the password."""
    if Settings.model_fields[name].repr:
        return f"{value!r}: "
    return f"{without_password(str(value))!r}: " if name in _ADDRESSES else ""


_ADDRESSES = ("database", "index", "limits")


def _database(value: str) -> str:
    return _address(value, ("postgresql", "postgres"), "postgresql://NAME:PASSWORD@HOST/NAME")


def _address(value: str, schemes: tuple[str, ...], such_as: str) -> str:
    """Raises ValueError unless `value` is empty or an address with one of the `schemes`."""
    try:
        parts = urlsplit(value)
        known = parts.scheme in schemes and (parts.hostname or parts.query)
        _ = parts.port  # raises ValueError too
    except ValueError:
        known = False
    if value and not known:
        raise ValueError(f"write an address such as {such_as}")
    return value


def _problem(message: str) -> str:
    """What pydantic says, to stand behind a colon."""
    message = message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:]


def _split(value: object, separator: str) -> object:
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(separator) if part.strip())
