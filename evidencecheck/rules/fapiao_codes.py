"""FAP002: the QR code of a fapiao against what is printed around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidencecheck.model.case import Case, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Amount, Fact, FactName, Reading
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel
from evidencecheck.model.tolerance import CENT
from evidencecheck.model.values import Day, Money
from evidencecheck.rules.fapiao import are_alike, fapiao_parts
from evidencecheck.rules.fapiao_numbers import CODE
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import number

Difference = tuple[str, str, tuple[Fact | Reading, ...]]
"""What the code says, what is printed, and where both stand."""


@rule("FAP002", "fapiao-qr-mismatch", Severity.ERROR)
def fapiao_qr_mismatch(case: Case) -> Iterator[Outcome]:
    """The QR code of a fapiao says something else than its print

    Fires when: the QR code holds another number, code, date or amount than the page prints. Its
    amount may be that before tax or the total.

    Why: the code is made when the fapiao is issued, and a reviewer's app reads it. A print that
    differs from it looks as if it had been changed afterwards.

    Example: the QR code says 2026-03-09 and 48.90; printed are 2026-03-19 and 48.90.

    Counterexample: the QR code says 43.27, the printed amount before tax is 43.27, the total 48.90.

    Fix: download the fapiao again from the issuer's mail or the tax platform, and attach the PDF or
    OFD file itself.

    Wrong when: the picture shows the code of another fapiao beside this one. Crop it.

    Source: layout of the QR code as fapiao readers take it (01, type, code, number, amount, date,
    check code); the amount is stated with tax for some types and without for others.

    Since: 0.1.0
    """
    hint = msg("Download the fapiao again and attach the PDF or OFD file itself.")
    for document in case.of_kind(Kind.FAPIAO):
        coded = [f for f in document.facts if f.reading.channel is Channel.BARCODE]
        if not any(f.name is FactName.FAPIAO_NUMBER for f in coded):
            if document.content.channels != (Channel.STRUCTURED,):
                reason = msg("no QR code of a fapiao found on the page")
                yield fapiao_qr_mismatch.not_checked(reason, document.file)
            continue
        found: list[Difference] = []
        for contradiction in case.contradictions:
            facts = (*contradiction.prints, *contradiction.barcodes)
            if (
                contradiction.name is not FactName.FAPIAO_NUMBER
                or facts[0].reading.file != document.file
            ):
                continue
            if contradiction.verdict is Identity.CANNOT_TELL:
                reason = msg("the number was not read for certain")
                yield fapiao_qr_mismatch.not_checked(reason, document.file)
                continue
            said, seen = str(contradiction.barcodes[0].value), str(contradiction.prints[0].value)
            found.append((said, seen, facts))
        found += _other_differences(document, coded)
        if found:
            places = [place for _, _, held in found for place in held]
            prints = [p for p in places if _reading(p).channel is not Channel.BARCODE]
            yield fapiao_qr_mismatch.finding(
                msg(
                    "The QR code in {file} says {coded}; printed is {printed}",
                    file=document.file,
                    coded=tuple(said for said, _, _ in found),
                    printed=tuple(seen for _, seen, _ in found),
                ),
                hint,
                at=places,
                subject=["fapiao-qr", *(text for said, seen, _ in found for text in (said, seen))],
                confidence=confidence_of(prints),
            )


def _other_differences(document: Document, coded: Iterable[Fact]) -> Iterator[Difference]:
    """Date, code and amount of the QR code that the page prints nowhere."""
    printed = [f for f in document.facts if f.reading.channel in {Channel.TEXT_LAYER, Channel.OCR}]
    for code in coded:
        prints: list[Fact | Amount] = [
            f for f in printed if f.name is code.name and f.role == code.role and f.role == CODE
        ]
        if isinstance(code.value, Day):
            prints = [f for f in printed if f.name is code.name and f.decided and f.label]
        elif isinstance(code.value, Money):
            prints = list(fapiao_parts(document) or ())
        elif code.role != CODE:
            continue
        if not prints or any(_says(p, code) for p in prints):
            continue
        if any(_is_doubtful(p, code) for p in prints):
            continue
        shown = prints[-1] if isinstance(code.value, Money) else prints[0]
        value = shown.value if isinstance(shown, Fact) else shown.money
        yield _written(code.value), _written(value), (shown.reading, code)


def _says(printed: Fact | Amount, code: Fact) -> bool:
    if isinstance(code.value, Money):
        held = printed.money if isinstance(printed, Amount) else printed.value
        return isinstance(held, Money) and abs(abs(held.amount) - abs(code.value.amount)) <= CENT
    if isinstance(printed, Amount):
        return False
    if isinstance(printed.value, Day) and isinstance(code.value, Day):
        return code.value.on in {printed.value.on, *printed.value.alternatives}
    return str(printed.value) == str(code.value)


def _is_doubtful(printed: Fact | Amount, code: Fact) -> bool:
    """Whether the print may be misread for what the QR code says."""
    if printed.reading.channel is not Channel.OCR:
        return False
    if not is_sure(printed.reading):
        return True
    value = printed.money if isinstance(printed, Amount) else printed.value
    return are_alike(_written(value), _written(code.value))


def _written(value: object) -> str:
    return number(value.amount) if isinstance(value, Money) else str(value)


def _reading(place: Fact | Reading) -> Reading:
    return place.reading if isinstance(place, Fact) else place
