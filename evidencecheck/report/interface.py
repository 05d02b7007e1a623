"""What a report format is: a name, and two functions from judged values to text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from evidencecheck.i18n import Language, translator
from evidencecheck.model.message import Message
from evidencecheck.model.report import CaseFailure, CaseReport, Extraction

Outcome = CaseReport | CaseFailure


class Details(StrEnum):
    """Which cases the report for people spells out; the others stand in its summary alone."""

    ALL = "all"
    PROBLEMS = "problems"
    """Cases with a verdict other than pass."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Timings:
    """When a run began and how long it took: the one part of a report that varies between runs."""

    started: str
    """ISO 8601, UTC."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is to be written."""

    lang: Language = "en"
    width: int = 80
    """Columns of the terminal, for formats that are laid out."""
    color: bool = False
    details: Details = Details.ALL
    lines: bool = False
    """For an extraction: also what was read, line by line."""
    timings: Callable[[], Timings] | None = None
    """Present where timings are wanted; called once the last case has been judged."""

    def say(self, message: Message) -> str:
        """`message` in the report's language."""
        return message.text(translator(self.lang))


class Format(Protocol):
    """One way to write a report.

    Takes the outcomes one by one, so that no case is held longer than its own part takes.
    """

    def report(self, outcomes: Iterable[Outcome], options: Options) -> str:
        """The report on a run over cases, ending in a line feed."""
        ...

    def extraction(self, extraction: Extraction, options: Options) -> str:
        """What was read from single files, ending in a line feed."""
        ...
