"""Debian's Chromium through Playwright."""

from __future__ import annotations

import atexit
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Playwright, sync_playwright

from tests.browser.drivers.base import Browser, BrowserError

LIMIT = 40_000  # milliseconds for one navigation


@cache
def _playwright() -> Playwright:
    """One for the process: a second one would find the first one's event loop running."""
    started = sync_playwright().start()
    atexit.register(started.stop)
    return started


class Chromium(Browser):
    name = "chromium"

    def __init__(self, profile: Path, languages: tuple[str, ...]) -> None:
        self._tabs: dict[int, Page] = {}
        super().__init__(profile, languages)

    def start(self) -> None:
        self.context: BrowserContext = _playwright().chromium.launch_persistent_context(
            self.profile,
            executable_path="/usr/bin/chromium",
            headless=True,
            locale=self.languages[0],
            viewport={"width": 390, "height": 844},
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        self._tabs = {0: self.context.pages[0]}

    def close(self) -> None:
        with suppress(Error):  # it has gone already
            self.context.close()

    def tab(self, number: int) -> Page:
        if number not in self._tabs:
            self._tabs[number] = self.context.new_page()
        return self._tabs[number]

    def open(self, url: str, tab: int = 0) -> None:
        try:
            self.tab(tab).goto(url, timeout=LIMIT, wait_until="domcontentloaded")
        except Error as error:
            raise BrowserError(error.message.splitlines()[0]) from error

    def reload(self, tab: int = 0) -> None:
        try:
            self.tab(tab).reload(timeout=LIMIT, wait_until="domcontentloaded")
        except Error as error:
            raise BrowserError(error.message.splitlines()[0]) from error

    def run(self, expression: str, tab: int = 0) -> Any:
        try:
            return self.tab(tab).evaluate(f"async () => ({expression})")
        except Error as error:
            raise BrowserError(error.message) from error

    def tabs(self) -> list[int]:
        return list(self._tabs)

    def close_tab(self, tab: int) -> None:
        self._tabs.pop(tab).close()

    def limit_quota(self, origin: str, size: int) -> None:
        """From now on the origin may store `size` bytes."""
        session = self.context.new_cdp_session(self.tab(0))
        session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})

    def stop_workers(self) -> None:
        """End every service worker, as the system does when memory is short."""
        session = self.context.new_cdp_session(self.tab(0))
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
