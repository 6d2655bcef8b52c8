"""A Broadsheet that serves: chat and API on one address."""

import signal
import sys
from collections.abc import Callable
from contextlib import closing, nullcontext
from types import FrameType
from typing import TYPE_CHECKING

from qa.settings import Settings
from qa.store.index import Status
from qa.store.opening import holding

if TYPE_CHECKING:
    from fastapi import FastAPI

    from ui.serve.admission.turns import Turns
    from ui.serve.stopping import Finishing


def serve(
    settings: Settings,
    ready: Callable[[str], None],
    say: Callable[[str], None],
    *,
    with_worker: bool = False,
) -> None:
    """Serve until interrupted or terminated, and `with_worker` do a worker's work. Calls `ready`
    with the address once questions can be asked.

    Raises PortInUse, and what `index_of` raises.
    """
    from ui.serve.app import listen

    signal.signal(signal.SIGTERM, _end)

    # Before anything slow, so that a port in use is said at once.
    with listen(settings.host, settings.port) as socket:
        say("loading the models …")
        from ui.local import Local
        from ui.serve.admission.access import is_local
        from ui.serve.admission.owner import FirstLink
        from ui.serve.admission.turns import Turns
        from ui.serve.app import build
        from ui.serve.beside.checking import checking
        from ui.serve.beside.following import following
        from ui.serve.beside.refreshing import refreshing
        from ui.tracing import start
        from ui.worker import working

        start()

        def progress(status: Status) -> None:
            say(f"indexed {status.done:,} of {status.found:,} passages that were still unindexed")

        hold = holding(settings, "serve")
        with closing(Local(settings, hold, progress=progress)) as local:
            local.warm()
            first = None if settings.admin_token or not is_local(settings) else FirstLink()
            turns = Turns.of(settings)
            app = build(local, first=first, turns=turns)
            address = _address(settings.host, socket.getsockname()[1])
            local.index.hold.announce(address)
            ready(address)
            if first:
                say(f"to add articles in the browser: {address}/login#{first.code} (once)")
            work = working(local.whole, say) if with_worker else nullcontext()
            checks = checking(local, turns, say)
            with refreshing(local, say), following(local.whole), checks, work:
                over(app, settings, turns).run(sockets=[socket])


def over(app: "FastAPI", settings: Settings, turns: "Turns") -> "Finishing":
    """What answers connections with `app`, once it is run with a socket. When it stops, those who
    have a turn in `turns` are still answered."""
    import uvicorn

    from ui.serve.admission.proxies import Proxies
    from ui.serve.deadlines import IDLE, protocol
    from ui.serve.stopping import Finishing

    return Finishing(
        uvicorn.Config(
            Proxies(app, settings.trusted_proxies),
            http=protocol(),
            log_level="warning",
            timeout_keep_alive=IDLE,
            timeout_graceful_shutdown=5,
            proxy_headers=False,  # `Proxies` hears them
        ),
        turns,
    )


def _end(number: int, frame: FrameType | None) -> None:
    """End as after Ctrl-C. `systemctl stop` and `docker stop` send SIGTERM, which would otherwise
    end the process where it stands: uvicorn sends it again when it has shut down, before the data
    directory is closed."""
    signal.signal(number, signal.SIG_IGN)  # the closing is not to be cut short by a second one
    sys.exit(0)


def _address(host: str, port: int) -> str:
    """Where the server can be asked from this machine."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}
    named = f"[{host}]" if ":" in host else host
    return f"http://{everywhere.get(host, named)}:{port}"
