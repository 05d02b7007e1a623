"""AUT: signs that a document was edited. Reading has compared its text layer with its pictures."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, LayerDifference, LayerFault
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.rules.interface import Outcome, Rule, rule
from evidencecheck.rules.requirements import TOTALS
from evidencecheck.rules.sureness import confidence_of

MOST = 3
"""Differences that a message quotes; the locations name them all."""


@rule("AUT001", "text-layer-differs-from-image", Severity.ERROR)
def text_layer_differs(case: Case) -> Iterator[Outcome]:
    """What a PDF says and what it shows differ

    Fires when: an identifier, amount or date in the text layer of a PDF is not what is to be seen
    at its place on the page. The place is read three times, at two resolutions; it fires if the
    readings are clear and agree. The layer that OCR adds to a scan misreads now and then: there it
    fires only for what no reader can have read there (a layer that is right in its words, but names
    a value that the page shows nowhere, over print that is clear), or if it fits nowhere on the page.

    Also if the data of an e-invoice inside the file (Factur-X, ZUGFeRD, OFD) state another number
    or date than its pages print; another total is VAL001.

    Why: programs read the text layer and the data, people the page. A file that tells them
    different things looks edited, whichever of the two is right.

    Example: the text layer of invoice.pdf says 128.40, the page shows 188.40.

    Counterexample: a scan shows 113-4627301, and the layer that the scanner's OCR added to it says
    113-4627B01.

    Fix: hand in the file as its issuer sent it; if it came like this, ask the issuer for it anew.

    Wrong when: the file's font maps its characters wrongly, as some old PDF printers do. Then hand
    in another export, or waive the finding with that reason.

    Source: house rule: two channels of one document must not contradict each other.

    Since: 0.1.0
    """
    hint = msg(
        "Hand in the file as its issuer sent it; if it came like this, ask the issuer for it anew."
    )
    for document in case.documents:
        yield from _reported(text_layer_differs, document, hint, LayerFault.DIFFERENT)
        different = [d for d in document.data_differences if d.name not in TOTALS]
        if different:
            told = tuple(
                msg(
                    "its data say {text} where it prints {seen}",
                    text=difference.data.raw,
                    seen=difference.printed.raw,
                )
                for difference in different
            )
            yield text_layer_differs.finding(
                msg("{file}: {differences}", file=document.file, differences=told),
                hint,
                at=[place for d in different for place in (d.printed, d.data)],
                subject=["data", *(f"{d.name.value}={d.data.raw}" for d in different)],
                confidence=confidence_of([d.printed for d in different]),
            )


@rule("AUT006", "content-overlaid", Severity.WARNING)
def content_overlaid(case: Case) -> Iterator[Outcome]:
    """A box, a picture or other text covers a text that lies below it

    Fires when: an identifier, amount or date of the text layer cannot be seen on the page: its
    place is blank, or another text, or a picture of one, stands on it.

    Why: covering a number and writing another one on top is the usual way to change a PDF, and
    what lies below comes to light as soon as somebody selects the text.

    Example: in invoice.pdf, 128.40 lies under a white box on which 988.40 is written.

    Counterexample: 128.40 is printed twice, slightly shifted, to make it bold; or a box lies over
    128.40 and the same amount stands on it or beside it.

    Fix: hand in the file as its issuer sent it. To hide private data, do so where no check depends
    on it, and tell the reviewer.

    Wrong when: the issuer's own program covers a field before it fills it in. Waive the finding
    with that reason.

    Source: house rule; text left under boxes is the best-known failure of redaction (NSA,
    "Redacting with Confidence", 2005).

    Since: 0.1.0
    """
    hint = msg(
        "Hand in the file as its issuer sent it, without anything covered or written on top."
    )
    faults = (LayerFault.COVERED, LayerFault.OVERLAID)
    for document in case.documents:
        yield from _reported(content_overlaid, document, hint, *faults)


def _reported(
    by: Rule, document: Document, hint: Message, *faults: LayerFault
) -> Iterator[Finding]:
    """One finding for all differences of a file: they have one cause."""
    found = [d for d in document.layer_differences if d.fault in faults]
    if not found:
        return
    told = [_told(difference) for difference in found[:MOST]]
    if len(found) > MOST:
        told.append(msg("{count} more", count=str(len(found) - MOST)))
    yield by.finding(
        msg("{file}: {differences}", file=document.file, differences=tuple(dict.fromkeys(told))),
        hint,
        at=[difference.reading for difference in found],
        subject=["text-layer", *sorted({difference.reading.raw for difference in found})],
    )


def _told(difference: LayerDifference) -> Message:
    text, seen = difference.reading.raw, difference.seen
    if difference.fault is LayerFault.DIFFERENT and seen:
        return msg("its text layer says {text} where it shows {seen}", text=text, seen=seen)
    if difference.fault is LayerFault.OVERLAID:
        return msg("{seen} is written over {text}", text=text, seen=seen)
    return msg("its text layer says {text} where nothing is to be seen", text=text)
