"""Plain text. Columns that are aligned with spaces or tabs stay columns."""

from __future__ import annotations

from evidencecheck.model.document import EvidenceFile, Trouble
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Channel
from evidencecheck.stages.load.charset import decoded
from evidencecheck.stages.load.loaded import Loaded, pages_of
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.load.virtual_page import Block, Gap, Text, text_pages

MAX_BYTES = 16 * 1024 * 1024
"""Of text in one file; a long novel has 2 MB."""
MAX_LINES = 20_000


def load_text(file: EvidenceFile, sha256: str, kind: str) -> Loaded:
    """Open the text `file`.

    Raises:
        Refusal: REJECTED over `MAX_BYTES`.
    """
    blocks = text_blocks(decoded(read_text(file)))
    notes: tuple[Message, ...] = ()
    if len(blocks) > MAX_LINES:
        notes = (msg("Only the first {limit} lines were read.", limit=str(MAX_LINES)),)
        blocks = blocks[:MAX_LINES]
    pages = text_pages(blocks, Channel.TEXT_LAYER)
    return Loaded(file, sha256, kind, len(pages), *pages_of(pages), notes=notes)


def read_text(file: EvidenceFile) -> bytes:
    """The bytes of a text file.

    Raises:
        Refusal: REJECTED over `MAX_BYTES`, DAMAGED where it cannot be read.
    """
    try:
        with file.path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = msg("The file cannot be opened: {error}.", error=error.strerror or str(error))
        raise Refusal(Trouble.DAMAGED, reason) from error
    if len(data) > MAX_BYTES:
        raise Refusal(
            Trouble.REJECTED,
            msg(
                "The text is larger than {limit} MB, the most that is read. Hand in the part that matters.",
                limit=str(MAX_BYTES // (1024 * 1024)),
            ),
        )
    return data


def text_blocks(text: str) -> list[Block]:
    """`text` line by line; an empty line parts what stands above and below it."""
    return [Text(line, kept=True) if line.strip() else Gap() for line in text.splitlines()]
