"""WhiteNoise that keeps its files in memory and validates them by content.

Its own ETag comes from a file's time stamp, so replicas differ, and is the same for every
encoding; conditions are compared as whole strings. Here the ETag is the hash of the body and
the encoding; `W/`, lists and `*` are understood; `gzip;q=0` is obeyed. A `Range` is ignored,
as RFC 9110 allows: bodies are small and the worker verifies whole ones.

A file too large for that stays on the disk and is mapped: the system reads it when it is asked
for, shares it between the processes and drops it when memory is short.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise
from whitenoise.responders import Response

from pwa import headers

Body = bytes | mmap.mmap

MAPPED = 500_000  # bytes from which a file is mapped
PIECE = 256 * 1024  # bytes of a mapped file that are sent at once
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_ERROR = re.compile(r"(/[\w-]+)?/\d{3}\.html")
_TAG = re.compile(r'(?:W/)?("[^"]*")')


@lru_cache(maxsize=256)  # browsers send a handful of values; the bound keeps others from filling memory
def accepted(header: str) -> tuple[str, ...]:
    """Encodings of ours a client takes, best first: "br", "gzip"."""
    weights: dict[str, float] = {}
    for part in header.lower().split(","):
        name, _, parameter = part.partition(";")
        quality = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", parameter)
        weights[name.strip()] = float(quality[1]) if quality else 0.0 if parameter.strip() else 1.0
    return tuple(name for name, _ in _ENCODINGS if weights.get(name, weights.get("*", 0)) > 0)


def matches(condition: str, etag: str) -> bool:
    """If-None-Match, weak comparison (RFC 9110, 13.1.2)."""
    return condition.strip() == "*" or etag in _TAG.findall(condition)


class MemoryFile:
    """One address: its body in every encoding, ready to be sent."""

    def __init__(self, bodies: dict[str, Body], shared: list[tuple[str, str]]) -> None:
        """`bodies` by encoding ("" is the plain one), `shared` the headers of every answer."""
        digest = _digest(bodies[""]).hex()[:20]
        common = [*shared, ("Vary", "Accept-Encoding")] if len(bodies) > 1 else shared
        self._variants: dict[str, tuple[str, Response, Response]] = {}
        for encoding, body in bodies.items():
            etag = f'"{digest}-{encoding}"' if encoding else f'"{digest}"'
            kept = [*common, ("ETag", etag)]
            own = [("Content-Length", str(len(body)))] + ([("Content-Encoding", encoding)] if encoding else [])
            no_type = [item for item in kept if item[0] != "Content-Type"]
            self._variants[encoding] = (
                etag,
                Response(HTTPStatus.OK, kept + own, body),
                Response(HTTPStatus.NOT_MODIFIED, no_type, None),
            )
        self._refused = Response(
            HTTPStatus.METHOD_NOT_ALLOWED,
            [(k, v) for k, v in shared if k not in ("Content-Type", "Cache-Control")]
            + [("Allow", "GET, HEAD"), ("Cache-Control", headers.NO_STORE), ("Content-Length", "0")],
            None,
        )

    def get_response(self, method: str, environ: dict[str, Any]) -> Response:
        """WhiteNoise's interface; `file` of the answer is its bytes, also for HEAD."""
        if method not in ("GET", "HEAD"):
            return self._refused
        encoding = next((e for e in accepted(environ.get("HTTP_ACCEPT_ENCODING", "")) if e in self._variants), "")
        etag, whole, not_modified = self._variants[encoding]
        condition = environ.get("HTTP_IF_NONE_MATCH")
        return not_modified if condition and matches(condition, etag) else whole


class MemoryFiles(WhiteNoise):
    """Serves a built site's folder; everything else goes to the application."""

    def __init__(self, application: Any, root: Path, languages: Iterable[str], preload: bool = False) -> None:
        self._languages = {code.lower(): code for code in languages}
        self._preload = preload
        self._bodies: dict[bytes, Body] = {}  # a page and its blob share one body
        super().__init__(application, allow_all_origins=False, index_file=True, max_age=None)
        for path in root.rglob("*"):
            if path.is_symlink():
                raise ValueError(f"{path}: a symbolic link; the served folder must hold plain files only")
        self.add_files(root)
        for url in [url for url in self.files if url in ("", "/", "/index.html") or _ERROR.fullmatch(url)]:
            del self.files[url]  # a server negotiates at `/` and answers errors with their status

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> MemoryFile:
        bodies = {"": self._read(path)}
        for encoding, ending in _ENCODINGS:
            if stat_cache is None or path + ending in stat_cache:
                bodies[encoding] = self._read(path + ending)
        return MemoryFile(bodies, [("Content-Type", headers.media_type(url)), *self._headers(url)])

    def redirect(self, from_url: str, to_url: str) -> MemoryFile | _Redirect:
        return _Redirect(to_url, self._headers(to_url))

    @staticmethod
    def serve(static_file: Any, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        response = static_file.get_response(method, environ)
        start_response(f"{response.status.value} {response.status.phrase}", response.headers)
        if not response.file or method != "GET":
            return []
        return _pieces(response.file) if isinstance(response.file, mmap.mmap) else [response.file]

    def _headers(self, url: str) -> list[tuple[str, str]]:
        language = self._languages.get(url.split("/")[1].lower(), "")
        return list(headers.of_file(url, language, self._preload).items())

    def _read(self, path: str) -> Body:
        body = _mapped(path) if Path(path).stat().st_size >= MAPPED else Path(path).read_bytes()
        return self._bodies.setdefault(_digest(body), body)


def _digest(body: Body) -> bytes:
    found = sha256(body).digest()
    if isinstance(body, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        body.madvise(mmap.MADV_DONTNEED)  # it was read for this only; whoever asks for it reads it again
    return found


def _mapped(path: str) -> mmap.mmap:
    """The file as it is now: a build puts a new one in its place and leaves this one whole."""
    with open(path, "rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _pieces(body: mmap.mmap) -> Iterable[bytes]:
    return (body[start : start + PIECE] for start in range(0, len(body), PIECE))


class _Redirect:
    """A missing slash or an index.html: the page's own address, query kept."""

    def __init__(self, target: str, shared: list[tuple[str, str]]) -> None:
        self._target = target
        self._shared = [item for item in shared if item[0] != "Cache-Control"]

    def get_response(self, method: str, environ: dict[str, Any]) -> Response:
        query = environ.get("QUERY_STRING", "")
        location = self._target + (f"?{query}" if query else "")
        return Response(
            HTTPStatus.FOUND,
            [
                *self._shared,
                ("Location", location),
                ("Cache-Control", headers.NO_STORE),
                ("Content-Length", "0"),
            ],
            None,
        )
