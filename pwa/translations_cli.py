"""`backpocket translations`: what a maintainer or a check needs of the catalogs, one command each."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import click

from pwa import catalogs, content, languages
from pwa.catalogs import Finding, Guidance, confined, glossary, review
from pwa.catalogs.reader import GLOSSARY, MESSAGES
from pwa.locales import SOURCE, Locale
from pwa.settings import TRANSLATIONS
from pwa.text import Text

_as_json = click.option("--json", "as_json", is_flag=True, help="Print it for a machine.")
_check = click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 where something would change.")


def _locale(value: str) -> Locale:
    """A language we can translate into, by its code: "pt-BR"."""
    if value == SOURCE:
        raise click.BadParameter(f"{value!r} is the source; its words stand in pwa/content")
    try:
        return languages.find(value.replace("_", "-"))
    except languages.LanguageError as error:
        raise click.BadParameter(str(error)) from None


@click.group()
def translations() -> None:
    """Translations: template, catalogs, checks, progress."""


@translations.command()
@_check
def extract(only_check: bool) -> None:
    """Write messages.pot from the content, glossary.pot from glossary.toml."""
    found = [(TRANSLATIONS / f"{domain}.pot", catalogs.pot(texts)) for domain, texts in _texts().items()]
    _write_all(found, only_check)


@translations.command()
@click.argument("locale", nargs=-1, type=_locale)
@_check
def update(locale: tuple[Locale, ...], only_check: bool) -> None:
    """Bring the catalogs of LOCALE (all) up to the content, by key."""
    texts = _texts()
    found = [
        (path, catalogs.write(catalogs.update(catalogs.read(path, one), texts[path.stem])))
        for one, path in _files(locale)
    ]
    _write_all(found, only_check)


@translations.command()
@click.argument("locale", type=_locale)
def new(locale: Locale) -> None:
    """Start the catalogs of LOCALE: what the product says, and the glossary."""
    paths = {catalogs.path_of(TRANSLATIONS, locale, domain): texts for domain, texts in _texts().items()}
    for path in paths:
        if path.exists():
            raise click.ClickException(f"{path}: is there already; run `backpocket translations update {locale.code}`")
    _write_all([(path, catalogs.write(catalogs.new(locale, texts))) for path, texts in paths.items()], False)
    click.echo(f"{locale.autonym}: translate the glossary first, then `backpocket translations check` the other file")


@translations.command()
@click.argument("file", nargs=-1, type=click.Path(dir_okay=False, path_type=Path))
@_as_json
def check(file: tuple[Path, ...], as_json: bool) -> None:
    """Judge FILE (all catalogs); exit 1 where there is an error.

    "sign-off" marks safety text that a person has to look at: see `review`.
    """
    texts = _texts()
    findings: list[Finding] = []
    for locale, path in _named(file):  # a file that came from elsewhere is judged apart
        terms = path.stem == GLOSSARY or catalogs.is_glossary(languages.head_of(path))
        domain, guidance = (GLOSSARY, Guidance()) if terms else (MESSAGES, Guidance.load(TRANSLATIONS, locale))
        findings += confined.check_file(path, texts[domain], locale, guidance)
    for locale in () if file else _languages(()):  # our own catalogs are as safe as our code
        findings += catalogs.check_own(TRANSLATIONS, locale, texts[MESSAGES])
    errors = [finding for finding in findings if finding.severity == "error"]
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        _print(findings)
    sys.exit(1 if errors else 0)


@translations.command()
@_as_json
def stats(as_json: bool) -> None:
    """How far each language is."""
    texts = content.load().texts
    found = {one.code: catalogs.stats(catalogs.load(TRANSLATIONS, one), texts) for one in _languages(())}
    if as_json:
        more = {code: {"percent": one.percent, "ready": one.ready} for code, one in found.items()}
        click.echo(json.dumps({code: asdict(one) | more[code] for code, one in found.items()}))
        return
    for code, one in found.items():
        click.echo(f"{code}: {one.percent} % ({one.done} of {one.total}), stale {one.stale}, missing {one.missing},"
                   f" {one.words_left} words left; safety text signed: {one.signed} of {one.safety},"
                   f" done {one.safety_done}{'' if one.ready else '; not ready for readers'}")  # fmt: skip


@translations.command("review")
@click.argument("locale", type=_locale)
@click.argument("key", nargs=-1, required=True)
@click.option("--reviewer", required=True, help="Name and profession, as they are to be published.")
def review_(locale: Locale, key: tuple[str, ...], reviewer: str) -> None:
    """Sign the safety texts KEY of LOCALE as they stand; 'sign/*' takes all that begin so.

    Both languages are printed: sign what you have read. A later change of either makes it void.
    """
    texts = {text.key: text for text in content.load().texts if catalogs.is_safety(text)}
    entries = catalogs.load(TRANSLATIONS, locale)
    path = review.path_of(TRANSLATIONS, locale)
    signatures = review.read(path)[0]
    for name in _safety_keys(key, texts):
        entry = entries.get(name)
        if entry is None or not catalogs.usable(entry, texts[name], locale):
            raise click.ClickException(f"{path}: {name}: is not translated without errors; nothing was signed")
        signatures[name] = review.sign(entry, " ".join(reviewer.split()), date.today())
        click.echo("\n".join((name, *(f"  {words}" for words in (entry.source, entry.other, *entry.forms) if words))))
    _write_all([(path, review.write(signatures))], False)


def _safety_keys(wanted: Iterable[str], known: Iterable[str]) -> list[str]:
    """The keys meant by names and by beginnings with a star; each has to mean at least one."""
    known = list(known)
    found: dict[str, None] = {}
    for name in wanted:
        keys = [key for key in known if key == name or (name.endswith("*") and key.startswith(name[:-1]))]
        if not keys:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else "`backpocket translations stats --json` counts them"
            raise click.BadParameter(f"{name!r} is no safety text; {hint}")
        found |= dict.fromkeys(keys)
    return list(found)


@translations.command()
@click.argument("file", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_check
def normalize(file: tuple[Path, ...], only_check: bool) -> None:
    """Give FILE (all catalogs) the canonical form; forms move with the plural rule."""
    named = _named(file) if file else _files(())
    found = [(path, catalogs.write(catalogs.normalize(catalogs.read(path, one)))) for one, path in named]
    _write_all(found, only_check)


def _languages(chosen: Iterable[Locale]) -> list[Locale]:
    return list(chosen) or [one for code, one in languages.known(TRANSLATIONS).items() if code != SOURCE]


def _texts() -> dict[str, tuple[Text, ...]]:
    """The messages of either kind of catalog, by the name of its files."""
    return {MESSAGES: content.load().texts, GLOSSARY: glossary.texts(TRANSLATIONS)}


def _files(chosen: Iterable[Locale]) -> Iterator[tuple[Locale, Path]]:
    """The catalogs of the languages, glossaries included where there are some."""
    for locale in _languages(chosen):
        path = catalogs.path_of(TRANSLATIONS, locale)
        if not path.exists():
            raise click.ClickException(f"{path}: is not there; run `backpocket translations new {locale.code}`")
        yield locale, path
        if (terms := catalogs.path_of(TRANSLATIONS, locale, GLOSSARY)).exists():
            yield locale, terms


def _named(files: Iterable[Path]) -> Iterator[tuple[Locale, Path]]:
    """Files with their language."""
    yield from ((language_of(path), path) for path in files)


def language_of(path: Path) -> Locale:
    """The language of a file, for a person at the terminal."""
    try:
        return languages.of_file(path)
    except languages.LanguageError as error:
        raise click.ClickException(f"{path}:1: header: {error}") from None


def _print(findings: Iterable[Finding]) -> None:
    for finding in findings:
        click.echo(f"{finding}" if finding.severity == "error" else f"{finding} ({finding.severity})", err=True)


def _write_all(files: Iterable[tuple[Path, str]], only_check: bool) -> None:
    """Write what differs; with `only_check` say so and exit 1 instead."""
    stale = [(path, text) for path, text in files if not path.exists() or path.read_bytes() != text.encode()]
    for path, text in stale:
        if only_check:
            click.echo(f"{path}: is not up to date; run the same command without --check", err=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            click.echo(f"{path}: written")
    if only_check and stale:
        sys.exit(1)
