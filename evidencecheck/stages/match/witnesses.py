"""How many independent documents stand behind a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidencecheck.model.case import Agreed, Dispute
from evidencecheck.model.document import Document
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Value


def independent(facts: Iterable[Fact], documents: Sequence[Document]) -> int:
    """Documents among the sources of `facts`; copies of one file are one witness, the claim is none."""
    content = {d.file: d.content.sha256 for d in documents}
    return len({content[f.reading.file] for f in facts if f.reading.file in content})


def without_copies(facts: Iterable[Fact], documents: Sequence[Document]) -> list[Fact]:
    """`facts` without those of a file that is a copy of another one among their sources."""
    content = {d.file: d.content.sha256 for d in documents}
    kept: list[Fact] = []
    first: dict[str, str] = {}
    for fact in facts:
        file = fact.reading.file
        if first.setdefault(content.get(file, file), file) == file:
            kept.append(fact)
    return kept


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
