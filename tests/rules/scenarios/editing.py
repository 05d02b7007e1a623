from dataclasses import replace
from datetime import UTC, datetime

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.origin import (
    Change,
    FontChange,
    FontSign,
    Origin,
    Signature,
    SignatureState,
)
from tests.factories import clean_case, clean_documents, reading
from tests.rules.scenarios.scenario import fires, near, quiet

FILE = "invoice.pdf"


def _with(origin: Origin, name: str = "invoice", kind: Kind | None = None) -> Case:
    found = clean_documents()[name]
    assert found is not None
    return clean_case(**{name: replace(found, origin=origin, kind=kind or found.kind)})


def _at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)  # type: ignore[misc,arg-type]


CHANGED = Origin(changes=(Change(reading("128.40", FILE)),))
WIPED = Origin(changes=(Change(reading("", FILE)),))
SHORTER = Origin(pages_removed=1)
ADDED_TO = Origin(signatures=(Signature("Signature1", SignatureState.INTACT, added_to=True),))
INTACT = Origin(signatures=(Signature("Signature1", SignatureState.INTACT),))
BROKEN = Origin(signatures=(Signature("Signature1", SignatureState.BROKEN),))
UNTRIED = Origin(signatures=(Signature("Signature1", SignatureState.UNKNOWN),))
PHOTOSHOP = Origin(("Adobe Photoshop 26.1 (Windows)",), editor="Adobe Photoshop")
SCANNER = Origin(("Adobe Acrobat Pro 11.0.3 Paper Capture Plug-in",))
BACKWARDS = Origin(created=_at(2026, 10, 20, 12), modified=_at(2026, 10, 2, 12))
OTHER_ZONE = Origin(created=_at(2026, 10, 3, 12), modified=_at(2026, 10, 2, 11))
TYPED_LATE = Origin(("Microsoft Word",), authoring=True, created=_at(2026, 12, 2, 9))
TYPED_IN_TIME = Origin(("Microsoft Word",), authoring=True, created=_at(2026, 12, 1, 9))
PRINTED_LATE = Origin(("Skia/PDF m156",), created=_at(2027, 3, 1, 9))
MIXED = Origin(fonts=(FontChange(FontSign.MIXED, reading("188.40", FILE), ("arial", "helvetica")),))
ALONE = Origin(fonts=(FontChange(FontSign.ALONE, reading("188.40", FILE), ("courier", "arial")),))
GHOST = Origin(altered=(reading("188.40", FILE),))

SCENARIOS = (
    fires("AUT002", "a value was changed", _with(CHANGED), FILE, "128.40", severity="warning"),
    fires("AUT002", "print was wiped out", _with(WIPED), "wiped out print on page 1"),
    fires("AUT002", "a page is gone", _with(SHORTER), "pages removed by a later revision: 1"),
    fires("AUT002", "added to after signing", _with(ADDED_TO), "after it was signed"),
    quiet("AUT002", "clean", clean_case()),
    near("AUT002", "signed, and left alone since", _with(INTACT)),
    fires("AUT003", "invoice from Photoshop", _with(PHOTOSHOP), FILE, "Adobe Photoshop"),
    quiet("AUT003", "clean", clean_case()),
    near("AUT003", "a scan", _with(SCANNER)),
    near("AUT003", "a photo from Photoshop", _with(PHOTOSHOP, "photo")),
    fires("AUT004", "broken", _with(BROKEN), FILE, "Signature1"),
    quiet("AUT004", "clean", clean_case()),
    near("AUT004", "intact", _with(INTACT)),
    near("AUT004", "not to be tried", _with(UNTRIED), "could not be validated"),
    fires("AUT005", "modified before created", _with(BACKWARDS), "2026-10-02", "2026-10-20"),
    fires("AUT005", "typed 61 days later", _with(TYPED_LATE), "2026-10-02", "2026-12-02"),
    quiet("AUT005", "clean", clean_case()),
    near("AUT005", "25 hours apart in two zones", _with(OTHER_ZONE)),
    near("AUT005", "typed 60 days later", _with(TYPED_IN_TIME)),
    near("AUT005", "printed by a browser months later", _with(PRINTED_LATE)),
    near("AUT005", "an order page has no day of writing", _with(TYPED_LATE, "order")),
    fires("AUT007", "digits of two fonts", _with(MIXED), "188.40", "arial and helvetica"),
    fires("AUT007", "an amount of its own font", _with(ALONE), "its like in arial"),
    quiet("AUT007", "clean", clean_case()),
    near("AUT007", "metadata, but no fonts to speak of", _with(PRINTED_LATE)),
    fires(
        "AUT008", "compressed once", _with(GHOST), "188.40", severity="warning", confidence="low"
    ),
    quiet("AUT008", "clean", clean_case()),
    near("AUT008", "on a photo of goods", _with(GHOST, "photo")),
)
