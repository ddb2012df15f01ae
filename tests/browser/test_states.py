"""Every state a reader may meet. The player, the timers and the diary: axe finds nothing, nothing is cut off, what stops
it is in sight. What a phone lost or refuses, and a bad network: said in the reader's language, with what to do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser import faults
from tests.browser.phone import Phone
from tests.browser.screens import MODES, Screens, of_each_kind
from tests.browser.test_axe import findings
from tests.browser.test_diary import FILE
from tests.browser.test_reflow import FAULTS
from tests.browser.test_timers import PASS

STANDINS = (Path(__file__).parent.parent / "js" / "player_standins.js").read_text().split("*/", 1)[1]
SIZES = [(320, 568, "100%"), (320, 568, "140%"), (390, 844, "100%"), (390, 844, "200%"), (844, 390, "100%")]
# What has to be in sight while exercises run, and does not lie over something else.
NEEDED = {
    "word": ".run [data-role=word]",
    "digits": ".run [data-role=digits]",
    "pause": ".run [data-do=pause]",
    "hurts": ".run [data-do=hurts]",
}
UNSEEN = """(needed) => Object.entries(needed).filter(([, selector]) => {
  const { left, top, right, bottom } = document.querySelector(selector).getBoundingClientRect();
  return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
}).map(([name]) => name)"""
CROSSED = """(needed) => {
  const boxes = Object.entries(needed).map(([name, selector]) => [name, document.querySelector(selector).getBoundingClientRect()]);
  return boxes.flatMap(([one, a], index) => boxes.slice(index + 1).filter(([, b]) =>
    a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2).map(([other]) => `${one} ${other}`));
}"""


NEXT_KIND = """(seen) => {
  for (let second = 0; second < 3000; second += 1) {
    const { kind } = document.querySelector(".run").dataset;
    if (!seen.includes(kind)) return kind;
    standIn.pass(1000);
  }
  throw new Error(`only ${seen}`);
}"""
KINDS = 8  # ready, move, hold, release, rest, next, switch, go


def player(page: Page) -> Iterator[str]:
    """Lead a page with a player through all it can show; the name of each state, once it is there."""

    def do(name: str) -> None:
        page.evaluate(f"document.querySelector('guided-player [data-do={name}]').click()")

    def number(row: str, level: int) -> None:
        page.evaluate(f"document.querySelector('[data-pain={row}] [data-n=\"{level}\"]').click()")

    page.evaluate(STANDINS)
    do("open")
    page.evaluate("standIn.pass(3000)")
    number("before", 7)
    page.evaluate("document.querySelector('[name=level][value=high]').click()")  # only then there is a rest
    page.evaluate("document.querySelector('dialog.player').scrollTo(0, 9999)")  # where Start lies over nothing
    yield "setup"
    do("begin")
    kinds: list[str] = []
    while len(kinds) < KINDS:
        kinds.append(page.evaluate(NEXT_KIND, kinds))
        yield kinds[-1]
        if kinds[-1] == "hold":
            do("floor")
            yield "floor"
            do("floor")
            page.evaluate("(standIn.sleep(7_200_000), document.dispatchEvent(new Event('visibilitychange')))")
            yield "slept"
            do("hurts")
            yield "hurts"
            do("on")
    do("hurts")
    do("end")
    number("after", 8)
    expect(page.locator("[data-role=saved]")).not_to_be_empty()
    yield "done"


def timer(page: Page) -> Iterator[str]:
    """The same of the timer of a cold pack."""
    page.click("[data-do=start]")
    expect(page.locator("[data-role=running]")).to_be_visible()
    yield "running"
    for minutes, part in ((6, "look"), (5, "done")):
        page.evaluate(PASS % minutes)
        expect(page.locator(f"[data-role={part}]")).to_be_visible()
        yield part
    page.click("[data-role=done] [data-do=stop]")
    yield "again"


def diary(page: Page) -> Iterator[str]:
    """The same of the diary and the reader's own data."""

    def take(text: str) -> None:
        file = FilePayload(name="copy.json", mimeType="application/json", buffer=text.encode())
        page.evaluate("document.querySelector('[data-role=found]').replaceChildren()")
        page.set_input_files("own-data [type=file]", file)
        expect(page.locator("[data-role=found]")).not_to_be_empty()

    page.evaluate("document.querySelector('[name=level][value=\"4\"]').click()")
    page.click("diary-entry [data-do=save]")
    page.wait_for_selector("diary-days li")
    page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true })")
    yield "noted"
    page.click("diary-days li button")
    page.wait_for_selector("diary-days [data-role=said] button")
    take(json.dumps(FILE))
    yield "offered"
    take("{")
    yield "refused"
    page.click("[data-do=erase]")
    page.wait_for_selector("own-data dialog[open]")
    yield "erase"


WAYS: dict[str, Callable[[Page], Iterator[str]]] = {
    "routines/older-and-steady": player,
    "timer/cold-pack": timer,
    "diary": diary,
}


def begun(screens: Screens, lang: str, place: str, **options: Any) -> Iterator[str]:
    return WAYS[place](screens.open(f"/{lang}/{place}/", reduced_motion="reduce", **options))


@pytest.mark.parametrize("place", WAYS)
@pytest.mark.parametrize(("lang", "mode"), [("en", "light"), ("ar", "dark"), ("en", "forced")])
def test_axe_finds_nothing(phone_screen: Screens, lang: str, mode: str, place: str) -> None:
    for state in begun(phone_screen, lang, place, **MODES[mode]):
        phone_screen.page.evaluate("window.standIn?.measured(true)")
        assert findings(phone_screen) == [], state
        phone_screen.page.evaluate("window.standIn?.measured(false)")


@pytest.mark.parametrize("place", WAYS)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_is_cut_off(phone_screen: Screens, lang: str, place: str) -> None:
    """On narrow and wide screens, with large text; the player's word, digits, pause and "It hurts more" in sight."""
    for state in begun(phone_screen, lang, place):
        page = phone_screen.page
        runs = page.evaluate("document.querySelector('dialog.player')?.dataset.view === 'run'")
        for width, height, text in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(f"document.documentElement.style.fontSize = '{text}'")
            where = (state, width, height, text)
            assert page.evaluate(FAULTS) == [], where
            if runs:
                assert page.evaluate(UNSEEN, NEEDED) == [], where
                assert page.evaluate(CROSSED, NEEDED) == [], where


BLOBS = r"/o/[0-9a-f]{64}"
# What went wrong with a phone that kept Arabic, what the line under the header then says, and its one button.
TROUBLES = {
    "removed": ("for (const name of await caches.keys()) await caches.delete(name);", "أزال هاتفك الصفحات المحفوظة.", "save_again"),
    "missing": (
        "for (const [n, key] of (await blobs.keys()).entries()) if (n % 3 === 0) await blobs.delete(key);",
        "بعض الصفحات المحفوظة ناقصة.",
        "repair",
    ),
}  # fmt: skip
SAID = "document.querySelector('offline-status [role=status]').textContent.trim() === %s"
ACTS = "[...document.querySelectorAll('offline-status [data-act]')].map((one) => one.dataset.act)"


@pytest.mark.parametrize(("loss", "words", "act"), TROUBLES.values(), ids=TROUBLES.keys())
def test_what_the_phone_lost_is_said_with_the_way_back(phone: Phone, loss: str, words: str, act: str) -> None:
    """While the server is in trouble the line says what happened; on a good network its button mends it."""
    phone.keep("ar")
    phone.network.spoil(r"/o/.*", faults.status(503))
    phone.forget(loss)
    phone.visit("/ar/")
    phone.browser.until(SAID % json.dumps(words))
    assert phone.browser.run(ACTS) == [act]

    phone.network.heal()
    phone.press(act, "offline-status")
    phone.wait("ready")
    phone.network.cut()
    assert phone.differing("ar") == []


def test_a_first_download_that_breaks_is_said_with_the_way_on(phone: Phone) -> None:
    """What came is kept; the button fetches the rest."""
    phone.network.spoil(phone.release.bundle("ar"), faults.status(503))
    phone.network.spoil(BLOBS, lambda exchange: exchange.send(exchange.answer()), times=30)
    phone.network.spoil(BLOBS, faults.reset)
    phone.visit("/ar/")
    phone.browser.until(SAID % json.dumps("انقطع الاتصال. ما حُفظ يبقى محفوظًا."))
    assert phone.browser.run(ACTS) == ["try_again"]

    phone.network.heal()
    phone.press("try_again", "offline-status")
    phone.wait("ready")


REFUSED = {
    "no-worker": "delete Navigator.prototype.serviceWorker;",
    "worker-refused": "ServiceWorkerContainer.prototype.register = async () => { throw new DOMException('no', 'SecurityError'); };",
}
WHY = {"en": "A private window may be the cause.", "ar": "قد يكون السبب نافذة خاصة."}


@pytest.mark.parametrize("before", REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("lang", WHY)
def test_a_window_that_keeps_nothing_says_why(phone_screen: Screens, lang: str, before: str) -> None:
    """Where a reader would save: no row waits for ever, and nothing is offered that cannot be."""
    page = phone_screen.open(f"/{lang}/languages/", before, service_workers="allow")
    expect(page.locator("language-packs > [role=status]:not(.vh)")).to_contain_text(WHY[lang])
    assert page.locator("language-packs button").count() == 0

    page = phone_screen.open(f"/{lang}/settings/", before, service_workers="allow")
    expect(page.locator("storage-use")).to_contain_text(WHY[lang])
    assert page.locator("storage-use button").count() == 0


# Buttons and chips whose words and icons stand out less than 4.5:1 from what is behind them.
FAINT = r"""() => {
  const parts = (color) => color.match(/[\d.]+/g).map(Number);
  const light = (color) => parts(color).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, index) => sum + c * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (element) => {
    const { backgroundColor } = getComputedStyle(element);
    return (parts(backgroundColor)[3] ?? 1) === 0 && element.parentElement ? behind(element.parentElement) : backgroundColor;
  };
  return [...document.querySelectorAll("main :is(.btn, .chip, .code)")].filter((one) => one.checkVisibility()).filter((one) => {
    const [low, high] = [light(getComputedStyle(one).color), light(behind(one))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05) < 4.5;
  }).map((one) => one.outerHTML.slice(0, 90));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_no_button_faint(phone_screen: Screens, scheme: str) -> None:
    """With its icon, which no backplate of the browser helps; a favourite and the code to scan too."""
    for path in of_each_kind("en"):
        page = phone_screen.open(path, forced_colors="active", color_scheme=scheme)
        for press in ("favourite-mark button", "share-page [data-do=code]"):
            if page.locator(press).count():
                page.click(press)
        assert page.evaluate(FAINT) == [], path
        if page.locator(".code").count():
            assert (
                page.evaluate("getComputedStyle(document.querySelector('.code')).backgroundColor")
                == "rgb(255, 255, 255)"
            )
