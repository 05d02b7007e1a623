"""Whether a case is about goods that arrived broken, and not about a parcel that got lost.

People say so in the claim file, in the names of their photos, in mails, claims and reports. What a form or a
condition says of damage that may happen ("lost or damaged", "if it arrives broken") tells nothing, and where
somebody says that nothing arrived, a loss is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from evidencecheck.model.case import Claim
from evidencecheck.model.document import Document, Kind
from evidencecheck.stages.extract.fold import fold

_SPOKEN = frozenset(
    {
        Kind.CORRESPONDENCE,
        Kind.PRIOR_CLAIM,
        Kind.CARRIER_STATEMENT,
        Kind.THIRD_PARTY_CERTIFICATE,
        Kind.UNKNOWN,
    }
)
"""Kinds in which people write what happened."""
_REPORTS = _SPOKEN | {Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY}
"""… and those that a carrier's report of an inspection may be taken for."""
_PICTURES = frozenset({Kind.PHOTO, Kind.VIDEO})

_BROKEN = (
    r"(?:broken|damaged|smashed|shattered|cracked|crushed|dented|in pieces"
    r"|beschadigt|kaputt|zerbrochen|zerstort|gebrochen|casse|endommage|brise|abime|fele"
    r"|rot[oa]|danad[oa]|quebrad[oa]|rott[oaie]|danneggiat[oaie]|spaccat[oaie]|kapot|uszkodzon[aey])"
)
_NAMED = re.compile(
    rf"\b{_BROKEN}(?:es?|s)?\b|\bdamages?\b|破损|破損|损坏|摔坏|压坏|碎裂|货损|\bschaden\b|\bdegats?\b"
)
_ARRIVED = (
    r"(?:arriv|deliver|receiv|came|turned up|angekommen|geliefert|zugestellt|erhalten|eingetroffen|kam\b|kamen"
    r"|arrive|recu|livre|lleg|recib|entreg|arrivat|ricevut|consegnat|aangekomen|ontvangen)"
)
_NEAR = r"[^.!?。\n]{0,60}?"
_SAID = re.compile(
    rf"\b{_ARRIVED}\w*\b{_NEAR}\b{_BROKEN}"
    rf"|\b{_BROKEN}(?:es?|s)?\s+(?:in|during|on|upon|at|beim?|wahrend|pendant|a|durante|en|nel|bij)\s+(?:the\s+|dem\s+|der"
    r"\s+|le\s+|la\s+|el\s+|il\s+|l')?(?:transit|transport|shipping|shipment|delivery|arrival|receipt|versand|lieferung"
    r"|livraison|arrivee|envio|entrega|transporte|trasporto|consegna|vervoer)"
    rf"|\b{_BROKEN}(?:es?|s)?\s+{_ARRIVED}"
    rf"|\b(?:is|are|was|were|ist|sind|war|waren|est|sont|etait|esta|estan|estaba|e|sono|era)\s+(?:\w+\s+)?{_BROKEN}"
    r"|(?:收到|到货|签收|开箱|打开|运输(?:途中|过程中?)?)[^。！!\n]{0,20}(?:破损|损坏|摔坏|压坏|碎|坏了|变形|破裂)"
    r"|(?:届い|到着|開け|開封)[^。\n]{0,20}(?:破損|壊れ|割れ|へこ|傷)"
)
_TITLED = re.compile(
    r"\bdamage (?:claim|report|inspection|complaint|notification)\b|\bclaim (?:type|reason)\s*[:–-]?\s*damage"
    r"|\bclaim for (?:the )?damage|\binspection (?:report)?\s*[-–:,]?\s*(?:of )?damage"
    r"|\bdamage to (?:the )?(?:contents?|goods)|\breclamation pour (?:avarie|dommage|casse)|\bconstat d'avarie"
    r"|\b(?:schadens?(?:anzeige|meldung|bericht|protokoll)|tatbestandsaufnahme)\b"
    r"|\breclamacion por (?:dano|rotura)|\breclamo per danni|(?:破损|货损|损坏)(?:索赔|理赔|证明|报告|申报)"
    r"|(?:索赔|理赔|异常|问题)(?:类型|原因)\s*[:：]?\s*(?:破损|货损|损坏)|破損(?:報告|補償|届)"
)
_NOT_SO = re.compile(
    r"\b(?:lost|loss|missing|verlor\w*|verlust|perdue?s?|perte|perdid[oa]s?|extravi\w*|pers[oaie]|smarrit\w*"
    r"|if|should|unless|in case|whether|wenn|falls|sollte|en cas|si(?! e\b)|in caso|se|als|may be|can be|not"
    r"|nicht)\b|丢失|遗失|丢件|紛失|如果?|若|场合|場合|未破损|无破损|没有破损|破損な[いし]"
)
_NEVER_CAME = re.compile(
    r"\b(?:never|not|n't|hasn't|haven't|didn't|yet to)\b[^.!?\n]{0,20}\b(?:arriv|receiv|deliver|turned up)"
    r"|\blost in transit|\b(?:nicht|nie)\s+(?:\w+\s+)?(?:angekommen|erhalten|zugestellt|eingetroffen|bekommen)"
    r"|\bjamais\s+(?:\w+\s+)?(?:recu|arrive|livre)|\bpas\s+(?:encore\s+)?(?:recu|arrive|livre)"
    r"|\b(?:no|nunca)\s+(?:lo\s+|la\s+)?(?:ha\s+|he\s+|hemos\s+)?(?:llegado|recibido|llego|entregado)"
    r"|\b(?:non|mai)\s+(?:\w+\s+)?(?:arrivat|ricevut|consegnat)|没(?:有)?收到|未收到|未妥投|丢件|未着|届いて(?:い)?(?:ない|ません)"
)


_BEFORE = 60
"""Characters before a statement within which a word may turn it into a condition; forms have no full stops."""


def damage_told(claim: Claim, documents: Sequence[Document]) -> str | None:
    """The file that says that the goods arrived broken; None where nothing does, or a loss is told, too."""
    if claim.file and claim.product and _NAMED.search(fold(claim.product).text):
        return claim.file
    if any(_NEVER_CAME.search(text) for d in documents if d.kind in _SPOKEN for text in _texts(d)):
        return None
    return next((d.file for d in documents if _tells(d)), None)


def _tells(document: Document) -> bool:
    if document.kind in _PICTURES:
        return _NAMED.search(_words_of(document.file)) is not None
    spoken = document.kind in _SPOKEN
    return document.kind in _REPORTS and any(
        _holds(_TITLED, text) or (spoken and _holds(_SAID, text)) for text in _texts(document)
    )


def _holds(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a sentence of `text` says it, without a condition and beside no loss."""
    for match in pattern.finditer(text):
        start = max(text.rfind(end, 0, match.start()) + 1 for end in ".!?。")
        start = max(start, match.start() - _BEFORE)
        if not _NOT_SO.search(text[start : match.end()]) and not _goes_on_as_loss(
            text, match.end()
        ):
            return True
    return False


def _goes_on_as_loss(text: str, end: int) -> bool:
    """``damage or loss``."""
    return (
        re.match(
            r"\w*\s*(?:or|and|/|oder|ou|o|或|・)\s*(?:lost|loss|missing|verl|perd|丢|紛)",
            text[end:],
        )
        is not None
    )


def _texts(document: Document) -> Iterator[str]:
    """Each page in lower case without accents; a wrapped sentence is one."""
    for page in document.content.pages:
        yield fold(" ".join(line.text for line in page.lines)).text


def _words_of(name: str) -> str:
    return fold(re.sub(r"[_\-.\d]+", " ", PurePosixPath(name).stem)).text
