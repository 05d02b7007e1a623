"""Pictures of the fixture cases, spoilt: what a person can't read is told from what isn't text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image

from evidencecheck.engine.tasks import process_file
from evidencecheck.model.document import Document, Evidence, EvidenceFile, Unreadable
from evidencecheck.rules.legibility import BLURRED, is_illegible, may_be_illegible
from evidencecheck.stages.read import ReadSettings
from fixtures.expected import CASES

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

SCREENS = (
    "clean-de-dhl/bestellung.png",
    "clean-us-usps-lamp/order-page.png",
    "clean-zh-german-market/轨迹.png",
    "defect-trk001-zh-delivered/物流轨迹.png",
)
GOODS = ("clean-de-dhl/ware.jpg", "clean-us-usps-lamp/photo.jpg")


def as_taken(image: Pixels) -> Pixels:
    return image


def blurred(image: Pixels) -> Pixels:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), 4.0), dtype=np.uint8)


def shrunk(image: Pixels) -> Pixels:
    small = cv2.resize(image, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)


def darkened(image: Pixels) -> Pixels:
    noise = np.random.default_rng(1).normal(0, 3, image.shape)
    return np.asarray((image * 0.04 + noise).clip(0, 255), dtype=np.uint8)


def read_spoilt(name: str, spoil: Callable[[Pixels], Pixels], folder: Path) -> Evidence:
    with Image.open(CASES / name) as opened:
        image = np.asarray(opened.convert("RGB"))
    path = folder / "picture.png"
    Image.fromarray(spoil(image)).save(path)
    file = EvidenceFile(path.name, path, path.stat().st_size)
    return process_file(file, ReadSettings(ocr="embedded")).evidence


def document_of(name: str, spoil: Callable[[Pixels], Pixels], folder: Path) -> Document:
    read = read_spoilt(name, spoil, folder)
    assert isinstance(read, Document)
    return read


@pytest.mark.parametrize("spoil", [blurred, shrunk, darkened])
@pytest.mark.parametrize("name", SCREENS)
def test_screen_that_nobody_can_read_is_illegible(
    name: str, spoil: Callable[[Pixels], Pixels], tmp_path: Path
) -> None:
    document = document_of(name, spoil, tmp_path)
    told = is_illegible(document) or may_be_illegible(document)
    assert told, [page.clarity for page in document.content.pages]


@pytest.mark.parametrize("name", SCREENS)
def test_screen_as_taken_is_legible(name: str, tmp_path: Path) -> None:
    document = document_of(name, as_taken, tmp_path)
    (page,) = document.content.pages
    assert page.clarity is not None
    assert page.clarity.unread == 0
    assert page.clarity.glyph_height is not None
    assert page.clarity.glyph_height > 9
    assert not is_illegible(document)


@pytest.mark.parametrize("spoil", [as_taken, blurred, shrunk, darkened])
@pytest.mark.parametrize("name", GOODS)
def test_photo_of_goods_need_not_be_read(
    name: str, spoil: Callable[[Pixels], Pixels], tmp_path: Path
) -> None:
    read = read_spoilt(name, spoil, tmp_path)
    assert isinstance(read, Unreadable) or not is_illegible(read)


def test_a_page_beyond_recognition_is_known_as_blurred(tmp_path: Path) -> None:
    """Not even lines can be told: how sharp the picture is stands in for how sharp its text is."""
    document = read_spoilt(SCREENS[0], lambda image: smeared(image, 14.0), tmp_path)
    assert isinstance(document, Document)
    (page,) = document.content.pages
    assert page.lines == ()
    assert page.clarity is not None
    assert page.clarity.sharpness is not None
    assert page.clarity.sharpness < BLURRED


def smeared(image: Pixels, radius: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), radius), dtype=np.uint8)
