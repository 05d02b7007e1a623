"""How the benchmark of extraction counts; the documents that it measures are no part of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.bench_extract.__main__ import print_tables
from fixtures.bench_extract.reader import Extracted
from fixtures.bench_extract.score import scores
from fixtures.bench_extract.truth import Paper, papers


def told(decided: tuple[str, ...] = (), left_open: tuple[str, ...] = ()) -> Extracted:
    return Extracted("sales-invoice", {"total": decided}, {"total": left_open})


@pytest.mark.parametrize(
    ("extracted", "right", "left_open", "wrong"),
    [
        (told(("128.4",)), 1, 0, 0),
        (told(("128.40", "118.40")), 0, 0, 1),
        (told(("118.40",)), 0, 0, 1),
        (told((), ("128.40", "9.00")), 0, 1, 0),
        (told((), ("9.00",)), 0, 0, 0),
        (told(), 0, 0, 0),
    ],
    ids=["right", "right and wrong", "wrong", "open", "open, but not it", "nothing"],
)
def test_count(extracted: Extracted, right: int, left_open: int, wrong: int) -> None:
    paper = Paper("set", Path("a.pdf"), {"total": "128.40"})
    score = scores([(paper, extracted)])["total"]
    assert (score.right, score.open, score.wrong, score.of) == (right, left_open, wrong, 1)
    assert bool(score.missed) is not bool(right)


def test_what_a_document_does_not_print_is_not_counted() -> None:
    paper = Paper("set", Path("a.pdf"), {"number": "RE-1"})
    found = scores([(paper, told(("1.00",)))])
    assert (found["total"].of, found["number"].of) == (0, 1)


def test_tables(capsys: pytest.CaptureFixture[str]) -> None:
    print_tables([(Paper("set", Path("a.pdf"), {"total": "128.40"}), told(("118.40",)))])
    printed = capsys.readouterr().out
    assert "| set | 1 | – | – | – | 0/1, 1 wrong |" in printed
    assert "- set, total: a.pdf (sales-invoice): 128.40, told 118.40" in printed


def test_no_documents_are_no_papers(tmp_path: Path) -> None:
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth" / "zugferd_gt.csv").write_text("path\n", "utf-8")
    assert papers(tmp_path) == ()
