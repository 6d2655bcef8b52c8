"""What the chat's tag costs the page that carries it.

    BROADSHEET_ALLOWED_ORIGINS=http://127.0.0.1:7861 broadsheet serve
    python -m benchmarks.page http://127.0.0.1:7860 [--pairs N] [--port 7861] [--how async|defer]

A page of forty paragraphs, a style sheet and an image is loaded in Chromium with the tag and
without it, in turn and each time with an empty cache. Reported are the medians, and the median
difference of the pairs with its 95 percent interval (bootstrap).
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from shutil import which
from threading import Thread

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


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("broadsheet", help="address of a running Broadsheet")
    parser.add_argument("--pairs", type=int, default=20)
    parser.add_argument("--port", type=int, default=7861)
    parser.add_argument("--how", default="async", choices=["async", "defer"], help="of the tag")
    options = parser.parse_args()
    tag = f'<script {options.how} src="{options.broadsheet.rstrip("/")}/widget.js"></script>'
    with site(options.port, tag) as origin, sync_playwright() as playwright:
        found = which("chromium") or which("chromium-browser") or which("google-chrome")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for path in ("/with", "/without"):  # the first ones start processes
            load(browser, origin + path)
        pairs = []
        for number in range(options.pairs):
            order = ("/with", "/without") if number % 2 else ("/without", "/with")
            pair = {path: load(browser, origin + path) for path in order}
            pairs.append((pair["/with"], pair["/without"]))
        browser.close()
    report(pairs)


@contextmanager
def site(port: int, tag: str) -> Iterator[str]:
    """The origin of a site with the page at /with, which has the tag, and at /without."""
    page = (
        '<!doctype html><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">'
        '<link rel="stylesheet" href="/style.css"><h1>The Velm Courier</h1>'
        f'<img src="/image.svg" alt="" width="800" height="400">{_TEXT}'
    )
    files = {
        "/with": ("text/html", page + tag),
        "/without": ("text/html", page),
        "/style.css": ("text/css", _STYLE),
        "/image.svg": ("image/svg+xml", _IMAGE),
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, text = files[self.path]
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


def load(browser: Browser, address: str) -> dict[str, float]:
    """The figures of one page view; a visitor's first."""
    page = browser.new_page()
    page.add_init_script(_WATCH)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(_SETTLED)
    if address.endswith("/with") and not page.locator("broadsheet-chat .launcher").count():
        raise SystemExit(f"{address} has no chat: is its site in BROADSHEET_ALLOWED_ORIGINS?")
    figures: dict[str, float] = page.evaluate(_READ)
    page.close()
    return figures


def report(pairs: list[tuple[dict[str, float], dict[str, float]]]) -> None:
    """Print a line for each figure."""
    print(f"{'':<22}{'without':>9}{'with':>9}   difference (95 %), {len(pairs)} pairs")
    drawn = np.random.default_rng(0).integers(len(pairs), size=(10_000, len(pairs)))
    for name in pairs[0][0]:
        with_tag, without = (
            np.array([one[name] for one in side]) for side in zip(*pairs, strict=True)
        )
        differences = with_tag - without
        low, high = np.quantile(np.median(differences[drawn], axis=1), (0.025, 0.975))
        print(
            f"{name:<22}{np.median(without):>9.4g}{np.median(with_tag):>9.4g}"
            f"   {np.median(differences):+.3g} ({low:+.3g} to {high:+.3g})"
        )


if __name__ == "__main__":
    main()
