"""The names of countries, and of the regions of those that address mail by them, from `countries.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from evidencecheck.stages.extract.fold import fold


@cache
def table() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Folded country name → code; country → folded region name or code → code."""
    raw = tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("countries.toml").read_text("utf-8")
    )
    names = {key_of(name): code for code, listed in raw["names"].items() for name in listed}
    regions = {
        country: {key_of(word): code for code, name in held.items() for word in (code, name)}
        for country, held in raw["regions"].items()
    }
    return names, regions


def key_of(text: str) -> str:
    return re.sub(r"[^\w]+", " ", fold(text).text).strip()


def named_twice(key: str) -> str:
    """The code of the country that a label names twice, in two languages or with its code; else "".

    ``SPAIN (西班牙)``, ``西班牙Spain``, ``Deutschland / Germany``, ``德国[DE]``, ``MX 墨西哥``.
    `key`: the text as `key_of` has it.
    """
    names, _ = table()
    words = _SCRIPTS.sub(" ", key).split()
    for end in range(1, len(words) if len(words) <= _TWICE else 0):
        first, second = " ".join(words[:end]), " ".join(words[end:])
        for name, other in ((first, second), (second, first)):
            code = names.get(name, "")
            again = "GB" if other == "uk" else names.get(other) or other.upper()
            if code and again == code:
                return code
    return ""


_SCRIPTS = re.compile(r"(?<=[㐀-鿿])(?=[a-z])|(?<=[a-z])(?=[㐀-鿿])")
"""Where one writing ends and the other begins."""
_TWICE = 12
"""Words of a country's name in two languages, at most: that of Great Britain has eight."""
