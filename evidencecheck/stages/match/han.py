"""Han characters in other spellings: simplified for traditional, letters for sounds.

Both tables are big and slow to load, so they are loaded when a name asks for them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HAN = re.compile(r"[㐀-鿿]")
_INITIAL = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINAL = (
    "iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo"
    "|ui|ue|ve|er|a|o|e|i|u|v"
)
_SYLLABLE = re.compile(rf"(?:{_INITIAL})?(?:{_FINAL})")


def simplified(text: str) -> str:
    """`text` with traditional characters (of Taiwan and Hong Kong) as simplified ones."""
    if not _HAN.search(text):
        return text
    return _converter()(text)


def pinyin(text: str, apart: str = "") -> str:
    """The sounds of a name without tones, its first character as a family name: 单 is ``shan`` there."""
    if not _HAN.search(text):
        return ""
    from pypinyin import Style, lazy_pinyin

    first = _SURNAMES.get(text[:1])
    syllables = lazy_pinyin(text, style=Style.NORMAL, errors="ignore")
    if first and syllables:
        syllables[0] = first
    return apart.join(syllable.replace("ü", "v") for syllable in syllables)


_SURNAMES = {
    "单": "shan",
    "曾": "zeng",
    "解": "xie",
    "仇": "qiu",
    "区": "ou",
    "查": "zha",
    "盖": "ge",
    "朴": "piao",
}
"""Family names that are read otherwise than the word. Source: Xinhua dictionary."""


def reads_as_pinyin(letters: str) -> int:
    """How many syllables `letters` are if they are pinyin from end to end, else 0."""
    best = [0] + [-1] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(end - 6, 0), end):
            if best[start] >= 0 and _SYLLABLE.fullmatch(letters, start, end):
                count = best[start] + 1
                best[end] = count if best[end] < 0 else min(best[end], count)
    return max(best[-1], 0) if letters else 0


@cache
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert
