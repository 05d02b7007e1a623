"""FIL007: the same content twice. Photos were compared as pictures; pages of text never are, because
two invoices of one template look alike: of them every word must be the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document
from evidencecheck.model.finding import Confidence, Location, Severity
from evidencecheck.model.message import msg
from evidencecheck.model.parts import whole_name
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.uploads import INSIDE

ENOUGH_TEXT = 60
"""Letters and digits from which on equal text means the same page."""


@rule("FIL007", "duplicate-file", Severity.WARNING)
def duplicate_file(case: Case) -> Iterator[Outcome]:
    """The same file or picture is there twice

    Fires when: two files have the same bytes; or two photos are the same picture, encoded or scaled
    anew; or two pictures of a page have the same size and every word the same. A mail's attachment
    beside its own copy doesn't count.

    Why: a second copy proves nothing more, and duplicate submissions get a claim rejected.

    Example: label.jpg and label (1).jpg.

    Counterexample: a photo of the parcel from the left, and one from the right; or the invoice as
    PDF and as a screenshot.

    Fix: take the copy out of the folder.

    Wrong when: two photos of an unmoved scene are meant as two. Waive the finding.

    Source: duplicate submissions cause rejection (refunzo.com, inbound shipment claims).

    Since: 0.1.0
    """
    documents = [document for document in case.documents if INSIDE not in document.file]
    told: set[str] = set()
    for one, other in combinations(documents, 2):
        if whole_name(other.file) in told:
            continue
        exact = one.content.sha256 == other.content.sha256
        is_same = (one.file, other.file) in case.same_photos or _is_same_page(one, other)
        if not exact and not is_same:
            continue
        told.add(whole_name(other.file))
        yield duplicate_file.finding(
            msg("{other} is the same file as {one}", other=other.file, one=one.file)
            if exact
            else msg("{other} is the same picture as {one}", other=other.file, one=one.file),
            msg("Take the copy out of the folder."),
            at=[Location(other.file), Location(one.file)],
            subject=["duplicate"],
            confidence=Confidence.HIGH if exact else Confidence.MEDIUM,
        )


def _is_same_page(one: Document, other: Document) -> bool:
    both = (one.content, other.content)
    if any(not content.media_type.startswith("image/") for content in both):
        return False
    sizes = [[(page.width, page.height) for page in content.pages] for content in both]
    texts = ["".join(filter(str.isalnum, content.text)) for content in both]
    return sizes[0] == sizes[1] and texts[0] == texts[1] and len(texts[0]) >= ENOUGH_TEXT
