"""A check for a lost "not": the mistake that costs most and that no other sign gives away.

Only a person can tell, so it asks for a signature where the text is safety text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pwa.catalogs.case import Case, Check
from pwa.catalogs.units import bare

# English words that a translation has to say with a negation too.
_ENGLISH = re.compile(
    r"\b(?:not|never|nothing|none|cannot|neither|nobody|without|\w+n't|no(?! (?:more|longer|later|matter)\b))\b", re.I
)
_IDIOMS = re.compile(r"\b(?:not only|not long ago|whether or not|nothing but|not sure|why not|if not)\b|\bno \d", re.I)
# What may say it, as patterns on bare words. Languages that say it inside the verb are left out.
_WORDS = {
    "es": r"no|nunca|sin|ni|nada|nadie|ning\w+|jamas|tampoco|evit\w+|excepto|salvo|incomplet\w|imposible\w*",
    "pt": r"nao|nunca|sem|nem|nada|ninguem|nenhum\w*|jamais|evit\w+",
    "fr": r"ne|n|pas|jamais|sans|ni|aucun\w*|rien|non|personne|evit\w+",
    "it": r"non|mai|senza|ne|nessun\w*|nulla|niente|evit\w+",
    "de": r"nicht\w*|kein\w*|nie|niemals|niemand\w*|ohne|weder|un\w{4,}|\w+los\w*|vermeide\w*|verzicht\w*",
    "nl": r"niet\w*|geen|nooit|zonder|niemand|vermijd\w*",
    "ru": r"не\w*|нет|ни\w*|без\w*|нельзя|избега\w+",
    "uk": r"не\w*|ні\w*|без\w*|нема\w*|уника\w+",
    "pl": r"nie\w*|bez|nigdy|zaden|zadn\w+|ani|unika\w+",
    "ar": r"[وفأ]?(?:لا|لم|لن|ليس\w*|لست|غير|دون\w*|بدون\w*|بلا|عدم|بعدم|لعدم|ممنوع|تجنب\w*|يتجنب|لئلا|انعدام|ابدا)",
    "fa": r"ن\w+|بدون|هیچ|نه|بی\w*|مگر|می‌?ن\w+",
    "he": r"לא|אין|בלי|ללא|אל|אף|בלתי|הימנע\w*",
    "hi": r"नहीं|न|मत|बिना|ना|कभी|बगैर",
    "bn": r"না\w*|নয়|নেই|ছাড়া|নি",
    "ur": r"نہ\w*|نہیں|مت|بغیر|بنا",
    "vi": r"không|khong|đung|chua|chang|khoi|tranh",
    "id": r"tidak|tak|jangan|bukan|tanpa|belum|hindari",
}
_SIGNS = {
    "ja": "ない|ません|ず|無|なく|避け|なし|ぬ",
    "zh": "不|没|无|勿|别|未|非|避免|切忌",
    "ko": "않|안|못|없|마세요|말|금지|아니",
}
_WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u0652\u0900-\u0dff\u200c]+")


def _lost(case: Case) -> Iterator[str]:
    language = case.locale.code.partition("-")[0]
    source = _IDIOMS.sub(" ", case.source_words.replace("’", "'"))
    found = _ENGLISH.search(source)
    if found and not says_no(case.words, language):
        yield f"the source says {found[0]!r}, here nothing seems to"


def says_no(text: str, language: str) -> bool:
    """Whether a text holds a negation; True for a language we cannot tell it of."""
    if signs := _SIGNS.get(language):
        return re.search(signs, text) is not None
    pattern = _WORDS.get(language)
    if pattern is None:
        return True
    return any(re.fullmatch(pattern, bare(word)) for word in _WORD.findall(text))


CHECKS = (Check("negation", _lost, "say the negation of the source", "sign-off"),)
