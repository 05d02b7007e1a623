"""Text from evidence is untrusted: it may carry terminal commands or turn its reading direction.

This is the only place that decides which characters reach a terminal.
"""

from __future__ import annotations

import re

_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_COMMANDS = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # C0 and C1: escape sequences begin here
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, overrides and isolates
    "\ufeff\ufff9-\ufffb"  # byte order mark, interlinear annotation
    "]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_IN_JSON = re.compile(f"{_COMMANDS.pattern}|{_SURROGATES.pattern}|[\u2028\u2029]")


def clean(text: str) -> str:
    """`text` as one line that a terminal only shows: no control or direction characters."""
    spaced = _SPACES.sub(" ", text)
    return _SURROGATES.sub("\ufffd", _COMMANDS.sub("", spaced))


def escape_json(document: str) -> str:
    """A JSON document with the same characters written as escapes: same values, harmless to print.

    The line feeds of its indentation stay; inside its strings the encoder has escaped C0 already.
    """
    return _NOT_IN_JSON.sub(_escaped, document)


def _escaped(match: re.Match[str]) -> str:
    char = match.group()
    return char if char == "\n" else f"\\u{ord(char):04x}"
