from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from evidencecheck.engine import run
from evidencecheck.engine.pool import InlinePool
from evidencecheck.engine.run import RunSettings, check_cases, extract_files, second_look
from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Unreadable
from evidencecheck.model.errors import NothingToCheckError
from evidencecheck.model.fact import FactName, Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel
from evidencecheck.model.report import CaseFailure, CaseReport
from evidencecheck.rules import judge
from evidencecheck.stages.read import ReadSettings
from tests.stages.load.made import ORDER, evidence, pdf, picture, text_at
from tests.stages.read.made import needs_models

INVOICE = (
    text_at(72, 760, "INVOICE No. INV-2026-0815", 18)
    + text_at(72, 700, f"Order ID: {ORDER}")
    + text_at(72, 680, "Invoice date: 2026-10-02")
    + text_at(72, 600, "Total: USD 128.40")
)
INLINE = RunSettings(as_of=date(2026, 10, 20), read=ReadSettings(ocr="none"), jobs=0)


def case(root: Path, name: str, *files: str) -> Path:
    folder = root / name
    folder.mkdir()
    for file in files:
        pdf(folder / file, [INVOICE])
    return folder


def test_cases_come_in_order_with_their_failures(tmp_path: Path) -> None:
    cases = [
        case(tmp_path, "b", "invoice.pdf"),
        tmp_path / "missing",
        case(tmp_path, "empty"),
        case(tmp_path, "a", "invoice.pdf", "copy.pdf"),
    ]
    done: list[tuple[int, int]] = []
    outcomes = list(check_cases(cases, INLINE, lambda now, total: done.append((now, total))))
    assert [type(o) for o in outcomes] == [CaseReport, CaseFailure, CaseFailure, CaseReport]
    assert done == [(1, 3), (2, 3), (3, 3)]
    first, missing, empty, last = outcomes
    assert isinstance(first, CaseReport)
    assert (first.case.case_id, first.case.path) == ("b", (tmp_path / "b").as_posix())
    assert first.case.as_of == date(2026, 10, 20)
    assert isinstance(missing, CaseFailure)
    assert "does not exist" in missing.reason.text()
    assert isinstance(empty, CaseFailure)
    assert "no evidence files" in empty.reason.text()
    assert isinstance(last, CaseReport)
    assert [d.file for d in last.case.documents] == ["copy.pdf", "invoice.pdf"]


def test_a_case_that_cannot_be_judged_leaves_the_others_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def judged(known: Case) -> CaseReport:
        if known.case_id == "a":
            raise ArithmeticError
        return judge(known)

    monkeypatch.setattr("evidencecheck.rules.judge", judged)
    cases = [case(tmp_path, name, "invoice.pdf") for name in ("a", "b")]
    failed, report = check_cases(cases, INLINE)

    assert isinstance(failed, CaseFailure)
    assert "not foreseen (ArithmeticError)" in failed.reason.text()
    assert isinstance(report, CaseReport)


def test_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(NothingToCheckError):
        check_cases([case(tmp_path, "empty")], INLINE)
    with pytest.raises(NothingToCheckError):
        check_cases([], INLINE)
    with pytest.raises(NothingToCheckError):
        extract_files([], INLINE)


def test_the_policy_of_the_run_overrides(tmp_path: Path) -> None:
    folder = case(tmp_path, "a", "invoice.pdf")
    (folder / "claim.toml").write_text('policy = "amazon-order-lost"\n')
    wanted = RunSettings(as_of=INLINE.as_of, read=INLINE.read, jobs=0, policy="generic-loss")
    (report,) = check_cases([folder], wanted)
    assert isinstance(report, CaseReport)
    assert report.case.policy.id == "generic-loss"
    assert report.case.claim.policy == "amazon-order-lost"


def test_workers_give_what_this_process_gives(tmp_path: Path) -> None:
    folder = case(tmp_path, "a", "invoice.pdf")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")
    workers = RunSettings(as_of=INLINE.as_of, read=INLINE.read, jobs=1)
    assert list(check_cases([folder], workers)) == list(check_cases([folder], INLINE))


def test_single_files(tmp_path: Path) -> None:
    folder = case(tmp_path, "a", "invoice.pdf")
    (folder / "empty.png").touch()
    paths = [folder / "invoice.pdf", folder / "empty.png"]
    found = extract_files(paths, INLINE)
    document, unreadable = found.evidence
    assert isinstance(document, Document)
    assert document.file == paths[0].as_posix()
    assert isinstance(unreadable, Unreadable)


@needs_models
def test_a_second_look(tmp_path: Path) -> None:
    picture([ORDER]).save(tmp_path / "a.png")
    look = second_look(
        [evidence(tmp_path / "a.png")], RunSettings(as_of=INLINE.as_of), InlinePool()
    )
    place = Box(20, 20, 340, 55)
    assert ORDER in look(Reading("?", "a.png", 1, place, Channel.OCR, 0.5))
    assert look(Reading("?", "b.png", 1, place, Channel.OCR, 0.5)) == ()
    assert look(Reading("?", "a.png", None, None, Channel.OCR, 0.5)) == ()


def test_no_more_workers_than_files() -> None:
    many = RunSettings(as_of=INLINE.as_of, jobs=8)
    assert [run._workers(many, files) for files in (0, 3, 50)] == [1, 3, 8]
    assert run._workers(INLINE, 50) == 0


def test_a_folder_of_policies_is_for_the_whole_run(tmp_path: Path) -> None:
    folder = tmp_path / "policies"
    folder.mkdir()
    shipped = files("evidencecheck.policies").joinpath("generic-loss.toml").read_text("utf-8")
    own = shipped.replace('id = "generic-loss"', 'id = "house-rules"')
    (folder / "house-rules.toml").write_text(own, "utf-8")
    checked = case(tmp_path, "a", "invoice.pdf")
    (checked / "claim.toml").write_text('policy = "house-rules"', "utf-8")

    (report,) = check_cases([checked], replace(INLINE, policy_dir=folder))

    assert isinstance(report, CaseReport)
    assert report.case.policy.id == "house-rules"
    assert not report.case.claim.problems


def test_sizes_of_files_and_copies_of_them_are_known(tmp_path: Path) -> None:
    checked = case(tmp_path, "a", "copy.pdf", "invoice.pdf")

    (report,) = check_cases([checked], INLINE)

    assert isinstance(report, CaseReport)
    size = (checked / "invoice.pdf").stat().st_size
    assert report.case.sizes == {"copy.pdf": size, "invoice.pdf": size}
    assert "FIL007" in {finding.code for finding in report.findings}


def test_the_other_papers_settle_day_and_month(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    pdf(folder / "invoice.pdf", [INVOICE])
    order = text_at(72, 760, "Order details", 18) + text_at(72, 720, f"Order ID: {ORDER}")
    order += text_at(72, 700, "Order date: 01/10/2026") + text_at(72, 680, "Order total: 128.40")
    pdf(folder / "order.pdf", [order])
    (outcome,) = check_cases([folder], INLINE, lambda now, total: None)
    assert isinstance(outcome, CaseReport)
    (page,) = (d for d in outcome.case.documents if d.file == "order.pdf")
    (day,) = page.named(FactName.ORDER_DATE)
    assert str(day.value) == "2026-10-01"
