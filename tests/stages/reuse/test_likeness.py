"""Photos found again after what people and messengers do to them; and others that are not."""

from __future__ import annotations

import io
from collections.abc import Callable

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from evidencecheck.stages.reuse.likeness import candidates, likeness, perceptual_hash, same_photo

Pixels = NDArray[np.uint8]


def photo(seed: int, goods: int = 1) -> Pixels:
    """A grained table with boxes on it; `seed` is the light and the place, `goods` what stands there."""
    rng = np.random.default_rng(seed)
    grain = cv2.resize(rng.normal(0, 18, (40, 700)), (900, 700), interpolation=cv2.INTER_CUBIC)
    shade = np.linspace(150, 90, 700)[:, None] + np.linspace(0, 40, 900)[None, :]
    image = np.repeat((grain + shade)[:, :, None], 3, axis=2)
    boxes = np.random.default_rng(1000 + goods)
    dx, dy = rng.integers(-60, 60, 2)
    for _ in range(7):
        x, y = boxes.integers(150, 600), boxes.integers(150, 450)
        w, h = boxes.integers(40, 160, 2)
        image[y + dy : y + dy + h, x + dx : x + dx + w] = boxes.integers(20, 235, 3)
    noisy = cv2.GaussianBlur(image, (3, 3), 0) + rng.normal(0, 3, image.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def jpeg(image: Pixels, quality: int = 30) -> Pixels:
    packed = io.BytesIO()
    Image.fromarray(image).save(packed, "JPEG", quality=quality)
    return np.asarray(Image.open(packed).convert("RGB"))


def smaller(image: Pixels) -> Pixels:
    size = (image.shape[1] // 3, image.shape[0] // 3)
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def found(one: Pixels, other: Pixels) -> bool:
    pair = [likeness(one), likeness(other)]
    return list(candidates(pair)) == [(0, 1)] and same_photo(*pair)


@pytest.mark.parametrize(
    "change",
    [
        jpeg,
        smaller,
        lambda i: i[35:-35, 45:-45],
        lambda i: i[70:, 90:],
        lambda i: i[:-70],
        lambda i: np.ascontiguousarray(np.rot90(i)),
        lambda i: np.ascontiguousarray(i[::-1, ::-1]),
        lambda i: np.ascontiguousarray(i[:, ::-1]),
        lambda i: jpeg(np.ascontiguousarray(i[35:-35, 45:-45][:, ::-1]), 50),
        lambda i: np.clip(i.astype(int) + 30, 0, 255).astype(np.uint8),
    ],
    ids=[
        "re-encoded",
        "shrunk",
        "cropped all around",
        "cropped at a corner",
        "cropped below",
        "turned",
        "upside down",
        "mirrored",
        "mirrored, cropped, re-encoded",
        "brightened",
    ],
)
def test_same_photo(change: Callable[[Pixels], Pixels]) -> None:
    for seed in (1, 2):
        image = photo(seed)
        assert found(image, change(image))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (photo(1), photo(2)),
        (photo(1), photo(1, goods=2)),
        (photo(1), np.full((700, 900, 3), 128, np.uint8)),
        (np.full((700, 900, 3), 128, np.uint8), np.full((700, 900, 3), 128, np.uint8)),
    ],
    ids=["same goods, other photo", "other goods, same table", "blank", "both blank"],
)
def test_other_photos(one: Pixels, other: Pixels) -> None:
    assert not same_photo(likeness(one), likeness(other))


def test_hash_has_64_bits_and_stays() -> None:
    image = cv2.cvtColor(photo(3), cv2.COLOR_RGB2GRAY)

    assert 0 < perceptual_hash(image) < 2**64
    assert perceptual_hash(image) == perceptual_hash(image)
