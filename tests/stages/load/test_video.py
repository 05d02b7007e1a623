from __future__ import annotations

import struct
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.document import Content, Trouble, Unreadable
from evidencecheck.stages.load import Loaded, load
from evidencecheck.stages.load.media_times import EPOCH, breaks_off, media_times
from evidencecheck.stages.load.video import KEPT
from evidencecheck.stages.read import ReadSettings, read
from tests.stages.load.made import ORDER, evidence, picture
from tests.stages.making import shared_data

TAKEN = datetime(2026, 10, 2, 9, 30, tzinfo=UTC)


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


def movie(header: bytes, *, handler: bytes = b"vide") -> bytes:
    hdlr = box(b"hdlr", b"\0" * 8 + handler + b"\0" * 12)
    track = box(b"trak", box(b"mdia", hdlr))
    return box(b"ftyp", b"isom\0\0\2\0isom") + box(b"moov", box(b"mvhd", header) + track)


def header(created: int, scale: int, duration: int, *, version: int = 0) -> bytes:
    layout = ">QQIQ" if version else ">IIII"
    return bytes([version, 0, 0, 0]) + struct.pack(layout, created, 0, scale, duration)


def seconds_since_epoch() -> int:
    return int((TAKEN - EPOCH).total_seconds())


@pytest.mark.parametrize("version", [0, 1])
def test_times_of_both_versions(tmp_path: Path, version: int) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(movie(header(seconds_since_epoch(), 600, 6300, version=version)))
    times = media_times(path)
    assert times.captured == TAKEN
    assert times.seconds == 10.5
    assert (times.has_header, times.has_video) == (True, True)


@pytest.mark.parametrize("created", [0, 2082844800, 2**32 - 1])
def test_a_time_that_cannot_be_is_none(tmp_path: Path, created: int) -> None:
    """Zero is 1904, then 1970, then 2040 (still possible); cameras without a clock write the first two."""
    path = tmp_path / "a.mp4"
    path.write_bytes(movie(header(created, 600, 2**32 - 1)))
    times = media_times(path)
    assert (times.captured is None) == (created != 2**32 - 1)
    assert times.seconds is None


def test_sound_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(movie(header(0, 600, 600), handler=b"soun"))
    assert not media_times(path).has_video
    result = load(evidence(path))
    assert isinstance(result, Unreadable)
    assert result.trouble is Trouble.UNSUPPORTED


def test_without_its_index(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(box(b"ftyp", b"isom\0\0\2\0isom") + box(b"mdat", b"\0" * 500))
    result = load(evidence(path))
    assert isinstance(result, Unreadable)
    assert result.trouble is Trouble.DAMAGED


@given(st.binary(max_size=300))
def test_any_bytes_have_times_or_none(
    tmp_path_factory: pytest.TempPathFactory, blob: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.mp4"
    path.write_bytes(b"\0\0\0\x10ftypisom\0\0\0\0" + blob)
    times = media_times(path)
    assert times.seconds is None or times.seconds > 0
    breaks_off(path)


@pytest.mark.parametrize(("kept", "expected"), [(40, False), (39, True)])
def test_a_box_that_goes_on_beyond_the_end(tmp_path: Path, kept: int, expected: bool) -> None:
    path = tmp_path / "a.heic"
    path.write_bytes((box(b"ftyp", b"heic\0\0\0\0") + box(b"mdat", b"\0" * 16))[:kept])
    assert breaks_off(path) is expected


def avi(path: Path, frames: list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]) -> Path:
    """A video that OpenCV can write without any codec of the system: Motion JPEG."""
    import cv2

    height, width = frames[0].shape[:2]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10.0, (width, height))
    for frame in frames:
        writer.write(np.ascontiguousarray(frame[:, :, ::-1]))
    writer.release()
    return path


def test_the_sharpest_frame_of_each_part_is_kept(tmp_path: Path) -> None:
    sharp = np.asarray(picture([ORDER], width=480))
    plain = np.full_like(sharp, 128)
    frames = [plain] * 40
    for index in (5, 21):
        frames[index] = sharp
    loaded = load(evidence(avi(tmp_path / "a.avi", frames)))
    assert isinstance(loaded, Loaded)
    assert loaded.page_count == KEPT
    contrast = [int(page.image().max()) - int(page.image().min()) for page in loaded.pages()]
    assert [value > 200 for value in contrast] == [True, False, True, False, False]
    assert any("frames at" in note.text() for note in loaded.notes)


def test_frames_are_pages(tmp_path: Path) -> None:
    frames = [np.asarray(picture([ORDER, str(n)], width=480)) for n in range(3)]
    result = read(evidence(avi(tmp_path / "a.avi", frames)), ReadSettings(ocr="none"))
    assert isinstance(result, Content)
    assert [page.number for page in result.pages] == [1, 2, 3]
    assert result.media_type == "video/x-msvideo"


def test_odd_files_are_read_or_refused() -> None:
    for path in sorted(shared_data("mp4_edge").glob("*.mp4")):
        result = load(evidence(path))
        assert isinstance(result, Loaded) or result.detail.text()


def test_a_real_video() -> None:
    path = next(shared_data("video").glob("*.mp4"))
    loaded = load(evidence(path))
    assert isinstance(loaded, Loaded)
    assert loaded.page_count == KEPT
    assert "10.0 seconds" in loaded.notes[0].text()
