from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from evidencecheck.model.document import EvidenceFile, Trouble, Unreadable
from evidencecheck.stages.load import archive, load
from evidencecheck.stages.load.members import unpack
from tests.stages.load.made import evidence
from tests.stages.load.packing import marked, zipped


def packed(folder: Path, data: bytes) -> EvidenceFile:
    path = folder / "a.zip"
    path.write_bytes(data)
    return evidence(path)


def contents(folder: Path, data: bytes) -> dict[str, bytes | Trouble]:
    """What comes out of the archive `data`: the content of each member, or its trouble."""
    found = unpack(packed(folder, data), folder / "out")
    return {
        (m.file if isinstance(m, Unreadable) else m.name): (
            m.trouble if isinstance(m, Unreadable) else m.path.read_bytes()
        )
        for m in found
    }


def trouble(folder: Path, data: bytes) -> Trouble:
    result = load(packed(folder, data))
    assert isinstance(result, Unreadable), result
    assert result.detail.text()
    return result.trouble


def test_members_come_out_under_the_archive(tmp_path: Path) -> None:
    found = contents(tmp_path, zipped({"b/c.txt": b"one", "a.txt": b"two"}))
    assert found == {"a.zip!/b/c.txt": b"one", "a.zip!/a.txt": b"two"}


def test_names_in_gbk_and_archives_in_archives(tmp_path: Path) -> None:
    inner = zipped({"采购发票.txt": b"1"}, codec="gbk")
    found = contents(tmp_path, zipped({"内层资料.zip": inner, "快递信息.txt": b"2"}, codec="gbk"))
    assert set(found) == {
        "a.zip!/内层资料.zip",
        "a.zip!/内层资料.zip!/采购发票.txt",
        "a.zip!/快递信息.txt",
    }


def test_a_name_in_utf_8_without_its_mark(tmp_path: Path) -> None:
    assert set(contents(tmp_path, zipped({"发票.txt": b"1"}, codec="utf-8"))) == {"a.zip!/发票.txt"}


def test_a_name_of_the_old_code_page(tmp_path: Path) -> None:
    assert set(contents(tmp_path, zipped({"Müll.txt": b"1"}, codec="cp437"))) == {"a.zip!/Müll.txt"}


@pytest.mark.parametrize("name", ["../x.txt", "a/../../x", "/etc/x", "..\\x.txt", "C:\\x.txt"])
def test_a_path_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    found = contents(tmp_path, zipped({name: b"1", "ok.txt": b"2"}))
    assert sorted(map(str, found.values())) == ["b'2'", Trouble.REJECTED]
    assert {p.parent for p in tmp_path.rglob("*") if p.is_file()} == {tmp_path, tmp_path / "out"}


def test_two_dots_in_a_name_are_no_path(tmp_path: Path) -> None:
    assert contents(tmp_path, zipped({"a..b.txt": b"1"})) == {"a.zip!/a..b.txt": b"1"}


def test_a_link_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    assert contents(tmp_path, stream.getvalue()) == {"a.zip!/link.txt": Trouble.REJECTED}


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    locked = marked(zipped({"a.txt": b"secret"}), 6, 0x1)
    assert contents(tmp_path, locked) == {"a.zip!/a.txt": Trouble.ENCRYPTED}


def test_a_method_that_is_not_read(tmp_path: Path) -> None:
    assert contents(tmp_path, marked(zipped({"a.txt": b"x"}), 8, 97)) == {
        "a.zip!/a.txt": Trouble.UNSUPPORTED
    }


def test_a_broken_member_costs_no_other(tmp_path: Path) -> None:
    whole = zipped({"a.txt": b"hello hello", "b.txt": b"fine"})
    at = whole.index(b"a.txt") + 5
    broken = whole[:at] + b"\xff\xff\xff" + whole[at + 3 :]
    found = contents(tmp_path, broken)
    assert found == {"a.zip!/a.txt": Trouble.DAMAGED, "a.zip!/b.txt": b"fine"}


def test_a_bomb_is_refused_by_what_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "FREE", 1000)
    honest = zipped({"a.bin": bytes(2_000_000)})
    lying = marked(honest, 22, 10, size=4)
    assert contents(tmp_path, honest) == {"a.zip!/a.bin": Trouble.REJECTED}
    (tmp_path / "b").mkdir()
    assert contents(tmp_path / "b", lying)["a.zip!/a.bin"] in {Trouble.REJECTED, Trouble.DAMAGED}


def test_well_packed_text_is_no_bomb(tmp_path: Path) -> None:
    data = b"113-4627301-9284417;" * 50_000
    assert contents(tmp_path, zipped({"a.csv": data})) == {"a.zip!/a.csv": data}


def test_litter_is_no_member(tmp_path: Path) -> None:
    names = ["__MACOSX/._a.txt", ".DS_Store", "b/Thumbs.db", "b/.hidden", "a.txt"]
    found = contents(tmp_path, zipped(dict.fromkeys(names, b"1")))
    assert found == {"a.zip!/a.txt": b"1"}


def test_an_archive_without_files_is_empty(tmp_path: Path) -> None:
    assert trouble(tmp_path, zipped({})) is Trouble.EMPTY
    assert trouble(tmp_path, zipped({"folder/": b""})) is Trouble.EMPTY


@pytest.mark.parametrize("cut", [1, 30, 60])
def test_a_cut_archive_is_damaged(tmp_path: Path, cut: int) -> None:
    assert trouble(tmp_path, zipped({"a.txt": b"hello"})[:-cut]) is Trouble.DAMAGED


def test_an_outsized_directory_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_DIRECTORY", 100)
    many = zipped({f"{n}.txt": b"" for n in range(10)})
    assert trouble(tmp_path, many) is Trouble.REJECTED
