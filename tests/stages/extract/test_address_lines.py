from __future__ import annotations

import pytest

from evidencecheck.stages.extract.address_lines import is_labelled
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
