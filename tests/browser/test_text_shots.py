"""Where each text stands can be looked at: the index leads to a frame, and the frame lies on the text's picture."""

from __future__ import annotations

import json
from pathlib import Path

from pwa import catalogs
from pwa.locales import LOCALES
from pwa.settings import TRANSLATIONS
from tests.browser.screens import Screens
from tests.browser.text_shots import write

PLACED = """(frame) => { const { x, y, width, height } = frame.getBoundingClientRect(),
  { naturalWidth, naturalHeight, offsetWidth, offsetHeight } = frame.parentElement.querySelector("img"), box = frame.parentElement.getBoundingClientRect();
  return [naturalWidth === offsetWidth, naturalHeight === offsetHeight, x >= box.x, y >= box.y, width > 0,
    x + width <= box.right, y + height <= box.bottom].every(Boolean) }"""


def test_a_text_is_found_by_its_key(phone_screen: Screens, tmp_path: Path) -> None:
    """Every sentence of a guide, on a picture of that guide that is as large as the page was."""
    catalog = catalogs.load(TRANSLATIONS, LOCALES["es"])
    keys = {key for key in catalog if key.startswith(("guide/sciatica/do/", "guide/sciatica/feels/"))}

    places = write("es", ["/es/guides/sciatica/", "/es/"], tmp_path)

    assert len(keys) > 8 and {places.get(key) for key in keys} == {"guides-sciatica"}
    assert json.loads((tmp_path / "texts.json").read_text()) == places
    page = phone_screen.begin()
    page.goto((tmp_path / "index.html").as_uri())
    for key in sorted(keys)[:3]:
        page.click(f'a[href="guides-sciatica.html#{key}"]')
        page.wait_for_load_state()
        frame = page.locator("figure a:target")
        assert frame.get_attribute("title") == key
        assert frame.evaluate(PLACED)
        page.go_back()
