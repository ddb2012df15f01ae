"""The judge of translations: seeded mistakes are found, correct tricky ones are left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pwa import catalogs
from pwa.catalogs import check
from pwa.locales import Locale
from pwa.model import Plural, Text
from tests.catalog_samples import AR, CALL, DAYS, DE, ES, FA, FR, HI, JA, RU, SPANISH, TAB, TEXTS, WALK, catalog, entry

PLAIN = Text("guide/a/why/discs", "A disc is a cushion between two bones of the back.")
BOLD = Text("guide/a/do/heat", "**Heat** for *at most* 20 minutes")
LINK = Text("guide/a/do/read", "Read [about sciatica](guide:sciatica) first")
TIMES = Text("guide/a/course/weeks", "Most people are better in 6 to 12 weeks, 9 in 10 of them")
WEIGHT = Text("guide/a/do/lift", "Lift 1,500 g or 0.5 l at most")
NAME = Text("source/x/title", "Pilates")
GAP = Plural("ui/plan/gap", "1 day of 7 left", other="{n} days of 7 left")

SEEDED: list[tuple[str, Locale, Text, tuple[str, ...]]] = [
    ("marks", ES, CALL, ("Llama o lee [las señales](page:danger)",)),
    ("marks", ES, CALL, ("Llama al **{numero}** o lee [las señales](page:danger)",)),
    ("marks", ES, CALL, ("Llama al **{number** o lee [las señales](page:danger)",)),
    ("marks", ES, CALL, ("Llama al **{number.__class__}** o lee [las señales](page:danger)",)),
    ("marks", ES, CALL, ("Llama al **{number:>99999999}** o lee [las señales](page:danger)",)),
    ("marks", ES, CALL, ("Llama al **{number}** {n} o lee [las señales](page:danger)",)),
    ("marks", ES, CALL, ("Llama al **%(number)s** o lee [las señales](page:danger)",)),
    ("marks", ES, CALL, ("Llama al **{number}** o lee [las señales](page:care)",)),
    ("marks", ES, CALL, ("Llama al **{number}** o lee las señales",)),
    ("marks", ES, CALL, ("Llama al **{number}** o lee [las señales](https://example.org)",)),
    ("marks", ES, CALL, ("Llama al {number} o lee [las señales](page:danger)",)),
    ("marks", ES, BOLD, ("**Calor durante *como mucho* 20 minutos",)),
    ("marks", ES, BOLD, ("**Calor** durante como mucho 20 minutos",)),
    ("marks", ES, BOLD, ("<b>Calor</b> durante *como mucho* 20 minutos",)),
    ("marks", ES, PLAIN, ("Un disco <script>alert(1)</script> es una almohadilla",)),
    ("marks", ES, PLAIN, ("Un disco <img src=x onerror=alert(1)> es",)),
    ("marks", ES, PLAIN, ("Un disco es una almohadilla &lt;entre&gt; huesos",)),
    ("marks", ES, PLAIN, ("Un disco &#60;script&#62; entre huesos",)),
    ("marks", ES, PLAIN, ("Un disco es 100 % almohadilla",)),
    ("marks", ES, LINK, ("Lee [sobre la ciática](javascript:alert)",)),
    ("address", ES, PLAIN, ("Un disco: lea discos-baratos.com hoy",)),
    ("address", ES, PLAIN, ("Escriba a ana@ejemplo.org sobre el disco",)),
    ("address", ES, PLAIN, ("Llame a tel:900123456 por el disco",)),
    ("address", ES, PLAIN, ("El disco data:text/html,hola",)),
    ("marks", ES, PLAIN, ("El disco, vea https://malo",)),
    ("numbers", ES, WALK, ("da un paseo corto de 100 minutos",)),
    ("numbers", ES, WALK, ("da un paseo corto",)),
    ("numbers", ES, WALK, ("da 2 paseos cortos de 10 minutos",)),
    ("numbers", AR, WALK, ("امشِ مشية قصيرة لمدة ١٢ دقائق",)),
    ("numbers", ES, WEIGHT, ("Levante 1,5 g o 0,5 l como mucho",)),
    ("numbers", ES, WEIGHT, ("Levante 1500 g o 5 l como mucho",)),
    ("numbers", ES, PLAIN, ("Llame al 900123456 por el disco",)),
    ("numbers", ES, GAP, ("queda 1 día de 70", "quedan {n} días de 7")),
    ("empty", ES, DAYS, ("{n} día", "")),
    ("empty", ES, PLAIN, ("  ",)),
    ("marks", RU, DAYS, ("{n} день", "дня", "{n} дней")),
    ("marks", ES, DAYS, ("un día", "días")),
    ("plural", AR, DAYS, ("{n} يوم", "{n} أيام")),
    ("plural", ES, TAB, ("Hoy", "Hoy")),
    ("length", ES, TAB, ("El día de hoy y todo lo que toca",)),
    ("blanks", ES, TAB, ("Hoy ",)),
    ("blanks", ES, TAB, ("Hoy\n",)),
    ("blanks", ES, PLAIN, ("Un disco  es una almohadilla",)),
    ("copied", ES, PLAIN, (PLAIN.source,)),
    ("copied", ES, LINK, ("read [About sciatica](guide:sciatica) first.",)),
    ("copied", ES, Text("k", "Heat pad"), ("Heat **pad**",)),
    ("characters", ES, PLAIN, ("Un disco \u202ees una almohadilla",)),
    ("characters", AR, PLAIN, ("القرص \u2066وسادة",)),
    ("characters", ES, PLAIN, ("Un disco\u200b es una almohadilla",)),
    ("characters", ES, PLAIN, ("Un dis\u00adco es una almohadilla",)),
    ("characters", ES, PLAIN, ("Un disco\u0007 es una almohadilla",)),
    ("characters", ES, PLAIN, ("Un di\u200dsco es una almohadilla",)),
    ("characters", ES, PLAIN, ("Un disco\u2028es una almohadilla",)),
    ("characters", ES, PLAIN, ("Un di" + "\u0301" * 4 + "sco",)),
    ("mixed-script", DE, PLAIN, ("Bandscheiben sind keine Rü\u0441kenschmerzen",)),
    ("mixed-script", RU, PLAIN, ("Диск это подушка между кос\u0074ями",)),
    ("script", RU, PLAIN, ("Disk eto podushka mezhdu kostyami",)),
    ("script", AR, PLAIN, ("Un disco es una almohadilla",)),
    ("script", ES, PLAIN, ("Диск это подушка",)),
    ("script", JA, PLAIN, ("Диск это подушка",)),
    ("script", AR, PLAIN, ("القرص подушка وسادة بين العظام",)),
]

CORRECT: list[tuple[Locale, Text, tuple[str, ...]]] = [
    (ES, CALL, ("Lee [las señales](page:danger) o llama al **{number}**",)),
    (ES, BOLD, ("*Como mucho* 20 minutos de **calor**",)),
    (DE, CALL, ("**{number}** anrufen; die Nummer {number} gilt. Oder [die Zeichen](page:danger) lesen",)),
    (AR, WALK, ("امشِ مشية قصيرة لمدة ١٠ دقائق",)),
    (AR, WALK, ("امشِ مشية قصيرة لمدة 10 دقائق",)),
    (FA, WALK, ("یک پیاده‌روی کوتاه ۱۰ دقیقه‌ای بروید",)),
    (HI, WALK, ("१० मिनट की छोटी सैर करें।",)),
    (HI, PLAIN, ("डिस्क पीठ की दो हड्डियों के बीच की गद्दी है।",)),
    (ES, TIMES, ("9 de cada 10 personas mejoran en 6 a 12 semanas",)),
    (ES, WEIGHT, ("Levante 1500 g o 0,5 l como mucho",)),
    (ES, WEIGHT, ("Levante 1.500 g o 0,5 l como mucho",)),
    (FR, WEIGHT, ("Soulevez 1\u202f500 g ou 0,5 l au plus",)),
    (DE, WEIGHT, ("Heben Sie 1.500 g oder 0,5 l",)),
    (FR, PLAIN, ("Un disque\u00a0: un coussin entre deux os du dos\u00a0!",)),
    (JA, PLAIN, ("椎間板は、背骨の二つの骨のあいだにあるクッションです。",)),
    (JA, LINK, ("まず[坐骨神経痛について](guide:sciatica)読んでください",)),
    (RU, PLAIN, ("Диск\u00a0— это подушка между двумя костями спины (МРТ, NHS).",)),
    (ES, NAME, ("Pilates",)),
    (RU, NAME, ("Pilates",)),
    (AR, NAME, ("بيلاتس",)),
    (AR, PLAIN, ("القرص وسادة بين عظمتين في الظهر، كما تقول NHS؟",)),
    (AR, DAYS, ("لا أيام", "يوم واحد", "يومان", "{n} أيام", "{n} يومًا", "{n} يوم")),
    (AR, DAYS, ("{n} يوم", "يوم 1", "يومان", "{n} أيام", "{n} يومًا", "{n} يوم")),
    (RU, DAYS, ("{n} день", "{n} дня", "{n} дней")),
    (ES, DAYS, ("un día", "{n} días")),
    (ES, DAYS, ("1 día", "{n} días")),
    (JA, DAYS, ("{n}日",)),
    (ES, GAP, ("queda 1 día de 7", "quedan {n} días de 7")),
    (ES, GAP, ("queda un día de 7", "quedan {n} días de 7")),
    (DE, TAB, ("Heute",)),
    (DE, Text("k", "Gel", limit=5), ("Creme",)),
    (AR, PLAIN, ("القرص وسادة بين عظمتَيْنِ في الظَّهَر",)),
    (JA, PLAIN, ("あ" + "\u3099\u3099\u3099" + "は骨のあいだの布",)),
    (ES, PLAIN, ("Un disco es una almohadilla (p. ej. la L5, en EE. UU.) «entre huesos».".replace("L5, ", ""),)),
    (DE, PLAIN, ("Bandscheiben, z.B. unten, sind Kissen zwischen zwei Knochen.",)),
]


def errors(locale: Locale, text: Text, forms: tuple[str, ...]) -> list[str]:
    """Names of the checks that call this an error."""
    found = check(catalog(locale, entry(text, *forms)), [text])
    assert all(one.message and one.remedy and one.key == text.key for one in found)
    return [one.check for one in found if one.severity == "error"]


@pytest.mark.parametrize(("name", "locale", "text", "forms"), SEEDED)
def test_a_seeded_mistake_is_found(name: str, locale: Locale, text: Text, forms: tuple[str, ...]) -> None:
    """Each by the check meant for it; then it is never shown."""
    assert name in errors(locale, text, forms)
    assert not catalogs.usable(entry(text, *forms), text, locale)


@pytest.mark.parametrize(("locale", "text", "forms"), CORRECT)
def test_a_correct_translation_raises_no_alarm(locale: Locale, text: Text, forms: tuple[str, ...]) -> None:
    """Native digits, other separators, moved marks, dropped {n} where one number is meant."""
    assert check(catalog(locale, entry(text, *forms)), [text]) == []
    assert catalogs.usable(entry(text, *forms), text, locale)


def test_a_finding_says_file_line_key_fault_and_remedy() -> None:
    """Ready for an editor to jump to."""
    wrong = replace(entry(TAB, "Hoy "), line=12)

    assert [str(one) for one in check(catalog(ES, wrong), [TAB])] == [
        "messages.po:12: ui/tabs/today: has a blank at an end, two in a row, or a line break; "
        "write one line with single blanks"
    ]


def test_a_plural_finding_names_the_form() -> None:
    """A translator looks for "few", not for the third line."""
    found = check(catalog(RU, entry(DAYS, "{n} день", "дня", "{n} дней")), [DAYS])

    assert [one.message for one in found] == ["few: {n} is missing"]
    half = check(catalog(ES, entry(DAYS, "{n} día", "")), [DAYS])
    assert [one.message for one in half] == ["other: a plural form is empty"]


def test_what_is_out_of_step_is_no_error() -> None:
    """Missing, unknown, stale: English shows, `update` mends it; the translator did nothing wrong."""
    unknown = entry(Text("guide/gone/title", "Gone"), "Ido")
    stale = entry(replace(TAB, source="This day"), "Hoy")
    fuzzy = replace(entry(WALK, *SPANISH[WALK.key]), fuzzy=True)
    empty = entry(CALL, "")

    found = check(catalog(ES, unknown, stale, fuzzy, empty), TEXTS)

    assert {(one.check, one.severity, one.key) for one in found} == {
        ("unknown", "warning", "guide/gone/title"),
        ("stale", "warning", TAB.key),
        ("missing", "warning", DAYS.key),
        ("fuzzy", "info", WALK.key),
        ("untranslated", "info", CALL.key),
    }
    assert [one.line for one in found if one.check == "missing"] == [1]
    odd = check(catalog(ES, entry(Text("\u202eui/x", "X"), "Y")), ())
    assert [one.key for one in odd] == ["\\u202eui/x"]


def test_what_is_out_of_step_is_not_shown() -> None:
    """A translation of another source, unfinished, or half done is none."""
    good = entry(TAB, "Hoy")

    assert catalogs.usable(good, TAB, ES)
    assert not catalogs.usable(None, TAB, ES)
    assert not catalogs.usable(replace(good, fuzzy=True), TAB, ES)
    assert not catalogs.usable(replace(good, source="Tomorrow"), TAB, ES)
    assert not catalogs.usable(replace(good, forms=()), TAB, ES)


def test_a_good_catalog_has_no_findings() -> None:
    """The whole Spanish sample."""
    assert check(catalog(), TEXTS) == []
