"""Chinese e-invoices as data: the XML in an OFD, its custom data, and the XML of a 数电票.

Element names: the XML files themselves (``http://www.edrm.org.cn/schema/e-invoice/2019`` for the
electronic fapiao of the old formats; 电子凭证会计数据标准, 电子发票（普通发票、增值税专用发票） for the
fully digital one), and GB/T 33190 custom data as the tax platform writes them.
"""

from __future__ import annotations

from decimal import Decimal

from evidencecheck.model.document import DataField
from evidencecheck.stages.extract.statement import StatedLine, Statement, Tree, number_of

CNY = "CNY"


def old_fapiao(data: tuple[DataField, ...]) -> Statement:
    """``eInvoice``: code of 10 or 12 digits and number of 8."""
    tree = Tree(data)
    return Statement(
        is_fapiao=True,
        number=tree.first("InvoiceNo"),
        code=tree.first("InvoiceCode"),
        issued=tree.first("IssueDate"),
        seller=tree.first("SellerName"),
        buyer=tree.first("BuyerName"),
        tax_ids=tuple(tree.all("SellerTaxID")),
        buyer_tax_ids=tuple(tree.all("BuyerTaxID")),
        currency=CNY,
        total=tree.first("TaxInclusiveTotalAmount"),
        net=tree.first("TaxExclusiveTotalAmount"),
        tax=tree.first("TaxTotalAmount"),
        lines=tuple(
            _line(g, "Item", "Quantity", "Price", "Amount") for g in tree.groups("GoodsInfo")
        ),
    )


def digital_fapiao(data: tuple[DataField, ...]) -> Statement:
    """``EInvoice``: the number of 20 digits, given when the tax platform issues it."""
    tree = Tree(data)
    return Statement(
        is_fapiao=True,
        number=tree.first("TaxSupervisionInfo/InvoiceNumber", "InvoiceNumber", "Header/EIid"),
        issued=tree.first("TaxSupervisionInfo/IssueTime", "IssueTime", "RequestTime"),
        seller=tree.first("SellerInformation/SellerName"),
        buyer=tree.first("BuyerInformation/BuyerName"),
        tax_ids=tuple(tree.all("SellerInformation/SellerIdNum")),
        buyer_tax_ids=tuple(tree.all("BuyerInformation/BuyerIdNum")),
        currency=CNY,
        total=tree.first("TotalTax-includedAmount"),
        net=tree.first("TotalAmWithoutTax"),
        tax=tree.first("TotalTaxAm"),
        lines=tuple(
            _line(g, "ItemName", "Quantity", "UnPrice", "Amount")
            for g in tree.groups("IssuItemInformation")
        ),
    )


def custom_data(data: tuple[DataField, ...]) -> Statement | None:
    """The custom data of an OFD, None where they are not those of a fapiao."""
    tree = Tree(data)
    number = tree.first("发票号码")
    if number is None:
        return None
    return Statement(
        is_fapiao=True,
        number=number,
        code=tree.first("发票代码"),
        issued=tree.first("开票日期"),
        tax_ids=tuple(tree.all("销售方纳税人识别号")),
        buyer_tax_ids=tuple(tree.all("购买方纳税人识别号")),
        currency=CNY,
        total=tree.first("价税合计", "价税合计金额"),
        net=tree.first("合计金额"),
        tax=tree.first("合计税额"),
    )


def pdf_info(data: tuple[DataField, ...]) -> Statement | None:
    """What the tax platform writes into the metadata of a PDF, None where it is not there."""
    statement = digital_fapiao(data)
    return statement if statement.number is not None else None


def total_of(statement: Statement) -> Decimal | None:
    """The total with tax, added up where the data give its parts alone."""
    total = number_of(statement.total)
    if total is not None:
        return total
    net, tax = number_of(statement.net), number_of(statement.tax)
    return net + tax if net is not None and tax is not None else None


def _line(group: Tree, name: str, quantity: str, price: str, amount: str) -> StatedLine:
    held = group.first(amount)
    named = group.first(name)
    place = held or named or group.fields[0]
    return StatedLine(
        named.text if named else "",
        number_of(group.first(quantity)),
        number_of(group.first(price)),
        number_of(held),
        place,
    )
