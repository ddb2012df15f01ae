"""Counts stand in the figures of the language, the same ones the browser writes; numbers to call do not change."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from pwa import create_app, figures, languages, pages, rendering, site
from pwa.assets import Assets
from pwa.content import load
from pwa.digits import written
from pwa.i18n import Translator
from pwa.locales import LOCALES, Locale
from pwa.settings import STATIC, Settings
from tests.catalog_samples import AR, CALL, DAYS, ES, FA, entry

MANY = [
    "en",
    "es",
    "ar",
    "fa",
    "hi",
    "bn",
    "mr",
    "ne",
    "my",
    "ur",
    "ps",
    "ckb",
    "as",
    "pa",
    "gu",
    "ta",
    "te",
    "th",
    "km",
    "lo",
    "am",
    "sd",
]
WORDS = {"fa": "روز", "ar": "يوم", "es": "días"}


def test_the_browser_writes_the_same() -> None:
    """Both take them from CLDR."""
    script = """console.log(JSON.stringify(process.argv.slice(1).map(
      (code) => new Intl.NumberFormat(code, { useGrouping: false }).format(1234567890))))"""
    done = subprocess.run(["node", "-e", script, *MANY], capture_output=True, text=True, check=True)

    ours = [written("1234567890", Locale(code, code, "Latn", "GB")) for code in MANY]
    assert ours == json.loads(done.stdout)
    assert len(set(ours)) >= 5


@pytest.mark.parametrize(("locale", "shown"), [(FA, "۱۲"), (AR, "12"), (ES, "12")], ids=["fa", "ar", "es"])
def test_counts_in_messages(locale: Locale, shown: str) -> None:
    """With marks and without them."""
    word = WORDS[locale.code]
    translator = Translator(
        locale, {DAYS.key: entry(DAYS, *[f"{{n}} {word}" for _ in locale.categories])}, lambda kind, slug: ""
    )

    assert translator.tn(DAYS, 12).html == f"{shown} {word}"
    assert translator.tp(DAYS, 12) == f"{shown} {word}"


def test_numbers_to_call_and_english_text_keep_theirs() -> None:
    """Digits one dials; a message that falls back is English in its figures too."""
    persian = Translator(FA, {}, lambda kind, slug: "")

    assert persian.tn(DAYS, 12).html == "12 days"
    assert '<bdi dir="ltr">112</bdi>' in persian.t(CALL, number="112").html


def test_scales_of_pain_are_in_the_figures_of_the_language(tmp_path: Path) -> None:
    """What is tapped is what is written beside it; the value that is kept stays a plain number."""
    content, locale = load(), languages.find("fa")
    app = create_app(Settings(site=Path("/nonexistent")))
    urls = Assets(app, STATIC, tmp_path, figures.css(), rendering.SHEETS).urls
    names = rendering.context(content, locale, {}, urls, "", locales={**LOCALES, "fa": locale})
    contexts = {code: rendering.context(content, one, {}, urls, "") for code, one in LOCALES.items()} | {"fa": names}
    names["words_url"] = ""
    shown = [n.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) for n in map(str, range(11))]

    for kind, scales in (("diary", 1), ("routine", 2)):
        page = next(page for page in pages.pages(content, "fa") if page.kind == kind)
        body = site.page_body(app, page, content, contexts).decode()
        assert re.findall(r'data-n="\d+"[^>]*>(\w+)<', body) == shown * scales, kind
        assert re.findall(r'data-n="(\d+)"', body) == [str(n) for n in range(11)] * scales
