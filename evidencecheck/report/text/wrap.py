"""Lines that fit a width, for text that mixes English and Chinese.

The usual wrapping breaks at white space only, which leaves Chinese paragraphs ragged: their lines
may break after any character, but not before a closing mark. Imports the standard library only,
because the help texts are wrapped here too and have to come at once.
"""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

_CJK = r"[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff65]"
_CLOSING = r"[、。，．：；？！）】」』》〉”’…％]"
_PIECE = re.compile(rf"[（【「『《〈“‘]*{_CJK}{_CLOSING}*|\s+|(?:(?!{_CJK})\S)+{_CLOSING}*")
"""What a line never breaks inside of: a character with its marks, white space, a word."""


def columns(content: str) -> int:
    """How many columns of a terminal `content` (one line) takes."""
    if content.isascii():
        return len(content)
    return sum(_columns(char) for char in content)


def wrap(content: str, width: int) -> list[str]:
    """`content` (one line) as lines of at most `width` columns; at least one line."""
    lines: list[str] = []
    line, room = "", max(width, 2)
    for piece in _PIECE.findall(content):
        if columns(line) + columns(piece.rstrip()) > room and line.strip():
            lines.append(line.rstrip())
            line, piece = "", piece.lstrip()
        while columns(piece.rstrip()) > room:
            head = cut(piece, room)
            lines.append(head)
            piece = piece[len(head) :]
        line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def cut(content: str, width: int) -> str:
    """As many characters from the beginning as fit, at least one."""
    taken, end = 0, 0
    for end, char in enumerate(content):
        taken += _columns(char)
        if taken > width:
            return content[: max(end, 1)]
    return content


def shorten(content: str, width: int) -> str:
    """`content` cut to `width` columns, with an ellipsis in place of what is left out."""
    if columns(content) <= width:
        return content
    return cut(content, max(width - 1, 1)).rstrip() + "…"


def shorten_name(name: str, width: int) -> str:
    """A file name cut in its middle: how it begins and its extension tell files apart."""
    if columns(name) <= width:
        return name
    end = cut(name[::-1], max((width - 1) // 3, 5))[::-1]
    return cut(name, max(width - 1 - columns(end), 1)).rstrip() + "…" + end


def _columns(char: str) -> int:
    if category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(char) in {"W", "F"} else 1
