from dataclasses import replace

from evidencecheck.model.case import Case
from evidencecheck.model.fact import FactName
from evidencecheck.model.reuse import Elsewhere, Reuse, Shared
from tests.factories import ORDER, UPS, clean_case, reading
from tests.rules.scenarios.scenario import fires, near, quiet


def _with(*found: Reuse) -> Case:
    return replace(clean_case(), reuse=found)


def _invoice(*, explained: bool = False) -> Reuse:
    there = (Elsewhere("lost-0413", "invoice.pdf"),)
    at = (reading("INV-1", "invoice.pdf"),)
    return Reuse(Shared.DOCUMENT, "INV-1", at, there, explained=explained)


def _photo() -> Reuse:
    there = (Elsewhere("lost-0413", "photo-2.jpg"),)
    return Reuse(Shared.PICTURE, "parcel.jpg", (reading("", "parcel.jpg"),), there)


def _mark(name: FactName, value: str, *cases: str, explained: bool = False) -> Reuse:
    there = tuple(Elsewhere(case, "label.pdf") for case in cases or ("lost-0413",))
    at = (reading(value, "label.pdf"),)
    return Reuse(Shared.IDENTIFIER, value, at, there, name, explained)


INVOICE, BULK, PHOTO = _with(_invoice()), _with(_invoice(explained=True)), _with(_photo())
PARCEL = _with(_mark(FactName.TRACKING_NUMBER, UPS))
BOTH = _with(_mark(FactName.ORDER_ID, ORDER), _mark(FactName.TRACKING_NUMBER, UPS))
ORDER_ALONE = _with(_mark(FactName.ORDER_ID, ORDER, explained=True))
MANY = _with(_mark(FactName.TRACKING_NUMBER, UPS, "b", "c", "d", "e", "f"))

SCENARIOS = (
    fires("REU001", "same invoice", INVOICE, "INV-1", "lost-0413", severity="error"),
    fires("REU001", "bulk invoice", BULK, "lost-0413", severity="warning"),
    quiet("REU001", "clean", clean_case()),
    near("REU001", "same photo, not the invoice", PHOTO),
    fires("REU002", "same photo", PHOTO, "parcel.jpg", "photo-2.jpg in lost-0413"),
    quiet("REU002", "clean", clean_case()),
    near("REU002", "same invoice, not the photo", INVOICE),
    fires("REU003", "same parcel", PARCEL, f"tracking number {UPS}", "lost-0413"),
    fires("REU003", "order and parcel, one finding", BOTH, ORDER, UPS, severity="error"),
    fires("REU003", "other parcels of one order", ORDER_ALONE, ORDER, severity="warning"),
    fires("REU003", "many cases", MANY, "b, c, d and 2 more"),
    quiet("REU003", "clean", clean_case()),
    near("REU003", "same invoice, another order", INVOICE),
)
