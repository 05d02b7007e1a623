"""How many independent documents stand behind a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidencecheck.model.case import Agreed, Dispute
from evidencecheck.model.document import Document
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Day, Identifier, Money, Value

MIN_SAID = 3
"""Values from which on two papers of one kind that say the same are copies of one."""


def independent(facts: Iterable[Fact], documents: Sequence[Document]) -> int:
    """Papers among the sources of `facts`; copies are one witness, the claim is none."""
    paper = _papers(documents)
    return len({paper[f.reading.file] for f in facts if f.reading.file in paper})


def without_copies(facts: Iterable[Fact], documents: Sequence[Document]) -> list[Fact]:
    """`facts` without those of a file that is a copy of another one among their sources."""
    paper = _papers(documents)
    kept: list[Fact] = []
    first: dict[str, str] = {}
    for fact in facts:
        file = fact.reading.file
        if first.setdefault(paper.get(file, file), file) == file:
            kept.append(fact)
    return kept


def _papers(documents: Sequence[Document]) -> dict[str, str]:
    """File to what stands for its paper: the same for a copy, a second screenshot, another encoding.

    A copy that was read otherwise is not told from another paper.
    """
    known: dict[object, str] = {}
    papers: dict[str, str] = {}
    for document in documents:
        content = document.content.sha256
        said = _said(document)
        paper = known.get(content) or known.get((document.kind, said)) or content
        known[content] = paper
        if len(said) >= MIN_SAID:
            known.setdefault((document.kind, said), paper)
        papers[document.file] = paper
    return papers


def _said(document: Document) -> frozenset[tuple[str, str]]:
    """Its identifiers, amounts and dates."""
    return frozenset(
        (fact.name.value, str(fact.value))
        for fact in document.facts
        if isinstance(fact.value, Identifier | Money | Day)
    )


def is_claimed(fact: Fact) -> bool:
    return fact.reading.channel is Channel.CLAIM_FILE


def agreement(
    name: FactName,
    value: Value | None,
    facts: Sequence[Fact],
    supporting: Sequence[Fact],
    documents: Sequence[Document],
    disputes: Sequence[Dispute] = (),
) -> Agreed:
    return Agreed(
        name=name,
        value=value,
        facts=tuple(facts),
        supporting=tuple(supporting),
        agreement=independent(supporting, documents),
        disputes=tuple(disputes),
    )
