"""Whatever way an address is written, it finds its page; what is not kept says so."""

from __future__ import annotations

import pytest

from tests.browser import faults
from tests.browser.phone import Phone

WRITTEN = {
    "query": ("/es/guides/sciatica/?utm_source=x&a=1", "/es/guides/sciatica/", "?utm_source=x&a=1"),
    "fragment": ("/es/guides/sciatica/#main", "/es/guides/sciatica/", ""),
    "no-slash": ("/es/guides/sciatica", "/es/guides/sciatica/", ""),
    "no-slash-query": ("/es/guides/sciatica?a=1", "/es/guides/sciatica/", "?a=1"),
    "double-slash": ("/es//guides///sciatica/", "/es/guides/sciatica/", ""),
    "index": ("/es/guides/sciatica/index.html", "/es/guides/sciatica/", ""),
    "encoded": ("/es/guides/sci%61tica/", "/es/guides/sciatica/", ""),
    "encoded-slash": ("/es%2Fguides%2Fsciatica%2F", "/es/guides/sciatica/", ""),
    "capital-language": ("/ES/guides/sciatica/", "/es/guides/sciatica/", ""),
    "root": ("/", "/es/", ""),
    "root-query": ("/?source=pwa", "/es/", "?source=pwa"),
}


def test_every_way_to_write_an_address(phone: Phone) -> None:
    """Offline, one canonical address each, the query kept."""
    phone.keep("es")
    phone.network.cut()

    for name, (written, path, query) in WRITTEN.items():
        phone.visit(written)
        seen = phone.browser.run("[location.pathname, location.search, document.documentElement.dataset.page]")
        assert seen[:2] == [path, query], name
        assert seen[2] != "offline", name


@pytest.mark.parametrize(
    ("address", "lang"),
    [
        ("/es/guides/nothing/", "es"),
        ("/ar/", "ar"),
        ("/ar/guides/sciatica", "ar"),
        ("/xx/", "es"),
        ("/nothing", "es"),
        ("/es/%E0%A4%A", "es"),
    ],
)
def test_what_is_not_kept_says_so_in_the_language_of_the_address(phone: Phone, address: str, lang: str) -> None:
    """Status 503, never stored, with the policy of every page."""
    phone.keep("es")
    phone.network.cut()

    phone.visit(address)
    seen = phone.browser.run("[document.documentElement.dataset.page, document.documentElement.dataset.lang]")
    assert seen == ["offline", lang]
    status = "performance.getEntriesByType('navigation')[0].responseStatus"
    assert phone.browser.run(f"{status} || fetch(location.href).then((answer) => answer.status, () => 503)") == 503


def test_kept_page_asks_the_network_for_nothing(phone: Phone) -> None:
    """Not for the page, its style or its scripts, nor for news so soon."""
    phone.keep("es")
    phone.visit("/es/danger/")  # what the first page may still load ends with it
    phone.wait("ready")
    phone.network.requests.clear()

    assert phone.shows("/es/guides/sciatica/")
    phone.browser.until("document.readyState === 'complete'")
    phone.wait("ready")
    asked = {path for path in phone.network.requests if path != "/sw.js"}
    assert {path for path in asked if not path.endswith(".png")} == set()


def test_news_is_looked_for_four_times_an_hour_at_most(phone: Phone) -> None:
    """By the first page of a visit, then when fifteen minutes have gone by."""
    phone.keep("es")
    phone.network.requests.clear()
    phone.visit("/es/danger/")
    phone.wait("ready")
    look = "document.dispatchEvent(new Event('visibilitychange'))"
    phone.browser.run(look)
    assert phone.report()["checked"] and "/o/latest.json" not in phone.network.requests

    phone.browser.run(f"(Date.now = ((now) => () => now() + 16 * 60_000)(Date.now), {look})")
    phone.wait_requests(r"/o/latest\.json", 1)


def test_pages_carry_their_policy_without_internet(phone: Phone) -> None:
    """Content-Security-Policy and the rest, as the server sends them."""
    names = ["content-security-policy", "referrer-policy", "permissions-policy", "content-type"]
    read = f"fetch('/es/danger/').then((a) => {names}.map((name) => a.headers.get(name)))"
    phone.keep("en")
    online = phone.browser.run(read)
    phone.visit("/en/languages/")
    phone.save("es")
    phone.network.cut()

    assert phone.browser.run(read) == online
    phone.visit("/es/danger/")
    violated = """new Promise((resolve) => {
      addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
      new Image().src = "https://elsewhere.example/y.png";
    })"""
    assert phone.browser.run(violated) == "img-src"


def test_requests_that_are_not_for_the_store_pass(phone: Phone) -> None:
    """Other methods, parts of a body, and the way round the worker."""
    phone.keep("es")
    phone.network.requests.clear()
    phone.browser.run("fetch('/es/', { method: 'POST' }).then((answer) => answer.status)")
    phone.browser.run("fetch('/es/', { headers: { range: 'bytes=0-9' } }).then((answer) => answer.status)")
    phone.browser.run("fetch('/es/?bp-bypass').then((answer) => answer.status)")

    assert [path for path in phone.network.requests if path.startswith("/es/")] == ["/es/", "/es/", "/es/?bp-bypass"]


def test_browsers_own_cache_is_asked_alone_when_that_is_wanted(phone: Phone) -> None:
    """A page that came as a blob is in the store and not in there."""
    phone.keep("es")
    page = "/es/guides/sciatica/"
    ask = f"fetch('{page}', {{}}).then((answer) => answer.status, () => 0)"

    found = phone.browser.run(ask.replace("{}", "{ cache: 'only-if-cached', mode: 'same-origin' }"))
    assert found in (0, 504) or page in phone.network.requests  # WebKit asks the network all the same
    phone.network.cut()
    assert phone.browser.run(ask) == 200


def test_gateway_errors_do_not_replace_kept_pages(phone: Phone) -> None:
    """The server answers 502 to everything: kept pages are read, others say they are not here."""
    phone.keep("es")
    phone.network.spoil(r".*", faults.status(502))

    assert phone.differing("es") == []
    phone.visit("/ar/")
    assert phone.browser.run("document.documentElement.dataset.page") == "offline"


def test_server_that_never_answers(phone: Phone) -> None:
    """Kept pages come at once; one that is not kept says so in the end."""
    phone.keep("es")
    phone.network.spoil(r".*", faults.hang(phone.network))

    assert phone.differing("es") == []
    phone.visit("/ar/")
    assert phone.browser.run("document.documentElement.dataset.page") == "offline"
