"""A PO file as the preview takes it: judged first, confined; read only when nothing speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pwa import catalogs, pseudo
from pwa.catalogs import Entry, Finding, Guidance, State, confined, reader, review
from pwa.catalogs.model import MOST
from pwa.catalogs.overview import counts
from pwa.locales import Locale
from pwa.text import Text


@dataclass(frozen=True, slots=True)
class Judged:
    """What there is to show. A broken file has findings and nothing else."""

    locale: Locale
    file: str  # as the translator named it
    version: str  # changes with the file, and with what signs or accepts its messages
    findings: tuple[Finding, ...] = ()
    entries: Mapping[str, Entry] | None = None  # by key; None: the file is broken
    states: Mapping[str, State] | None = None

    @property
    def broken(self) -> bool:
        return self.entries is None

    def counts(self, texts: Iterable[Text]) -> dict[str, int]:
        """As `pwa.catalogs.overview` counts."""
        return counts(self.entries or {}, self.states or {}, self.findings, list(texts))


def judge(path: Path, texts: tuple[Text, ...], locale: Locale, translations: Path) -> Judged:
    """Judge the file at `path` as it is now; whatever it holds, or when it is gone, nothing is raised.

    A copy is judged and read, so that both see the same bytes while an editor writes.
    """
    guidance = Guidance.load(translations, locale)
    file = path.as_posix()
    try:
        raw = _read(path)
    except OSError as error:
        finding = Finding(file, 1, "file", "error", "file", f"cannot be read ({error.strerror})", "save it again")
        return Judged(locale, file, "gone", (finding,))
    version = sha256(raw + repr(guidance).encode()).hexdigest()[:16]
    with TemporaryDirectory() as scratch:
        copy = Path(scratch) / "messages.po"
        copy.write_bytes(raw)
        found = confined.check_file(copy, texts, locale, guidance)
    name = copy.as_posix()
    findings = tuple(replace(one, file=file) if one.file == name else one for one in found)
    if any(one.check == confined.STOPPED for one in findings):
        return Judged(locale, file, version, findings)
    catalog = catalogs.parse(raw, locale, file)
    if catalog.faults:
        return Judged(locale, file, version, findings)
    entries = {entry.key: entry for entry in review.marked(catalog.current(), guidance.signatures)}
    blocked = catalogs.blocked(findings)
    all_told = sum(one.severity == "error" for one in findings) < MOST  # errors are the last to be left out

    def faulty(entry: Entry, text: Text) -> bool:
        return text.key in blocked if all_told else not catalogs.usable(entry, text, locale)

    return Judged(locale, file, version, findings, entries, catalogs.states(entries, texts, faulty))


def made_up(locale: Locale, texts: tuple[Text, ...]) -> Judged:
    """A pseudo-language: nothing to judge, all of it done."""
    return Judged(
        locale, locale.code, "made-up", (), pseudo.entries(texts, locale), {text.key: "done" for text in texts}
    )


def _read(path: Path) -> bytes:
    """No more of the file than the check takes; it refuses what is larger."""
    if not path.is_file():
        raise FileNotFoundError(2, "no such file")
    with path.open("rb") as file:
        return file.read(reader.MAX_BYTES + 1)
