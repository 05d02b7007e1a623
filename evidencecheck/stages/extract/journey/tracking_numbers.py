"""Tracking numbers: by shape where the shape is telling, else by label or carrier word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.page import Channel, Line, Page
from evidencecheck.model.values import Check, Identifier, Strength
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.identifiers import candidates, carrier_of
from evidencecheck.stages.extract.journey.carrier_beside import carrier_above, carrier_before
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.journey.example_numbers import is_example
from evidencecheck.stages.extract.journey.number_cells import number_cells
from evidencecheck.stages.extract.journey.other_parcels import other_parcels
from evidencecheck.stages.extract.journey.parcel_prose import parcels_in_prose
from evidencecheck.stages.extract.journey.parcel_titles import number_under_title
from evidencecheck.stages.extract.journey.printed_alone import by_barcode, by_form
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.source import Source

# Telling shapes as printed: in one piece or in groups. A gap is a single blank or hyphen.
_G = r"[ \-]?"
_SHAPES = re.compile(
    # Readers lose the blank behind a label: "Number1Z5R…".
    r"(?:(?<![0-9A-Za-z])|(?<=[a-z])(?=1Z))(?:"
    rf"1{_G}[Zz](?:{_G}[0-9A-Za-z]){{16}}"
    rf"|(?:420{_G}\d{{5}}(?:-?\d{{4}})?{_G})?9{_G}[2-5](?:{_G}\d){{20}}"
    rf"|96(?:{_G}\d){{20}}"
    rf"|[A-Za-z]{{2}}{_G}\d{{3}}{_G}\d{{3}}{_G}\d{{3}}{_G}[A-Za-z]{{2}}"
    rf"|[A-Za-z]{{2}}{_G}\d{{4}}{_G}\d{{4}}{_G}\d{_G}[A-Za-z]{{2}}"
    rf"|TB[ABCM](?:{_G}\d){{12}}"
    rf"|YT(?:{_G}\d){{16}}|YT(?:{_G}\d){{13}}"
    rf"|4PX(?:{_G}\d){{10,16}}(?:{_G}CN)?"
    rf"|SF(?:{_G}\d){{13}}|SF(?:{_G}\d){{12}}"
    rf"|JD[A-Z]{{0,2}}\d{{11,13}}|JT(?:{_G}\d){{13}}|LP(?:{_G}\d){{14}}"
    rf"|J(?:JD|VGL)(?:{_G}\d){{9,24}}|JD(?:{_G}\d){{16}}"
    rf"|LTN(?:{_G}\d){{8}}{_G}N1|SP(?:{_G}\d){{18}}|1LS(?:7(?:{_G}\d){{11}}(?:(?:{_G}\d){{3}})?"
    rf"|CX[0-9A-Z]{{10}})"
    rf"|CNUSUP\d{{8,11}}"
    rf"|(?:\(00\)|00){_G}3{_G}4{_G}0{_G}4{_G}3{_G}4(?:{_G}\d){{12}}"
    r"|P[A-Z][0-9A-Z]{4}\d{16}[A-Z]"
    r"|GM\d{15,22}|GFUS\d{14}|UUS[0-9A-Z]{13,17}"
    r")(?![0-9A-Za-z])"
)
_LABELLED = re.compile(r"[0-9A-Za-z](?:[ \-]?[0-9A-Za-z]){7,39}")
_MIN_LABELLED, _MAX_LABELLED = 8, 34
_AS_DIGIT = str.maketrans("OQDILSBZG", "000115826")


@dataclass(frozen=True, slots=True)
class _Hit:
    page: Page
    line: Line
    start: int
    end: int
    identifier: Identifier
    label: str
    repaired: bool = False
    decided: bool = True


def tracking_numbers(source: Source) -> Iterator[Fact]:
    """Tracking numbers of the document. Weak shapes come only with a label, or as candidates."""
    for layout in source.layouts:
        hits = [
            *_by_shape(layout),
            *_by_label(layout),
            *_by_carrier(layout),
            *_by_barcode(layout),
            *_by_prose(layout),
        ]
        if not hits:
            hits += _by_title(layout)
        known = any(hit.decided and hit.identifier.scheme for hit in hits)
        others = other_parcels(layout, [(h.line, bool(h.label)) for h in hits if h.decided])
        for hit in _without_overlaps(hits):
            reading = source.reading(hit.page, hit.line, hit.start, hit.end)
            if hit.repaired:
                reading = replace(reading, confidence=min(reading.confidence, 0.6))
            mention = Mention.OWN if hit.decided else Mention.CANDIDATE
            if known and hit.label and not hit.identifier.scheme:
                # The number of the consignment, or the carrier's own, beside that of the parcel.
                mention = Mention.CANDIDATE
            if is_example(hit.line.text[: hit.start]) or any(hit.line is o for o in others):
                mention = Mention.ASIDE
            yield Fact(
                FactName.TRACKING_NUMBER, hit.identifier, reading, label=hit.label, mention=mention
            )


def without_pieces(facts: Sequence[Fact]) -> Iterator[Fact]:
    """`facts` with the licence plate of a piece (JJD…) beside the waybill of DHL Express that it is part of."""
    waybill = any(_is_a(fact, "dhl-express") and fact.decided for fact in facts)
    for fact in facts:
        piece = waybill and fact.decided and _is_a(fact, "dhl-piece")
        yield replace(fact, mention=Mention.ASIDE) if piece else fact


def _is_a(fact: Fact, scheme: str) -> bool:
    return isinstance(fact.value, Identifier) and fact.value.scheme == scheme


def _by_shape(layout: Layout) -> Iterator[_Hit]:
    for line in layout.page.lines:
        folded = fold(line.text, lower=False)
        for match in _SHAPES.finditer(folded.text):
            start, end = folded.span(match.start(), match.end())
            label = _label_of(layout, line, start)
            ocr = line.channel is Channel.OCR
            raw = match[0].strip("(").replace(")", "")  # (00), as GS1 sets it before the number
            identifier, repaired = _best(raw, layout.page.text, ocr=ocr)
            if identifier is None or identifier.strength is Strength.WEAK:
                continue
            glued = folded.text[match.start() - 1 : match.start()].isalpha()
            if glued and identifier.check is not Check.PASSED:
                continue
            labelled = label is not None and label.is_for("tracking_number")
            if identifier.check is Check.FAILED and not labelled and not _has_country(identifier):
                continue
            yield _Hit(
                layout.page, line, start, end, identifier, label.text if label else "", repaired
            )


def _by_label(layout: Layout) -> Iterator[_Hit]:
    for label in layout.all_labels("tracking_number"):
        for cell in number_cells(layout, label):
            found = _number_in(cell)
            if found is None:
                continue
            raw, start, end = found
            form = _FORM_ID.match(raw)
            raw, start = (raw[form.end() :], start + form.end()) if form else (raw, start)
            ocr = cell.line.channel is Channel.OCR
            identifier, repaired = _best(raw, layout.page.text, ocr=ocr, labelled=True)
            if identifier is None:
                text = re.sub(r"[ \-]", "", raw).upper()
                identifier = Identifier(text, "", strength=Strength.WEAK)
            weak = identifier.strength is Strength.WEAK
            general = fold(label.text).text.replace(" ", "") in _GENERAL_LABELS or (
                label.text in _OF_ANY_PAPER
                and not identifier.scheme
                and identifier.text[0].isalpha()
            )
            decided = not (weak and general)
            yield _Hit(
                layout.page, cell.line, start, end, identifier, label.text, repaired, decided
            )
            break


_FORM_ID = re.compile(r"0[24]\d\d (?=\d{12}$|\d{4} \d{4} \d{4}$)")
"""What FedEx prints between TRK# and the number: the number of the form that its label is."""


def _by_prose(layout: Layout) -> Iterator[_Hit]:
    """Numbers that a sentence calls a parcel's."""
    for line in layout.page.lines:
        for raw, start, end, words in parcels_in_prose(line):
            identifier, repaired = _best(
                raw, layout.page.text, ocr=line.channel is Channel.OCR, labelled=True
            )
            if identifier is None:
                identifier = Identifier(raw, "", strength=Strength.WEAK)
            yield _Hit(layout.page, line, start, end, identifier, words, repaired)


def _by_title(layout: Layout) -> Iterator[_Hit]:
    """The number that the page shows as its subject."""
    found = number_under_title(layout.page)
    if found is None:
        return
    line, start, end = found
    raw, ocr = line.text[start:end], line.channel is Channel.OCR
    identifier, repaired = _best(raw, layout.page.text, ocr=ocr, labelled=True)
    if identifier is None:
        identifier = Identifier(_bare(raw), "", strength=Strength.WEAK)
    yield _Hit(layout.page, line, start, end, identifier, "", repaired)


_GENERAL_LABELS = frozenset({"itemnumber", "articlenumber", "packageid", "barcodeno", "包裹号"})
"""What posts call a parcel's number, shops the number of their goods, and ERPs a number of their own;
without blanks, which OCR loses."""
_OF_ANY_PAPER = frozenset({"单号", "單號"})
"""Of a parcel, but as well of the paper itself, which begins with letters of its own."""


def _by_carrier(layout: Layout) -> Iterator[_Hit]:
    """Digits right behind a carrier's name: a candidate, decided where its check digit is right."""
    for line in layout.page.lines:
        if any(not label.is_for("carrier") for label in layout.of(line)):
            continue  # a label in the line says what its numbers are
        folded = fold(line.text, lower=False)
        for match in _BARE_DIGITS.finditer(folded.text):
            named = carrier_before(folded.text[: match.start()])
            if match[0] == folded.text.strip():
                named = carrier_above(layout, line)
            fitting = [
                c
                for c in candidates(match[0], "tracking", named, failed=_is_long(match[0]))
                if c.strength is Strength.WEAK
                and (carrier_of(c.scheme) == named or (c.scheme, named) in _SHARED)
            ]
            if named and fitting:
                start, end = folded.span(match.start(), match.end())
                best = fitting[0]
                alone = _NOTHING_ELSE.fullmatch(folded.text[match.end() :]) is not None
                checked = best.check is Check.PASSED and len(best.text) >= _TELLING
                checked = checked or (alone and (best.scheme, named) in _SHARED)
                checked = checked or (alone and _is_heading(folded.text[: match.start()], best))
                yield _Hit(layout.page, line, start, end, fitting[0], "", decided=checked)


def _by_barcode(layout: Layout) -> Iterator[_Hit]:
    """Numbers in a line of their own that a barcode repeats, or whose form is that of the page's carrier."""
    for line, number in (*by_barcode(layout), *by_form(layout)):
        yield _Hit(layout.page, line, 0, len(line.text), number, "")


def _bare(text: str) -> str:
    return re.sub(r"[ \-]", "", text)


_BARE_DIGITS = re.compile(r"(?<![0-9A-Za-z+.,/-])\d(?:[ ]?\d){9,33}(?![0-9A-Za-z]|[.,/-]\d)")
_TELLING = 12
"""So many digits are no phone number, and a check digit that fits counts."""
_LONG = 20
"""So many digits behind a carrier's name are a number of its own, even where the check digit fails."""


def _is_heading(before: str, number: Identifier) -> bool:
    """Whether the carrier's name and a sign are all that stands before its number: ``DPD · 01445029338120``."""
    told = _NAME_AND_SIGN.fullmatch(before.strip()) is not None
    return told and len(number.text) >= _TELLING and bool(number.scheme)


_NAME_AND_SIGN = re.compile(r"\W*(?:[^\W\d_]+[ .&-]?){1,3}\s*[·•|:#–—-]")
_SHARED = frozenset(("zto-sto-yunda", carrier) for carrier in ("zto", "sto", "yunda"))
"""Formats that several carriers use, each of which names itself before the number."""
_NOTHING_ELSE = re.compile(r"\s*(?:复制|查看物流|物流详情|[>›])?\s*")


def _is_long(raw: str) -> bool:
    return sum(map(str.isdigit, raw)) >= _LONG


def _number_in(cell: Cell) -> tuple[str, int, int] | None:
    """The first run of the cell that can be a number, with its slice of the line.

    Words in front of it (a carrier's name) and dates, times and phone numbers are no part of it.
    """
    folded = fold(cell.text, lower=False)
    blanked = list(folded.text)
    for pattern in (_DATE_LIKE, _PHONE, _MONEY):
        for match in pattern.finditer(folded.text):
            blanked[match.start() : match.end()] = "|" * len(match[0])
    for match in _LABELLED.finditer("".join(blanked)):
        lead = _NAMES_BEFORE.match(match[0])
        raw = _trimmed(match[0][lead.end() if lead else 0 :])
        count = len(re.sub(r"[ \-]", "", raw))
        digits = sum(c.isdigit() for c in raw)
        if _MIN_LABELLED <= count <= _MAX_LABELLED and digits >= max(7, count // 2):
            at = match.start() + (lead.end() if lead else 0)
            start, end = folded.span(at, at + len(raw))
            return raw, cell.start + start, cell.start + end
    return None


# Names of carriers and services before the number: words of letters alone that end in a blank and
# are no prefix of a known shape (SF 1803 …, YT 2626 …).
_NAMES_BEFORE = re.compile(
    r"(?:(?!(?:SF|YT|JD|JT|LP|GM|TBA|TBC|TBM|[A-Z]{2}) ?\d)[A-Za-z]+[ \-])+(?=[0-9A-Z])"
)
_DATE_LIKE = re.compile(
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|\d{1,2}:\d{2}(?::\d{2})?"
)
_PHONE = re.compile(
    r"(?<!\d)(?:\+\d|1[- ]?\(?8\d\d\)?[- ]\d{3}[- ]\d{4}|400[- ]\d{3}[- ]\d{4})[\d -]*"
)

_MONEY = re.compile(r"(?<!\d)\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d\d)?\s?(?:€|\$|£|eur|usd|gbp)", re.I)
"""A sum in groups, as the capital of a company at the foot of its papers."""


def _trimmed(raw: str) -> str:
    """`raw` up to the first following word: a run of letters after a blank is no part of a number."""
    match = re.search(r"[ \-](?=[A-Za-z]{3,}|[A-Za-z]{1,2}(?: |$))", raw)
    if match and sum(c.isdigit() for c in raw[: match.start()]) >= 7:
        return raw[: match.start()]
    return raw


def _best(
    raw: str, page: str = "", *, ocr: bool, labelled: bool = False
) -> tuple[Identifier | None, bool]:
    """The likeliest candidate for `raw` on `page`; with `ocr`, also with letters read as digits.

    Where a label introduces it and the page names one carrier, a number that fails that carrier's
    check digit stays the carrier's, marked as failing.
    """
    carriers = carriers_in(page)
    found = tuple(
        c
        for c in candidates(raw, "tracking", page, failed=labelled and len(carriers) == 1)
        if c.check is not Check.FAILED or not _is_weak_of_another(c, carriers)
    )
    if carriers:
        found = tuple(sorted(found, key=lambda c: carrier_of(c.scheme) not in carriers))
    if found and not (ocr and found[0].check is Check.FAILED):
        return found[0], False
    repaired = (_with_one_digit(raw) if found else _with_digits(raw)) if ocr else None
    if repaired is not None:
        return repaired, True
    return (found[0] if found else None), False


def _is_weak_of_another(number: Identifier, carriers: tuple[str, ...]) -> bool:
    """Whether digits only have the length of another carrier's number, whose check digit they fail."""
    weak = number.strength is Strength.WEAK
    return weak and bool(carriers) and carrier_of(number.scheme) not in carriers


def _with_one_digit(raw: str) -> Identifier | None:
    """`raw` with one O, Q or I as digit where only that makes its check digit pass."""
    text = re.sub(r"[ \-]", "", raw).upper()
    places = [i for i, char in enumerate(text) if char in "OQI"]
    tried = [text[:i] + text[i].translate(_AS_DIGIT) + text[i + 1 :] for i in places]
    mended = [c for t in tried for c in candidates(t, "tracking") if c.check is Check.PASSED]
    strong = [c for c in mended if c.strength is Strength.STRONG]
    return strong[0] if len(strong) == 1 else None


# Country codes that end S10 numbers of the posts whose parcels are claimed for. Source: UPU S10,
# ISO 3166-1 alpha-2. A number with a failing check digit needs one of them to be taken for S10.
_COUNTRIES = """
CN HK MO TW SG MY TH VN JP KR US CA GB DE FR NL BE IT ES PT CH AT SE NO DK FI
PL CZ IE AU NZ AE SA IN TR RU UA LT LV EE HU RO BG GR IL MX BR
"""
_POSTS = frozenset(_COUNTRIES.split())


def _has_country(identifier: Identifier) -> bool:
    return identifier.scheme != "s10" or identifier.text[-2:] in _POSTS


def _with_digits(raw: str) -> Identifier | None:
    """`raw` with confusable letters as digits, where that alone makes it a strong number."""
    text = re.sub(r"[ \-]", "", raw).upper()
    for head in (2, 3, 4, 0):
        tail = text[head:]
        tried = text[:head] + tail.translate(_AS_DIGIT)
        if tried == text:
            continue
        for candidate in candidates(tried, "tracking"):
            if candidate.strength is Strength.STRONG and candidate.check is not Check.FAILED:
                return candidate
    return None


def _label_of(layout: Layout, line: Line, start: int) -> Label | None:
    before = [label for label in layout.of(line) if label.end <= start]
    if before:
        return before[-1]
    left = [
        other
        for other in layout.page.lines
        if other is not line
        and other.box.same_row(line.box)
        and other.box.x1 <= line.box.x0 + line.box.height
    ]
    for other in sorted(left, key=lambda line: -line.box.x1)[:1]:
        labels = layout.of(other)
        if labels:
            return labels[-1]
    return None


def _without_overlaps(hits: list[_Hit]) -> list[_Hit]:
    """One hit per place, strong ones and labelled ones first."""
    kept: list[_Hit] = []
    ranked = sorted(
        hits, key=lambda h: (h.identifier.strength is Strength.WEAK, not h.label, not h.decided)
    )
    for hit in ranked:
        if not any(
            hit.line is other.line and hit.start < other.end and other.start < hit.end
            for other in kept
        ):
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.line.box.y0, h.line.box.x0, h.start))
