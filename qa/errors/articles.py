"""Articles that cannot be found, or are not as a call wants them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from qa.errors.base import BroadsheetError


class NoSuchArticle(BroadsheetError):
    code = "no_such_article"
    status = 404

    def __init__(self, article_id: str) -> None:
        super().__init__(
            f"no article has the id {article_id!r}: `broadsheet articles list` shows the ids"
        )


class AmbiguousId(BroadsheetError):
    """The beginning of several ids; `found` has some of them, each with its article's title."""

    code = "ambiguous_id"
    status = 409
    exit_code = 2

    def __init__(self, beginning: str, found: Sequence[tuple[str, str]]) -> None:
        named = "; ".join(f"{article_id} ({title})" for article_id, title in found)
        super().__init__(f"several ids begin with {beginning!r}, write more of it: {named}")


class NoArticles(BroadsheetError):
    code = "no_articles"
    status = 409

    def __init__(self, library: str) -> None:
        super().__init__(
            f"there are no articles in {library!r} yet: `broadsheet ingest FOLDER` adds some"
        )


class NotWithheld(BroadsheetError):
    """An article that is to be given back to readers, and was never taken from them."""

    code = "not_withheld"
    status = 409

    def __init__(self, article_id: str) -> None:
        super().__init__(
            f"the article {article_id!r} is not withheld: `broadsheet articles list --withheld` "
            "shows those that are"
        )


class IsWithheld(BroadsheetError):
    """An article that is to be shown, and is kept from readers for a `reason`: since a moment, and
    until another one if that is known."""

    code = "is_withheld"
    status = 409

    def __init__(
        self,
        article_id: str,
        title: str,
        reason: Literal["unpublished", "gone", "embargo", "expired"],
        *,
        why: str,
        since: datetime,
        until: datetime | None,
    ) -> None:
        because = f" ({why})" if why else ""
        comes = f", until {until.astimezone():%Y-%m-%d %H:%M}" if until else ""
        helps = {
            "embargo": "ingest it again without its embargo to have it sooner",
            "expired": "ingest it again with a later day in `expires`",
        }.get(reason, f"`broadsheet articles republish {article_id}` gives it back to readers")
        super().__init__(
            f"the article {article_id!r} ({title}) is withheld as {reason!r}{because} since "
            f"{since.astimezone():%Y-%m-%d %H:%M}{comes}: {helps}"
        )
