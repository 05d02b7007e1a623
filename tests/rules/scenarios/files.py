from dataclasses import replace

from evidencecheck.model.case import Case
from evidencecheck.model.document import Trouble
from tests.factories import clean_case, unreadable
from tests.rules.scenarios.scenario import fires, near, quiet


def _with(trouble: Trouble) -> Case:
    return replace(clean_case(), unreadable=(unreadable("extra.pdf", trouble),))


SCENARIOS = (
    fires("FIL001", "damaged", _with(Trouble.DAMAGED), "extra.pdf", "breaks off"),
    fires("FIL001", "refused as unsafe", _with(Trouble.REJECTED), "extra.pdf"),
    quiet("FIL001", "all read", clean_case()),
    near("FIL001", "locked, not damaged", _with(Trouble.ENCRYPTED)),
    fires("FIL002", "password", _with(Trouble.ENCRYPTED), "extra.pdf"),
    quiet("FIL002", "all read", clean_case()),
    near("FIL002", "damaged, not locked", _with(Trouble.DAMAGED)),
    fires("FIL003", "zero bytes", _with(Trouble.EMPTY), "extra.pdf"),
    quiet("FIL003", "all read", clean_case()),
    near("FIL003", "unsupported, not empty", _with(Trouble.UNSUPPORTED)),
    fires("FIL004", "unknown type", _with(Trouble.UNSUPPORTED), severity="warning"),
    quiet("FIL004", "all read", clean_case()),
    near("FIL004", "empty file of a known type", _with(Trouble.EMPTY)),
)
