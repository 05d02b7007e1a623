from __future__ import annotations

import subprocess
import sys

import pytest

from evidencecheck.engine import memory
from evidencecheck.stages.read import ppocr_models

needs_proc = pytest.mark.skipif(memory.resident() is None, reason="the system has no /proc")


GROWN = """
from evidencecheck.engine.memory import resident
before = resident()
held = b"1" * 50_000_000
print(resident() - before)
"""


@needs_proc
def test_resident_memory_is_that_of_this_process() -> None:
    """Asked in a process of its own: what other tests leave behind is freed at any moment."""
    done = subprocess.run([sys.executable, "-c", GROWN], capture_output=True, text=True, check=True)
    assert int(done.stdout) == pytest.approx(50_000_000, rel=0.1)


@needs_proc
@pytest.mark.parametrize(("kept", "dropped"), [(1, True), (10**12, False)])
def test_a_worker_that_has_grown_lets_go_of_its_models(
    monkeypatch: pytest.MonkeyPatch, kept: int, dropped: bool
) -> None:
    emptied: list[bool] = []
    monkeypatch.setattr(memory, "KEPT", kept)
    monkeypatch.setattr(ppocr_models.models, "cache_clear", lambda: emptied.append(True))
    memory.give_back()
    assert bool(emptied) is dropped


def test_without_a_measure_nothing_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    emptied: list[bool] = []
    monkeypatch.setattr(memory, "KEPT", 1)
    monkeypatch.setattr(memory, "resident", lambda: None)
    monkeypatch.setattr(ppocr_models.models, "cache_clear", lambda: emptied.append(True))
    memory.give_back()
    assert not emptied
