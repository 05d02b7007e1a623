"""Pictures inside documents: a pasted screenshot is evidence, a logo or a tracking pixel is none."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from evidencecheck.stages.load.archive import opened, part_of
from evidencecheck.stages.load.members import Member, member_of

SHOWN = 300
"""Pixels that a picture set into text must have on both sides to be looked at: logos in signatures
are 20 to 200 high, product pictures in order mails 100 to 200."""
ATTACHED = 64
"""The same for a picture that was attached by itself."""
MAX_PICTURES = 50
"""Of one document."""


def is_large(data: bytes, least: int) -> bool:
    """Whether `data` is a picture of at least `least` pixels on both sides; true where its size
    cannot be told: then it is for the reader to say what is wrong.
    """
    from PIL import Image, UnidentifiedImageError

    from evidencecheck.stages.load.image import open_picture

    try:
        with open_picture(BytesIO(data)) as picture:
            return min(picture.size) >= least
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return True


def package_pictures(path: Path, folder: str) -> Iterator[Member]:
    """The pictures below `folder` of an office document at `path` that are large enough.

    Raises:
        Refusal: the package or a part of it is damaged.
    """
    with opened(path) as package:
        found = 0
        for info in package.infolist():
            name = info.filename
            if not name.startswith(folder) or not name.lower().endswith(_READ):
                continue
            data = part_of(package, info)
            if is_large(data, SHOWN):
                found += 1
                yield member_of(name.rpartition("/")[2], data)
            if found >= MAX_PICTURES:
                return


_READ = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")
"""Others are drawings (EMF, SVG), of which the document shows a picture in one of these."""
