"""ZIP archives. What the central directory says is compared with what comes out, never believed."""

from __future__ import annotations

import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from evidencecheck.model.document import EvidenceFile, Trouble
from evidencecheck.model.message import msg
from evidencecheck.stages.limits import limits
from evidencecheck.stages.load.charset import legacy_codec
from evidencecheck.stages.load.loaded import Loaded, pages_of
from evidencecheck.stages.load.members import Member, refused_member
from evidencecheck.stages.load.refusal import Refusal

MAX_DIRECTORY = 8 * 1024 * 1024
"""Bytes of a central directory; one entry takes 46 and its name."""
FREE = 16 * 1024 * 1024
"""Bytes that may come out of however few; beyond them `Limits.expansion` counts."""
MAX_PARTS = 10_000

LIKELY = 0.6
"""Share of usual characters from which on a name is taken to be in a Chinese or Japanese code."""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    struct.error,
)
"""What `zipfile` raises on broken input; RuntimeError is its word for a password."""

_END = b"PK\x05\x06"
_END_SIZE = 22
_LITTER = re.compile(
    r"(?:^|/)(?:__MACOSX/|\.(?!\.?(?:/|$))|(?:thumbs\.db|desktop\.ini)$)", re.IGNORECASE
)
"""What operating systems add to archives, and hidden files: no evidence in a folder either."""
_BLOCK = 1 << 18


def load_archive(file: EvidenceFile, sha256: str, kind: str) -> Loaded:
    """Open the ZIP `file`; its members are its content.

    Raises:
        Refusal: DAMAGED without a readable directory, REJECTED with an outsized one, EMPTY.
    """
    with opened(file.path) as archive:
        if not any(_is_evidence(info) for info in archive.infolist()):
            raise Refusal(Trouble.EMPTY, msg("The archive holds no files. Pack it again."))

    def members() -> Iterator[Member]:
        with opened(file.path) as held:
            for info in held.infolist():
                if _is_evidence(info):
                    yield _member(held, info)

    return Loaded(file, sha256, kind, 0, *pages_of(()), members=members, is_container=True)


def opened(path: Path) -> zipfile.ZipFile:
    """The archive at `path` with its directory read.

    Raises:
        Refusal: DAMAGED or REJECTED, see `load_archive`.
    """
    try:
        if _directory_size(path) > MAX_DIRECTORY:
            raise Refusal(
                Trouble.REJECTED,
                msg("The archive lists more files than are read. Hand in only those that matter."),
            )
        return zipfile.ZipFile(path)
    except BROKEN as error:
        raise Refusal(
            Trouble.DAMAGED,
            msg("The archive is damaged or cut off: {error}. Pack it again.", error=str(error)),
        ) from error


def check_package(path: Path) -> None:
    """Hold a document that is a ZIP inside against the limits before a library expands it.

    Raises:
        Refusal: DAMAGED or REJECTED.
    """
    with opened(path) as package:
        total = 0
        most = min(limits().member_size, FREE + limits().expansion * path.stat().st_size)
        for number, info in enumerate(package.infolist()):
            if number >= MAX_PARTS:
                raise _bomb()
            for block in _blocks(package, info):
                total += len(block)
                if total > most:
                    raise _bomb()


def part_of(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The content of an entry of a package that `check_package` let pass.

    Raises:
        Refusal: DAMAGED or UNSUPPORTED.
    """
    return b"".join(_blocks(package, info))


def _directory_size(path: Path) -> int:
    """Bytes of the central directory, from the last end-of-directory record (APPNOTE 4.3.16)."""
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _END_SIZE - 0xFFFF))
        tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return 0  # zipfile will say what is wrong
    return int(struct.unpack_from("<I", tail, at + 12)[0])


def _is_evidence(info: zipfile.ZipInfo) -> bool:
    return not info.is_dir() and not _LITTER.search(info.filename.replace("\\", "/"))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    name = _name(info)
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or re.match(r"[A-Za-z]:", name):
        return refused_member(name, _escape())
    if stat.S_ISLNK(info.external_attr >> 16):
        return refused_member(name, _link())
    if info.flag_bits & 0x1:
        return refused_member(name, _locked())
    return Member(
        name,
        lambda: _blocks(archive, info),
        FREE + limits().expansion * info.compress_size,
    )


def _blocks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of an entry as it comes out, whatever size its headers state."""
    try:
        with archive.open(info) as stream:
            while block := stream.read(_BLOCK):
                yield block
    except NotImplementedError as error:
        raise Refusal(
            Trouble.UNSUPPORTED,
            msg(
                "It is packed in a way that is not read ({error}). Pack it again.", error=str(error)
            ),
        ) from error
    except BROKEN as error:
        raise Refusal(
            Trouble.DAMAGED,
            msg("It cannot be unpacked: {error}. Pack it again.", error=str(error)),
        ) from error


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: without the mark for UTF-8 (APPNOTE 4.4.4, bit 11) it is in the
    code of the machine that packed it, which for Chinese Windows is GBK and not code page 437.
    """
    if info.flag_bits & 0x800:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        codec = legacy_codec(raw, LIKELY)
        name = raw.decode(codec, "replace") if codec not in {None, "cp1252"} else ""
        return name if any("぀" <= char <= "鿿" for char in name) else info.filename


def _escape() -> Refusal:
    return Refusal(
        Trouble.REJECTED,
        msg("Its name leads out of the archive, so it was not unpacked. Pack it again."),
    )


def _link() -> Refusal:
    return Refusal(
        Trouble.REJECTED,
        msg("It is a link to a file elsewhere, not the file itself. Pack the file itself."),
    )


def _locked() -> Refusal:
    return Refusal(
        Trouble.ENCRYPTED,
        msg("The archive needs a password for it. Hand in the files without a password."),
    )


def _bomb() -> Refusal:
    return Refusal(
        Trouble.REJECTED,
        msg("It expands to far more than a document holds. Save it again or print it to PDF."),
    )
