"""Releases to publish: the real site, or a few of its pages, with sentences changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from pwa import offline
from pwa.settings import Settings

Bodies = Mapping[str, bytes]


@dataclass(frozen=True)
class Release:
    """A whole site: files of the core pack, pages by language, and what no pack holds."""

    shared: Bodies
    packs: Mapping[str, Bodies]
    rest: Bodies
    seq: int = 1_000
    settings: Settings = field(default_factory=Settings)

    @staticmethod
    def of(files: Bodies) -> Release:
        """The release in a built site's files."""
        pointer = json.loads(files["/o/latest.json"])
        shared = _entries(files, pointer["core"])
        packs = {lang: _entries(files, pack["manifest"]) for lang, pack in pointer["packs"].items()}
        known = {*shared, *(path for pages in packs.values() for path in pages)}
        rest = {path: body for path, body in files.items() if path not in known and not path.startswith("/o/")}
        return Release(shared, packs, rest)

    def only(self, languages: Iterable[str], wanted: Callable[[str], bool]) -> Release:
        """Fewer languages and pages, so that a case takes seconds."""
        packs = {
            lang: {path: body for path, body in self.packs[lang].items() if path.startswith("/static/") or wanted(path)}
            for lang in languages
        }
        fronts = ("/static/", *(f"/{lang}/" for lang in packs))
        kept = {path: body for path, body in self.shared.items() if path.startswith(fronts)}
        return replace(self, packs=packs, shared=kept)

    def changed(self, path: str, old: str, new: str) -> Release:
        """The next release, with other words on one page."""
        lang = path.split("/")[1]
        before = self.packs[lang][path]
        after = before.replace(old.encode(), new.encode())
        assert before != after, f"{path} does not say {old!r}"
        return replace(self, packs={**self.packs, lang: {**self.packs[lang], path: after}}, seq=self.seq + 1)

    def with_part(self, path: str, addition: bytes) -> Release:
        """The same number with another style or script: a new address, as hashed names give."""
        stem, dot, ending = path.rpartition(".")
        shared = {one: body for one, body in self.shared.items() if one != path}
        return replace(self, shared={**shared, f"{stem}x{dot}{ending}": self.shared[path] + addition})

    def older(self, seq: int) -> Release:
        """The same words under this number."""
        return replace(self, seq=seq)

    def next(self, **settings: Any) -> Release:
        """The same words under a higher number, for example with `bad` or `kill` set."""
        return replace(self, seq=self.seq + 1, settings=replace(self.settings, **settings))

    def files(self) -> dict[str, bytes]:
        """Everything to serve, documents included."""
        files = dict(self.rest) | dict(self.shared)
        for pages in self.packs.values():
            files |= pages
        files["/o/latest.json"] = offline.numbered(self._add(files), self.seq)
        return files

    def document(self) -> dict[str, Any]:
        """The pointer."""
        return dict(json.loads(self.files()["/o/latest.json"]))

    def bundle(self, lang: str) -> str:
        """Address of a language's bundle."""
        return f"/o/{self.document()['packs'][lang]['bundle']}"

    def blob(self, path: str) -> str:
        """Address of a page's or a shared file's body."""
        holder = next(bodies for bodies in (self.shared, *self.packs.values()) if path in bodies)
        return f"/o/{sha256(holder[path]).hexdigest()}"

    def blobs(self, lang: str) -> dict[str, str]:
        """Addresses of all bodies a language's pack names; those of a list's pieces too."""
        files = self.files()
        document = json.loads(files[f"/o/{self.document()['packs'][lang]['manifest']}"])
        return {name: f"/o/{entry[0]}" for name, entry in document["entries"].items()}

    def pages(self, lang: str) -> list[str]:
        """Addresses a reader of a language opens; the pack has parts of pages beside them."""
        return sorted(path for path in self.packs[lang] if path.endswith("/"))

    @property
    def id(self) -> str:
        return str(self._add({})["release"])

    def _add(self, files: dict[str, bytes]) -> dict[str, Any]:
        return offline.add(files, self.shared, self.packs, self.settings)


def _entries(files: Bodies, manifest: str) -> dict[str, bytes]:
    document = json.loads(files[f"/o/{manifest}"])
    bodies: dict[str, bytes] = {}
    for name, entry in document["entries"].items():
        path = name.partition("#")[0]  # the pieces of a list follow each other
        bodies[path] = bodies.get(path, b"") + files[f"/o/{entry[0]}"]
    return bodies
