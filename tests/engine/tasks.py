"""Tasks that misbehave; in a module of their own, so that spawned workers find them."""

from __future__ import annotations

import os
import time


def double(number: int) -> int:
    return 2 * number


def hang() -> None:
    time.sleep(60)


def die() -> None:
    os._exit(3)


def run_out_of_memory() -> None:
    raise MemoryError


def environment() -> str:
    return os.environ["OMP_THREAD_LIMIT"]
