"""`make text-shots`: for every text a picture of the screen it stands on, with the text framed.

`build/texts/index.html` lists the texts by key. Each leads to the picture of its page, where its frame
is marked; Weblate takes the same pictures (*Tools, Manage screenshots*), and `texts.json` says which
texts stand on which. They are made when someone wants them: kept ones would be out of date at the next commit.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path

from playwright.sync_api import Page

from pwa import catalogs, pages
from pwa.content import load
from pwa.locales import LOCALES
from pwa.settings import ROOT, TRANSLATIONS
from tests.browser.screens import PHONE, screens
from tests.previewing import previewing

TARGET = ROOT / "build" / "texts"
SETTLED = "translation-panel .opener"  # the overlay is there: everything has run
# key -> [x, y, width, height] in CSS pixels of the whole page, of the first element that can be seen.
FRAMES = """() => { const found = {};
  for (const one of document.querySelectorAll("[data-msg]")) {
    const { x, y, width, height } = one.getBoundingClientRect(), key = one.dataset.msg;
    if (!found[key] && width && height && one.checkVisibility({ visibilityProperty: true }))
      found[key] = [x + scrollX, y + scrollY, width, height].map(Math.round);
  }
  return found }"""
# Nothing of ours stands before the page; what is folded or waits for its moment is shown; the bar stays at its end.
READY = """() => { document.querySelector("translation-panel").remove();
  document.querySelectorAll("main details").forEach((one) => { one.open = true; });
  document.querySelectorAll("main [hidden]").forEach((one) => { one.hidden = false; });
  document.querySelector("nav.tabs").style.position = "static";
  for (const name of ["look-up", "outlines"]) document.documentElement.setAttribute(`data-${name}`, "off"); }"""
LOOK = """<!doctype html><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 16px/1.5 sans-serif; margin: 1rem; }} figure {{ position: relative; margin: 0; width: 390px; }}
img {{ display: block; width: 390px; }} a {{ overflow-wrap: anywhere; }}
figure a {{ position: absolute; outline: 1px dotted #777; }} figure a:is(:target, :hover) {{ outline: 4px solid #d00; }}
</style><h1>{title}</h1>"""


def name_of(path: str) -> str:
    """A page's file: "/es/guides/sciatica/" -> "guides-sciatica"."""
    return "-".join(path.strip("/").split("/")[1:]) or "today"


def picture(page: Page, path: str, folder: Path) -> dict[str, list[int]]:
    """Take one page's picture and write it with its frames; where each text stands comes back."""
    page.goto(path)
    page.wait_for_selector(SETTLED, state="attached")
    page.evaluate(READY)
    page.wait_for_load_state("networkidle")
    name, found = name_of(path), page.evaluate(FRAMES)
    page.screenshot(path=folder / f"{name}.jpg", full_page=True, type="jpeg", quality=60)
    frames = "".join(
        f'<a id="{escape(key)}" title="{escape(key)}" href="#{escape(key)}"'
        f' style="left:{x}px;top:{y}px;width:{width}px;height:{height}px"></a>'
        for key, (x, y, width, height) in found.items()
    )
    html = f'{LOOK.format(title=escape(path))}<figure><img src="{name}.jpg" alt="">{frames}</figure>'
    (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return dict(found)


def write(code: str, paths: Iterable[str], folder: Path) -> dict[str, str]:
    """Pictures of these pages in a language, and the index; each text's page comes back by key."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    places: dict[str, str] = {}
    with previewing(catalogs.path_of(TRANSLATIONS, LOCALES[code])) as preview, screens(preview.port) as held:
        page = held.begin(viewport=PHONE, reduced_motion="reduce")
        for path in paths:
            for key in picture(page, path, folder):
                places.setdefault(key, name_of(path))
    rows = "".join(f'<li><a href="{name}.html#{escape(key)}">{escape(key)}</a>' for key, name in sorted(places.items()))
    (folder / "index.html").write_text(
        f"{LOOK.format(title='Where each text stands')}<ul>{rows}</ul>", encoding="utf-8"
    )
    (folder / "texts.json").write_text(json.dumps(places, indent=1), encoding="utf-8")
    return places


def main() -> None:
    code = sys.argv[1] if len(sys.argv) > 1 else next(code for code in LOCALES if code != "en")
    content = load()
    places = write(code, [page.path for page in pages.pages(content, code)], TARGET)
    without = sum(text.key not in places for text in content.texts)
    print(f"{TARGET / 'index.html'}: {len(places)} texts; {without} are heard, or show only when something happens")


if __name__ == "__main__":
    main()
