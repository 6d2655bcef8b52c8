"""What stands in columns of the library, in SQLite and in PostgreSQL."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Date, DateTime, Dialect, String, TypeDecorator
from sqlalchemy.types import TypeEngine

from qa.errors.library import LibraryDamaged
from qa.store.files import FILE


class Day(TypeDecorator[date]):
    """A date; in SQLite as 2024-08-13, where reading another text raises LibraryDamaged."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String() if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> date | str | None:
        return value.isoformat() if value and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        if value is None or isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except (ValueError, TypeError):
            raise LibraryDamaged(Path(FILE), f"{value!r} stands for a date") from None


class Moment(TypeDecorator[datetime]):
    """A moment, to the second; in SQLite as 2024-08-13T09:30:00+00:00, in UTC, so that the later
    one is the larger text. Reading another text there raises LibraryDamaged."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(String() if sqlite else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        if value is None:
            return None
        moment = value.astimezone(UTC).replace(microsecond=0)
        return moment.isoformat() if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None or isinstance(value, datetime):
            return value and value.astimezone(UTC)
        try:
            return datetime.fromisoformat(value)
        except (ValueError, TypeError):
            raise LibraryDamaged(Path(FILE), f"{value!r} stands for a moment") from None


class Text(TypeDecorator[str]):
    """Text that is compared and sorted by its code points. PostgreSQL takes no NUL, in place of
    which a space is kept there, so that what is counted in characters stays where it was."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(String() if sqlite else String(collation="C"))

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value if value is None or dialect.name == "sqlite" else value.replace("\0", " ")
