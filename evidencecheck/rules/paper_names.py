"""Names of files that say of themselves which paper they are: label.jpg, Rechnung 2.png, 面单.jpg."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from evidencecheck.model.document import Kind

# What people call the papers of a claim, in the languages of the label words. No word that may as well
# name a picture of the goods: "order", "parcel", "delivery" are things, "order page" is a paper.
_PAPER = re.compile(
    r"(?:shipping|address|return|parcel|postage)? ?labels?|postage|(?:air ?)?way ?bill|awb"
    r"|(?:commercial|sales|purchase|supplier|tax)? ?invoice"
    r"|(?:sales|till|payment|delivery|post(?:age)?)? ?receipt|packing (?:slip|list)"
    r"|tracking(?: (?:page|record|history|details|info|events))?|order (?:page|details|confirmation|summary)"
    r"|bill of lading|bol|pod|proof of (?:delivery|purchase|postage|payment)|(?:insurance )?certificate"
    r"|(?:versand|adress|paket)?(?:etikett|aufkleber|label|schein)|frachtbrief|rechnung|quittung|kassen(?:bon|zettel)"
    r"|lieferschein|sendungs(?:verfolgung|verlauf|status)|bestell(?:ubersicht|bestatigung)|(?:einlieferungs)?beleg"
    r"|etiquette(?: d ?(?:expedition|envoi))?|bordereau|facture|recu|suivi(?: (?:de )?colis)?|bon de livraison"
    r"|lettre de voiture|etiqueta(?: de envio)?|albaran|factura|recibo|seguimiento|etichetta(?: di spedizione)?"
    r"|fattura|ricevuta|scontrino|tracciamento|lettera di vettura|verzendlabel|factuur|pakbon|fatura"
    r"|rastreamento|(?:快递|物流|发货|国际)?(?:面单|运单)|快递单|标签|(?:电子|增值税|采购|商业)?发票|收据|小票|装箱单|签收单|提单|采购单"
    r"|物流(?:轨迹|详情|记录|信息|截图)|订单(?:截图|页面|详情|信息)|(?:付款|支付|转账)(?:截图|凭证)"
    r"|送り状|伝票|請求書|領収書|納品書|追跡(?:情報|結果)?|注文(?:詳細|画面|確認)"
)
_BESIDE = re.compile(
    r"(?<![^\W_])(?:photo|foto|picture|pic|img|image|bild|scan|scanned|copy|kopie|copia|screenshot|shot|page|of"
    r"|front|final|new|ups|usps|fedex|dhl|gls|dpd|evri|hermes|royal mail|amazon|ebay)(?![^\W_])"
    r"|照片|图片|扫描件|副本"
)


# Words for a page that may as well stand for the thing: they count where the case has no such page.
_PAGE: dict[Kind, re.Pattern[str]] = {
    Kind.ORDER_DETAILS: re.compile(
        r"orders?|purchase|bestellung|auftrag|commande|pedido|ordine|encomenda|订单|下单|注文"
    ),
    Kind.TRACKING_RECORD: re.compile(
        r"(?:parcel |delivery )?(?:journey|status|history)|sendung|livraison|envio|spedizione|物流|配送状[況况]"
    ),
}


def names_paper(file: str) -> bool:
    """Whether the name of `file` says that it is a paper or a page of a claim, and nothing else."""
    words = _words(file)
    return any(_PAPER.fullmatch(told) for told in (words, _without_asides(words)))


def page_named(file: str) -> Kind | None:
    """The page of which the name of `file` speaks, or of the thing that the page is about."""
    told = _without_asides(_words(file))
    return next((kind for kind, words in _PAGE.items() if words.fullmatch(told)), None)


def _words(file: str) -> str:
    """The words of the name in small letters, without accents and numbers."""
    stem = PurePosixPath(file.rpartition("!/")[2]).stem
    plain = unicodedata.normalize("NFKD", stem.lower())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W\d_]+", " ", unicodedata.normalize("NFC", letters)).strip()


def _without_asides(words: str) -> str:
    """Without what is said of any picture: photo of, scan, copy, the carrier's name."""
    return re.sub(r"\s+", " ", _BESIDE.sub(" ", words)).strip()
