"""What every driver can do. Tabs are numbered from 0 and open when first used."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

PATIENCE = 60  # seconds for a condition; a limit, not a measurement


class BrowserError(Exception):
    """The browser refused or did not answer; the message is its own."""


class Browser(ABC):
    """One browser window of one engine, with a profile that outlives it."""

    name: str

    def __init__(self, profile: Path, languages: tuple[str, ...]) -> None:
        self.profile = profile
        self.languages = languages
        self.start()

    @abstractmethod
    def start(self) -> None:
        """Open the browser on its profile."""

    @abstractmethod
    def close(self) -> None:
        """End it; what it stored stays in the profile."""

    @abstractmethod
    def open(self, url: str, tab: int = 0) -> None:
        """Go to `url`; returns when the document is there. Raises `BrowserError`."""

    @abstractmethod
    def reload(self, tab: int = 0) -> None:
        """Load the page of a tab again."""

    @abstractmethod
    def run(self, expression: str, tab: int = 0) -> Any:
        """The value of a JavaScript expression in the page, awaited. Raises `BrowserError`."""

    @abstractmethod
    def close_tab(self, tab: int) -> None:
        """Close a tab other than the first; its number is free again."""

    @abstractmethod
    def tabs(self) -> list[int]:
        """Numbers of the tabs that are open."""

    def close_others(self) -> None:
        for tab in self.tabs():
            if tab:
                self.close_tab(tab)

    def restart(self) -> None:
        self.close()
        self.start()

    def until(self, expression: str, tab: int = 0, patience: float = PATIENCE) -> Any:
        """Wait for an expression to be true; a page that is just being replaced is asked again."""
        end = time.monotonic() + patience
        seen: Any = None
        while time.monotonic() < end:
            try:
                seen = self.run(expression, tab)
                if seen:
                    return seen
            except BrowserError as error:
                seen = error
            time.sleep(0.1)
        raise AssertionError(f"{self.name}: {expression} did not come true; last seen: {seen!r}")
