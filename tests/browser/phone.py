"""A reader with a phone: what a case does and sees, in the product's terms."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from tests.browser.drivers import Browser
from tests.browser.drivers.base import PATIENCE
from tests.browser.network import Network
from tests.browser.releases import Release

ASK = """new Promise(async (resolve) => {
  const registration = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => resolve(data);
  (registration.active ?? navigator.serviceWorker.controller).postMessage(%s, [port2]);
})"""
DIGESTS = """(async () => {
  const seen = {};
  for (const path of %s) {
    const answer = await fetch(path).catch(() => null);
    const body = answer && answer.ok ? await answer.arrayBuffer() : new ArrayBuffer(0);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    seen[path] = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  return seen;
})()"""

DAMAGE = """(async () => {
  const blobs = await caches.open("bp-blobs-1");
  const meta = await caches.open("bp-meta-1");
  %s
})()"""


@dataclass
class Phone:
    """One browser on one network, holding what `release` has unless a case says otherwise."""

    browser: Browser
    network: Network
    release: Release

    def visit(self, path: str, tab: int = 0) -> None:
        self.browser.open(self.network.url(path), tab)

    def state(self, tab: int = 0) -> str:
        return str(self.browser.run("document.documentElement.dataset.offlineState", tab))

    def wait(self, state: str, tab: int = 0) -> None:
        self.browser.until(f"document.documentElement.dataset.offlineState === {json.dumps(state)}", tab)

    def keep(self, lang: str, tab: int = 0) -> None:
        """Open Today in a language on a good network and wait until it is all there."""
        self.visit(f"/{lang}/", tab)
        self.wait("ready", tab)

    def report(self, tab: int = 0) -> dict[str, Any]:
        return dict(self.browser.run("fetch('/o/state.json').then((answer) => answer.json())", tab))

    def wait_report(self, condition: str, tab: int = 0) -> dict[str, Any]:
        """Wait until a condition on `report`, as JavaScript, holds."""
        self.browser.until(
            f"fetch('/o/state.json').then((answer) => answer.json()).then((report) => Boolean({condition}))", tab
        )
        return self.report(tab)

    def wait_requests(self, pattern: str, count: int) -> None:
        """Wait until that many requests whose address matches came."""
        end = time.monotonic() + PATIENCE
        while sum(bool(re.fullmatch(pattern, path)) for path in self.network.requests) < count:
            assert time.monotonic() < end, f"{pattern} was not asked for {count} times"
            time.sleep(0.05)

    def ask(self, tab: int = 0, **message: Any) -> dict[str, Any]:
        """The worker's answer to a message, as the scripts of the site send it."""
        return dict(self.browser.run(ASK % json.dumps(message), tab))

    def next_visit(self, lang: str) -> int:
        """Come back later: a tab of its own, which looks for a newer release. Its number."""
        tab = max(self.browser.tabs()) + 1
        self.visit(f"/{lang}/", tab)
        return tab

    def stored(self, tab: int = 0) -> int:
        """How many bodies the phone holds."""
        keys = "caches.open('bp-blobs-1').then((cache) => cache.keys())"
        return int(self.browser.run(f"{keys}.then((all) => all.filter((k) => k.url.includes('/o/')).length)", tab))

    def press(self, act: str, holder: str = "", tab: int = 0) -> None:
        """Press the button for `act` (its `data-act`), once it is there."""
        find = f"document.querySelector({json.dumps(f'{holder} [data-act={act}]')})"
        self.browser.until(f"({find} && ({find}.click(), true))", tab)

    def save(self, lang: str, tab: int = 0) -> None:
        """Press Save on the languages page, which is open, and wait until the language is whole."""
        self.press("save", f"[data-pack={lang}]", tab)
        self.browser.until(f"document.querySelector('[data-pack={lang}]').dataset.state === 'ready'", tab)

    def shows(self, path: str, tab: int = 0) -> str:
        """Open a page; its main heading."""
        self.visit(path, tab)
        return str(self.browser.until("document.querySelector('h1')?.textContent.trim()", tab))

    def differing(self, lang: str, release: Release | None = None, tab: int = 0) -> list[str]:
        """Pages of a language whose bytes, as this phone shows them, are not the release's."""
        pages = (release or self.release).packs[lang]
        seen = self.browser.run(DIGESTS % json.dumps(list(pages)), tab)
        return [path for path, body in pages.items() if seen[path] != sha256(body).hexdigest()]

    def forget(self, script: str, tab: int = 0) -> None:
        """Damage what is stored, as the system or a failing disk may: `blobs` and `meta` are caches."""
        self.browser.run(DAMAGE % script, tab)
