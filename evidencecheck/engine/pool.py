"""Where tasks run: in worker processes that may die, or here.

A task that hangs is killed after its time limit, and a worker that dies (a decoder's crash, the
kernel's out-of-memory killer) costs the one task that it had.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from multiprocessing import resource_tracker
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from evidencecheck.engine.debug import is_debugging
from evidencecheck.engine.memory import give_back
from evidencecheck.engine.orphan import end_with_parent

T = TypeVar("T")

MAX_TASKS = 200
"""Tasks after which a worker is replaced, so that no library's leak adds up. A new one starts in 2 s;
between two tasks `engine.memory` keeps it small."""


class WorkerLostError(Exception):
    """The worker died on the task; the task is the likely cause."""


class Pool(Protocol):
    """Runs tasks and gives their results as futures.

    A result is a `TimeoutError` over the time limit and a `WorkerLostError` where the worker died.
    """

    @property
    def workers(self) -> int:
        """How many tasks run at a time."""
        ...

    def submit(self, task: Callable[..., T], *args: Any) -> Future[T]: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends all workers; at once where an exception (Ctrl-C) is on its way."""


def open_pool(
    jobs: int | None, timeout: float, memory: int | None = None, folder: Path | None = None
) -> Pool:
    """`jobs` worker processes (None: one per core, 0: no processes, tasks run here), each task
    limited to `timeout` seconds, each worker to `memory` bytes of address space; what libraries put
    into temporary files goes below `folder`.
    """
    if jobs == 0:
        return InlinePool()
    return WorkerPool(jobs or cores(), timeout, memory, folder)


def cores() -> int:
    """Cores that this process may use."""
    affinity: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


class InlinePool:
    """Runs each task when it is submitted, without limits: for debugging and small machines."""

    workers = 1

    def submit(self, task: Callable[..., T], *args: Any) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(task(*args))
        except Exception as error:  # noqa: BLE001 (handed to whoever asks for the result)
            future.set_exception(error)
        return future

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None


class WorkerPool:
    """Spawned processes under pebble; started with the first task."""

    def __init__(
        self, workers: int, timeout: float, memory: int | None = None, folder: Path | None = None
    ) -> None:
        self.workers = workers
        self._timeout = timeout
        self._prepare = (memory, folder)
        self._pool: Any = None

    def submit(self, task: Callable[..., T], *args: Any) -> Future[T]:
        with _interrupts_held_back():
            if self._pool is None:
                self._pool = self._started()
            # Pebble starts its threads, and they the workers, with the first task.
            call = [task, *args]
            inner: Future[T] = self._pool.schedule(_in_worker, args=call, timeout=self._timeout)
        outer: Future[T] = Future()
        inner.add_done_callback(lambda done: _hand_over(done, outer))
        return outer

    def _started(self) -> Any:
        from pebble import ProcessPool

        return ProcessPool(
            max_workers=self.workers,
            max_tasks=MAX_TASKS,
            initializer=prepare_worker,
            initargs=self._prepare,
            context=multiprocessing.get_context("spawn"),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is None:
            return
        if kind is None:
            self._pool.close()
        else:
            self._pool.stop()
        self._pool.join()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits, and the threads and workers started meanwhile never see it: a worker that is
    still importing would answer it with a traceback, as would one whose start was broken off.
    """
    with _handler_held_back():
        if not hasattr(signal, "pthread_sigmask"):
            yield
            return
        # Started by the first worker otherwise, it would let Ctrl-C through again in that thread.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _handler_held_back() -> Iterator[None]:
    """Python's own answer to Ctrl-C waits: a signal that this thread blocks reaches the process
    through any thread of a library that does not, and is then raised here all the same.
    """
    handler = signal.getsignal(signal.SIGINT)
    if handler is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        if came:
            signal.raise_signal(signal.SIGINT)


def _hand_over(done: Future[T], outer: Future[T]) -> None:
    """Pass on a result with pebble's errors under our names."""
    from pebble import ProcessExpired

    if done.cancelled():
        outer.cancel()
        return
    error = done.exception()
    if isinstance(error, ProcessExpired):
        lost = WorkerLostError(str(error))
        lost.__cause__ = error
        outer.set_exception(lost)
    elif error is not None:
        outer.set_exception(error)
    else:
        outer.set_result(done.result())


def _in_worker(task: Callable[..., T], *args: Any) -> T:
    """The task, and its memory given back."""
    try:
        return task(*args)
    finally:
        give_back()


def prepare_worker(memory: int | None = None, folder: Path | None = None) -> None:
    """First thing in a worker: one thread per library, quiet, limited, and not asked by Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    end_with_parent()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    if folder is not None:  # where it is deleted, even if this worker is killed
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    if not is_debugging():
        # libtiff and pdfium write to the terminal from C; what matters comes back as a value.
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 2)
        os.close(quiet)
    _limit(memory)
    import cv2

    cv2.setNumThreads(1)


def _limit(memory: int | None) -> None:
    """Bound the address space, and leave no evidence behind in a core dump."""
    try:
        import resource
    except ImportError:  # no such limits on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    if sys.platform == "linux" and memory is not None:  # macOS takes the call and ignores it
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        least = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (least, hard))
