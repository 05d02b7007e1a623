"""Files to evidence over a pool, in order, with bounded look-ahead."""

from __future__ import annotations

import itertools
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from evidencecheck.engine.pool import Pool, WorkerLostError
from evidencecheck.engine.tasks import Processed, process_file
from evidencecheck.model.document import Evidence, EvidenceFile, Trouble, Unreadable
from evidencecheck.model.message import Message, msg
from evidencecheck.stages.limits import within
from evidencecheck.stages.load import seen_from_outside
from evidencecheck.stages.load.members import SEPARATOR
from evidencecheck.stages.read.settings import ReadSettings

AHEAD = 8
"""Files per worker that are submitted before the first of them is awaited: keeps workers busy
behind a slow file, and memory flat over any number of cases."""


@dataclass(frozen=True, slots=True)
class FileEvidence:
    """What a file of a case says, and each file inside it."""

    evidence: tuple[Evidence, ...]
    """Of the file itself first, one for each document in it, then of its members, each container
    before its own."""
    files: tuple[EvidenceFile, ...]
    """The file itself and its unpacked members, whose content lasts until the next case is asked for."""


def evidence_of(
    pool: Pool, cases: Iterable[tuple[EvidenceFile, ...]], settings: ReadSettings, folder: Path
) -> Iterator[FileEvidence]:
    """Evidence for every file of every case, in order. Twins within a case are read once.

    Members are unpacked below `folder`, which is the caller's to remove, and are deleted when the
    next case begins.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not installed.
    """
    window: deque[tuple[_Case, _Task]] = deque()
    numbers = itertools.count(1)
    current: _Case | None = None
    for number, files in enumerate(cases, 1):
        case = _Case(pool, settings, folder / f"{number}")
        for file in files:
            window.append((case, case.submit(file, f"{next(numbers)}")))
            if len(window) > AHEAD * pool.workers:
                current = _begun(current, window[0][0])
                yield _finished(*window.popleft())
    while window:
        current = _begun(current, window[0][0])
        yield _finished(*window.popleft())
    if current is not None:
        current.clear()


@dataclass(frozen=True, slots=True)
class _Task:
    """A file under way."""

    file: EvidenceFile
    read_as: EvidenceFile
    """Its twin that came first, or itself."""
    future: Future[Processed]


@dataclass(slots=True)
class _Case:
    """The files of one case: each content is read once, members are unpacked into its folder."""

    pool: Pool
    settings: ReadSettings
    folder: Path
    first: dict[tuple[str, str], _Task] = field(default_factory=dict)

    def submit(self, file: EvidenceFile, unpack_to: str | None) -> _Task:
        """Have `file` read; a member (`unpack_to` None) is not unpacked, its members are known."""
        with within(self.settings.limits):
            sha256, _ = seen_from_outside(file)
        key = (sha256, PurePosixPath(file.name).suffix.lower())
        known = self.first.get(key) if sha256 else None
        if known is not None and (unpack_to is None or SEPARATOR not in known.file.name):
            return replace(known, file=file)
        room = None
        if unpack_to is not None:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            room = self.folder / unpack_to
        task = _Task(file, file, self.pool.submit(process_file, file, self.settings, room))
        self.first[key] = task
        return task

    def clear(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _begun(before: _Case | None, case: _Case) -> _Case:
    """The case whose results come now; what the one before it unpacked is deleted."""
    if before is not None and before is not case:
        before.clear()
    return case


def _finished(case: _Case, task: _Task) -> FileEvidence:
    """Await a file, then all its members, which are read side by side."""
    own, found = _result(task)
    members = [m if isinstance(m, Unreadable) else case.submit(m, None) for m in found]
    inside = ((m,) if isinstance(m, Unreadable) else _result(m)[0] for m in members)
    evidence = (*own, *itertools.chain.from_iterable(inside))
    unpacked = (m for m in found if isinstance(m, EvidenceFile))
    return FileEvidence(evidence, (task.file, *unpacked))


def _result(
    task: _Task,
) -> tuple[tuple[Evidence, ...], tuple[EvidenceFile | Unreadable, ...]]:
    """The evidence of one file and what is in it, both under its own name."""
    file, read_as = task.file, task.read_as
    try:
        processed = task.future.result()
    except TimeoutError:
        return (_rejected(file, _too_slow()),), ()
    except WorkerLostError:
        return (_rejected(file, _crashed()),), ()
    except MemoryError:
        return (_rejected(file, _too_big()),), ()
    evidence: tuple[Evidence, ...] = (processed.evidence, *processed.further)
    if file == read_as:
        return evidence, processed.members
    twin = tuple(
        renamed(each, each.file, file.name + each.file.removeprefix(read_as.name))
        for each in evidence
    )
    members = tuple(_moved(m, read_as.name, file.name) for m in processed.members)
    return twin, members


def _moved(member: EvidenceFile | Unreadable, old: str, new: str) -> EvidenceFile | Unreadable:
    """`member` of the container `old` as that of its twin `new`."""
    if isinstance(member, Unreadable):
        return replace(member, file=new + member.file.removeprefix(old))
    return replace(member, name=new + member.name.removeprefix(old))


def _rejected(file: EvidenceFile, reason: Message) -> Unreadable:
    sha256, media_type = seen_from_outside(file)
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
    for slot in fields(value):
        before = getattr(value, slot.name)
        is_name = slot.name == "file" and before == old
        after = new if is_name else renamed(before, old, new)
        if after is not before:
            changed[slot.name] = after
    return replace(value, **changed) if changed else value
