"""Identifiers of goods: ASIN, FNSKU, SKU and GTIN.

Sources: Amazon SP-API (ASIN: B and nine characters, or the ISBN-10 of a book; FNSKU: X00 and seven,
equal to the ASIN where stock is commingled), GS1 General Specifications (GTIN).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from evidencecheck.model.fact import Fact, FactName, Mention, Reading
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Check, Identifier, Strength
from evidencecheck.stages.extract.asides import is_of_another, is_recommended
from evidencecheck.stages.extract.check_digits import gs1
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.identifiers import candidates
from evidencecheck.stages.extract.labelled_tokens import Token, tokens_behind
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source

_ASIN = re.compile(r"B[0O][0-9A-Z]{8}(?![0-9A-Za-z])|\d{9}[\dX](?![0-9A-Za-z])", re.I)
_FNSKU = re.compile(r"(?:X[0O]{2}[0-9A-Z]{7}|B[0O][0-9A-Z]{8})(?![0-9A-Za-z])", re.I)
_SKU = re.compile(r"(?=[A-Z._/-]*\d|[A-Z0-9]+[-_])[A-Z0-9][A-Z0-9._/-]{2,38}[A-Z0-9](?!\w)", re.I)
_GTIN = re.compile(r"\d(?:[ -]?\d){7,13}(?![\w-])")
_BARE = re.compile(r"(?<![0-9A-Za-z-])(?:B0[0-9A-Z]{8}|X00[0-9A-Z]{7})(?![0-9A-Za-z-])")
_MIXED = re.compile(r"(?=.*\d.*\d)(?=.*[A-Z])")
_REPAIRED = 0.6


def product_ids(source: Source) -> Iterator[Fact]:
    """Those behind a label, and bare ones of telling shape; those of recommendations are asides."""
    for layout in source.layouts:
        found = _parted(list(_labelled(source, layout)))
        yield from found
        yield from _bare(source, layout, {(f.name, str(f.value)) for f in found})
        yield from _in_barcodes(source, layout)


def _parted(found: list[Fact]) -> list[Fact]:
    """`found` without the ASINs of a column for both that stand above FNSKUs: ``ASIN / FNSKU``."""
    asins = {str(f.value) for f in found if f.name is FactName.ASIN}
    own = any(f.name is FactName.FNSKU and str(f.value) not in asins for f in found)
    if not own:
        return found
    return [f for f in found if not (f.name is FactName.FNSKU and str(f.value) in asins)]


def _labelled(source: Source, layout: Layout) -> Iterator[Fact]:
    for token in tokens_behind(layout, _ASIN, "asin", column=True):
        yield from _fact(source, token, FactName.ASIN, _asin(token))
    for token in tokens_behind(layout, _FNSKU, "fnsku", column=True):
        yield from _fact(source, token, FactName.FNSKU, _fnsku(token))
    for token in tokens_behind(layout, _SKU, "sku", column=True):
        value = Identifier(token.text, "", strength=Strength.WEAK)
        yield from _fact(source, token, FactName.SKU, value)
    for token in tokens_behind(layout, _GTIN, "gtin", column=True):
        yield from _fact(source, token, FactName.GTIN, gtin(token.text))


def _fact(source: Source, token: Token, name: FactName, value: Identifier | None) -> Iterator[Fact]:
    if value is None:
        return
    page = token.layout.page
    reading = source.reading_of(page, token.cell)
    if name is not FactName.GTIN and reading.raw.upper() != value.text:
        reading = replace(reading, confidence=min(reading.confidence, _REPAIRED))
    label = token.label
    aside = is_of_another(label.line, label.start) or is_recommended(page, token.cell.line)
    mention = Mention.ASIDE if aside else Mention.OWN
    yield Fact(name, value, reading, label=label.text, mention=mention)


def _asin(token: Token) -> Identifier | None:
    text = _with_zeros(token, 2)
    found = [c for c in candidates(text, "product") if c.scheme in {"asin", "isbn-10"}]
    return found[0] if found else None


def _fnsku(token: Token) -> Identifier | None:
    text = _with_zeros(token, 3 if token.text.startswith("X") else 2)
    found = [c for c in candidates(text, "product") if c.scheme in {"fnsku", "asin"}]
    return found[0] if found else None


def _with_zeros(token: Token, head: int) -> str:
    """The token with the letter O of its fixed head as the zero that it must be, where OCR read it."""
    if token.cell.line.channel is not Channel.OCR:
        return token.text
    return token.text[:head].replace("O", "0") + token.text[head:]


def gtin(text: str) -> Identifier | None:
    """A GTIN of 8, 12, 13 or 14 digits, failing check digits kept; 14 with a leading zero are 13."""
    digits = re.sub(r"\D", "", text)
    if len(digits) not in {8, 12, 13, 14} or not digits.strip("0"):
        return None
    if len(digits) == 14 and digits[0] == "0":
        digits = digits[1:]
    check = Check.PASSED if gs1(digits) else Check.FAILED
    return Identifier(digits, "gtin", check, Strength.WEAK)


def _bare(source: Source, layout: Layout, taken: set[tuple[FactName, str]]) -> Iterator[Fact]:
    """An FNSKU stands under its barcode without a label; a bare ASIN may be anybody's.

    What a label on the page introduces already (`taken`) is not named again.
    """
    for line in layout.page.lines:
        folded = fold(line.text, lower=False)
        for match in _BARE.finditer(folded.text):
            start, end = folded.span(match.start(), match.end())
            is_fnsku = match[0].startswith("X")
            name = FactName.FNSKU if is_fnsku else FactName.ASIN
            known = {(name, match[0]), (FactName.FNSKU, match[0])}
            if known & taken or not _MIXED.match(match[0][2:]):
                continue
            value = Identifier(match[0], "fnsku" if is_fnsku else "asin")
            mention = Mention.OWN if is_fnsku else Mention.CANDIDATE
            if is_recommended(layout.page, line):
                mention = Mention.ASIDE
            reading = source.reading(layout.page, line, start, end)
            yield Fact(name, value, reading, mention=mention)


def _in_barcodes(source: Source, layout: Layout) -> Iterator[Fact]:
    """The FNSKU in the Code 128 of a unit's label."""
    for barcode in layout.page.barcodes:
        if _BARE.fullmatch(barcode.text) and barcode.text.startswith("X"):
            reading = Reading(
                barcode.text,
                source.content.file,
                layout.page.number,
                barcode.box,
                Channel.BARCODE,
                1.0,
            )
            yield Fact(FactName.FNSKU, Identifier(barcode.text, "fnsku"), reading, role="barcode")
