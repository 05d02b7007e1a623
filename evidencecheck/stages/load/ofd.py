"""OFD (GB/T 33190-2016), the fixed-layout format of Chinese e-invoices: a zip of XML.

A page is text objects with a boundary in millimetres and an advance for each character, on top of a
template page. The values of an invoice come a second time as data: custom data in ``OFD.xml``, and
the issuer's own XML as an attachment.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from evidencecheck.model.document import DataField, EvidenceFile, Trouble
from evidencecheck.model.geometry import Box
from evidencecheck.model.message import msg
from evidencecheck.stages.load.loaded import DamagedPage, Loaded, RawPage
from evidencecheck.stages.load.ofd_text import PIXELS_PER_MM, TextObject, advance, glyphs_of
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.load.xml_data import UnreadableXmlError, fields, local_name, parse

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

MEDIA_TYPE = "application/ofd"
MAX_PAGES = 200
MAX_ENTRY = 32 * 1024 * 1024
"""Bytes of one part, unpacked; a page of an invoice has 20 kB."""
MAX_RATIO = 200
"""Unpacked to packed: text objects shrink to a tenth."""
MAX_OBJECTS = 20_000
MAX_SIDE = 3000
"""Longest side of a page in pixels, as for PDF."""
A4 = (0.0, 0.0, 210.0, 297.0)
"""The page box where none is given."""

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
)
_ATTACHED = re.compile(r"(?:^|/)Attachs?/[^/]+\.xml$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Picture:
    box: Box
    """In millimetres of the page."""
    part: str
    """Where its bytes are."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page as its XML has it, in millimetres."""

    width: float
    height: float
    texts: tuple[TextObject, ...]
    pictures: tuple[_Picture, ...]


def load_ofd(file: EvidenceFile, sha256: str) -> Loaded:
    """Open the OFD `file` and read all of its XML; there is never much of it.

    Raises:
        Refusal: DAMAGED where the zip or its main document cannot be read, EMPTY without pages,
            REJECTED where a part unpacks to more than `MAX_ENTRY`.
    """
    package = _Package(file)
    root = package.xml("OFD.xml")
    sheets: list[_Sheet | None] = []
    for body in _all(root, "DocBody"):
        base = _text(_first(body, "DocRoot"))
        if base:
            sheets += _sheets(package, base.lstrip("/"))
    if not sheets:
        raise Refusal(Trouble.EMPTY, msg("The OFD file has no pages. Download it again."))
    if all(sheet is None for sheet in sheets):
        raise _damaged()

    def page(number: int) -> RawPage | DamagedPage:
        sheet = sheets[number - 1]
        if sheet is None:
            reason = msg("Page {number} of the OFD file is damaged.", number=str(number))
            return DamagedPage(number, reason)
        return _page(package, number, sheet)

    def pages() -> Iterator[RawPage | DamagedPage]:
        for number in range(1, len(sheets) + 1):
            yield page(number)

    data = (*_custom_data(root), *_attached(package))
    return Loaded(file, sha256, MEDIA_TYPE, len(sheets), pages, page, data=data)


class _Package:
    """The parts of the zip; names are matched without a leading slash."""

    def __init__(self, file: EvidenceFile) -> None:
        self._path = file.path
        try:
            with zipfile.ZipFile(self._path) as archive:
                self._names = {name.lstrip("/"): name for name in archive.namelist()}
        except _BROKEN as error:
            raise _damaged() from error

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._names)

    def bytes(self, name: str) -> bytes:
        """The part `name`; raises `Refusal` where it is missing, broken or too large."""
        try:
            with zipfile.ZipFile(self._path) as archive:
                info = archive.getinfo(self._names[name])
                if info.flag_bits & 0x1:
                    raise Refusal(Trouble.ENCRYPTED, msg("The OFD file needs a password to open."))
                if info.file_size > MAX_ENTRY or info.file_size > MAX_RATIO * max(
                    info.compress_size, 1024
                ):
                    raise _too_large()
                with archive.open(info) as stream:
                    held = stream.read(MAX_ENTRY + 1)
        except _BROKEN as error:
            raise _damaged() from error
        if len(held) > MAX_ENTRY:
            raise _too_large()
        return held

    def xml(self, name: str) -> Element:
        try:
            return parse(self.bytes(name))
        except UnreadableXmlError as error:
            raise _damaged() from error


def _damaged() -> Refusal:
    return Refusal(
        Trouble.DAMAGED,
        msg("The OFD file is damaged and cannot be read. Download it again."),
    )


def _too_large() -> Refusal:
    limit = str(MAX_ENTRY // (1024 * 1024))
    return Refusal(
        Trouble.REJECTED,
        msg("A part of the OFD file unpacks to more than {limit} MB.", limit=limit),
    )


def _sheets(package: _Package, main: str) -> list[_Sheet | None]:
    """The pages of the document whose main part is `main`; None for one that cannot be read."""
    document = package.xml(main)
    base = posixpath.dirname(main)
    default = _box(_first(document, "PhysicalBox")) or A4
    templates = {
        t.get("ID", ""): _below(base, t.get("BaseLoc", "")) for t in _all(document, "TemplatePage")
    }
    media = _media(package, base, document)
    listed = _first(document, "Pages")
    sheets: list[_Sheet | None] = []
    for entry in _all(listed, "Page")[:MAX_PAGES] if listed is not None else []:
        try:
            root = package.xml(_below(base, entry.get("BaseLoc", "")))
            layers = [root]
            for use in _all(root, "Template"):
                part = templates.get(use.get("TemplateID", ""))
                if part is not None:
                    layers.append(package.xml(part))
            sheets.append(_sheet(root, layers, default, media))
        except Refusal as refusal:
            if refusal.trouble is not Trouble.DAMAGED:
                raise
            sheets.append(None)
    return sheets


def _sheet(
    page: Element, layers: list[Element], default: tuple[float, ...], media: dict[str, str]
) -> _Sheet:
    left, top, width, height = _box(_first(page, "PhysicalBox")) or default
    texts: list[TextObject] = []
    pictures: list[_Picture] = []
    for layer in layers:
        for element in list(layer.iter())[:MAX_OBJECTS]:
            name = local_name(element)
            bounds = _numbers(element.get("Boundary", ""))
            if name not in {"TextObject", "ImageObject"} or len(bounds) != 4:
                continue
            x, y = bounds[0] - left, bounds[1] - top
            if name == "TextObject":
                size = (_numbers(element.get("Size", "")) or [3.175])[0]
                matrix = _numbers(element.get("CTM", ""))
                for code in _all(element, "TextCode"):
                    texts.append(_text_object(code, x, y, size, matrix))
            elif (part := media.get(element.get("ResourceID", ""))) is not None:
                pictures.append(_Picture(Box(x, y, x + bounds[2], y + bounds[3]), part))
    return _Sheet(width, height, tuple(texts), tuple(pictures))


def _text_object(code: Element, x: float, y: float, size: float, matrix: list[float]) -> TextObject:
    return TextObject(
        text=(code.text or "").strip("\r\n"),
        x=x,
        y=y,
        size=size,
        start=(
            (_numbers(code.get("X", "")) or [0.0])[0],
            (_numbers(code.get("Y", "")) or [0.0])[0],
        ),
        delta_x=code.get("DeltaX", ""),
        delta_y=code.get("DeltaY", ""),
        matrix=tuple(matrix) if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
    )


def _page(package: _Package, number: int, sheet: _Sheet) -> RawPage:
    scale = min(PIXELS_PER_MM, MAX_SIDE / max(sheet.width, sheet.height))
    width, height = (max(round(side * scale), 1) for side in (sheet.width, sheet.height))
    boxes = tuple(picture.box.scaled(scale) for picture in sheet.pictures)

    def image() -> Pixels:
        return _pasted(package, sheet, boxes, width, height)

    glyphs = tuple(glyph for text in sheet.texts for glyph in glyphs_of(text, scale))
    return RawPage(number, width, height, image, True, glyphs, boxes)


def _pasted(
    package: _Package, sheet: _Sheet, boxes: tuple[Box, ...], width: int, height: int
) -> Pixels:
    """The pictures of the page on white, for its barcodes; text is not drawn, it is known."""
    import io

    import numpy as np
    from PIL import Image

    from evidencecheck.stages.load.image import BROKEN, open_picture

    canvas = Image.new("RGB", (width, height), "white")
    for picture, box in zip(sheet.pictures, boxes, strict=True):
        size = (max(round(box.width), 1), max(round(box.height), 1))
        if max(size) > 2 * MAX_SIDE:
            continue
        try:
            with open_picture(io.BytesIO(package.bytes(picture.part))) as held:
                scaled = held.convert("RGBA").resize(size, Image.Resampling.NEAREST)
        except (*BROKEN, Image.DecompressionBombError, Refusal):
            continue  # a seal or a code in a format of its own (JBIG2): the text is there all the same
        canvas.paste(scaled, (round(box.x0), round(box.y0)), scaled)
    return np.asarray(canvas, dtype=np.uint8)


def _media(package: _Package, base: str, document: Element) -> dict[str, str]:
    """Resource ID → part, for pictures."""
    found: dict[str, str] = {}
    for name in ("DocumentRes", "PublicRes"):
        for listed in _all(document, name):
            part = _below(base, _text(listed))
            try:
                resources = package.xml(part)
            except Refusal:
                continue  # pages without their pictures still have their text
            folder = _below(posixpath.dirname(part), resources.get("BaseLoc", ""))
            for media in _all(resources, "MultiMedia"):
                held = _text(_first(media, "MediaFile"))
                for place in (_below(folder, held), _below(f"{base}/Res", held)):
                    if held and place in package.names:
                        found.setdefault(media.get("ID", ""), place)
    return found


def _custom_data(root: Element) -> Iterator[DataField]:
    for element in _all(root, "CustomData"):
        if element.get("Name") and _text(element):
            yield DataField("OFD.xml", f"CustomData/{element.get('Name')}", _text(element))


def _attached(package: _Package) -> Iterator[DataField]:
    """The values of the XML files that are attached, such as ``original_invoice.xml``."""
    for name in package.names:
        if _ATTACHED.search(name) and posixpath.basename(name) != "Attachments.xml":
            try:
                yield from fields(package.xml(name), posixpath.basename(name))
            except Refusal:
                continue  # the page says the same


def _below(base: str, location: str) -> str:
    """The part that `location` names, seen from the folder `base`; absolute where it begins with a slash."""
    joined = location.lstrip("/") if location.startswith("/") else posixpath.join(base, location)
    return posixpath.normpath(joined).lstrip("/")


def _all(element: Element, name: str) -> list[Element]:
    return [found for found in element.iter() if local_name(found) == name]


def _first(element: Element, name: str) -> Element | None:
    return next(iter(_all(element, name)), None)


def _text(element: Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""


def _box(element: Element | None) -> tuple[float, ...] | None:
    numbers = _numbers(_text(element))
    good = len(numbers) == 4 and 10 <= numbers[2] <= 2000 and 10 <= numbers[3] <= 2000
    return tuple(numbers) if good else None


def _numbers(text: str) -> list[float]:
    """White-space separated numbers; [] where one of them is none."""
    try:
        return [advance(part) for part in text.split()]
    except ValueError:
        return []
