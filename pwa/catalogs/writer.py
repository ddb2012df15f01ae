"""Write PO files in one canonical form, which GNU gettext and Weblate leave as it is.

No wrapping, references without line numbers, the content's order, no creation date, LF. What
GNU tools take away are flags they do not know (`max-length`, `priority`, which Weblate reads);
`update` puts them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pwa import pages
from pwa.catalogs import header, safety
from pwa.catalogs.case import is_search_words
from pwa.catalogs.model import Catalog, Entry
from pwa.text import SENTENCE, Plural, Text

CONTENT = "pwa/content/"  # in front of a text's file, so that editors and Weblate find it
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"})


def write(catalog: Catalog) -> str:
    """The file's text. Reading it again gives the same catalog."""
    return _file(catalog.comments, catalog.header, catalog.entries)


def pot(texts: Iterable[Text]) -> str:
    """The template, `messages.pot`, for these texts in their order."""
    entries = (template(text) for text in texts)
    return _file(("Backpocket: back and leg care in your pocket.",), header.new(None), entries)


def template(text: Text) -> Entry:
    """An untranslated entry with everything that comes from the content."""
    notes = [text.note] if text.note else []
    flags = []
    plural = text.other if isinstance(text, Plural) else ""
    if "{" in text.source + plural:
        flags.append("python-brace-format")
    if text.limit != SENTENCE:
        flags.append(f"max-length:{text.limit}")
        notes.append(f"At most {text.limit} characters.")
    if not is_search_words(text) and (where := pages.seen_on(text.key)):
        notes.append(f"Seen on {where}.")
    if (first := safety.priority(text)) != safety.USUAL:
        flags.append(f"priority:{first}")
    forms = ("", "") if plural else ("",)
    files = (CONTENT + text.file,) if text.file else ()  # a term of the glossary stands in no page's content
    return Entry(text.key, text.source, forms, plural, tuple(flags), notes=tuple(notes), files=files)


def _file(comments: Iterable[str], fields: tuple[tuple[str, str], ...], entries: Iterable[Entry]) -> str:
    about = "".join(f"{name}: {value}\n" for name, value in header.canonical(fields))
    first = Entry("", "", (about,), comments=tuple(comments))
    return "\n".join("".join(f"{line}\n" for line in _entry(entry)) for entry in (first, *entries))


def _entry(entry: Entry) -> Iterator[str]:
    fuzzy = entry.fuzzy and entry.forms[0]  # gettext marks nothing that is not translated
    flags = ("fuzzy", *entry.flags) if fuzzy else entry.flags
    mark = "#~ " if entry.obsolete else ""
    yield from (f"# {line}".rstrip() for line in entry.comments)
    yield from (f"#. {line}".rstrip() for line in entry.notes)
    yield from (f"#: {file}" for file in entry.files)
    if flags:
        yield f"#, {', '.join(flags)}"
    for name, text in entry.previous:
        yield from _keyword("#~| " if entry.obsolete else "#| ", name, text)
    if entry.key:
        yield from _keyword(mark, "msgctxt", entry.key)
    yield from _keyword(mark, "msgid", entry.source)
    if entry.other:
        yield from _keyword(mark, "msgid_plural", entry.other)
        for number, form in enumerate(entry.forms):
            yield from _keyword(mark, f"msgstr[{number}]", form)
    else:
        yield from _keyword(mark, "msgstr", entry.forms[0])


def _keyword(mark: str, name: str, text: str) -> Iterator[str]:
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    if len(lines) > 1:
        lines.insert(0, "")
    for number, line in enumerate(lines or [""]):
        yield f'{mark}{name + " " if not number else ""}"{line.translate(_ESCAPES)}"'
