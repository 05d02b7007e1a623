"""Mails among the files, and records that say of themselves that they prove no delivery."""

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.values import Status
from evidencecheck.policies import load
from tests.factories import case, document, event
from tests.rules.scenarios.scenario import fires, near


def _fba(*documents: Document) -> Case:
    return case(*documents, policy=load("amazon-fba-inbound-lost"))


def _arrived(text: str) -> Document:
    """A record that ends in a delivery."""
    delivered = event("2026-10-03", Status.DELIVERED, file="t.pdf")
    return document("t.pdf", Kind.TRACKING_RECORD, events=[delivered], text=text)


_MAILS_TO_ROYAL_MAIL = [
    document("answer.eml", Kind.CARRIER_STATEMENT, media_type="message/rfc822"),
    document("sold.eml", Kind.CORRESPONDENCE, media_type="message/rfc822"),
]

SCENARIOS = (
    fires(
        "FIL010",
        "mails that prove no value are one information",
        case(*_MAILS_TO_ROYAL_MAIL, policy=load("carrier-royal-mail")),
        "answer.eml",
        "sold.eml",
        severity="info",
    ),
    fires(
        "FIL010",
        "a receipt as a mail",
        case(
            document("r.eml", Kind.RECEIPT, media_type="message/rfc822"),
            policy=load("carrier-royal-mail"),
        ),
        "r.eml is message/rfc822",
        severity="warning",
    ),
    fires(
        "CMP007",
        "the record says itself that it proves none",
        _fba(_arrived("Information only, no proof of delivery.")),
    ),
    fires("CMP007", "the same in Chinese", _fba(_arrived("本页仅供参考，不作为签收证明"))),
    near("CMP007", "a link to the proof", _fba(_arrived("Delivered\nProof of delivery"))),
)
