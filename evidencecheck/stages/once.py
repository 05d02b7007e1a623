"""What several stages of a task ask of its file is made once.

Reading, the check of layers, the search for signs of editing and unpacking all open the file: each asks
for it as if it were alone, and inside `one_task` gets what the first of them was given. Nothing outlives
the task, so a worker holds one file at a time and no result depends on what was read before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Subject = TypeVar("Subject", bound=Hashable)
Further = TypeVarTuple("Further")


@dataclass(frozen=True, slots=True)
class _Task:
    subjects: frozenset[Hashable] = frozenset()
    made: dict[Hashable, Any] = field(default_factory=dict)


_NONE = _Task()
_current: ContextVar[_Task] = ContextVar("task", default=_NONE)


@contextmanager
def one_task(*subjects: Hashable) -> Iterator[None]:
    """Keep what `once` makes of `subjects` inside. What is made of anything else, such as the many
    files in an archive, is not kept.
    """
    before = _current.set(_Task(frozenset(subjects)))
    try:
        yield
    finally:
        _current.reset(before)


def once(make: Callable[[Subject, *Further], T], subject: Subject, *further: *Further) -> T:
    """``make(subject, *further)``; of a subject of the task only the first time.

    An exception is not kept: who asks again has it raised again.
    """
    task = _current.get()
    if subject not in task.subjects:
        return make(subject, *further)
    key = (make, subject, further)
    if key not in task.made:
        task.made[key] = make(subject, *further)
    known: T = task.made[key]
    return known
