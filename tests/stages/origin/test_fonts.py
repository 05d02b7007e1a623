"""Numbers in a font that departs from what surrounds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.model.origin import FontSign
from evidencecheck.stages.origin.fonts import font_changes, typeface
from tests.stages.origin.made import ROWS, Row, document, pdf


@pytest.mark.parametrize(
    ("font", "family"),
    [
        ("ABCDEF+Arial-BoldMT", "arial"),
        ("ArialMT", "arial"),
        ("Arial,Bold", "arial"),
        ("Helvetica-Oblique", "helvetica"),
        ("TimesNewRomanPS-BoldItalicMT", "timesnewroman"),
        ("XYZABC+NotoSansCJKsc-Regular", "notosanscjksc"),
        ("Arial", "arial"),
        ("AbcDEF+Arial", "abcdef+arial"),
        ("Bold", "bold"),
        ("", ""),
    ],
)
def test_typeface(font: str, family: str) -> None:
    assert typeface(font) == family


def _signs(tmp_path: Path, rows: tuple[Row, ...]) -> list[tuple[FontSign, str, tuple[str, ...]]]:
    file, found = document(tmp_path / "invoice.pdf", pdf(rows))
    return [(c.sign, c.reading.raw, c.fonts) for c in font_changes(file, found)]


def _replaced(text: str, *new: Row) -> tuple[Row, ...]:
    return (*(row for row in ROWS if row[3] != text), *new)


def test_one_digit_in_another_font(tmp_path: Path) -> None:
    # "USD 1" and "8.40" in Helvetica, "8" in Courier between them; all digits 6.7 or 7.2 wide.
    pieces: tuple[Row, ...] = (
        (460, 560, "F1", "USD 1"),
        (494, 560, "F2", "8"),
        (501, 560, "F1", "8.40"),
    )

    assert _signs(tmp_path, _replaced("USD 128.40", *pieces)) == [
        (FontSign.MIXED, "USD 188.40", ("courier", "helvetica"))
    ]


def test_one_amount_in_a_font_of_its_own(tmp_path: Path) -> None:
    signs = _signs(tmp_path, _replaced("USD 128.40", (460, 560, "F2", "USD 128.40")))

    assert signs == [(FontSign.ALONE, "USD 128.40", ("courier", "helvetica"))]


@pytest.mark.parametrize(
    "rows",
    [
        ROWS,
        _replaced("Subtotal", (360, 600, "F2", "Subtotal")),
        _replaced("USD 128.40", (460, 560, "F2", "USD 128.40"), (60, 300, "F2", "Thank you all")),
    ],
    ids=["one font", "a label in another font", "a font that is used elsewhere, too"],
)
def test_no_sign(tmp_path: Path, rows: tuple[Row, ...]) -> None:
    assert _signs(tmp_path, rows) == []
