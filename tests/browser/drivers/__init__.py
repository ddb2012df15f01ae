"""The three engines a phone may have, driven alike: Chromium, Firefox ESR, WebKitGTK."""

from __future__ import annotations

from pathlib import Path

from tests.browser.drivers.base import Browser, BrowserError

ENGINES = ("chromium", "firefox", "webkit")

__all__ = ["ENGINES", "Browser", "BrowserError", "launch", "missing"]


def missing(engine: str) -> str:
    """Why `engine` cannot be driven here; empty when it can."""
    needs = {
        "chromium": ["/usr/bin/chromium"],
        "firefox": ["/usr/bin/firefox-esr"],
        "webkit": ["/usr/bin/WebKitWebDriver", "/usr/bin/xvfb-run", "/usr/lib/python3/dist-packages/gi"],
    }[engine]
    absent = [path for path in needs if not Path(path).exists()]
    return f"{engine}: {', '.join(absent)} not installed" if absent else ""


def launch(engine: str, profile: Path, *, quota: int | None = None, languages: tuple[str, ...] = ("en",)) -> Browser:
    """A running browser with its data in `profile`, which outlives it.

    `quota`: bytes an origin may store, where the engine can be told at the start (Firefox).
    `languages`: what the phone prefers, best first.
    """
    if engine == "chromium":
        from tests.browser.drivers.chromium import Chromium

        return Chromium(profile, languages)
    if engine == "firefox":
        from tests.browser.drivers.firefox import Firefox

        return Firefox(profile, languages, quota)
    from tests.browser.drivers.webkit import WebKit

    return WebKit(profile, languages)
