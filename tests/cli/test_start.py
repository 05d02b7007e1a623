"""The command starts at once: heavy libraries are loaded where they are used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("cv2", "numpy", "PIL", "pydantic", "pypdf", "pypdfium2", "rapidfuzz", "rich", "openvino")


@pytest.mark.parametrize(
    "code",
    [
        "import evidencecheck",
        "import evidencecheck.cli.app",
        "from evidencecheck.cli.app import app\n"
        "try: app(['check', '--help'])\n"
        "except SystemExit as end: assert not end.code",
    ],
)
def test_nothing_heavy(code: str) -> None:
    check = f"\nimport sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code + check], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.splitlines()[-1] == "[]"


def test_module_is_the_command() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "evidencecheck", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.startswith("evidencecheck ")
