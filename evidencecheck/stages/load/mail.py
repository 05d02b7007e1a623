"""Mails (RFC 5322 with MIME), and web pages saved as MHTML, which have the same form."""

from __future__ import annotations

import email
import email.policy
import re
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message as MailMessage
from email.utils import collapse_rfc2231_value

from evidencecheck.model.document import EvidenceFile, Trouble
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel
from evidencecheck.stages.load.charset import decoded
from evidencecheck.stages.load.loaded import Loaded, pages_of
from evidencecheck.stages.load.mail_page import (
    Attachment,
    Body,
    MailHead,
    locked_mail,
    mail_loaded,
)
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.load.virtual_page import Block, text_page, text_pages

MHTML = "multipart/related"
_BOUNDARY = re.compile(
    r"\s*--([\w'()+,./:=? -]{1,70})\r?\ncontent-[a-z-]+:", re.IGNORECASE | re.ASCII
)
MAX_PARTS = 1000
MAX_DEPTH = 30
"""Multiparts in each other; mail programs make four."""

# What the library raises on mail that breaks its rules; it is lenient, but not everywhere.
_BROKEN = (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError)


def load_mail(file: EvidenceFile, sha256: str, kind: str) -> Loaded:
    """Open the mail `file`: its head and text are a page, its attachments members.

    Raises:
        Refusal: DAMAGED, EMPTY (a saved page without content), ENCRYPTED.
    """
    try:
        with file.path.open("rb") as stream:
            message = _parsed(stream.read())
        parts = _Parts()
        parts.add(message, 0)
        if message.get_content_type() == "multipart/encrypted":
            raise locked_mail()
        if _is_saved_page(message):
            return _saved_page(file, sha256, parts.blocks)
        return mail_loaded(file, sha256, kind, _head(message), parts.blocks, parts.attachments)
    except (*_BROKEN, OSError) as error:
        raise Refusal(
            Trouble.DAMAGED,
            msg("The mail is damaged: {error}. Save it again.", error=str(error)),
        ) from error


def _parsed(data: bytes) -> MailMessage:
    """The mail; where its head has lost the boundary of its parts, the body's first line tells it."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    payload = message.get_payload()
    found = _BOUNDARY.match(payload) if isinstance(payload, str) else None
    if found is None:
        return message
    head = f'Content-Type: multipart/mixed; boundary="{found[1]}"\r\n'.encode()
    return email.message_from_bytes(head + data, policy=email.policy.compat32)


def _is_saved_page(message: MailMessage) -> bool:
    """Whether a browser wrote it: what it has of a mail's head is who saved it and when."""
    if message.get_content_type() != MHTML:
        return False
    saved = message.get("Snapshot-Content-Location") or "Saved by" in str(message.get("From", ""))
    return bool(saved) or not (message.get("Received") or message.get("To"))


def _saved_page(file: EvidenceFile, sha256: str, blocks: list[Block]) -> Loaded:
    """The page alone: its pictures are those of the site."""
    pages = text_pages(blocks, Channel.TEXT_LAYER)
    if not pages[0].lines:
        raise Refusal(
            Trouble.EMPTY,
            msg("Nothing is to be seen on the saved web page. Print the page to PDF instead."),
        )
    return Loaded(file, sha256, MHTML, len(pages), *pages_of(pages))


def _head(message: MailMessage) -> MailHead:
    return MailHead(
        subject=_header(message, "subject"),
        sender=_header(message, "from"),
        recipients=_header(message, "to"),
        sent=_header(message, "date"),
    )


def _header(message: MailMessage, name: str) -> str:
    """The text of the first header of that name, without encoded words."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    return " ".join(_decoded_words(str(raw)).split())


def _decoded_words(raw: str) -> str:
    """`raw` with its encoded words (RFC 2047) decoded; bytes that were sent as they are, too."""
    if any("\udc80" <= char <= "\udcff" for char in raw):
        raw = decoded(raw.encode("utf-8", "surrogateescape"))
    try:
        parts = decode_header(raw)
    except (HeaderParseError, ValueError):
        return raw
    return "".join(
        part if isinstance(part, str) else _decoded_part(part, charset) for part, charset in parts
    )


def _decoded_part(part: bytes, charset: str | None) -> str:
    # Without a character set the bytes are what the library made of plain text.
    return decoded(part, charset) if charset else part.decode("latin-1")


class _Parts:
    """The text of a mail, and the files beside it, in their order."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.attachments: list[Attachment] = []
        self.count = 0

    def add(self, part: MailMessage, depth: int) -> None:
        """Take in a part and all below it."""
        self.count += 1
        if self.count > MAX_PARTS or depth > MAX_DEPTH:
            return
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self._add_message(part)
        elif kind == "multipart/alternative":
            self._add_alternative(part, depth)
        elif not part.is_multipart() and kind.startswith("multipart/"):
            self.blocks += _body(part, kind).blocks()  # its boundary never comes: all is text
        elif part.is_multipart():
            for inner in _inner(part):
                self.add(inner, depth + 1)
        elif _is_text(part, kind):
            self.blocks += _body(part, kind).blocks()
        elif not kind.startswith(("message/", "multipart/")):
            self._add_file(part, kind)

    def _add_alternative(self, part: MailMessage, depth: int) -> None:
        """Of several renditions the last that says anything: the richest comes last (RFC 2046,
        5.1.4). Its files count, whichever rendition has them.
        """
        chosen: list[Block] = []
        for inner in _inner(part):
            rendition = _Parts()
            rendition.count = self.count
            rendition.add(inner, depth + 1)
            self.count = rendition.count
            self.attachments += rendition.attachments
            if text_page(1, rendition.blocks, Channel.TEXT_LAYER).lines:
                chosen = rendition.blocks
        self.blocks += chosen

    def _add_message(self, part: MailMessage) -> None:
        """A mail in this one is a document of its own."""
        for inner in _inner(part):
            data = inner.as_bytes(policy=email.policy.compat32.clone(linesep="\r\n"))
            name = _filename(part) or f"{_header(inner, 'subject') or 'mail'}.eml"
            self.attachments.append(
                Attachment(name.replace("/", "-"), "message/rfc822", data, False)
            )

    def _add_file(self, part: MailMessage, kind: str) -> None:
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data:
            return
        name = _filename(part) or f"attachment-{len(self.attachments) + 1}.{kind.partition('/')[2]}"
        shown = part.get_content_disposition() != "attachment" or "content-id" in part
        self.attachments.append(Attachment(name, kind, data, shown))


def _inner(part: MailMessage) -> list[MailMessage]:
    payload = part.get_payload()
    if not isinstance(payload, list):
        return []
    return [inner for inner in payload if isinstance(inner, MailMessage)]


def _is_text(part: MailMessage, kind: str) -> bool:
    """Whether a part is text of the mail itself, not a file that was sent with it."""
    if kind not in {"text/plain", "text/html"}:
        return False
    return part.get_content_disposition() != "attachment" and not _filename(part)


def _body(part: MailMessage, kind: str) -> Body:
    data = part.get_payload(decode=True)
    held = data if isinstance(data, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    return Body(held, part.get_content_charset(), kind == "text/html")


def _filename(part: MailMessage) -> str:
    raw = part.get_filename()
    return _decoded_words(collapse_rfc2231_value(raw)) if raw else ""
