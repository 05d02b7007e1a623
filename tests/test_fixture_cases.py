"""Every fixture case, end to end with the real engines, gives exactly what stands beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evidencecheck.engine.run import RunSettings, check_cases
from evidencecheck.model.report import CaseReport
from evidencecheck.stages.read import ReadSettings, tesseract
from fixtures.expected import TODAY, case_folders, deviations, expected_of

FOLDERS = case_folders()


def judged(folder: Path, read: ReadSettings) -> CaseReport:
    settings = RunSettings(as_of=date.fromisoformat(TODAY), read=read, jobs=0)
    (report,) = check_cases([folder], settings)
    assert isinstance(report, CaseReport), report
    return report


def test_there_are_clean_and_defect_cases_with_one_defect_each() -> None:
    clean = [f for f in FOLDERS if not expected_of(f).findings]
    assert len(FOLDERS) >= 12
    assert len(clean) >= 6
    for folder in set(FOLDERS) - set(clean):
        assert len({code for code, _ in expected_of(folder).findings}) == 1, folder.name


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_embedded_engine_gives_the_expected_findings(folder: Path) -> None:
    report = judged(folder, ReadSettings(ocr="embedded"))
    assert deviations(report, expected_of(folder)) == []


# All cases with Tesseract take minutes: `make bench` holds them, too. These cover digital and scanned
# invoices, English, German and Chinese screens, and defects that rest on OCR alone.
TESSERACT = frozenset(
    {
        "clean-de-dhl",
        "clean-us-usps-lamp",
        "clean-zh-yun-1688",
        "defect-idn001-zh-swapped-digits",
        "defect-trk001-delivered",
        "defect-trk001-zh-delivered",
    }
)


@pytest.mark.tesseract
@pytest.mark.parametrize(
    "folder", [f for f in FOLDERS if f.name in TESSERACT], ids=lambda folder: folder.name
)
def test_tesseract_alone_gives_the_expected_findings(folder: Path) -> None:
    """Where `expected.toml` says that Tesseract cannot read the case, it may miss, never accuse."""
    if not tesseract.available():
        pytest.skip("Tesseract is not installed (apt-get install tesseract-ocr)")
    expected = expected_of(folder)
    told = deviations(judged(folder, ReadSettings(ocr="tesseract")), expected)
    if expected.tesseract_note:
        told = [line for line in told if not line.startswith(("missing:", "verdict"))]
    assert told == []


def test_a_case_stays_clean_without_its_claim_file(tmp_path: Path) -> None:
    source = next(f for f in FOLDERS if f.name == "clean-us-two-parcels")
    folder = tmp_path / source.name
    folder.mkdir()
    for file in source.iterdir():
        if file.name != "claim.toml":
            (folder / file.name).write_bytes(file.read_bytes())
    report = judged(folder, ReadSettings(ocr="embedded"))
    assert deviations(report, expected_of(source)) == []
