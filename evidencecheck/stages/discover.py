"""Folder to evidence files. Nothing is opened here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from evidencecheck.model.document import EvidenceFile

CLAIM_FILE = "claim.toml"
"""Name of the claim file, which is no evidence, at the top of a case."""

_LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
"""What operating systems leave in folders, in lower case."""


def discover(case: Path) -> tuple[EvidenceFile, ...]:
    """All evidence files at any depth below `case`, sorted by their name.

    Left out are the claim file at the top, hidden files and folders, the litter of operating
    systems, anything that is no regular file, and links that lead out of the case.

    Raises:
        OSError: `case` does not exist, is no folder or cannot be listed.
    """
    root = case.resolve(strict=True)
    found = [file for file in _walk(case, root, {root}) if file.name != CLAIM_FILE]
    return tuple(sorted(found, key=lambda file: file.name))


def _walk(folder: Path, root: Path, entered: set[Path]) -> Iterator[EvidenceFile]:
    """Regular files below `folder`; `entered` holds real folders, so that links cannot loop."""
    for entry in os.scandir(folder):
        if entry.name.startswith(".") or entry.name.lower() in _LITTER:
            continue
        path = folder / entry.name
        if entry.is_symlink() and not _stays_inside(path, root):
            continue
        if entry.is_dir():
            real = path.resolve()
            if real not in entered:
                entered.add(real)
                yield from _below(path, root, entered)
        elif entry.is_file():
            yield EvidenceFile(path.name, path, entry.stat().st_size)


def _below(folder: Path, root: Path, entered: set[Path]) -> Iterator[EvidenceFile]:
    """The files of a subfolder, their names relative to the case."""
    for file in _walk(folder, root, entered):
        yield EvidenceFile(f"{folder.name}/{file.name}", file.path, file.size)


def _stays_inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # dangling, or a circle of links
        return False
