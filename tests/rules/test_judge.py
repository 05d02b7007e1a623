"""The judge: order, fingerprints, waivers, the checklist and the whole clean case."""

from __future__ import annotations

from dataclasses import replace

from evidencecheck.model.case import Case, Waiver
from evidencecheck.model.document import Document, Kind, Trouble
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.geometry import Box
from evidencecheck.model.report import Verdict
from evidencecheck.rules import RULES, judge, judge_files
from tests.factories import (
    OTHER_ORDER,
    case,
    clean_case,
    clean_documents,
    document,
    fact,
    order_id,
    unreadable,
    usd,
    with_claim,
)


def test_a_clean_case_has_but_a_suggestion_and_no_doubts() -> None:
    report = judge(clean_case())

    assert [(f.code, f.severity) for f in report.findings] == [("CMP009", Severity.INFO)]
    assert report.not_checked == ()
    assert report.verdict is Verdict.PASS


def test_the_catalogue_is_sorted_and_its_codes_and_slugs_are_unique() -> None:
    codes = [rule.code for rule in RULES]

    assert codes == sorted(set(codes))
    assert len({rule.slug for rule in RULES}) == len(RULES)


def test_an_empty_case_is_judged() -> None:
    codes = [finding.code for finding in judge(case()).findings]

    assert codes == ["CMP001", "CMP002", "CMP003", "CMP005", "CMP004", "CMP009"]


def test_findings_stand_by_severity_then_code_then_place() -> None:
    found = judge(_faulty()).findings
    keys = [(f.severity.rank, f.code, f.locations[0].file if f.locations else "") for f in found]

    assert keys == sorted(keys)
    assert {f.severity for f in found} == set(Severity)


def test_the_same_evidence_gives_the_same_report() -> None:
    assert judge(_faulty()) == judge(_faulty())


def test_fingerprints_survive_names_boxes_and_case_folders_but_not_contents() -> None:
    first = _mismatch(clean_case(invoice=_other_invoice("invoice.pdf", "same bytes")))
    moved = clean_case(invoice=_other_invoice("renamed.pdf", "same bytes", Box(1, 2, 3, 4)))
    elsewhere = replace(moved, case_id="other", path="x/other")
    changed = clean_case(invoice=_other_invoice("invoice.pdf", "other bytes"))

    assert first.fingerprint == _mismatch(elsewhere).fingerprint
    assert first.fingerprint != _mismatch(changed).fingerprint
    assert len(first.fingerprint) == 64


def test_findings_without_a_file_are_tied_to_their_case() -> None:
    here = judge(clean_case(photo=None)).findings[0]
    there = judge(replace(clean_case(photo=None), case_id="other")).findings[0]

    assert here.fingerprint != there.fingerprint


def test_a_waived_finding_stays_and_counts_for_nothing() -> None:
    waiver = Waiver("CMP004", "the parcel was handed over unpacked")
    report = judge(with_claim(clean_case(photo=None), waivers=(waiver,)))

    assert [f.waived for f in report.findings if f.code == "CMP004"] == [waiver]
    assert report.verdict is Verdict.PASS


def test_a_waiver_for_one_file_spares_no_other() -> None:
    case_ = clean_case(invoice=_other_invoice("invoice.pdf", "x"))
    here = judge(with_claim(case_, waivers=(Waiver("IDN001", "ok", "invoice.pdf"),)))
    elsewhere = judge(with_claim(case_, waivers=(Waiver("IDN001", "ok", "photo.jpg"),)))

    assert here.findings[0].waived is not None
    assert elsewhere.findings[0].waived is None


def test_the_checklist_follows_the_policy_and_names_the_files() -> None:
    entries = {entry.requirement: entry for entry in judge(clean_case(photo=None)).checklist}

    assert entries["order_details"].files == ("order.pdf",)
    assert entries["tracking_number"].files == ("order.pdf", "label.pdf", "tracking.pdf")
    assert entries["value_proof"].files == ("invoice.pdf",)
    assert not entries["photo_or_video"].met
    assert not entries["carrier_statement"].required


def test_a_requirement_that_nothing_is_known_of_is_not_met() -> None:
    base = clean_case()
    policy = replace(base.policy, optional=("notarised_dream",))

    assert not judge(replace(base, policy=policy)).checklist[-1].met


def test_single_files_are_judged_without_a_claim() -> None:
    documents = tuple(d for d in clean_documents().values() if d is not None)
    found = judge_files(documents, (unreadable("b.pdf"), unreadable("a.pdf", Trouble.ENCRYPTED)))

    assert [(f.code, f.locations[0].file) for f in found] == [
        ("FIL001", "b.pdf"),
        ("FIL002", "a.pdf"),
    ]
    assert all(finding.fingerprint for finding in found)


def test_two_damaged_copies_are_two_findings() -> None:
    copies = (unreadable("a.pdf"), replace(unreadable("a.pdf"), file="b.pdf"))

    assert len(judge_files((), copies)) == 2


def _faulty() -> Case:
    return clean_case(photo=None, invoice=_other_invoice("invoice.pdf", "x"))


def _other_invoice(file: str, sha256: str, box: Box | None = None) -> Document:
    said = fact(FactName.ORDER_ID, order_id(OTHER_ORDER), file)
    said = replace(said, reading=replace(said.reading, box=box))
    page = document(file, Kind.SALES_INVOICE, said, (FactName.SALE_TOTAL, usd("128.40")))
    return replace(page, content=replace(page.content, sha256=sha256))


def _mismatch(case_: Case) -> Finding:
    return next(f for f in judge(case_).findings if f.code == "IDN001")
