"""Numbers that a sentence calls a parcel's: "Your parcel 1000399528451U is on its way"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold

# "Parcel", and "number" or "with the number" behind it, as notices of carriers word it, folded: DPD, GLS,
# InPost and Poczta Polska (pl), DHL and Hermes (de), La Poste (fr), Correos (es), Poste Italiane (it),
# PostNL (nl), SF and Cainiao (zh), Yamato (ja).
_PARCEL = (
    r"(?:parcel|package|shipment|consignment|paczk[aei]|przesy[lł]k[aei]|paket|sendung|packchen"
    r"|colis(?:simo)?|envoi|lettre suivie|chronopost"
    r"|paquete|envio|pacco|spedizione|pakket|zending|包裹|快件|运单|荷物|お荷物)"
)
_NUMBER = (
    r"(?:\s*(?:with (?:the )?(?:tracking )?number|number|no\.?|nr\.?|o numerze|numer"
    r"|mit der (?:sendungs)?nummer|nummer|n°|numero|con (?:el )?numero|met nummer|号码?|番号))?"
)
_SENTENCE = re.compile(
    rf"(?<![a-z]){_PARCEL}(?![a-z]){_NUMBER}\s*[:：#]?\s*((?:[a-z]{{2}}\d{{9}}[a-z]{{2}}|\d[a-z]\d{{11}}|\d{{10,26}}[a-z]?))(?![0-9a-z])"
)


def parcels_in_prose(line: Line) -> Iterator[tuple[str, int, int, str]]:
    """Each number with its slice of the line, and the words that introduce it."""
    folded = fold(line.text)
    for match in _SENTENCE.finditer(folded.text):
        start, end = folded.span(match.start(1), match.end(1))
        words = line.text[folded.span(match.start(), match.end())[0] : start]
        yield line.text[start:end].upper(), start, end, words.strip(" :：#")
