import numpy as np
import pytest

from evidencecheck.model.geometry import Box
from evidencecheck.model.message import msg
from evidencecheck.stages.load.kept_pages import MAX_GLYPHS, kept_pages
from evidencecheck.stages.load.loaded import DamagedPage, Glyph, RawPage

_GLYPH = Glyph("a", Box(0, 0, 5, 9), 0)


class _File:
    """Counts how often a page is taken apart and drawn."""

    def __init__(self, glyphs: int) -> None:
        self.glyphs = glyphs
        self.made: list[int] = []
        self.drawn: list[int] = []

    def page(self, number: int) -> RawPage:
        self.made.append(number)

        def image() -> np.ndarray:
            self.drawn.append(number)
            return np.full((4, 3, 3), number, np.uint8)

        return RawPage(number, 3, 4, image, True, (_GLYPH,) * self.glyphs)


def test_a_page_is_taken_apart_and_drawn_once() -> None:
    file = _File(glyphs=100)
    page = kept_pages(file.page)
    first = page(1)
    assert isinstance(first, RawPage)
    pixels = first.image()
    assert page(1) is first
    assert first.image() is pixels
    assert (file.made, file.drawn) == ([1], [1])


def test_one_picture_is_kept_at_a_time() -> None:
    file = _File(glyphs=0)
    page = kept_pages(file.page)
    for number in (1, 2, 2, 1):
        raw = page(number)
        assert isinstance(raw, RawPage)
        assert raw.image()[0, 0, 0] == number
    assert file.made == [1, 2]
    assert file.drawn == [1, 2, 1]


def test_of_a_long_file_the_first_pages_are_kept() -> None:
    file = _File(glyphs=MAX_GLYPHS // 3)
    page = kept_pages(file.page)
    for _ in range(2):
        for number in range(1, 6):
            page(number)
    assert file.made == [1, 2, 3, 4, 5, 4, 5]


def test_a_picture_that_stages_share_cannot_be_written() -> None:
    raw = kept_pages(_File(glyphs=1).page)(1)
    assert isinstance(raw, RawPage)
    with pytest.raises(ValueError, match="read-only"):
        raw.image()[0, 0, 0] = 1


def test_a_damaged_page_stays_one() -> None:
    damaged = DamagedPage(1, msg("Every page is blank. Hand in the page with the content."))
    assert kept_pages(lambda _: damaged)(1) is damaged
