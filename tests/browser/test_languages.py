"""The page where languages are saved: what it says is what the phone holds, and every button does what it says."""

from __future__ import annotations

import json

from tests.browser import faults
from tests.browser.phone import Phone
from tests.browser.releases import Release

PAGE = "/es/languages/"
# A moment as this phone says the time, 12 or 24 hours, in Spanish.
HOUR = r"""(({ hourCycle }) => new Intl.DateTimeFormat("es", { hour: "numeric", minute: "2-digit", hourCycle }).format(%s)
  .replace(/\s+/g, " "))(new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions())"""


def row(phone: Phone, lang: str) -> str:
    return str(phone.browser.run(f"document.querySelector('[data-pack={lang}]').textContent.replace(/\\s+/g, ' ')"))


def told(phone: Phone, words: str) -> None:
    """Wait until the line that tells what happened says `words`."""
    phone.browser.until(
        f"document.querySelector('language-packs > [role=status]').textContent.includes({json.dumps(words)})"
    )


def test_size_before_proof_after(phone: Phone, few: Release) -> None:
    """Before: what it would cost. After: how many guides and exercises of how many, checked when."""
    phone.keep("es")
    phone.visit(PAGE)
    phone.browser.until("document.querySelector('[data-pack=ar] [data-act=save]') !== null")
    assert f"{round(few.document()['packs']['ar']['wire'] / 1000)} kB" in row(phone, "ar")
    assert "No guardado" in row(phone, "ar")

    phone.save("ar")
    guides = sum("/guides/" in path and path != "/ar/guides/" for path in few.packs["ar"])
    other = len(few.pages("ar")) - guides - 1
    checked = phone.report()["packs"]["ar"]["checked"]
    hour = phone.browser.run(HOUR % checked)
    said = row(phone, "ar")
    for words in (f"{guides} de {guides} guías", "1 de 1 ejercicio", f"{other} de {other} páginas más", hour):
        assert words in said, said


def counted(phone: Phone) -> int:
    """How many kilobytes of Arabic the page says are here; it says of how many too, and both are true."""
    pack = phone.report()["packs"]["ar"]
    here, whole = (
        max(1, round(float(size) / 1000)) for size in (pack["wire"] * pack["done"] / pack["total"], pack["wire"])
    )
    phone.browser.until(
        f"document.querySelector('[data-pack=ar] [data-role=bytes]')?.textContent === '{here} kB de {whole} kB'"
    )
    return here


def test_bytes_are_counted(phone: Phone, few: Release) -> None:
    """While it is saved and when it is stopped; Continue goes on from there. Ears get a few words, not every number."""
    phone.keep("es")
    phone.network.spoil(few.bundle("ar"), faults.status(503))
    phone.network.spoil(few.blob("/ar/guides/sciatica/"), faults.hang(phone.network))
    phone.visit(PAGE)
    phone.browser.until("document.querySelector('language-packs > .vh') !== null")
    phone.browser.run(
        "(globalThis.said = [], new MutationObserver(() => said.push(document.querySelector('language-packs > .vh').textContent))"
        ".observe(document.querySelector('language-packs > .vh'), { childList: true }), true)"
    )
    phone.press("save", "[data-pack=ar]")
    phone.wait_report("report.packs.ar.missing?.length === 1")
    first = counted(phone)
    phone.press("stop", "[data-pack=ar]")
    phone.browser.until("document.querySelector('[data-pack=ar]').dataset.state === 'stopped'")
    assert counted(phone) >= first > 1

    phone.network.heal()
    phone.press("continue", "[data-pack=ar]")
    phone.browser.until("document.querySelector('[data-pack=ar]').dataset.state === 'ready'")
    assert phone.browser.run("document.querySelector('[data-pack=ar] [data-role=bytes]')") is None
    said = phone.browser.run("said")
    assert len(said) <= 6, said
    assert any("kB de" in words for words in said), said
    assert said[-1] == "العربية: Guardado, funciona sin internet"


def test_missing_pages_stand_there_by_name(phone: Phone, few: Release) -> None:
    """Without internet: their titles, and how many parts no reader knows by name."""
    phone.keep("es")
    phone.network.cut()
    style = next(path for path in few.shared if path.endswith(".css"))
    phone.forget(f"await blobs.delete('{few.blob('/es/danger/')}'); await blobs.delete('{few.blob(style)}');")

    phone.visit(PAGE)
    phone.browser.until("document.querySelector('[data-pack=es] .missing a')?.textContent === 'Señales de alarma'")
    assert phone.browser.run("document.querySelectorAll('[data-pack=es] .missing a').length") == 1
    assert "Falta 1 parte común" in row(phone, "es")
    phone.press("check")
    told(phone, "Algunas páginas faltan")

    phone.network.restore()
    phone.press("check")
    told(phone, "Ya están reparadas")
    phone.press("check")
    told(phone, "completas")
    assert phone.state() == "ready"


def test_stop_button_stops(phone: Phone, few: Release) -> None:
    """At once, although the body under way never ends; and it stays so at the next visit."""
    phone.keep("es")
    phone.network.spoil(few.bundle("ar"), faults.hang(phone.network))
    phone.visit(PAGE)
    phone.press("save", "[data-pack=ar]")
    phone.wait_requests(few.bundle("ar"), 1)
    phone.press("stop", "[data-pack=ar]")
    phone.browser.until("document.querySelector('[data-pack=ar]').dataset.state === 'stopped'")
    phone.network.heal()
    phone.network.requests.clear()

    tab = phone.next_visit("es")
    phone.wait("ready", tab)
    assert phone.report()["packs"]["ar"]["state"] == "stopped"
    assert few.bundle("ar") not in phone.network.requests


def test_reset_in_the_middle_of_a_download(phone: Phone, few: Release) -> None:
    """Nothing is left and nothing comes back, with another tab open too; Save begins anew."""
    phone.keep("es")
    phone.visit(PAGE)
    phone.visit("/es/", 1)
    phone.network.spoil(few.bundle("ar"), faults.hang(phone.network))
    phone.press("save", "[data-pack=ar]")
    phone.wait_requests(few.bundle("ar"), 1)

    phone.press("reset")
    phone.press("reset_yes")
    told(phone, "Se han quitado")
    phone.network.heal()
    phone.browser.until("caches.keys().then((names) => names.length === 0)")
    phone.browser.until("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
    assert "No guardado" in row(phone, "es")
    assert phone.state(1) == "none"
    assert phone.browser.run("caches.keys()") == []

    phone.save("ar")
    phone.network.cut()
    assert phone.differing("ar") == []


def test_saving_asks_the_phone_to_keep_it(phone: Phone) -> None:
    """`persist()` when the reader saves a language, not when a page is only opened."""
    phone.keep("es")
    phone.visit(PAGE)
    phone.browser.run(
        "(globalThis.asked = 0, Object.defineProperty(navigator, 'storage', "
        "{ value: { persist: async () => (asked += 1, true) }, configurable: true }), true)"
    )
    phone.browser.until("document.querySelector('[data-pack=ar] [data-act=save]') !== null")
    assert phone.browser.run("asked") == 0

    phone.save("ar")
    assert phone.browser.run("asked") == 1
