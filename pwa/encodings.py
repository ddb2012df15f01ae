"""Bodies compressed once, at build, as small as they get."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import brotli

SMALLEST = 200  # bytes; below that a header costs more than is won
_LARGE = 400_000  # bytes; above that the best brotli takes seconds for a few per cent
_HUGE = 4_000_000  # bytes; above that even the second best takes ten seconds
_ALREADY = re.compile(rb"\x89PNG|RIFF|PK\x03\x04.{4}\x08", re.DOTALL)  # pictures; a zip of deflated files


_made: dict[bytes, dict[str, bytes]] = {}  # one build's bodies, by digest


def encodings(body: bytes) -> dict[str, bytes]:
    """The body by Content-Encoding, "" being itself; only what is smaller is kept."""
    digest = sha256(body).digest()
    if digest not in _made:
        _made[digest] = _compress(body)
    return {"": body} | _made[digest]


def compress_all(bodies: Iterable[bytes]) -> None:
    """Fill the memory of `encodings` on all cores; both libraries release the lock."""
    with ThreadPoolExecutor() as pool:
        list(pool.map(encodings, bodies))


def _compress(body: bytes) -> dict[str, bytes]:
    if len(body) < SMALLEST or _ALREADY.match(body):
        return {}
    best, good = (11, 9) if len(body) < _LARGE else (10, 9) if len(body) < _HUGE else (6, 6)
    made = {
        "br": brotli.compress(body, quality=best, lgwin=22),
        "gzip": gzip.compress(body, good, mtime=0),
    }
    return {name: small for name, small in made.items() if len(small) < len(body)}
