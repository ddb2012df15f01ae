"""Messages for the pages: escaped, marked where they fall back, and safe whatever a catalog holds."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from pwa import catalogs, site
from pwa.catalogs import Entry
from pwa.content import load
from pwa.i18n import Message, Translator
from pwa.locales import LOCALES, Locale
from pwa.settings import TRANSLATIONS
from pwa.text import Plural, Text
from tests.catalog_samples import AR, CALL, DAYS, ES, RU, SPANISH, TAB, TEXTS, WALK, entry

EN = LOCALES["en"]
CLASS: dict[str, Any] = {"class": 'a"b'}  # a word of Python
RICH = Text("guide/a/do/x", "**Walk** *slowly*, see [our **guide**](guide:sciatica) & call {number}")


def link(kind: str, slug: str) -> str:
    """An address with a sign that has to be escaped."""
    return f"/es/{kind}/{slug}/?a=1&b=2"


def translator(locale: Locale = ES, *entries: Entry, **values: object) -> Translator:
    """Spanish for all samples where no entries are given."""
    entries = entries or tuple(entry(text, *SPANISH[text.key]) for text in TEXTS)
    return Translator(locale, {one.key: one for one in entries}, link, values)


def test_marks_become_elements_and_everything_else_is_escaped() -> None:
    """The only markup is ours; addresses and values are escaped too."""
    message = translator(EN).t(RICH, number="<b>&")

    assert message.html == (
        '<strong>Walk</strong> <em>slowly</em>, see <a href="/es/guide/sciatica/?a=1&amp;b=2">our '
        "<strong>guide</strong></a> &amp; call &lt;b&gt;&amp;"
    )
    assert translator(EN).t(Text("k", '5 < 6 & "x"')).html == "5 &lt; 6 &amp; &#34;x&#34;"


def test_a_translation_shows_without_a_mark() -> None:
    """On a Spanish page Spanish needs no `lang`."""
    message = translator().t(TAB)

    assert (message.html, message.lang, message.dir, message.fallback) == ("Hoy", "es", "ltr", False)
    assert message.attrs == ""


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        (entry(TAB, ""),),
        (entry(TAB, "اليوم", fuzzy=True),),
        (replace(entry(TAB, "اليوم"), source="This day"),),
        (entry(TAB, "اليوم **"),),
        (entry(TAB, "اليوم", "غد"),),
        (entry(TAB),),
        (entry(TAB, "اليوم <script>"),),
        (entry(TAB, "اليوم {n}"),),
        (entry(TAB, "\u202eاليوم"),),
    ],
    ids=["missing", "empty", "fuzzy", "stale", "marks", "forms", "none", "script", "name", "bidi"],
)
def test_what_cannot_be_shown_falls_back_to_marked_english(wrong: tuple[Entry, ...]) -> None:
    """The block says that it is English, so that it is read out and laid out as English."""
    arabic = Translator(AR, {one.key: one for one in wrong}, link)

    assert arabic.t(TAB) == Message(Markup("Today"), "en", "ltr", True)
    assert arabic.el("p", TAB) == '<p lang="en" dir="ltr">Today</p>'
    assert arabic.tp(TAB) == "Today"


def test_english_is_no_fallback_on_an_english_page() -> None:
    """English has no catalog, even where someone gives it one."""
    english = translator(EN, entry(TAB, "Heute"))

    assert english.t(TAB) == Message(Markup("Today"), "en", "ltr", False)


def test_values_fill_known_names_only() -> None:
    """A name without a value stays to be seen; it does not break the page."""
    spanish = translator()

    assert spanish.t(CALL, number=5).html.startswith("Llama al <strong>5</strong>")
    assert spanish.t(CALL, other=5).html.startswith("Llama al <strong>{number}</strong>")
    assert spanish.tp(CALL, number="112") == "Llama al 112 o lee las señales"
    assert spanish.tp(CALL) == "Llama al {number} o lee las señales"
    assert spanish.t(CALL, number=Markup("<i>5</i>")).html.startswith("Llama al <strong><i>5</i>")


def test_a_value_is_not_read_again() -> None:
    """Marks and names inside a value are its words."""
    assert translator().tp(CALL, number="{number} **x**").startswith("Llama al {number} **x** o")
    assert "<strong>{number} **x**</strong>" in translator().t(CALL, number="{number} **x**").html


def test_common_values_reach_every_message() -> None:
    """The emergency number is given once; a page may give another."""
    common = translator(ES, number="112")

    assert common.t(CALL).html.startswith('Llama al <strong><bdi dir="ltr">112</bdi></strong>')
    assert common.tp(CALL) == "Llama al 112 o lee las señales"
    assert common.tp(CALL, number="061") == "Llama al 061 o lee las señales"


SIGN = Text("sign/numb/text", "**numb** for {n} days, call {number}", file="signs.toml")
SIGN_DAYS = Plural("ui/dose/rest", "Rest {n} day", other="Rest {n} days")
UNSIGNED = (
    entry(SIGN, "**adormecida** {n} días, llama al {number}"),
    entry(SIGN_DAYS, "Descansa {n} día", "Descansa {n} días"),
)


def test_unsigned_safety_text_carries_its_english() -> None:
    """With the same values; a template decides where it stands beside."""
    draft = translator(ES, *UNSIGNED)
    message = draft.t(SIGN, n=2, number="112")

    assert message.html == '<strong>adormecida</strong> 2 días, llama al <bdi dir="ltr">112</bdi>'
    assert message.source == '<strong>numb</strong> for 2 days, call <bdi dir="ltr">112</bdi>'
    assert (message.lang, message.fallback, message.attrs) == ("es", False, "")
    assert draft.el("li", SIGN, beside=True, n=2, number=5) == (
        "<li><strong>adormecida</strong> 2 días, llama al 5</li>"
        '<small class="source" lang="en" dir="ltr"><strong>numb</strong> for 2 days, call 5</small>'
    )
    assert draft.el("li", SIGN, n=2, number=5) == "<li><strong>adormecida</strong> 2 días, llama al 5</li>"
    assert [draft.tn(SIGN_DAYS, n).source for n in (1, 2)] == ["Rest 1 day", "Rest 2 days"]
    assert "Rest" not in draft.tp(SIGN_DAYS, 2)
    plain = Text("sign/x/text", "you are ill")
    assert translator(ES, entry(plain, "estás mal")).t(plain).source == "you are ill"
    assert draft.draft


@pytest.mark.parametrize("code", ["es", "ar"])
def test_the_danger_page_of_a_draft_shows_both_languages(built: site.Site, code: str) -> None:
    """Every unsigned sign, in its own language and in English; other pages say what they are."""
    content, catalog = load(), catalogs.load(TRANSLATIONS, LOCALES[code])
    signs = [sign.text for sign in content.signs.values()]
    body = built.files[f"/{code}/danger/"].decode()

    shown = Translator(LOCALES[code], catalog, lambda kind, slug: "")
    unsigned = [text for text in signs if shown.t(text).source]
    assert [text.key for text in unsigned if shown.t(text).html not in body or shown.t(text).source not in body] == []
    assert body.count('class="source"') >= len(unsigned)
    for page in (body, built.files[f"/{code}/guides/"].decode()):
        assert ('class="draft' in page) == shown.draft
    assert 'class="source"' not in built.files["/en/danger/"].decode()
    assert 'class="draft' not in built.files["/en/danger/"].decode()


def test_signed_text_and_other_text_stand_alone() -> None:
    """So does a fallback, which is English already, and English itself."""
    signed = translator(ES, *(replace(one, signed=True) for one in UNSIGNED), entry(TAB, "Hoy"))

    assert signed.t(SIGN, n=2, number=5).source == ""
    assert signed.el("li", SIGN, beside=True, n=2, number=5).endswith("5</li>")
    assert not signed.draft
    assert translator(ES, entry(TAB, "Hoy")).t(TAB).source == ""
    assert not translator(ES, entry(TAB, "Hoy")).draft
    fallen = translator(ES, replace(UNSIGNED[0], fuzzy=True))
    assert fallen.t(SIGN).source == "" and fallen.t(SIGN).fallback
    assert not fallen.draft
    assert translator(EN, *UNSIGNED).t(SIGN).source == ""
    assert not translator(EN, *UNSIGNED).draft


def test_telephone_numbers_keep_their_order() -> None:
    """In text from right to left "0800 111 222" would read backwards; counts are left alone."""
    call = Text("k", "Call 0800 111-222, in 10 to 15 minutes")

    assert translator(EN).t(call).html == 'Call <bdi dir="ltr">0800 111-222</bdi>, in 10 to 15 minutes'
    assert translator().t(DAYS, n=12345).html == '<bdi dir="ltr">12345</bdi> días'
    assert translator().t(DAYS, n=12).html == "12 días"


def test_plurals_follow_our_table() -> None:
    """The form of the number in the language that is shown."""
    russian = translator(RU, entry(DAYS, "{n} день", "{n} дня", "{n} дней"))

    assert [russian.tp(DAYS, n) for n in (0, 1, 2, 5, 11, 21, 22)] == [
        "0 дней", "1 день", "2 дня", "5 дней", "11 дней", "21 день", "22 дня",
    ]  # fmt: skip
    assert russian.tn(DAYS, 21).html == "21 день"
    assert russian.t(DAYS, n=2).html == "2 дня"
    fallen = translator(RU, entry(TAB, "Сегодня"))
    assert [fallen.tp(DAYS, n) for n in (0, 1, 21)] == ["0 days", "1 day", "21 days"]
    assert fallen.tn(DAYS, 21).attrs == ' lang="en" dir="ltr"'


def test_elements_carry_class_id_and_values() -> None:
    """`class` and `id` are attributes, all else fills the message."""
    made = translator().el("p", DAYS, n=3, id="x", **CLASS)

    assert made == '<p class="a&#34;b" id="x">3 días</p>'
    with pytest.raises(ValueError, match="no element's name"):
        translator().el("p onclick=x", TAB)


def test_elements_that_are_kept_differ_where_their_values_do() -> None:
    """Markup equals the words it is made of and 1 equals True: neither may stand for the other."""
    shown, name = translator(EN), "<i>a</i>"

    for value in (name, Markup(name), name, 1, True, 1, 2):
        assert shown.el("b", CALL, number=value) == translator(EN).el("b", CALL, number=value)
    assert shown.el("b", CALL, number=name) is shown.el("b", CALL, number=name)


def test_templates_take_messages_as_markup() -> None:
    """Autoescape leaves a message alone and escapes the plain words."""
    page = Environment(autoescape=True).from_string(
        "{{ t(c, number=1) }}|{{ el('b', c, class='k', number=1) }}|{{ p }}"
    )

    made = page.render(t=translator(EN).t, el=translator(EN).el, c=CALL, p="<")

    link_html = '<a href="/es/page/danger/?a=1&amp;b=2">the signs</a>'
    assert made == (
        f'Call <strong>1</strong> or read {link_html}|<b class="k">Call <strong>1</strong> or read {link_html}</b>|&lt;'
    )


def test_words_for_scripts() -> None:
    """Plain, with placeholders; plurals by CLDR category, as Intl.PluralRules names them."""
    assert translator().client(CALL) == "Llama al {number} o lee las señales"
    assert translator().client(DAYS) == {"one": "{n} día", "other": "{n} días"}
    assert translator(AR, entry(TAB, "اليوم")).client(DAYS) == {"one": "{n} day", "other": "{n} days"}


class Elements(HTMLParser):
    """Balanced tags of ours, or an assertion fails."""

    allowed = {"strong": set(), "em": set(), "bdi": {"dir"}, "a": {"href"}}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= self.allowed[tag]
        assert all(value == "ltr" or str(value).startswith("/es/") for _, value in attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


# fmt: off
pieces = st.sampled_from([
    "**", "*", "[", "](", ")", "guide:sciatica", "page:danger", "{", "}", "{n}", "{number}", "{n!r}", "{0}", "%",
    "%(n)s", "<script>", "<b onclick=x>", "</p>", "<!--", '" onload="', "&lt;", "&", "javascript:", "\u202e", "\x00",
    "\n", "5", "٥", "112 112 112", " ", "palabra", "كلمة", "\\",
])
# fmt: on
hostile = st.text(max_size=30) | st.lists(pieces, max_size=12).map("".join)
texts = st.sampled_from([*TEXTS, RICH])


@given(texts, st.lists(hostile, max_size=7), st.sampled_from([ES, AR, RU, EN]), hostile, st.integers(-5, 10**6))
def test_no_catalog_can_raise_or_bring_markup(text: Text, forms: list[str], locale: Locale, value: str, n: int) -> None:
    """Whatever stands in the file: no exception, balanced tags of ours, and they go where the source links."""
    shown = Translator(locale, {text.key: entry(text, *forms)}, link)

    for message in (shown.t(text), shown.t(text, n=n, number=value), shown.tn(text, n, number=value)):
        Elements(str(message))
        assert "<script" not in message.html
        assert message.attrs in ("", ' lang="en" dir="ltr"')
    assert isinstance(shown.tp(text, n, number=value), str)
    assert shown.client(text)
    assert shown.el("p", text, n=n).endswith("</p>")


@given(texts, hostile)
def test_sources_with_anything_in_them_do_not_raise(text: Text, source: str) -> None:
    """Content is checked when it is loaded; a preview may show it unchecked."""
    wild = replace(text, source=source)
    if isinstance(wild, Plural):
        wild = replace(wild, other=source)

    Elements(str(translator(EN, entry(WALK, "x")).t(wild, n=1)))
