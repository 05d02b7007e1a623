"""Scans whose layer names other values than their picture, and layers of honest readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from evidencecheck.model.document import LayerFault
from evidencecheck.stages.load import Loaded, RawPage, load
from tests.stages.load.made import ORDER, pdf, text_at
from tests.stages.read.made import needs_models
from tests.stages.read.test_layer_check import INVISIBLE, PICTURE, Rows, found, rows, written

pytestmark = needs_models

ADDRESS: Rows = [
    (300, 780, "Pellago LLC, 49 Old Mill Pike, Spokane, WA 99205"),
    (72, 560, "Paid in full, with thanks for your order"),
    (72, 540, "Questions? Write to service@pellago.example"),
]
OTHER_ORDER = "702-9958316-5563870"


def page_of(total: str = "128.40", order: str = ORDER) -> Rows:
    return [*rows(total, order), *ADDRESS]


def scan(folder: Path, layer: Rows, *, below: bool = False) -> list[tuple[str, str, str]]:
    """What is found where `layer` lies over or below the picture of the true page."""
    plain = load(pdf(folder / "plain.pdf", [written(page_of())]))
    assert isinstance(plain, Loaded)
    shown = plain.page(1)
    assert isinstance(shown, RawPage)
    Image.fromarray(shown.image()).save(folder / "shown.jpg", quality=85)
    text = written(layer)
    body = text + PICTURE if below else PICTURE + INVISIBLE + text
    return found(pdf(folder / "a.pdf", [body], jpeg=folder / "shown.jpg"))


@pytest.mark.parametrize("below", [False, True])
def test_another_order_number(tmp_path: Path, below: bool) -> None:
    differing = scan(tmp_path, page_of(order=OTHER_ORDER), below=below)
    assert differing == [(LayerFault.DIFFERENT, OTHER_ORDER, ORDER)]


@pytest.mark.parametrize("total", ["9,764.55", "988.40", "56.70"])
def test_another_total(tmp_path: Path, total: str) -> None:
    assert scan(tmp_path, page_of(total)) == [(LayerFault.DIFFERENT, total, "128.40")]


def test_three_other_values(tmp_path: Path) -> None:
    layer = [row for row in page_of("9,764.55", OTHER_ORDER) if "INV-" not in row[2]]
    layer.append((72, 700, "Invoice number: ZQ-67929"))
    said = {said for _, said, _ in scan(tmp_path, layer)}
    assert {"9,764.55", OTHER_ORDER} <= said


@pytest.mark.parametrize(
    "layer",
    [
        pytest.param(page_of(), id="all as it is"),
        pytest.param(page_of("123.40"), id="a digit misread"),
        pytest.param(page_of("l2B.4O", ORDER.replace("8", "3")), id="some characters misread"),
        pytest.param(page_of("128.40", ORDER.replace("4", "A")), id="letters for digits"),
        pytest.param(page_of("28.40"), id="a digit dropped"),
        pytest.param(page_of("$128.40|"), id="a rule taken for a digit"),
        pytest.param([r for r in page_of() if r[2] != "128.40"], id="the total not seen"),
        pytest.param(
            [(x, y - 20 * (x == 400), text) for x, y, text in page_of()], id="a column shifted"
        ),
        pytest.param(
            [
                (x, y, text.translate(str.maketrans("eaorin27", "cuecml54")))
                for x, y, text in page_of()
            ],
            id="a poor reader throughout",
        ),
    ],
)
def test_an_honest_layer(tmp_path: Path, layer: Rows) -> None:
    assert scan(tmp_path, layer) == []


def test_the_layer_of_another_document(tmp_path: Path) -> None:
    """Its numbers lie where the picture shows words, or nothing."""
    layer: Rows = [
        (72, 480, f"Order ID: {OTHER_ORDER}"),
        (72, 440, "Order date: 2024-05-17"),
        (72, 400, "Total USD"),
        (300, 400, "9,764.55"),
        (72, 360, "Tracking number: 1Z5R89390357567127"),
    ]
    differing = scan(tmp_path, layer)
    assert {fault for fault, _, _ in differing} == {LayerFault.DIFFERENT}
    assert {OTHER_ORDER, "9,764.55"} <= {said for _, said, _ in differing}


def test_the_layer_of_another_page_with_the_same_numbers(tmp_path: Path) -> None:
    """As where a scanner shifts the layer, or lays it out anew."""
    assert scan(tmp_path, [(x, 1000 - y, text) for x, y, text in page_of()]) == []


def test_two_amounts_that_changed_places(tmp_path: Path) -> None:
    """As where a reader joins the lines of a table in another order."""
    swapped = {"128.40": "118.40", "118.40": "128.40"}
    assert scan(tmp_path, [(x, y, swapped.get(t, t)) for x, y, t in page_of()]) == []


def test_print_that_cannot_be_read_with_ease(tmp_path: Path) -> None:
    """A value in small print may be misread by anybody, here as well as there."""
    small = text_at(400, 500, "4711.55", 4)
    plain = load(pdf(tmp_path / "plain.pdf", [written(page_of()) + small]))
    assert isinstance(plain, Loaded)
    shown = plain.page(1)
    assert isinstance(shown, RawPage)
    Image.fromarray(shown.image()).save(tmp_path / "shown.jpg", quality=60)
    said = PICTURE + INVISIBLE + written(page_of()) + text_at(400, 500, "9826.30", 4)
    assert found(pdf(tmp_path / "a.pdf", [said], jpeg=tmp_path / "shown.jpg")) == []
