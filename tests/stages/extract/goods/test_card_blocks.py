"""Cards whose title is no neighbour of their count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidencecheck.model.page import Page
from evidencecheck.stages.extract.goods.item_cards import item_cards
from tests.stages.making import page, source

TEMU = page(
    ("Over-the-Door Pan Lid Organizer Rack", 170, 0), ("$7.48", 690, 0), ("Black / 6", 170, 22),
    ("x1", 690, 22), ("Microfiber Dish Cloths", 170, 140), ("$3.29", 690, 140), ("Grey", 170, 162),
    ("x2", 690, 162),
    ("Item(s) total:", 30, 300), ("$14.06", 690, 300),
)  # fmt: skip
ETSY = page(
    ("Hand-Thrown Stoneware Butter Bell, Speckled Blue", 190, 0), ("$64.00", 640, 0), ("Oat Glaze", 190, 22),
    ("SKU: TWF-BB-07", 190, 44), ("Glaze: Speckled", 190, 66), ("Quantity: 1", 190, 88),
    ("Item total", 30, 160), ("$64.00", 640, 160),
)  # fmt: skip
AMAZON = page(
    ("Torvane Magnetic Knife Strip, Acacia Wood Wall", 330, 0), ("Mount Knife Holder with Hooks", 330, 22),
    ("Sold by: Kelbrook Home Direct", 330, 44), ("Return window closed on April 12, 2026", 330, 66),
    ("2", 280, 88), ("$22.99", 330, 88), ("Item(s) Subtotal:", 900, 200), ("$45.98", 1300, 200),
)  # fmt: skip
WALMART = page(
    ("Stainless Steel Rabbit Hutch Tray Liner", 175, 0), ("$53.96", 800, 0), ("Actual color: Silver", 175, 22),
    ("$26.98 each", 780, 22), ("Sold by Copperline", 175, 44), ("Qty 2", 800, 44),
    ("Subtotal", 900, 160), ("$53.96", 1265, 160),
)  # fmt: skip
TIKTOK = page(
    ("LED Light Therapy Neck Wand, 5-in-1 Facial", 260, 0), ("$19.99 × 1", 680, 0),
    ("Massager (Rose)", 260, 22),
    ("Item subtotal", 260, 200), ("$19.99", 680, 200),
)  # fmt: skip
SHOPIFY = page(
    ("Linen Weekly Planner", 40, 0), ("$32.00 × 1", 460, 0), ("Sage", 40, 22),
    ("Subtotal", 40, 200), ("$32.00", 680, 200),
)  # fmt: skip


@pytest.mark.parametrize(
    ("shown", "goods"),
    [
        (TEMU, [("Over-the-Door Pan Lid Organizer Rack", 1), ("Microfiber Dish Cloths", 2)]),
        (ETSY, [("Hand-Thrown Stoneware Butter Bell, Speckled Blue Oat Glaze", 1)]),
        (AMAZON, [("Torvane Magnetic Knife Strip, Acacia Wood Wall Mount Knife Holder with Hooks", 2)]),
        (WALMART, [("Stainless Steel Rabbit Hutch Tray Liner", 2)]),
        (TIKTOK, [("LED Light Therapy Neck Wand, 5-in-1 Facial Massager (Rose)", 1)]),
        (SHOPIFY, [("Linen Weekly Planner", 1)]),
    ],
    ids=["temu", "etsy", "amazon", "walmart", "tiktok", "shopify"],
)  # fmt: skip
def test_title_price_and_count(shown: Page, goods: list[tuple[str, int]]) -> None:
    made = source(shown)
    found = [(item.description, item.quantity) for item in item_cards(made, made.layouts[0])]
    assert found == [(title, Decimal(count)) for title, count in goods]


def test_price_far_above_a_count_is_of_something_else() -> None:
    shown = page(
        ("Pan Lid Organizer Rack", 170, 0), ("$7.48", 690, 0), ("Black", 170, 120), ("x1", 690, 120),
        ("Subtotal", 30, 300), ("$7.48", 690, 300),
    )  # fmt: skip
    made = source(shown)
    assert not list(item_cards(made, made.layouts[0]))
