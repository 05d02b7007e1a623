"""Photos found again: perceptual hashes to find candidates, a look at the pixels to be sure.

Hashes alone prove nothing (two photos of one room are close, a crop of 10 % is far away), so each
candidate is verified: matched ORB features, a homography by RANSAC, and the correlation of both
photos laid over each other. Photos only: two invoices of one template are 4 bits apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from evidencecheck.model.document import Document, EvidenceFile, Kind
from evidencecheck.model.reuse import Likeness
from evidencecheck.stages.load import Loaded, RawPage, load

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evidencecheck.stages.load.loaded import Pixels

    Grey = NDArray[np.uint8]

SIDE = 480
"""Long side in pixels of what is kept of a photo: enough for 500 features, 40 kB."""
CROP = 0.1
"""Share of a side that a crop takes off."""
NEAR = 12
"""Bits of 64: re-encoding and shrinking give 0 to 4, brightness 4, turning by 2 degrees 8; unrelated
photos start at 22 (measured)."""
FEATURES = 600
RATIO = 0.8
"""Lowe's ratio test: distance of the best match by that of the second best."""
MIN_INLIERS = 15
MARGIN = 31
"""Pixels of the smoothing below: so far the edge of one photo reaches into the other."""
BLOCK = 32
"""Pixels of the side of the squares in which the detail of two photos is compared."""
FLAT = 1.5
"""Grey levels of deviation below which a square has no detail."""
ALIKE = 0.6
"""Correlation of the detail of a square."""
MIN_BLOCKS = 6
MOST_BLOCKS = 0.97
"""Share of the squares with detail that must be alike: another label on the same table has some."""
BENT = 1.05
"""Largest by smallest scale of its sides and diagonals, up to which a picture keeps its shape."""
NEUTRAL = 128
COLOURLESS = 2.0
"""Mean distance of a and b (CIE Lab, 8 bits) from neutral below which a picture is black and white."""
HUE_APART = 5.0
"""Mean difference of a and b up to which two pictures have the same hues; copies differ by less than 2."""
MIN_OVERLAP = 0.6
"""Share of the smaller photo."""


def with_likeness(file: EvidenceFile, document: Document) -> Document:
    """`document` with what it takes to find it again, if it is a photo in a picture file."""
    if document.kind is not Kind.PHOTO or not document.content.media_type.startswith("image/"):
        return document
    loaded = load(file)
    raw = loaded.page(1) if isinstance(loaded, Loaded) else None
    return (
        replace(document, likeness=likeness(raw.image())) if isinstance(raw, RawPage) else document
    )


def likeness(image: Pixels) -> Likeness:
    """What is kept of the photo `image` (height x width x 3 RGB)."""
    colours = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2BGR), np.uint8)
    scale = min(1.0, SIDE / max(colours.shape))
    if scale < 1:
        size = (max(round(colours.shape[1] * scale), 1), max(round(colours.shape[0] * scale), 1))
        colours = np.asarray(cv2.resize(colours, size, interpolation=cv2.INTER_AREA), np.uint8)
    _, packed = cv2.imencode(".jpg", colours, [cv2.IMWRITE_JPEG_QUALITY, 85])
    grey = _grey(colours)
    return Likeness(
        tuple(perceptual_hash(window) for window in _windows(grey)),
        tuple(perceptual_hash(view) for view in _views(grey)),
        packed.tobytes(),
    )


def perceptual_hash(grey: Grey) -> int:
    """64 bits: the signs of the lowest 8 x 8 cosine frequencies about their median (pHash)."""
    small = cv2.resize(grey, (32, 32), interpolation=cv2.INTER_AREA).astype(np.float32)
    low = np.asarray(cv2.dct(small))[:8, :8].ravel()
    bits = low > np.median(low[1:])
    return int.from_bytes(np.packbits(bits).tobytes(), "big")


def candidates(photos: list[Likeness]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes (the smaller first) whose hashes are near each other in some view."""
    if len(photos) < 2:
        return
    windows = np.array([photo.windows for photo in photos], np.uint64)
    found: set[tuple[int, int]] = set()
    for index, photo in enumerate(photos):
        views = np.array(photo.views, np.uint64)
        apart = np.bitwise_count(windows[:, :, None] ^ views[None, None, :])
        for other in np.flatnonzero((apart <= NEAR).any(axis=(1, 2))):
            if other != index:
                found.add((min(index, int(other)), max(index, int(other))))
    yield from sorted(found)


def same_photo(one: Likeness, other: Likeness) -> bool:
    """Whether both are the same photo, apart from encoding, size, crop, turn and mirroring."""
    first, second = _decoded(one), _decoded(other)
    return _overlay(first, second) or _overlay(first, np.ascontiguousarray(second[:, ::-1]))


def _overlay(one: Pixels, other: Pixels) -> bool:
    """Whether a homography lays `other` over `one` so that their detail and their colours agree."""
    first, second = _grey(one), _grey(other)
    homography = _homography(first, second)
    if homography is None or not _keeps_shape(homography, second.shape):
        return False
    size = (first.shape[1], first.shape[0])
    where = cv2.warpPerspective(np.full(second.shape, 255, np.uint8), homography, size)
    both = cv2.erode(np.asarray(where), np.ones((MARGIN, MARGIN), np.uint8)) > 250
    if both.sum() < MIN_OVERLAP * min(first.size, float((np.asarray(where) > 0).sum()) or 1.0):
        return False
    laid = np.asarray(cv2.warpPerspective(second, homography, size), np.uint8)
    here, there = _detail(first), _detail(laid)
    scores = [
        _correlation(here[block], there[block])
        for block in _blocks(first.shape)
        if both[block].all()
    ]
    told = [score for score in scores if score is not None]
    alike = sum(score >= ALIKE for score in told)
    if len(told) < MIN_BLOCKS or alike < MOST_BLOCKS * len(told):
        return False
    return _of_one_colour(one, np.asarray(cv2.warpPerspective(other, homography, size)), both)


def _of_one_colour(one: Pixels, other: Pixels, both: NDArray[np.bool_]) -> bool:
    """Whether two pictures laid over each other have the same hues where `both` have pixels.

    Copies keep them; the same box on another table does not. A picture without colour tells nothing.
    """
    hues = [
        cv2.GaussianBlur(cv2.cvtColor(p, cv2.COLOR_BGR2LAB)[:, :, 1:], (0, 0), 4.0)[both].astype(
            np.float32
        )
        for p in (one, other)
    ]
    if min(float(np.abs(hue - NEUTRAL).mean()) for hue in hues) < COLOURLESS:
        return True
    return float(np.abs(hues[0] - hues[1]).mean()) <= HUE_APART


def _grey(colours: Pixels) -> Grey:
    return np.asarray(cv2.cvtColor(colours, cv2.COLOR_BGR2GRAY), np.uint8)


def _keeps_shape(homography: NDArray[np.float64], shape: tuple[int, ...]) -> bool:
    """Whether it scales a picture of `shape` alike in all directions: copies are cut, turned and shrunk,
    but never bent. Two drawings or photos of like boxes can be bent onto each other.
    """
    height, width = shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    laid = cv2.perspectiveTransform(corners[None], homography)[0]
    pairs = [(a, b) for a in range(4) for b in range(a)]  # four sides, two diagonals
    scales = [
        float(np.linalg.norm(laid[a] - laid[b]) / np.linalg.norm(corners[a] - corners[b]))
        for a, b in pairs
    ]
    return max(scales) <= BENT * min(scales)


def _detail(grey: Grey) -> NDArray[np.float32]:
    """What is finer than shades and coarser than the noise of compression."""
    fine = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.2)
    return np.asarray(fine - cv2.GaussianBlur(fine, (0, 0), 5.0), np.float32)


def _blocks(shape: tuple[int, ...]) -> Iterator[tuple[slice, slice]]:
    for y, x in product(range(0, shape[0] - BLOCK, BLOCK), range(0, shape[1] - BLOCK, BLOCK)):
        yield slice(y, y + BLOCK), slice(x, x + BLOCK)


def _correlation(one: NDArray[np.float32], other: NDArray[np.float32]) -> float | None:
    """-1 to 1; None where both are flat."""
    a, b = one - one.mean(), other - other.mean()
    if max(float(a.std()), float(b.std())) < FLAT:
        return None
    product_of_norms = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float((a * b).sum()) / product_of_norms if product_of_norms else 0.0


def _homography(first: Grey, second: Grey) -> NDArray[np.float64] | None:
    # Half the usual threshold: photos of plain goods on a plain table have few corners.
    orb = cv2.ORB_create(nfeatures=FEATURES, fastThreshold=10)  # type: ignore[attr-defined]
    points, descriptors = orb.detectAndCompute(first, None)
    others, other_descriptors = orb.detectAndCompute(second, None)
    if descriptors is None or other_descriptors is None or len(others) < 2:
        return None
    pairs: Any = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(other_descriptors, descriptors, k=2)
    good = [m[0] for m in pairs if len(m) == 2 and m[0].distance < RATIO * m[1].distance]
    if len(good) < MIN_INLIERS:
        return None
    source = np.array([others[m.queryIdx].pt for m in good], np.float32)
    target = np.array([points[m.trainIdx].pt for m in good], np.float32)
    cv2.setRNGSeed(0)  # RANSAC draws; the report must not depend on what was drawn before
    found: Any = cv2.findHomography(source, target, cv2.RANSAC, 4.0)
    homography, inliers = found  # the matrix is None where no plane fits, which the stubs don't say
    if homography is None or int(inliers.sum()) < MIN_INLIERS:
        return None
    return _refined(first, second, np.asarray(homography, np.float64))


def _decoded(photo: Likeness) -> Pixels:
    """The photo (BGR); a small one is enlarged, for features are found at like sizes."""
    colours = np.asarray(
        cv2.imdecode(np.frombuffer(photo.small, np.uint8), cv2.IMREAD_COLOR), np.uint8
    )
    scale = SIDE / max(colours.shape)
    if scale <= 1:
        return colours
    return np.asarray(cv2.resize(colours, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC))


def _windows(grey: Grey) -> Iterator[Grey]:
    """The whole, and what crops off a border, a corner or all around leave."""
    height, width = grey.shape
    yield grey
    for share, rows, columns in product((CROP / 2, CROP, 2 * CROP), (0, 1, 2), (0, 1, 2)):
        dy, dx = int(height * share), int(width * share)
        # 0 keeps the low edge, 1 takes half off at both, 2 keeps the high edge.
        y, x = rows * dy // 2, columns * dx // 2
        part = grey[y : y + height - dy, x : x + width - dx]
        if min(part.shape) > 0:
            yield part
        else:
            yield grey
    # One side alone: a strip cut off at the top, the bottom, the left or the right.
    dy, dx = max(int(height * CROP), 0), max(int(width * CROP), 0)
    yield from (grey[dy:], grey[: height - dy], grey[:, dx:], grey[:, : width - dx])


def _views(grey: Grey) -> Iterator[Grey]:
    for picture in (grey, np.ascontiguousarray(grey[:, ::-1])):
        for turns in range(4):
            yield np.ascontiguousarray(np.rot90(picture, turns))


def _refined(first: Grey, second: Grey, rough: NDArray[np.float64]) -> NDArray[np.float64]:
    """`rough` to parts of a pixel, by the correlation of the grey values (ECC); else as it is."""
    inverse = np.linalg.inv(rough).astype(np.float32)
    stop = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 40, 1e-4)
    try:
        _, found = cv2.findTransformECC(first, second, inverse, cv2.MOTION_HOMOGRAPHY, stop)
        return np.linalg.inv(np.asarray(found, np.float64))
    except (cv2.error, np.linalg.LinAlgError):  # it did not converge, or the plane is degenerate
        return rough
