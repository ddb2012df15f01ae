"""The `backpocket` command. Errors read `file:key: message` and end with status 1."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import click

from pwa import checking, content, create_app, release, server, site, store
from pwa.catalogs import CatalogError
from pwa.languages import LanguageError
from pwa.preview.cli import preview
from pwa.settings import Settings, SettingsError
from pwa.translations_cli import translations


class Refused(click.ClickException):
    """Faults for the person at the terminal, one a line, as they are."""

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="backpocket")
def cli() -> None:
    """Back and leg care in your pocket, in your language, without internet."""


cli.add_command(translations)
translations.add_command(preview)


def _build(settings: Settings) -> str:
    """Build into the settings' folder; the release's id comes back."""
    made = site.build(create_app(settings), settings, store.pointer(settings.site))
    store.write(made.files, made.release, release.inputs(settings), settings.site)
    return made.release


@cli.command()
def build() -> None:
    """Render the site into BACKPOCKET_SITE (build/site)."""
    settings = Settings.from_env()
    click.echo(f"release {_build(settings)} in {settings.site}")


@cli.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Write the site into FOLDER for any static host; the bytes are the server's."""
    settings = replace(Settings.from_env(), site=folder.absolute())
    click.echo(f"release {_build(settings)} in {settings.site}")


@cli.command()
@click.option("--host", help="Address to listen on [HOST, 127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), help="Port [PORT, 8000].")
@click.option("--debug", is_flag=True, help="Build again and restart whenever a file changes.")
def serve(host: str | None, port: int | None, debug: bool) -> None:
    """Serve the site, building it first where it is missing or out of date."""
    settings = Settings.from_env()
    settings = replace(settings, host=host or settings.host, port=settings.port if port is None else port)
    if store.built_from(settings.site) != release.inputs(settings):
        try:
            _build(settings)
        except OSError as error:
            raise Refused(
                f"BACKPOCKET_SITE: {settings.site} has to be built and cannot be written ({error.strerror}); "
                "name a writable folder"
            ) from error
    server.run(settings, debug)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects.")
def check(as_json: bool) -> None:
    """Check content, catalogs and every link of the site; all faults in one run."""
    faults = checking.check(Settings.from_env())
    if as_json:
        click.echo(json.dumps([dict(zip(("file", "key", "message"), f.split(":", 2), strict=False)) for f in faults]))
    elif faults:
        raise Refused("\n".join(faults))
    else:
        click.echo("content, catalogs and links: no faults")
    sys.exit(1 if faults else 0)


def main() -> None:
    """The console script; known faults end as messages, not as tracebacks."""
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except (content.ContentError, CatalogError, LanguageError, SettingsError, store.StoreError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
