"""What the words of each command become."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from evidencecheck import __version__
from evidencecheck.report.schema import shipped
from evidencecheck.rules.catalogue import RULES
from evidencecheck.stages.limits import Limits
from tests.cli.conftest import FakeEngine
from tests.report import made
from tests.report.closed import errors

Command = Callable[..., Result]


def test_check_passes_settings_on(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    evidencecheck(
        *("check", case, "--as-of", "2026-10-20", "--policy", "amazon-order-lost"),
        *("--ocr", "none", "--jobs", "3", "--timeout", "7.5"),
    )
    settings = fake.settings
    assert fake.cases == [case]
    assert settings.as_of == date(2026, 10, 20)
    assert settings.policy == "amazon-order-lost"
    assert (settings.read.ocr, settings.jobs, settings.read.limits.seconds) == ("none", 3, 7.5)


@pytest.mark.parametrize("outside", [False, True])
def test_limits(evidencecheck: Command, fake: FakeEngine, case: Path, outside: bool) -> None:
    wanted = ["memory=2GB", "pages=500", "file-size=20 mb", "member-size=7"]
    if outside:
        evidencecheck("check", case, EVIDENCECHECK_LIMIT="memory=2GB pages=500 file-size=20MB")
    else:
        evidencecheck("check", case, *(part for each in wanted for part in ("--limit", each)))
    limits = fake.settings.read.limits
    assert (limits.memory, limits.pages, limits.file_size) == (2 * 1024**3, 500, 20 * 1024**2)
    assert limits.member_size == (Limits().member_size if outside else 7)
    assert limits.seconds == Limits().seconds


def test_defaults(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    evidencecheck("check", case)
    settings = fake.settings
    assert (settings.read.ocr, settings.jobs, settings.policy) == ("auto", None, None)
    assert abs((settings.as_of - date.today()).days) <= 1  # noqa: DTZ011 (the user's own day)


def test_environment_twins(evidencecheck: Command, fake: FakeEngine, case: Path) -> None:
    result = evidencecheck(
        *("check", case),
        EVIDENCECHECK_FORMAT="json",
        EVIDENCECHECK_OCR="embedded",
        EVIDENCECHECK_AS_OF="2026-01-02",
        EVIDENCECHECK_JOBS="2",
    )
    assert json.loads(result.stdout)["cases"]
    assert fake.settings.read.ocr == "embedded"
    assert fake.settings.as_of == date(2026, 1, 2)
    assert fake.settings.jobs == 2


def test_the_command_line_outranks_the_environment(
    evidencecheck: Command, fake: FakeEngine, case: Path
) -> None:
    evidencecheck("check", case, "--ocr", "none", EVIDENCECHECK_OCR="embedded")
    assert fake.settings.read.ocr == "none"


def test_batch_takes_subfolders_in_order(
    evidencecheck: Command, fake: FakeEngine, tmp_path: Path
) -> None:
    for name in ("b", "a", ".git", "C"):
        (tmp_path / name).mkdir()
    (tmp_path / "readme.txt").touch()
    evidencecheck("batch", tmp_path)
    assert [folder.name for folder in fake.cases] == ["C", "a", "b"]


def test_details(evidencecheck: Command, fake: FakeEngine, tmp_path: Path, case: Path) -> None:
    fake.outcomes = [made.failing(), made.lost_flask()]
    spelled = {
        words: evidencecheck(*words, tmp_path).stdout.count("What the claim needs")
        for words in [
            ("check",),
            ("batch",),
            ("batch", "--details", "all"),
            ("check", "--details", "none"),
        ]
    }
    assert list(spelled.values()) == [2, 1, 2, 0]


def test_extract(evidencecheck: Command, fake: FakeEngine, tmp_path: Path) -> None:
    file = tmp_path / "invoice.pdf"
    file.touch()
    assert "USD 128.40" in evidencecheck("extract", file).stdout
    assert errors(evidencecheck("extract", file, "--format", "json").stdout, "extraction") == []
    assert evidencecheck("extract", file, "--text").stdout.startswith("Invoice for order")
    with_lines = evidencecheck("extract", file, "--text", "--format", "json").stdout
    page = json.loads(with_lines)["documents"][0]["pages"][0]
    assert page["lines"][1]["text"] == "Grand total US$128.40"


@pytest.mark.parametrize("name", ["report", "extraction"])
def test_schema(evidencecheck: Command, name: str) -> None:
    assert evidencecheck("schema", name).stdout == shipped(name)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_rules(evidencecheck: Command, lang: str) -> None:
    table = evidencecheck("rules", "--lang", lang).stdout
    listed = json.loads(evidencecheck("rules", "--format", "json", "--lang", lang).stdout)["rules"]
    assert [each["code"] for each in listed] == [rule.code for rule in RULES]
    assert all(rule.code in table for rule in RULES)
    assert all(each["title"] for each in listed)


@pytest.mark.parametrize("word", ["IDN001", "idn001", "order-id-mismatch"])
def test_explain(evidencecheck: Command, word: str) -> None:
    page = evidencecheck("explain", word).stdout
    assert page.startswith(" IDN001 order-id-mismatch")
    assert "How to fix it" in page
    assert "如何改正" in evidencecheck("explain", word, "--lang", "zh").stdout


def test_explain_for_programs(evidencecheck: Command) -> None:
    page = json.loads(evidencecheck("explain", "IDN001", "--format", "json").stdout)
    assert page["slug"] == "order-id-mismatch"
    assert page["fix"]


@pytest.mark.parametrize(("word", "meant"), [("IDN01", "IDN001"), ("order-id-mismach", "IDN001")])
def test_explain_knows_what_was_meant(evidencecheck: Command, word: str, meant: str) -> None:
    result = evidencecheck("explain", word)
    assert result.exit_code == 2
    assert f"Did you mean {meant}" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(evidencecheck: Command, shell: str) -> None:
    script = evidencecheck("completion", shell).stdout
    assert "_EVIDENCECHECK_COMPLETE" in script


def test_version(evidencecheck: Command) -> None:
    assert evidencecheck("--version").stdout == f"evidencecheck {__version__}\n"
