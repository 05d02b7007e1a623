"""The command starts at once: heavy libraries are loaded where they are used."""

from __future__ import annotations

import os
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


def test_ctrl_c_while_the_command_is_still_importing(tmp_path: Path) -> None:
    # From within source built at run time, as dataclasses build theirs: CPython remembers that.
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'evidencecheck.cli.app':\n"
        "            exec('raise KeyboardInterrupt')\n"
        "sys.meta_path.insert(0, Interrupt())\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "evidencecheck", "rules"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
