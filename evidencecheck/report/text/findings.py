"""Findings, waived findings and rules that could not be applied, spelled out for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from evidencecheck.model.finding import Finding, NotChecked, Severity
from evidencecheck.model.message import msg
from evidencecheck.model.parts import whole_name
from evidencecheck.report.interface import Options
from evidencecheck.report.safe import clean
from evidencecheck.report.text.screen import (
    INDENT,
    heading,
    joined,
    padded,
    paragraph,
    said,
)
from evidencecheck.report.words import DOUBTS, SEVERITIES

STYLES: Mapping[Severity, str] = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.INFO: "bold cyan",
}


def findings_blocks(findings: Sequence[Finding], options: Options) -> Iterator[RenderableType]:
    """What stands, gravest first; then what a person has accepted, with the reason."""
    standing = [finding for finding in findings if finding.waived is None]
    waived = [finding for finding in findings if finding.waived is not None]
    if standing:
        yield heading(options, msg("Findings"))
        ordered = sorted(standing, key=lambda each: each.severity.rank)
        for number, finding in enumerate(ordered):
            if number:
                yield Text("")
            yield from _finding(finding, options)
    else:
        yield heading(options, msg("No findings"))
    if waived:
        yield heading(options, msg("Waived"))
        for finding in waived:
            yield from _waived(finding, options)


def not_checked_block(entries: Sequence[NotChecked], options: Options) -> Iterator[RenderableType]:
    """Codes with the same file and reason share a line: what was not found is not clean."""
    if not entries:
        return
    yield heading(options, msg("Not checked"))
    grouped: dict[str, list[str]] = {}
    for entry in entries:
        reason = options.say(entry.reason)
        if entry.file:
            reason = options.say(msg("{name}: {text}", name=entry.file, text=reason))
        codes = grouped.setdefault(reason, [])
        if entry.code not in codes:
            codes.append(entry.code)
    for reason, codes in grouped.items():
        lead = Text(" " * INDENT + " ".join(codes) + "  ", style="dim")
        if cell_len(lead.plain) > options.width // 2:
            yield paragraph(" ".join(codes), options, style="dim")
            lead = Text(" " * (INDENT + 2))
        yield paragraph(reason, options, lead=lead, style="dim")


def _finding(finding: Finding, options: Options) -> Iterator[RenderableType]:
    words = {severity: said(options, SEVERITIES[severity]) for severity in Severity}
    widest = max(cell_len(word.plain) for word in words.values())
    label = padded(words[finding.severity], widest + 2)
    label.stylize(STYLES[finding.severity])
    lead = Text(" " * INDENT) + label
    indent = Text(" " * cell_len(lead.plain))
    yield lead + _title(finding, options)
    yield paragraph(options.say(finding.message), options, lead=indent)
    hint = options.say(finding.hint)
    if hint:
        yield paragraph(hint, options, lead=indent + Text("→ ", style="cyan"))
    places = _places(finding)
    if places:
        yield paragraph("  ".join(places), options, lead=indent, style="dim")


def _waived(finding: Finding, options: Options) -> Iterator[RenderableType]:
    waiver = finding.waived
    if waiver is None:
        return
    yield Text(" " * INDENT) + _title(finding, options)
    yield paragraph(options.say(finding.message), options, style="dim")
    accepted = options.say(msg("Accepted: {reason}", reason=waiver.reason))
    yield paragraph(accepted, options)


def _title(finding: Finding, options: Options) -> Text:
    parts = [Text.assemble((clean(finding.code), "bold"), " ", (clean(finding.slug), "dim"))]
    doubt = DOUBTS.get(finding.confidence)
    if doubt:
        parts.append(said(options, doubt, "dim"))
    return joined(parts)


def _places(finding: Finding) -> list[str]:
    """``file:page`` of each location, once."""
    places = [
        location.file if location.page is None else f"{whole_name(location.file)}:{location.page}"
        for location in finding.locations
    ]
    return list(dict.fromkeys(places))
