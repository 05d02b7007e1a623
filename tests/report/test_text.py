"""The report for people."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from evidencecheck.model.finding import Location, NotChecked
from evidencecheck.model.message import Message, msg
from evidencecheck.report.interface import Details, Options, Timings
from evidencecheck.report.text.format import TextFormat
from evidencecheck.report.text.wrap import columns
from tests.report import golden, made

HOSTILE = (
    "\x1b[31mred\x1b[0m \x9b2J [bold]x[/bold] [link=http://e.vil]y[/] \u202eoff\u2066\r\nnext\x07"
)


SHEETS = dict(golden.sheets())


@pytest.mark.parametrize("name", SHEETS)
def test_golden(name: str) -> None:
    """After a wanted change: ``python -m tests.report.golden``, and look at the difference."""
    assert SHEETS[name] == (golden.FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 200])
@pytest.mark.parametrize("lang", golden.LANGUAGES)
def test_fits_the_width(width: int, lang: str) -> None:
    sheet = TextFormat().report([made.failing()], Options(lang=lang, width=width))
    assert max(columns(line) for line in sheet.splitlines()) <= width


def test_plain_without_color_and_ansi_with() -> None:
    plain = TextFormat().report([made.failing()], Options())
    colored = TextFormat().report([made.failing()], Options(color=True))
    assert "\x1b" not in plain
    assert "\x1b[" in colored
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


def test_verdict_is_said_in_words() -> None:
    assert " FAIL " in TextFormat().report([made.failing()], Options())
    assert " 不通过 " in TextFormat().report([made.failing()], Options(lang="zh"))


@pytest.mark.parametrize("color", [False, True])
def test_evidence_cannot_command_the_terminal(color: bool) -> None:
    report = made.lost_flask(
        replace(
            made.finding(),
            message=msg("{text}", text=HOSTILE),
            hint=msg("{text}", text=HOSTILE),
            locations=(Location(HOSTILE, 1),),
        )
    )
    case = replace(report.case, case_id=HOSTILE, documents=(made.document(HOSTILE, "photo"),))
    report = replace(report, case=case, not_checked=(NotChecked("X", Message(HOSTILE), HOSTILE),))
    sheet = TextFormat().report([report, made.failure()], Options(color=color, width=200))
    left = re.sub(r"\x1b\[[0-9;]*m", "", sheet)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left)
    assert "[bold]x[/bold] [link=http://e.vil]y[/] off next" in left
    assert sheet.count("\x1b[31mred") == 0


def test_braces_in_evidence_are_no_placeholders() -> None:
    report = made.lost_flask(replace(made.finding(), message=msg("{text}", text="{0} {x} %s")))
    assert "{0} {x} %s" in TextFormat().report([report], Options())


def test_batch_spells_out_what_is_asked_for() -> None:
    outcomes = [made.failing(), made.lost_flask(), made.failure()]
    sections = {
        details: TextFormat()
        .report(outcomes, Options(details=details))
        .count("What the claim needs")
        for details in Details
    }
    assert sections == {Details.ALL: 2, Details.PROBLEMS: 1, Details.NONE: 0}


def test_a_failure_is_always_named() -> None:
    sheet = TextFormat().report([made.failure()], Options())
    assert "NOT JUDGED" in sheet
    assert "the folder cannot be listed" in sheet


def test_matrix_tells_apart_same_different_and_unclear() -> None:
    sheet = TextFormat().report([made.failing()], Options(width=160))
    assert "≠ 113-4627301-9284411" in sheet
    assert "✓ 113-4627301-9284417" in sheet
    assert "? 1Z5R89390357567121" in sheet
    assert "  in transit" in sheet


def test_without_facts_there_is_no_matrix() -> None:
    report = made.failing()
    bare = replace(report, case=replace(report.case, agreed={}))
    assert "What the documents say" not in TextFormat().report([bare], Options())


def test_lines_in_reading_order() -> None:
    sheet = TextFormat().extraction(made.extraction(), Options(lines=True))
    assert sheet == "Invoice for order 113-4627301-9284417\nGrand total US$128.40\n"


def test_lines_of_several_pages_have_headers() -> None:
    document = made.document("a.pdf", "receipt", lines=("one",), pages=2)
    extraction = replace(made.extraction(), evidence=(document,))
    sheet = TextFormat().extraction(extraction, Options(lines=True))
    assert sheet == "==> a.pdf, page 1 <==\none\n==> a.pdf, page 2 <==\n"


def test_timings_only_if_asked() -> None:
    taken = Timings("2026-10-20T08:00:00+00:00", 1.234)
    timed = TextFormat().report([made.failing()], Options(timings=lambda: taken))
    assert timed.endswith("Took 1.23 s; began 2026-10-20T08:00:00+00:00\n")
    assert "Took" not in TextFormat().report([made.failing()], Options())
