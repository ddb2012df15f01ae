"""Every page once more, in no pack and under an address of its own, for a translator to fill in a browser.

`/preview/en/guides/…` holds the source's page with holes (see `pwa.holes`). Its script takes what
the check of a file left in that browser tab, fills the holes, and then starts the page's own
scripts. Without a file it leads to the page for translators.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pwa import holes, pages, rendering
from pwa.assets import address
from pwa.locales import LOCALES, SOURCE
from pwa.marking import Seen
from pwa.model import Content
from pwa.pages import Page

_MOST = 12  # places of a message that are told
_SCRIPTS = re.compile(r'<script type="module" src="[^"]+"></script>\n')


Contexts = Mapping[str, Mapping[str, Any]]  # the names of every language, by its code


def build(
    body_of: Callable[[Page, Content, Contexts], bytes],
    content: Content,
    contexts: Contexts,
    urls: Mapping[str, str],
    codes: Iterable[str],
) -> dict[str, bytes]:
    """Pages, the words of their scripts, and where each message stands, by address.

    `body_of` renders a page; `urls` of assets by name, `codes` the languages of the site.
    """
    plain = contexts[SOURCE]
    locales = {one.code: one for one in plain["locales"]}
    names = rendering.context(content, LOCALES[SOURCE], {}, urls, plain["site_url"], holes.Holes, locales)
    translator = names["translator"]
    translator.draft = True  # the script takes the note away where all safety text is signed
    seen: Seen = translator.begin()
    words = rendering.words(content, names)
    everywhere = list(seen.scripts)
    words_url = address("words.preview.js", words)
    rendered: dict[str, tuple[str, Seen]] = {}
    kept = {name: plain[name] for name in ("contact", "check_url", "check_bytes", "progress")}
    names |= kept | {"words_url": words_url, "month": holes.month, "day": holes.day}
    for page in pages.pages(content, SOURCE, codes):
        seen = translator.begin()
        body = body_of(page, content, {**contexts, SOURCE: names})
        rendered[pages.preview(page.path)] = body.decode(), seen
    places = _json(_places(rendered)).encode()
    places_url = address("places.json", places)
    head = _head(urls, words_url, places_url)
    made = {words_url: words, places_url: places}
    for url, (html, seen) in rendered.items():
        known = {"also": seen.also, "scripts": [*seen.scripts, *everywhere], "paths": pages.PATHS}
        made[url] = _opened(html, head, known).encode()
    return made


def _places(rendered: Mapping[str, tuple[str, Seen]]) -> dict[str, list[str]]:
    """The first addresses each message stands on, by its key."""
    found: dict[str, list[str]] = {}
    for url, (_, seen) in rendered.items():
        for key in seen.keys:
            found.setdefault(key, []).append(url)
    return {key: urls[:_MOST] for key, urls in found.items()}


def _head(urls: Mapping[str, str], words: str, places: str) -> str:
    styles = "".join(f'<link rel="stylesheet" href="{urls[f"preview/{name}.css"]}">' for name in ("marks", "filling"))
    data = {"main": urls["js/main.js"], "words": words, "places": places, "translate": pages.path("translate", SOURCE)}
    given = "".join(f' data-{name}="{url}"' for name, url in data.items())
    fill = f'<script type="module" src="{urls["preview/fill.js"]}"{given}></script>'
    return f'{styles}<script src="{urls["preview/early.js"]}"></script>{fill}</head>'


def _opened(body: str, head: str, known: Mapping[str, object]) -> str:
    """The page with the filling script in the place of its own."""
    block = _json(known).replace("<", "\\u003c")
    html = _SCRIPTS.sub("", body).replace("<html ", "<html data-filling ", 1).replace("</head>", head, 1)
    front, _, back = html.rpartition("</body>")
    return f'{front}<script type="application/json" id="preview-page">{block}</script></body>{back}'


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
