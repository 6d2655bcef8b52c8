"""Small articles of our own, and the way they get into an index."""

from datetime import date
from pathlib import Path

from ingest.split import split
from qa.article import Article
from qa.store.index import Index
from qa.store.passages.local import LocalPassages
from qa.store.passages.scope import EVERYWHERE
from qa.store.passages.stems import weights

FERRY = (
    "The night ferry to Skarnholm turned back on Monday after its bow door refused to close. "
    "Ninety passengers slept in the terminal, where the harbour café stayed open for them. "
    "Engineers found a bent hinge and expect to sail again on Wednesday."
)
ORCHARD = (
    "Frost killed most of the apple blossom in the Velm valley this week. "
    "Growers lit small fires between the rows, but the wind carried the warmth away. "
    "They fear a harvest half as large as last year's."
)

GERMAN = (
    "Die Nachtfähre nach Skarnholm kehrte am Montag um, weil sich die Bugklappe nicht schließen "
    "ließ. Neunzig Reisende schliefen in den Häusern am Hafen. "
    "Die Ingenieure fanden ein verbogenes Scharnier."
)
SPANISH = (
    "Los panaderos del puerto terminaron la huelga después de nueve días. "
    "Los trabajadores recibieron un aumento y volvieron a los hornos antes del amanecer."
)
FRENCH = (
    "Le gel a détruit les fleurs des pommiers dans la vallée de Velm. "
    "Les agriculteurs allumèrent des feux entre les arbres, mais le vent emporta la chaleur."
)


def article(
    text: str = FERRY,
    *,
    key: str = "/news/ferry.txt",
    source: str = "",
    title: str = "Night ferry turns back",
    published: date | None = None,
    author: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Article:
    """An article from `key`, ingested as `source` (by default the name of its file)."""
    return Article(
        key=key,
        source=source or Path(key).name,
        title=title,
        text=text,
        published=published,
        author=author,
        url=url,
        language=language,
    )


def keep(index: Index, *articles: Article) -> None:
    """Have `index` hold the articles, ready to be found."""
    for one in articles:
        index.put(one, split(one))
    index.finish([one.id for one in articles])


def worded(index: Index, words: str, limit: int = 100) -> list[str]:
    """Ids of the passages that hold one of the words, the best first."""
    stems = weights([(words, 1.0)], index.passages.languages())
    return [passage_id for passage_id, _ in index.passages.worded(stems, limit, EVERYWHERE)]


def local(index: Index) -> LocalPassages:
    """What an index in a folder searches."""
    assert isinstance(index.passages, LocalPassages)
    return index.passages
