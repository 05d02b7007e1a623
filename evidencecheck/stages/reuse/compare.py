"""Traces of all cases of a run → what each case shares with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from evidencecheck.model.fact import FactName, Reading
from evidencecheck.model.reuse import Elsewhere, Likeness, Reuse, Shared
from evidencecheck.stages.reuse.likeness import candidates, same_photo
from evidencecheck.stages.reuse.traces import Mark, Photo, Proof, Trace


def reuses(traces: Sequence[Trace]) -> list[tuple[Reuse, ...]]:
    """For each of `traces`, in their order, what other cases have, too."""
    found: list[list[Reuse]] = [[] for _ in traces]
    for index, reuse in (*_documents(traces), *_photos(traces), *_identifiers(traces)):
        found[index].append(reuse)
    return [tuple(dict.fromkeys(reuse)) for reuse in found]


@dataclass(slots=True)
class _Group:
    """The same thing in several cases: index of the case, where it stands there."""

    at: list[tuple[int, Reading]] = field(default_factory=list)

    def seen_from(self, case: int, traces: Sequence[Trace]) -> tuple[Elsewhere, ...]:
        others = [
            Elsewhere(traces[index].case_id, reading.file)
            for index, reading in self.at
            if index != case
        ]
        return tuple(dict.fromkeys(others))

    @property
    def cases(self) -> set[int]:
        return {index for index, _ in self.at}


def _documents(traces: Sequence[Trace]) -> Iterator[tuple[int, Reuse]]:
    proofs = [(i, proof) for i, trace in enumerate(traces) for proof in trace.proofs]
    for members in _joined_by_key([proof for _, proof in proofs]):
        group = _Group([(proofs[m][0], proofs[m][1].reading) for m in members])
        if len(group.cases) < 2:
            continue
        units = max((proofs[m][1].units for m in members), default=Decimal(0))
        for member in members:
            case, proof = proofs[member]
            yield (
                case,
                Reuse(
                    Shared.DOCUMENT,
                    proof.number or proof.reading.file,
                    (proof.reading,),
                    group.seen_from(case, traces),
                    # A supplier's invoice over many units may prove the value of several claims.
                    explained=units > len(group.cases),
                ),
            )


def _joined_by_key(proofs: Sequence[Proof]) -> list[list[int]]:
    """Indexes of proofs that share a key, directly or through others."""
    parent = list(range(len(proofs)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first: dict[tuple[str, ...], int] = {}
    for index, proof in enumerate(proofs):
        for key in proof.keys:
            parent[root(index)] = root(first.setdefault(key, index))
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(proofs)):
        groups[root(index)].append(index)
    return [members for members in groups.values() if len(members) > 1]


def _photos(traces: Sequence[Trace]) -> Iterator[tuple[int, Reuse]]:
    photos = [(i, photo) for i, trace in enumerate(traces) for photo in trace.photos]
    elsewhere: dict[int, list[int]] = defaultdict(list)
    for one, other in _same_photos(photos):
        elsewhere[one].append(other)
        elsewhere[other].append(one)
    for index, others in sorted(elsewhere.items()):
        case, photo = photos[index]
        found = [
            Elsewhere(traces[photos[o][0]].case_id, photos[o][1].reading.file)
            for o in sorted(others)
        ]
        yield (
            case,
            Reuse(
                Shared.PICTURE, photo.reading.file, (photo.reading,), tuple(dict.fromkeys(found))
            ),
        )


def _same_photos(photos: Sequence[tuple[int, Photo]]) -> Iterator[tuple[int, int]]:
    """Pairs of photos of different cases that are one."""
    by_content: dict[str, list[int]] = defaultdict(list)
    for index, (_, photo) in enumerate(photos):
        by_content[photo.sha256].append(index)
    same = {
        (one, other)
        for indexes in by_content.values()
        for one in indexes
        for other in indexes
        if one < other
    }
    looked = [i for i, (_, photo) in enumerate(photos) if photo.likeness is not None]
    likenesses: list[Likeness] = [p.likeness for _, p in photos if p.likeness is not None]
    for a, b in candidates(likenesses):
        pair = looked[a], looked[b]
        apart = photos[pair[0]][0] != photos[pair[1]][0]
        if apart and pair not in same and same_photo(likenesses[a], likenesses[b]):
            same.add(pair)
    yield from sorted(pair for pair in same if photos[pair[0]][0] != photos[pair[1]][0])


def _identifiers(traces: Sequence[Trace]) -> Iterator[tuple[int, Reuse]]:
    groups: dict[tuple[FactName, str], _Group] = defaultdict(_Group)
    for index, trace in enumerate(traces):
        for mark in trace.marks:
            groups[mark.name, mark.text].at.extend((index, r) for r in mark.readings)
    for (name, text), group in groups.items():
        if len(group.cases) < 2:
            continue
        for case in sorted(group.cases):
            yield (
                case,
                Reuse(
                    Shared.IDENTIFIER,
                    text,
                    tuple(reading for index, reading in group.at if index == case),
                    group.seen_from(case, traces),
                    name,
                    explained=name is not FactName.TRACKING_NUMBER
                    and all(
                        _other_parcels(traces[case].marks, traces[other].marks)
                        for other in group.cases - {case}
                    ),
                ),
            )


def _other_parcels(one: Sequence[Mark], other: Sequence[Mark]) -> bool:
    """Whether both cases name parcels, and none in common: two losses of one order."""
    parcels, others = (
        {mark.text for mark in marks if mark.name is FactName.TRACKING_NUMBER}
        for marks in (one, other)
    )
    return bool(parcels) and bool(others) and parcels.isdisjoint(others)
