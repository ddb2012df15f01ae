"""What goes over the wire: headers on every answer, conditions, encodings, languages."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256

import brotli
import pytest

from pwa import headers
from pwa.locales import LOCALES
from pwa.site import Site
from tests.serving import ask

PAGE = "/en/guides/sciatica/"


def samples(built: Site) -> list[str]:
    """One address of each kind of answer the site gives."""
    blob = next(url for url in built.files if url.startswith("/o/") and url.count("/") == 2 and len(url) == 67)
    static = [next(url for url in built.files if url.endswith(end)) for end in (".css", "/main.js", ".png", ".svg")]
    return [PAGE, "/ar/", "/es/app.webmanifest", "/o/latest.json", "/sw.js", "/robots.txt", blob, *static]


def test_security_headers_on_every_answer(built: Site, port: int) -> None:
    """Pages, files, redirects, 304, 400, 404, 405: none goes out bare, none twice."""
    answers = [ask(port, url) for url in samples(built)]
    tag = ask(port, PAGE).headers["etag"]
    answers += [
        ask(port, PAGE, headers={"If-None-Match": tag}),
        ask(port, "/"),
        ask(port, "/healthz"),
        ask(port, "/en"),
        ask(port, "/en/guides/nowhere/"),
        ask(port, "/xx/"),
        ask(port, "//evil.example/en/"),
        ask(port, "/en/%c0%ae%c0%ae/"),
        ask(port, PAGE, "POST"),
        ask(port, "/healthz", "POST"),
        ask(port, PAGE, "HEAD"),
    ]

    assert {answer.status for answer in answers} == {200, 302, 304, 404, 405}
    for answer in answers:
        for name, value in headers.security().items():
            wanted = headers.WORKER_CSP if answer is answers[4] and name == "Content-Security-Policy" else value
            assert answer.headers.get(name.lower()) == wanted, (answer.status, name)
        assert "access-control-allow-origin" not in answer.headers
        assert "set-cookie" not in answer.headers


def test_every_file_of_the_site_is_served(built: Site, port: int) -> None:
    """The bytes on the wire are the bytes that were built."""
    hidden = {"/index.html", "/404.html"} | {f"/{code}/{n}.html" for code in LOCALES for n in (400, 404, 405, 500)}
    for url, body in built.files.items():
        answer = ask(port, url)
        if url in hidden:
            assert answer.status in (302, 404), url
        else:
            assert (answer.status, answer.body) == (200, body), url


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0", ""),
        ("identity", ""),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=nonsense", ""),
        ("GZIP;Q=1.0", "gzip"),
        ("", ""),
    ],
)
def test_encodings_are_obeyed(port: int, accept: str, encoding: str) -> None:
    plain = ask(port, PAGE)
    answer = ask(port, PAGE, headers={"Accept-Encoding": accept})

    assert answer.headers.get("content-encoding", "") == encoding
    assert {"br": brotli.decompress, "gzip": gzip.decompress}.get(encoding, bytes)(answer.body) == plain.body
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize("form", ["{tag}", "W/{tag}", '"other", {tag}', 'W/"x",W/{tag} ', "*"])
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_conditions(port: int, form: str, encoding: str) -> None:
    """A validator in any form a cache sends brings 304, and never for another encoding's body."""
    first = ask(port, PAGE, headers={"Accept-Encoding": encoding})
    tag = first.headers["etag"]
    again = ask(port, PAGE, headers={"Accept-Encoding": encoding, "If-None-Match": form.format(tag=tag)})

    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == tag
    other = "gzip" if encoding == "br" else "br"
    if form != "*":
        assert ask(port, PAGE, headers={"Accept-Encoding": other, "If-None-Match": tag}).status == 200
    assert ask(port, PAGE, headers={"If-None-Match": '"nothing"'}).status == 200


def test_tags_come_from_the_content(port: int, built: Site) -> None:
    """Replicas agree whatever their clocks say: the tag is a hash of the body, and there is no date."""
    answer = ask(port, PAGE)

    assert answer.headers["etag"] == f'"{sha256(built.files[PAGE]).hexdigest()[:20]}"'
    assert "last-modified" not in answer.headers


def test_head_is_get_without_a_body(port: int) -> None:
    got, head = ask(port, PAGE), ask(port, PAGE, "HEAD")

    assert head.body == b""
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in got.headers.items() if k != "date"
    }


def test_cache_policy(built: Site, port: int) -> None:
    """What has a hash in its name never changes; the pointer and the worker are always asked for."""
    for url in built.files:
        policy = headers.cache(url)
        if url.startswith("/static/") or (url.startswith("/o/") and not url.endswith(".json")):
            assert "immutable" in policy, url
        elif url in ("/o/latest.json", "/sw.js"):
            assert policy in ("no-store", "no-cache"), url
        else:
            assert "immutable" not in policy
    assert ask(port, "/o/latest.json").headers["cache-control"] == "no-store"
    assert ask(port, "/static/nothing.css").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("wish", "cookie", "expected"),
    [
        ("es-MX,es;q=0.9", "", "es"),
        ("ar", "", "ar"),
        ("fr", "", "en"),
        ("es", "ar", "ar"),
        ("es", "../x", "es"),
        ("", "", "en"),
    ],
)
def test_the_root_negotiates(port: int, wish: str, cookie: str, expected: str) -> None:
    answer = ask(port, "/", headers={"Accept-Language": wish} | ({"Cookie": f"lang={cookie}"} if cookie else {}))

    assert (answer.status, answer.headers["location"]) == (302, f"/{expected}/")
    assert {"Accept-Language", "Cookie"} <= set(answer.headers["vary"].split(", "))


@pytest.mark.parametrize(
    ("path", "method", "status", "language"),
    [
        ("/es/guides/nada/", "GET", 404, "es"),
        ("/ar/guides/nada/", "GET", 404, "ar"),
        ("/xx/", "GET", 404, "en"),
        ("/healthz", "POST", 405, "en"),
        ("/en/404.html", "GET", 404, "en"),
    ],
)
def test_errors_speak_the_readers_language(port: int, path: str, method: str, status: int, language: str) -> None:
    answer = ask(port, path, method)

    assert (answer.status, answer.headers["content-language"]) == (status, language)
    assert f'<html lang="{language}"'.encode() in answer.body
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/en", "/en/guides", "/en/guides/sciatica", "/en/guides/sciatica/index.html"])
def test_other_spellings_lead_to_the_page(port: int, path: str) -> None:
    answer = ask(port, f"{path}?a=1&b=2")

    assert answer.status == 302
    assert answer.headers["location"] == f"{path.removesuffix('index.html').rstrip('/')}/?a=1&b=2"


def test_bodies_are_refused(port: int) -> None:
    """Nothing is ever sent to us."""
    assert ask(port, "/", "POST").status == 405
    assert ask(port, "/healthz", "PUT").status == 405


def test_the_pointer_leads_to_everything(port: int) -> None:
    """From latest.json every blob of every pack can be had, and is what its name says."""
    pointer = json.loads(ask(port, "/o/latest.json").body)
    manifests = [pointer["core"], *(pack["manifest"] for pack in pointer["packs"].values())]

    for name in [*manifests, *(pack["bundle"] for pack in pointer["packs"].values())]:
        assert sha256(ask(port, f"/o/{name}").body).hexdigest() == name
    for name in manifests:
        whole: dict[str, bytes] = {}
        for entry, (blob, size, _) in json.loads(ask(port, f"/o/{name}").body)["entries"].items():
            body = ask(port, f"/o/{blob}").body
            assert (len(body), sha256(body).hexdigest()) == (size, blob), entry
            url = entry.partition("#")[0]  # the pieces of a list follow each other
            whole[url] = whole.get(url, b"") + body
        for url, body in whole.items():
            assert ask(port, url).body == body, url
