from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from evidencecheck.model.document import EvidenceFile, Trouble, Unreadable
from evidencecheck.stages.limits import Limits, within
from evidencecheck.stages.load import Loaded, RawPage, identify, image, load
from tests.stages.load.made import ORDER, evidence, pdf, picture, text_at


def loaded(file: EvidenceFile) -> Loaded:
    result = load(file)
    assert isinstance(result, Loaded), result
    return result


def pages(file: EvidenceFile) -> list[RawPage]:
    """Every page for itself, so that it stays valid."""
    found = loaded(file)
    pages = [found.page(number) for number in range(1, found.page_count + 1)]
    assert [page.number for page in found.pages()] == [page.number for page in pages]
    return [page for page in pages if isinstance(page, RawPage)]


def trouble(file: EvidenceFile) -> Trouble:
    result = load(file)
    assert isinstance(result, Unreadable)
    assert result.detail.text()
    return result.trouble


def test_a4_is_stated_at_200_dpi(tmp_path: Path) -> None:
    (page,) = pages(pdf(tmp_path / "a.pdf", [text_at(72, 700, ORDER)]))
    assert (page.width, page.height) == (1654, 2339)
    pixels = page.image()
    assert pixels.shape == (2339, 1654, 3)
    assert pixels.dtype == np.uint8


def test_a_poster_is_capped(tmp_path: Path) -> None:
    (page,) = pages(pdf(tmp_path / "a.pdf", [text_at(72, 700, ORDER)], size=(2000, 3000)))
    assert (page.width, page.height) == (2000, 3000)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_characters_lie_on_their_ink(tmp_path: Path, rotate: int) -> None:
    (page,) = pages(pdf(tmp_path / "a.pdf", [text_at(100, 600, "H" * 10)], rotate=rotate))
    dark = np.argwhere(page.image().mean(axis=2) < 128)
    (top, left), (bottom, right) = dark.min(axis=0), dark.max(axis=0)
    letters = [glyph for glyph in page.glyphs if glyph.char == "H"]
    assert len(letters) == 10
    assert {glyph.turn for glyph in letters} == {rotate}
    assert min(g.box.x0 for g in letters) == pytest.approx(left, abs=12)
    assert max(g.box.x1 for g in letters) == pytest.approx(right, abs=12)
    assert min(g.box.y0 for g in letters) == pytest.approx(top, abs=12)
    assert max(g.box.y1 for g in letters) == pytest.approx(bottom, abs=12)


def test_pictures_on_a_pdf_page_are_placed(tmp_path: Path) -> None:
    picture([ORDER]).save(tmp_path / "p.jpg")
    content = "q 288 0 0 144 72 72 cm /Im1 Do Q"
    (page,) = pages(pdf(tmp_path / "a.pdf", [content], jpeg=tmp_path / "p.jpg"))
    (box,) = page.pictures
    assert box.x0 == pytest.approx(200, abs=2)
    assert box.width == pytest.approx(800, abs=2)
    assert box.y1 == pytest.approx(2139, abs=2)


def test_passwords(tmp_path: Path) -> None:
    plain = pdf(tmp_path / "a.pdf", [text_at(72, 700, ORDER)])
    for name, user in (("user.pdf", "secret"), ("owner.pdf", "")):
        writer = PdfWriter(clone_from=PdfReader(plain.path))
        writer.encrypt(user, "owner", algorithm="RC4-128")
        writer.write(tmp_path / name)
    assert trouble(evidence(tmp_path / "user.pdf")) is Trouble.ENCRYPTED
    (page,) = pages(evidence(tmp_path / "owner.pdf"))
    assert "".join(g.char for g in page.glyphs) == ORDER


def test_attachments_are_named(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(pdf(tmp_path / "a.pdf", [text_at(72, 700, "x")]).path))
    writer.add_attachment("factur-x.xml", b"<x/>")
    writer.write(tmp_path / "b.pdf")
    result = loaded(evidence(tmp_path / "b.pdf"))
    assert result.attachments == ("factur-x.xml",)
    assert [member.name for member in result.members()] == ["factur-x.xml"]


def test_a_broken_cross_reference_table_is_repaired(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", [text_at(72, 700, ORDER)])
    file.path.write_bytes(file.path.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    (page,) = pages(file)
    assert "".join(g.char for g in page.glyphs) == ORDER


def test_a_pdf_that_is_cut_off(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", [text_at(72, 700, ORDER)])
    whole = file.path.read_bytes()
    file.path.write_bytes(whole[:120])
    assert trouble(file) is Trouble.DAMAGED
    file.path.write_bytes(whole[:-8])
    assert loaded(file).cut_short
    assert loaded(file).notes


def test_a_pdf_without_pages(tmp_path: Path) -> None:
    assert trouble(pdf(tmp_path / "a.pdf", [])) is Trouble.EMPTY


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.tiff", "a.gif", "a.bmp"])
def test_picture_formats_keep_their_size(tmp_path: Path, name: str) -> None:
    picture([ORDER]).save(tmp_path / name)
    (page,) = pages(evidence(tmp_path / name))
    assert (page.width, page.height) == (640, 96)
    assert page.image().shape == (96, 640, 3)
    assert not page.has_text_layer


def test_the_name_does_not_matter(tmp_path: Path) -> None:
    picture([ORDER]).save(tmp_path / "a.png")
    (tmp_path / "a.png").rename(tmp_path / "a.pdf")
    assert loaded(evidence(tmp_path / "a.pdf")).media_type == "image/png"


def test_every_page_of_a_tiff(tmp_path: Path) -> None:
    first, second = picture(["one"]), picture(["two"], width=300)
    first.save(tmp_path / "a.tif", save_all=True, append_images=[second])
    assert [(p.number, p.width) for p in pages(evidence(tmp_path / "a.tif"))] == [
        (1, 640),
        (2, 300),
    ]


def test_exif_orientation_is_applied(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 20), "white").save(tmp_path / "a.jpg", exif=exif)
    (page,) = pages(evidence(tmp_path / "a.jpg"))
    assert (page.width, page.height) == (20, 40)


@pytest.mark.parametrize("mode", ["L", "1", "P", "RGBA", "LA", "CMYK", "I;16"])
def test_every_mode_becomes_rgb(tmp_path: Path, mode: str) -> None:
    grey = picture([ORDER]).convert("L")
    if mode == "I;16":
        made = Image.fromarray(np.asarray(grey, dtype=np.uint16) * 257)
    else:
        made = grey.convert("RGB").convert(mode) if mode != "LA" else grey.convert("LA")
    name = "a.tif" if mode == "CMYK" else "a.png"
    made.save(tmp_path / name)
    (page,) = pages(evidence(tmp_path / name))
    pixels = page.image()
    assert pixels.shape == (96, 640, 3)
    assert pixels[0, 0].min() > 250
    assert pixels.min() < 100


def test_transparency_is_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(tmp_path / "a.png")
    (page,) = pages(evidence(tmp_path / "a.png"))
    assert page.image().min() == 255


def test_a_picture_that_is_cut_off(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(1, 255, (400, 400, 3), dtype=np.uint8)
    Image.fromarray(noise).save(tmp_path / "a.png")
    whole = (tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(whole[: len(whole) * 8 // 10])
    assert loaded(evidence(tmp_path / "a.png")).notes
    (tmp_path / "a.png").write_bytes(whole[: len(whole) // 4])
    assert trouble(evidence(tmp_path / "a.png")) is Trouble.DAMAGED


def test_a_decompression_bomb(tmp_path: Path) -> None:
    picture([ORDER]).save(tmp_path / "a.png")
    Image.new("RGB", (40, 40)).save(tmp_path / "b.png")  # between the limit and twice the limit
    with within(Limits(pixels=1000)):
        assert trouble(evidence(tmp_path / "a.png")) is Trouble.REJECTED
        assert trouble(evidence(tmp_path / "b.png")) is Trouble.REJECTED
    assert loaded(evidence(tmp_path / "b.png"))


def test_a_picture_that_takes_too_much_memory_is_not_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decode(*_: object) -> None:
        raise MemoryError

    picture([ORDER]).save(tmp_path / "a.png")
    monkeypatch.setattr(image, "_pixels", decode)
    assert trouble(evidence(tmp_path / "a.png")) is Trouble.REJECTED


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    with within(Limits(file_size=10)):
        assert trouble(evidence(tmp_path / "a.txt")) is Trouble.REJECTED
        assert identify(evidence(tmp_path / "a.txt")) == ("", "application/octet-stream")
    with within(Limits(file_size=11)):
        assert loaded(evidence(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", b"", Trouble.EMPTY),
        ("a.png", b"\x00\x01\x02\x03", Trouble.DAMAGED),
        ("a.pdf", b"<html>please log in</html>", Trouble.DAMAGED),
        ("a.heic", b"\0\0\0\x18ftypheic", Trouble.DAMAGED),
        ("a.docx", b"PK\x03\x04", Trouble.DAMAGED),
        ("a.dat", b"\x00\x01\x02\x03", Trouble.UNSUPPORTED),
        ("a.jpg", b"\xff\xd8\xff\xe0 no picture", Trouble.DAMAGED),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes, expected: Trouble) -> None:
    (tmp_path / name).write_bytes(content)
    assert trouble(evidence(tmp_path / name)) is expected


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    result = load(EvidenceFile("a.pdf", tmp_path / "a.pdf", 0))
    assert isinstance(result, Unreadable)
    assert result.trouble is Trouble.DAMAGED
    assert identify(EvidenceFile("a.pdf", tmp_path / "a.pdf", 0)) == (
        "",
        "application/octet-stream",
    )
