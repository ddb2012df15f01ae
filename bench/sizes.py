"""What travels: pages, scripts, worker, packs, against the budgets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from pwa.assets import graph
from pwa.encodings import encodings
from pwa.locales import LOCALES
from pwa.site import Site

# Budgets in bytes on the wire (brotli).
PAGE = 14 * 1024  # a page with its styles
SCRIPTS = 30 * 1024  # of a page
WORKER = 8 * 1024
CORE = 60 * 1024
LANGUAGE = 300 * 1024

Row = tuple[str, int, int]  # what, bytes, budget


def wire(body: bytes) -> int:
    """Bytes as a browser of today gets them."""
    return min(map(len, encodings(body).values()))


def styles(site: Site, body: bytes) -> int:
    """The style sheets a page links, as they travel."""
    return sum(wire(site.files[url.decode()]) for url in re.findall(rb'rel="stylesheet" href="([^"]+)"', body))


def scripts(site: Site) -> dict[str, int]:
    """What the scripts of a page weigh, bytes by page; the code for another phone to scan comes on a tap."""
    main = next(url for url in site.files if re.fullmatch(r"/static/js\.\w+/main\.js", url))
    rare = re.findall(rb'"([\w-]+)":\(\)=>import\("([^"]+)"\)', site.files[main])
    needed = {tag: graph(site.files, urljoin(main, name.decode())) for tag, name in rare}
    every = graph(site.files, main)
    found = {}
    for url, body in site.files.items():
        if url.endswith("/") and (words := re.search(rb'src="(/static/words\.[^"]+)"', body)):
            parts = every.union({words[1].decode()}, *(needed[tag] for tag in needed if b"<" + tag in body))
            found[url] = sum(wire(site.files[part]) for part in parts)
    return found


def rows(site: Site) -> Iterator[Row]:
    """Every budget with what it measures now; the largest page of each language stands for all."""
    for code in LOCALES:
        front = f"/{code}/"
        pages = {u: wire(b) + styles(site, b) for u, b in site.files.items() if u.startswith(front) and u.endswith("/")}
        largest = max(pages, key=lambda url: pages[url])
        yield f"largest page with styles, {largest}", pages[largest], PAGE
        yield f"median page with styles, {code}", sorted(pages.values())[len(pages) // 2], PAGE
    weights = scripts(site)
    heaviest = max(weights, key=lambda url: weights[url])
    yield f"most scripts, {heaviest}", weights[heaviest], SCRIPTS
    yield "least scripts of a page", min(weights.values()), SCRIPTS
    yield "worker", wire(site.files["/sw.js"]), WORKER
    pointer = json.loads(site.files["/o/latest.json"])
    core = json.loads(site.files[f"/o/{pointer['core']}"])
    yield "core pack", sum(wire(site.files[f"/o/{entry[0]}"]) for entry in core["entries"].values()), CORE
    for code, pack in pointer["packs"].items():
        yield f"{code}, whole language ({pack['files']} files)", pack["wire"], LANGUAGE


def report(site: Site) -> int:
    """Print the table; the number of budgets that do not hold comes back."""
    over = 0
    for what, size, budget in rows(site):
        over += size > budget
        print(f"{size / 1024:8.1f} KB of {budget / 1024:5.0f}  {'OVER ' if size > budget else ''}{what}")
    return over
