"""Messages: what is translated, and how long it may be. `pwa.model` makes records of them."""

from __future__ import annotations

from dataclasses import dataclass

SENTENCE = 260  # characters; longer than that is two messages
TITLE = 48
LABEL = 24


@dataclass(frozen=True, slots=True)
class Text:
    """One message: English source and all a translator needs to know about it."""

    key: str  # msgctxt, for example guide/sciatica/do/keep-moving
    source: str
    note: str = ""  # from the `# L10N:` comment above the line
    limit: int = SENTENCE  # characters, of the source and of every translation
    file: str = ""  # where it is written, for messages about it


@dataclass(frozen=True, slots=True)
class Plural(Text):
    """A message that depends on a number: `source` is the singular, `other` the rest."""

    other: str = ""
