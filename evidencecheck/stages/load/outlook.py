"""Mails that Outlook saved (.msg, [MS-OXMSG])."""

from __future__ import annotations

from typing import Any

from evidencecheck.model.document import EvidenceFile, Trouble
from evidencecheck.model.message import msg
from evidencecheck.stages.load.loaded import Loaded
from evidencecheck.stages.load.mail_page import Attachment, Body, MailHead, mail_loaded
from evidencecheck.stages.load.packages import MSG
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.load.virtual_page import Block

NO_DATE = 1601
"""Year of a Windows file time of zero: the mail has no date."""
_CONTENT_ID = 0x3712
"""PidTagAttachContentId: the picture is set into the text ([MS-OXPROPS] 2.592)."""

_DISPLAY_NAME = 0x3001
_METHOD = 0x3705
"""PidTagAttachMethod ([MS-OXCMSG] 2.2.2.9)."""
_EMBEDDED_MAIL = 5


def load_outlook(file: EvidenceFile, sha256: str, kind: str) -> Loaded:
    """Open the Outlook mail `file`, like a mail of any other program.

    Raises:
        Refusal: DAMAGED.
    """
    from oxmsg import Message

    try:
        with file.path.open("rb") as stream:
            message = Message.load(stream)
            head = _head(message)
            blocks = _blocks(message)
            attachments = [found for item in message.attachments if (found := _attachment(item))]
    # What the library and olefile raise on broken input is open-ended.
    except (
        OSError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        NotImplementedError,
        AssertionError,
        RecursionError,
    ) as error:
        raise Refusal(
            Trouble.DAMAGED,
            msg("The mail is damaged: {error}. Save it again.", error=str(error)),
        ) from error
    return mail_loaded(file, sha256, kind, head, blocks, attachments)


def _head(message: Any) -> MailHead:
    sent = message.sent_date
    dated = "" if sent is None or sent.year <= NO_DATE else sent.strftime("%Y-%m-%d %H:%M UTC")
    headers = {key.lower(): value for key, value in (message.message_headers or {}).items()}
    names = (f"{r.name} <{r.email_address}>" for r in message.recipients)
    return MailHead(
        subject=message.subject or "",
        sender=message.sender or "",
        recipients="; ".join(names),
        sent=headers.get("date") or dated,
    )


def _blocks(message: Any) -> list[Block]:
    """The HTML body, or the plain one where that shows nothing."""
    if message.html_body:
        found = Body(message.html_body.encode("utf-8"), "utf-8", True).blocks()
        if found:
            return found
    return Body((message.body or "").encode("utf-8"), "utf-8", False).blocks()


def _attachment(item: Any) -> Attachment | None:
    """None for what has no content of its own: a link to a file elsewhere."""
    properties = item.properties
    name = item.file_name or "attachment"
    if properties.int_prop_value(_METHOD) == _EMBEDDED_MAIL:
        return Attachment(properties.str_prop_value(_DISPLAY_NAME) or name, MSG, b"", False)
    if not item.attached_by_value or not (data := item.file_bytes):
        return None
    shown = bool(properties.str_prop_value(_CONTENT_ID))
    return Attachment(name, item.mime_type or "", data, shown)
