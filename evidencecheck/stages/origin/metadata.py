"""What the metadata of a PDF or a picture say of the programs and days of its making."""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from evidencecheck.model.origin import Origin
from evidencecheck.stages.load.image import BROKEN, open_picture
from evidencecheck.stages.load.pdf_structure import pypdf_errors

MAX_NAME = 200
"""Characters of a program's name; more is no name."""

# EXIF 2.32: tags 0x0131 Software, 0x0132 DateTime (of the last change), 0x9003 DateTimeOriginal, 0x9011
# and 0x9010 their offsets from UTC.
_SOFTWARE, _CHANGED, _TAKEN = 0x0131, 0x0132, 0x9003
_CHANGED_ZONE, _TAKEN_ZONE = 0x9010, 0x9011
_EXIF_BLOCK = 0x8769


def pdf_metadata(path: Path) -> Origin:
    """Producer, creator and days of the document information dictionary (PDF 1.7, 14.3.3)."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with path.open("rb") as stream:
            info = PdfReader(stream, strict=False).metadata
            if info is None:
                return Origin()
            software = [_text(info.get(key)) for key in ("/Creator", "/Producer")]
            created = _pdf_date(lambda: info.creation_date)
            return _origin(software, created, _pdf_date(lambda: info.modification_date))
    except pypdf_errors():
        return Origin()


def picture_metadata(path: Path) -> Origin:
    """EXIF, or the text fields of a PNG (PNG 1.2, 4.2.3.1)."""
    from PIL import Image

    try:
        with open_picture(path) as picture:
            exif = picture.getexif()
            block = exif.get_ifd(_EXIF_BLOCK)
            software = [_text(exif.get(_SOFTWARE)), _text(picture.info.get("Software"))]
            return _origin(
                software,
                _exif_date(block.get(_TAKEN), block.get(_TAKEN_ZONE)),
                _exif_date(exif.get(_CHANGED), block.get(_CHANGED_ZONE)),
            )
    except (*BROKEN, Image.DecompressionBombError):
        return Origin()


def _origin(software: Iterable[str], created: datetime | None, modified: datetime | None) -> Origin:
    named = tuple(dict.fromkeys(name for name in software if name))
    return Origin(
        software=named,
        editor=next((found for name in named if (found := _known("editors", name))), ""),
        authoring=any(_known("authoring", name) for name in named),
        created=created,
        modified=modified,
    )


def _known(table: str, name: str) -> str:
    """The entry of the list `table` that `name` fits; "" where none does."""
    return next((known for known, pattern in _programs(table) if pattern.search(name)), "")


@cache
def _programs(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    page = files("evidencecheck.stages.origin").joinpath("editors.toml").read_text("utf-8")
    return tuple(
        (entry["name"], re.compile(entry["pattern"], re.IGNORECASE))
        for entry in tomllib.loads(page)[table]
    )


def _text(value: object) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")
    return " ".join(text.replace("\0", "").split())[:MAX_NAME]


def _pdf_date(read: Callable[[], datetime | None]) -> datetime | None:
    """A date of the dictionary; None where it is absent or no date (PDF 1.7, 7.9.4)."""
    try:
        return read()
    except pypdf_errors():
        return None


def _exif_date(value: object, zone: object) -> datetime | None:
    """``2026:10:02 14:03:59`` with an offset such as ``+08:00``, if there is one."""
    text, offset = _text(value), _text(zone)
    try:
        if offset:
            return datetime.strptime(f"{text} {offset}", "%Y:%m:%d %H:%M:%S %z")
        return datetime.strptime(text, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 (EXIF names no zone)
    except ValueError:
        return None
