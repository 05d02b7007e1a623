"""stdout carries the report alone; a file is written whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from evidencecheck.cli import deliver as delivery
from evidencecheck.cli.judge import wants_color
from tests.cli.conftest import FakeEngine
from tests.report import made
from tests.report.closed import errors

Command = Callable[..., Result]
ROOT = Path(__file__).parents[2]


def test_json_on_stdout_and_nothing_else(
    evidencecheck: Command, fake: FakeEngine, case: Path
) -> None:
    fake.outcomes = [made.failing(), made.failure()]
    result = evidencecheck("check", case, "--format", "json")
    assert errors(result.stdout, "report") == []
    assert result.stderr == ""


def test_json_is_the_same_in_every_locale(
    evidencecheck: Command, fake: FakeEngine, case: Path
) -> None:
    fake.outcomes = [made.failing()]
    chinese = evidencecheck("check", case, "--format", "json", LANG="zh_CN.UTF-8")
    assert chinese.stdout_bytes == evidencecheck("check", case, "--format", "json").stdout_bytes


def test_timings(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    timed = evidencecheck("check", case, "--format", "json", "--timings").stdout
    assert errors(timed, "report") == []
    assert list(json.loads(timed)["timings"]) == ["started", "seconds"]
    assert "timings" not in json.loads(evidencecheck("check", case, "--format", "json").stdout)


def test_output_file(evidencecheck: Command, fake: FakeEngine, case: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text("old")
    result = evidencecheck("check", case, "--format", "json", "-o", report)
    assert (result.exit_code, result.stdout) == (0, "")
    assert errors(report.read_text("utf-8"), "report") == []
    assert sorted(tmp_path.iterdir()) == [case, report]


def test_output_file_gets_ordinary_permissions(
    evidencecheck: Command, fake: FakeEngine, case: Path, tmp_path: Path
) -> None:
    report, twin = tmp_path / "report.txt", tmp_path / "twin"
    evidencecheck("check", case, "-o", report)
    twin.touch()
    assert report.stat().st_mode == twin.stat().st_mode


def test_failed_run_leaves_the_old_file(
    evidencecheck: Command, fake: FakeEngine, case: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    report.write_text("old")
    fake.error = RuntimeError("in the middle")
    assert evidencecheck("check", case, "-o", report).exit_code == 5
    assert report.read_text() == "old"


def test_failed_write_leaves_the_old_file(
    evidencecheck: Command,
    fake: FakeEngine,
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = tmp_path / "report.json"
    report.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(delivery.os, "fsync", full)
    result = evidencecheck("check", case, "-o", report)
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert report.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == [case, report]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_stays_a_link(
    evidencecheck: Command, fake: FakeEngine, case: Path, tmp_path: Path
) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    evidencecheck("check", case, "-o", link)
    assert link.is_symlink()
    assert "PASS" in target.read_text("utf-8")


def test_dash_is_stdout(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    assert "PASS" in evidencecheck("check", case, "-o", "-").stdout


def test_plain_where_nobody_sees_colors(
    evidencecheck: Command, fake: FakeEngine, case: Path
) -> None:
    fake.outcomes = [made.failing()]
    assert "\x1b" not in evidencecheck("check", case).stdout


def test_colors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert wants_color(terminal=True)
    assert not wants_color(terminal=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert wants_color(terminal=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_color(terminal=True)


def test_columns(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    for width in ("60", "120"):
        first = evidencecheck("check", case, COLUMNS=width).stdout.splitlines()[0]
        assert first == "─" * int(width)


def test_reader_who_leaves_early_changes_nothing() -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from evidencecheck.cli.app import app\n"
        "from evidencecheck.engine import run\n"
        "from tests.report import made\n"
        "run.check_cases = lambda *_: iter([made.failing()] * 200)\n"
        "app(['check', '.', '--format', 'json'])\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
