"""Documents that share a file: the report names the file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from evidencecheck.model.case import Case, Waiver
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.parts import part_name, whole_name
from evidencecheck.model.report import CaseReport
from evidencecheck.report.interface import Options
from evidencecheck.report.json_case import case_object
from evidencecheck.rules import judge
from evidencecheck.rules.duplicates import duplicate_file
from evidencecheck.rules.uploads import extension_mismatch
from tests.factories import OTHER_ORDER, clean_case, order_id


def part(document: Document, number: int) -> Document:
    """`document` as that page of ``all.pdf``."""
    from evidencecheck.engine.evidence import renamed

    name = part_name("all.pdf", [number])
    moved: Document = renamed(document, document.file, name)
    return replace(moved, content=replace(moved.content, sha256=part_name("0" * 64, [number])))


def bundled(case: Case) -> Case:
    papers = [d for d in case.documents if d.content.media_type == "application/pdf"]
    documents = tuple(part(d, n) for n, d in enumerate(papers, 1))
    return replace(case, documents=documents)


def reported(report: CaseReport) -> dict[str, Any]:
    return case_object(report, Options())


@pytest.mark.parametrize("numbers", [[1], [2, 3], [1, 2, 3]])
def test_name_of_a_part(numbers: list[int]) -> None:
    assert whole_name(part_name("a b/scan.pdf", numbers)) == "a b/scan.pdf"
    assert whole_name("scan.pdf") == "scan.pdf"
    assert whole_name("#page=2.pdf") == "#page=2.pdf"


def test_report_names_the_file() -> None:
    shown = reported(judge(bundled(clean_case())))
    assert {d["file"] for d in shown["documents"]} == {"all.pdf"}
    assert {d["sha256"] for d in shown["documents"]} == {"0" * 64}
    assert len({d["kind"] for d in shown["documents"]}) > 3
    assert all(entry["files"] in ([], ["all.pdf"]) for entry in shown["checklist"])
    assert {entry["file"] for entry in shown["not_checked"]} <= {"all.pdf", None}


def test_parts_are_no_copies_and_of_the_right_type() -> None:
    case = bundled(clean_case())
    assert list(duplicate_file.check(case)) == []
    assert list(extension_mismatch.check(case)) == []


def test_waiver_of_the_file_holds_for_its_parts() -> None:
    wrong = part(clean_case().of_kind(Kind.SALES_INVOICE)[0], 2)
    wrong = replace(
        wrong,
        facts=tuple(
            replace(f, value=order_id(OTHER_ORDER)) if f.name is FactName.ORDER_ID else f
            for f in wrong.facts
        ),
    )
    case = clean_case(invoice=wrong)
    waiver = Waiver("IDN001", "known", "all.pdf")
    case = replace(case, claim=replace(case.claim, waivers=(waiver,)))
    found = [f for f in judge(case).findings if f.code == "IDN001"]
    assert [f.waived for f in found] == [waiver]
    assert "all.pdf" in {
        place["file"] for place in reported(judge(case))["findings"][0]["locations"]
    }
