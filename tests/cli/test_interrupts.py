"""Ctrl-C while the command is importing: sent from within the import, as a terminal would."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from evidencecheck.cli.interrupts import interrupt

ROOT = Path(__file__).parents[2]
SITE = """
import os, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored if the tests run in the background

class Interrupt:
    def find_spec(self, name, *_):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)
            for _ in range(1000):
                pass  # where Python answers it

sys.meta_path.insert(0, Interrupt())
"""
INNER = """
import signal, sys
from evidencecheck.cli.interrupts import interrupt
interrupt(signal.SIGINT, sys._getframe())
DONE = sorted([2, 1], key=lambda told: told)
"""


@pytest.mark.skipif(os.name == "nt", reason="os.kill knows no Ctrl-C on Windows")
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("evidencecheck.cli.app", ""),
        ("evidencecheck.engine.run", ""),
        ("cv2", "Interrupted."),
        ("numpy", "Interrupted."),
        ("numpy.linalg", "Interrupted."),
    ],
    ids=lambda told: told.rpartition(".")[2],
)
def test_in_the_middle_of_an_import(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(SITE.format(name=name))
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "a.png").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "evidencecheck", "check", str(tmp_path / "case"), "--jobs", "0"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "LC_ALL": "C.UTF-8"},
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert "Traceback" not in done.stderr
    assert says in done.stderr


def test_outside_an_import_it_interrupts_at_once() -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupt(signal.SIGINT, sys._getframe())


def test_an_import_ends_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "outer_of_two.py").write_text("import inner_of_two\nDONE = True\n")
    (tmp_path / "inner_of_two.py").write_text(INNER)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        importlib.import_module("outer_of_two")
    assert sys.modules.pop("inner_of_two").DONE
    assert sys.modules.pop("outer_of_two").DONE
    assert sys.gettrace() is None
