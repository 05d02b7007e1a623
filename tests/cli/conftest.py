"""A command line whose engine is made by hand: no file is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from evidencecheck.cli.app import app
from evidencecheck.engine import run as engine
from evidencecheck.model.report import Extraction
from tests.report import made


@dataclass
class FakeEngine:
    """Yields what a test puts in, and remembers what it was asked."""

    outcomes: list[Any] = field(default_factory=lambda: [made.lost_flask()])
    extraction: Extraction = field(default_factory=made.extraction)
    error: BaseException | None = None
    cases: list[Path] = field(default_factory=list)
    settings: Any = None

    def check_cases(self, cases: Any, settings: Any, progress: Any = None) -> Iterator[Any]:
        self.cases, self.settings = list(cases), settings
        yield from self.outcomes
        if self.error:
            raise self.error

    def extract_files(self, files: Any, settings: Any, progress: Any = None) -> Extraction:
        self.cases, self.settings = list(files), settings
        if self.error:
            raise self.error
        return self.extraction


@pytest.fixture(autouse=True)
def _neutral(monkeypatch: pytest.MonkeyPatch) -> None:
    """No locale, colour or option of the machine that runs the tests."""
    import os

    for name in list(os.environ):
        if name.startswith(("EVIDENCECHECK_", "LC_")) or name in {
            "LANG",
            "NO_COLOR",
            "FORCE_COLOR",
            "COLUMNS",
        }:
            monkeypatch.delenv(name)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    made_up = FakeEngine()
    monkeypatch.setattr(engine, "check_cases", made_up.check_cases)
    monkeypatch.setattr(engine, "extract_files", made_up.extract_files)
    return made_up


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "lost-flask"
    folder.mkdir()
    return folder


@pytest.fixture
def evidencecheck() -> Callable[..., Result]:
    def command(*words: str | Path, **environment: str) -> Result:
        return CliRunner().invoke(
            app, [str(word) for word in words], env=environment, prog_name="evidencecheck"
        )

    return command
