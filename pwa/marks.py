"""The few marks a message may hold, read the same way for source and translation.

`**strong**`, `*emphasis*`, `[words](kind:slug)` and `{name}`. Nothing else is markup, so a
translation cannot bring any: whatever is left over and looks like markup is an error.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

LINK_KINDS = ("guide", "exercise", "article", "routine", "page")

_TOKEN = re.compile(
    r"\*\*(?P<strong>[^*]+)\*\*"
    r"|\*(?P<em>[^*\s](?:[^*]*[^*\s])?)\*"
    r"|\[(?P<words>[^][]+)\]\((?P<target>[a-z]+:[a-z0-9-]+)\)"
    r"|\{(?P<name>[a-z][a-z0-9_]*)\}"
)
_LEFT_OVER = re.compile(r"[*<>`{}%\\]|\[|\]|&#?\w+;|https?:|www\.|javascript:", re.IGNORECASE)


class MarkError(ValueError):
    """A message holds markup that is not one of ours; the text says what and where."""


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a message: `value` is its words, or the placeholder's name."""

    kind: Literal["plain", "strong", "em", "link", "name"]
    value: str
    target: str = ""  # links only, "guide:sciatica"
    children: tuple[Node, ...] = ()


def parse(source: str) -> tuple[Node, ...]:
    """Split a message into nodes; raises `MarkError` for anything that only looks like a mark."""
    return tuple(_nodes(source))


def _nodes(source: str) -> Iterator[Node]:
    end = 0
    for match in _TOKEN.finditer(source):
        if match.start() > end:
            yield _plain(source[end : match.start()])
        end = match.end()
        if match["name"]:
            yield Node("name", match["name"])
        elif match["words"]:
            if match["target"].partition(":")[0] not in LINK_KINDS:
                raise MarkError(
                    f"unknown link {match['target']!r}; write one of {', '.join(LINK_KINDS)} before the colon"
                )
            yield Node("link", match["words"], match["target"], tuple(_nodes(match["words"])))
        else:
            kind: Literal["strong", "em"] = "strong" if match["strong"] else "em"
            yield Node(kind, match[kind], children=tuple(_nodes(match[kind])))
    if end < len(source):
        yield _plain(source[end:])


def _plain(words: str) -> Node:
    if bad := _LEFT_OVER.search(words):
        if bad[0] == "%":
            raise MarkError("bare '%'; write 'in 100' or 'per cent'")
        raise MarkError(
            f"unknown mark {bad[0]!r}; only **strong**, *emphasis*, [words](guide:slug) and {{name}} are known"
        )
    return Node("plain", words)


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """All nodes, parents first."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def placeholders(source: str) -> frozenset[str]:
    """Names in braces."""
    return frozenset(node.value for node in walk(parse(source)) if node.kind == "name")


def links(source: str) -> list[str]:
    """Targets of links, "guide:sciatica", in order."""
    return [node.target for node in walk(parse(source)) if node.kind == "link"]


def shape(source: str) -> Counter[str]:
    """How many of each mark: what a translation must have too."""
    return Counter(
        f"{node.kind} {node.target or (node.value if node.kind == 'name' else '')}".strip()
        for node in walk(parse(source))
        if node.kind != "plain"
    )


def plain(source: str) -> str:
    """The words alone, marks taken off; placeholders stay as `{name}`."""
    return "".join(
        node.value if node.kind == "plain" else f"{{{node.value}}}" if node.kind == "name" else plain(node.value)
        for node in parse(source)
    )
