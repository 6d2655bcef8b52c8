"""What the chat's tag costs the page that carries it.

    BROADSHEET_ALLOWED_ORIGINS=http://127.0.0.1:7861 broadsheet serve
    python -m benchmarks.page http://127.0.0.1:7860 [--rounds N] [--how async|defer|late]
        [--port 7861] [--picture MS] [--again]

A page of forty paragraphs, a style sheet and an image is loaded in Chromium with the tag, without
it, and with an empty script from another origin in its place, which is what any tag costs: in turn,
each time by a visitor with an empty cache, or with --again by one who has seen the page. Reported
are the medians, and the median difference of the tag to either of the others in the same round with
its 95 percent interval (bootstrap).
"""

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from shutil import which
from threading import Thread
from types import MappingProxyType

import numpy as np
from playwright.sync_api import Browser, sync_playwright

_SETTLED = 500
"""Milliseconds after loading that are also looked at."""

_WATCH = """
window.seen = {largest: 0, shift: 0, long: 0};
const watch = (type, note) =>
  new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
watch("largest-contentful-paint", entry => (seen.largest = entry.startTime));
watch("layout-shift", entry => (seen.shift += entry.value));
watch("longtask", entry => (seen.long += entry.duration));
"""

_READ = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const resources = performance.getEntriesByType("resource");
  return {
    "DOMContentLoaded, ms": page.domContentLoadedEventEnd,
    "load, ms": page.loadEventEnd,
    "first paint, ms": performance.getEntriesByName("first-contentful-paint")[0].startTime,
    "largest paint, ms": seen.largest,
    "long tasks, ms": seen.long,
    "layout shift": seen.shift,
    "requests": 1 + resources.length,
  };
}"""

_STYLE = (
    "body { max-width: 40em; margin: auto; font: 1em/1.6 serif } img { width: 100%; height: auto }"
)
_IMAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 400"><rect width="800" height="400" '
    'fill="#7a9"/><circle cx="400" cy="200" r="150" fill="#fc6"/></svg>'
)
_TEXT = "<p>Frost killed most of the apple blossom in the Velm valley this week.</p>" * 40
_PAGE = (
    '<!doctype html><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">'
    '<link rel="stylesheet" href="/style.css"><h1>The Velm Courier</h1>'
    f'<img src="/image.svg" alt="" width="800" height="400">{_TEXT}'
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("broadsheet", help="address of a running Broadsheet")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--port", type=int, default=7861, help="and the next one")
    parser.add_argument(
        "--how",
        default="async",
        choices=["async", "defer", "late"],
        help="attribute of the tag, or late: asked for after loading, as docs/embedding.md has it",
    )
    parser.add_argument(
        "--picture", type=float, default=0, help="milliseconds until the page's picture comes"
    )
    parser.add_argument(
        "--again", action="store_true", help="the second view of a visitor instead of the first"
    )
    options = parser.parse_args()
    style = ("text/css", _STYLE)
    image = ("image/svg+xml", _IMAGE)
    with listening(options.port + 1, {"/empty.js": ("text/javascript", "")}) as other:
        scripts = {
            "/with": f"{options.broadsheet.rstrip('/')}/widget.js",
            "/empty": f"{other}/empty.js",
        }
        pages = {"/without": _PAGE} | {
            path: _PAGE + tag(options.how, script) for path, script in scripts.items()
        }
        files = {path: ("text/html", page) for path, page in pages.items()}
        files |= {"/style.css": style, "/image.svg": image}
        with listening(options.port, files, {"/image.svg": options.picture / 1000}) as origin:
            report(list(rounds(origin, list(pages), options.rounds, options.again)))


def tag(how: str, script: str) -> str:
    if how == "late":
        return (
            '<script>addEventListener("load", () => document.head.append(Object.assign('
            f'document.createElement("script"), {{ src: "{script}" }})));</script>'
        )
    return f'<script {how} src="{script}"></script>'


@contextmanager
def listening(
    port: int,
    files: Mapping[str, tuple[str, str]],
    pauses: Mapping[str, float] = MappingProxyType({}),
) -> Iterator[str]:
    """The origin of a site with these files: media type and text by path. Those in `pauses` come
    after so many seconds."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, text = files[self.path]
            time.sleep(pauses.get(self.path, 0))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{port}"
        server.shutdown()


def rounds(
    origin: str, paths: Sequence[str], number: int, again: bool
) -> Iterator[dict[str, dict[str, float]]]:
    """The figures of every page, in an order that is drawn anew in each round."""
    random = np.random.default_rng(0)
    with sync_playwright() as playwright:
        found = which("chromium") or which("chromium-browser") or which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for path in paths:  # the first ones start processes
            load(browser, origin + path, again)
        for _ in range(number):
            yield {path: load(browser, origin + path, again) for path in random.permutation(paths)}
        browser.close()


def load(browser: Browser, address: str, again: bool) -> dict[str, float]:
    """The figures of a new visitor's first page view, or of the second."""
    page = browser.new_page()
    page.add_init_script(_WATCH)
    for _ in range(1 + again):
        page.goto(address, wait_until="load")
        page.wait_for_timeout(_SETTLED)
    if address.endswith("/with") and not page.locator("broadsheet-chat .launcher").count():
        raise SystemExit(f"{address} has no chat: is its site in BROADSHEET_ALLOWED_ORIGINS?")
    figures: dict[str, float] = page.evaluate(_READ)
    page.close()
    return figures


def report(rounds: Sequence[Mapping[str, Mapping[str, float]]]) -> None:
    """Print a line for each figure."""
    print(f"{'':<22}{'without':>9}{'empty':>9}{'with':>9}   with less without / less empty (95 %)")
    drawn = np.random.default_rng(0).integers(len(rounds), size=(10_000, len(rounds)))
    for name in rounds[0]["/with"]:
        values = {
            path: np.array([one[path][name] for one in rounds])
            for path in ("/without", "/empty", "/with")
        }
        said = []
        for other in ("/without", "/empty"):
            differences = values["/with"] - values[other]
            low, high = np.quantile(np.median(differences[drawn], axis=1), (0.025, 0.975))
            said.append(f"{np.median(differences):+.3g} ({low:+.3g} to {high:+.3g})")
        medians = "".join(f"{np.median(value):>9.4g}" for value in values.values())
        print(f"{name:<22}{medians}   {' / '.join(said)}", flush=True)
    print(f"{len(rounds)} rounds")


if __name__ == "__main__":
    main()
