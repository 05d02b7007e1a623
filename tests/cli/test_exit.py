"""Every exit status, the same for every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from evidencecheck.model.errors import EngineMissingError, NothingToCheckError, UsageError
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import msg
from tests.cli.conftest import FakeEngine
from tests.report import made

Command = Callable[..., Result]
FORMATS = pytest.mark.parametrize("form", ["text", "json"])


@FORMATS
def test_0_without_findings(
    evidencecheck: Command, fake: FakeEngine, case: Path, form: str
) -> None:
    assert evidencecheck("check", case, "--format", form).exit_code == 0


@FORMATS
def test_1_with_an_error(evidencecheck: Command, fake: FakeEngine, case: Path, form: str) -> None:
    fake.outcomes = [made.lost_flask(), made.failing()]
    assert evidencecheck("check", case, "--format", form).exit_code == 1


@pytest.mark.parametrize(
    ("severity", "fail_on", "status"),
    [
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("warning", "info", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("error", "info", 1),
    ],
)
def test_fail_on(
    evidencecheck: Command, fake: FakeEngine, case: Path, severity: str, fail_on: str, status: int
) -> None:
    fake.outcomes = [made.lost_flask(made.finding(severity=Severity(severity)))]
    assert evidencecheck("check", case, "--fail-on", fail_on).exit_code == status


def test_0_if_waived(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    fake.outcomes = [made.lost_flask(made.FINDINGS[2])]
    assert evidencecheck("check", case, "--fail-on", "info").exit_code == 0


def test_exit_zero(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    fake.outcomes = [made.failing()]
    result = evidencecheck("check", case, "--exit-zero")
    assert result.exit_code == 0
    assert "FAIL" in result.stdout


def test_exit_zero_hides_no_failure(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    fake.outcomes = [made.failure()]
    assert evidencecheck("check", case, "--exit-zero").exit_code == 4


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("check",),
        ("chekc",),
        ("check", "/nowhere/at/all"),
        ("check", ".", "--format", "xml"),
        ("check", ".", "--as-of", "yesterday"),
        ("check", ".", "--as-of", "9999-12-31"),
        ("check", ".", "--jobs", "-1"),
        ("check", ".", "--timeout", "0"),
        ("check", ".", "--limit", "pages=0"),
        ("check", ".", "--limit", "pages=2MB"),
        ("check", ".", "--limit", "memory=much"),
        ("check", ".", "--limit", "seconds=5"),
        ("check", ".", "--policy", "no-such-policy"),
        ("check", ".", "-o", "/nowhere/at/all/report.json"),
        ("schema", "poem"),
        ("explain", "IDN999"),
        ("completion", "cmd"),
    ],
)
def test_2_for_wrong_usage(
    evidencecheck: Command, fake: FakeEngine, words: tuple[str, ...]
) -> None:
    result = evidencecheck(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_2_without_an_ocr_engine(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    fake.error = EngineMissingError(msg("no engine"))
    assert evidencecheck("check", case).exit_code == 2


def test_2_for_an_error_of_configuration(
    evidencecheck: Command, fake: FakeEngine, case: Path
) -> None:
    fake.error = UsageError(msg("wrong"))
    result = evidencecheck("check", case)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "evidencecheck: wrong\n"


@FORMATS
def test_3_without_evidence(
    evidencecheck: Command, fake: FakeEngine, case: Path, form: str
) -> None:
    fake.outcomes, fake.error = [], NothingToCheckError(msg("no files"))
    result = evidencecheck("check", case, "--format", form)
    assert (result.exit_code, result.stdout) == (3, "")


def test_3_for_an_engine_without_outcomes(
    evidencecheck: Command, fake: FakeEngine, case: Path
) -> None:
    fake.outcomes = []
    assert evidencecheck("check", case).exit_code == 3


def test_3_for_a_root_without_cases(
    evidencecheck: Command, fake: FakeEngine, tmp_path: Path
) -> None:
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "file.pdf").touch()
    assert evidencecheck("batch", tmp_path).exit_code == 3


@FORMATS
def test_4_outranks_1(evidencecheck: Command, fake: FakeEngine, case: Path, form: str) -> None:
    fake.outcomes = [made.failing(), made.failure()]
    result = evidencecheck("check", case, "--format", form)
    assert result.exit_code == 4
    assert "the folder cannot be listed" in result.stdout


def test_5_for_an_error_of_ours(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    fake.error = RuntimeError("oops \x1b[31m")
    result = evidencecheck("check", case)
    assert (result.exit_code, result.stdout) == (5, "")
    assert "RuntimeError: oops [31m" in result.stderr
    assert "EVIDENCECHECK_DEBUG" in result.stderr
    assert "Traceback" not in result.stderr


def test_5_with_traceback_for_debugging(
    evidencecheck: Command, fake: FakeEngine, case: Path
) -> None:
    fake.error = RuntimeError("oops")
    result = evidencecheck("check", case, EVIDENCECHECK_DEBUG="1")
    assert result.exit_code == 5
    assert "Traceback" in result.stderr


def test_130_if_interrupted(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    fake.error = KeyboardInterrupt()
    result = evidencecheck("check", case)
    assert (result.exit_code, result.stdout) == (130, "")
    assert "Interrupted" in result.stderr


def test_extract_has_the_same(evidencecheck: Command, fake: FakeEngine, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.touch()
    assert evidencecheck("extract", file).exit_code == 0
    fake.extraction = made.extraction(made.finding())
    assert evidencecheck("extract", file).exit_code == 1
    assert evidencecheck("extract", file, "--exit-zero").exit_code == 0
    fake.error = ValueError("oops")
    assert evidencecheck("extract", file).exit_code == 5


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("check", "--help")])
def test_0_for_help(evidencecheck: Command, words: tuple[str, ...]) -> None:
    result = evidencecheck(*words)
    assert result.exit_code == 0
    assert result.stdout
