"""The library in a PostgreSQL database: reaching it, its errors, and bringing it up to date."""

from pathlib import Path

from sqlalchemy import Engine, create_engine, event, func, inspect, select
from sqlalchemy.engine import URL, Connection, ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError

from qa.errors.base import BroadsheetError
from qa.errors.library import LibraryAway, LibraryUnsuited, LibraryUnwritable
from qa.errors.packages import ScaleMissing
from qa.errors.shown import without_password
from qa.store.tables.portable import insert
from qa.store.tables.schema import ABOUT, SCHEMA

_NO_ADDRESS = "this is no address of a database"

_PORT = 5432
"""PostgreSQL's, where none is given."""

_PATIENCE = 5
"""Seconds after which a server that does not answer cannot be reached."""

_KEPT, _MORE = 5, 35
"""Connections that a process keeps, and those that it makes beside them when all are in use: no
more than a server has threads for questions."""

_UNWRITABLE = ("25006", "42501", "53100", "54000")
"""PostgreSQL's codes for: read only, not permitted, disk full, a value too long for its index."""

_OLDEST = (13,)
"""The oldest PostgreSQL that is still looked after."""

_MAKING = 7_236_114
"""The lock of whoever makes or changes tables."""

_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(address: str) -> Engine:
    """Connections to the database with an `address` that begins with postgresql://. The first is
    made when it is used.

    Whatever uses them raises LibraryAway and LibraryUnwritable in place of PostgreSQL's errors.
    Raises ScaleMissing, and LibraryAway for what is no address.
    """
    shown = without_password(address)
    try:
        engine = create_engine(
            _url(address),
            # A connection that a restart of the server has ended is made anew, unnoticed.
            pool_pre_ping=True,
            pool_size=_KEPT,
            max_overflow=_MORE,
            connect_args={
                "application_name": "broadsheet",
                "client_encoding": "utf8",
                "connect_timeout": _PATIENCE,
                "tcp_user_timeout": _PATIENCE * 1000,
                # Poolers such as PgBouncer give each transaction another connection.
                "prepare_threshold": None,
            },
        )
    except ModuleNotFoundError:
        raise ScaleMissing("BROADSHEET_DATABASE") from None
    except (ArgumentError, ValueError):
        raise LibraryAway(shown, _NO_ADDRESS) from None

    def handle(context: ExceptionContext) -> BroadsheetError | None:
        # An error of the pre-ping has the connection made anew.
        return None if context.is_pre_ping else _translated(context, shown)

    event.listen(engine, "handle_error", handle, retval=True)
    return engine


def place(address: str) -> str:
    """Where the database with an `address` is, whoever uses it and however: it begins as an address
    does, and has neither a name nor a password. Raises LibraryAway for what is no address."""
    try:
        url = _url(address)
        _, given = url.get_dialect()().create_connect_args(url)
    except (ArgumentError, ValueError):
        raise LibraryAway(without_password(address), _NO_ADDRESS) from None
    name = given.get("dbname") or given.get("user", "")
    return f"postgresql://{given.get('host', '')}:{given.get('port', _PORT)}/{name}"


def _url(address: str) -> URL:
    return make_url(address).set(drivername="postgresql+psycopg")


def has_library(address: str) -> bool:
    """Whether there is a library in the database with an `address`. Looking makes nothing. Raises
    what `open_engine` raises, and LibraryAway."""
    engine = open_engine(address)
    try:
        with engine.connect() as connection:
            return _format(connection) > 0
    finally:
        engine.dispose()


def _translated(context: ExceptionContext, shown: str) -> BroadsheetError | None:
    """What an error of PostgreSQL says of the library at `shown`; None for a mistake of ours."""
    error = context.original_exception
    problem = " ".join(str(error).split())
    if getattr(error, "sqlstate", None) in _UNWRITABLE:
        return LibraryUnwritable(shown, problem)
    dbapi = context.dialect.loaded_dbapi
    away = isinstance(error, (dbapi.OperationalError, dbapi.InterfaceError))
    return LibraryAway(shown, problem) if away else None


def bring_up(connection: Connection, *, reading: bool) -> int:
    """The format of the library that is found, 0 for none. One that is new gets its tables, and one
    of an older format is brought up to date, but not for who is only `reading`. Raises
    LibraryUnsuited."""
    _refuse_unsuited(connection)
    found = _format(connection)
    if found == 0 or (found < SCHEMA and not reading):
        connection.execute(select(func.pg_advisory_xact_lock(_MAKING)))
        found = _format(connection)  # another may have done it
        if found < SCHEMA:
            _migrate(connection)
            row = insert(connection, ABOUT).values(row=1, format=SCHEMA)
            row = row.on_conflict_do_update(
                index_elements=[ABOUT.c.row], set_={"format": row.excluded.format}
            )
            connection.execute(row)
    return found


def _format(connection: Connection) -> int:
    if not inspect(connection).has_table(ABOUT.name):
        return 0
    return connection.execute(select(ABOUT.c.format)).scalar() or 0


def _refuse_unsuited(connection: Connection) -> None:
    shown = without_password(connection.engine.url.render_as_string(hide_password=False))
    version = connection.dialect.server_version_info or _OLDEST
    if version < _OLDEST:
        raise LibraryUnsuited(shown, f"it is PostgreSQL {version[0]}")
    encoding = connection.execute(select(func.current_setting("server_encoding"))).scalar()
    if encoding != "UTF8":
        raise LibraryUnsuited(shown, f"its encoding is {encoding}")


def _migrate(connection: Connection) -> None:
    """Make the tables, or bring them up to date, step by step. Raises ScaleMissing."""
    try:
        from alembic.config import Config
        from alembic.runtime.environment import EnvironmentContext
        from alembic.script import ScriptDirectory
    except ModuleNotFoundError:
        raise ScaleMissing("BROADSHEET_DATABASE") from None
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    steps = ScriptDirectory.from_config(config)
    with EnvironmentContext(
        config, steps, fn=lambda revision, _context: steps._upgrade_revs("head", revision)
    ) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()
