"""PO files: read, written, brought up to the content, judged. Pure functions on frozen records."""

from __future__ import annotations

from pwa.catalogs.check import check, check_file, check_own, usable
from pwa.catalogs.credits import translators
from pwa.catalogs.guidance import Guidance
from pwa.catalogs.header import is_glossary, language_of
from pwa.catalogs.model import Catalog, CatalogError, Entry, Finding
from pwa.catalogs.normalize import normalize
from pwa.catalogs.reader import load, opened, parse, path_of, read
from pwa.catalogs.safety import is_safety
from pwa.catalogs.state import SHOWN, STATES, State, blocked, states
from pwa.catalogs.stats import Stats, stats
from pwa.catalogs.update import new, update
from pwa.catalogs.writer import pot, write

__all__ = [
    "SHOWN",
    "STATES",
    "Catalog",
    "CatalogError",
    "Entry",
    "Finding",
    "Guidance",
    "State",
    "Stats",
    "blocked",
    "check",
    "check_file",
    "check_own",
    "is_glossary",
    "is_safety",
    "language_of",
    "load",
    "new",
    "normalize",
    "opened",
    "parse",
    "path_of",
    "pot",
    "read",
    "states",
    "stats",
    "translators",
    "update",
    "usable",
    "write",
]
