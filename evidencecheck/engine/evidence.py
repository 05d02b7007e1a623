"""Files to evidence over a pool, in order, with bounded look-ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import fields, is_dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from evidencecheck.engine.pool import Pool, WorkerLostError
from evidencecheck.engine.tasks import process_file
from evidencecheck.model.document import Evidence, EvidenceFile, Trouble, Unreadable
from evidencecheck.model.message import Message, msg
from evidencecheck.stages.load import identify
from evidencecheck.stages.read.settings import ReadSettings

AHEAD = 8
"""Files per worker that are submitted before the first of them is awaited: keeps workers busy
behind a slow file, and memory flat over any number of cases."""


def evidence_of(
    pool: Pool, cases: Iterable[tuple[EvidenceFile, ...]], settings: ReadSettings
) -> Iterator[Evidence]:
    """Evidence for every file of every case, in order. Twins within a case are read once.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not installed.
    """
    window: deque[tuple[EvidenceFile, str, Future[Evidence], EvidenceFile]] = deque()
    for files in cases:
        first: dict[tuple[str, str], tuple[Future[Evidence], EvidenceFile]] = {}
        for file in files:
            sha256, _ = identify(file)
            key = (sha256, PurePosixPath(file.name).suffix.lower())
            if not sha256 or key not in first:
                first[key] = pool.submit(process_file, file, settings), file
            window.append((file, sha256, *first[key]))
            if len(window) > AHEAD * pool.workers:
                yield _result(*window.popleft())
    while window:
        yield _result(*window.popleft())


def _result(
    file: EvidenceFile, sha256: str, future: Future[Evidence], read_as: EvidenceFile
) -> Evidence:
    try:
        evidence = future.result()
    except TimeoutError:
        return _rejected(file, _too_slow())
    except WorkerLostError:
        return _rejected(file, _crashed())
    except MemoryError:
        return _rejected(file, _too_big())
    if file == read_as:
        return evidence
    twin: Evidence = renamed(evidence, read_as.name, file.name)
    return twin


def _rejected(file: EvidenceFile, reason: Message) -> Unreadable:
    sha256, media_type = identify(file)
    return Unreadable(file.name, sha256, media_type, Trouble.REJECTED, reason)


def _too_slow() -> Message:
    return msg(
        "Reading took longer than the time limit and was stopped."
        " Save the document anew (print it to PDF), or raise the limit."
    )


def _crashed() -> Message:
    return msg(
        "Reading it ended the reader process: the file is broken or hostile."
        " Save the document anew (print it to PDF)."
    )


def _too_big() -> Message:
    return msg("Reading it needs more memory than a reader may take. Save it smaller.")


def renamed(value: Any, old: str, new: str) -> Any:
    """`value` (a frozen value of the model) with every file name `old` in it replaced by `new`."""
    if isinstance(value, tuple):
        return tuple(renamed(part, old, new) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        before = getattr(value, field.name)
        is_name = field.name == "file" and before == old
        after = new if is_name else renamed(before, old, new)
        if after is not before:
            changed[field.name] = after
    return replace(value, **changed) if changed else value
