"""A barcode against the print beside it: two channels of one page that name different numbers.

The barcode is the better witness: it has check characters, and no reader takes one digit of it for
another. So what has to be sure is the print. It is, where it is a text layer, where another document
says the same, or where it was read well and a second look sees it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from evidencecheck.model.case import Claim, Contradiction, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Mention, Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Page
from evidencecheck.model.values import Check, Identifier, Strength
from evidencecheck.stages.extract.identifiers import candidates
from evidencecheck.stages.match.claimed import claimed_facts
from evidencecheck.stages.match.identity import (
    FAR,
    SMALL,
    SURE,
    Look,
    distance,
    identifier_form,
    stands,
)

_NAMES = {
    FactName.TRACKING_NUMBER: frozenset({FactName.TRACKING_NUMBER}),
    FactName.ORDER_ID: frozenset({FactName.ORDER_ID}),
    FactName.FAPIAO_NUMBER: frozenset({FactName.FAPIAO_NUMBER, FactName.INVOICE_NUMBER}),
}
"""What a barcode names, and the facts of the print that name the same."""
_OF_ONE = frozenset(
    {
        Kind.SHIPPING_LABEL,
        Kind.PACKING_SLIP,
        Kind.PROOF_OF_DELIVERY,
        Kind.FAPIAO,
        Kind.ORDER_DETAILS,
        Kind.SALES_INVOICE,
    }
)
"""Kinds that are about one parcel, order or invoice; a photo may show the labels of several."""
_UNCHECKED = ("ITF", "Codabar", "Code39")
"""Symbologies without a check character of their own."""
_MISPRINTED = 3
"""Up to so many edits a stretch of text may be the barcode's number, read badly."""


def contradictions(
    claim: Claim, documents: Sequence[Document], look: Look | None
) -> tuple[Contradiction, ...]:
    """Every print that names another number than the barcode beside it, in file order."""
    stated = claimed_facts(claim)
    return tuple(
        found
        for document in documents
        for page in document.content.pages
        for name in _NAMES
        for found in _on_page(
            name, page, document, _elsewhere(name, document, documents, stated), look
        )
    )


def _elsewhere(
    name: FactName, document: Document, documents: Sequence[Document], stated: Iterable[Fact]
) -> set[str]:
    """The numbers of this name that the claim and the other documents state; a copy is no other."""
    others = [d for d in documents if d.content.sha256 != document.content.sha256]
    facts = (*stated, *(f for d in others for f in d.facts))
    return {_form(f) for f in facts if f.decided and f.name in _NAMES[name]}


def _on_page(
    name: FactName, page: Page, document: Document, elsewhere: set[str], look: Look | None
) -> Iterator[Contradiction]:
    here = [f for f in document.facts if f.name in _NAMES[name] and f.reading.page == page.number]
    codes = [f for f in here if f.reading.channel is Channel.BARCODE]
    said = [f for f in here if f.reading.channel is not Channel.BARCODE]
    if name is FactName.TRACKING_NUMBER and codes:
        said += _unlabelled(page, document, {_form(f) for f in said}, elsewhere)
    text = identifier_form(document.content.text)
    unprinted = [c for c in codes if _may_speak(c, document) and not _is_printed(c, said, text)]
    alone = [p for p in said if p.decided and not any(_same(p, c) for c in codes)]
    for form in dict.fromkeys(map(_form, alone)):
        prints = [p for p in alone if _form(p) == form]
        is_known = bool(prints[0].label) or form in elsewhere
        rivals = [c for c in unprinted if _is_comparable(c, prints[0], document, text, is_known)]
        if not rivals:
            continue
        nearest = min(rivals, key=lambda c: distance(_form(c), form))
        verdict = _verdict(prints, nearest, elsewhere, look)
        if verdict is not Identity.SAME:
            same = tuple(c for c in rivals if _same(c, nearest))
            yield Contradiction(name, same, tuple(prints), verdict)


def _unlabelled(
    page: Page, document: Document, known: set[str], elsewhere: set[str]
) -> Iterator[Fact]:
    """Lines that are nothing but the number of a parcel of which the claim or another document speaks.

    Carriers print the number below its barcode without a word; where it looks like any other number
    of its length, that it is the parcel's is known from elsewhere.
    """
    for line in page.lines:
        form = identifier_form(line.text)
        found = candidates(line.text, "tracking") if form in elsewhere - known else ()
        if found:
            reading = Reading(
                line.text,
                document.file,
                page.number,
                line.box,
                line.channel,
                line.confidence_of(0, len(line.text)),
            )
            yield Fact(FactName.TRACKING_NUMBER, found[0], reading)


def _may_speak(code: Fact, document: Document) -> bool:
    """Whether the barcode is of the matter and cannot itself be misread."""
    if code.mention is Mention.ASIDE or not isinstance(code.value, Identifier):
        return False
    if code.value.check is Check.PASSED:
        return True
    symbols = (s for page in document.content.pages for s in page.barcodes)
    found = next((s.symbology for s in symbols if s.box == code.reading.box), "")
    return not found.startswith(_UNCHECKED)


def _is_printed(code: Fact, said: Iterable[Fact], text: str) -> bool:
    return _form(code) in text or any(_same(code, p) for p in said)


def _is_comparable(
    code: Fact, printed: Fact, document: Document, text: str, is_known: bool
) -> bool:
    """Whether one of the two must be wrong: numbers of one scheme, the print right beside the barcode.

    `is_known`: a label or another document says that the print is the number of a parcel.

    Numbers that are far apart may stand for two things, so there the page has to be about one.
    """
    a, b = code.value, printed.value
    if not isinstance(a, Identifier) or not isinstance(b, Identifier):
        return False
    one, other = _form(code), _form(printed)
    if not one.strip("0") or len(set(other)) == 1:
        return False
    is_fapiao = code.name is FactName.FAPIAO_NUMBER
    if is_fapiao:
        alike = document.kind is Kind.FAPIAO and len(one) == len(other) and other.isdigit()
    else:
        alike = bool(a.scheme) and a.scheme == b.scheme
    if distance(one, other) < FAR:
        return alike or (bool(printed.label) and len(one) == len(other))
    if not alike or document.kind not in _OF_ONE:
        return False
    if not (_is_beside(code, printed) or (is_fapiao and _is_of_one_fapiao(document))):
        return False
    if a.strength is Strength.WEAK or b.strength is Strength.WEAK:
        checked = a.check is b.check is Check.PASSED
        if not (is_fapiao or (checked and is_known)):
            return False
    return not _may_stand_in(one, text.replace(other, "|"))


def _is_of_one_fapiao(document: Document) -> bool:
    """Whether there is one code and one printed number: they stand in opposite corners of the form."""
    forms: dict[bool, set[str]] = {True: set(), False: set()}
    for fact in document.facts:
        if fact.name in _NAMES[FactName.FAPIAO_NUMBER]:
            forms[fact.reading.channel is Channel.BARCODE].add(_form(fact))
    return all(len(held) == 1 for held in forms.values())


def _is_beside(code: Fact, printed: Fact) -> bool:
    """Whether the gap between the two is less than the barcode is long."""
    symbol, line = code.reading.box, printed.reading.box
    if symbol is None or line is None:
        return True
    gap = max(-symbol.overlap_x(line), -symbol.overlap_y(line))
    return gap < _length(symbol)


def _length(box: Box) -> float:
    return max(box.width, box.height)


def _may_stand_in(form: str, text: str) -> bool:
    """Whether a stretch of `text` may be `form`, read badly."""
    size = len(form)
    return any(
        Levenshtein.distance(form, text[at : at + size], score_cutoff=_MISPRINTED) <= _MISPRINTED
        for at in range(max(len(text) - size + 1, 1))
    )


def _verdict(
    prints: Sequence[Fact], code: Fact, elsewhere: set[str], look: Look | None
) -> Identity:
    """DIFFERENT if the print surely says what was read, SAME if it was misread for the barcode's."""
    own, other = _form(prints[0]), _form(code)
    if own in elsewhere or any(p.reading.channel is not Channel.OCR for p in prints):
        return Identity.DIFFERENT
    apart = distance(own, other)
    failed = _check(prints[0]) is Check.FAILED and _check(code) is Check.PASSED
    if apart >= FAR and (failed or not any(_is_clear(p) for p in prints)):
        return Identity.CANNOT_TELL
    verdict = stands(prints, own, other, look, identifier_form)
    confusable = apart <= Levenshtein.distance(own, other) / 2
    if verdict is Identity.DIFFERENT and failed and confusable:
        return Identity.CANNOT_TELL
    return verdict


def _is_clear(fact: Fact) -> bool:
    height = fact.reading.glyph_height or 0.0
    return fact.reading.confidence >= SURE and height >= SMALL


def _check(fact: Fact) -> Check:
    return fact.value.check if isinstance(fact.value, Identifier) else Check.NONE


def _same(a: Fact, b: Fact) -> bool:
    """One number: equal, or one is the other with routing digits in front."""
    one, other = _form(a), _form(b)
    return one.endswith(other) or other.endswith(one)


def _form(fact: Fact) -> str:
    return identifier_form(str(fact.value))
