from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.document import EvidenceFile, Trouble, Unreadable
from evidencecheck.stages.limits import Limits, limits, within
from evidencecheck.stages.load.members import MAX_NAME, SEPARATOR, shown_name, unpack
from tests.stages.load.made import evidence
from tests.stages.load.packing import zipped


def unpacked(folder: Path, data: bytes) -> list[tuple[str, Trouble | None]]:
    path = folder / "a.zip"
    path.write_bytes(data)
    return [
        (m.file, m.trouble) if isinstance(m, Unreadable) else (m.name, None)
        for m in unpack(evidence(path), folder / "out")
    ]


def nested(depth: int) -> bytes:
    data = zipped({"x.txt": b"x"})
    for _ in range(depth - 1):
        data = zipped({"z.zip": data})
    return data


def test_a_container_stands_before_its_members(tmp_path: Path) -> None:
    data = zipped({"in.zip": zipped({"x.txt": b"x"}), "y.txt": b"y"})
    names = [name for name, _ in unpacked(tmp_path, data)]
    assert names == ["a.zip!/in.zip", "a.zip!/in.zip!/x.txt", "a.zip!/y.txt"]


def test_unpacked_files_have_made_up_names_and_are_private(tmp_path: Path) -> None:
    unpacked(tmp_path, zipped({"发票 $(x).txt": b"1", "b.txt": b"2"}))
    made = sorted((tmp_path / "out").iterdir())
    assert [path.name for path in made] == ["1", "2"]
    assert {path.stat().st_mode & 0o777 for path in made} == {0o400}
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_a_file_without_members_makes_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("hello")
    assert unpack(evidence(path), tmp_path / "out") == ()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("depth", "refused"), [(4, False), (5, True), (9, True)])
def test_depth_is_limited(tmp_path: Path, depth: int, refused: bool) -> None:
    found = unpacked(tmp_path, nested(depth))
    assert (found[-1][1] is Trouble.REJECTED) is refused
    assert len(found) <= limits().depth + 1


def test_their_number_is_limited_over_all_depths(tmp_path: Path) -> None:
    inner = zipped({f"{n}.txt": b"%d" % n for n in range(4)})
    with within(Limits(members=5)):
        found = unpacked(tmp_path, zipped({"a.zip": inner, "b.zip": inner}))
    assert [trouble for _, trouble in found] == [None] * 5 + [Trouble.REJECTED]


def test_their_total_is_limited(tmp_path: Path) -> None:
    with within(Limits(unpacked=2500)):
        found = unpacked(tmp_path, zipped({f"{n}.txt": bytes(1000) for n in range(3)}))
    assert [trouble for _, trouble in found] == [None, None, Trouble.REJECTED]
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_two_members_of_one_name_are_two_documents(tmp_path: Path) -> None:
    names = [name for name, _ in unpacked(tmp_path, zipped({"b.txt": b"1", "./b.txt": b"2"}))]
    assert names == ["a.zip!/b.txt", "a.zip!/b (2).txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("发票.pdf", "发票.pdf"),
        ("a\\b.pdf", "a/b.pdf"),
        ("x!/y.pdf", "x! /y.pdf"),
        ("\x1b[31mred", "�[31mred"),
        ("abc\u202efdp.exe", "abc�fdp.exe"),
        ("", "unnamed"),
        ("//", "unnamed"),
    ],
)
def test_names_are_made_harmless(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@given(st.text())
def test_a_shown_name_is_short_and_printable(name: str) -> None:
    shown = shown_name(name)
    assert shown
    assert shown.isprintable()
    assert SEPARATOR not in shown
    assert len(shown) <= MAX_NAME + 1


def test_the_container_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": b"1"}))
    path.chmod(0o400)
    before = path.stat().st_mtime_ns
    (member,) = unpack(evidence(path), tmp_path / "out")
    assert isinstance(member, EvidenceFile)
    assert path.stat().st_mtime_ns == before
