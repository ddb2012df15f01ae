"""What people have laid down about a language: its glossary, signatures, accepted warnings."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pwa.catalogs import allow, glossary, review
from pwa.catalogs.allow import Allowed
from pwa.catalogs.glossary import Term
from pwa.catalogs.model import Finding
from pwa.catalogs.review import Signatures
from pwa.locales import Locale


@dataclass(frozen=True, slots=True)
class Guidance:
    """For one language; empty where nothing has been laid down."""

    terms: tuple[Term, ...] = ()
    signatures: Signatures = field(default_factory=dict)
    allowed: tuple[Allowed, ...] = ()
    allow_file: Path = Path("allow.toml")
    faults: tuple[Finding, ...] = ()  # of these files

    @classmethod
    def load(cls, folder: Path, locale: Locale) -> Guidance:
        """From the translations folder; files that are not there are empty."""
        terms, in_glossary = glossary.read(folder, locale)
        signatures, in_review = review.read(review.path_of(folder, locale))
        path = allow.path_of(folder, locale)
        allowed, in_allow = allow.read(path)
        return cls(terms, signatures, allowed, path, (*in_glossary, *in_review, *in_allow))
