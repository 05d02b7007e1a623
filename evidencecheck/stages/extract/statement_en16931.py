"""European e-invoices: UN/CEFACT Cross Industry Invoice and OASIS UBL 2.

Element names: EN 16931-1 semantic model in its two syntaxes (CEN/TS 16931-3-2 for UBL, -3-3 for
CII), and those of ZUGFeRD 1.0, which differ in the elements around them.
"""

from __future__ import annotations

from decimal import Decimal

from evidencecheck.model.document import DataField
from evidencecheck.stages.extract.statement import StatedLine, Statement, Tree, number_of

_CII_LINE = "IncludedSupplyChainTradeLineItem"
_UBL_LINES = ("InvoiceLine", "CreditNoteLine")
_REPEATED = ("ReferencedProduct", "AttachmentBinaryObject")


def cii(data: tuple[DataField, ...]) -> Statement:
    """A statement of a Cross Industry Invoice, ZUGFeRD 1 included."""
    whole = Tree(data)
    tree = whole.without(_CII_LINE)
    head = ("ExchangedDocument", "HeaderExchangedDocument")
    sums = "SpecifiedTradeSettlementHeaderMonetarySummation"
    if tree.first("GrandTotalAmount", within=sums) is None:
        sums = "SpecifiedTradeSettlementMonetarySummation"  # ZUGFeRD 1
    currency = tree.first("InvoiceCurrencyCode")
    code = currency.text if currency else ""
    return Statement(
        is_fapiao=False,
        number=_first_of(tree, "ID", head),
        issued=tree.first("IssueDateTime/DateTimeString", "IssueDateTime"),
        order=tree.first(
            "BuyerOrderReferencedDocument/IssuerAssignedID", "BuyerOrderReferencedDocument/ID"
        ),
        seller=tree.first("SellerTradeParty/Name"),
        buyer=tree.first("BuyerTradeParty/Name"),
        ship_to=tree.first("ShipToTradeParty/Name"),
        tax_ids=_vat(tree, "SellerTradeParty"),
        buyer_tax_ids=_vat(tree, "BuyerTradeParty"),
        currency=code,
        total=tree.first("GrandTotalAmount", within=sums),
        net=tree.first("TaxBasisTotalAmount", within=sums),
        tax=_in_currency(tree, "TaxTotalAmount", sums, code),
        line_total=tree.first("LineTotalAmount", within=sums),
        discount=tree.first("AllowanceTotalAmount", within=sums),
        charges=tree.first("ChargeTotalAmount", within=sums),
        paid=tree.first("TotalPrepaidAmount", within=sums),
        due=tree.first("DuePayableAmount", within=sums),
        lines=tuple(filter(None, map(_cii_line, whole.groups(_CII_LINE)))),
    )


def ubl(data: tuple[DataField, ...]) -> Statement:
    """A statement of a UBL invoice or credit note."""
    whole = Tree(data)
    tree = whole.without(*_UBL_LINES)
    root = data[0].path.split("/")[0] if data else ""
    currency = tree.first("DocumentCurrencyCode")
    code = currency.text if currency else ""
    party = ("PartyLegalEntity/RegistrationName", "PartyName/Name")
    sums = "LegalMonetaryTotal"
    return Statement(
        is_fapiao=False,
        number=next((f for f in data if f.path == f"{root}/ID"), None),
        issued=tree.first("IssueDate"),
        order=tree.first("OrderReference/ID"),
        seller=tree.first(*party, within="AccountingSupplierParty"),
        buyer=tree.first(*party, within="AccountingCustomerParty"),
        ship_to=tree.first("DeliveryParty/PartyName/Name"),
        tax_ids=tuple(tree.all("PartyTaxScheme/CompanyID", within="AccountingSupplierParty")),
        buyer_tax_ids=tuple(tree.all("PartyTaxScheme/CompanyID", within="AccountingCustomerParty")),
        currency=code,
        total=tree.first("TaxInclusiveAmount", within=sums),
        net=tree.first("TaxExclusiveAmount", within=sums),
        tax=_in_currency(tree, "TaxTotal/TaxAmount", "", code),
        line_total=tree.first("LineExtensionAmount", within=sums),
        discount=tree.first("AllowanceTotalAmount", within=sums),
        charges=tree.first("ChargeTotalAmount", within=sums),
        paid=tree.first("PrepaidAmount", within=sums),
        due=tree.first("PayableAmount", within=sums),
        lines=tuple(
            line for name in _UBL_LINES for g in whole.groups(name) if (line := _ubl_line(g))
        ),
    )


def _first_of(tree: Tree, end: str, elements: tuple[str, ...]) -> DataField | None:
    found = (tree.first(f"{element}/{end}") for element in elements)
    return next((held for held in found if held is not None), None)


def _vat(tree: Tree, party: str) -> tuple[DataField, ...]:
    """VAT numbers; a registration whose scheme is FC is a local tax number without a check."""
    schemes = {
        f.path.rpartition("@")[0]: f.text
        for f in tree.all("SpecifiedTaxRegistration/ID@schemeID", within=party)
    }
    registered = tree.all("SpecifiedTaxRegistration/ID", within=party)
    return tuple(f for f in registered if schemes.get(f.path) == "VA")


def _in_currency(tree: Tree, end: str, within: str, code: str) -> DataField | None:
    """The amount in the invoice's currency: tax may be stated in that of the accounts, too."""
    found = list(tree.all(end, within=within))
    stated = {
        f.path.rpartition("@")[0]: f.text for f in tree.all(f"{end}@currencyID", within=within)
    }
    return next((f for f in found if stated.get(f.path, code) == code), None)


def _cii_line(line: Tree) -> StatedLine | None:
    line = line.without(*_REPEATED)
    name = line.first("SpecifiedTradeProduct/Name")
    amount = line.first("LineTotalAmount")
    price = number_of(line.first("NetPriceProductTradePrice/ChargeAmount"))
    per = number_of(line.first("NetPriceProductTradePrice/BasisQuantity"))
    adjusted = line.first(
        "SpecifiedTradeAllowanceCharge/ActualAmount", "SpecifiedTradeAllowanceCharge/BasisAmount"
    )
    return _line(name, amount, number_of(line.first("BilledQuantity")), price, per, adjusted)


def _ubl_line(line: Tree) -> StatedLine | None:
    name = line.first("Item/Name")
    amount = next((f for f in line.fields if f.path.endswith("/LineExtensionAmount")), None)
    quantity = number_of(line.first("InvoicedQuantity", "CreditedQuantity"))
    price = number_of(line.first("Price/PriceAmount"))
    per = number_of(line.first("Price/BaseQuantity"))
    own = line.without("Price")
    return _line(name, amount, quantity, price, per, own.first("AllowanceCharge/Amount"))


def _line(
    name: DataField | None,
    amount: DataField | None,
    quantity: Decimal | None,
    price: Decimal | None,
    per: Decimal | None,
    adjusted: DataField | None,
) -> StatedLine | None:
    """A discount or charge of the line itself makes quantity × price another amount: no price then."""
    place = amount or name
    if place is None:
        return None
    if price is not None and per:
        price = price / per
    if adjusted is not None:
        price = None
    description = name.text if name else ""
    return StatedLine(description, quantity, price, number_of(amount), place)
