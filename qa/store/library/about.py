"""What a library says of itself: its format, the model of its embeddings, how often it changed."""

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from qa.errors.index import OtherModel
from qa.store.tables.schema import ABOUT


def model(connection: Connection) -> str | None:
    """The model that made the embeddings; None before the first."""
    return connection.execute(select(ABOUT.c.model)).scalar()


def made_by(connection: Connection, name: str) -> None:
    """Note which model makes the embeddings. Raises OtherModel where another one has."""
    connection.execute(update(ABOUT).where(ABOUT.c.model.is_(None)).values(model=name))
    # Until the transaction is over nobody else begins anew with another model.
    kept = select(ABOUT.c.model).with_for_update(read=True, key_share=True)
    if (built := connection.execute(kept).scalar()) != name:
        raise OtherModel(str(built), name)


def generation(connection: Connection) -> int:
    """Larger after every change that a search may show."""
    counted: int = connection.execute(select(ABOUT.c.generation)).scalar_one()
    return counted


def moved_on(connection: Connection) -> int:
    """Count a change that a search may show: the generation from then on. Whoever does so lets all
    others wait for the end of the transaction, and has locked before what it wants locked."""
    changed = update(ABOUT).values(generation=ABOUT.c.generation + 1)
    counted: int = connection.execute(changed.returning(ABOUT.c.generation)).scalar_one()
    return counted


def index_name(connection: Connection) -> str:
    """The name of the collection that all search; "" before the first."""
    return str(connection.execute(select(ABOUT.c.index_name)).scalar_one())


def use_index(connection: Connection, name: str) -> None:
    connection.execute(update(ABOUT).values(index_name=name))
    moved_on(connection)
