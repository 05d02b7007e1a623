"""Photos that are in one case twice, and two shots of one parcel, which belong there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evidencecheck.model.document import Document, Kind
from evidencecheck.stages.reuse.likeness import likeness
from evidencecheck.stages.reuse.twins import same_photos
from tests.factories import document
from tests.stages.reuse.test_likeness import Pixels, jpeg, photo, smaller

FIRST = photo(1)


def _photos(*images: Pixels) -> list[Document]:
    return [
        replace(document(f"{n}.jpg", Kind.PHOTO), likeness=likeness(image))
        for n, image in enumerate(images)
    ]


@pytest.mark.parametrize("copy", [FIRST, jpeg(FIRST), smaller(FIRST)])
def test_a_copy_is_found(copy: Pixels) -> None:
    assert same_photos(_photos(FIRST, photo(7, goods=3), copy)) == (("0.jpg", "2.jpg"),)


@pytest.mark.parametrize("other", [photo(2), photo(1, goods=2), photo(7, goods=3)])
def test_another_shot_is_no_copy(other: Pixels) -> None:
    assert same_photos(_photos(FIRST, other)) == ()


def test_documents_without_a_likeness_are_passed_over() -> None:
    assert same_photos([document("a.pdf", Kind.SALES_INVOICE)]) == ()
