"""A check for text in another language that is written in the right script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pwa.catalogs.case import Case, Check, is_search_words
from pwa.catalogs.wording import words

# Short words that are frequent in one of these languages and rare in the others.
_FREQUENT = {
    language: frozenset(frequent.split())
    for language, frequent in {
        "en": "the and of is are your you with that this not have be when what if or but can may it on by",
        "es": "el la los las y de en un una del por con para que se su tu te es si no más o como pero está cuando hay "
        "al lo tus sin",
        "fr": "le la les et de des un une du est en pour dans qui vous votre ne pas sur avec ou ce sont plus au aux",
        "de": "der die das und ist nicht ein eine mit für auf den dem sie ihr oder wenn im auch zu von bei in",
        "pt": "o a os as e de do da um uma não para com que se seu sua em no na por ou você é ao são quando mais",
        "it": "il la gli e di del della un una che non per con sono è in più si nel tuo se o come ma quando alla",
        "nl": "de het een en van is niet met op voor je dat te zijn bij of als ook uw naar door in",
        "pl": "i w na nie się z że do jest to jak lub po przy od twoje jeśli może są gdy",
        "tr": "ve bir bu için ile daha çok da ne olan gibi değil veya sonra kadar eğer olarak",
        "id": "dan yang di untuk dengan tidak ini itu dari anda atau pada jika bisa akan ke",
        "vi": "và của là không các có cho được một bạn với khi trong những nếu hoặc",
        "sw": "na ya wa kwa ni la za katika kama au yako hii hiyo sio wako",
        "ru": "и в не на с что по это как для или если при от вы из бы ваш у",
        "uk": "і в не на з що та це як для або якщо при від ви із ваш у до",
    }.items()
}
_LETTERS = {  # letters no word of the language has, though its neighbours do
    "ar": "پچژگکیےھہںٹڈڑ",
    "ru": "іїєґ",
    "uk": "ыэёъ",
}
_WORDS = 5  # fewer say nothing about their language
_HITS = 3


def _foreign(case: Case) -> Iterator[str]:
    language = case.locale.code.partition("-")[0]
    if letters := sorted(set(_LETTERS.get(language, "")) & set(case.form)):
        yield f"holds {' '.join(letters)}, which this language does not write"
    own = _FREQUENT.get(language)
    here = words(case.words)
    found = set(here)
    if not own or len(here) < _WORDS or is_search_words(case.text):
        return
    mine = len(found & own)
    for other, frequent in _FREQUENT.items():
        theirs = len(found & (frequent - own))
        if other != language and theirs >= _HITS and theirs > 2 * mine:
            yield f"looks like {other}, not like {language}"
            return
    # A sentence half translated has words of both.
    english = re.findall(r"\b(?:the|and|your|with|you)\b", case.words, re.I)
    if len(english) >= 2:
        yield f"holds English words ({', '.join(english[:3])})"


CHECKS = (Check("language", _foreign, "write it in the language of the file", "warning"),)
