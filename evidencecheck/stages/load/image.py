"""Picture files to pages through Pillow, the only decoder with a bomb limit (never cv2.imread)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from evidencecheck.model.document import EvidenceFile, Trouble
from evidencecheck.model.message import Message, msg
from evidencecheck.stages.limits import limits
from evidencecheck.stages.load.loaded import DamagedPage, Loaded, RawPage
from evidencecheck.stages.load.media_times import breaks_off
from evidencecheck.stages.load.refusal import Refusal

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

MAX_FRAMES = 500
"""Pages of one TIFF."""

_FORMATS: dict[str, tuple[str, ...]] = {
    "image/png": ("PNG",),
    "image/jpeg": ("JPEG", "MPO"),
    "image/webp": ("WEBP",),
    "image/tiff": ("TIFF",),
    "image/gif": ("GIF",),
    "image/bmp": ("BMP",),
    "image/heic": ("HEIF",),
    "image/heif": ("HEIF",),
    "image/avif": ("AVIF",),
}
PICTURES = tuple(sorted({name for names in _FORMATS.values() for name in names}))
"""The decoders that may see evidence. Pillow has others: its EPS hands files to Ghostscript."""
_OF_ISO_MEDIA = frozenset({"image/heic", "image/heif", "image/avif"})

# What Pillow's decoders raise on broken input, besides their own error: struct.error is one of
# zlib's and TIFF's, SyntaxError is PNG's, the rest come out of broken headers and EXIF blocks.
BROKEN = (
    EOFError,
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    RuntimeError,
    MemoryError,
)


def load_image(file: EvidenceFile, sha256: str, kind: str) -> Loaded:
    """Open the picture `file` and decode its first page, so that damage shows here.

    Raises:
        Refusal: REJECTED over the limit of pixels, DAMAGED where less than half the rows decode.
    """
    first, cut = _decode(file, kind, 0)
    held = {1: first}  # the page decoded last: read, looked at again, compared with other photos
    cut = cut or (kind in _OF_ISO_MEDIA and breaks_off(file.path))
    count = _frames(file, kind)
    notes: tuple[Message, ...] = (_cut_note(),) if cut else ()

    def page(number: int) -> RawPage | DamagedPage:
        try:
            if number not in held:
                held.clear()
                held[number], _ = _decode(file, kind, number - 1)
        except Refusal as refusal:
            return DamagedPage(
                number,
                msg(
                    "Page {number} was skipped: {reason}",
                    number=str(number),
                    reason=refusal.detail,
                ),
            )
        pixels = held[number]
        return RawPage(number, pixels.shape[1], pixels.shape[0], lambda: pixels)

    def pages() -> Iterator[RawPage | DamagedPage]:
        for index in range(count):
            yield page(index + 1)

    return Loaded(file, sha256, kind, count, pages, page, notes=notes, cut_short=cut)


def _cut_note() -> Message:
    return msg("The end of the picture is missing; the part that is there was read.")


def open_picture(source: Path | IO[bytes], formats: tuple[str, ...] = PICTURES) -> Image.Image:
    """What `Image.open` gives, with the decoders alone that may see evidence, and their limit."""
    Image.MAX_IMAGE_PIXELS = limits().pixels
    if "HEIF" in formats:
        from pi_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
    # MPO has no opener of its own: that of JPEG gives it.
    return Image.open(source, formats=[name for name in formats if name != "MPO"])


def _opened(file: EvidenceFile, kind: str) -> Image.Image:
    return open_picture(file.path, _FORMATS[kind])


def _frames(file: EvidenceFile, kind: str) -> int:
    """Number of pages: of a TIFF its frames; an animation counts as its first picture."""
    if kind != "image/tiff":
        return 1
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with _opened(file, kind) as picture:
                return min(int(getattr(picture, "n_frames", 1)), MAX_FRAMES)
    except BROKEN:
        return 1  # the first page decoded; the directory of the others is broken


def _decode(file: EvidenceFile, kind: str, frame: int) -> tuple[Pixels, bool]:
    """One page as upright RGB, and whether its end is missing."""
    try:
        return _pixels(file, kind, frame), False
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refusal(
            Trouble.REJECTED,
            msg(
                "The picture has more than {limit} million pixels, the most that is read."
                " Save it smaller.",
                limit=str(limits().pixels // 1_000_000),
            ),
        ) from error
    except UnidentifiedImageError as error:
        raise _damaged() from error
    except MemoryError as error:
        raise Refusal(
            Trouble.REJECTED,
            msg("Reading it needs more memory than a reader may take. Save it smaller."),
        ) from error
    except BROKEN as error:
        return _salvaged(file, kind, frame, error), True


def _salvaged(file: EvidenceFile, kind: str, frame: int, first_error: Exception) -> Pixels:
    """The rows that are there, if they are at least half of the page."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        pixels = _pixels(file, kind, frame)
    except (*BROKEN, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _damaged() from first_error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    if _decoded_rows(pixels) < pixels.shape[0] / 2:
        raise _damaged() from first_error
    return pixels


def _decoded_rows(pixels: Pixels) -> int:
    """Rows above the flat filling (black, or JPEG's grey) that decoders leave at the bottom."""
    filling = pixels[-1, 0]
    if int(filling.max()) - int(filling.min()) > 2 or int(filling[0]) not in (0, 127, 128, 129):
        return int(pixels.shape[0])
    flat = (pixels == filling).all(axis=(1, 2))
    other = np.flatnonzero(~flat)
    return int(other[-1]) + 1 if other.size else 0


def _damaged() -> Refusal:
    return Refusal(
        Trouble.DAMAGED,
        msg("The picture is damaged and cannot be decoded. Take or export it again."),
    )


def _pixels(file: EvidenceFile, kind: str, frame: int) -> Pixels:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd metadata is not our subject
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with _opened(file, kind) as picture:
            if frame:
                picture.seek(frame)
            picture.load()
            upright = _turned(picture)
            pixels = np.ascontiguousarray(np.asarray(_rgb(upright), dtype=np.uint8))
            pixels.flags.writeable = False  # several stages look at one picture
            return pixels


def _turned(picture: Image.Image) -> Image.Image:
    """As its EXIF orientation says; a broken EXIF block leaves it as it is."""
    try:
        return ImageOps.exif_transpose(picture)
    except BROKEN:
        return picture


def _rgb(picture: Image.Image) -> Image.Image:
    """8-bit RGB, transparency on white as every viewer of documents shows it."""
    if picture.mode.startswith(("I", "F")):
        values = np.asarray(picture, dtype=np.float64)
        top = 65535.0 if picture.mode.startswith("I;16") else max(float(values.max()), 1.0)
        return Image.fromarray((values.clip(0, top) * (255.0 / top)).astype(np.uint8)).convert(
            "RGB"
        )
    if "transparency" in picture.info or picture.mode in {"RGBA", "LA", "PA", "RGBa", "La"}:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return picture.convert("RGB")
