"""Runs the stages over cases and files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path, PurePosixPath

from evidencecheck.engine.debug import trace
from evidencecheck.engine.evidence import FileEvidence, evidence_of
from evidencecheck.engine.pool import Pool, WorkerLostError, open_pool
from evidencecheck.engine.reuse import compared
from evidencecheck.engine.tasks import look_again
from evidencecheck.engine.unpacking import unpacking
from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Evidence, EvidenceFile, Unreadable
from evidencecheck.model.errors import (
    EngineMissingError,
    EvidenceCheckError,
    NothingToCheckError,
)
from evidencecheck.model.fact import Reading
from evidencecheck.model.message import Message, msg
from evidencecheck.model.parts import whole_name
from evidencecheck.model.report import CaseFailure, CaseReport, Extraction
from evidencecheck.stages.discover import Found, discover
from evidencecheck.stages.read.settings import ReadSettings

_CONTAINERS = frozenset({".zip", ".eml", ".msg"})
_MANY = 8
"""Members that a container is reckoned to have before it is opened."""

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How a run goes."""

    as_of: date
    """What "today" is."""
    read: ReadSettings = field(default_factory=ReadSettings)
    jobs: int | None = None
    """Worker processes; None: one per core; 0: everything in this process."""
    policy: str | None = None
    """Judges every case by this policy, whatever its claim file says."""
    policy_dir: Path | None = None
    """Policies of the user's own, beside and before the shipped ones."""


def check_cases(
    cases: Sequence[Path], settings: RunSettings, progress: Progress | None = None
) -> Iterator[CaseReport | CaseFailure]:
    """Judge each case folder; results come in order. A single case is done with its last file; of
    several, the last one has to be known before it can be told what they share.

    Raises:
        NothingToCheckError: no case has any evidence file.
        EngineMissingError: the OCR engine that is asked for is not installed.
    """
    _check_engine(settings)
    found = [(case, _discovered(case)) for case in cases]
    if all(entries == Found() for _, entries in found):
        raise NothingToCheckError(msg("There are no evidence files to check."))
    reports = _reports(found, settings, progress)
    return compared(reports) if len(found) > 1 else reports


def extract_files(
    files: Sequence[Path], settings: RunSettings, progress: Progress | None = None
) -> Extraction:
    """Read single files outside any claim.

    Raises:
        NothingToCheckError: `files` is empty.
        EngineMissingError: the OCR engine that is asked for is not installed.
    """
    from evidencecheck.rules import judge_files

    _check_engine(settings)
    if not files:
        raise NothingToCheckError(msg("There are no files to read."))
    named = tuple(EvidenceFile(path.as_posix(), path, _size(path)) for path in files)
    with (
        unpacking() as folder,
        _opened(_workers(settings, _tasks(named)), settings, folder) as pool,
    ):
        results = _counted(evidence_of(pool, [named], settings.read, folder), len(named), progress)
        evidence = tuple(item for result in results for item in result.evidence)
    documents, unreadable = _parted(evidence)
    return Extraction(evidence, judge_files(documents, unreadable))


def _reports(
    found: Sequence[tuple[Path, Found | Message]],
    settings: RunSettings,
    progress: Progress | None,
) -> Iterator[CaseReport | CaseFailure]:
    lists = [entries.files for _, entries in found if not isinstance(entries, Message)]
    total = sum(map(len, lists))
    with (
        unpacking() as folder,
        _opened(_workers(settings, sum(map(_tasks, lists))), settings, folder) as pool,
        _opened(0 if settings.jobs == 0 else 1, settings, folder) as looks,
    ):
        results = _counted(evidence_of(pool, lists, settings.read, folder), total, progress)
        for case, entries in found:
            if isinstance(entries, Message):
                yield _failure(case, entries)
            elif entries == Found():
                yield _failure(case, msg("The case has no evidence files."))
            else:
                read = tuple(islice(results, len(entries.files)))
                yield _judged_or_failed(case, read, entries.refused, settings, looks)


def _judged_or_failed(
    case: Path,
    results: Sequence[FileEvidence],
    refused: tuple[Unreadable, ...],
    settings: RunSettings,
    looks: Pool,
) -> CaseReport | CaseFailure:
    """The report; where something in one case was not foreseen, the other cases still have theirs."""
    try:
        return _judged(case, results, refused, settings, looks)
    except (EvidenceCheckError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 (what people hand in is not to be foreseen)
        trace(error)
        reason = msg(
            "Judging it failed in a way that was not foreseen ({kind}). Please report it.",
            kind=type(error).__name__,
        )
        return _failure(case, reason)


def _judged(
    case: Path,
    results: Sequence[FileEvidence],
    refused: tuple[Unreadable, ...],
    settings: RunSettings,
    looks: Pool,
) -> CaseReport:
    """Match and judge one case whose files are read."""
    from evidencecheck import policies
    from evidencecheck.rules import judge
    from evidencecheck.stages.claim_file import load_claim
    from evidencecheck.stages.match import contradictions, match
    from evidencecheck.stages.match.ambiguous_days import settled
    from evidencecheck.stages.match.damage import damage_told
    from evidencecheck.stages.match.order import order_of
    from evidencecheck.stages.match.rates import reference_rates
    from evidencecheck.stages.own_rows import in_own_rows
    from evidencecheck.stages.own_side import on_own_side
    from evidencecheck.stages.reuse.twins import same_photos

    read, unreadable = _parted([item for result in results for item in result.evidence])
    claim = load_claim(case, policies.known(settings.policy_dir))
    sided = on_own_side(claim, read)
    documents = in_own_rows(settled(sided), order_of(claim, sided))
    files = [file for result in results for file in result.files]
    wanted = replace(claim, policy=settings.policy) if settings.policy else claim
    policy, source, reason = policies.choose(wanted, documents, folder=settings.policy_dir)
    look = second_look(files, settings, looks)
    return judge(
        Case(
            _case_id(case),
            case.as_posix(),
            claim,
            policy,
            source,
            reason,
            settings.as_of,
            documents,
            (*unreadable, *refused),
            match(claim, documents, look),
            contradictions(claim, documents, look),
            sizes=_sizes(files, documents),
            same_photos=same_photos(documents),
            rates=reference_rates(claim, documents),
            damage=damage_told(claim, documents),
        )
    )


def second_look(
    files: Sequence[EvidenceFile], settings: RunSettings, pool: Pool
) -> Callable[[Reading], tuple[str, ...]]:
    """A function that reads the place of a reading again; () where there is nothing to see."""
    by_name = {file.name: file for file in files}

    def look(reading: Reading) -> tuple[str, ...]:
        file = by_name.get(whole_name(reading.file))
        if file is None or reading.page is None or reading.box is None:
            return ()
        future = pool.submit(look_again, file, reading.page, reading.box, settings.read)
        try:
            return future.result()
        except (TimeoutError, WorkerLostError, MemoryError):
            return ()  # no second reading: the dispute stays open, and is reported as such

    return look


def _sizes(files: Sequence[EvidenceFile], documents: Sequence[Document]) -> dict[str, int]:
    """Bytes of each file; of several documents in one, the first has them all."""
    named: dict[str, str] = {}
    for document in documents:
        named.setdefault(whole_name(document.file), document.file)
    return {named.get(file.name, file.name): file.size for file in files}


def _discovered(case: Path) -> Found | Message:
    """What is in the folder, or why the folder cannot be listed."""
    try:
        return discover(case)
    except FileNotFoundError:
        return msg("The folder does not exist.")
    except NotADirectoryError:
        return msg("This is no folder. A case is a folder of evidence files.")
    except OSError as error:
        return msg("The folder cannot be listed: {error}.", error=error.strerror or str(error))


def _failure(case: Path, reason: Message) -> CaseFailure:
    return CaseFailure(_case_id(case), case.as_posix(), reason)


def _case_id(case: Path) -> str:
    return case.name or case.resolve().name


def _parted(evidence: Sequence[Evidence]) -> tuple[tuple[Document, ...], tuple[Unreadable, ...]]:
    documents = tuple(item for item in evidence if isinstance(item, Document))
    unreadable = tuple(item for item in evidence if isinstance(item, Unreadable))
    return documents, unreadable


def _counted(
    results: Iterator[FileEvidence], total: int, progress: Progress | None
) -> Iterator[FileEvidence]:
    for done, item in enumerate(results, 1):
        if progress is not None:
            progress(done, total)
        yield item


def _tasks(files: Sequence[EvidenceFile]) -> int:
    """How many files may be read side by side; of an archive or a mail each member is one."""
    return sum(
        _MANY if PurePosixPath(file.name).suffix.lower() in _CONTAINERS else 1 for file in files
    )


def _opened(workers: int | None, settings: RunSettings, folder: Path) -> Pool:
    limits = settings.read.limits
    return open_pool(workers, limits.seconds, limits.memory, folder)


def _workers(settings: RunSettings, files: int) -> int | None:
    """No more workers than files."""
    from evidencecheck.engine.pool import cores

    if settings.jobs == 0:
        return 0
    return max(1, min(settings.jobs or cores(), files))


def _check_engine(settings: RunSettings) -> None:
    """Say that OpenCV or an OCR engine is missing before any worker starts.

    Raises:
        EngineMissingError: with what to install.
    """
    from evidencecheck.stages.read.ocr import chosen

    try:
        import cv2  # noqa: F401 (asked whether it loads)
    except ImportError as error:
        raise EngineMissingError(
            msg(
                "OpenCV cannot be loaded: {reason}. Install the system libraries it needs"
                " (Debian, Ubuntu: apt-get install libgl1 libglib2.0-0), or the build that needs"
                " none: pip install --force-reinstall --no-deps opencv-python-headless",
                reason=str(error).splitlines()[0] if str(error) else type(error).__name__,
            )
        ) from error
    chosen(settings.read.ocr)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it will say what is wrong
