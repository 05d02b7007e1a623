from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.model.document import Trouble
from evidencecheck.stages.load import plain_text, virtual_page
from tests.stages.load.laid import beside, opened, text_pages, texts, trouble
from tests.stages.load.made import ORDER


def test_lines_and_aligned_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Order {ORDER}\r\n\r\nTotal:\t\t19.90\r\n")
    (page,) = text_pages(path)
    assert texts(path) == [f"Order {ORDER}", "Total:", "19.90"]
    assert beside(page, "Total:", "19.90")


def test_a_long_text_goes_over_pages_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(virtual_page, "LINES", 4)
    monkeypatch.setattr(plain_text, "MAX_LINES", 6)
    path = tmp_path / "a.txt"
    path.write_text("".join(f"line {n}\n" for n in range(9)))
    assert [len(page.lines) for page in text_pages(path)] == [4, 2]
    assert "6" in opened(path).notes[0].text()


def test_a_huge_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_text, "MAX_BYTES", 10)
    (tmp_path / "a.txt").write_text("x" * 11)
    assert trouble(tmp_path / "a.txt") is Trouble.REJECTED
