from evidencecheck.model.case import Case, Claim
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Check, Identifier, Strength, Text
from tests.factories import (
    UPS,
    agreed,
    case,
    clean_case,
    document,
    fact,
    order_id,
    tracking,
    with_claim,
)
from tests.rules.scenarios.scenario import fires, near, quiet

SHORT = "113-462730-9284417"
WRONG = "1Z5R89390357567128"
FEDEX_FAILING = tracking("986578788856", "fedex-12", check=Check.FAILED, strength=Strength.WEAK)
USPS = tracking("9400111206206406260787", "usps-imb")
PARTNER = tracking("9274890206206406260787", "usps-imb")


def _malformed(**more: object) -> Document:
    said = fact(FactName.ORDER_ID, Identifier(SHORT, ""), "invoice.pdf", **more)  # type: ignore[arg-type]
    return document("invoice.pdf", Kind.SALES_INVOICE, said)


def _failing(**more: object) -> Fact:
    number = tracking(WRONG, check=Check.FAILED)
    return fact(FactName.TRACKING_NUMBER, number, "label.pdf", **more)  # type: ignore[arg-type]


def _alone(number: Fact) -> Case:
    """One document that states this number, with nothing to hold against it."""
    page = document("label.pdf", Kind.SHIPPING_LABEL, number)
    return case(page, agreed=[agreed(FactName.TRACKING_NUMBER, [number])])


def _carried(number: Identifier, *carriers: str, claim: Claim | None = None) -> Case:
    named = [fact(FactName.CARRIER, Text(carrier), "label.pdf") for carrier in carriers]
    page = document("label.pdf", Kind.SHIPPING_LABEL, (FactName.TRACKING_NUMBER, number), *named)
    return case(page, claim=claim)


FEDEX = tracking("986578788855", "fedex-12", strength=Strength.WEAK)


def _tracked(number: Identifier, by: str, ordered_with: str) -> Case:
    """An order page that names a carrier, and a tracking page of the parcel."""
    told = (FactName.TRACKING_NUMBER, number)
    page = [told, *([(FactName.CARRIER, Text(by))] if by else [])]
    return case(
        document("t.pdf", Kind.TRACKING_RECORD, *page),
        document("order.pdf", Kind.ORDER_DETAILS, told, (FactName.CARRIER, Text(ordered_with))),
    )


SCENARIOS = (
    fires("IDN002", "a digit is missing", case(_malformed()), SHORT, "123-1234567-1234567"),
    fires(
        "IDN002",
        "read for certain in a picture",
        case(_malformed(channel=Channel.OCR, confidence=0.95)),
    ),
    fires(
        "IDN002",
        "in the claim file",
        case(
            claim=Claim(file="claim.toml", order_id=SHORT),
            agreed=[
                agreed(
                    FactName.ORDER_ID,
                    [
                        fact(
                            FactName.ORDER_ID,
                            Identifier(SHORT, ""),
                            "claim.toml",
                            channel=Channel.CLAIM_FILE,
                        )
                    ],
                )
            ],
        ),
        "claim.toml",
    ),
    quiet("IDN002", "clean", clean_case()),
    near(
        "IDN002",
        "not read for certain",
        case(_malformed(channel=Channel.OCR, confidence=0.7)),
        "not read for certain",
    ),
    near(
        "IDN002",
        "another shop's number in the claim file",
        case(
            agreed=[
                agreed(
                    FactName.ORDER_ID,
                    [
                        fact(
                            FactName.ORDER_ID,
                            Identifier("1001", ""),
                            "claim.toml",
                            channel=Channel.CLAIM_FILE,
                        )
                    ],
                )
            ]
        ),
    ),
    near(
        "IDN002",
        "a picture in which the agreed number was misread",
        case(
            _malformed(channel=Channel.OCR, confidence=0.95),
            agreed=[
                agreed(
                    FactName.ORDER_ID,
                    [
                        fact(FactName.ORDER_ID, order_id(), "order.pdf"),
                        _malformed(channel=Channel.OCR, confidence=0.95).facts[0],
                    ],
                )
            ],
        ),
    ),
    fires("IDN004", "wrong check digit", _alone(_failing()), WRONG, "label.pdf", confidence="high"),
    fires(
        "IDN004",
        "read for certain in a picture",
        _alone(_failing(channel=Channel.OCR, confidence=0.95)),
        confidence="medium",
    ),
    quiet("IDN004", "clean", clean_case()),
    near(
        "IDN004",
        "another document reads a valid number close to it",
        case(
            document("label.pdf", Kind.SHIPPING_LABEL, _failing(channel=Channel.OCR)),
            document("t.pdf", Kind.TRACKING_RECORD, (FactName.TRACKING_NUMBER, tracking())),
            agreed=[
                agreed(
                    FactName.TRACKING_NUMBER, [fact(FactName.TRACKING_NUMBER, tracking(), "t.pdf")]
                )
            ],
        ),
    ),
    near(
        "IDN004",
        "not read for certain",
        _alone(_failing(channel=Channel.OCR, confidence=0.6)),
        "not read for certain",
    ),
    near(
        "IDN004",
        "a weak shape",
        _alone(
            fact(
                FactName.TRACKING_NUMBER,
                tracking("986578788856", "fedex-12", check=Check.FAILED, strength=Strength.WEAK),
            )
        ),
    ),
    fires(
        "IDN004",
        "digits alone beside FedEx's name",
        case(
            document(
                "label.pdf",
                Kind.SHIPPING_LABEL,
                (FactName.CARRIER, Text("fedex")),
                fact(FactName.TRACKING_NUMBER, FEDEX_FAILING, "label.pdf"),
            )
        ),
        "986578788856",
    ),
    near(
        "IDN004",
        "digits alone beside FedEx's name in one picture",
        case(
            document(
                "label.png",
                Kind.SHIPPING_LABEL,
                (FactName.CARRIER, Text("fedex")),
                fact(
                    FactName.TRACKING_NUMBER,
                    FEDEX_FAILING,
                    "label.png",
                    channel=Channel.OCR,
                    confidence=0.97,
                ),
            )
        ),
        "not read for certain",
    ),
    near(
        "IDN004",
        "digits alone beside another carrier's name",
        case(
            document(
                "label.pdf",
                Kind.SHIPPING_LABEL,
                (FactName.CARRIER, Text("sf")),
                fact(FactName.TRACKING_NUMBER, FEDEX_FAILING, "label.pdf"),
            )
        ),
    ),
    near("IDN004", "named aside", _alone(_failing(mention=Mention.ASIDE))),
    fires("IDN005", "FedEx with a UPS number", _carried(tracking(), "fedex"), UPS, "UPS", "FedEx"),
    fires("IDN005", "UPS with a USPS number", _carried(USPS, "ups"), "USPS", "label.pdf"),
    fires(
        "IDN005",
        "the claim names another carrier",
        with_claim(clean_case(), carrier="FedEx Ground"),
        "claim.toml",
    ),
    fires(
        "IDN005",
        "4PX with a YunExpress number",
        _carried(tracking("YT2229521272164446", "yunexpress", check=Check.NONE), "4px"),
    ),
    quiet("IDN005", "clean", clean_case()),
    near("IDN005", "UPS SurePost hands over to USPS", _carried(PARTNER, "ups")),
    near("IDN005", "FedEx SmartPost hands over to USPS", _carried(PARTNER, "fedex")),
    near("IDN005", "YunExpress hands over to USPS", _carried(USPS, "yunexpress")),
    near("IDN005", "China Post hands over to UPS", _carried(tracking(), "china-post")),
    near("IDN005", "Amazon Buy Shipping", _carried(tracking(), "amazon")),
    near("IDN005", "two carriers named, one fits", _carried(tracking(), "ups", "usps")),
    near("IDN005", "an unknown carrier", _carried(tracking(), "speedy-gonzales")),
    near(
        "IDN005",
        "a weak shape",
        _carried(tracking("986578788855", "fedex-12", strength=Strength.WEAK), "ups"),
    ),
    fires(
        "IDN005",
        "a weak shape, on FedEx's own page too",
        _tracked(FEDEX, "fedex", "usps"),
        "FedEx",
        "USPS is named in order.pdf",
    ),
    near("IDN005", "a weak shape, on a page of the same carrier", _tracked(FEDEX, "usps", "usps")),
    near(
        "IDN005", "a weak shape whose check digit fails", _tracked(FEDEX_FAILING, "fedex", "usps")
    ),
    near("IDN005", "a weak shape, on a page of no carrier", _tracked(FEDEX, "", "usps")),
    near(
        "IDN005",
        "Royal Mail with an S10 number",
        _carried(tracking("RB123456785GB", "s10"), "royal-mail"),
    ),
)
