"""Video to pages: a few sharp frames, spread over its length.

A video of the packing shows the label for a moment only, so frames are sampled over the whole of it
and the sharpest of each part is kept. The work is bounded by the number of pixels, not by the
length: seeking decodes from the last key frame on.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evidencecheck.model.document import EvidenceFile, Trouble
from evidencecheck.model.message import Message, msg
from evidencecheck.stages.load.loaded import Loaded, RawPage
from evidencecheck.stages.load.media_times import MediaTimes, media_times
from evidencecheck.stages.load.refusal import Refusal

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

SAMPLES = 20
KEPT = 5
MOST_PIXELS = 50_000_000
"""Of all samples together: 20 of full HD, 6 of 4K."""
FEWEST = 3
MAX_SECONDS = 60.0
"""Time after which no further sample is taken, for files whose every seek is slow."""
OPEN_TIMEOUT = 15_000
"""Milliseconds that FFmpeg may take to open a file or to read a frame."""
JUDGED_WIDTH = 640
"""Pixels to which a frame is made smaller before its sharpness is measured: what is left of an edge
there can be read, noise is gone."""

_TIMED = frozenset({"video/mp4", "video/quicktime"})


@dataclass(frozen=True, slots=True)
class _Frame:
    index: int
    """Its number in the video, from 0."""
    sharpness: float
    pixels: Pixels


def load_video(file: EvidenceFile, sha256: str, kind: str) -> Loaded:
    """Open the video `file` and take its frames.

    Raises:
        Refusal: DAMAGED where it is cut off, EMPTY without frames, UNSUPPORTED where it holds sound
            alone or nothing that the codecs here decode.
    """
    times = media_times(file.path) if kind in _TIMED else MediaTimes()
    frames, rate = _frames(file)
    if not frames:
        raise _without_frames(times, kind)

    def page(number: int) -> RawPage:
        pixels = frames[number - 1].pixels
        return RawPage(number, pixels.shape[1], pixels.shape[0], lambda: pixels)

    def pages() -> Iterator[RawPage]:
        return (page(number) for number in range(1, len(frames) + 1))

    notes = _notes(times, frames, rate)
    return Loaded(file, sha256, kind, len(frames), pages, page, notes=notes)


def _frames(file: EvidenceFile) -> tuple[tuple[_Frame, ...], float]:
    """The sharpest frame of each part of the video, in order, and its frames per second."""
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # what FFmpeg mutters is no report
    import cv2

    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_ERROR)
    options = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, OPEN_TIMEOUT]
    options += [cv2.CAP_PROP_READ_TIMEOUT_MSEC, OPEN_TIMEOUT]
    try:
        capture = cv2.VideoCapture(str(file.path), cv2.CAP_FFMPEG, options)
    except cv2.error:
        return (), 0.0
    try:
        if not capture.isOpened():
            return (), 0.0
        rate = capture.get(cv2.CAP_PROP_FPS)
        sampled = _sampled(capture)
    finally:
        capture.release()
    parts = min(KEPT, len(sampled))
    kept = [
        max(sampled[i * len(sampled) // parts : (i + 1) * len(sampled) // parts], key=_sharpness)
        for i in range(parts)
    ]
    return tuple(kept), rate if 0 < rate < 1000 else 0.0


def _sampled(capture: Any) -> list[_Frame]:
    import cv2

    count = int(capture.get(cv2.CAP_PROP_FRAME_COUNT))
    size = capture.get(cv2.CAP_PROP_FRAME_WIDTH) * capture.get(cv2.CAP_PROP_FRAME_HEIGHT)
    wanted = max(FEWEST, min(SAMPLES, int(MOST_PIXELS / max(size, 1))))
    started = time.monotonic()
    frames: list[_Frame] = []
    for number in range(wanted):
        # The middle of each part: the first and last frames are often black.
        index = (2 * number + 1) * count // (2 * wanted) if count > 0 else 0
        if (frames and index <= frames[-1].index) or time.monotonic() - started > MAX_SECONDS:
            continue
        try:
            if index:
                capture.set(cv2.CAP_PROP_POS_FRAMES, index)
            read, picture = capture.read()
        except cv2.error:
            continue
        if read and picture is not None and picture.ndim == 3:
            rgb = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
            frames.append(_Frame(index, _measured(rgb), rgb))
    return frames


def _measured(pixels: Pixels) -> float:
    """Variance of the Laplacian of the frame at `JUDGED_WIDTH`."""
    import cv2

    height, width = pixels.shape[:2]
    if width > JUDGED_WIDTH:
        size = (JUDGED_WIDTH, max(1, height * JUDGED_WIDTH // width))
        pixels = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
    return float(cv2.Laplacian(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), cv2.CV_64F).var())


def _sharpness(frame: _Frame) -> float:
    return frame.sharpness


def _notes(times: MediaTimes, frames: tuple[_Frame, ...], rate: float) -> tuple[Message, ...]:
    notes = []
    if times.seconds is not None:
        notes.append(msg("The video runs {seconds} seconds.", seconds=f"{times.seconds:.1f}"))
    if times.captured is not None:
        stamp = times.captured.strftime("%Y-%m-%d %H:%M:%S")
        notes.append(msg("The video says that it was taken on {time} UTC.", time=stamp))
    if rate:
        at = tuple(f"{frame.index / rate:.1f} s" for frame in frames)
        notes.append(msg("Only its frames at {times} were read.", times=at))
    else:
        notes.append(msg("Only {count} of its frames were read.", count=str(len(frames))))
    return tuple(notes)


def _without_frames(times: MediaTimes, kind: str) -> Refusal:
    if kind in _TIMED and not times.has_header:
        return Refusal(
            Trouble.DAMAGED,
            msg("The video is cut off: its index is missing. Copy it again from the camera."),
        )
    if kind in _TIMED and not times.has_video:
        return Refusal(
            Trouble.UNSUPPORTED, msg("The file holds sound, but no video. Add a video or a photo.")
        )
    if kind in _TIMED and times.seconds is None:
        return Refusal(Trouble.EMPTY, msg("The video has no frames. Copy it again."))
    return Refusal(
        Trouble.UNSUPPORTED,
        msg("No frame of the video can be decoded here. Save it as MP4 (H.264), or add a photo."),
    )
