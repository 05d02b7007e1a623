from __future__ import annotations

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
