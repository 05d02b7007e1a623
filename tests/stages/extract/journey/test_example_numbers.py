from __future__ import annotations

import pytest

from evidencecheck.model.fact import Mention
from evidencecheck.stages.extract.journey.example_numbers import is_example
from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers
from tests.stages.making import source


@pytest.mark.parametrize(
    "before",
    [
        "示例单号 ", "例：单号 ", "例如 ", "Example: ", "e.g. ", "Sample tracking number: ", "z. B. ",
        "Beispielnummer ", "par exemple : ", "p. ej. ", "ad esempio ", "bijv. ", "入力例：", "for instance ",
        "Example: RR123456785CN, ", "e.g. 1Z5R89390357567127 or ",
    ],
)  # fmt: skip
def test_words_of_an_example(before: str) -> None:
    assert is_example(before)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "Tracking number: ",
        "Sample pack, tracking number: ",
        "Samples Ltd ",
        "RR123456785CN, ",
        "例外 ",
    ],
)
def test_other_words(before: str) -> None:
    assert not is_example(before)


def test_example_on_a_trackers_page_is_beside_the_matter() -> None:
    facts = list(tracking_numbers(source("RB123456785GB\n示例单号 RR123456785CN")))
    assert [(str(f.value), f.mention) for f in facts] == [
        ("RB123456785GB", Mention.OWN),
        ("RR123456785CN", Mention.ASIDE),
    ]
