from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from evidencecheck.engine import evidence as engine
from evidencecheck.engine.evidence import renamed
from evidencecheck.engine.pool import InlinePool, WorkerLostError
from evidencecheck.engine.tasks import Processed
from evidencecheck.model.document import (
    Content,
    Document,
    Evidence,
    EvidenceFile,
    Kind,
    Trouble,
    Unreadable,
)
from evidencecheck.model.fact import Fact, FactName, Reading
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Text
from evidencecheck.stages.read.settings import ReadSettings


def files(folder: Path, **contents: bytes) -> tuple[EvidenceFile, ...]:
    (folder / "unpacked").mkdir(exist_ok=True)
    found = []
    for name, content in contents.items():
        path = folder / name
        path.write_bytes(content)
        found.append(EvidenceFile(name, path, len(content)))
    return tuple(found)


def document(name: str) -> Document:
    content = Content(name, "0" * 64, "text/plain", ())
    reading = Reading("x", name, 1, None, Channel.OCR, 1.0)
    fact = Fact(FactName.PRODUCT, Text("x"), reading)
    return Document(content, Kind.UNKNOWN, 1.0, (), (fact,))


class Recorder(InlinePool):
    """Gives a document, or the error that `errors` names for a file; counts what was submitted."""

    def __init__(self, **errors: Exception) -> None:
        self.errors = errors
        self.seen: list[str] = []

    def submit(self, task: Any, *args: Any) -> Future[Any]:
        assert task is engine.process_file
        file: EvidenceFile = args[0]
        self.seen.append(file.name)
        future: Future[Processed] = Future()
        if file.name in self.errors:
            future.set_exception(self.errors[file.name])
        else:
            future.set_result(Processed(document(file.name)))
        return future


def evidence_of(
    pool: Recorder, cases: Iterable[tuple[EvidenceFile, ...]], folder: Path
) -> Iterator[Evidence]:
    for result in engine.evidence_of(pool, cases, ReadSettings(), folder / "unpacked"):
        assert result.files[0].name == result.evidence[0].file
        yield from result.evidence


def test_in_order_over_cases(tmp_path: Path) -> None:
    one, two = files(tmp_path, b=b"1", a=b"2"), files(tmp_path, c=b"3")
    found = list(evidence_of(Recorder(), [one, (), two], tmp_path))
    assert [e.file for e in found] == ["b", "a", "c"]


@pytest.mark.parametrize("error", [TimeoutError(), WorkerLostError(), MemoryError()])
def test_a_lost_task_is_a_rejected_file(tmp_path: Path, error: Exception) -> None:
    found = list(evidence_of(Recorder(a=error), [files(tmp_path, a=b"hi", b=b"2")], tmp_path))
    assert isinstance(found[0], Unreadable)
    assert (found[0].file, found[0].trouble) == ("a", Trouble.REJECTED)
    assert found[0].media_type == "text/plain"
    assert len(found[0].sha256) == 64
    assert isinstance(found[1], Document)


def test_an_error_of_ours_is_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        list(evidence_of(Recorder(a=ZeroDivisionError()), [files(tmp_path, a=b"1")], tmp_path))


def test_twins_in_a_case_are_read_once(tmp_path: Path) -> None:
    pool = Recorder()
    case = files(tmp_path, a=b"same", b=b"same", c=b"other")
    other_case = files(tmp_path, d=b"same")
    found = list(evidence_of(pool, [case, other_case], tmp_path))
    assert pool.seen == ["a", "c", "d"]
    assert [e.file for e in found] == ["a", "b", "c", "d"]
    twin = found[1]
    assert isinstance(twin, Document)
    assert twin.facts[0].reading.file == "b"


def test_look_ahead_is_bounded(tmp_path: Path) -> None:
    pool = Recorder()
    cases = ((file,) for file in files(tmp_path, **{f"f{n}": b"%d" % n for n in range(50)}))
    next(evidence_of(pool, cases, tmp_path))
    assert len(pool.seen) == engine.AHEAD + 1


def test_renaming_leaves_other_names() -> None:
    made = document("a")
    assert renamed(made, "z", "b") == made
    assert renamed(made, "a", "b") == document("b")


def zipped(path: Path, **members: str) -> EvidenceFile:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return EvidenceFile(path.name, path, path.stat().st_size)


def results(folder: Path, *cases: tuple[EvidenceFile, ...]) -> list[engine.FileEvidence]:
    (folder / "unpacked").mkdir(exist_ok=True)
    settings = ReadSettings(ocr="none")
    return list(engine.evidence_of(InlinePool(), cases, settings, folder / "unpacked"))


def test_members_follow_their_container(tmp_path: Path) -> None:
    (found,) = results(tmp_path, (zipped(tmp_path / "a.zip", one="hello", two="world"),))
    names = ["a.zip", "a.zip!/one.txt", "a.zip!/two.txt"]
    assert [e.file for e in found.evidence] == names
    assert [file.name for file in found.files] == names
    assert all(isinstance(e, Document) for e in found.evidence)


def test_twins_that_are_containers_have_members_of_their_own(tmp_path: Path) -> None:
    one = zipped(tmp_path / "a.zip", x="hello")
    two = EvidenceFile("b.zip", one.path, one.size)
    first, second = results(tmp_path, (one, two))
    assert [e.file for e in first.evidence] == ["a.zip", "a.zip!/x.txt"]
    assert [e.file for e in second.evidence] == ["b.zip", "b.zip!/x.txt"]
    assert second.files[1].path == first.files[1].path


def test_a_container_that_was_a_member_first_is_still_unpacked(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "in.zip", x="hello")
    outer = tmp_path / "a.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(inner.path, "in.zip")
    case = (EvidenceFile("a.zip", outer, 0), inner)
    assert [e.file for r in results(tmp_path, case) for e in r.evidence] == [
        "a.zip",
        "a.zip!/in.zip",
        "a.zip!/in.zip!/x.txt",
        "in.zip",
        "in.zip!/x.txt",
    ]


def test_what_a_case_unpacked_lasts_until_the_next_begins(tmp_path: Path) -> None:
    one, two = zipped(tmp_path / "a.zip", x="1"), zipped(tmp_path / "b.zip", x="2")
    (tmp_path / "unpacked").mkdir()
    found = engine.evidence_of(
        InlinePool(), [(one,), (two,)], ReadSettings(ocr="none"), tmp_path / "unpacked"
    )
    first = next(found).files[1].path
    assert first.read_text() == "1"
    second = next(found).files[1].path
    assert not first.exists()
    assert second.read_text() == "2"
    assert list(found) == []
    assert list((tmp_path / "unpacked").iterdir()) == []


def test_a_lost_member_costs_only_itself(tmp_path: Path) -> None:
    class Losing(InlinePool):
        def submit(self, task: Any, *args: Any) -> Future[Any]:
            if args[0].name.endswith("one.txt"):
                future: Future[Any] = Future()
                future.set_exception(TimeoutError())
                return future
            return super().submit(task, *args)

    file = zipped(tmp_path / "a.zip", one="hello", two="world")
    (tmp_path / "unpacked").mkdir()
    (found,) = engine.evidence_of(
        Losing(), [(file,)], ReadSettings(ocr="none"), tmp_path / "unpacked"
    )
    _, one, two = found.evidence
    assert isinstance(one, Unreadable)
    assert (one.file, one.trouble) == ("a.zip!/one.txt", Trouble.REJECTED)
    assert isinstance(two, Document)


class Bundles(Recorder):
    """Gives two documents for each file."""

    def submit(self, task: Any, *args: Any) -> Future[Any]:
        file: EvidenceFile = args[0]
        future: Future[Processed] = Future()
        one, two = (document(f"{file.name}#page={number}") for number in (1, 2))
        future.set_result(Processed(one, further=(two,)))
        return future


def test_documents_of_one_file_stay_together_and_twins_have_their_own(tmp_path: Path) -> None:
    case = files(tmp_path, a=b"same", b=b"same")
    found = list(engine.evidence_of(Bundles(), [case], ReadSettings(), tmp_path / "unpacked"))
    assert [[e.file for e in result.evidence] for result in found] == [
        ["a#page=1", "a#page=2"],
        ["b#page=1", "b#page=2"],
    ]
    twin = found[1].evidence[1]
    assert isinstance(twin, Document)
    assert twin.facts[0].reading.file == "b#page=2"
