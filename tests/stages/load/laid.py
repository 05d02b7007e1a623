"""What a test asks of a file that is laid out as text."""

from __future__ import annotations

from pathlib import Path

from evidencecheck.model.document import Trouble, Unreadable
from evidencecheck.model.geometry import Box
from evidencecheck.stages.load import Loaded, TextPage, load
from tests.stages.load.made import evidence


def opened(path: Path) -> Loaded:
    result = load(evidence(path))
    assert isinstance(result, Loaded), result
    return result


def trouble(path: Path) -> Trouble:
    result = load(evidence(path))
    assert isinstance(result, Unreadable), result
    assert result.detail.text()
    return result.trouble


def text_pages(path: Path) -> list[TextPage]:
    found = opened(path)
    pages = [page for page in found.pages() if isinstance(page, TextPage)]
    assert len(pages) == found.page_count
    assert [found.page(page.number) for page in pages] == pages
    return pages


def texts(path: Path) -> list[str]:
    """The text of every line."""
    return [line.text for page in text_pages(path) for line in page.lines]


def box(page: TextPage, text: str) -> Box:
    return next(line.box for line in page.lines if line.text == text)


def beside(page: TextPage, one: str, other: str) -> bool:
    """Whether `other` stands right of `one` in its row."""
    left, right = box(page, one), box(page, other)
    return left.same_row(right) and left.x1 < right.x0
