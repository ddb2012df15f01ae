"""The worker's own script under Node, with a network and a disk that a test commands."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from pwa import offline
from pwa.settings import Settings
from tests.node import Node

LANGUAGES = ("en", "es")
PAGES = ("", "danger/", "guides/a/", "guides/b/", "list.json")  # the last one is kept in pieces
BLOBS, META, STATE = "bp-blobs-1", "bp-meta-1", "/bp/state"
FIRST = {f"/{lang}/{page}": 1 for lang in LANGUAGES for page in PAGES}


def digest(body: bytes) -> str:
    return sha256(body).hexdigest()


def words(path: str, version: int, part: str) -> bytes:
    """The body of a page."""
    if path.endswith(".json"):
        return f'["{path}",\n\n{version},\n\n"{part}"]'.encode()
    return f"<h1>{path} {version}</h1><link href={part}>".encode()


class Release:
    """A site in small. `versions` numbers the words of each page; a page names the style of its
    release, and there is a script no page names."""

    def __init__(
        self,
        seq: int,
        versions: dict[str, int],
        style: int = 1,
        script: int = 1,
        bad: tuple[str, ...] = (),
        kill: str = "",
    ) -> None:
        self.seq = seq
        self.versions = versions
        self.style = style
        self.script = script
        self.part = f"/static/app.{style}.css"
        self.pages = {path: words(path, version, self.part) for path, version in versions.items()}
        self.shared = {f"/{lang}/offline/": f"<h1>offline {lang}</h1>".encode() for lang in LANGUAGES}
        self.shared[self.part] = f"/* style {style} */".encode()
        self.shared[f"/static/app.{script}.js"] = f"/* script {script} */".encode()
        packs = {lang: {p: body for p, body in self.pages.items() if p.startswith(f"/{lang}/")} for lang in LANGUAGES}
        self.files: dict[str, bytes] = {**self.shared, **self.pages}
        self.document = offline.add(self.files, self.shared, packs, Settings(bad=bad, kill=kill))
        self.id = str(self.document["release"])
        self.files["/o/latest.json"] = offline.numbered(self.document, seq)

    def digests(self, lang: str) -> dict[str, str]:
        """Pages of a language, by address: digest."""
        return {path: digest(body) for path, body in self.pages.items() if path.startswith(f"/{lang}/")}

    def blobs(self, *paths: str) -> list[str]:
        """Addresses of what these pages are kept as."""
        packs = [json.loads(self.files[f"/o/{pack['manifest']}"]) for pack in self.document["packs"].values()]
        entries = {path: entry[0] for pack in packs for path, entry in pack["entries"].items()}
        return [f"/o/{name}" for path, name in entries.items() if path.partition("#")[0] in paths]


class Host(Node):
    """The Node process: one phone with one worker. A call is one command, see worker_host.mjs."""

    def __call__(self, op: str, **values: Any) -> Any:
        return self.ask({"op": op, **values})

    def send(self, type: str, **data: Any) -> dict[str, Any]:
        """The worker's answer to a message of a page."""
        return dict(self("send", data={"type": type, **data}))

    def publish(self, release: Release, only: str = "") -> Release:
        """All of a release is served from now on, or `only` one of its documents."""
        files = {path: body for path, body in release.files.items() if only in ("", path)}
        self("publish", bodies={path: base64.b64encode(body).decode() for path, body in files.items()})
        return release

    def report(self) -> dict[str, Any]:
        return dict(self.send("status")["value"])

    def shown(self, paths: Iterable[str]) -> dict[str, str]:
        """Those of the pages that open, by address: digest."""
        wanted = list(paths)
        found = zip(wanted, self("requests", paths=wanted, mode="navigate"), strict=True)
        return {path: answer["digest"] for path, answer in found if answer["status"] == 200}

    def language(self, lang: str) -> dict[str, str]:
        return self.shown(f"/{lang}/{page}" for page in PAGES)

    def has(self, path: str, body: bytes) -> bool:
        """A part of a page is what it should be."""
        return bool(self("request", path=path, mode="no-cors")["digest"] == digest(body))


def running() -> Host:
    return Host("worker_host.mjs")
