"""Pages as a reader sees and uses them, in Chromium without the worker: whatever is kept plays no part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from pwa import pages
from pwa.content import load
from tests.browser.drivers.chromium import _playwright

PHONE = {"width": 390, "height": 844}
MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


def of_each_kind(lang: str) -> list[str]:
    """One address for every kind of page, the first of those that are many."""
    found: dict[str, str] = {}
    for page in pages.pages(load(), lang):
        found.setdefault(page.kind, page.path)
    return list(found.values())


class Screens:
    """A phone for one case: pages of the server at `port`; what a page reports as an error is kept."""

    def __init__(self, browser: Browser, port: int) -> None:
        self._browser = browser
        self._context: BrowserContext | None = None
        self.origin = f"http://127.0.0.1:{port}"
        self.errors: list[str] = []
        self.page: Page

    def at(self, port: int) -> Screens:
        """The same browser for another server."""
        return Screens(self._browser, port)

    def begin(self, before: str = "", **options: Any) -> Page:
        """A new phone. `before` is a script that runs on every page ahead of its own, `options` are Playwright's."""
        self.end()
        given = {"viewport": PHONE, "locale": "en", "service_workers": "block", **options}
        self._context = self._browser.new_context(base_url=self.origin, **given)
        if before:
            self._context.add_init_script(before)
        self.page = self._context.new_page()
        self.page.on("pageerror", lambda fault: self.errors.append(str(fault)))
        self.page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        return self.page

    def open(self, path: str, before: str = "", **options: Any) -> Page:
        """A new phone that opens `path`; its scripts have run."""
        page = self.begin(before, **options)
        page.goto(path)
        page.wait_for_load_state("networkidle")
        return page

    def end(self) -> None:
        if self._context:
            self._context.close()
        self._context = None


@contextmanager
def screens(port: int) -> Iterator[Screens]:
    browser = _playwright().chromium.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
    )
    held = Screens(browser, port)
    try:
        yield held
    finally:
        held.end()
        browser.close()
