"""Hostile files through the real engine: each costs one finding, and no other file of its case."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evidencecheck.engine import tasks as engine_tasks
from evidencecheck.engine.evidence import evidence_of
from evidencecheck.engine.pool import WorkerPool
from evidencecheck.engine.run import RunSettings, check_cases
from evidencecheck.engine.tasks import process_file
from evidencecheck.model.document import Document, EvidenceFile, Kind, Trouble, Unreadable
from evidencecheck.model.errors import EngineMissingError
from evidencecheck.model.message import msg
from evidencecheck.model.report import CaseReport
from evidencecheck.stages.limits import MEGABYTE, Limits
from evidencecheck.stages.read.settings import ReadSettings
from tests.engine import tasks
from tests.engine.planted import hostile_files, many_pages, zip_bomb
from tests.stages.load.made import ORDER, evidence, picture

NO_OCR = ReadSettings(ocr="none")
SLOW = frozenset(
    {"columns.csv", "deep.html", "digits.txt", "forms.pdf", "form_of_itself.pdf", "lines.pdf"}
    | {"line.txt", "long.eml", "nested_bombs.zip", "pages.pdf", "quotes.csv", "sheet.xlsx"}
    | {"table.html", "words.txt", "many.zip", "parts.eml", "wide.xml", "stated.docx", "stated.xlsx"}
)
"""Those that take more than a second, or rely on the memory limit of a worker."""
LIMITED = frozenset({"forms.pdf", "sheet.xlsx", "nested_bombs.zip", "many.zip"})
QUICK = [(name, data) for name, data in hostile_files() if name not in SLOW]


@pytest.mark.parametrize(("name", "data"), QUICK, ids=[name for name, _ in QUICK])
def test_it_is_a_document_or_says_what_is_wrong(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    before = path.stat()
    done = process_file(evidence(path), NO_OCR, tmp_path / "members")
    assert done.evidence.file == name
    for told in (done.evidence, *done.members):
        if isinstance(told, Unreadable):
            said = told.detail.text()
            assert "not foreseen" not in said
            assert str(tmp_path) not in said
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, before.st_mtime_ns)


@pytest.mark.slow
def test_every_planted_file_has_an_entry_or_a_finding(tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    for name, data in hostile_files():
        if name not in SLOW or name in LIMITED:
            (case / name).write_bytes(data)
    (case / "away.pdf").symlink_to("/etc/passwd")
    report = checked(case, Limits(seconds=4))
    names = {path.name for path in case.iterdir()}
    assert names <= accounted_for(report)
    # One finding of its own for each file that could not be read.
    refused = Counter(
        place.file
        for finding in report.findings
        if finding.code in {"FIL001", "FIL002", "FIL003", "FIL004", "FIL009"}
        for place in finding.locations
    )
    assert {file for file, times in refused.items() if times > 1} == set()


def checked(case: Path, limits: Limits) -> CaseReport:
    settings = RunSettings(
        as_of=date(2026, 11, 20), read=ReadSettings(ocr="none", limits=limits), jobs=2
    )
    (report,) = check_cases([case], settings)
    assert isinstance(report, CaseReport)
    return report


def accounted_for(report: CaseReport) -> set[str]:
    """Files that the report has as documents, or complains of."""
    places = {
        place.file
        for finding in report.findings
        if finding.code.startswith("FIL")
        for place in finding.locations
    }
    return {document.file for document in report.case.documents} | places


def test_limits_hold_and_the_rest_is_judged(tmp_path: Path) -> None:
    picture([ORDER]).save(tmp_path / "order.png")
    (tmp_path / "bomb.zip").write_bytes(zip_bomb(300))
    (tmp_path / "long.pdf").write_bytes(many_pages(5))
    (tmp_path / "away.pdf").symlink_to("/etc/passwd")
    report = checked(tmp_path, Limits(pages=2, member_size=MEGABYTE))
    found = {f.message.text().partition(":")[0]: f.code for f in report.findings}
    assert found["bomb.zip!/order.pdf"] == "FIL009"
    assert found["away.pdf"] == "FIL009"
    assert {"order.png", "long.pdf"} <= {document.file for document in report.case.documents}
    left_out = [n.reason.text() for n in report.not_checked if n.file == "long.pdf"]
    assert "Only the first 2 of 5 pages were read." in left_out


class Planting(WorkerPool):
    """Real workers, in which the file's name says what happens to its reader."""

    def submit(self, task: Any, *args: Any) -> Future[Any]:
        planted = {"killed.pdf": tasks.be_killed, "hangs.pdf": tasks.hang, "dies.pdf": tasks.die}
        name = args[0].name
        if name in planted:
            return super().submit(planted[name])
        return super().submit(task, *args)


def test_a_parser_that_is_killed_or_sleeps_for_ever_costs_one_file(tmp_path: Path) -> None:
    files = []
    for name in ("a.txt", "killed.pdf", "b.txt", "hangs.pdf", "dies.pdf", "c.txt"):
        (tmp_path / name).write_text(f"Order {ORDER} {name}")
        files.append(evidence(tmp_path / name))
    started = time.monotonic()
    with Planting(2, 5.0, Limits().memory, tmp_path) as pool:
        found = [
            told
            for result in evidence_of(pool, [tuple(files)], NO_OCR, tmp_path)
            for told in result.evidence
        ]
    assert time.monotonic() - started < 30
    assert [told.file for told in found] == [file.name for file in files]
    lost = [told for told in found if isinstance(told, Unreadable)]
    assert [told.file for told in lost] == ["killed.pdf", "hangs.pdf", "dies.pdf"]
    assert {told.trouble for told in lost} == {Trouble.REJECTED}
    assert all(isinstance(told, Document) for told in found if told.file.endswith(".txt"))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux limits memory")
def test_a_worker_that_takes_too_much_memory_costs_one_file(tmp_path: Path) -> None:
    with WorkerPool(1, 60.0, 1024 * MEGABYTE) as pool:
        error = pool.submit(tasks.take, 2048 * MEGABYTE).exception()
        assert isinstance(error, MemoryError)
        assert pool.submit(tasks.double, 21).result() == 42


def test_temporary_files_of_workers_are_in_the_private_folder(tmp_path: Path) -> None:
    with WorkerPool(1, 60.0, None, tmp_path) as pool:
        assert Path(pool.submit(tasks.temporary_file).result()).parent == tmp_path
        assert pool.submit(tasks.core_limit).result() == 0


STAGES = {
    "evidencecheck.stages.origin.examined": "Signs of editing",
    "evidencecheck.stages.read.layer_check.checked": "text layer",
    "evidencecheck.stages.reuse.likeness.with_likeness": "the photo comes again",
}


@pytest.mark.parametrize("error", [ZeroDivisionError, MemoryError, RecursionError])
@pytest.mark.parametrize("stage", STAGES)
def test_an_extra_that_fails_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, error: type[Exception]
) -> None:
    monkeypatch.setattr(stage, _raising(error))
    (tmp_path / "a.txt").write_text(f"Order {ORDER}")
    read = process_file(evidence(tmp_path / "a.txt"), NO_OCR).evidence
    assert isinstance(read, Document)
    assert ORDER in read.content.text
    (note,) = read.content.notes
    assert STAGES[stage] in note.text()


@pytest.mark.parametrize("stage", ["read.read", "understand.understand"])
def test_an_error_that_nobody_foresaw_is_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], stage: str
) -> None:
    monkeypatch.setattr(f"evidencecheck.stages.{stage}", _raising(ZeroDivisionError))
    (tmp_path / "a.txt").write_text(f"Order {ORDER}")
    told = process_file(evidence(tmp_path / "a.txt"), NO_OCR).evidence
    assert isinstance(told, Unreadable)
    assert (told.trouble, told.media_type, len(told.sha256)) == (Trouble.DAMAGED, "text/plain", 64)
    assert "ZeroDivisionError" in told.detail.text()
    assert capfd.readouterr().err == ""
    monkeypatch.setenv("EVIDENCECHECK_DEBUG", "1")
    process_file(evidence(tmp_path / "a.txt"), NO_OCR)
    assert "Traceback" in capfd.readouterr().err


def _missing(*_: object) -> Iterator[None]:
    raise EngineMissingError(msg("install it"))


@pytest.mark.parametrize("error", [EngineMissingError, MemoryError, KeyboardInterrupt])
def test_what_is_not_the_file_s_fault_is_not_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    raising = _missing if error is EngineMissingError else _raising(error)
    monkeypatch.setattr("evidencecheck.stages.read.read", raising)
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(error):
        process_file(evidence(tmp_path / "a.txt"), NO_OCR)


def test_unpacking_that_fails_is_told_beside_the_container(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidencecheck.stages.load.members.unpack", _raising(OSError))
    (tmp_path / "a.txt").write_text(f"Order {ORDER}")
    done = engine_tasks.process_file(evidence(tmp_path / "a.txt"), NO_OCR, tmp_path / "members")
    assert isinstance(done.evidence, Document)
    (member,) = done.members
    assert isinstance(member, Unreadable)
    assert member.file == "a.txt!/…"


def _raising(error: type[BaseException]) -> Any:
    def raises(*_: object) -> None:
        raise error

    return raises


@pytest.mark.skipif(os.name != "posix", reason="names in any bytes are of POSIX")
@pytest.mark.parametrize(
    "suffix", [".pdf", ".png", ".mp4", ".zip", ".eml", ".xlsx", ".ofd", ".txt"]
)
def test_names_that_are_no_text(tmp_path: Path, suffix: str) -> None:
    """A name that is no UTF-8, with terminal commands: read like any other."""
    contents = {name.rpartition(".")[2]: data for name, data in QUICK}
    path = tmp_path / os.fsdecode(b"\xff\x1b[2J\n" + suffix.encode())
    try:
        path.write_bytes(contents[suffix[1:]][:100_000])
    except OSError:
        pytest.skip("this file system wants names in UTF-8")
    done = process_file(EvidenceFile(path.name, path, 1), NO_OCR, tmp_path / "members")
    if isinstance(done.evidence, Unreadable):
        assert "not foreseen" not in done.evidence.detail.text()
    else:
        assert done.evidence.kind in Kind
