from __future__ import annotations

import pytest

from evidencecheck.stages.extract.party.address_lines import going_on, is_labelled
from tests.stages.making import source


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        ("运送方式：快递", True),
        ("派送要求: 放门卫", True),
        ("Invoice number 17", True),
        ("Unit Price", True),
        ("Unit 5, Calder Trading Estate", False),
        ("UNIT 2", False),
        ("详细地址：望江路318号", False),
        ("望江路318号锦苑小区6栋1204室", False),
        ("27 Kestrel Close", False),
    ],
)
def test_what_begins_with_a_label(text: str, labelled: bool) -> None:
    layout = source(text).layouts[0]
    assert bool(is_labelled(layout, layout.page.lines[0])) is labelled


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("Corvane Outfitters LLC, 14450 Central Ave, Chino CA 91710 US", False),
        ("Nordlicht GmbH, Speicherweg 12, 28217 Bremen", False),
        ("Corvane Outfitters LLC", True),
        ("Corvane Outfitters LLC, 14450 Central Ave", True),
        ("Chino, CA 91710", True),
    ],
)
def test_what_may_stand_below_an_address_in_one_line(text: str, goes_on: bool) -> None:
    held = source("Anna Sorensen")
    lower = [held.reading(page, line, 0, len(line.text)) for page, line in held.lines()]
    assert bool(tuple(going_on(text, lower))) is goes_on
