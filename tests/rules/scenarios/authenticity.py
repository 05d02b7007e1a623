from dataclasses import replace

from evidencecheck.model.case import Case
from evidencecheck.model.document import DataDifference, LayerDifference, LayerFault
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel
from tests.factories import clean_case, clean_documents, reading
from tests.rules.scenarios.scenario import fires, near, quiet


def _with(*differences: tuple[LayerFault, str, str]) -> Case:
    invoice = clean_documents()["invoice"]
    assert invoice is not None
    found = tuple(LayerDifference(f, reading(t, invoice.file), seen) for f, t, seen in differences)
    return clean_case(invoice=replace(invoice, layer_differences=found))


def with_data(name: FactName, data: str, printed: str) -> Case:
    """The invoice, its e-invoice data and its print differing in one value."""
    invoice = clean_documents()["invoice"]
    assert invoice is not None
    stated = reading(data, invoice.file, page=None, channel=Channel.STRUCTURED)
    found = DataDifference(name, stated, reading(printed, invoice.file))
    return clean_case(invoice=replace(invoice, data_differences=(found,)))


CHANGED = _with((LayerFault.DIFFERENT, "128.40", "188.40"))
BELOW_BLANK_PAPER = _with((LayerFault.DIFFERENT, "128.40", ""))
COVERED = _with((LayerFault.COVERED, "128.40", ""))
OVERLAID = _with((LayerFault.OVERLAID, "128.40", "988.40"))
ANOTHER_PAGE = _with(
    *((LayerFault.DIFFERENT, f"{n}28.40", f"2026-10-0{n}") for n in (1, 2, 3, 4, 5))
)

SCENARIOS = (
    fires("AUT001", "another digit", CHANGED, "invoice.pdf", "128.40", "188.40"),
    fires("AUT001", "another page, one finding", ANOTHER_PAGE, "128.40", "2 more"),
    fires(
        "AUT001",
        "another page's value where the scan is blank",
        BELOW_BLANK_PAPER,
        "its text layer says 128.40 where nothing is to be seen",
    ),
    fires(
        "AUT001",
        "the data of an e-invoice say another date",
        with_data(FactName.INVOICE_DATE, "20201121", "10.06.2019"),
        "its data say 20201121 where it prints 10.06.2019",
        confidence="high",
    ),
    near(
        "AUT001",
        "the data say another total, which is VAL001",
        with_data(FactName.SALE_TOTAL, "571.04", "406,82"),
    ),
    quiet("AUT001", "clean", clean_case()),
    near("AUT001", "covered", COVERED),
    fires("AUT006", "covered", COVERED, "invoice.pdf", "128.40", severity="warning"),
    fires("AUT006", "overlaid", OVERLAID, "988.40 is written over 128.40"),
    quiet("AUT006", "clean", clean_case()),
    near("AUT006", "another digit", CHANGED),
)
