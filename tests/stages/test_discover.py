from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.stages.discover import discover


def made(case: Path, *names: str) -> None:
    for name in names:
        path = case / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_files_at_any_depth_sorted_by_name(tmp_path: Path) -> None:
    made(tmp_path, "label.pdf", "a/b/c.png", "a.png", "Zoll.pdf", "订单.png")
    found = discover(tmp_path)
    assert [f.name for f in found] == ["Zoll.pdf", "a.png", "a/b/c.png", "label.pdf", "订单.png"]
    assert found[2].path == tmp_path / "a/b/c.png"
    assert found[2].size == 1


def test_what_is_no_evidence_is_left_out(tmp_path: Path) -> None:
    made(
        tmp_path,
        "claim.toml",
        "x/claim.toml",
        ".hidden.png",
        ".git/x.png",
        "Thumbs.db",
        "a/Desktop.ini",
        "__MACOSX/x.png",
    )
    assert [f.name for f in discover(tmp_path)] == ["x/claim.toml"]


def test_links_stay_inside_the_case(tmp_path: Path) -> None:
    case, outside = tmp_path / "case", tmp_path / "outside"
    made(case, "a.png", "sub/b.png")
    made(outside, "secret.pdf")
    (case / "away.pdf").symlink_to(outside / "secret.pdf")
    (case / "away").symlink_to(outside)
    (case / "inside.png").symlink_to(case / "a.png")
    (case / "sub" / "loop").symlink_to(case)
    (case / "dangling.png").symlink_to(case / "nothing.png")
    assert [f.name for f in discover(case)] == ["a.png", "inside.png", "sub/b.png"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        discover(tmp_path / "nothing")
    made(tmp_path, "file")
    with pytest.raises(NotADirectoryError):
        discover(tmp_path / "file")
