"""The catalogue of rules and a rule's manual page, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.report.interface import Options
from evidencecheck.report.text.findings import STYLES
from evidencecheck.report.text.screen import (
    MARGIN,
    heading,
    joined,
    padded,
    paragraph,
    rendered,
    said,
)
from evidencecheck.report.text.wrap import columns
from evidencecheck.report.words import SEVERITIES

if TYPE_CHECKING:
    from evidencecheck.rules.interface import Rule
    from evidencecheck.rules.manual import Manual

SECTIONS: Sequence[tuple[str, Message]] = (
    ("fires_when", msg("Fires when")),
    ("why", msg("Why it matters")),
    ("example", msg("Example")),
    ("counterexample", msg("Counterexample")),
    ("fix", msg("How to fix it")),
    ("wrong_when", msg("When it is wrong")),
    ("source", msg("Source")),
    ("since", msg("Since version")),
)
"""Fields of a manual page in the order of reading."""


def page(rule: Rule, manual: Manual, options: Options) -> str:
    """The manual page of one rule."""
    return rendered(_page(rule, manual, options), options)


def table(rules: Sequence[tuple[Rule, Manual]], options: Options) -> str:
    """All rules, one line each, a gap between families."""
    return rendered(_table(rules, options), options)


def _page(rule: Rule, manual: Manual, options: Options) -> Iterator[RenderableType]:
    name = Text.assemble(" " * MARGIN, (rule.code, "bold"), " ", (rule.slug, "dim"))
    yield joined([name, _severity(rule.severity, options)])
    yield paragraph(manual.title, options, lead=Text(" " * MARGIN), style="bold")
    for field, title in SECTIONS:
        content = getattr(manual, field)
        if content:
            yield heading(options, title)
            for part in content.split("\n\n"):
                yield paragraph(" ".join(part.split()), options)


def _table(rules: Sequence[tuple[Rule, Manual]], options: Options) -> Iterator[RenderableType]:
    words = [columns(options.say(word)) for word in SEVERITIES.values()]
    for number, (_, family) in enumerate(groupby(rules, key=lambda each: each[0].code[:3])):
        if number:
            yield Text("")
        for rule, manual in family:
            severity = padded(_severity(rule.severity, options), max(words))
            lead = Text.assemble(" " * MARGIN, (rule.code, "bold"), "  ", severity, "  ")
            yield paragraph(manual.title, options, lead=lead)


def _severity(severity: Severity, options: Options) -> Text:
    return said(options, SEVERITIES[severity], STYLES[severity])
