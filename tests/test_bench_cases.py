"""The plan of the benchmark of cases, and its score; nothing is rendered here."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from evidencecheck.model.finding import Confidence, Finding, Location, Severity
from evidencecheck.model.message import msg
from evidencecheck.model.report import CaseFailure, CaseReport
from evidencecheck.stages.extract import tax_checks
from fixtures.bench_cases.build import expected_of, table
from fixtures.bench_cases.folder import Expected, Folder, Paper
from fixtures.bench_cases.people import es_vat, fr_vat, jp_registration
from fixtures.bench_cases.plan import Planned, groups, planned
from fixtures.bench_cases.scene import MARKETS, scene
from fixtures.bench_cases.score import judged, totals
from fixtures.bench_cases.tables import tables
from fixtures.bench_cases.writing import money
from tests.factories import clean_case


@pytest.fixture(scope="module")
def plans() -> tuple[Planned, ...]:
    return planned(260, 1)


@pytest.fixture(scope="module")
def folders(plans: tuple[Planned, ...]) -> dict[str, Folder]:
    return {plan.name: plan.make() for plan in plans}


def test_a_quarter_is_clean_and_every_defect_is_planted_at_least_twice(
    folders: dict[str, Folder],
) -> None:
    clean = [folder for folder in folders.values() if not folder.expected]
    codes = [folder.expected[0].code for folder in folders.values() if folder.expected]

    assert len(clean) >= 60
    assert all(folder.traps for folder in clean)
    assert all(len(folder.expected) <= 1 for folder in folders.values())
    assert len(set(codes)) >= 86
    assert min(codes.count(code) for code in set(codes)) >= 2


def test_the_same_seed_plans_the_same_cases() -> None:
    names = [plan.name for plan in planned(40, 7)]

    assert names == [plan.name for plan in planned(40, 7)]
    assert planned(40, 7)[0].make().deal == planned(40, 7)[0].make().deal
    assert planned(40, 7)[0].make().deal.order_id != planned(40, 8)[0].make().deal.order_id
    assert len(set(names)) == 40
    locked = [plan.name for plan in planned(40, 7, only="locked")]
    assert locked == ["defect-locked-pdf-01", "defect-locked-pdf-02"]


def test_only_pairs_share_an_order(folders: dict[str, Folder]) -> None:
    orders = [
        f.deal.order_id for name, f in folders.items() if not name.startswith("reuse-same-parcel")
    ]
    parcels = [p.number for f in folders.values() for p in f.deal.parcels]

    assert len(orders) - len(set(orders)) <= 1  # sample numbers
    assert len(parcels) - len(set(parcels)) <= 2 * 2


def test_expected_files_are_in_the_folder(folders: dict[str, Folder]) -> None:
    for name, folder in folders.items():
        files = [file.file for file in folder.files.values()]
        assert len(files) == len(set(files)), name
        assert all(set(expected.files) <= set(files) for expected in folder.expected), name


def test_what_a_case_claims_is_what_its_papers_say(folders: dict[str, Folder]) -> None:
    for name, folder in folders.items():
        if name.startswith("clean") and folder.claim and "order_id" in folder.claim:
            seen = {file.deal.order_id for file in folder.files.values() if isinstance(file, Paper)}
            assert seen == {folder.claim["order_id"]}, name


@pytest.mark.parametrize("market", MARKETS)
def test_scene_is_in_order(market: str) -> None:
    for number in range(20):
        rng = Random(f"{market}/{number}")  # noqa: S311 (seeded: the same sale each time)
        deal = scene(rng, market).deal
        scans = [scan.at.date() for scan in deal.parcel.scans]
        days = [deal.placed.date(), deal.parcel.shipped, *scans, deal.filed]
        assert days == sorted(days)
        assert deal.cost.day < deal.placed.date()
        assert deal.sale.lines[0].unit > 0


@pytest.mark.parametrize(
    ("language", "currency", "text"),
    [
        ("en", "USD", "$1,234.50"), ("zh", "USD", "US$1,234.50"), ("de", "EUR", "1.234,50 €"),
        ("fr", "EUR", "1\u202f234,50 €"), ("it", "EUR", "€ 1.234,50"), ("ja", "JPY", "￥1,234"),
    ],
)  # fmt: skip
def test_money(language: str, currency: str, text: str) -> None:
    assert money(language, currency)(Decimal("1234.50")) == text


def test_tax_numbers_hold_their_check_digits() -> None:
    rng = Random(3)  # noqa: S311 (seeded: the same numbers each time)
    for _ in range(50):
        assert tax_checks.vat_fr(fr_vat(rng))
        assert tax_checks.vat_es(es_vat(rng))
        assert tax_checks.jp_corporate(jp_registration(rng)[1:])


def _finding(code: str, file: str = "", severity: Severity = Severity.ERROR) -> Finding:
    places = (Location(file),) if file else ()
    return Finding(code, "slug", severity, Confidence.HIGH, msg("told"), msg("mend"), places)


def _report(*findings: Finding) -> CaseReport:
    return CaseReport(clean_case(), (), findings, ())


PLANTED = Expected("IDN001", ("invoice.pdf",), ("VAL001",))


@pytest.mark.parametrize(
    ("findings", "fired", "named", "alarms"),
    [
        ((_finding("IDN001", "invoice.pdf"),), True, True, 0),
        ((_finding("IDN001", "mail.eml!/invoice.pdf"),), True, False, 0),
        ((_finding("IDN001", "order.pdf"),), True, False, 0),
        ((_finding("IDN001", "invoice.pdf"), _finding("VAL001")), True, True, 0),
        ((_finding("IDN001", "invoice.pdf"), _finding("TIM003")), True, True, 1),
        ((_finding("IDN010", severity=Severity.INFO),), False, False, 0),
        ((), False, False, 0),
    ],
)
def test_score(findings: tuple[Finding, ...], fired: bool, named: bool, alarms: int) -> None:
    result = judged("case", [PLANTED], _report(*findings))

    assert (result.fired, result.named, len(result.alarms)) == (fired, named, alarms)


def test_a_member_counts_for_its_archive() -> None:
    planted = Expected("FIL001", ("all.zip",))

    assert judged("case", [planted], _report(_finding("FIL001", "all.zip!/a.pdf"))).named


def test_totals_and_tables_hide_nothing() -> None:
    results = [
        judged(
            "clean-1",
            [],
            _report(_finding("TIM003"), _finding("FIL007", severity=Severity.WARNING)),
        ),
        judged("clean-2", [], _report()),
        judged("defect-1", [PLANTED], _report()),
        judged("defect-2", [PLANTED], CaseFailure("defect-2", "defect-2", msg("no files"))),
    ]
    sums = totals(results)
    text = tables(results, results[:2])

    assert (sums.planted, sums.fired, sums.clean_errors, sums.clean_warnings) == (2, 0, 1, 1)
    assert "| IDN001 | 2 | 0 |  | 2 |" in text
    assert "defect-2: no report: no files" in text
    assert "clean-1: FIL007" in text


def test_claim_file_and_truth_are_toml(tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.with_name("case.expected.toml").write_text(
        "[[finding]]\n" + table({"code": "IDN001", "files": ['a "b".pdf'], "also": []}), "utf-8"
    )

    assert expected_of(case) == (Expected("IDN001", ('a "b".pdf',)),)


def test_groups_keep_pairs_together() -> None:
    names = ["clean-1", "reuse-x-01-a", "reuse-x-01-b", "clean-2"]

    assert groups(names, 2) == [range(3), range(3, 4)]
    assert groups(names, 3) == [range(3), range(3, 4)]
    assert groups([], 3) == []
