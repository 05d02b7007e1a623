"""Page to words: one module per channel, merged by `page`."""

from __future__ import annotations

from evidencecheck.model.document import Content, EvidenceFile, Trouble, Unreadable
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Page
from evidencecheck.stages.load import DamagedPage, Loaded, TextPage, load
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.read.errors import page_errors
from evidencecheck.stages.read.long_lines import with_short_lines
from evidencecheck.stages.read.reading_order import in_reading_order
from evidencecheck.stages.read.settings import OcrChoice, ReadSettings

__all__ = ["OcrChoice", "ReadSettings", "read", "read_loaded"]


def read(file: EvidenceFile, settings: ReadSettings) -> Content | Unreadable:
    """Load `file` and read all its pages.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not installed.
    """
    return read_loaded(load(file), settings)


def read_loaded(loaded: Loaded | Unreadable, settings: ReadSettings) -> Content | Unreadable:
    """Read all pages of a file that is loaded; what could not be loaded stays so.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not installed.
        MemoryError: its one page takes more than there is.
    """
    if isinstance(loaded, Unreadable):
        return loaded
    try:
        return _content(loaded, settings)
    except Refusal as refusal:
        return _unreadable(loaded, refusal.trouble, refusal.detail)


def _content(loaded: Loaded, settings: ReadSettings) -> Content | Unreadable:
    from evidencecheck.stages.read.page import read_page

    pages: list[Page] = []
    notes: list[Message] = list(loaded.notes)
    damage: list[Message] = list(loaded.notes) if loaded.cut_short else []
    blank = damaged = 0
    errors = page_errors()
    limit = settings.limits.pages
    for raw in loaded.pages():
        if raw.number > limit and not isinstance(raw, TextPage):
            if pages:
                notes.append(_too_many(loaded.page_count, limit))
            break
        if isinstance(raw, DamagedPage):
            damaged += 1
            notes.append(raw.reason)
            damage.append(raw.reason)
            continue
        if isinstance(raw, TextPage):
            blank += not raw.lines
            pages.append(with_short_lines(_text_page(raw)))
            continue
        try:
            result = read_page(raw, settings)
        except errors as error:
            if isinstance(error, MemoryError) and loaded.page_count == 1:
                raise  # it is no damage
            damaged += 1
            notes.append(_failed(raw.number, error))
            damage.append(notes[-1])
            continue
        blank += result.blank
        pages.append(with_short_lines(result.page))
        notes.extend(note for note in result.notes if note not in notes)
    if not pages and not (loaded.is_container and not damaged):
        reason = notes[-1] if damaged else msg("The file has no pages. Export it again.")
        return _unreadable(loaded, Trouble.DAMAGED if damaged else Trouble.EMPTY, reason)
    if pages and blank == len(pages) and not loaded.is_container:
        if loaded.cut_short or damaged:
            reason = msg("Nothing is left on the pages of this file: it is damaged or cut off.")
            return _unreadable(loaded, Trouble.DAMAGED, reason)
        reason = msg("Every page is blank. Hand in the page with the content.")
        return _unreadable(loaded, Trouble.EMPTY, reason)
    file = loaded.file.name
    return Content(
        file,
        loaded.sha256,
        loaded.media_type,
        tuple(pages),
        tuple(notes),
        loaded.data,
        tuple(damage),
    )


def _text_page(raw: TextPage) -> Page:
    """Text that needs no reading. Its loader limits how many pages there are."""
    lines = in_reading_order(raw.lines)
    return Page(raw.number, raw.width, raw.height, lines, (), raw.channels, 1.0)


def _failed(number: int, error: Exception) -> Message:
    if isinstance(error, MemoryError):
        return msg(
            "Page {number} was skipped: it needs more memory than a reader may take.",
            number=str(number),
        )
    return _failed_by(number, error)


def _failed_by(number: int, error: Exception) -> Message:
    """OpenCV's errors have several lines, with places in its own source; `err` is the assertion."""
    said = str(getattr(error, "err", "") or error).strip().partition("\n")[0][:100]
    return msg(
        "Page {number} could not be read: {error}",
        number=str(number),
        error=f"{type(error).__name__}: {said}" if said else type(error).__name__,
    )


def _too_many(count: int, limit: int) -> Message:
    return msg(
        "Only the first {limit} of {count} pages were read.", limit=str(limit), count=str(count)
    )


def _unreadable(loaded: Loaded, trouble: Trouble, detail: Message) -> Unreadable:
    return Unreadable(loaded.file.name, loaded.sha256, loaded.media_type, trouble, detail)
