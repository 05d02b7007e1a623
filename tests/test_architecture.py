"""The packages import each other in one direction, and no file is too long to read in one sitting."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 400


def test_import_contracts_are_kept() -> None:
    pytest.importorskip("importlinter", reason="import-linter is not installed")
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("folder", ["evidencecheck", "fixtures", "tests", "tools"])
def test_no_file_is_longer_than_the_limit(folder: str) -> None:
    files = (ROOT / folder).rglob("*.py")
    long = {f.name: n for f in files if (n := len(f.read_text("utf-8").splitlines())) > LONGEST}
    assert long == {}
