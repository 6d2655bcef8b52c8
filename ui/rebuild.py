"""Making anew what is searched."""

from contextlib import closing

from qa.settings import Settings
from qa.store.index import Progress
from qa.store.opening import holding
from ui.local import Local


def rebuild(settings: Settings, progress: Progress) -> int:
    """Make what is searched anew from the articles of the settings; how many there are. Raises what
    `Local` raises."""
    with closing(
        Local(settings, holding(settings, "rebuild"), anew=True, progress=progress)
    ) as local:
        return local.whole.library.count_articles()
