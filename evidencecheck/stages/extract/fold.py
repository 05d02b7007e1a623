"""Folding of text for matching: width, case, accents and spaces, with the way back to the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

FOLDED = 16_384
"""Texts of which the folded form is kept: every extractor folds every line of a document, and a table of
a thousand rows has as many cells."""

_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
_QUOTES = dict.fromkeys("’‘`´ʹ′＇", "'")
_SPACES = dict.fromkeys("      　\t", " ")
_SINGLE = {**_DASHES, **_QUOTES, **_SPACES, "：": ":", "﹕": ":", "∶": ":", "№": "no"}
_ASCII = {ord(char): single for char, single in _SINGLE.items() if char.isascii()}
# Full-width yen, pound … keep their meaning after NFKC; the yen sign itself must not become a
# backslash or a letter, so symbols are left to NFKC alone.


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` with, for every character, the offset in the original it came from."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's slice for ``text[start:end]`` (not empty)."""
        return self.origin[start], self.origin[end - 1] + 1


@lru_cache(maxsize=FOLDED)
def fold(text: str, *, lower: bool = True) -> Folded:
    """NFKC per character, dashes and spaces unified, accents dropped, spaces between CJK dropped.

    With `lower` the result is lower-cased too. German ß becomes ss, as in upper case.
    """
    if text.isascii():
        plain = text.translate(_ASCII)
        return Folded(plain.lower() if lower else plain, tuple(range(len(text))))
    chars: list[str] = []
    origin: list[int] = []
    for offset, char in enumerate(_with_strokes_told(text)):
        for folded in _fold_char(char):
            chars.append(folded.lower() if lower else folded)
            origin.append(offset)
    dropped = _inner_cjk_spaces(chars)
    kept = [i for i in range(len(chars)) if i not in dropped]
    return Folded("".join(chars[i] for i in kept), tuple(origin[i] for i in kept))


_LONG_VOWEL = re.compile(r"(?<=[ァ-ヴ])[一―](?=[ァ-ヴ])(?!ケ|カ)")
_HAN_ONE = re.compile(r"(?<=[㐀-鿿])ー")


def _with_strokes_told(text: str) -> str:
    """`text` with the Han one and the long vowel, which print and readers confuse, told by what is beside.

    Between katakana it is the vowel (クーポン), unless it counts what follows (セット一ケース); after a Han
    character, which has no vowel to lengthen, the numeral (浩一). One character stays one.
    """
    if "一" not in text and "ー" not in text and "―" not in text:
        return text
    return _HAN_ONE.sub("一", _LONG_VOWEL.sub("ー", text))


def _fold_char(char: str) -> str:
    if char in _SINGLE:
        return _SINGLE[char]
    if char.isascii():
        return char
    if char == "ß":
        return "ss"
    decomposed = unicodedata.normalize("NFKD", char)
    if "぀" <= char <= "ヿ":  # kana: a dropped voicing mark would be another letter
        return unicodedata.normalize("NFKC", char)
    stripped = "".join(c for c in decomposed if not unicodedata.combining(c))
    return "".join(_SINGLE.get(c, c) for c in stripped)


def _inner_cjk_spaces(chars: list[str]) -> set[int]:
    """Positions of the blanks, however many, that part two Han characters or kana."""
    dropped: set[int] = set()
    run: list[int] = []
    for i, char in enumerate(chars):
        if char == " ":
            run.append(i)
            continue
        if run and run[0] > 0 and is_cjk(chars[run[0] - 1]) and is_cjk(char):
            dropped.update(run)
        run = []
    return dropped


def is_cjk(char: str) -> bool:
    """Whether `char` is a Han character or kana."""
    return "぀" <= char <= "ヿ" or "㐀" <= char <= "鿿" or "豈" <= char <= "﫿"
