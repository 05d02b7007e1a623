"""The benchmark's own arithmetic: samples, ratios on the same pictures, changed digits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from fixtures.bench_ocr.reader import Read, Run, on_the_same
from fixtures.bench_ocr.second import one_digit_else
from fixtures.bench_ocr.spoil import SPOILERS
from fixtures.bench_ocr.tables import print_tables
from fixtures.bench_ocr.truth import Picture, sample

PICTURES = tuple(
    Picture("screens", Path(f"{variant}{number}.png"), variant, {"order": (f"{number:03}-1",)})
    for variant in ("1x", "blur")
    for number in range(4)
)


def test_a_sample_has_some_of_every_variant() -> None:
    assert sample(PICTURES, 1) == PICTURES
    assert [picture.path.name for picture in sample(PICTURES, 4)] == ["1x0.png", "blur1.png"]
    assert {picture.variant for picture in sample(PICTURES, 100)} == {"1x", "blur"}


def test_ratios_are_those_of_the_same_pictures(capsys: pytest.CaptureFixture[str]) -> None:
    ours = _run("ours", PICTURES, [1.0, 1.0, 1.0, 1.0, 9.0, 9.0, 9.0, 9.0])
    fewer = _run("script", PICTURES[:2], [3.0, 5.0])
    assert [read.seconds for read in on_the_same(ours, fewer).reads] == [1.0, 1.0]
    print_tables([ours, fewer])
    told = capsys.readouterr().out
    assert "| ours | 8 | 5.00 | 5.00 | 1.00 | 0.50 |" in told
    assert "| script | 2 | 4.00 | 1.00 | 4.00 | 2.00 |" in told
    assert "| ours, the same 2 | 2/2 (100.0 %) |" in told


@pytest.mark.parametrize("identifier", ["113-4627301-9284476", "1Z999AA10123456784"])
def test_one_digit_is_changed_always_the_same(identifier: str) -> None:
    changed = one_digit_else(identifier)
    assert Levenshtein.distance(identifier, changed) == 1
    assert changed == one_digit_else(identifier)


@pytest.mark.parametrize("kind", SPOILERS)
def test_the_same_seed_spoils_alike(kind: str) -> None:
    image = np.tile(np.arange(200, dtype=np.uint8)[None, :, None], (120, 1, 3))
    once, again, other = (SPOILERS[kind](image, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(once, again)
    assert not np.array_equal(once, image)
    assert once.shape != other.shape or not np.array_equal(once, other)


def _run(name: str, pictures: tuple[Picture, ...], seconds: list[float]) -> Run:
    reads = [
        Read([*picture.fields["order"]], took, [], [], [])
        for picture, took in zip(pictures, seconds, strict=True)
    ]
    return Run(name, pictures, reads, 100.0, 0.0, 4.0)
