from dataclasses import replace
from decimal import Decimal

from evidencecheck.model.case import Basis, Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName, LineItem, Mention
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Quantity
from tests.factories import case, document, fact, order_id, reading, usd, with_claim
from tests.rules.scenarios.scenario import fires, near, quiet


def units(number: str) -> Quantity:
    return Quantity(Decimal(number))


def _page(file: str, kind: Kind, number: str, **more: object) -> Document:
    counted = fact(FactName.QUANTITY, units(number), file, **more)  # type: ignore[arg-type]
    return document(file, kind, (FactName.ORDER_ID, order_id()), counted)


def _order(number: str, **more: object) -> Document:
    return _page("order.png", Kind.ORDER_DETAILS, number, **more)


def _invoice(number: str, file: str = "invoice.pdf", **more: object) -> Document:
    return _page(file, Kind.SALES_INVOICE, number, **more)


def _supplier(number: str) -> Document:
    return _page("supplier.pdf", Kind.PURCHASE_INVOICE, number)


def _shipment(shipped: str, received: str) -> Document:
    return document(
        "shipment.png",
        Kind.SHIPMENT_DETAILS,
        (FactName.QUANTITY_SHIPPED, units(shipped)),
        (FactName.QUANTITY_RECEIVED, units(received)),
    )


def _bill(file: str, *pages: str, counted: str | None = None, total: str = "") -> Document:
    facts = [fact(FactName.QUANTITY, units(counted), file)] if counted else []
    if total:
        facts.append(fact(FactName.COST_TOTAL, usd(total), file))
    rows = [_row(file, "", "10", "7.20", "72.00")]
    text = "\n".join(("INVOICE", *pages))
    return document(file, Kind.PURCHASE_INVOICE, *facts, items=rows, text=text)


def _sets(number: str) -> Document:
    counted = fact(FactName.QUANTITY, units(number), "sets.pdf")
    row = replace(_row("sets.pdf", "", number, "27.43"), description="抽屉收纳盒 5件套")
    return document("sets.pdf", Kind.FAPIAO, counted, items=[row], text="电子发票\n抽屉收纳盒\n套")


def _claimed(number: str, *documents: Document, pays_by: Basis = Basis.SALE) -> Case:
    base = with_claim(case(*documents), quantity=Decimal(number))
    return replace(base, policy=replace(base.policy, pays_by=pays_by))


def _in_warehouse(base: Case) -> Case:
    policy = replace(base.policy, lost_on_way=False, required=("product_id", "value_proof"))
    return replace(base, policy=policy)


def _row(file: str, code: str, number: str, price: str, amount: str | None = None) -> LineItem:
    return LineItem(
        "Flask",
        Decimal(number),
        Decimal(price),
        Decimal(amount) if amount else None,
        reading(price, file),
        (code,),
    )


def _listed(file: str, kind: Kind, *rows: tuple[str, str, str]) -> Document:
    own = (FactName.ORDER_ID, order_id())
    return document(file, kind, own, items=[_row(file, *row) for row in rows])


def _postage() -> Document:
    counted = (FactName.QUANTITY, units("1"))
    return document("postage.pdf", Kind.RECEIPT, (FactName.SALE_TOTAL, usd("9.40")), counted)


SCENARIOS = (
    near(
        "VAL005",
        "the supplier counts cartons",
        _claimed("20", _bill("s.pdf", "Flask 10 CTN 72.00", counted="10"), pays_by=Basis.COST),
    ),
    near(
        "VAL005",
        "a second invoice whose number was not recognised",
        _claimed("20", _bill("s.pdf", counted="10"), _bill("t.pdf", "Flask"), pays_by=Basis.COST),
    ),
    near(
        "VAL005",
        "the rows that were recognised make but half of the total",
        _claimed("20", _bill("s.pdf", counted="10", total="144.00"), pays_by=Basis.COST),
    ),
    fires(
        "VAL005",
        "the supplier's invoice proves less",
        _claimed("20", _bill("s.pdf", "10 pcs", counted="10", total="72.00"), pays_by=Basis.COST),
        "Claimed: 20 units; s.pdf says 10 units",
    ),
    fires(
        "VAL005",
        "two ordered, three invoiced",
        case(_order("2"), _invoice("3")),
        "invoice.pdf says 3 units; order.png says 2 units",
    ),
    fires(
        "VAL005",
        "more claimed than ordered",
        _claimed("3", _order("2"), _invoice("2")),
        "Claimed: 3 units; order.png says 2 units",
    ),
    fires(
        "VAL005",
        "more claimed than missing",
        _claimed("30", _shipment("120", "96")),
        "120 shipped, 96 received, so 24 missing",
    ),
    fires(
        "VAL005",
        "more claimed than shipped",
        _claimed("30", _page("list.pdf", Kind.PACKING_SLIP, "24")),
        "list.pdf says 24 units",
    ),
    fires(
        "VAL005",
        "a policy that pays by cost, and fewer bought",
        _claimed("5", _order("5"), _supplier("3"), pays_by=Basis.COST),
        "supplier.pdf says 3 units",
    ),
    fires(
        "VAL005",
        "one row of several",
        case(
            _listed(
                "order.png", Kind.ORDER_DETAILS, ("SKU-1", "1", "9.00"), ("SKU-2", "2", "5.00")
            ),
            _listed(
                "invoice.pdf", Kind.SALES_INVOICE, ("SKU-1", "1", "9.00"), ("SKU-2", "4", "5.00")
            ),
        ),
        "invoice.pdf says 4 units of SKU-2; order.png says 2 units of SKU-2",
    ),
    fires(
        "VAL005",
        "fewer bought than sent to the warehouse",
        _claimed("30", _shipment("240", "210"), _supplier("200"), pays_by=Basis.COST),
        "supplier.pdf says 200 units; shipment.png: 240 units shipped",
    ),
    fires(
        "VAL005",
        "sets of which each has the pieces that its name says",
        _claimed("10", _shipment("200", "190"), _sets("6"), pays_by=Basis.COST),
        "sets.pdf says 6 units; shipment.png: 200 units shipped",
    ),
    near(
        "VAL005",
        "sets that have as many pieces as were sent",
        _claimed("10", _shipment("200", "190"), _sets("40"), pays_by=Basis.COST),
    ),
    near(
        "VAL005",
        "cartons of pieces that nobody counts",
        _claimed(
            "5",
            _shipment("240", "210"),
            _bill("s.pdf", "Flask 10 CTN", counted="10"),
            pays_by=Basis.COST,
        ),
    ),
    near(
        "VAL005",
        "two purchases for one shipment",
        _claimed(
            "30",
            _shipment("240", "210"),
            _supplier("200"),
            _page("b.pdf", Kind.FAPIAO, "40"),
            pays_by=Basis.COST,
        ),
    ),
    near(
        "VAL005",
        "a receipt that may be of a purchase",
        _claimed("30", _shipment("240", "210"), _supplier("200"), _postage(), pays_by=Basis.COST),
    ),
    near(
        "VAL005",
        "sent from the warehouse",
        _in_warehouse(
            _claimed("30", _shipment("240", "210"), _supplier("200"), pays_by=Basis.COST)
        ),
    ),
    quiet("VAL005", "all alike", _claimed("2", _order("2"), _invoice("2"))),
    near("VAL005", "fewer claimed than ordered", _claimed("1", _order("2"), _invoice("2"))),
    near("VAL005", "a bulk purchase", _claimed("2", _order("2"), _supplier("500"))),
    near(
        "VAL005",
        "two invoices for one order",
        case(_order("2"), _invoice("1"), _invoice("1", "b.pdf")),
    ),
    near(
        "VAL005",
        "part of the order is invoiced so far",
        case(_order("3"), _invoice("1"), _invoice("1", "b.pdf")),
    ),
    near("VAL005", "a receipt for the postage", case(_order("2"), _postage())),
    near("VAL005", "exactly what is missing", _claimed("24", _shipment("120", "96"))),
    near(
        "VAL005",
        "received in full, and lost in the warehouse afterwards",
        _in_warehouse(_claimed("6", _shipment("150", "150"))),
    ),
    near("VAL005", "candidates only", case(_order("2"), _invoice("3", mention=Mention.CANDIDATE))),
    near("VAL005", "sold by weight", case(_order("2"), _invoice("1.5"))),
    near(
        "VAL005",
        "hardly legible",
        case(_order("2"), _invoice("3", channel=Channel.OCR, confidence=0.6)),
        "3 units could not be read for certain",
    ),
    near(
        "VAL005",
        "the order has further products",
        _claimed(
            "3",
            _listed(
                "order.png", Kind.ORDER_DETAILS, ("SKU-1", "1", "9.00"), ("SKU-2", "2", "5.00")
            ),
            _invoice("1"),
        ),
        "not every product line could be counted",
    ),
    near(
        "VAL005",
        "rows in another order",
        case(
            _listed(
                "order.png", Kind.ORDER_DETAILS, ("SKU-1", "1", "9.00"), ("SKU-2", "2", "5.00")
            ),
            _listed(
                "invoice.pdf", Kind.SALES_INVOICE, ("SKU-2", "2", "5.00"), ("SKU-1", "1", "9.00")
            ),
        ),
    ),
)
