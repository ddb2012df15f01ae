"""The diary and the reader's own data, in real browsers: kept, carried, refused, erased."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from icalendar import Calendar
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.screens import Screens

RANDOM = (Path(__file__).parents[1] / "js" / "random_diaries.js").read_text()
LIB = """(async () => {
  const folder = new URL(".", document.querySelector('script[src$="/main.js"]').src);
  const lib = (name) => import(`${folder}lib/${name}.js`);
  %s
})()"""
NOTE = '<img src="x" onerror="document.title = 1">=1+1'
FILE: dict[str, Any] = {
    "format": "backpocket-backup",
    "version": 1,
    "made": "2026-11-21T09:00:00Z",
    "diary": [
        {"id": "f1", "kind": "pain", "at": "2026-11-20T09:00:00Z", "level": 6, "where": [], "did": [], "note": NOTE}
    ],
    "settings": {"look": {"theme": "dark", "size": "2"}},
}


def lib(phone: Phone, script: str, tab: int = 0) -> Any:
    """Run a script beside the page's own modules."""
    return phone.browser.run(LIB % script, tab)


def entries(phone: Phone, tab: int = 0) -> list[dict[str, Any]]:
    return list(lib(phone, "return (await lib('diary')).all();", tab))


def note(phone: Phone, level: int, text: str = "") -> None:
    """Fill in the form as a reader does."""
    phone.browser.run(
        f"""(document.querySelector('[name=level][value="{level}"]').click(),
        document.querySelector('[name=note]').value = {json.dumps(text)},
        document.querySelector('diary-entry [data-do=save]').click())"""
    )
    phone.browser.until("document.querySelector('diary-entry [data-role=said]').textContent !== ''")


def take(phone: Phone, content: str) -> None:
    """Choose a file; `content` is a JavaScript expression for its parts."""
    phone.browser.run(
        f"""(() => {{
        const input = document.querySelector("own-data [type=file]");
        const given = new DataTransfer();
        given.items.add(new File({content}, "copy.json", {{ type: "application/json" }}));
        document.querySelector("[data-role=found]").replaceChildren();
        input.files = given.files;
        input.dispatchEvent(new Event("change", {{ bubbles: true }}));
        }})()"""
    )
    phone.browser.until("document.querySelector('[data-role=found]').textContent !== ''")


def opened(phone: Phone, path: str = "/en/diary/") -> None:
    phone.visit(path)
    phone.browser.until("Boolean(customElements.get('own-data') && customElements.get('diary-days'))")


def caught(phone: Phone, press: str) -> str:
    """The text of the file that a button makes."""
    return str(
        phone.browser.run(
            f"""new Promise((done) => {{
            const make = URL.createObjectURL;
            URL.createObjectURL = (file) => (file.text().then(done), make.call(URL, file));
            document.querySelector({json.dumps(press)}).click();
            }})"""
        )
    )


def test_a_note_stays(phone: Phone) -> None:
    """Noted, seen, still there after a restart and without internet; deleted, and brought back."""
    phone.keep("en")
    opened(phone)
    note(phone, 4, NOTE)
    phone.browser.until("document.querySelectorAll('diary-days li').length === 1")
    phone.network.cut()
    phone.browser.restart()
    opened(phone)
    phone.browser.until("document.querySelector('diary-days li')?.textContent.includes('=1+1')")
    assert phone.browser.run("document.querySelectorAll('diary-days img').length") == 0, "a note is text"
    assert phone.browser.run("document.querySelector('pain-chart svg .dot') !== null")

    phone.browser.run("document.querySelector('diary-days li button').click()")
    phone.browser.until("document.querySelectorAll('diary-days li').length === 0")
    phone.browser.run("document.querySelector('diary-days [data-role=said] button').click()")
    phone.browser.until("document.querySelectorAll('diary-days li').length === 1")
    assert [one["level"] for one in entries(phone)] == [4]


def test_a_thousand_diaries_come_back(phone_screen: Screens) -> None:
    """Written to a file, erased, taken in again: the same to the last sign. From a page that draws none of them."""
    page = phone_screen.open("/en/about/")
    for batch in range(10):
        same, first = page.evaluate(f"() => ({RANDOM})(100, {batch})")
        assert same == 100, first


def test_diaries_come_back_in_every_engine(phone: Phone) -> None:
    """The same with each engine's own store on a disk; that takes much longer."""
    phone.visit("/en/danger/")
    same, first = phone.browser.run(f"({RANDOM})(50, 1000)")
    assert same == 50, first


def test_tabs_and_versions(phone: Phone) -> None:
    """A newer release brings a new version while another tab is open; the older one goes on."""
    opened(phone)
    note(phone, 3)
    phone.visit("/en/diary/", 1)
    phone.browser.until("document.querySelectorAll('diary-days li').length === 1", 1)
    newer = "(db) => db.createObjectStore('later')"
    stores = lib(
        phone,
        f"const db = await (await lib('diary')).connect('bp-diary', [() => {{}}, {newer}]);"
        "const names = [...db.objectStoreNames]; db.close(); return names;",
    )
    assert stores == ["entries", "later"]
    lib(phone, "return (await lib('diary')).record({ kind: 'pain', level: 5, where: [], did: [], note: '' });", 1)
    assert sorted(one["level"] for one in entries(phone)) == [3, 5], "nothing is lost, both tabs write"
    phone.browser.until("document.querySelectorAll('diary-days li').length === 2")


def test_a_copy_moves_to_another_phone(phone: Phone) -> None:
    """What Save makes is taken in on a phone that has nothing, settings included."""
    opened(phone)
    note(phone, 7, "long drive")
    lib(phone, "(await lib('appearance')).choose({ theme: 'dark', size: '1' });")
    before, copy = entries(phone), caught(phone, "[data-do=copy]")
    assert "long drive" in caught(phone, "[data-do=table]")

    lib(phone, "await (await lib('diary')).erase(); localStorage.clear();")
    opened(phone)
    take(phone, f"[{json.dumps(copy)}]")
    assert entries(phone) == [], "looking changes nothing"
    phone.browser.run("document.querySelector('[data-role=found] button').click()")
    phone.browser.until("document.querySelectorAll('diary-days li').length === 1")
    assert entries(phone) == before
    assert phone.browser.run("document.documentElement.dataset.theme") == "dark"


def test_replacing_says_what_goes(phone: Phone) -> None:
    opened(phone)
    note(phone, 2)
    take(phone, f"[{json.dumps(json.dumps(FILE))}]")
    assert "Takes away 1 note" in phone.browser.run("document.querySelector('[data-role=found]').textContent")

    phone.browser.run("document.querySelectorAll('[data-role=found] button')[1].click()")
    phone.browser.until("document.querySelector('diary-days li')?.textContent.includes('6')")
    assert entries(phone) == FILE["diary"]


def spoilt(old: str, new: str) -> str:
    """The file with one thing changed, as the parts of a `File`."""
    text = json.dumps(FILE)
    assert old in text
    return json.dumps([text.replace(old, new)])


# All there is but the note of what is kept offline, which comes when it comes.
SETTINGS = "JSON.stringify(Object.entries(localStorage).filter(([name]) => name !== 'bp.kept').sort())"
HOSTILE = {
    "truncated": (json.dumps([json.dumps(FILE)[:-30]]), "damaged"),
    "100 MB": ("[new Uint8Array(100_000_000)]", "5 MB"),
    "deep": ("['['.repeat(1_000_000)]", "not built like"),
    "not ours": ("['[]']", "not a copy"),
    "newer": (spoilt('"version": 1', '"version": 9'), "newer"),
    "level": (spoilt('"level": 6', '"level": 60'), "diary.1.level"),
    "script in an id": (spoilt('"f1"', '"<script>"'), "diary.1.id"),
    "prototype": (spoilt('"where"', '"__proto__"'), "diary.1.__proto__"),
}


def test_a_hostile_copy_changes_nothing(phone: Phone) -> None:
    """One after the other, each is refused with its reason."""
    opened(phone)
    note(phone, 1)
    before = entries(phone), phone.browser.run(SETTINGS)

    for name, (content, reason) in HOSTILE.items():
        take(phone, content)
        told = phone.browser.run("document.querySelector('[data-role=found]').textContent")
        assert "Nothing was changed." in told and reason in told, name
        assert (entries(phone), phone.browser.run(SETTINGS)) == before, name
    assert phone.browser.run("({}).polluted") is None


def test_erasing_leaves_nothing(phone: Phone) -> None:
    """Diary, settings, timers, saved pages, worker, cookie; other tabs show the diary and lead through an exercise."""
    phone.keep("en")
    opened(phone)
    note(phone, 8)
    lib(phone, "(await lib('ticks')).tick('heat-pack'); (await lib('language')).remember('en');")
    phone.visit("/en/diary/", 1)
    phone.browser.until("document.querySelectorAll('diary-days li').length === 1", 1)
    phone.visit("/en/exercises/bridge/", 2)
    phone.browser.until("Boolean(customElements.get('guided-player'))", 2)
    phone.browser.run("['open', 'begin'].forEach((name) => document.querySelector(`[data-do=${name}]`).click())", 2)
    phone.browser.until("localStorage.getItem('bp.session') !== null", 2)

    phone.browser.run("document.querySelector('[data-do=erase]').click()")
    phone.browser.until("document.querySelector('dialog[open] [data-role=count]')?.textContent.startsWith('1 note')")
    assert phone.browser.run("document.activeElement.dataset.do") == "erase-no", "Enter keeps it all"
    phone.browser.run("document.querySelector('[data-do=erase-yes]').click()")
    phone.browser.until("document.querySelector('h1').textContent === 'Everything is erased.'")
    assert phone.browser.run("indexedDB.databases().then((all) => all.map(({ name }) => name))") == []
    assert phone.browser.run("Object.keys(localStorage)") == []
    assert phone.browser.run("caches.keys()") == []
    assert phone.browser.run("document.cookie") == ""
    assert phone.browser.run("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert phone.browser.run("document.querySelectorAll('diary-days li').length", 1) == 0
    assert phone.browser.run("document.querySelector('dialog.player').open", 2) is False
    for tab in (1, 2):
        phone.browser.run("dispatchEvent(new Event('pagehide'))", tab)
    assert phone.browser.run("Object.keys(localStorage)") == [], "what is left open writes nothing down"


def test_a_phone_that_keeps_no_diary_says_so(phone_screen: Screens) -> None:
    """Where the browser refuses to open the store: each button answers, nothing breaks."""
    page = phone_screen.open(
        "/en/diary/", "indexedDB.open = () => { throw new DOMException('no', 'InvalidStateError'); };"
    )
    page.check("[name=level][value='4']", force=True)
    for button, line in (("save", "diary-entry [data-role=said]"), ("copy", "[data-role=copied]")):
        page.click(f"[data-do={button}]")
        expect(page.locator(line)).to_contain_text("Your phone does not let us keep a diary")
    page.set_input_files(
        "own-data [type=file]", {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(FILE).encode()}
    )
    expect(page.locator("[data-role=found]")).to_contain_text("Your phone could not keep it")


def test_a_reminder_is_a_calendar_file(phone: Phone) -> None:
    """In the reader's language, for the days and the time chosen."""
    phone.visit("/ar/")
    phone.browser.until("document.querySelectorAll('reminder-maker [name=day]').length === 7")
    phone.browser.run("document.querySelector('reminder-maker [name=day][value=SU]').click()")
    phone.browser.run("document.querySelector('reminder-maker [name=time]').value = '18:30'")

    found = Calendar.from_ical(caught(phone, "reminder-maker [data-do=make]"))
    (event,) = found.walk("VEVENT")
    assert not found.errors and not event.errors
    assert event["RRULE"]["BYDAY"] == ["MO", "TU", "WE", "TH", "FR", "SA"]
    assert event.decoded("DTSTART").strftime("%H:%M") == "18:30"
    assert event["SUMMARY"].params["LANGUAGE"] == "ar"
    assert str(event["URL"]) == phone.network.url("/ar/")
