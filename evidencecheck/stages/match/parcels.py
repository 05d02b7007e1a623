"""Which parcels the case is about. One order may have several; a stray number is none of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidencecheck.model.case import Agreed, Dispute, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.values import Check, Identifier, Strength
from evidencecheck.stages.match.identity import FAR, Look, distance, identifier_form, identity
from evidencecheck.stages.match.witnesses import agreement, independent, without_copies

# Documents that are about the parcel; another one may name any number beside.
_ABOUT_PARCELS = (
    Kind.ORDER_DETAILS,
    Kind.SHIPPING_LABEL,
    Kind.TRACKING_RECORD,
    Kind.PROOF_OF_DELIVERY,
    Kind.CARRIER_STATEMENT,
    Kind.SALES_INVOICE,
    Kind.PACKING_SLIP,
    Kind.SALES_RECORD,
)


def agree_on_parcels(
    stated: Sequence[Fact], documents: Sequence[Document], look: Look | None
) -> Agreed:
    """The tracking numbers of the case, and those that contradict them.

    Known are the claimed numbers, else the one that most documents name, and every number that a
    document names together with a known one. A number of its own that two kinds of document share
    is another parcel. What remains is disputed.
    """
    claimed = [f for f in stated if f.name is FactName.TRACKING_NUMBER]
    facts = [*claimed, *(f for d in documents for f in _numbers(d))]
    named = {d.file: [f for f in _numbers(d) if _counts(f)] for d in documents}
    anchor = _anchor(claimed, documents, named)
    if anchor is None:
        return agreement(FactName.TRACKING_NUMBER, None, facts, (), documents)
    own = set(map(_form, claimed))
    known = _closure(own if _form(anchor) in own else {_form(anchor)}, named.values())
    known |= _other_parcels(known, documents, named)
    supporting = [f for f in facts if _form(f) in known]
    disputes = []
    for form, readings in _strays(known, claimed, documents, named).items():
        verdict, rivals = _against(
            form,
            without_copies(readings, documents),
            without_copies(supporting, documents),
            look,
        )
        if verdict is Identity.SAME:
            supporting += readings
        elif rivals:
            disputes.append(Dispute(readings[0].value, tuple(readings), verdict))
    return agreement(FactName.TRACKING_NUMBER, anchor.value, facts, supporting, documents, disputes)


def _anchor(
    claimed: Sequence[Fact], documents: Sequence[Document], named: dict[str, list[Fact]]
) -> Fact | None:
    """The first claimed number that a document names, else what most documents name."""
    forms = {_form(f) for facts in named.values() for f in facts}
    confirmed = [f for f in claimed if _form(f) in forms]
    if confirmed:
        return confirmed[0]
    groups: dict[str, list[Fact]] = {}
    for document in documents:
        for fact in named[document.file]:
            if document.kind in _ABOUT_PARCELS and fact.decided:
                groups.setdefault(_form(fact), []).append(fact)
    kinds = {d.file: d.kind for d in documents}

    def rank(group: Sequence[Fact]) -> tuple[int, bool, int, str]:
        weak = all(isinstance(f.value, Identifier) and _is_weak(f.value) for f in group)
        order = min(_ABOUT_PARCELS.index(kinds[f.reading.file]) for f in group)
        return -independent(group, documents), weak, order, _form(group[0])

    ranked = sorted(groups.values(), key=rank)
    if claimed and (not ranked or independent(ranked[0], documents) < 2):
        return claimed[0]
    return ranked[0][0] if ranked else None


def _closure(known: set[str], pages: Iterable[Sequence[Fact]]) -> set[str]:
    """`known` and every number that stands in one document with one of them."""
    groups = [{_form(f) for f in facts} for facts in pages]
    grown = True
    while grown:
        joined = set().union(*(g for g in groups if g & known), known)
        grown = joined != known
        known = joined
    return known


def _other_parcels(
    known: set[str], documents: Sequence[Document], named: dict[str, list[Fact]]
) -> set[str]:
    """Numbers that no reader confuses with a known one and that two kinds of document share."""
    kinds: dict[str, set[Kind]] = {}
    for document in documents:
        for fact in named[document.file]:
            if document.kind in _ABOUT_PARCELS:
                kinds.setdefault(_form(fact), set()).add(document.kind)
    return {
        form
        for form, sources in kinds.items()
        if len(sources) > 1 and all(distance(form, other) >= FAR for other in known)
    }


def _strays(
    known: set[str],
    claimed: Sequence[Fact],
    documents: Sequence[Document],
    named: dict[str, list[Fact]],
) -> dict[str, list[Fact]]:
    """Numbers of documents about parcels that name no known one, by value."""
    strays: dict[str, list[Fact]] = {}
    for document in documents:
        facts = [f for f in named[document.file] if f.decided]
        if document.kind not in _ABOUT_PARCELS or any(
            _form(f) in known for f in _numbers(document)
        ):
            continue
        for fact in facts:
            strays.setdefault(_form(fact), []).append(fact)
    for fact in claimed:
        if _form(fact) not in known:
            strays.setdefault(_form(fact), []).append(fact)
    return strays


def _against(
    form: str, readings: Sequence[Fact], supporting: Sequence[Fact], look: Look | None
) -> tuple[Identity, bool]:
    """The verdict on a stray, and whether it contradicts at all: a weak shape only what it resembles."""
    groups: dict[str, list[Fact]] = {}
    for fact in supporting:
        groups.setdefault(_form(fact), []).append(fact)
    nearest = min(groups.values(), key=lambda g: distance(form, _form(g[0])))
    near = distance(form, _form(nearest[0])) < FAR
    value, other = _identifier(readings[0]), _identifier(nearest[0])
    comparable = value.scheme == other.scheme or value.strength is Strength.STRONG
    weak = _is_weak(value) and not near
    if weak and not (value.scheme == other.scheme and value.check is Check.PASSED):
        return Identity.CANNOT_TELL, False
    if not near and not comparable:
        return Identity.CANNOT_TELL, False
    return identity(readings, nearest, look, identifier_form), True


def _counts(fact: Fact) -> bool:
    """Whether the number may stand for a parcel: by its shape, its label, or as a barcode repeats it."""
    return isinstance(fact.value, Identifier) and (
        fact.decided or fact.value.strength is Strength.STRONG
    )


def _identifier(fact: Fact) -> Identifier:
    if not isinstance(fact.value, Identifier):
        raise TypeError(f"a tracking number holds an identifier, not {fact.value!r}")
    return fact.value


def _is_weak(value: Identifier) -> bool:
    return value.strength is Strength.WEAK


def _numbers(document: Document) -> list[Fact]:
    return [f for f in document.facts if f.name is FactName.TRACKING_NUMBER]


def _form(fact: Fact) -> str:
    return identifier_form(str(fact.value))
