"""What the report for people looks like, kept as files to be read in a review.

``python -m tests.report.golden`` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evidencecheck.i18n import Language
from evidencecheck.report.interface import Details, Options
from evidencecheck.report.text.format import TextFormat
from tests.report import made

FOLDER = Path(__file__).with_name("golden")
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def sheets() -> Iterator[tuple[str, str]]:
    """Name of each file and what it must hold."""
    writer = TextFormat()
    for lang in LANGUAGES:
        for width in (80, 140):
            options = Options(lang=lang, width=width)
            yield f"case.{lang}.{width}.txt", writer.report([made.failing()], options)
        narrow = Options(lang=lang, details=Details.NONE)
        outcomes = [made.failing(), made.lost_flask(), made.failure()]
        yield f"batch.{lang}.80.txt", writer.report(outcomes, narrow)
        extraction = made.extraction(made.FINDINGS[0])
        yield f"extraction.{lang}.80.txt", writer.extraction(extraction, narrow)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, sheet in sheets():
        (FOLDER / name).write_text(sheet, "utf-8")
