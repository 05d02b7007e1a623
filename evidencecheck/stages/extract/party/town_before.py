"""The town in front of a postcode: in its part of the address, else in the part before it."""

from __future__ import annotations

import re


def city_before(parts: list[str], index: int, text: str, end: int) -> str:
    """What stands before the postcode in its part, else the part before it."""
    own = parts[index][:end] if len(text) == len(parts[index]) else text[:end]
    own = own.strip(" ,.-")
    if _POSTCODE_WORD.fullmatch(own):
        own = ""
    if own and not re.search(r"\d", own):
        return own
    if index and not re.search(r"\d", parts[index - 1]):
        return parts[index - 1]
    return ""


_POSTCODE_WORD = re.compile(
    r"(?i)(?:delivery |destination )?(?:post(?:al)? ?code|zip(?: ?code)?)\s?:?"
)
"""What a postcode is, in front of it, which is no town."""
