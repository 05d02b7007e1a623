"""A mail as a document: the lines of its head, its body, and which of its attachments are evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evidencecheck.model.document import EvidenceFile, Trouble
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Channel
from evidencecheck.stages.load.charset import decoded
from evidencecheck.stages.load.loaded import Loaded, TextPage, pages_of
from evidencecheck.stages.load.members import Member, member_of, refused_member
from evidencecheck.stages.load.pictures import ATTACHED, SHOWN, is_large
from evidencecheck.stages.load.plain_text import text_blocks
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.load.virtual_page import Block, Text, text_page, text_pages
from evidencecheck.stages.load.web_page import web_blocks

MAX_BODY = 4 * 1024 * 1024
"""Bytes of a body that are read; the longest threads have a tenth of that."""
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
"""Marks of quoted lines, as in a forwarded mail."""
_TARGET = re.compile(r"<(?:https?|mailto):[^<>\s]{1,4000}>|\[cid:[^\[\]\s]{1,200}\]")
"""What mail programs make of a link or a picture when they write plain text: nobody is to read it."""
TNEF = "application/ms-tnef"
_SIGNATURES = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)
_LOCKED = frozenset(
    {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}
)
_CALENDARS = frozenset({"text/calendar", "application/ics"})


@dataclass(frozen=True, slots=True)
class MailHead:
    """What a mail says about itself; "" for what it doesn't say."""

    subject: str
    sender: str
    recipients: str
    sent: str
    """As written: it may be no date at all."""


@dataclass(frozen=True, slots=True)
class Body:
    """One rendition of a part of the text."""

    data: bytes
    charset: str | None
    is_html: bool

    def blocks(self) -> list[Block]:
        data = self.data[:MAX_BODY]
        if self.is_html:
            return web_blocks(data, self.charset)
        return text_blocks(_TARGET.sub("", _QUOTED.sub("", decoded(data, self.charset))))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent with a mail."""

    name: str
    media_type: str
    """As the mail says."""
    data: bytes
    is_shown: bool
    """Set into the text, not attached beside it."""


def mail_loaded(
    file: EvidenceFile,
    sha256: str,
    kind: str,
    head: MailHead,
    body: Sequence[Block],
    attachments: Sequence[Attachment],
) -> Loaded:
    """The mail as text, its head on the first page, with its evidence as members.

    Raises:
        Refusal: EMPTY.
    """
    evidence = [item for item in attachments if not _is_decoration(item)]
    notes: tuple[Message, ...] = ()
    if left_out := len(attachments) - len(evidence):
        notes = (
            msg(
                "Small pictures, signatures and invitations in the mail were left out: {count}.",
                count=str(left_out),
            ),
        )
    pages = _pages(head, body)
    is_empty = not pages

    if is_empty and not evidence:
        raise Refusal(Trouble.EMPTY, msg("The mail has neither text nor attachments."))

    def members() -> Iterator[Member]:
        return (_member(item) for item in evidence)

    return Loaded(
        file,
        sha256,
        kind,
        len(pages),
        *pages_of(pages),
        notes=notes,
        members=members,
        is_container=is_empty,
    )


def _pages(head: MailHead, body: Sequence[Block]) -> tuple[TextPage, ...]:
    """The head and the body on pages of their own: on the day of the mail nothing happened that the
    body tells.
    """
    parts = (
        text_page(1, tuple(_head_lines(head)), Channel.TEXT_LAYER),
        *text_pages(body, Channel.TEXT_LAYER),
    )
    filled = (page for page in parts if page.lines)
    return tuple(replace(page, number=number) for number, page in enumerate(filled, 1))


def _head_lines(head: MailHead) -> Iterator[Text]:
    """The head in words of its own: sender, receiver and day of a mail are not those of a parcel,
    so none of the labels that a document has for these stands before them.
    """
    for label, value in (
        ("Subject:", head.subject),
        ("Mail author:", head.sender),
        ("Mail readers:", head.recipients),
        ("Mail time:", head.sent),
    ):
        if value.strip():
            yield Text(f"{label} {value}")


def _is_decoration(item: Attachment) -> bool:
    if item.media_type in _SIGNATURES or item.media_type in _CALENDARS:
        return True
    if not item.media_type.startswith("image/"):
        return False
    return not is_large(item.data, SHOWN if item.is_shown else ATTACHED)


def _member(item: Attachment) -> Member:
    if item.media_type == TNEF or item.name.lower() == "winmail.dat":
        return refused_member(item.name or "winmail.dat", _tnef())
    if item.media_type in _LOCKED:
        return refused_member(item.name, locked_mail())
    if not item.data:
        return refused_member(item.name, _not_by_itself())
    return member_of(item.name, item.data)


def _tnef() -> Refusal:
    return Refusal(
        Trouble.UNSUPPORTED,
        msg(
            "winmail.dat holds attachments in a form that only Outlook reads."
            " Save them in Outlook, or have the mail sent again as HTML or plain text."
        ),
    )


def _not_by_itself() -> Refusal:
    return Refusal(
        Trouble.UNSUPPORTED,
        msg(
            "A mail inside an Outlook mail is not read. Open it, and save it as a file of its own."
        ),
    )


def locked_mail() -> Refusal:
    """An encrypted mail (S/MIME, PGP)."""
    return Refusal(
        Trouble.ENCRYPTED,
        msg("The mail is encrypted. Print it to PDF from the mail program that can open it."),
    )
