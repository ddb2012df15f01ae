"""Stock Firefox ESR over WebDriver BiDi: a websocket and JSON, no geckodriver."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from pathlib import Path
from typing import Any

import websocket

from tests.browser.drivers.base import Browser, BrowserError

LIMIT = 60  # seconds for one command
QUIET = {
    "remote.active-protocols": 1,
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "app.normandy.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "extensions.systemAddon.update.enabled": False,
    "browser.region.network.url": "",
    "dom.quotaManager.testing": True,
}


class Firefox(Browser):
    name = "firefox"

    def __init__(self, profile: Path, languages: tuple[str, ...], quota: int | None) -> None:
        self._quota = quota
        self._tabs: dict[int, str] = {}
        super().__init__(profile, languages)

    def start(self) -> None:
        prefs: dict[str, Any] = {**QUIET, "intl.accept_languages": ",".join(self.languages)}
        if self._quota is not None:
            prefs["dom.quotaManager.temporaryStorage.fixedLimit"] = self._quota // 1024
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in prefs.items()]
        self.profile.mkdir(parents=True, exist_ok=True)
        (self.profile / "user.js").write_text("\n".join(lines))
        self._process = subprocess.Popen(
            ["/usr/bin/firefox-esr", "--no-remote", "--profile", str(self.profile), "--headless",
             "--remote-debugging-port", "0", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        self._socket = websocket.create_connection(f"{self._address()}/session", timeout=LIMIT, suppress_origin=True)
        self._count = 0
        self._command("session.new", {"capabilities": {}})
        self._tabs = {0: self._command("browsingContext.getTree", {})["contexts"][0]["context"]}

    def _address(self) -> str:
        errors = self._process.stderr
        assert errors is not None
        for line in errors:
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                # Read on, or the browser blocks once the pipe is full.
                threading.Thread(target=lambda: list(errors), daemon=True).start()
                return found[1]
        raise BrowserError("Firefox ended before it could be driven")

    def close(self) -> None:
        try:
            self._command("browser.close", {})
            self._socket.close()
            self._process.wait(15)
        except (BrowserError, OSError, websocket.WebSocketException, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()

    def _command(self, method: str, params: dict[str, Any]) -> Any:
        self._count += 1
        number = self._count
        try:
            self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
            while True:
                message = json.loads(self._socket.recv())
                if message.get("id") == number:
                    break
        except (OSError, websocket.WebSocketException) as error:
            raise BrowserError(f"{method}: {error}") from error
        if message.get("type") == "error":
            raise BrowserError(f"{message['error']}: {message.get('message', '')}")
        return message["result"]

    def tab(self, number: int) -> str:
        if number not in self._tabs:
            self._tabs[number] = self._command("browsingContext.create", {"type": "tab"})["context"]
        return self._tabs[number]

    def open(self, url: str, tab: int = 0) -> None:
        self._command("browsingContext.navigate", {"context": self.tab(tab), "url": url, "wait": "interactive"})

    def reload(self, tab: int = 0) -> None:
        self._command("browsingContext.reload", {"context": self.tab(tab), "wait": "interactive"})

    def run(self, expression: str, tab: int = 0) -> Any:
        answer = self._command(
            "script.evaluate",
            {
                "expression": f"(async () => JSON.stringify(await ({expression})))()",
                "target": {"context": self.tab(tab)},
                "awaitPromise": True,
            },
        )
        if answer["type"] == "exception":
            raise BrowserError(answer["exceptionDetails"]["text"])
        value = answer["result"].get("value")
        return None if value is None else json.loads(value)

    def tabs(self) -> list[int]:
        return list(self._tabs)

    def close_tab(self, tab: int) -> None:
        self._command("browsingContext.close", {"context": self._tabs.pop(tab)})
