from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evidencecheck.engine import pool as pool_module
from evidencecheck.engine.pool import (
    InlinePool,
    WorkerLostError,
    WorkerPool,
    _handler_held_back,
    open_pool,
)
from evidencecheck.model.errors import EngineMissingError
from evidencecheck.stages.read.tesseract import missing
from tests.engine import tasks

ROOT = Path(__file__).parents[2]


def test_inline() -> None:
    with open_pool(0, 1) as pool:
        assert isinstance(pool, InlinePool)
        assert pool.submit(tasks.double, 21).result() == 42
        assert isinstance(pool.submit(tasks.run_out_of_memory).exception(), MemoryError)


def test_a_bad_task_costs_one_task() -> None:
    with open_pool(1, 2) as pool:
        assert isinstance(pool, WorkerPool)
        before, lost, hung = (pool.submit(t) for t in (tasks.environment, tasks.die, tasks.hang))
        after = pool.submit(tasks.double, 21)
        assert before.result() == "1"
        assert isinstance(lost.exception(), WorkerLostError)
        assert isinstance(hung.exception(), TimeoutError)
        assert after.result() == 42


def test_errors_cross_the_border_with_their_message() -> None:
    with open_pool(1, 30) as pool:
        error = pool.submit(_raise).exception()
    assert isinstance(error, EngineMissingError)
    assert "apt install" in error.message.text()


def _raise() -> None:
    raise missing()


def test_a_worker_gives_memory_back_after_each_task(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(pool_module, "give_back", lambda: given.append(1))
    assert pool_module._in_worker(tasks.double, 21) == 42
    with pytest.raises(MemoryError):
        pool_module._in_worker(tasks.run_out_of_memory)
    assert len(given) == 2


def test_no_worker_starts_without_a_task() -> None:
    started = time.monotonic()
    with open_pool(4, 30):
        pass
    assert time.monotonic() - started < 0.1


def test_ctrl_c_waits_for_the_start_of_workers() -> None:
    started: list[str] = []

    @_handler_held_back()
    def start() -> None:
        # As if another thread had taken the signal that this one blocks.
        signal.raise_signal(signal.SIGINT)
        started.append("all of them")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert started


SCRIPT = """
import sys
from evidencecheck.engine.pool import open_pool
from tests.engine import tasks
if __name__ == "__main__":
    try:
        with open_pool(2, 60) as pool:
            for future in [pool.submit(tasks.double, number) for number in range(8)]:
                future.result()  # the workers are up
            futures = [pool.submit(tasks.hang) for _ in range(8)]
            print("submitted", flush=True)
            for future in futures:
                future.result()
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups on this system")
@pytest.mark.parametrize("wait", [0.5, 1.0])
def test_interrupted_at_once_and_without_tracebacks(tmp_path: Path, wait: float) -> None:
    (tmp_path / "script.py").write_text(SCRIPT)
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "script.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "submitted\n"
    time.sleep(wait)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, "")
