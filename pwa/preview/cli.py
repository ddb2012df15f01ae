"""`backpocket translations preview`: the real pages with a translator's file in them, live."""

from __future__ import annotations

import contextlib
import json
import webbrowser
from pathlib import Path

import click

from pwa import create_app, pseudo, translations_cli
from pwa.catalogs import allow, glossary, review
from pwa.catalogs.reader import GLOSSARY, path_of
from pwa.locales import Locale
from pwa.pages import path as address
from pwa.preview import server
from pwa.preview.judged import Judged, judge, made_up
from pwa.preview.live import Live
from pwa.preview.pages import Pages
from pwa.settings import TRANSLATIONS, Settings

PORT = 8100  # not the site's own, where the site's worker may answer


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--pseudo", "name", type=click.Choice(list(pseudo.LOCALES)), help="Show a made-up language instead.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any that is free.")
@click.option("--open", "browse", is_flag=True, help="Open it in the browser.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON at the start and at every save.")
def preview(file: Path | None, name: str | None, port: int, browse: bool, as_json: bool) -> None:
    """Show the real pages with the PO file FILE in them, on this machine only.

    They follow every save. Texts that are not done are outlined; a click on a text shows its message.
    """
    if (file is None) == (name is None):
        raise click.UsageError("name a PO file, or a made-up language with --pseudo")
    locale = translations_cli.language_of(file) if file else pseudo.LOCALES[str(name)]
    pages = Pages(create_app(Settings(site=Path("/nonexistent"))), locale, TRANSLATIONS)
    texts = pages.content.texts

    def say(event: str, words: str, **more: object) -> None:
        click.echo(json.dumps({"event": event, "lang": locale.code, **more}) if as_json else f"{locale.code}: {words}")

    def take(judged: Judged, seconds: float) -> None:
        pages.take(judged)
        counts = judged.counts(texts)
        say("shown", _sentence(judged, counts), broken=judged.broken, seconds=round(seconds, 2), **counts)

    def newest() -> Judged:
        return judge(file, texts, locale, TRANSLATIONS) if file else made_up(locale, texts)

    live = Live(_watched(file, locale), newest, take)
    serving = server.bound(server.application(pages, live), port)
    url = f"http://{server.HOST}:{serving.server_port}{address('today', locale.code)}"
    say("ready", f"{url} (end it with Ctrl-C)", url=url)
    live.watch()
    if browse:
        webbrowser.open(url)
    with contextlib.suppress(KeyboardInterrupt):
        serving.serve_forever()


def _watched(file: Path | None, locale: Locale) -> tuple[Path, ...]:
    """The file, and what people have laid down about its language."""
    laid_down = (
        TRANSLATIONS / glossary.FILE,
        path_of(TRANSLATIONS, locale, GLOSSARY),
        review.path_of(TRANSLATIONS, locale),
        allow.path_of(TRANSLATIONS, locale),
    )
    return (file, *laid_down) if file else ()


def _sentence(judged: Judged, counts: dict[str, int]) -> str:
    if judged.broken:
        return "\n".join(("cannot be shown", *map(str, judged.findings[:10])))
    done = counts["done"] + counts["unsigned"]
    return (
        f"{done} of {counts['total']} done, stale {counts['stale']}, missing {counts['missing']}, "
        f"with an error {counts['error']}; safety text signed: {counts['signed']} of {counts['safety']}"
    )
