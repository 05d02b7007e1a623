from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from evidencecheck.model.document import Trouble, Unreadable
from evidencecheck.stages.load import Loaded, RawPage, load
from tests.stages.load.made import ORDER, evidence, picture
from tests.stages.making import shared_data


@pytest.mark.parametrize(("name", "size"), [("zPug_3.heic", (64, 64)), ("empty_icc.heic", None)])
def test_heic_is_decoded(name: str, size: tuple[int, int] | None) -> None:
    loaded = load(evidence(shared_data("heic") / name))
    assert isinstance(loaded, Loaded)
    page = loaded.page(1)
    assert isinstance(page, RawPage)
    pixels = page.image()
    assert pixels.shape == (page.height, page.width, 3)
    assert size is None or (page.width, page.height) == size


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("corrupted.heic", Trouble.DAMAGED),
        ("corrupted.hif", Trouble.DAMAGED),
        ("empty.heic", Trouble.EMPTY),
    ],
)
def test_broken_heic_says_so(name: str, expected: Trouble) -> None:
    result = load(evidence(shared_data("heic") / name))
    assert isinstance(result, Unreadable)
    assert result.trouble is expected


def test_heic_without_its_end_is_cut_short() -> None:
    loaded = load(evidence(shared_data("heic") / "truncated.heic"))
    assert isinstance(loaded, Loaded)
    assert loaded.cut_short
    assert loaded.notes


@pytest.mark.parametrize("kind", ["avif", "gif", "bmp"])
def test_other_pictures(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    picture([ORDER]).save(path)
    loaded = load(evidence(path))
    assert isinstance(loaded, Loaded)
    assert loaded.media_type == f"image/{kind}"
    page = loaded.page(1)
    assert isinstance(page, RawPage)
    assert np.abs(page.image().astype(int) - np.asarray(picture([ORDER])).astype(int)).mean() < 5


def test_an_avif_without_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.avif"
    picture([ORDER]).save(path)
    path.write_bytes(path.read_bytes()[:-200])
    result = load(evidence(path))
    assert isinstance(result, Unreadable) or result.cut_short
