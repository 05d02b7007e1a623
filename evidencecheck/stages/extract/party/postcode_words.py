"""Postcodes behind words for them or behind the country: ``JAPAN Postal Code 170-0012``, ``FRANCE 75011``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

_WORDS = re.compile(
    r"(?i)(?:(?<![^\W\d_])(?:postal ?code|post ?code|zip(?: ?code)?|postleitzahl|plz|code postal"
    r"|c[oó]digo postal|c\.p\.)|邮政编码|邮编|郵便番号)\s*[:：.]?\s*(?=\d)"
)
_BEHIND = re.compile(r"(?P<country>[^\W\d_][^\d]{1,30}?)[\s,]+(?P<code>\d{3}-\d{4}|\d{4,6})")


def codes_apart(parts: Iterable[str], country_of: Callable[[str], str]) -> Iterator[str]:
    """`parts` without the words for a postcode, and with the country behind the code that follows it.

    In the United States a ZIP code follows the state, in Japan and in China it may follow the country.
    """
    for part in parts:
        bare = _WORDS.sub("", part).strip()
        match = _BEHIND.fullmatch(bare)
        code = country_of(match["country"]) if match else ""
        if match is not None and code not in ("", "US"):
            yield match["code"]
            yield match["country"]
        elif bare:
            yield bare
