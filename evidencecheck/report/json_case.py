"""One judged case as a JSON object."""

from __future__ import annotations

from typing import Any

from evidencecheck.model.case import Agreed, Case, Waiver
from evidencecheck.model.document import Document, Evidence, Kind, Unreadable
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import ChecklistEntry, Finding, Location, NotChecked
from evidencecheck.model.parts import whole_name
from evidencecheck.model.report import CaseReport
from evidencecheck.report.interface import Options
from evidencecheck.report.values import bbox, score, valued

Json = dict[str, Any]


def case_object(report: CaseReport, options: Options) -> Json:
    """The keys stand in the order of the contract."""
    case = report.case
    evidence: list[Evidence] = [*case.documents, *case.unreadable]
    evidence.sort(key=lambda each: each.file)
    return {
        "case_id": case.case_id,
        "path": case.path,
        "policy": {
            "id": case.policy.id,
            "source": case.policy_source.value,
            "marketplace": case.claim.marketplace,
        },
        "verdict": report.verdict.value,
        "facts": _facts(case),
        "documents": [_document(each, options) for each in evidence],
        "checklist": [_entry(each) for each in report.checklist],
        "findings": [finding_object(each, options) for each in report.findings],
        "not_checked": [_not_checked(each, options) for each in report.not_checked],
    }


def finding_object(finding: Finding, options: Options) -> Json:
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": options.say(finding.message),
        "hint": options.say(finding.hint),
        "locations": [_location(each) for each in finding.locations],
        "fingerprint": finding.fingerprint,
        "waived": _waiver(finding.waived),
    }


def unreadable_object(evidence: Unreadable, options: Options) -> Json:
    """Why nothing was read, so that an empty entry is not taken for an empty document."""
    return {"trouble": evidence.trouble.value, "detail": options.say(evidence.detail)}


def _facts(case: Case) -> Json:
    """In the order of the names' own list; a fact that nobody states is left out."""
    present = ((name, case.agreed.get(name)) for name in FactName)
    return {
        name.value: _agreed(agreed)
        for name, agreed in present
        if agreed is not None and (agreed.facts or agreed.value is not None)
    }


def _agreed(agreed: Agreed) -> Json:
    return {
        **valued(agreed.value),
        "agreement": agreed.agreement,
        "disputed": bool(agreed.disputes),
        "readings": [_reading(fact) for fact in agreed.facts],
    }


def _reading(fact: Fact) -> Json:
    reading = fact.reading
    return {
        **valued(fact.value),
        "raw": reading.raw,
        "file": whole_name(reading.file),
        "page": reading.page,
        "bbox": bbox(reading.box),
        "channel": reading.channel.value,
        "confidence": score(reading.confidence),
    }


def _document(evidence: Evidence, options: Options) -> Json:
    if isinstance(evidence, Document):
        content = evidence.content
        return {
            "file": whole_name(content.file),
            "sha256": whole_name(content.sha256),
            "media_type": content.media_type,
            "kind": evidence.kind.value,
            "kind_confidence": score(evidence.kind_confidence),
            "pages": len(content.pages),
            "languages": list(evidence.languages),
            "channels": [channel.value for channel in content.channels],
        }
    return {
        "file": evidence.file,
        "sha256": evidence.sha256,
        "media_type": evidence.media_type,
        "kind": Kind.UNKNOWN.value,
        "kind_confidence": 0.0,
        "pages": 0,
        "languages": [],
        "channels": [],
        "unreadable": unreadable_object(evidence, options),
    }


def _entry(entry: ChecklistEntry) -> Json:
    return {
        "requirement": entry.requirement,
        "required": entry.required,
        "met": entry.met,
        "files": list(dict.fromkeys(map(whole_name, entry.files))),
    }


def _location(location: Location) -> Json:
    return {
        "file": whole_name(location.file),
        "page": location.page,
        "bbox": bbox(location.box),
        "text": location.text,
    }


def _waiver(waiver: Waiver | None) -> Json | None:
    if waiver is None:
        return None
    return {"code": waiver.code, "reason": waiver.reason, "file": waiver.file}


def _not_checked(entry: NotChecked, options: Options) -> Json:
    file = whole_name(entry.file) if entry.file is not None else None
    return {"code": entry.code, "file": file, "reason": options.say(entry.reason)}
