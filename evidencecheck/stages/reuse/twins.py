"""Photos that are in one case twice."""

from __future__ import annotations

from collections.abc import Iterable

from evidencecheck.model.document import Document
from evidencecheck.stages.reuse.likeness import candidates, same_photo

NEAREST = 4
"""Bits of 64 between two copies of one photo, at most (see `likeness.NEAR`): two shots of one parcel
belong together in a case, so a crop or another stand of the camera makes no copy here."""


def same_photos(documents: Iterable[Document]) -> tuple[tuple[str, str], ...]:
    """Pairs of files that are one photo, encoded or scaled anew; in the order of `documents`."""
    photos = [
        (document.file, document.likeness)
        for document in documents
        if document.likeness is not None
    ]
    pairs = []
    for first, second in candidates([photo for _, photo in photos]):
        (file, one), (other_file, other) = photos[first], photos[second]
        apart = (one.windows[0] ^ other.windows[0]).bit_count()
        if apart <= NEAREST and same_photo(one, other):
            pairs.append((file, other_file))
    return tuple(pairs)
