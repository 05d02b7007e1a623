"""The report for people at a terminal: plain text, with colours where these are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from evidencecheck.model.message import msg
from evidencecheck.model.report import CaseFailure, CaseReport, Extraction, Verdict
from evidencecheck.report.interface import Details, Options, Outcome
from evidencecheck.report.text.case import case_blocks
from evidencecheck.report.text.extraction import extraction_blocks, read_lines
from evidencecheck.report.text.screen import rendered, said
from evidencecheck.report.text.summary import failure_blocks, row, summary_blocks


class TextFormat:
    """Details of the cases in their order; below, where the eye is, the summary of several."""

    def report(self, outcomes: Iterable[Outcome], options: Options) -> str:
        written, rows = [], []
        for outcome in outcomes:
            rows.append(row(outcome, options))
            if _spelled_out(outcome, options.details):
                written.append(rendered(_blocks(outcome, options), options))
        if len(rows) != 1 or not written:
            written.append(rendered(summary_blocks(rows, options), options))
        return "\n".join([*written, *_timings(options)])

    def extraction(self, extraction: Extraction, options: Options) -> str:
        if options.lines:
            return read_lines(extraction, options)
        sheet = rendered(extraction_blocks(extraction, options), options)
        return "\n".join([sheet, *_timings(options)])


def _spelled_out(outcome: Outcome, details: Details) -> bool:
    if details is Details.PROBLEMS:
        return isinstance(outcome, CaseFailure) or outcome.verdict is not Verdict.PASS
    return details is Details.ALL


def _blocks(outcome: Outcome, options: Options) -> Iterator[RenderableType]:
    if isinstance(outcome, CaseReport):
        return case_blocks(outcome, options)
    return failure_blocks(outcome, options)


def _timings(options: Options) -> list[str]:
    if options.timings is None:
        return []
    taken = options.timings()
    line = msg(
        "Took {seconds} s; began {started}", seconds=f"{taken.seconds:.2f}", started=taken.started
    )
    return [rendered([Text(" ") + said(options, line, "dim")], options)]
