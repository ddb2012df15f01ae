"""WebKitGTK through its own driver; `webkit_host.py` is the browser, since MiniBrowser's
automation forgets everything when it closes."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.drivers.base import Browser, BrowserError

LIMIT = 60  # seconds for one script
HOST = Path(__file__).with_name("webkit_host.py")
SAVING = 0.5  # seconds its network process needs to write down what it was given


class WebKit(Browser):
    name = "webkit"

    def __init__(self, profile: Path, languages: tuple[str, ...]) -> None:
        self._tabs: dict[int, str] = {}
        super().__init__(profile, languages)

    def start(self) -> None:
        self._screen = _Screen()
        options = Options()
        options.binary_location = str(HOST)
        environment = {
            **os.environ,
            "DISPLAY": self._screen.name,
            "GDK_BACKEND": "x11",
            "BACKPOCKET_PROFILE": str(self.profile),
            "BACKPOCKET_LANGUAGES": ",".join(self.languages),
        }
        service = Service("/usr/bin/WebKitWebDriver", env=environment)
        self._driver = webdriver.WebKitGTK(options=options, service=service)
        self._driver.set_script_timeout(LIMIT)
        self._driver.set_page_load_timeout(40)
        self._tabs = {0: self._driver.current_window_handle}

    def close(self) -> None:
        time.sleep(SAVING)
        try:
            self._driver.quit()
        except WebDriverException:
            pass  # it has gone already
        finally:
            self._screen.close()

    def _enter(self, number: int) -> None:
        if number not in self._tabs:
            self._driver.switch_to.new_window("tab")
            self._tabs[number] = self._driver.current_window_handle
        if self._driver.current_window_handle != self._tabs[number]:
            self._driver.switch_to.window(self._tabs[number])

    def open(self, url: str, tab: int = 0) -> None:
        try:
            self._enter(tab)
            self._driver.get(url)
        except WebDriverException as error:
            raise BrowserError(error.msg or "") from error

    def reload(self, tab: int = 0) -> None:
        try:
            self._enter(tab)
            self._driver.refresh()
        except WebDriverException as error:
            raise BrowserError(error.msg or "") from error

    def run(self, expression: str, tab: int = 0) -> Any:
        script = (
            "const done = arguments[arguments.length - 1];"
            f"(async () => ({expression}))().then((value) => done({{ value }}), (e) => done({{ error: String(e) }}));"
        )
        try:
            self._enter(tab)
            answer = self._driver.execute_async_script(script)
        except WebDriverException as error:
            raise BrowserError(error.msg or "") from error
        if "error" in answer:
            raise BrowserError(answer["error"])
        return answer.get("value")

    def tabs(self) -> list[int]:
        return list(self._tabs)

    def close_tab(self, tab: int) -> None:
        self._enter(tab)
        self._driver.close()
        del self._tabs[tab]
        self._driver.switch_to.window(self._tabs[0])


class _Screen:
    """A virtual screen of its own."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "800x1000x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise BrowserError("Xvfb did not start")
        self.name = f":{number}"

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
