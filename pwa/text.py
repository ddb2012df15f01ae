"""Messages: what is translated, and how long it may be. `pwa.model` makes records of them."""

from __future__ import annotations

from dataclasses import dataclass, field

SENTENCE = 260  # characters; longer than that is two messages
TITLE = 48
LABEL = 24


@dataclass(frozen=True, slots=True)
class Text:
    """One message: English source and all a translator needs to know about it."""

    key: str  # msgctxt, for example guide/sciatica/do/keep-moving; the hash is its, a page looks up a hundred
    source: str = field(hash=False)
    note: str = field(default="", hash=False)  # from the `# L10N:` comment above the line
    limit: int = field(default=SENTENCE, hash=False)  # characters, of the source and of every translation
    file: str = field(default="", hash=False)  # where it is written, for messages about it


@dataclass(frozen=True, slots=True)
class Plural(Text):
    """A message that depends on a number: `source` is the singular, `other` the rest."""

    other: str = field(default="", hash=False)
