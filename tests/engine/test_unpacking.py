from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from evidencecheck.engine.unpacking import GRACE, LOCK, PREFIX, unpacking

pytest.importorskip("fcntl", reason="the system knows no file locks of this kind")


@pytest.fixture(autouse=True)
def _in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def aged(folder: Path) -> Path:
    past = folder.stat().st_mtime - 2 * GRACE
    os.utime(folder, (past, past))
    return folder


def left_over(where: Path, name: str = "x") -> Path:
    folder = where / f"{PREFIX}{name}"
    (folder / "1").mkdir(parents=True)
    (folder / "1" / "2").write_text("evidence")
    (folder / LOCK).touch()
    return aged(folder)


def test_it_is_private_and_gone_at_the_end() -> None:
    with unpacking() as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "1").write_text("evidence")
    assert not folder.exists()


def test_it_is_gone_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), unpacking() as folder:
        raise ZeroDivisionError
    assert not folder.exists()


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    old = left_over(tmp_path)
    with unpacking():
        assert not old.exists()


def test_a_run_that_lives_keeps_its_folder() -> None:
    with unpacking() as first:
        aged(first)
        with unpacking() as second:
            assert first.exists()
            assert first != second


@pytest.mark.parametrize("kind", ["young", "no lock", "link", "other name"])
def test_what_may_be_another_s_is_left_alone(tmp_path: Path, kind: str) -> None:
    folder = left_over(tmp_path, "y")
    if kind == "young":
        os.utime(folder)
    elif kind == "no lock":
        (folder / LOCK).unlink()
        aged(folder)
    elif kind == "link":
        real = folder.rename(tmp_path / "real")
        folder.symlink_to(real)
    else:
        folder = folder.rename(tmp_path / "documents")
    with unpacking():
        assert (folder / "1" / "2").exists()
