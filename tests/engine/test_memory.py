from __future__ import annotations

import numpy as np
import pytest

from evidencecheck.engine import memory
from evidencecheck.stages.read import ppocr_models

needs_proc = pytest.mark.skipif(memory.resident() is None, reason="the system has no /proc")


@needs_proc
def test_resident_memory_is_that_of_this_process() -> None:
    before = memory.resident() or 0
    held = np.ones(50_000_000, np.uint8)
    assert (memory.resident() or 0) - before == pytest.approx(held.nbytes, rel=0.1)


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
