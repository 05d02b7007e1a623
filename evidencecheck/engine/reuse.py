"""Reports of all cases of a run, completed with what the cases share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from evidencecheck.model.document import Document
from evidencecheck.model.report import CaseFailure, CaseReport

Outcome = CaseReport | CaseFailure


def compared(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """`outcomes` in their order, once the last of them is known.

    Held back meanwhile without the words of their pages, which are most of a case.
    """
    from evidencecheck.rules import with_reuse
    from evidencecheck.stages.reuse import Trace, reuses, trace_of

    held: list[Outcome] = []
    traces: list[Trace] = []
    for outcome in outcomes:
        if isinstance(outcome, CaseReport):
            traces.append(trace_of(outcome.case))
            held.append(_light(outcome))
        else:
            held.append(outcome)
    shared = iter(reuses(traces))
    for outcome in held:
        yield with_reuse(outcome, next(shared)) if isinstance(outcome, CaseReport) else outcome


def _light(report: CaseReport) -> CaseReport:
    documents = tuple(_without_words(document) for document in report.case.documents)
    return replace(report, case=replace(report.case, documents=documents))


def _without_words(document: Document) -> Document:
    pages = tuple(replace(page, lines=(), barcodes=()) for page in document.content.pages)
    return replace(document, content=replace(document.content, pages=pages), likeness=None)
