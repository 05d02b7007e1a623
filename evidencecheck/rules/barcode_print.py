"""IDN006: a barcode against the print beside it.

The match stage has judged already whether the print may have been misread.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Case, Identity
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sureness import confidence_of
from evidencecheck.rules.wording import files_of


@rule("IDN006", "barcode-text-mismatch", Severity.ERROR)
def barcode_text_mismatch(case: Case) -> Iterator[Outcome]:
    """A barcode says something else than the print beside it

    Fires when: a barcode or QR code holds a tracking number or an order number, the same page
    prints another one of the same kind, and the barcode's number is printed nowhere in the file.
    The QR code of a fapiao is FAP002.

    Why: scanners go by the barcode and people by the print, so one of the two leads to another
    parcel. Pages on which a number was changed by hand look like this.

    Example: the barcode on label.pdf holds 986578788855; "TRK# 7905 3531 2317" is printed above it.

    Counterexample: a second barcode with the postcode, or with the number that USPS uses for the
    last mile. A print that is blurred or badly read is listed as not checked.

    Fix: get the page anew from the carrier or the issuer, and attach it as the PDF.

    Wrong when: the barcode is that of another parcel which lies beside. Crop the picture to the one
    label, or waive the finding.

    Source: carriers print the content of the barcode in clear text below it (GS1 General
    Specifications 4.14; UPS and USPS label guides).

    Since: 0.1.0
    """
    hint = msg("Get the page anew from the carrier or the issuer, and attach it as the PDF.")
    for found in case.contradictions:
        if found.name is FactName.FAPIAO_NUMBER:
            continue
        coded, printed = str(found.barcodes[0].value), str(found.prints[0].value)
        files = files_of(found.prints)
        what = _what(found.name, coded)
        if found.verdict is Identity.CANNOT_TELL:
            reason = msg("A barcode says {what}; the print was not read for certain", what=what)
            yield barcode_text_mismatch.not_checked(reason, files[0])
            continue
        yield barcode_text_mismatch.finding(
            msg(
                "The barcode in {files} says {what}; the print beside it says {printed}",
                files=files,
                what=what,
                printed=printed,
            ),
            hint,
            at=(*found.prints, *found.barcodes),
            subject=[found.name.value, coded, printed],
            confidence=confidence_of(found.prints),
        )


def _what(name: FactName, value: str) -> Message:
    if name is FactName.ORDER_ID:
        return msg("order {value}", value=value)
    return msg("tracking number {value}", value=value)
