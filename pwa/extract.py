"""Babel's way into the content: `[backpocket: **.toml]` in a mapping file, or the name
`backpocket` in `babel.messages.extract`. `backpocket translations extract` needs it not; it is
for tools that know Babel.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePath
from typing import Any, BinaryIO

from pwa import content, records
from pwa.text import SENTENCE, Plural, Text

Extracted = tuple[int, str, tuple[str, ...], list[str]]


def extract(
    fileobj: BinaryIO, keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """Messages of one content file: line, function, (context, source[, plural]), notes.

    The file's place tells its kind: `guides/<slug>.toml`, `signs.toml`, `ui/<area>.toml`; other files
    hold no messages. Raises `ContentError` with every fault of the file.
    """
    path = PurePath(str(getattr(fileobj, "name", "")))
    file = records.parse(fileobj.read(), "/".join(path.parts[-2:]))
    front = _fill(file, path)
    if file.faults:
        raise content.ContentError(file.faults)
    for text in file.texts:
        yield _extracted(file, text, text.key.removeprefix(front))


def _fill(file: records.File, path: PurePath) -> str:
    """Fill `file.texts`; the front of their ids comes back, which the file's own keys leave out."""
    for kind, (plural, cls, one_each) in content.KINDS.items():
        if one_each and path.parent.name == plural:
            records.record(file, cls, file.table, "", f"{kind}/{path.stem}", slug=path.stem)
            return f"{kind}/{path.stem}/"
        if not one_each and path.name == f"{plural}.toml":
            for slug, table in file.table.items():
                records.record(file, cls, table, slug, f"{kind}/{slug}", slug=slug)
            return f"{kind}/"
    if path.parent.name == "ui":
        for screen, table in file.table.items():
            limit = content.UI_LIMITS.get(screen, SENTENCE)
            for name, source in table.items() if isinstance(table, dict) else ():
                records.message(file, source, f"{screen}.{name}", f"ui/{screen}/{name}", limit)
    return "ui/"


def _extracted(file: records.File, text: Text, rest: str) -> Extracted:
    at = rest.replace("/", ".")
    line = file.lines.get(at) or file.lines.get(f"{at}.one") or 1
    notes = [text.note] if text.note else []
    if isinstance(text, Plural):
        return line, "npgettext", (text.key, text.source, text.other), notes
    return line, "pgettext", (text.key, text.source), notes
