"""What was read from single files, as a JSON object."""

from __future__ import annotations

from typing import Any

from evidencecheck.model.document import Evidence, Kind, Unreadable
from evidencecheck.model.fact import Fact
from evidencecheck.model.page import Line, Page
from evidencecheck.model.parts import whole_name
from evidencecheck.model.report import Extraction
from evidencecheck.report.interface import Options
from evidencecheck.report.json_case import finding_object, unreadable_object
from evidencecheck.report.values import bbox, score, valued

Json = dict[str, Any]


def extraction_object(extraction: Extraction, options: Options) -> Json:
    """Documents in the order in which they were asked for."""
    return {
        "documents": [_document(each, options) for each in extraction.evidence],
        "findings": [finding_object(each, options) for each in extraction.findings],
    }


def _document(evidence: Evidence, options: Options) -> Json:
    if isinstance(evidence, Unreadable):
        return {
            "file": evidence.file,
            "sha256": evidence.sha256,
            "media_type": evidence.media_type,
            "kind": Kind.UNKNOWN.value,
            "kind_confidence": 0.0,
            "pages": [],
            "facts": [],
            "unreadable": unreadable_object(evidence, options),
        }
    content = evidence.content
    return {
        "file": whole_name(content.file),
        "sha256": whole_name(content.sha256),
        "media_type": content.media_type,
        "kind": evidence.kind.value,
        "kind_confidence": score(evidence.kind_confidence),
        "pages": [_page(page, options) for page in content.pages],
        "facts": [_fact(fact) for fact in evidence.facts],
    }


def _page(page: Page, options: Options) -> Json:
    lines = {"lines": [_line(line) for line in page.lines]} if options.lines else {}
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "channels": [channel.value for channel in page.channels],
        "legibility": score(page.legibility),
        **lines,
    }


def _line(line: Line) -> Json:
    return {
        "text": line.text,
        "bbox": bbox(line.box),
        "channel": line.channel.value,
        "confidence": score(line.confidence),
    }


def _fact(fact: Fact) -> Json:
    reading = fact.reading
    return {
        "name": fact.name.value,
        **valued(fact.value),
        "raw": reading.raw,
        "role": fact.role,
        "label": fact.label,
        "page": reading.page,
        "bbox": bbox(reading.box),
        "channel": reading.channel.value,
        "confidence": score(reading.confidence),
        "decided": fact.decided,
    }
