"""What kind of article one is, where it states so by the names of a standard."""

_KINDS = {
    "advertising": ("AdvertiserContentArticle", "Advertiser Supplied"),
    "analysis": ("AnalysisNewsArticle",),
    "background": ("BackgroundNewsArticle", "Backgrounder"),
    "interview": (),
    "news": ("ReportageNewsArticle",),
    "obituary": (),
    "opinion": ("OpinionNewsArticle", "OpEd"),
    "press release": (),
    "review": ("ReviewNewsArticle",),
    "satire": ("SatiricalArticle",),
}
"""The kinds, each with its names where they are others: types of schema.org, genres of the IPTC
(cv.iptc.org/newscodes/genre) and of news sitemaps. A NewsArticle may be any of them."""

_LONGEST = 200
_MOST = 20
"""Names that are looked at."""


def kind_of(*stated: object) -> str | None:
    """The kind that the first known name stands for, of those that are `stated`: texts, addresses
    of the standards' terms, or lists of them. None where no name is known; what a kind is called
    elsewhere is not guessed."""
    for value in stated:
        for name in value[:_MOST] if isinstance(value, list) else [value]:
            if isinstance(name, str) and (kind := _NAMED.get(_plain(name[:_LONGEST]))):
                return kind
    return None


def _plain(name: str) -> str:
    """The last part of an address, or of a name such as "genre:Opinion", in small letters."""
    last = name.strip().replace("#", "/").replace(":", "/").rpartition("/")[2]
    return "".join(filter(str.isalnum, last)).lower()


_NAMED = {_plain(name): kind for kind, names in _KINDS.items() for name in (kind, *names)}
