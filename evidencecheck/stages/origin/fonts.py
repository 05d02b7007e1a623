"""Numbers of a text layer whose type departs from what surrounds them.

Who changes a number in a PDF seldom has its font: the new digits come in another typeface, or in a
copy of it under another name.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidencecheck.model.document import Document, EvidenceFile
from evidencecheck.model.fact import Reading
from evidencecheck.model.origin import FontChange, FontSign
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Money
from evidencecheck.stages.load import Glyph, Loaded, RawPage, load
from evidencecheck.stages.once import once
from evidencecheck.stages.origin.places import value_readings

LIKE = 3
"""Other numbers of the same sort that must share one typeface before one that departs is a sign."""
SIZE = 0.15
"""Difference of height up to which two numbers are set in one size: a total in large type may have
a typeface of its own."""

CURRENCY = 4
"""Characters beside an amount that share its type: ``US$``, ``EUR`` and a space."""
FONTS = 512
"""Names of fonts whose typeface is kept: each character is asked for its own."""

_SUBSET = re.compile(r"^[A-Z]{6}\+")
"""Tag of a font of which only some glyphs are embedded (PDF 1.7, 9.6.4)."""
LONGEST_NAME = 127
"""Characters of a name in a PDF (ISO 32000-1, annex C)."""
_STYLE = re.compile(
    r"[-,_ ]*(bold|italic|oblique|regular|(?<=[-,_ ])roman|light|medium|semi|demi|extra|black|heavy|book|thin"
    r"|normal|condensed|cond|narrow|psmt|ps|mt|std|pro|identity-h|\d+)$",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=FONTS)
def typeface(font: str) -> str:
    """The family of a PostScript font name: ``ABCDEF+Arial-BoldMT`` is ``arial``."""
    name = _SUBSET.sub("", font[:LONGEST_NAME]).strip()
    while True:
        shorter = _STYLE.sub("", name)
        if shorter in ("", name):
            return name.casefold().replace(" ", "")
        name = shorter


def font_changes(file: EvidenceFile, document: Document) -> tuple[FontChange, ...]:
    """Identifiers, amounts and dates of `document` set in more than one typeface, or in one of their own."""
    numbers = [r for r in value_readings(document) if r.channel is Channel.TEXT_LAYER]
    if not numbers:
        return ()
    last = max(reading.page or 1 for reading in numbers)  # of a million pages, 200 were read
    type_of = {number: once(_type, file, number) for number in range(1, last + 1)}
    every: Counter[str] = Counter()
    for page in type_of.values():
        every.update(page.typefaces)
    if len(every) < 2:
        return ()
    set_in = {r: _digits(r, type_of[r.page].digits) for r in numbers if r.page in type_of}
    mixed = tuple(
        FontChange(FontSign.MIXED, reading, _families(digits))
        for reading, digits in set_in.items()
        if len(_families(digits)) > 1
    )
    return mixed or tuple(_alone(document, set_in, every))


@dataclass(frozen=True, slots=True)
class _PageType:
    """What is kept of the text layer of a page: of a long file, all characters would take 100 MB."""

    typefaces: Counter[str]
    """How many characters each sets."""
    digits: tuple[Glyph, ...]


def _type(file: EvidenceFile, number: int) -> _PageType:
    loaded = load(file)
    page = loaded.page(number) if isinstance(loaded, Loaded) else None
    glyphs = page.glyphs if isinstance(page, RawPage) else ()
    printed = [g for g in glyphs if g.font and not g.generated and not g.char.isspace()]
    return _PageType(
        Counter(typeface(glyph.font) for glyph in printed),
        tuple(glyph for glyph in glyphs if glyph.font and glyph.char.isdigit()),
    )


def _digits(reading: Reading, digits: Sequence[Glyph]) -> list[Glyph]:
    """Those of the `digits` of its page that stand inside the box of `reading`."""
    box = reading.box
    if box is None:
        return []
    return [
        glyph
        for glyph in digits
        if box.x0 <= (glyph.box.x0 + glyph.box.x1) / 2 <= box.x1
        and box.y0 <= (glyph.box.y0 + glyph.box.y1) / 2 <= box.y1
    ]


def _families(glyphs: Iterable[Glyph]) -> tuple[str, ...]:
    """Typefaces, the rarest first: what was changed is the smaller part."""
    counted = Counter(typeface(glyph.font) for glyph in glyphs)
    return tuple(sorted(counted, key=lambda family: (counted[family], family)))


def _alone(
    document: Document, set_in: dict[Reading, list[Glyph]], every: Counter[str]
) -> Iterable[FontChange]:
    """Amounts in a typeface that nothing else on the pages has, of the size of their like."""
    amounts = {amount.reading for amount in document.amounts}
    amounts |= {item.reading for item in document.items if item.amount is not None}
    amounts |= {fact.reading for fact in document.facts if isinstance(fact.value, Money)}
    amounts &= set_in.keys()
    for reading in sorted(amounts, key=lambda r: (r.page or 0, r.box.y0 if r.box else 0)):
        own = _families(set_in[reading])
        like = Counter(
            families[0]
            for other in amounts
            if other != reading
            and len(families := _families(set_in[other])) == 1
            and _same_size(set_in[other], set_in[reading])
        )
        if not own or len(like) != 1:
            continue
        usual, count = like.most_common(1)[0]
        nowhere_else = every[own[0]] <= len(reading.raw) + CURRENCY
        if count >= LIKE and own[0] != usual and nowhere_else:
            yield FontChange(FontSign.ALONE, reading, (own[0], usual))


def _same_size(some: Sequence[Glyph], others: Sequence[Glyph]) -> bool:
    if not some or not others:
        return False
    one, two = (sum(g.box.height for g in glyphs) / len(glyphs) for glyphs in (some, others))
    return abs(one - two) <= SIZE * max(one, two)
