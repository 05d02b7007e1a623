"""Certificates of posting: the address at their head is that of the counter, not of the addressee.

Post offices and drop-off shops print where the parcel was handed in; of the addressee such a receipt names
the postcode at most, behind a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.party.addresses import Place
from evidencecheck.stages.extract.source import Source

_ASKING = (
    r"a|an|als|as|ask|bitte|come|como|comme|for|get|give|keep|kein|keine|no|not|obtain|ohne|please|request"
    r"|sans|sin|senza|sem|the|with|without|your|zonder"
)
"""Words of a sentence about the paper, on labels that tell the sender to ask for it."""
_TITLE = re.compile(
    rf"\W*(?:(?!(?:{_ASKING})\s)[^\W\d_]+[\s·|–-]+){{0,4}}(?:"
    # German, Austrian and Swiss counters
    r"(?:einlieferungs?|aufgabe|abgabe|annahme|ubergabe)-?(?:beleg|schein|nachweis|quittung|bestatigung)"
    # Royal Mail, USPS, Canada Post, Australia Post, UPS
    r"|(?:certificate|proof|evidence|confirmation|receipt) of (?:posting|postage|mailing|drop[- ]?off"
    r"|lodge?ment|acceptance)|(?:posting|mailing|drop[- ]?off|acceptance|lodge?ment|post office) receipt"
    r"|(?:preuve|recu|recepisse|justificatif|attestation|ticket) (?:de |du )?(?:depot|prise en charge|remise)"
    r"|(?:resguardo|justificante|comprobante|recibo) de (?:admision|imposicion|deposito)"
    r"|(?:ricevuta|prova|attestazione|scontrino) di (?:accettazione|spedizione|impostazione|deposito)"
    r"|verzendbewijs|afgiftebewijs|aannamebewijs|bewijs van (?:verzending|terpostbezorging|afgifte|aanname)"
    r"|(?:talao|recibo|comprovativo|comprovante|prova) (?:de|da) (?:aceitacao|deposito|postagem|expedicao)"
    r"|potwierdzenie nadania|inlamningskvitto"
    r"|(?:中国|邮政|国内|国际|特快|专递|快递|普通|邮件|快件|包裹|小包|给据)*(?:(?:收寄|交寄|寄件|揽收|投寄|邮寄)(?:凭证|回执|收据|证明|凭单)"
    r"|挂号(?:函件|邮件|信函)?收据)"
    r"|(?:引受|受領|差出|発送受付)(?:証(?:明書)?|控え?)"
    r")(?P<rest>.*)"
)
_REST = 32
"""Characters that may stand behind the title in its line; with more it is a sentence."""
_POSTCODE = re.compile(
    r"(?i)(?:^|[\s(])(?:(?:empfanger|ziel)[- ]?(?:plz|postleitzahl)|(?:plz|postleitzahl) (?:des )?empfangers?"
    r"|(?:recipient|destination|delivery|addressee)(?:'s)? (?:post ?code|postal code|zip(?: code)?)"
    r"|(?:code postal|cp) (?:(?:du )?destinataire|(?:de )?destination)"
    r"|(?:codigo postal|c\.?p\.?) (?:(?:del? )?destinatario|(?:de )?destino)"
    r"|cap (?:(?:del )?destinatario|(?:di )?destinazione)|postcode (?:ontvanger|bestemming|geadresseerde)"
    r"|(?:寄达地?|目的地|收件人?)邮(?:政编码|编)|(?:お届け先|届け先|宛先)の?郵便番号)\s*[:.]?\s*"
    r"(?P<code>\d{4}-\d{3}|\d{3}-\d{4}|\d{4} ?[A-Z]{2}|\d{4,6}(?=-\d{4}\b|\W|$)"
    r"|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?:-\d{4})?\W*$"
)
"""The addressee's postcode in a field of its own."""


def is_posting_receipt(layout: Layout) -> bool:
    """Whether the page says that it certifies the posting of a parcel."""
    return any(
        (title := _TITLE.match(fold(line.text).text)) is not None and len(title["rest"]) <= _REST
        for line in layout.page.lines
    )


def posted_to(source: Source) -> Iterator[Fact]:
    """The destination as far as the addressee's postcode tells it, unless the page has two of them."""
    found = []
    for layout in source.layouts:
        for line in layout.page.lines:
            folded = fold(line.text, lower=False)
            match = _POSTCODE.search(folded.text)
            if match is not None:
                span = folded.span(match.start("code"), match.end("code"))
                code = re.sub(r"[\s-]", "", match["code"]).upper()
                reading = source.reading(layout.page, line, *span)
                first, last = folded.span(match.start(), match.start("code"))
                label = line.text[first:last].strip(" :：.(")
                place = Place(postcode=code)
                found.append(Fact(FactName.DESTINATION, Text(str(place)), reading, label))
    if len({str(fact.value) for fact in found}) == 1:
        yield found[0]
