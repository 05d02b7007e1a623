"""Bytes to text where nobody says the character set: UTF-8, a mark, or the likeliest legacy code.

A legacy code is likely where the characters that it gives are those that people write: of the
double-byte sets the first level, which holds the frequent ideographs (GB 2312, Big5, JIS X 0208),
of Windows-1252 letters inside words.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("gb18030", "cp932", "big5", "cp1252")
"""In the order that settles a draw."""
_NO_CHARACTER_SETS = frozenset(
    {"ascii", "utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape"}
)
"""Codecs that say nothing of 8-bit text, or are notations of something else."""
_SAMPLE = 65_536
"""Bytes by which a code is chosen."""

_CJK_MARKS = "　、。〈〉《》「」『』【】〔〕・"
_LATIN_MARKS = "€£§°©®±²³µ·»«–—‘’“”„…•™"
_IN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][À-ÖØ-öø-ÿŒœŠšŽžŸ]|[À-ÖØ-öø-ÿŒœŠšŽžŸ][A-Za-zÀ-ÖØ-öø-ÿ]")


def decoded(data: bytes, declared: str | None = None, *, cut: bool = False) -> str:
    """`data` as text. `declared` is what its container says, and wins over a guess where it fits;
    bytes that fit nothing become U+FFFD. With `cut` it may end inside a character, which is dropped.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _leniently(data[len(mark) :], codec, cut)
    for candidate in (_known(declared), "utf-8"):
        if candidate is not None and (text := _strictly(data, candidate, cut)) is not None:
            return text
    codec = (
        legacy_codec(data[:_SAMPLE], cut=cut or len(data) > _SAMPLE) or _known(declared) or "utf-8"
    )
    return _leniently(data, codec, cut)


def legacy_codec(data: bytes, least: float = 0.0, *, cut: bool = False) -> str | None:
    """The likeliest of the codes before Unicode that `data` can be in; None where it fits none, or
    fewer than that share of its characters are usual in it.
    """
    fits = [(_likeness(data, codec, cut), -order) for order, codec in enumerate(_LEGACY)]
    best, order = max(fits)
    return _LEGACY[-order] if best >= least else None


def _known(name: str | None) -> str | None:
    """The codec of a declared character set; None for none, an unknown, or a mere ASCII."""
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip().strip("\"'")).name
        b"a".decode(codec)  # some codecs are no text: hex, bz2
    except (LookupError, ValueError):
        return None
    if codec in _NO_CHARACTER_SETS:
        return None
    # Browsers and mail programs say less than they send: GBK holds GB 2312, Windows-1252 Latin-1.
    return {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "shift_jis": "cp932"}.get(
        codec, codec
    )


def _strictly(data: bytes, codec: str, cut: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(data, not cut)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _leniently(data: bytes, codec: str, cut: bool) -> str:
    return codecs.getincrementaldecoder(codec)("replace").decode(data, not cut)


def _likeness(data: bytes, codec: str, cut: bool) -> float:
    """0 to 1: share of the characters beyond ASCII that are usual in `codec`; -1 if it is not it."""
    text = _strictly(data, codec, cut)
    if text is None:
        return -1.0
    beyond = [char for char in text if ord(char) > 0x7F]
    if not beyond:
        return 0.0
    if codec == "cp1252":
        inside = {i for m in _IN_WORD.finditer(text) for i in range(*m.span())}
        usual = sum(
            char in _LATIN_MARKS or (i in inside) for i, char in enumerate(text) if ord(char) > 0x7F
        )
        return usual / len(beyond)
    return sum(_is_usual(char, codec) for char in beyond) / len(beyond)


def _is_usual(char: str, codec: str) -> bool:
    if char in _CJK_MARKS or "！" <= char <= "～" or char in "￥—…“”‘’·":
        return True
    if "぀" <= char <= "ヿ":
        return codec == "cp932"
    if not "一" <= char <= "鿿":
        return False
    if codec == "gb18030":
        return _lead(char, "gb2312", 0xB0, 0xD7)
    if codec == "big5":
        return _lead(char, "big5", 0xA4, 0xC6)
    return _lead(char, "cp932", 0x88, 0x98)


def _lead(char: str, codec: str, low: int, high: int) -> bool:
    """Whether the first byte of `char` lies in the rows of frequent characters."""
    try:
        return low <= char.encode(codec)[0] <= high
    except UnicodeEncodeError:
        return False
