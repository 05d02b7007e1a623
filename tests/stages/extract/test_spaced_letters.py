from __future__ import annotations

import pytest

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Line, Word, line_of
from evidencecheck.stages.extract.spaced_letters import with_letters_joined
from evidencecheck.stages.kind_words import spoken
from tests.stages.making import line


def spread(text: str, gap: float = 10, between: float = 30) -> Line:
    """A line of lone letters; a blank of `text` is a wider gap."""
    words, x = [], 0.0
    for char in text:
        if char == " ":
            x += between - gap
            continue
        words.append(Word(char, Box(x, 0, x + 20, 30), 1.0))
        x += 20 + gap
    return line_of(words, Channel.TEXT_LAYER)


@pytest.mark.parametrize(
    "text", ["COMMERCIAL INVOICE", "RECHNUNG", "FACTURE", "Lieferschein", "PACKING LIST"]
)
def test_spaced_letters_are_words(text: str) -> None:
    (joined,) = with_letters_joined([spread(text)])
    assert joined.text == text
    assert joined.box == spread(text).box


@pytest.mark.parametrize(
    "text", ["S M L X", "A B C 4 5 6", "I a m here", "売 上 合 計 金 額", "Rechnung"]
)
def test_few_letters_digits_and_words_stay(text: str) -> None:
    plain = line(text)
    assert with_letters_joined([plain]) == (plain,)


def test_a_spaced_title_tells_the_kind() -> None:
    scores = spoken(with_letters_joined([spread("COMMERCIAL INVOICE")])).scores
    assert max(scores, key=lambda kind: scores[kind]).value == "sales-invoice"


def test_two_words_that_stand_apart_are_one_title() -> None:
    first, second = spread("COMMERCIAL"), spread("INVOICE")
    moved = [Word(w.text, Box(w.box.x0 + 350, 0, w.box.x1 + 350, 30), 1.0) for w in second.words]
    (joined,) = with_letters_joined([first, line_of(moved, Channel.TEXT_LAYER)])
    assert joined.text == "COMMERCIAL INVOICE"
