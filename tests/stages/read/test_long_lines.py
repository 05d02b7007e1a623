from __future__ import annotations

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Word, line_of
from evidencecheck.stages.read.long_lines import LONGEST, with_short_lines
from tests.stages.making import line, page_of


def test_a_page_of_short_lines_is_left_as_it_is() -> None:
    page = page_of([line("Order 113-4627301-9284417"), line("x" * LONGEST)])

    assert with_short_lines(page) is page


def test_a_long_line_is_parted_between_words() -> None:
    words = [Word("word", Box(10.0 * i, 0, 10.0 * i + 8, 20), 1.0) for i in range(1000)]

    lines = with_short_lines(page_of([line_of(words, Channel.TEXT_LAYER)])).lines

    assert len(lines) == 5
    assert all(len(part.text) <= LONGEST for part in lines)
    assert [word for part in lines for word in part.words] == words


def test_a_long_word_is_parted_with_its_box() -> None:
    long = Word("9" * (2 * LONGEST + 1), Box(0, 0, 2 * LONGEST + 1, 20), 0.9)

    lines = with_short_lines(page_of([line_of([long], Channel.TEXT_LAYER)])).lines

    assert [len(part.text) for part in lines] == [LONGEST, LONGEST, 1]
    assert [part.box.x0 for part in lines] == [0, LONGEST, 2 * LONGEST]
