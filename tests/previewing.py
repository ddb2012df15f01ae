"""The preview as a translator starts it, in a process of its own, for tests of what it answers and shows."""

from __future__ import annotations

import json
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pwa import catalogs
from pwa.content import load
from pwa.locales import LOCALES
from pwa.settings import TRANSLATIONS
from tests.serving import stop

PATIENCE = 120  # seconds; a limit, not a measurement
STALE, MISSING, ERROR = "ui/danger/lead", "guide/sciatica/title", "guide/sciatica/summary"
BEFORE = "Read the list from its top."


@dataclass
class Preview:
    """A running preview of `file`; its lines of JSON wait in `lines`."""

    process: subprocess.Popen[str]
    file: Path
    lines: queue.Queue[dict[str, Any]] = field(default_factory=queue.Queue)
    port: int = 0

    def next(self, event: str) -> dict[str, Any]:
        """The next line about this."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            if line["event"] == event:
                return line

    def save(self, text: str | bytes) -> dict[str, Any]:
        """Save the file as editors do, a new one in its place; what the preview says to it."""
        fresh = self.file.with_suffix(".new")
        fresh.write_bytes(text if isinstance(text, bytes) else text.encode())
        fresh.replace(self.file)
        return self.next("shown")


@contextmanager
def previewing(*arguments: str | Path, port: int = 0) -> Iterator[Preview]:
    """`backpocket translations preview` with these arguments, at a port that is free where none is given."""
    command = [sys.executable, "-m", "pwa.cli", "translations", "preview", "--port", str(port), "--json"]
    process = subprocess.Popen([*command, *map(str, arguments)], stdout=subprocess.PIPE, text=True)
    held = Preview(process, Path(arguments[0]))
    assert process.stdout is not None

    def listen(lines: Any) -> None:
        for line in lines:
            held.lines.put(json.loads(line))

    threading.Thread(target=listen, args=(process.stdout,), daemon=True).start()
    try:
        held.port = int(held.next("ready")["url"].split(":")[2].split("/")[0])
        yield held
    finally:
        stop(process)  # type: ignore[arg-type]


@cache
def spanish() -> str:
    """Our Spanish catalog, up to the content."""
    es = LOCALES["es"]
    return catalogs.write(catalogs.update(catalogs.read(catalogs.path_of(TRANSLATIONS, es), es), load().texts))


def damaged(text: str) -> str:
    """The same with a message that was made for older English, one that is missing and one with an error."""
    text = changed(text, STALE, lambda entry: entry.replace("msgctxt", f'#, fuzzy\n#| msgid "{BEFORE}"\nmsgctxt', 1))
    text = changed(text, MISSING, lambda entry: re.sub(r'msgstr ".*"', 'msgstr ""', entry))
    return changed(text, ERROR, lambda entry: re.sub(r'msgstr ".*"', 'msgstr "Un <b>dolor</b> de 5 días"', entry))


def changed(text: str, key: str, change: Any) -> str:
    """A PO file with one entry changed."""
    entries = text.split("\n\n")
    place = next(number for number, entry in enumerate(entries) if f'msgctxt "{key}"\n' in entry)
    entries[place] = change(entries[place])
    return "\n\n".join(entries)
