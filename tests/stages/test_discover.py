from __future__ import annotations

import os
from pathlib import Path

import pytest

from evidencecheck.model.document import Trouble
from evidencecheck.stages import discover as module
from evidencecheck.stages.discover import discover


def made(case: Path, *names: str) -> None:
    for name in names:
        path = case / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_files_at_any_depth_sorted_by_name(tmp_path: Path) -> None:
    made(tmp_path, "label.pdf", "a/b/c.png", "a.png", "Zoll.pdf", "订单.png")
    found = discover(tmp_path).files
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
    assert [f.name for f in discover(tmp_path).files] == ["x/claim.toml"]
    assert discover(tmp_path).refused == ()


def test_links_stay_inside_the_case(tmp_path: Path) -> None:
    case, outside = tmp_path / "case", tmp_path / "outside"
    made(case, "a.png", "sub/b.png")
    made(outside, "secret.pdf")
    (case / "away.pdf").symlink_to(outside / "secret.pdf")
    (case / "away").symlink_to(outside)
    (case / "inside.png").symlink_to(case / "a.png")
    (case / "sub" / "loop").symlink_to(case)
    (case / "dangling.png").symlink_to(case / "nothing.png")
    found = discover(case)
    assert [f.name for f in found.files] == ["a.png", "inside.png", "sub/b.png"]
    assert [r.file for r in found.refused] == ["away", "away.pdf", "dangling.png"]
    assert {r.trouble for r in found.refused} == {Trouble.REJECTED}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders on this system")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    made(tmp_path, "a.png")
    os.mkfifo(tmp_path / "invoice.pdf")
    found = discover(tmp_path)
    assert [f.name for f in found.files] == ["a.png"]
    assert [r.file for r in found.refused] == ["invoice.pdf"]


def test_folders_deep_in_each_other(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(600):
        folder /= "a"
    folder.mkdir(parents=True)
    (folder / "b.png").write_bytes(b"x")
    (found,) = discover(tmp_path).files
    assert found.name == "a/" * 600 + "b.png"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root lists all")
def test_a_subfolder_that_cannot_be_listed(tmp_path: Path) -> None:
    made(tmp_path, "a.png", "closed/b.png")
    (tmp_path / "closed").chmod(0)
    found = discover(tmp_path)
    (tmp_path / "closed").chmod(0o700)
    assert [f.name for f in found.files] == ["a.png"]
    assert [r.file for r in found.refused] == ["closed/"]


def test_their_number_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_FILES", 3)
    made(tmp_path, *(f"{n}.png" for n in range(4)))
    found = discover(tmp_path)
    assert len(found.files) == 3
    assert [r.file for r in found.refused] == ["3.png"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        discover(tmp_path / "nothing")
    made(tmp_path, "file")
    with pytest.raises(NotADirectoryError):
        discover(tmp_path / "file")
