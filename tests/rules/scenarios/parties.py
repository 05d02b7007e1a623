from __future__ import annotations

from decimal import Decimal

from evidencecheck.model.case import Case, Claim
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, LineItem, Mention
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Text
from evidencecheck.stages.match import match
from tests.factories import case, document, fact, order_id, reading
from tests.rules.scenarios.scenario import fires, near, quiet

N = FactName
MARIA = "Maria Lindqvist"
HOME = "Fort Collins, CO 80525, US"
YUNSHAN = "深圳市云山贸易有限公司"


def _matched(*documents: Document, claim: Claim | None = None) -> Case:
    """A case whose agreements are those of the match stage."""
    claim = claim or Claim()
    return case(*documents, claim=claim, agreed=match(claim, documents).values())


def _to(
    file: str, kind: Kind, name: str, place: str = HOME, address: str = "", **more: object
) -> Document:
    stated = [
        fact(N.RECIPIENT, Text(name), file, **more),  # type: ignore[arg-type]
        fact(N.SHIP_TO, Text(address or name), file, **more),  # type: ignore[arg-type]
        fact(N.DESTINATION, Text(place), file, **more),  # type: ignore[arg-type]
    ]
    return document(file, kind, *stated)


def _order(name: str = MARIA, place: str = HOME) -> Document:
    return _to("order.pdf", Kind.ORDER_DETAILS, name, place)


def _label(name: str = MARIA, place: str = HOME, address: str = "", **more: object) -> Document:
    return _to("label.pdf", Kind.SHIPPING_LABEL, name, place, address, **more)


def _shipped(name: str = MARIA, place: str = HOME, address: str = "", **more: object) -> Case:
    return _matched(_order(), _label(name, place, address, **more))


def _delivered(place: str) -> Document:
    said: Fact = Fact(
        N.DESTINATION,
        Text(place),
        reading(f"Delivered, {place}", "track.pdf"),
        role="delivered",
        mention=Mention.ASIDE,
    )
    return document("track.pdf", Kind.TRACKING_RECORD, said)


def _bought(
    buyer: str, supplier: str = "义乌丙商行", kind: Kind = Kind.PURCHASE_INVOICE
) -> Document:
    return document(
        "supplier.pdf",
        kind,
        fact(N.BUYER, Text(buyer), "supplier.pdf", label="Buyer"),
        fact(N.SUPPLIER, Text(supplier), "supplier.pdf", label="Supplier"),
    )


def _claimant(name: str) -> Claim:
    return Claim(file="claim.toml", claimant=name)


def _selling(*descriptions: str, kind: Kind = Kind.SALES_INVOICE) -> Document:
    items = [
        LineItem(text, Decimal(1), Decimal(9), Decimal(9), reading(text, "invoice.pdf"))
        for text in descriptions
    ]
    return document("invoice.pdf", kind, items=items)


def _page(text: str) -> Document:
    return document("order.pdf", Kind.ORDER_DETAILS, (N.ORDER_ID, order_id()), text=text)


def _lost(product: str, *descriptions: str, kind: Kind = Kind.SALES_INVOICE) -> Case:
    return _matched(
        _page(f"Order details\n{product}\nQty 1"),
        _selling(*descriptions, kind=kind),
        claim=Claim(file="claim.toml", product=product),
    )


SCENARIOS = (
    fires(
        "PTY001",
        "the label of another person",
        _shipped("James Whitfield"),
        "label.pdf says recipient James Whitfield",
        "order.pdf says recipient Maria Lindqvist",
    ),
    fires(
        "PTY001", "the label of another Chinese person", _matched(_order("李娜"), _label("王建国"))
    ),
    fires("PTY001", "a mask that contradicts", _shipped("J*** Whit****")),
    fires(
        "PTY001",
        "another company",
        _matched(_order("Lakeside Veterinary Clinic LLC"), _label("Blue Mesa Gems Inc.")),
    ),
    quiet("PTY001", "one recipient", _shipped()),
    near("PTY001", "family name first, capitals", _shipped("LINDQVIST MARIA")),
    near("PTY001", "an initial", _shipped("M. Lindqvist")),
    near("PTY001", "masked by the carrier", _shipped("M**** L********")),
    near("PTY001", "one family", _shipped("Erik Lindqvist"), "may be the same recipient"),
    near("PTY001", "at work", _shipped("Acme Trading LLC"), "may be the same recipient"),
    near(
        "PTY001",
        "an attention line",
        _shipped("Blue Mesa Gems Inc.", address="Blue Mesa Gems Inc., Attn: Maria Lindqvist"),
    ),
    near("PTY001", "pinyin", _matched(_order("李娜"), _label("Na LI"))),
    near("PTY001", "traditional characters", _matched(_order("张伟"), _label("張偉"))),
    near("PTY001", "umlauts", _matched(_order("Jürgen Müller"), _label("JUERGEN MUELLER"))),
    near(
        "PTY001",
        "Japanese in letters",
        _matched(_order("山口恵子"), _label("YAMAGUCHI KEIKO")),
        "may be the same recipient",
    ),
    near(
        "PTY001",
        "read badly",
        _shipped("James Whitfield", channel=Channel.OCR, confidence=0.7),
        "may be the same recipient",
    ),
    near(
        "PTY001",
        "sent to a warehouse first",
        _shipped("ONT8", "Moreno Valley, CA 92551, US", "Amazon Fulfillment ONT8"),
    ),
    fires(
        "PTY002",
        "another ZIP",
        _shipped(place="Reno, NV 89509, US"),
        "label.pdf says destination Reno, NV 89509, US",
    ),
    fires("PTY002", "another country", _shipped(place="Freiburg, 79102, DE")),
    fires("PTY002", "another state, no ZIP", _shipped(place="RENO, NV, US")),
    quiet("PTY002", "one destination", _shipped()),
    near("PTY002", "without a ZIP", _shipped(place="FORT COLLINS, CO, US")),
    near("PTY002", "a suburb", _shipped(place="TIMNATH, CO, US"), "may be the same place"),
    near(
        "PTY002",
        "a British postcode without its blank, another name of the city",
        _matched(_order(place="London, E107LU, GB"), _label(place="LEYTON, E107LU, GB")),
    ),
    near(
        "PTY002",
        "a warehouse",
        _shipped(place="Moreno Valley, CA 92551, US", address="FBA Warehouse ONT8"),
    ),
    fires(
        "PTY003",
        "another Chinese company",
        _matched(_bought("深圳市海风贸易有限公司"), claim=_claimant(YUNSHAN)),
        "supplier.pdf says buyer 深圳市海风贸易有限公司",
    ),
    fires(
        "PTY003",
        "a fapiao to another brand",
        _matched(
            _bought("深圳市海风科技有限公司", kind=Kind.FAPIAO),
            claim=_claimant("Shenzhen Yunshan Trading Co., Ltd."),
        ),
    ),
    quiet(
        "PTY003", "made out to the claimant", _matched(_bought(YUNSHAN), claim=_claimant(YUNSHAN))
    ),
    near(
        "PTY003",
        "the English name",
        _matched(_bought("Shenzhen Yunshan Trading Co., Ltd."), claim=_claimant(YUNSHAN)),
    ),
    near(
        "PTY003",
        "another legal form",
        _matched(_bought("Acme Trading Limited"), claim=_claimant("Acme Trading Ltd.")),
    ),
    near(
        "PTY003",
        "a nickname",
        _matched(_bought("sun_flow88"), claim=_claimant(YUNSHAN)),
        "may be the claimant",
    ),
    near("PTY003", "no claimant", _matched(_bought(YUNSHAN)), "nothing says who the claimant is"),
    near(
        "PTY003",
        "an invoice of the claimant",
        _matched(_bought("Blue Mesa Gems Inc.", YUNSHAN), claim=_claimant(YUNSHAN)),
    ),
    fires(
        "PTY004",
        "one company twice",
        _matched(_bought("ACME TRADING LTD", "Acme Trading Ltd.")),
        "supplier.pdf is issued by and made out to Acme Trading Ltd.",
    ),
    quiet("PTY004", "two companies", _matched(_bought(YUNSHAN))),
    near("PTY004", "two of one group", _matched(_bought("Acme Retail Ltd", "Acme Trading Ltd"))),
    fires(
        "PTY005",
        "an invoice for something else",
        _lost("Stainless vacuum flask 1 L, black", "Yoga mat with carrying strap"),
        "Yoga mat with carrying strap, but lost is Stainless vacuum flask",
    ),
    fires(
        "PTY005",
        "another colour",
        _lost("Stainless vacuum flask 1 L, black", "Stainless vacuum flask 1 L, blue"),
    ),
    fires(
        "PTY005",
        "another size, on the supplier's invoice",
        _lost(
            "Stainless vacuum flask 1 L, black",
            "Vacuum flask stainless 2 L",
            kind=Kind.PURCHASE_INVOICE,
        ),
    ),
    quiet("PTY005", "the same", _lost("Stainless vacuum flask 1 L", "Stainless vacuum flask 1 L")),
    near(
        "PTY005", "other words beside", _lost("Vacuum flask, black", "Thermo Flask steel (black)")
    ),
    near(
        "PTY005",
        "the supplier's name for it",
        _lost("Vacuum flask", "Thermos bottle", kind=Kind.PURCHASE_INVOICE),
    ),
    near("PTY005", "another language", _lost("Vacuum flask, black", "保温随行杯 黑色")),
    near(
        "PTY005",
        "two variants, one of them lost",
        _lost("Vacuum flask, black", "Vacuum flask, blue", "Vacuum flask, black"),
    ),
    fires(
        "TRK003",
        "delivered in another state",
        _matched(_order(), _delivered("RENO, NV, US")),
        "track.pdf: delivered in RENO, NV, US, but the order goes to Fort Collins",
    ),
    fires("TRK003", "delivered abroad", _matched(_order(), _delivered("Toronto, ON, CA"))),
    quiet("TRK003", "delivered at home", _matched(_order(), _delivered("FORT COLLINS, CO, US"))),
    near("TRK003", "the depot next door", _matched(_order(), _delivered("LOVELAND, CO, US"))),
    near("TRK003", "no order to compare with", _matched(_delivered("RENO, NV, US"))),
)
