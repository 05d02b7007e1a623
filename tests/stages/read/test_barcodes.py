from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from evidencecheck.stages.read.barcodes import decoded, find_barcodes


def symbol(name: str, text: str, scale: int = 3) -> Image.Image:
    """A symbol on a white sheet with a quiet zone."""
    made = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, name))
    drawn = Image.fromarray(np.array(made.to_image(scale=scale))).convert("RGB")
    sheet = Image.new("RGB", (drawn.width + 120, drawn.height + 120), "white")
    sheet.paste(drawn, (60, 60))
    return sheet


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Code128", "1Z5R89390357567127"),
        ("QRCode", "https://example.com/发票"),
        ("DataMatrix", "M00968429135"),
        ("PDF417", "FDX 794791341818"),
        ("Aztec", "Part:123"),
        ("EAN13", "4006381333931"),
        ("Code39", "ABCD12345"),
        ("ITF", "903844384574"),
    ],
)
def test_symbols(name: str, text: str) -> None:
    (found,) = find_barcodes(np.asarray(symbol(name, text)))
    assert (found.symbology, found.text) == (name, text)
    assert found.box.x0 == pytest.approx(60, abs=40)


def test_group_separators_are_kept() -> None:
    (found,) = find_barcodes(np.asarray(symbol("DataMatrix", "42043209\x1d9255901234")))
    assert found.text == "42043209\x1d9255901234"


@pytest.mark.parametrize(("name", "text"), [("Code39", "AB12"), ("ITF", "12345678")])
def test_phantom_prone_symbols_are_dropped(name: str, text: str) -> None:
    assert find_barcodes(np.asarray(symbol(name, text))) == ()


def test_a_small_picture_is_looked_at_twice() -> None:
    small = symbol("Code128", "1Z5R89390357567127", scale=2)
    small = small.resize((small.width * 55 // 100, small.height * 55 // 100), Image.Resampling.BOX)
    pixels = np.asarray(small)
    found = find_barcodes(pixels)
    if find_barcodes(pixels, retry=False):
        pytest.skip("this version of zxing-cpp reads it at first sight")
    assert [code.text for code in found] == ["1Z5R89390357567127"]


def test_bytes_to_text() -> None:
    assert decoded("发票".encode()) == "发票"
    assert decoded("发票".encode("gbk")) == "发票"
    assert decoded(b"Stra\xdfe") == "Straße"
    assert decoded(b"a\x1db") == "a\x1db"


def test_beside_a_routing_code_the_number_is_looked_for_again() -> None:
    number, routing = (symbol("Code128", t, scale=2) for t in ("1Z5R89390357567127", "42098407"))
    small = number.resize((number.width * 3 // 4, number.height * 3 // 4), Image.Resampling.BOX)
    height = small.height + routing.height
    sheet = Image.new("RGB", (max(small.width, routing.width), height), "white")
    sheet.paste(small, (0, 0))
    sheet.paste(routing, (0, small.height))
    found = find_barcodes(np.asarray(sheet))
    assert [code.text for code in found] == ["1Z5R89390357567127", "42098407"]
