"""Styles, scripts and pictures: bundled by webassets, addressed by content.

Used for what webassets does well: joining and shrinking the styles, shrinking each module,
hashing. Modules are not joined (joined ES modules are a syntax error); all stand in one folder
named by the hash of all of them, so their relative imports need no import map. The phone keeps
bodies by their own hash, so a change of one module moves one body, not the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

from flask import Flask
from flask_assets import Environment
from webassets import Bundle

PICTURES = (".png", ".svg", ".webp")
_IMPORT = re.compile(rb'(?:^|[;\n])(?:import|export)\b[^;"(=]*"(\.[^"]+)"')


class Assets:
    """What stands under `/static/`: name in the source -> address, address -> body."""

    def __init__(self, app: Flask, source: Path, out: Path, drawn: str, sheets: Iterable[tuple[str, ...]] = ()) -> None:
        """Build everything from `source` into `out` (a scratch folder).

        `drawn` are the figures' styles, `sheets` what of `css/pages/` some kind of page needs together.
        """
        self.urls: dict[str, str] = {}
        self._out = out
        environment = Environment()
        environment.init_app(app)
        # In the app's config: where webassets looks while the factory's app is current.
        app.config.update(
            ASSETS_DIRECTORY=str(out), ASSETS_LOAD_PATH=[str(source)], ASSETS_URL="/static",
            ASSETS_CACHE=False, ASSETS_MANIFEST=None, ASSETS_AUTO_BUILD=False, ASSETS_URL_EXPIRE=False,
        )  # fmt: skip
        with app.app_context():
            self._styles(environment, source, drawn, sheets)
            self._modules(environment, source)
            self._vendor(environment, source)
            self._folder(environment, source, "preview")
            self.worker = self._worker(environment, source)
        for path in sorted(p for p in source.rglob("*") if p.suffix in PICTURES):
            self._picture(path, path.relative_to(source).as_posix())

    def bodies(self) -> dict[str, bytes]:
        """Every address under `/static/` with its body."""
        return {url: (self._out / url.removeprefix("/static/")).read_bytes() for url in self.urls.values()}

    def shell(self) -> set[str]:
        """Addresses that every page needs: its styles, its scripts but for those loaded when needed, icons."""
        icons = {url for name, url in self.urls.items() if name.endswith(".svg")}
        return {self.urls["app.css"], *icons, *graph(self.bodies(), self.urls["js/main.js"])}

    def _styles(self, environment: Environment, source: Path, drawn: str, sheets: Iterable[tuple[str, ...]]) -> None:
        """One sheet for every page, and one for all that a kind of page needs besides."""
        generated = self._out / "figures.css"
        generated.write_text(drawn)
        parts = [path.relative_to(source).as_posix() for path in sorted((source / "css").glob("*.css"))]
        self._sheet(environment, "app.css", [*parts, str(generated)])
        for names in sorted(set(sheets)):
            self._sheet(environment, sheet(names), [f"css/pages/{name}.css" for name in names])

    def _sheet(self, environment: Environment, name: str, parts: list[str]) -> None:
        """`name` is how templates ask for it: "app.css", "plan-today.css"."""
        built = self._build(environment, name, Bundle(*parts, filters="rcssmin", output=f"built/{name}"))
        self._place(name, address(name, built).removeprefix("/static/"), built)

    def _modules(self, environment: Environment, source: Path) -> None:
        paths = sorted((source / "js").rglob("*.js"))
        folder = "js." + _short(b"\0".join(path.read_bytes() for path in paths))
        for path in paths:
            name = path.relative_to(source).as_posix()
            bundle = Bundle(name, filters="rjsmin", output=f"built/{name}")
            self._place(name, f"{folder}/{name.removeprefix('js/')}", self._build(environment, name, bundle))

    def _vendor(self, environment: Environment, source: Path) -> None:
        """Scripts of others, each in a folder that names its version, so the address needs no hash."""
        for path in sorted((source / "vendor").glob("*/*")):
            name = path.relative_to(source).as_posix()
            body = path.read_bytes()
            if path.suffix == ".js":
                bundle = Bundle(name, filters="rjsmin", output=f"built/{name}")
                body = self._build(environment, name, bundle)
            self._place(name, name, body)

    def _folder(self, environment: Environment, source: Path, folder: str) -> None:
        """Scripts and styles that name one another, in a folder named by the hash of all of them."""
        paths = sorted((source / folder).glob("*"))
        target = f"{folder}." + _short(b"\0".join(path.read_bytes() for path in paths))
        for path in paths:
            name = path.relative_to(source).as_posix()
            shrink = "rjsmin" if path.suffix == ".js" else "rcssmin"
            bundle = Bundle(name, filters=shrink, output=f"built/{name}")
            self._place(name, f"{target}/{path.name}", self._build(environment, name, bundle))

    def _worker(self, environment: Environment, source: Path) -> bytes:
        """One classic script at one address for ever: parts in `sw/`, joined in name order."""
        parts = sorted((source / "sw").glob("*.js")) or [source / "sw.js"]
        names = [path.relative_to(source).as_posix() for path in parts]
        return self._build(environment, "worker", Bundle(*names, filters="rjsmin", output="sw.js"))

    def _picture(self, path: Path, name: str) -> None:
        body = path.read_bytes()
        self._place(name, address(name, body).removeprefix("/static/"), body)

    def _build(self, environment: Environment, name: str, bundle: Bundle) -> bytes:
        environment.register(name, bundle)
        environment[name].build(force=True, disable_cache=True)
        path: Path = self._out / bundle.output
        return path.read_bytes()

    def _place(self, name: str, target: str, body: bytes) -> None:
        path = self._out / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        self.urls[name] = f"/static/{target}"


def sheet(names: tuple[str, ...]) -> str:
    """The name of the sheet that joins these of `css/pages/`: ("plan", "today") -> "plan-today.css"."""
    return "-".join(names) + ".css"


def graph(files: Mapping[str, bytes], entry: str) -> set[str]:
    """The addresses of a module and of all it imports, other than by `import()`."""
    waiting, found = [entry], set[str]()
    while waiting:
        url = waiting.pop()
        if url not in found:
            found.add(url)
            waiting += [urljoin(url, name.decode()) for name in _IMPORT.findall(files[url])]
    return found


def address(name: str, body: bytes) -> str:
    """Where a file made at build stands: "words.es.js" -> "/static/words.es.<hash>.js"."""
    stem, dot, ending = name.rpartition(".")
    return f"/static/{stem}.{_short(body)}{dot}{ending}"


def _short(body: bytes) -> str:
    return sha256(body).hexdigest()[:10]
