"""A short run of each target, and what longer runs found."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, Target

BY_NAME = {target.name: target for target in TARGETS}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_it_holds(target: Target, data: st.DataObject) -> None:
    target.run(data.draw(target.inputs))


FOUND: tuple[tuple[str, object], ...] = (
    ("barcodes", "USD"),  # taken for the digits of an EAN
    ("barcodes", ""),
)
"""What longer runs found, by target."""


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_is_mended(name: str, data: object) -> None:
    BY_NAME[name].run(data)
