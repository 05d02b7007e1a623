from __future__ import annotations

import pytest

from evidencecheck.stages.read.layer_compare import agrees, is_changed, is_foreign


@pytest.mark.parametrize(
    ("seen", "text", "raw", "numeric"),
    [
        ("USD128.40", "USD 128.40", "128.40", True),
        ("1 234,50 €", "1.234,50 €", "1.234,50", True),
        ("02.10.2026", "02.10.2026", "02.10.2026", True),
        ("lNV-2O26", "INV-2026", "INV-2026", False),
        ("Order ID:113-4627301-9284417", "113-4627301-9284417", "113-4627301-9284417", False),
        ("１２８．４０", "128.40", "128.40", True),
        ("1,128.40", "1,128.40", "128.40", True),
    ],
)
def test_the_same(seen: str, text: str, raw: str, numeric: bool) -> None:
    assert agrees(seen, text, raw, numeric=numeric)


@pytest.mark.parametrize("seen", ["1128.40", "1,128.40", "128.401", "28.40", "188.40", ""])
def test_not_the_same(seen: str) -> None:
    assert not agrees(seen, "128.40", "128.40", numeric=True)


@pytest.mark.parametrize(
    ("seen", "text", "raw", "changed"),
    [
        ("188.40", "128.40", "128.40", True),
        ("9128.40", "128.40", "128.40", True),
        ("28.40", "128.40", "128.40", True),
        ("1128.40", "128.40", "128.40", False),
        ("118.40", "1118.40", "1118.40", False),
        ("6128.40", "€128.40", "128.40", False),
        ("USD 128.4O", "USD 128.40", "128.40", False),
        ("2x 128.40", "3x 128.40", "128.40", False),
    ],
)
def test_changed_digits(seen: str, text: str, raw: str, changed: bool) -> None:
    """Readers double and drop a digit beside its like, and take signs for digits."""
    assert is_changed(seen, text, raw, numeric=True) is changed


def test_letters_are_no_changed_digits() -> None:
    assert not is_changed("INV-B17", "INV-817", "INV-817", numeric=False)
    assert is_changed("INV-317", "INV-817", "INV-817", numeric=False)


def test_foreign() -> None:
    assert is_foreign("2024-05-17", "128.40", numeric=True)
    assert not is_foreign("188.40", "128.40", numeric=True)
    assert not is_foreign("113-4627301-92B4411", "113-4627301-9284417", numeric=False)
