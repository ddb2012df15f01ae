"""`make shots`: the install dialogue's screenshots of every language, and one sheet of screens for the docs.

Run it when the look of Today changes; the pictures are kept in the repository, because a build
needs no browser.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from pwa import create_app, release, site, store
from pwa.locales import LOCALES
from pwa.settings import STATIC, Settings
from tests.serving import serving

TARGET = STATIC / "screenshots"
SIZES = {"narrow": (390, 844, 2), "wide": (1280, 800, 1)}  # width, height in CSS pixels, scale


def shoot(browser: Browser, url: str, form: str, target: Path, dark: bool = False) -> None:
    """One picture of a page as it is first seen, without the worker."""
    width, height, scale = SIZES[form]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        color_scheme="dark" if dark else "light",
        service_workers="block",
    )
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=target)
    context.close()


def shrink(path: Path) -> None:
    """Fewer colours: flat drawings lose nothing, the file two thirds. Needs ImageMagick."""
    if shutil.which("convert"):
        subprocess.run(["convert", path, "-colors", "128", "-define", "png:exclude-chunks=date,time", f"PNG8:{path}"])


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = site.build(create_app(settings), settings, {})
        store.write(built.files, built.release, release.inputs(settings), Path(folder))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        with serving(Path(folder)) as port:
            for code in LOCALES:
                for form in SIZES:
                    target = TARGET / f"{code}-{form}.png"
                    shoot(browser, f"http://127.0.0.1:{port}/{code}/", form, target)
                    shrink(target)
        browser.close()


if __name__ == "__main__":
    main()
