from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel
from evidencecheck.stages.load import Glyph, RawPage
from evidencecheck.stages.read.text_layer import dominant_turn, soundness, text_lines
from tests.stages.load.made import ORDER, text_at
from tests.stages.read.made import content, texts


def glyphs(text: str, x: float = 100, y: float = 100, step: float = 10) -> tuple[Glyph, ...]:
    """Characters of 10 x 20 pixels side by side."""
    return tuple(
        Glyph(char, Box(x + i * step, y, x + i * step + 10, y + 20), 0)
        for i, char in enumerate(text)
    )


def lines(*runs: tuple[Glyph, ...]) -> list[str]:
    found = text_lines([glyph for run in runs for glyph in run], 1000, 1000)
    return [line.text for line in found]


def test_words_and_their_boxes() -> None:
    (line,) = text_lines(glyphs("ab cd"), 1000, 1000)
    assert line.text == "ab cd"
    assert [word.box for word in line.words] == [Box(100, 100, 120, 120), Box(130, 100, 150, 120)]
    assert line.channel is Channel.TEXT_LAYER
    assert line.confidence == 1.0


def test_a_gap_without_a_space_parts_words() -> None:
    assert lines(glyphs("ab"), glyphs("cd", x=126)) == ["ab cd"]
    assert lines(glyphs("ab"), glyphs("cd", x=121)) == ["abcd"]


def test_a_column_gap_parts_cells() -> None:
    assert lines(glyphs("49,99"), glyphs("21", x=168)) == ["49,99", "21"]
    assert lines(glyphs("Total:"), glyphs("21", x=178)) == ["Total: 21"]


def test_reading_order_is_by_rows() -> None:
    found = lines(
        glyphs("right", x=500, y=102), glyphs("below", y=140), glyphs("left", x=100, y=100)
    )
    assert found == ["left", "right", "below"]


@pytest.mark.parametrize(
    ("text", "pitch", "read"),
    [
        ("113-4627301-9284417", 30, ["113-4627301-9284417"]),
        ("AB12CD", 30, ["AB12CD"]),
        ("AB12C", 20, ["A B 1 2 C"]),
        ("123456789", 20, ["1 2 3 4 5 6 7 8 9"]),
        ("AB12CD", 70, [*"AB12CD"]),
    ],
)
def test_the_characters_of_a_comb_are_a_word(text: str, pitch: int, read: list[str]) -> None:
    teeth = [glyphs(char, x=100 + i * pitch) for i, char in enumerate(text)]
    assert lines(*teeth) == read


def test_a_comb_ends_where_its_pitch_does() -> None:
    teeth = [glyphs(char, x=100 + i * 20) for i, char in enumerate("AB12CD")]
    assert lines(*teeth, glyphs("9", x=225)) == ["AB12CD 9"]


def test_what_nobody_can_see_is_left_out() -> None:
    tiny = tuple(Glyph(c, Box(100 + 2 * i, 50, 102 + 2 * i, 53), 0) for i, c in enumerate("4711"))
    assert lines(tiny, glyphs("ab"), glyphs("beside", x=1010), glyphs("over", y=-30)) == ["ab"]


def test_text_that_runs_up_comes_after_the_rest() -> None:
    run = tuple(
        Glyph(char, Box(50, 200 - 10 * i, 70, 210 - 10 * i), 270) for i, char in enumerate("up")
    )
    assert lines(run, glyphs("above"), glyphs("below", y=400)) == ["above", "below", "up"]


def test_bold_by_overprinting_counts_once() -> None:
    assert lines(glyphs("Total"), glyphs("Total", x=101)) == ["Total"]
    assert lines(glyphs("11")) == ["11"]


def test_a_ligature_keeps_its_letters() -> None:
    box = Box(120, 100, 136, 120)
    parts = tuple(Glyph(char, box, 0) for char in "ffi")
    assert lines((*glyphs("o", x=110), *parts, *glyphs("ce", x=136))) == ["office"]


def test_letters_that_are_kept_otherwise() -> None:
    nothing = Glyph("\u200b", Box(110, 100, 110, 120), 0)
    assert lines((*glyphs("a"), nothing, *glyphs("b", x=110))) == ["ab"]
    assert lines(glyphs("⾦⾯")) == ["金面"]
    assert lines(glyphs("re\x02")) == ["re-"]
    assert lines(glyphs("½①")) == ["½①"]


def test_text_that_runs_up_is_read_along_itself() -> None:
    run = tuple(
        Glyph(char, Box(50, 300 - 10 * i, 70, 310 - 10 * i), 270) for i, char in enumerate("REF 12")
    )
    (line,) = text_lines(run, 1000, 1000)
    assert line.text == "REF 12"
    assert line.box == Box(50, 250, 70, 310)
    assert dominant_turn(run) == 270


def raw(text: str, *pictures: Box) -> RawPage:
    return RawPage(1, 1000, 1000, _no_image, True, glyphs(text), pictures)


def _no_image() -> None:  # type: ignore[return-value]
    raise AssertionError("not rendered")


def test_soundness() -> None:
    full = "x" * 60
    assert soundness(raw(full)).complete
    assert not soundness(raw("")).sound
    assert not soundness(raw("\ue000" * 60)).sound
    assert not soundness(raw("�" * 10 + full)).sound
    assert soundness(raw("stamp")).sound
    assert not soundness(raw("stamp")).complete


def test_a_picture_without_text_on_it_is_unread() -> None:
    full = "x" * 60
    photo, logo, background = Box(0, 400, 800, 900), Box(0, 0, 100, 90), Box(0, 0, 1000, 1000)
    assert soundness(raw(full, photo)).unread == (photo,)
    assert soundness(raw(full, logo)).complete
    assert soundness(raw(full, background)).complete


@pytest.mark.parametrize("turn", ["1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"])
def test_a_page_is_stated_upright(tmp_path: Path, turn: str) -> None:
    """Whatever way the text of a page lies, it is read and boxed lying."""
    body = "".join(
        text_at(
            300 + (20 * i if turn[0] == "0" else 0), 400 - 20 * i, f"row {i} {ORDER}", turn=turn
        )
        for i in range(3)
    )
    (page,) = content(tmp_path, body).pages
    assert f"row 0 {ORDER}" in texts(page)
    assert all(line.box.width > 5 * line.box.height for line in page.lines)
    sideways = turn.startswith("0")
    assert (page.width, page.height) == ((2339, 1654) if sideways else (1654, 2339))


def test_a_stroke_without_a_height_stands_among_its_like() -> None:
    flat = (Glyph("一", Box(120, 109, 130, 111), 0),)
    assert lines(glyphs("統", x=110), flat, glyphs("号", x=130)) == ["統一号"]
    rule = (Glyph("_", Box(120, 109, 130, 111), 0),)
    assert lines(glyphs("統", x=110), rule, glyphs("号", x=130)) == ["統号"]
