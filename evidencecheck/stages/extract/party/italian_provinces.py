"""The code of an Italian province behind its town, where it is that of a country, too."""

from __future__ import annotations

import re

from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.party.provinces import IT_CODES

_OTHER_DIGITS = frozenset(
    {"AO", "AT", "BG", "CH", "CL", "CN", "CO", "LI", "LU", "NO", "PT", "RO", "SI"}
)
"""Countries whose postcodes do not have five digits, or that have none. Source: UPU, addressing systems."""
_IT_STREET = re.compile(
    r"(?:via(?:le)?|piazz(?:a|ale|etta)|corso|largo|vicolo|strada|contrada|localita|frazione|lungomare"
    r"|lungotevere|c\.so|v\.le|p\.zza|p\.le)(?![a-z])"
)


def is_italian_province(code: str, town: str, before: list[str]) -> bool:
    """Whether `code` is an Italian province behind its town, and no country: ``28100 Novara NO``.

    Five digits are no postcode of Norway; ``50123 Firenze FI`` is no town of Finland below an Italian street.
    """
    if code not in IT_CODES or re.match(r"\d{5}\s+[^\W\d_]", town) is None:
        return False
    return code in _OTHER_DIGITS or any(_IT_STREET.match(fold(part).text) for part in before)
