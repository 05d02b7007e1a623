from __future__ import annotations

import pytest

from evidencecheck.stages.extract.party.japanese_firms import lone_firm
from tests.stages.making import source

BUYER = "株式会社みなと商事"


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        (f"{BUYER} 御中\n合同会社 すみれ工房", "合同会社 すみれ工房"),
        (f"{BUYER} 御中\n㈱すみれ工房\n㈱すみれ工房", "㈱すみれ工房"),
        (f"{BUYER} 御中\n合同会社 すみれ工房\n有限会社 山田木工", None),
        (f"{BUYER} 御中", None),
        (f"{BUYER} 御中\n配送はヤマト運輸株式会社が行います", None),
    ],
)
def test_lone_firm(text: str, firm: str | None) -> None:
    found = lone_firm(source(text).layouts[0], frozenset(), BUYER)
    assert (found and found[1]) == firm


def test_without_an_addressee_nobody_is_the_other_one() -> None:
    assert lone_firm(source("合同会社 すみれ工房").layouts[0], frozenset(), "") is None
