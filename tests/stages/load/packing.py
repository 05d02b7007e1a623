"""Archives and compound files for tests, made on the spot."""

from __future__ import annotations

import io
import itertools
import struct
import zipfile
from collections.abc import Mapping, Sequence


def zipped(entries: Mapping[str, bytes], *, codec: str | None = None) -> bytes:
    """A ZIP of `entries`; with a `codec` their names are in it, as old packers wrote them."""
    stream = io.BytesIO()
    names = [name.encode(codec) if codec else name.encode() for name in entries]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, (raw, (name, data)) in enumerate(zip(names, entries.items(), strict=True)):
            stand_in = f"{index:0{len(raw)}d}".replace("0", "~") if codec else name
            archive.writestr(stand_in, data, zipfile.ZIP_DEFLATED)
    packed = stream.getvalue()
    for index, raw in enumerate(names if codec else []):
        packed = packed.replace(f"{index:0{len(raw)}d}".replace("0", "~").encode(), raw)
    return packed


def marked(packed: bytes, offset: int, value: int, size: int = 2) -> bytes:
    """`packed` with a field of its only local header and directory entry overwritten.

    `offset` is that in the local header; in the directory entry it stands two bytes later.
    """
    changed = bytearray(packed)
    form = {2: "<H", 4: "<I"}[size]
    for signature, shift in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        struct.pack_into(form, changed, packed.index(signature) + offset + shift, value)
    return bytes(changed)


_SECTOR, _SMALL = 512, 64
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

Storage = Mapping[str, "bytes | Storage"]


def compound(root: Storage) -> bytes:
    """An OLE compound file ([MS-CFB]) of `root`, whose streams are smaller than 4096 bytes."""
    entries: list[tuple[str, int, int, int, bytes]] = []  # name, type, next, child, content

    def add(name: str, kind: int, content: bytes | Storage) -> int:
        index = len(entries)
        entries.append((name, kind, _FREE, _FREE, b""))
        if isinstance(content, bytes):
            entries[index] = (name, kind, _FREE, _FREE, content)
            return index
        children = [add(n, 2 if isinstance(c, bytes) else 1, c) for n, c in content.items()]
        for one, following in itertools.pairwise(children):
            entries[one] = (*entries[one][:2], following, *entries[one][3:])
        entries[index] = (name, kind, _FREE, children[0] if children else _FREE, b"")
        return index

    add("Root Entry", 5, root)
    small, starts = b"", []
    chains: list[int] = []
    for _, _, _, _, content in entries:
        count = -(-len(content) // _SMALL)
        starts.append(len(chains) if count else _END)
        chains += [len(chains) + i + 1 for i in range(count - 1)] + [_END] * bool(count)
        small += content.ljust(count * _SMALL, b"\0")
    directory_sectors = -(-len(entries) // (_SECTOR // 128))
    small_sectors = -(-len(small) // _SECTOR)
    first_small = 2 + directory_sectors
    table = [_FAT, *_chain(1, directory_sectors), _END, *_chain(first_small, small_sectors)]
    assert len(table) <= _SECTOR // 4, "one sector of each table is enough for tests"
    assert len(chains) <= _SECTOR // 4, "one sector of each table is enough for tests"
    starts[0] = first_small if small_sectors else _END
    sizes = [len(small), *(len(content) for _, _, _, _, content in entries[1:])]
    directory = b"".join(
        (name.encode("utf-16-le").ljust(64, b"\0"))
        + struct.pack("<HBBIII", 2 * len(name) + 2, kind, 1, _FREE, following, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
        for (name, kind, following, child, _), start, size in zip(
            entries, starts, sizes, strict=True
        )
    )
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, 1 + directory_sectors, 1, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return b"".join(
        (
            header,
            struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff"),
            directory.ljust(directory_sectors * _SECTOR, b"\0"),
            struct.pack(f"<{len(chains)}I", *chains).ljust(_SECTOR, b"\xff"),
            small.ljust(small_sectors * _SECTOR, b"\0"),
        )
    )


def _chain(first: int, count: int) -> list[int]:
    """The entries of `count` sectors in a row, of which the first is `first`."""
    return [*range(first + 1, first + count), _END] if count else []


def property_stream(properties: Sequence[tuple[int, int, int]], header: int) -> bytes:
    """Fixed-length properties of an Outlook mail: tag, type and value ([MS-OXMSG] 2.4)."""
    return bytes(header) + b"".join(
        struct.pack("<HHIQ", kind, tag, 6, value) for tag, kind, value in properties
    )
