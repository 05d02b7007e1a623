"""Pages whose templates nobody tuned to: their text layers, at least, must never be told wrong.

Only digital PDFs: the others need OCR, and `make bench-extract BENCH_ARGS="--unseen"` measures them all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.bench_extract.unseen import UNSEEN, Tally, Told, count, papers, tell

DIGITAL = frozenset(
    {
        "order-print.pdf", "ups-details.pdf", "Inv_Tidewell.pdf", "invoice.pdf", "Invoice.pdf", "INV.pdf",
        "FedEx travel history.pdf", "Sendungsverfolgung.pdf", "商业发票.pdf", "专票.pdf", "物流.pdf",
    }
)  # fmt: skip
EXACT = frozenset(
    {
        "order_id", "tracking_number", "invoice_number", "order_total", "sale_total", "cost_total",
        "order_date", "invoice_date", "ship_date", "first_scan_date", "last_scan_date", "carrier",
    }
)  # fmt: skip
PAPERS = [paper for paper in papers(UNSEEN) if paper[0].name in DIGITAL]


@pytest.mark.parametrize(
    ("path", "kind", "printed"), PAPERS, ids=[f"{p.parent.name}/{p.name}" for p, _, _ in PAPERS]
)
def test_digital_pages_are_told_right(
    path: Path, kind: str, printed: dict[str, str | list[str]]
) -> None:
    told = tell(path)
    tally = Tally()
    for name in EXACT & printed.keys():
        count(tally, path.name, name, printed[name], told)
    assert told.kind == kind
    assert tally.wrong == 0, tally.missed


@pytest.mark.parametrize(
    ("name", "truth", "told", "counted"),
    [
        ("order_total", "USD 1.00", ("USD 1.00",), (1, 0)),
        ("order_total", "USD 1.00", ("USD 1.00", "USD 2.00"), (0, 1)),
        ("order_total", "USD 1.00", (), (0, 0)),
        ("carrier", ["dhl", "dhl-paket"], ("dhl",), (1, 0)),
        ("product", ["Cup", "Lid"], ("Blue cup",), (0, 1)),
        ("product", ["Cup", "Lid"], ("Blue cup", "Lid"), (1, 0)),
        ("destination", "Sheffield S8 0LJ", ("Sheffield, S80LJ, GB",), (1, 0)),
        ("destination", "Sheffield S8 0LJ", ("Leeds, S80LJ, GB",), (0, 1)),
    ],
)
def test_what_counts_as_right(
    name: str, truth: str | list[str], told: tuple[str, ...], counted: tuple[int, int]
) -> None:
    tally = Tally()
    count(tally, "a.pdf", name, truth, Told("order-details", {name: told}, {}))
    assert (tally.right, tally.wrong) == counted
