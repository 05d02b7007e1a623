"""Files in a file: what archives, mails and PDFs hold, unpacked into a private folder.

The one place where unpacking recurses. Nothing of what a container says about its members is
believed: sizes are counted while they are copied, names are shown and never used as paths.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evidencecheck.model.document import EvidenceFile, Trouble, Unreadable
from evidencecheck.model.message import Message, msg
from evidencecheck.stages.limits import MEGABYTE, limits
from evidencecheck.stages.load.refusal import Refusal

SEPARATOR = "!/"
"""Stands between the name of a container and that of its member."""
MAX_NAME = 160
"""Characters of a member's name that are shown."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another one."""

    name: str
    """As its container gives it: untrusted, for display only."""
    blocks: Callable[[], Iterator[bytes]]
    """Its content in pieces of any size; raises `Refusal` where it cannot be had, or not whole."""
    limit: int | None = None
    """Bytes of content after which it is refused, where its container says how few it stores."""


def member_of(name: str, data: bytes) -> Member:
    """A member whose content is in memory already."""
    return Member(name, lambda: iter((data,)))


def refused_member(name: str, refusal: Refusal) -> Member:
    """A member that is there but cannot be had (locked, unsafe): it is reported, not passed over."""

    def refuse() -> Iterator[bytes]:
        raise refusal

    return Member(name, refuse)


@dataclass(slots=True)
class _Allowance:
    """What one evidence file may still unpack."""

    members: int
    total: int


def unpack(file: EvidenceFile, folder: Path) -> tuple[EvidenceFile | Unreadable, ...]:
    """All members of `file` at any depth, each container followed by its own.

    Their content is in files below `folder` under names made here; those of them that could not be
    unpacked are `Unreadable`. The folder is made with the first of them.

    Raises:
        OSError: `folder` cannot be made or written.
    """
    numbers = itertools.count(1)
    left = _Allowance(limits().members, limits().unpacked)
    return tuple(_unpacked(file, folder, numbers, left, 1))


def _unpacked(
    file: EvidenceFile, folder: Path, numbers: Iterator[int], left: _Allowance, depth: int
) -> Iterator[EvidenceFile | Unreadable]:
    taken: dict[str, int] = {}
    for member in _members(file):
        name = file.name + SEPARATOR + _unique(shown_name(member.name), taken)
        if left.members <= 0 or depth > limits().depth:
            yield _unreadable(name, _too_many() if left.members <= 0 else _too_deep())
            return
        left.members -= 1
        path = folder / f"{next(numbers)}"
        try:
            size = _copied(member, path, left)
        except Refusal as refusal:
            path.unlink(missing_ok=True)
            yield _unreadable(name, refusal)
            continue
        inner = EvidenceFile(name, path, size)
        yield inner
        yield from _unpacked(inner, folder, numbers, left, depth + 1)


def _members(file: EvidenceFile) -> Iterator[Member]:
    """The members of `file`; a container that breaks off ends the iteration with one refused."""
    from evidencecheck.stages.load import load_container

    loaded = load_container(file)
    if loaded is None:
        return
    try:
        yield from loaded.members()
    except Refusal as refusal:
        yield refused_member("…", refusal)


def _copied(member: Member, path: Path, left: _Allowance) -> int:
    """Write the content of `member` to `path`, which is new, and give its size."""
    most = min(limits().member_size, left.total)
    if member.limit is not None:
        most = min(most, member.limit)
    size = 0
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with path.open("xb") as target:
        for block in member.blocks():
            size += len(block)
            if size > most:
                raise Refusal(Trouble.REJECTED, _too_big())
            target.write(block)
    left.total -= size
    path.chmod(0o400)  # evidence is read, never written
    return size


def shown_name(name: str) -> str:
    """`name` as it may stand in a report: printable, one path without tricks, of bounded length."""
    plain = "".join(c if c.isprintable() else "�" for c in name.replace("\\", "/"))
    parts = [part for part in plain.replace(SEPARATOR, "! /").split("/") if part not in {"", "."}]
    joined = "/".join(parts) or "unnamed"
    return joined if len(joined) <= MAX_NAME else "…" + joined[-MAX_NAME:]


def _unique(name: str, taken: dict[str, int]) -> str:
    """`name`, numbered from the second of its kind on: every document has a name of its own."""
    taken[name] = taken.get(name, 0) + 1
    if taken[name] == 1:
        return name
    stem, dot, suffix = name.rpartition(".")
    numbered = f"{stem} ({taken[name]}).{suffix}" if dot else f"{name} ({taken[name]})"
    return _unique(numbered, taken)


def _unreadable(name: str, refusal: Refusal) -> Unreadable:
    return Unreadable(name, "", "application/octet-stream", refusal.trouble, refusal.detail)


def _too_many() -> Refusal:
    return Refusal(
        Trouble.REJECTED,
        msg(
            "This and all further files inside were not read: there are more than {limit}."
            " Hand in only those that matter.",
            limit=str(limits().members),
        ),
    )


def _too_deep() -> Refusal:
    return Refusal(
        Trouble.REJECTED,
        msg(
            "It lies more than {limit} archives or mails deep and was not read."
            " Hand it in by itself.",
            limit=str(limits().depth),
        ),
    )


def _too_big() -> Message:
    return msg(
        "Unpacked, it is larger than what is read ({limit} MB for one file). Hand it in by itself.",
        limit=str(limits().member_size // MEGABYTE),
    )
