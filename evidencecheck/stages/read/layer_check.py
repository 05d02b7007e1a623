"""What a text layer says against what its page shows, at the places that matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from evidencecheck.model.document import Document, EvidenceFile, LayerDifference, LayerFault
from evidencecheck.model.page import Channel, Line, Page
from evidencecheck.stages.load import Loaded, RawPage, load
from evidencecheck.stages.load.sniff import PDF
from evidencecheck.stages.read.errors import page_errors
from evidencecheck.stages.read.layer_look import Difference, PageLook, page_look
from evidencecheck.stages.read.layer_regions import Region, regions, twins, unnamed
from evidencecheck.stages.read.layer_scan import absent, is_of_another_page, replaced
from evidencecheck.stages.read.layer_trust import is_of_a_scan
from evidencecheck.stages.read.ocr import chosen
from evidencecheck.stages.read.settings import ReadSettings
from evidencecheck.stages.read.text_layer import dominant_turn, soundness, text_lines
from evidencecheck.stages.read.turning import turned_page

MANY = 2
"""Places of a scan that must all be foreign to it before its layer is taken for another page's."""

FEW = 4
"""One in so many places of a scan may agree where its layer is taken for another page's."""


def checked(file: EvidenceFile, document: Document, settings: ReadSettings) -> Document:
    """`document`, which was read of `file`, with the differences of its layer and its picture.

    Only the embedded engine looks: it recognises a line without looking for it.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not installed.
    """
    if chosen(settings.ocr) != "embedded" or document.content.media_type != PDF:
        return document  # only a PDF is drawn here as others see it
    pictured = any(_is_picture(page) for page in document.content.pages)
    loaded = load(file) if pictured or regions(document) else None
    if not isinstance(loaded, Loaded):
        return document
    layered = _with_layers(document, loaded) if pictured else document
    wanted: dict[int, list[Region]] = defaultdict(list)
    for region in regions(layered):
        wanted[region.reading.page or 0].append(region)
    found: list[LayerDifference] = []
    for shown, said in zip(document.content.pages, layered.content.pages, strict=True):
        if said.number in wanted or shown is not said:
            try:
                raw = _laid(loaded, said)
                if raw is not None:
                    look = page_look(document.file, raw, said.lines, settings)
                    picture = shown.lines if shown is not said else None
                    found += _differences(look, _places(look, said, wanted[said.number]), picture)
            except page_errors():
                continue  # it was read, and cannot be looked at: nothing is known against it
    return replace(document, layer_differences=tuple(found)) if found else document


def _with_layers(document: Document, loaded: Loaded) -> Document:
    """`document`; where its pages were read as pictures, what their layers say instead."""
    pages = [
        replace(page, lines=lines, channels=(Channel.TEXT_LAYER,), barcodes=())
        if (lines := _unbelieved(loaded, page))
        else page
        for page in document.content.pages
    ]
    if all(page is other for page, other in zip(pages, document.content.pages, strict=True)):
        return document
    from evidencecheck.stages.understand import understand

    return understand(replace(document.content, pages=tuple(pages), data=()))


def _unbelieved(loaded: Loaded, page: Page) -> tuple[Line, ...]:
    """The layer of a scan whose picture was read because it seemed misread."""
    if not _is_picture(page):
        return ()
    try:
        raw = _laid(loaded, page)
    except page_errors():
        return ()
    if raw is None or not is_of_a_scan(raw) or not soundness(raw).sound:
        return ()
    return text_lines(raw.glyphs, raw.width, raw.height)


def _is_picture(page: Page) -> bool:
    return Channel.OCR in page.channels and Channel.TEXT_LAYER not in page.channels


def _laid(loaded: Loaded, page: Page) -> RawPage | None:
    """The page turned as `read` turned it; None where it cannot be had."""
    raw = loaded.page(page.number)
    if not isinstance(raw, RawPage):
        return None
    raw = turned_page(raw, -dominant_turn(raw.glyphs) % 360)
    return raw if (raw.width, raw.height) == (page.width, page.height) else None


def _places(look: PageLook, page: Page, named: Sequence[Region]) -> list[Region]:
    """What is looked at: facts; of a scan and below boxes other values, too. Another total may be such
    that no fact is made of it.
    """
    scan = is_of_a_scan(look.raw)
    if not (scan or look.covered):
        return [*named]
    return [*named, *unnamed(look.file, page, named, lambda box: scan or look.is_covered(box))]


def _differences(
    look: PageLook, wanted: Sequence[Region], picture: Sequence[Line] | None
) -> list[LayerDifference]:
    """Those on one page; `picture` is what it shows, where that has been read."""
    # What the edge of a cell cuts off nobody changed, and another text may stand in its place.
    cut = [glyph.box for glyph in look.raw.glyphs if glyph.clipped]
    wanted = [r for r in wanted if not any(r.box.intersects(box) for box in cut)]
    shown = [glyph for glyph in look.raw.glyphs if not glyph.clipped]
    pairs = [look.overlaid(one, other) for one, other in twins(shown)]
    found = [difference for difference in pairs if difference is not None]
    taken = [d.reading.box for d in found if d.reading.box]
    judged = [
        look.judged(region)
        for region in wanted
        if not any(region.box.intersects(box) for box in taken)
    ]
    differing = [verdict for verdict in judged if isinstance(verdict, Difference)]
    agreeing = any(verdict is True for verdict in judged)
    if judged and is_of_a_scan(look.raw) and FEW * judged.count(True) <= len(judged):
        picture = look.picture() if picture is None else picture
        if is_of_another_page(look.lines, picture):
            return [*found, *(d.told() for d in absent(wanted, picture))]
    scan = [d for d in differing if look.is_unseen(d.region.box)]
    differing = [d for d in differing if d not in scan]
    if scan and (agreeing or len(scan) < MANY):
        # Readers of scanners misread: of their layer, only what none can have read there counts.
        scan = replaced(scan, look, look.picture() if picture is None else picture)
    elif not agreeing:
        scan = look.not_elsewhere(scan)
    if differing and not agreeing:
        differing = _surely(look, differing)
    return [*found, *(d.told() for d in (*differing, *scan))]


def _surely(look: PageLook, differing: Sequence[Difference]) -> list[Difference]:
    """Those of `differing` that count on a page of which nothing is seen as its layer says.

    Where nothing is to be seen at all, a font may be missing here.
    """
    below = [d for d in differing if look.is_covered(d.region.box)]
    others = [d for d in differing if d not in below and d.fault is not LayerFault.COVERED]
    return [*below, *look.not_elsewhere(others)]
