"""Folder to evidence files. Nothing is opened here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evidencecheck.model.document import EvidenceFile, Trouble, Unreadable
from evidencecheck.model.message import Message, msg

CLAIM_FILE = "claim.toml"
"""Name of the claim file, which is no evidence, at the top of a case."""
MAX_FILES = 5000
"""Of one case; people hand in 3 to 30."""

_LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
"""What operating systems leave in folders, in lower case."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a case folder, each sorted by name."""

    files: tuple[EvidenceFile, ...] = ()
    refused: tuple[Unreadable, ...] = ()
    """Entries that are not opened: links that lead out of the case, pipes, folders that cannot be
    listed."""


def discover(case: Path) -> Found:
    """All evidence at any depth below `case`.

    Left out are the claim file at the top, hidden files and folders, and the litter of operating
    systems.

    Raises:
        OSError: `case` does not exist, is no folder or cannot be listed.
    """
    files: list[EvidenceFile] = []
    refused: list[Unreadable] = []
    for entry in _walk(case):
        if isinstance(entry, Unreadable):
            refused.append(entry)
        elif len(files) == MAX_FILES:
            refused.append(_refused(entry.name, _too_many()))
            break
        elif entry.name != CLAIM_FILE:
            files.append(entry)
    files.sort(key=lambda file: file.name)
    return Found(tuple(files), tuple(sorted(refused, key=lambda entry: entry.file)))


def _walk(case: Path) -> Iterator[EvidenceFile | Unreadable]:
    """Entries below `case`, without recursion: folders may lie a thousand deep in each other."""
    root = case.resolve(strict=True)
    entered = {root}  # real folders, so that links cannot loop
    waiting = [(case, "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            with os.scandir(folder) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            if folder == case:
                raise
            yield _refused(prefix, _unlisted(error))
            continue
        for entry in entries:
            if entry.name.startswith(".") or entry.name.lower() in _LITTER:
                continue
            path, name = folder / entry.name, prefix + entry.name
            if (reason := _forbidden(entry, root)) is not None:
                yield _refused(name, reason)
            elif entry.is_dir():
                real = path.resolve()
                if real not in entered:
                    entered.add(real)
                    waiting.append((path, f"{name}/"))
            else:
                yield EvidenceFile(name, path, _size(entry))


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_size
    except OSError:
        return 0  # reading it will say what is wrong


def _forbidden(entry: os.DirEntry[str], root: Path) -> Message | None:
    """Why an entry is not opened."""
    try:
        if entry.is_symlink():
            real = Path(entry.path).resolve(strict=True)
            if not real.is_relative_to(root):
                return msg(
                    "It is a link that leads out of the case folder, so it was not followed."
                    " Put the file itself into the folder."
                )
        if entry.is_dir() or entry.is_file():
            return None
    except (OSError, RuntimeError):  # dangling, or a circle of links
        return msg(
            "It is a link to something that is not there. Put the file itself into the folder."
        )
    return msg("It is no file but a pipe or a device. Take it out of the folder.")


def _refused(name: str, reason: Message) -> Unreadable:
    return Unreadable(name, "", "application/octet-stream", Trouble.REJECTED, reason)


def _unlisted(error: OSError) -> Message:
    return msg(
        "The folder cannot be listed: {error}. Mend its permissions, or take it out.",
        error=error.strerror or type(error).__name__,
    )


def _too_many() -> Message:
    return msg(
        "This and further files were not read: there are more than {limit} in the folder."
        " Each claim needs a folder of its own.",
        limit=str(MAX_FILES),
    )
