"""Languages: one PO file makes one, whatever a table says; it is offered when it is worth its place."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pwa import catalogs, create_app, languages, release, site, store
from pwa.catalogs import Catalog, Entry, header
from pwa.content import ContentError, load
from pwa.countries import countries, home
from pwa.languages import LanguageError
from pwa.locales import LOCALES, PLURALS, Locale
from pwa.settings import TRANSLATIONS, Settings
from tests.catalog_samples import ES, SPANISH, TEXTS, entry

ITALIAN = Locale("it", "Italiano", "Latn", "IT")


@pytest.mark.parametrize(
    "wanted",
    [
        ITALIAN,
        Locale("pt-BR", "Português (Brasil)", "Latn", "BR"),
        Locale("zh-Hans", "中文 (简体)", "Hans", "CN"),
        Locale("he", "עברית", "Hebr", "IL", "rtl"),
        Locale("sr-Latn", "Srpski (latinica)", "Latn", "RS"),
        LOCALES["es"],
    ],
    ids=lambda one: one.code,
)
def test_cldr_knows_what_the_table_does_not_say(wanted: Locale) -> None:
    """Name, script, likely country, direction; the table comes first."""
    assert languages.find(wanted.code) == wanted


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ess", "did you mean 'es'?"),
        ("xx", "write a language tag such as 'it'"),
        ("../etc", "write a language tag"),
        ("iw", "did you mean 'he'?"),
        ("zh-CN", "did you mean 'zh-Hans'?"),
        ("PT-br", "did you mean 'pt'?"),
        ("mt", "add CLDR's to PLURALS in pwa/locales.py"),
    ],
)
def test_a_language_we_cannot_write_in_says_why(code: str, words: str) -> None:
    with pytest.raises(LanguageError, match=re.escape(words)):
        languages.find(code)


def test_the_table_needs_no_line_that_cldr_knows() -> None:
    """Every language with a plural rule can be begun; ours are in the table to be shipped in any case."""
    for code in PLURALS:
        assert languages.find(code).plurals is PLURALS[code]


def test_a_country_without_a_number_is_an_error_with_a_remedy() -> None:
    lands = countries(load().emergency, ITALIAN)

    assert home(lands, ITALIAN).code == "IT"
    with pytest.raises(ContentError, match=r"emergency\.toml:AQ: no number .* line for it in pwa/locales\.py"):
        home(lands, replace(ITALIAN, territory="AQ"))


def put(folder: Path, locale: Locale, *entries: Entry) -> Path:
    """A catalog where gettext looks for it."""
    path = catalogs.path_of(folder, locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(catalogs.write(Catalog(locale, "", header.new(locale), (), entries)), encoding="utf-8")
    return path


def test_the_language_of_a_file(tmp_path: Path) -> None:
    """Its folder's, else the one it says it is in, else its name's; another folder says nothing."""
    path = put(tmp_path, ITALIAN)
    sent = tmp_path / "my" / "de.po"
    sent.parent.mkdir()
    sent.write_bytes(path.read_bytes())

    assert languages.of_file(path) == languages.of_file(sent) == ITALIAN
    sent.write_text("")
    assert languages.of_file(sent).code == "de"
    with pytest.raises(LanguageError, match="no Language; write for example"):
        languages.of_file(tmp_path / "my" / "nowhere.po")
    sent.with_name("x.po").write_bytes(path.read_bytes().replace(b"Language: it", b"Language: xx"))
    with pytest.raises(LanguageError, match="'xx' is no language CLDR knows"):
        languages.of_file(sent.with_name("x.po"))


def test_a_language_is_offered_when_most_of_it_and_of_its_safety_text_is_done(tmp_path: Path) -> None:
    """The table's always are; a draft is where it is asked for."""
    done = [entry(text, *SPANISH[text.key]) for text in TEXTS]
    put(tmp_path, ITALIAN, *done)
    assert set(languages.known(tmp_path)) == {*LOCALES, "it"}
    assert set(languages.shipped(tmp_path, TEXTS)) == {*LOCALES, "it"}

    many = [*TEXTS, *(replace(TEXTS[2], key=f"ui/x/{n}") for n in range(40))]
    most = [*done, *(entry(text, "Oggi") for text in many[4:])]
    for entries, percent, ready in [
        (most, 100, True),
        (most[:-4], 90, True),
        (most[:-5], 88, False),
        (most[1:], 97, False),
    ]:
        put(tmp_path, ITALIAN, *entries)
        assert catalogs.stats(catalogs.load(tmp_path, ITALIAN), many).percent == percent
        assert ("it" in languages.shipped(tmp_path, many)) == ready
        assert "it" in languages.shipped(tmp_path, many, ("it",))
    path = tmp_path / "xx" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.touch()
    with pytest.raises(LanguageError, match="'xx'"):
        languages.known(tmp_path)


@pytest.fixture(scope="module")
def italian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of English and of a catalog called Italian, which is the Spanish one."""
    folder = tmp_path_factory.mktemp("translations")
    path = put(folder, ITALIAN, *catalogs.opened(TRANSLATIONS, ES).entries)
    people = "# Ana Ruiz <ana@example.org>, 2026.\n# <b>Bo</b> <bo@example.org>, 2026.\n# Cy O'Hara <cy@example.org>, 2026.\n"
    path.write_text(people + path.read_text(encoding="utf-8"), encoding="utf-8")
    settings = Settings(contact="mailto:a@example.org", origin="https://care.example.org")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(languages, "LOCALES", {"en": LOCALES["en"]})  # half the time
        built = site.build(create_app(settings), settings, {}, folder)
    out = tmp_path_factory.mktemp("site")
    store.write(built.files, built.release, release.inputs(settings), out)
    return out


def test_everything_follows_from_the_file(italian: Path) -> None:
    """Pages, picker, alternates, packs, manifest, search, two languages side by side, sitemap, security.txt."""
    page = (italian / "it/guides/sciatica/index.html").read_text()
    assert '<html lang="it" dir="ltr"' in page
    for where in ("en/guides/sciatica/index.html", "it/guides/sciatica/index.html", "index.html"):
        assert 'lang="it" dir="ltr" hreflang="it"' in (italian / where).read_text(), where
    assert '<link rel="alternate" hreflang="it" href="https://care.example.org/it/guides/sciatica/">' in page
    pointer = json.loads((italian / "o/latest.json").read_bytes())
    assert list(pointer["packs"]) == ["en", "it"]
    core = json.loads((italian / "o" / pointer["core"]).read_bytes())
    assert core["languages"]["it"] == {"name": "Italiano", "dir": "ltr"}
    assert {"/it/offline/", "/it/app.webmanifest"} <= set(core["entries"])
    pack = json.loads((italian / "o" / pointer["packs"]["it"]["manifest"]).read_bytes())
    assert {"/it/danger/", "/it/show/en/"} <= set(pack["entries"])
    assert (italian / "en/show/it/index.html").exists()
    assert json.loads((italian / "it/app.webmanifest").read_bytes())["lang"] == "it"
    assert "https://care.example.org/it/danger/" in (italian / "sitemap.xml").read_text()
    assert "Preferred-Languages: en, it" in (italian / ".well-known/security.txt").read_text()


def test_the_about_page_names_the_translators(italian: Path) -> None:
    """Of every language, in the catalog's order; no address, no markup of theirs, nothing where nobody is named."""
    for code, and_ in (("it", "e"), ("en", "and")):
        page = (italian / code / "about/index.html").read_text()
        names = f"<bdi>Ana Ruiz</bdi> {and_} <bdi>Cy O&#39;Hara</bdi>"
        assert f'<li><span lang="it" dir="ltr">Italiano</span>: {names}</li></ul>' in page
        assert "example.org" not in page.partition("<main")[2]


def test_no_credits_without_names(built: site.Site) -> None:
    named = any(catalogs.translators(catalogs.opened(TRANSLATIONS, one)) for one in LOCALES.values())

    assert (
        load().ui["about"]["translators"].source in built.files["/en/about/"].decode().partition("<main")[2]
    ) == named


@pytest.mark.parametrize(
    ("comment", "last", "names"),
    [
        ("Ana Ruiz <ana@example.org>, 2026.", "", ["Ana Ruiz"]),
        ("Ana Ruiz <ana@example.org>, 2024, 2025, 2026.", "Ana Ruiz <other@example.org>", ["Ana Ruiz"]),
        ("Ana  Ruiz, 2026.", "Bo Li <bo@example.org>", ["Ana Ruiz", "Bo Li"]),
        ("", "منى سعيد", ["منى سعيد"]),
        ("FIRST AUTHOR <EMAIL@ADDRESS>, YEAR.", "FULL NAME <EMAIL@ADDRESS>", []),
        ("Copyright (C) 2026 Ana Ruiz <ana@example.org>", "Automatically generated", []),
        ("Please ask Ana about this file.", "", []),
        ("Weblate <noreply@weblate.org>, 2026.", "Anonymous <noreply@weblate.org>", []),
        ("ana@example.org <ana@example.org>, 2026.", "<ana@example.org>", []),
        ("cheap-pills.com <a@b>, 2026.", "Call 0900 123 456 <a@b>", []),
        ("Ana \u202eRuiz <a@b>, 2026.", "[Ana](page:about)", []),
        ("<script>alert(1)</script>, 2026.", "A" * 80, []),
    ],
)
def test_a_translator_is_who_wrote_their_name(comment: str, last: str, names: list[str]) -> None:
    """As Poedit, Weblate and msginit write it; what is no plain name is left out."""
    fields = (("Last-Translator", last),) if last else ()

    assert list(catalogs.translators(Catalog(ES, "", fields, (comment,)))) == names


def test_the_server_speaks_the_languages_of_its_site(italian: Path) -> None:
    """Negotiation, the cookie, errors and headers know the language; nothing has to be set."""
    client = create_app(Settings(site=italian)).test_client()

    assert client.get("/", headers={"Accept-Language": "it-CH,en;q=0.5"}).location == "/it/"
    client.set_cookie("lang", "it")
    assert client.get("/", headers={"Accept-Language": "en"}).location == "/it/"
    assert client.get("/it/guides/").headers["Content-Language"] == "it"
    missing = client.get("/it/nothing/")
    assert (missing.status_code, missing.headers["Content-Language"]) == (404, "it")
    assert b'<html lang="it"' in missing.data
