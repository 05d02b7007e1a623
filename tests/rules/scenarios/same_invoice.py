from dataclasses import replace
from decimal import Decimal

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Identifier, Money
from tests.factories import agreed, clean_case, document, fact
from tests.rules.scenarios.authenticity import with_data
from tests.rules.scenarios.scenario import fires, near, quiet


def _invoice(
    file: str,
    total: str,
    *,
    number: str = "RE-2026/17",
    currency: str = "EUR",
    channel: Channel = Channel.TEXT_LAYER,
    confidence: float = 1.0,
    text: str = "Rechnung",
) -> Document:
    value = Money(Decimal(total), (currency,))
    return document(
        file,
        Kind.PURCHASE_INVOICE,
        fact(FactName.COST_TOTAL, value, file, channel=channel, confidence=confidence),
        fact(FactName.INVOICE_NUMBER, Identifier(number, ""), file, channel=channel),
        channel=channel,
        text=text,
    )


def _beside(printed: Document) -> Case:
    """As the match stage has it: purchases are not held against each other."""
    data = _invoice("invoice.xml", "571.04", channel=Channel.STRUCTURED)
    base = clean_case(data=data, printed=printed)
    facts = [f for d in (data, printed) for f in d.named(FactName.COST_TOTAL)]
    cost = agreed(FactName.COST_TOTAL, facts)
    return replace(base, agreed={**base.agreed, FactName.COST_TOTAL: cost})


SCENARIOS = (
    fires(
        "VAL001",
        "the data inside a file say another total",
        with_data(FactName.SALE_TOTAL, "571.04", "406,82"),
        "invoice.pdf prints 406,82",
        "571.04",
    ),
    fires(
        "VAL001",
        "the data beside a file say another total",
        _beside(_invoice("paper.pdf", "406.82")),
        "invoice.xml states 571.04 EUR for invoice RE202617",
        "paper.pdf states 406.82 EUR",
        confidence="high",
    ),
    quiet("VAL001", "data and print agree", _beside(_invoice("paper.pdf", "571.04"))),
    near(
        "VAL001",
        "data of another invoice",
        _beside(_invoice("paper.pdf", "406.82", number="RE-2026/18")),
    ),
    near(
        "VAL001",
        "the total stands elsewhere on the page",
        _beside(_invoice("paper.pdf", "406.82", text="Summe 571,04")),
    ),
    near(
        "VAL001",
        "the print was hardly read",
        _beside(_invoice("paper.png", "406.82", channel=Channel.OCR, confidence=0.7)),
    ),
    near(
        "VAL001",
        "the print is in another currency than the data",
        _beside(_invoice("paper.pdf", "620.00", currency="USD")),
    ),
)
