"""From a case to its report: all rules are asked, their findings waived, marked, put in order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from evidencecheck.model.case import Basis, Case, Claim, Policy, PolicySource, Waiver
from evidencecheck.model.document import Document, Unreadable
from evidencecheck.model.finding import Finding, Location, NotChecked
from evidencecheck.model.message import Message
from evidencecheck.model.parts import whole_name
from evidencecheck.model.report import CaseReport
from evidencecheck.model.reuse import Reuse
from evidencecheck.rules.catalogue import FILE_RULES, RULES, RUN_RULES
from evidencecheck.rules.consequences import without_consequences
from evidencecheck.rules.interface import Rule
from evidencecheck.rules.requirements import checklist


def judge(case: Case) -> CaseReport:
    """Everything that the rules say about `case`, in the order of the report."""
    findings, not_checked = _ask(RULES, case)
    causes = without_consequences(findings, case)
    marked = (_waived(finding, case.claim.waivers) for finding in causes)
    return CaseReport(
        case=case,
        checklist=checklist(case),
        findings=_marked(marked, _hashes(case.documents, case.unreadable), case.case_id),
        not_checked=tuple(
            sorted(
                dict.fromkeys(not_checked),
                key=lambda entry: (entry.code, entry.file or "", entry.reason.text()),
            )
        ),
    )


def with_reuse(report: CaseReport, reuse: tuple[Reuse, ...]) -> CaseReport:
    """`report` with what the rules say now that it is known what other cases have, too."""
    if not reuse:
        return report
    case = replace(report.case, reuse=reuse)
    findings, _ = _ask(RUN_RULES, case)
    waived = [_waived(finding, case.claim.waivers) for finding in findings]
    marked = _marked(waived, _hashes(case.documents, case.unreadable), case.case_id)
    return replace(
        report, case=case, findings=tuple(sorted((*report.findings, *marked), key=_order))
    )


def judge_files(
    documents: tuple[Document, ...], unreadable: tuple[Unreadable, ...]
) -> tuple[Finding, ...]:
    """What is wrong with single files outside any claim."""
    nobody = Policy("", Message(""), Basis.SALE, (), (), ())
    case = Case(
        case_id="",
        path="",
        claim=Claim(),
        policy=nobody,
        policy_source=PolicySource.DEFAULT,
        policy_reason=Message(""),
        as_of=date.max,
        documents=documents,
        unreadable=unreadable,
    )
    findings, _ = _ask(FILE_RULES, case)
    return _marked(findings, _hashes(documents, unreadable), "")


def _ask(rules: Iterable[Rule], case: Case) -> tuple[list[Finding], list[NotChecked]]:
    findings: list[Finding] = []
    not_checked: list[NotChecked] = []
    for rule in rules:
        for outcome in rule.check(case):
            if isinstance(outcome, Finding):
                findings.append(outcome)
            else:
                not_checked.append(outcome)
    return findings, not_checked


def _waived(finding: Finding, waivers: Iterable[Waiver]) -> Finding:
    files = {whole_name(location.file) for location in finding.locations}
    for waiver in waivers:
        if waiver.code == finding.code and (waiver.file is None or waiver.file in files):
            return replace(finding, waived=waiver)
    return finding


def _marked(
    findings: Iterable[Finding], hashes: Mapping[str, str], case_id: str
) -> tuple[Finding, ...]:
    """`findings` once each, with fingerprints, in the order of the report."""
    marked = (
        replace(finding, fingerprint=_fingerprint(finding, hashes, case_id))
        for finding in dict.fromkeys(findings)
    )
    return tuple(sorted(marked, key=_order))


def _hashes(documents: Iterable[Document], unreadable: Iterable[Unreadable]) -> dict[str, str]:
    hashes = {document.file: document.content.sha256 for document in documents}
    return hashes | {evidence.file: evidence.sha256 for evidence in unreadable}


def _fingerprint(finding: Finding, hashes: Mapping[str, str], case_id: str) -> str:
    """Stable over runs and machines. A finding without an evidence file is tied to its case."""
    files = sorted({hashes[loc.file] for loc in finding.locations if loc.file in hashes})
    parts = (finding.code, *(files or [case_id]), "", *finding.subject)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _order(finding: Finding) -> tuple[object, ...]:
    first = finding.locations[0] if finding.locations else Location("")
    box = first.box
    return (
        finding.severity.rank,
        finding.code,
        first.file,
        first.page or 0,
        (box.y0, box.x0, box.y1, box.x1) if box else (),
        finding.subject,
        finding.message.text(),
    )
