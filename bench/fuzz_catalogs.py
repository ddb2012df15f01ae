"""`python -m bench.fuzz_catalogs [SECONDS]`: spoilt catalogs for the reader, the checks and the writer.

A failure prints the seed that makes it again.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from pwa import catalogs
from pwa.content import load
from pwa.locales import LOCALES, SOURCE, Locale
from pwa.settings import TRANSLATIONS
from pwa.text import Text

TOKENS = [
    *(b'msgid "', b'msgstr "', b"msgstr[5]", b'msgctxt "', b'msgid_plural "', b'"\n', b"\\", b"#, fuzzy\n", b"#~ ", b"#| "),
    *(b"{n}", b"**", b"[x](guide:sciatica)", b"<script>", b"&lt;", b"%s", b"\xe2\x80\xae", b"\xcc\x81" * 5, b"\x00"),
    *(b"\xff", b"\r", b"\n\n", b"<<<<<<< ", b"nplurals=9", b"112", "١٢".encode(), "한".encode(), "🙂".encode()),
]  # fmt: skip
PIECES = 12  # messages of a real catalog in one case


def cases(seed: int, raw: bytes) -> bytes:
    """The header and a few messages of a real catalog, spoilt in up to eight places."""
    rng = random.Random(seed)
    head, *entries = raw.split(b"\n\n")
    data = bytearray(b"\n\n".join([head, *rng.sample(entries, min(PIECES, len(entries)))]))
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(data) + 1)
        match rng.randrange(5):
            case 0:
                data[at:at] = rng.choice(TOKENS)
            case 1:
                del data[at : at + rng.randint(1, 30)]
            case 2 if at < len(data):
                data[at] = rng.randrange(256)
            case 3:
                there = rng.randrange(len(data) + 1)
                data[at:at] = data[there : there + rng.randint(1, 200)]
            case _:
                data[at:at] = rng.randbytes(rng.randint(1, 6))
    return bytes(data)


def judge(data: bytes, locale: Locale, texts: tuple[Text, ...]) -> None:
    """The laws: nothing raises, what is said is printable, what is read is written back the same."""
    read = catalogs.parse(data, locale, "fuzz.po")
    for finding in catalogs.check(read, texts):
        assert str(finding).isprintable() and finding.line >= 0 and finding.remedy, finding
    if not read.faults:
        again = catalogs.parse(catalogs.write(read).encode(), locale, "fuzz.po")
        assert not again.faults, again.faults
        assert [(e.key, e.source, e.forms) for e in again.entries] == [(e.key, e.source, e.forms) for e in read.entries]
        catalogs.update(read, texts)


def main() -> int:
    """Run for the seconds given (60); 1 where a law was broken."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    files = {locale: catalogs.path_of(TRANSLATIONS, locale) for code, locale in LOCALES.items() if code != SOURCE}
    raws = {locale: path.read_bytes() for locale, path in files.items() if path.exists()}
    texts = load().texts
    started, seed, slowest = time.monotonic(), 0, 0.0
    while time.monotonic() - started < seconds:
        for locale, raw in raws.items():
            data, begun = cases(seed, raw), time.process_time()
            try:
                judge(data, locale, texts)
            except Exception as error:
                print(f"seed {seed}, {locale.code}: {type(error).__name__}: {str(error)[:300]}")
                Path(f"fuzz-{seed}.po").write_bytes(data)
                return 1
            slowest = max(slowest, time.process_time() - begun)
        seed += 1
    print(
        f"{seed * len(raws):,} spoilt catalogs in {seconds:.0f} s, none broke a law; the slowest took {slowest:.2f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
