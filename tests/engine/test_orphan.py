from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import os, sys
from evidencecheck.engine.pool import open_pool
from tests.engine import tasks
if __name__ == "__main__":
    with open_pool(1, 120) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        pool.submit(tasks.hang).result()
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_worker_ends_with_its_parent(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT)
    parent = subprocess.Popen(
        [sys.executable, str(tmp_path / "script.py")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    assert _runs(worker)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    started = time.monotonic()
    while _runs(worker) and time.monotonic() - started < 20:
        time.sleep(0.05)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    """Whether a process is there and no zombie, which nobody may be left to bury."""
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    ).stdout.strip()
    return bool(state) and not state.startswith("Z")
