"""Documents that share a file: each has a name of its own, made of the file's name and its pages.

Everything between reading and reporting takes them for documents like any other; the report names the
file. The notation is that of links into a PDF (RFC 8118, section 3): ``scan.pdf#page=2``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_PART = re.compile(r"#page=(\d+)(?:-\d+)?$")


def part_name(whole: str, numbers: Sequence[int]) -> str:
    """The name (or the content hash) `whole` of a file as that of the pages `numbers` in it."""
    first, last = numbers[0], numbers[-1]
    return f"{whole}#page={first}" + (f"-{last}" if last != first else "")


def whole_name(name: str) -> str:
    """The file's own name (or content hash), whether or not `name` is that of a part of it."""
    return _PART.sub("", name)
