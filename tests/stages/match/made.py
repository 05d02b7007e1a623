"""Readings as the match stage meets them: with a height, from a picture or a text layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Mention, Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Value
from evidencecheck.stages.extract.identifiers import candidates
from evidencecheck.stages.match.identity import Look
from tests.factories import document, fact

TALL = 30.0
"""Pixels of a line box that is read without trouble."""


def pictured(
    name: FactName,
    value: Value,
    file: str,
    *,
    height: float = TALL,
    confidence: float = 0.97,
    mention: Mention = Mention.OWN,
) -> Fact:
    """A fact as OCR read it, in letters `height` pixels tall."""
    found = fact(name, value, file, channel=Channel.OCR, confidence=confidence, mention=mention)
    box = Box(0, 0, 20 * height, height)
    return replace(found, reading=replace(found.reading, box=box))


def order(text: str, file: str, *, ocr: bool = False, mention: Mention = Mention.OWN) -> Fact:
    value = candidates(text, "order")[0]
    if ocr:
        return pictured(FactName.ORDER_ID, value, file, mention=mention)
    return fact(FactName.ORDER_ID, value, file, mention=mention)


def parcel(text: str, file: str, *, ocr: bool = False, mention: Mention = Mention.OWN) -> Fact:
    value = candidates(text, "tracking")[0]
    if ocr:
        return pictured(FactName.TRACKING_NUMBER, value, file, mention=mention)
    return fact(FactName.TRACKING_NUMBER, value, file, mention=mention)


def paper(file: str, kind: Kind, *facts: Fact) -> Document:
    return document(file, kind, *facts)


def copy_of(original: Document, file: str) -> Document:
    """The same bytes under another name."""
    facts = tuple(replace(f, reading=replace(f.reading, file=file)) for f in original.facts)
    return replace(original, content=replace(original.content, file=file), facts=facts)


def seeing(*texts: str) -> Look:
    """A second look in which the other readers see `texts`, wherever they look."""
    return lambda reading: texts


def seeing_by_file(seen: Mapping[str, tuple[str, ...]]) -> Look:
    return lambda reading: seen[reading.file]


def not_looking(reading: Reading) -> tuple[str, ...]:
    raise AssertionError(f"nobody had to look at {reading.raw} again")
