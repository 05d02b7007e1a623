from evidencecheck.model.case import Case, Claim
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Check, Identifier, Strength, Text
from tests.factories import (
    OTHER_ORDER,
    agreed,
    case,
    clean_case,
    dispute,
    document,
    fact,
    item,
    order_id,
    tracking,
    with_claim,
)
from tests.rules.scenarios.scenario import fires, near, quiet

FBA, SIBLING, OTHER = "FBA15DJ9S3J5", "FBA15DJ9S3J6", "FBA17K3M9QZ2"
ASIN, OTHER_ASIN = "B0KL9H6XCF", "B0HZMRCSSW"
USCC, WRONG_USCC = "91110000600037341L", "91110000600037341K"


def _shipment(text: str, file: str, **more: object) -> Fact:
    return fact(FactName.SHIPMENT_ID, Identifier(text, "fba-shipment"), file, **more)  # type: ignore[arg-type]


def _page(file: str, kind: Kind, *shipments: str) -> Document:
    return document(file, kind, *(_shipment(text, file) for text in shipments))


def _claimed(shipment: str, *documents: Document) -> Case:
    return case(*documents, claim=Claim(file="claim.toml", shipment_id=shipment))


def _asin(text: str, file: str, **more: object) -> Fact:
    return fact(FactName.ASIN, Identifier(text, "asin"), file, **more)  # type: ignore[arg-type]


def _goods(order: Fact, *invoice: Fact, items: int = 1) -> Case:
    return case(
        document("order.pdf", Kind.ORDER_DETAILS, order),
        document(
            "invoice.pdf",
            Kind.SALES_INVOICE,
            *invoice,
            items=[item("1", "60.00", "60.00", file="invoice.pdf")] * items,
        ),
    )


def _sku(text: str, file: str, **more: object) -> Fact:
    value = Identifier(text, "", strength=Strength.WEAK)
    return fact(FactName.SKU, value, file, **more)  # type: ignore[arg-type]


def _gtin(text: str, file: str) -> Fact:
    value = Identifier(text, "gtin", Check.PASSED, Strength.WEAK)
    return fact(FactName.GTIN, value, file)


def _tax(
    text: str = WRONG_USCC,
    file: str = "invoice.pdf",
    scheme: str = "uscc",
    check: Check = Check.FAILED,
    **more: object,
) -> Document:
    value = Identifier(text, scheme, check, Strength.WEAK)
    return document(
        file,
        Kind.PURCHASE_INVOICE,
        fact(FactName.TAX_ID, value, file, **more),  # type: ignore[arg-type]
    )


def _parcel(text: str, scheme: str = "ups", **more: object) -> Case:
    number = fact(FactName.TRACKING_NUMBER, tracking(text, scheme), "label.pdf", **more)  # type: ignore[arg-type]
    return case(document("label.pdf", Kind.SHIPPING_LABEL, number))


def _order(text: str) -> Case:
    return case(document("order.pdf", Kind.ORDER_DETAILS, (FactName.ORDER_ID, order_id(text))))


_IN_PICTURE = {"channel": Channel.OCR, "confidence": 0.97}

SCENARIOS = (
    fires(
        "IDN007",
        "the labels are of another shipment than the claim",
        _claimed(FBA, _page("labels.pdf", Kind.SHIPPING_LABEL, OTHER)),
        f"labels.pdf says shipment {OTHER}",
        f"claim.toml says {FBA}",
    ),
    fires(
        "IDN007",
        "the bill of lading stands alone against two",
        case(
            _page("plan.pdf", Kind.SHIPMENT_DETAILS, FBA),
            _page("labels.pdf", Kind.SHIPPING_LABEL, FBA),
            _page("bol.pdf", Kind.BILL_OF_LADING, OTHER),
        ),
        f"bol.pdf says shipment {OTHER}",
        f"plan.pdf and labels.pdf say shipment {FBA}",
    ),
    fires(
        "IDN007",
        "one against one",
        case(
            _page("plan.pdf", Kind.SHIPMENT_DETAILS, FBA),
            _page("labels.pdf", Kind.SHIPPING_LABEL, SIBLING),
        ),
    ),
    quiet("IDN007", "clean", _claimed(FBA, _page("labels.pdf", Kind.SHIPPING_LABEL, FBA))),
    near(
        "IDN007",
        "several shipments of one plan",
        _claimed(
            FBA,
            _page("plan.pdf", Kind.SHIPMENT_DETAILS, FBA, SIBLING, OTHER),
            _page("labels.pdf", Kind.SHIPPING_LABEL, SIBLING),
        ),
    ),
    near(
        "IDN007",
        "labels of two shipments",
        _claimed(
            FBA,
            _page("labels.pdf", Kind.SHIPPING_LABEL, FBA),
            _page("more.pdf", Kind.SHIPPING_LABEL, OTHER),
        ),
    ),
    near(
        "IDN007",
        "a mail about another shipment",
        _claimed(
            FBA,
            _page("labels.pdf", Kind.SHIPPING_LABEL, FBA),
            _page("mail.eml", Kind.CORRESPONDENCE, OTHER),
        ),
    ),
    near(
        "IDN007",
        "a small picture in which one character differs",
        _claimed(
            FBA,
            document(
                "labels.jpg", Kind.SHIPPING_LABEL, _shipment(SIBLING, "labels.jpg", **_IN_PICTURE)
            ),
        ),
        "not read for certain",
    ),
    near(
        "IDN007",
        "zero read for O",
        _claimed("FBA15DO9S3J5", _page("labels.pdf", Kind.SHIPPING_LABEL, "FBA15D09S3J5")),
    ),
    fires(
        "IDN008",
        "another ASIN on the invoice",
        _goods(_asin(ASIN, "order.pdf"), _asin(OTHER_ASIN, "invoice.pdf")),
        ASIN,
        OTHER_ASIN,
        "invoice.pdf",
    ),
    fires(
        "IDN008",
        "another GTIN of the same length",
        _goods(_gtin("4006381333931", "order.pdf"), _gtin("4000050986428", "invoice.pdf")),
        "GTIN",
    ),
    fires(
        "IDN008",
        "another SKU of the sale",
        _goods(_sku("NL-SS", "order.pdf"), _sku("TM-ML10", "invoice.pdf")),
        "SKU",
    ),
    quiet("IDN008", "clean", _goods(_asin(ASIN, "order.pdf"), _asin(ASIN, "invoice.pdf"))),
    near(
        "IDN008",
        "an invoice of several lines",
        _goods(_asin(ASIN, "order.pdf"), _asin(OTHER_ASIN, "invoice.pdf"), items=2),
    ),
    near(
        "IDN008",
        "one invoice for each of two products",
        case(
            document("a.pdf", Kind.PURCHASE_INVOICE, _asin(ASIN, "a.pdf")),
            document("b.pdf", Kind.PURCHASE_INVOICE, _asin(OTHER_ASIN, "b.pdf")),
            document("order.pdf", Kind.ORDER_DETAILS, _asin(ASIN, "order.pdf")),
        ),
    ),
    near(
        "IDN008",
        "the invoice names both",
        _goods(
            _asin(ASIN, "order.pdf"),
            _asin(OTHER_ASIN, "invoice.pdf"),
            _asin(ASIN, "invoice.pdf"),
        ),
    ),
    near(
        "IDN008",
        "recommended variants",
        _goods(_asin(ASIN, "order.pdf"), _asin(OTHER_ASIN, "invoice.pdf", mention=Mention.ASIDE)),
    ),
    near(
        "IDN008",
        "the GTIN of a case",
        _goods(_gtin("4006381333931", "order.pdf"), _gtin("14006381333938", "invoice.pdf")),
    ),
    near(
        "IDN008",
        "the SKUs of two systems",
        _goods(_sku("FL-1L-BK", "order.pdf"), _sku("VF-1000", "invoice.pdf")),
        "of another system",
    ),
    near(
        "IDN008",
        "the supplier's SKU",
        case(
            document("order.pdf", Kind.ORDER_DETAILS, _sku("NL-SS", "order.pdf")),
            document("bought.pdf", Kind.PURCHASE_INVOICE, _sku("TM-ML10", "bought.pdf")),
        ),
    ),
    near(
        "IDN008",
        "O read for zero",
        _goods(_sku("YS-DO06-BM", "order.pdf"), _sku("YS-D006-BM", "invoice.pdf", **_IN_PICTURE)),
    ),
    near(
        "IDN008",
        "read badly",
        _goods(
            _sku("NL-SS", "order.pdf"),
            _sku("TM-ML10", "invoice.pdf", channel=Channel.OCR, confidence=0.5),
        ),
        "not read for certain",
    ),
    near(
        "IDN008",
        "the invoice of another order",
        case(
            document("order.pdf", Kind.ORDER_DETAILS, _asin(ASIN, "order.pdf")),
            document("invoice.pdf", Kind.SALES_INVOICE, _asin(OTHER_ASIN, "invoice.pdf")),
            agreed=[
                agreed(
                    FactName.ORDER_ID,
                    [fact(FactName.ORDER_ID, order_id(), "order.pdf")],
                    dispute(fact(FactName.ORDER_ID, order_id(OTHER_ORDER), "invoice.pdf")),
                )
            ],
        ),
    ),
    fires("IDN009", "counted up", _order("123-4567890-1234567"), "sequence", "order.pdf"),
    fires("IDN009", "one digit", _order("111-1111111-1111111"), "repeated"),
    fires("IDN009", "one digit a group", _order("111-2222222-3333333"), "repeated"),
    fires("IDN009", "a sample number of UPS", _parcel("1Z999AA10123456784"), "sample"),
    fires(
        "IDN009", "a sample number of USPS", _parcel("9400100000000000000000", "usps-imb"), "sample"
    ),
    fires(
        "IDN009",
        "in the claim file",
        with_claim(clean_case(), order_id="XXX-XXXXXXX-XXXXXXX"),
        "claim.toml",
    ),
    quiet("IDN009", "clean", clean_case()),
    near("IDN009", "many zeros", _parcel("TBA000123450000", "amazon-logistics")),
    near("IDN009", "a run of digits inside", _parcel("1Z5R89391234567126")),
    near("IDN009", "a short number", _order("1001")),
    near(
        "IDN009",
        "not read for certain",
        _parcel("1Z999AA10123456784", channel=Channel.OCR, confidence=0.5),
        "not read for certain",
    ),
    fires(
        "IDN011",
        "a code with a wrong last character",
        case(_tax()),
        "unified social credit code",
        WRONG_USCC,
        confidence="high",
    ),
    fires("IDN011", "an IBAN", case(_tax("GB82WEST12345698765433", scheme="iban")), "bank account"),
    fires("IDN011", "a VAT number", case(_tax("DE136695977", scheme="vat-de")), "VAT number"),
    fires(
        "IDN011",
        "two pictures say the same",
        case(_tax(file="a.png", **_IN_PICTURE), _tax(file="b.png", **_IN_PICTURE)),
        confidence="medium",
    ),
    quiet("IDN011", "clean", case(_tax(USCC, check=Check.PASSED))),
    near("IDN011", "no check is published", case(_tax("IE6433435F", "a.pdf", "", Check.NONE))),
    near("IDN011", "one picture", case(_tax(file="a.png", **_IN_PICTURE)), "may be misread"),
    near(
        "IDN011",
        "another document has it right",
        case(_tax(file="a.png", **_IN_PICTURE), _tax(USCC, check=Check.PASSED)),
    ),
    near("IDN011", "named aside", case(_tax(mention=Mention.ASIDE))),
    near(
        "IDN011",
        "a buyer's name where the number should be",
        case(document("a.pdf", Kind.FAPIAO, (FactName.TAX_ID, Text("个人")))),
    ),
)
