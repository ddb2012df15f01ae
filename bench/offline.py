"""What a kept language costs: opening a page without internet, a first download, a changed sentence.

Timings need Debian's Chromium. Ways to open a page alternate, so that a busy machine hurts all of them.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from unittest import mock

from playwright.sync_api import BrowserContext, BrowserType, Page, sync_playwright

from bench.sizes import wire
from pwa import create_app, site
from pwa.content import FOLDER, load
from pwa.settings import Settings
from tests.browser import faults
from tests.browser.drivers import missing
from tests.browser.network import Exchange, Fault, Network, with_headers
from tests.serving import serving

PAGE = "/en/guides/sciatica/"
SENTENCE = 16 * 1024  # bytes on the wire a changed sentence may cost
OPENINGS = 21
SLOWER = 50  # milliseconds an offline page may take longer than one from the HTTP cache
DOWNLOADS = 3
DELAY, RATE = 0.15, 200_000  # slow 4G: seconds until an answer begins, bytes per second of all together
DONE = "document.documentElement.dataset.offlineState === 'ready'"
OPENED = """(() => {
  const [page] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return paint && page.loadEventEnd ? [paint.startTime, page.domContentLoadedEventEnd] : null;
})()"""


def report(built: site.Site, folder: Path) -> int:
    """Print all of it; the number of budgets that do not hold comes back. `folder` holds the built site."""
    over = _sentence(built)
    if reason := missing("chromium"):
        print(f"offline timings: left out, {reason}")
        return over
    with serving(folder) as port, sync_playwright() as playwright:
        over += _openings(playwright.chromium, port)
        _downloads(playwright.chromium, port, built)
    return over


def _sentence(built: site.Site) -> int:
    """What travels to a phone that has everything when one sentence of a guide changes."""
    with tempfile.TemporaryDirectory() as scratch:
        content = shutil.copytree(FOLDER, Path(scratch) / "content")
        guide = content / "guides" / "sciatica.toml"
        sentence = load(content).guides["sciatica"].course[-1].source
        guide.write_text(guide.read_text().replace(sentence, f"{sentence[:-1]} anyway."))
        settings = Settings()
        with mock.patch.object(site, "load", partial(load, content)):
            after = site.build(create_app(settings), settings, {})
    old, new = _entries(built, "en"), _entries(after, "en")
    changed = sorted(path for path in new if old.get(path) != new[path])
    travels = [after.files["/o/latest.json"], after.files[f"/o/{_pack(after, 'en')['manifest']}"]]
    size = sum(map(wire, [*travels, *(after.files[f"/o/{new[path]}"] for path in changed)]))
    other = [path for path in changed if path != PAGE and not path.startswith("/en/search.json")]
    over = len(other) + (size > SENTENCE)
    print(
        f"{size / 1024:8.1f} KB of {SENTENCE / 1024:5.0f}  {'OVER ' if over else ''}a changed sentence: manifest, {', '.join(changed)}"
    )
    return over


def _pack(built: site.Site, lang: str) -> dict[str, str]:
    pointer = json.loads(built.files["/o/latest.json"])
    return dict(pointer["packs"][lang])


def _entries(built: site.Site, lang: str) -> dict[str, str]:
    """Hashes of a language's files by their address."""
    document = json.loads(built.files[f"/o/{_pack(built, lang)['manifest']}"])
    return {path: entry[0] for path, entry in document["entries"].items()}


@contextmanager
def _phone(chromium: BrowserType, **options: str) -> Iterator[BrowserContext]:
    with tempfile.TemporaryDirectory() as profile:
        context = chromium.launch_persistent_context(
            profile,
            executable_path="/usr/bin/chromium",
            headless=True,
            viewport={"width": 390, "height": 844},
            args=["--no-sandbox", "--disable-dev-shm-usage"],
            **options,  # type: ignore[arg-type]
        )
        yield context
        context.close()


def _until(page: Page, expression: str, seconds: float = 120) -> object:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := page.evaluate(expression):
            return found
        time.sleep(0.02)
    raise TimeoutError(expression)


def _cached(exchange: Exchange) -> None:
    """Everything may be shown again without asking."""
    exchange.send(with_headers(exchange.answer(), {"Cache-Control": "max-age=86400"}))


def _openings(chromium: BrowserType, port: int) -> int:
    """First paint and the page's scripts done, in milliseconds, three ways."""
    cached, kept = Network(port), Network(port)
    cached.spoil(r".*", _cached)
    found: dict[str, list[tuple[float, float]]] = {
        "HTTP cache": [],
        "worker that runs": [],
        "worker that has ended": [],
    }
    with _phone(chromium, service_workers="block") as plain, _phone(chromium) as phone:
        without, page = plain.pages[0], phone.pages[0]
        page.goto(kept.url(PAGE))
        _until(page, DONE)
        without.goto(cached.url(PAGE))
        without.wait_for_load_state("networkidle")
        kept.cut()
        cached.cut()
        session = phone.new_cdp_session(page)
        session.send("ServiceWorker.enable")
        for _ in range(OPENINGS):
            found["HTTP cache"].append(_open(without, cached.url(PAGE)))
            found["worker that runs"].append(_open(page, kept.url(PAGE)))
            session.send("ServiceWorker.stopAllWorkers")
            found["worker that has ended"].append(_open(page, kept.url(PAGE)))
    over = 0
    base = [median(times) for times in zip(*found["HTTP cache"], strict=True)]
    for way, times in found.items():
        middle = [median(column) for column in zip(*times, strict=True)]
        late = any(one - before > SLOWER for one, before in zip(middle, base, strict=True))
        over += late
        print(
            f"{middle[0]:8.0f} ms first paint, {middle[1]:.0f} ms scripts done  {'OVER ' if late else ''}{PAGE} from the {way}"
        )
    print(f"{SLOWER:8.0f} ms          what an offline page may take longer than the HTTP cache, medians of {OPENINGS}")
    return over


def _open(page: Page, url: str) -> tuple[float, float]:
    page.goto("about:blank")
    page.goto(url)
    times: Any = _until(page, OPENED)
    return float(times[0]), float(times[1])


def _slow() -> Fault:
    """A line of `DELAY` and `RATE` for all requests together."""
    line = threading.Lock()

    def fault(exchange: Exchange) -> None:
        time.sleep(DELAY)
        answer = exchange.answer()
        exchange.head(answer, length=len(answer.body))
        for start in range(0, len(answer.body), 4096):
            piece = answer.body[start : start + 4096]
            with line:
                time.sleep(len(piece) / RATE)
                exchange.handler.wfile.write(piece)

    return fault


def _downloads(chromium: BrowserType, port: int, built: site.Site) -> None:
    """A first visit until everything is kept, with the bundle and with single bodies instead."""
    bundle = f"/o/{_pack(built, 'en')['bundle']}"
    ways: dict[str, list[tuple[float, int]]] = {"in one bundle": [], "body by body": []}
    for _ in range(DOWNLOADS):
        for way, results in ways.items():
            network = Network(port)
            if way == "body by body":
                network.spoil(bundle, faults.status(404))
            network.spoil(r".*", _slow())
            with _phone(chromium) as phone:
                began = time.monotonic()
                phone.pages[0].goto(network.url("/en/"))
                _until(phone.pages[0], DONE)
                results.append((time.monotonic() - began, len(network.requests)))
            network.cut()
    for way, results in ways.items():
        took, requests = (median(column) for column in zip(*results, strict=True))
        print(f"{took:8.1f} s           first visit on slow 4G until a language is kept {way}, {requests:.0f} requests")
