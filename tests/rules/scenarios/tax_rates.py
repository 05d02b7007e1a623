from dataclasses import replace
from decimal import Decimal

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import AmountRole, FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Money
from tests.factories import amount, case, day, document
from tests.rules.scenarios.scenario import fires, near, quiet

R = AmountRole


def _taxed(
    text: str,
    net: str,
    tax: str,
    *,
    on: str | None = "2026-10-02",
    currency: str = "EUR",
    kind: Kind = Kind.SALES_INVOICE,
    channel: Channel = Channel.TEXT_LAYER,
) -> Case:
    total = str(Decimal(net) + Decimal(tax))
    amounts = [amount(R.NET, net), amount(R.TAX, tax), amount(R.TOTAL, total)]
    held = document(
        "a.pdf",
        kind,
        *([(FactName.INVOICE_DATE, day(on))] if on else []),
        amounts=[replace(a, money=Money(a.money.amount, (currency,))) for a in amounts],
        text=text,
        channel=channel,
    )
    return case(held)


SCENARIOS = (
    fires(
        "VAL012",
        "16 % in Germany long after 2020",
        _taxed("zzgl. 16 % MwSt. 16,00 EUR", "100.00", "16.00"),
        "a.pdf states 16 % tax; on 2026-10-02 there were",
    ),
    fires(
        "VAL012",
        "15 % in the United Kingdom",
        _taxed("VAT @ 15%: 15.00", "100.00", "15.00", currency="GBP"),
        "15 % tax",
    ),
    fires(
        "VAL012",
        "17 % on a fapiao of today",
        _taxed("17%", "100.00", "17.00", currency="CNY", kind=Kind.FAPIAO),
        "17 % tax",
    ),
    fires(
        "VAL012",
        "5 % in Japan",
        _taxed("消費税(5%)", "1000", "50", currency="JPY"),
    ),
    quiet("VAL012", "19 % in Germany", _taxed("zzgl. 19 % MwSt. 19,00 EUR", "100.00", "19.00")),
    near(
        "VAL012",
        "16 % in the second half of 2020",
        _taxed("zzgl. 16 % MwSt. 16,00 EUR", "100.00", "16.00", on="2020-08-15"),
    ),
    near(
        "VAL012",
        "invoiced some months after the rate changed",
        _taxed("inkl. 16% USt", "100.00", "16.00", on="2021-02-01"),
    ),
    near(
        "VAL012",
        "sent to Denmark",
        _taxed("25 % MwSt.\n2100 København, Dänemark", "100.00", "25.00"),
    ),
    near(
        "VAL012",
        "a VAT number of Hungary",
        _taxed("27% MwSt.\nVAT HU12345678", "100.00", "27.00"),
    ),
    fires(
        "VAL012",
        "17 % of a German seller: that Luxembourg has it is no matter",
        _taxed("MwSt. 17 %\nUSt-IdNr. DE136695976", "100.00", "17.00"),
        "17 % tax",
    ),
    near("VAL012", "17 % of nobody", _taxed("MwSt. 17 %", "100.00", "17.00")),
    near(
        "VAL012",
        "17 % for a buyer in Luxembourg",
        _taxed("MwSt. 17 %\nUSt-IdNr. DE136695976\nLuxembourg", "100.00", "17.00"),
    ),
    near(
        "VAL012",
        "the number may be the buyer's",
        _taxed("MwSt. 17 %\nSteuer-Nr. 123/456\nUSt-IdNr. DE136695976", "100.00", "17.00"),
    ),
    near("VAL012", "a discount", _taxed("16 % Rabatt", "100.00", "16.00")),
    near("VAL012", "sales tax", _taxed("Sales tax 8.875%", "100.00", "8.88", currency="USD")),
    near("VAL012", "dollars", _taxed("VAT 15%", "100.00", "15.00", currency="USD")),
    near("VAL012", "20 % VAT in pounds", _taxed("20% VAT", "100.00", "20.00", currency="GBP")),
    near(
        "VAL012",
        "no date",
        _taxed("16 % MwSt.\n77 % USt", "100.00", "16.00", on=None),
        "no date",
    ),
    near(
        "VAL012",
        "misread",
        _taxed("16 % MwSt. 19,00 EUR", "100.00", "19.00", channel=Channel.OCR),
        "do not confirm",
    ),
)
