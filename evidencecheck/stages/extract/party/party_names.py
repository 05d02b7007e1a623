"""Names of persons and companies: what of a line is the name, and whether it is a company's."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.lexicon import words
from evidencecheck.stages.extract.party.addresses import country_of, is_address, place_of
from evidencecheck.stages.extract.party.gb_counties import COUNTIES

_HAN = re.compile(r"[㐀-鿿]")
_KANA = re.compile(r"[぀-ヿ]")
_LATIN = re.compile(r"[a-z]")
_CONTACT = re.compile(
    r"(?:手机|电话|電話|联系|\btel(?:e?phone)?|\bphone|mobile|fax|e-?mail|contact|customer id|account)\b.*"
    r"|(?:手机|电话|電話|联系).*",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![A-Za-z\d])\(?\+?\d[\d\s*()./-]{6,}.*$")
_MARKED = re.compile(r"\s+[^\W\d_]+\s?[:：].*$")
_FIELD = re.compile(
    r"^(?:(?:公司|企业|商家|店铺|供应商|单位)名称?|名称|姓名|氏名|お名前|会社名|店舗名|(?:company |full )?name"
    r"|nombre(?: y apellidos)?|nom(?: complet)?|nome(?: completo)?|nominativo|naam"
    r"|raz[oó]n social|ragione sociale|raison sociale|firmenname)"
    r"\s?[:：]\s*",
    re.IGNORECASE,
)
"""A label before the name, on a form whose heading says whose it is."""
_STAMPED = re.compile(
    r"^[(（](?:盖章|签章|公章|签字|印章|章)[)）]\s*[:：]?\s*|\s*[(（](?:盖章|签章|公章|签字|印章|章)[)）]$"
)
"""A note on the form in front of the name, or behind it."""
_MARKET = re.compile(
    r"^(?:ebay|amazon|etsy|shopify|temu|aliexpress|速卖通|亚马逊|shopee|lazada|tiktok(?: shop)?|walmart|shein"
    r"|wish|淘宝|天猫|京东|拼多多|抖音|1688)(?:\s?[/／|｜:：>·•]\s?|\s[-–]\s)(?=\S)",
    re.IGNORECASE,
)
"""The marketplace before the shop's name, as systems for several of them print it."""
_FURIGANA = re.compile(r"\s*[(（][ぁ-んァ-ヶー・\s]{2,}[)）]")
"""How a Japanese name is read, behind it: 尾崎 利一 (オザキ トシカズ) 様."""
_TITLED = re.compile(r"(?<=[㐀-鿿぀-ヿ]{2})\s*(?:様|さま|殿|御中)\s*(?:\(ご?本人\)|方)?$")
"""What Japanese set behind the name of a person; a Chinese title may stand for the given name."""
_WITH_TITLE = re.compile(r"(?P<name>[^\d:：]{1,30}?)\s*(?:様|さま|殿|御中|行|宛)")
_JP_POSTCODE = re.compile(r"〒?\s?\d{3}-\d{4}(?!\d)")
_BRACKET = re.compile(
    r"\s*[(（](?:[^()（）]*\d[^()（）]*|feedback[^()（）]*|(?:seller )?profile[^()（）]*)[)）]?",
    re.IGNORECASE,
)
_STATE_AND_ZIP = re.compile(r"^[^\d,]{2,30},? [A-Z]{2},? \d{5}(?:-\d{4})?$")
_STREET_AND_TOWN = re.compile(
    r"[^\d:：]{3,40}\s\d{1,4}\s?[a-z]?\s?[-–·•|]\s?(?:[A-Z]{1,2}-)?\d{4,5}\s[^\W\d_]{2}"
)
"""A whole address in one line: ``Am Kirchsteig 3 - 94051 Hauzenberg - Tel. …``."""
_FIELDS = re.compile(r"(?<=\S)\s*[|｜]\s*[^|｜:：]{1,12}[:：].*$")
"""Further fields of one line: ``DE-Amazon-木林森|平台:Amazon|标记:无``."""
_TAX = re.compile(r"(?i)\s*(?:\b(?:vat|ust|tax|tva|iva)\b|统一社会信用代码|税号|纳税人).*$")
_CAPITAL = re.compile(
    r"(?i)[\s,–-]*\b(?:au capital|a capital|(?:con )?capitale? sociale?|cap\. ?soc|stammkapital|grundkapital"
    r"|(?:with )?(?:a )?share capital)\b.*$"
)
"""What the law has a company say of itself behind its form: SAS au capital de 60 000 €."""
_LINKS = re.compile(
    r"(?<=[㐀-鿿]{4})[\s·|｜(（]*(?:旺旺|诚信通|和我联系|给我留言|联系(?:卖家|客服|商家)|在线客服|进入?店铺?"
    r"|收藏店铺|关注店铺|企业资质|工厂档案"
    r"|实力商家|源头工厂|超级工厂|档案|回头率).*$"
)
"""What a market prints behind a shop's name: its chat, its membership, links."""
_NO_NAME = re.compile(
    r"@|https?:|www\.|^(?:机构名称|开户(?:行|银行|机构)|账户类型|账号|帐号|户名)|[→←»›⟶➔▾▼]|^(?:站点|平台"
    r"|店铺|渠道|国家/?地区|仓库|付款方式|支付方式|操作)$|^[\W\d_]*$|反馈|(?:信息|情報|详情|明细)$|^(?:氏名"
    r"|お名前|名前|住所|宛名|フリガナ|姓名|名称|联系人|地址|详细地址|街道|城市|省份|国家|邮编|邮箱"
    r"|手机号?|电话|郵便番号|電話番号|メールアドレス)$|^(?:开票人|复核|审核|制单|经手)|^订单|^商品|^备注|^物流"
    r"|^(?:page \d|invoice|order|rechnung|facture|factura|fattura|date|account|manage|contact|shipment|delivery"
    r"|payment|mode de|metodo de|forma de pago|modalita|zahlung|total|see |view |same as|n/?a$|details"
    r"|(?:pagament[oi]|paiement|pago|betaling|banca(?: d'appoggio)?|banco|porto|vettore|colli|causale|agente"
    r"|resa"
    r"|aspetto(?: esteriore)?|scadenz[ae]|vencimientos?|portes|transporteur|transportista|modo de envio)$"
    r"|n(?:ame|ummer|umber)$|para$|globale?$|gln$|company$|firma$|kunden|today|tomorrow|tracking|package"
    r"|(?:ful?filled|shipped|sold|dispatched|handled|paid|managed|created) by$|(?:versand|verkauf) durch$"
    r"|residential|(?:user|nick|screen|login) ?name$|(?:user|buyer|customer|member)(?:name)? ?id$|benutzername$"
    r"|nutzername$|pseudo(?:nyme)?$|usuario$|nombre de usuario$|nome utente$|gebruikersnaam$|guest$|gast$"
    r"|address|adresse|direccion|indirizzo|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?=$|[,.]? ?\d|,))\b",
    re.IGNORECASE,
)
_ENTERED = re.compile(
    r"(?!.*[号弄栋幢室])[㐀-鿿（）()·]{4,40}?(?:公司|厂|[商贸五金花布饰品材料电器]行|(?:经营|经销|服务|营业"
    r"|加工|批发|销售|门市|供应|商贸)部"
    r"|[工品商服百货机电材具金装鞋饰灯茶花器]店|工作室|工作坊|合作社|[超商]场?市"
    r"|供应站)(?:[(（]个体工商户[)）])?"
)
"""A firm as the register names it: town first, trade and form last, so that it is no address.

Source: State Council, 企业名称登记管理规定 (2020), article 6.
"""
_CUT_BRACKET = re.compile(
    r"(?<=[㐀-鿿]{4})[(（](?:个|个体|个体工|个体工商|个体工商户|普通|普通合|普通合伙|有限合伙|有限合)?$"
)
"""The bracket with the form behind a firm's name that goes on in the next line: 经营部(个体工商 / 户)."""
_PAPER = re.compile(r"\s*(?:供货单|送货单|出库单|销售单|发货单|销货清单|报价单|收款收据|对账单)$")
"""What a paper is, behind the name of the company in its title."""
_TITLE_OF_PAPER = re.compile(
    r"御?(?:納品|請求|領収|見積|注文請?|受領|納品請求|発注)書|[御お]?(?:出荷|利用|購入|買い?上げ?"
    r"|注文)?明細書?|送り状"
    r"|(?:送货|出库|发货|销售|供货|装箱|采购|提货|结算|对账)(?:清|明细)?单|(?:收款)?收据|(?:商业|形式|销售"
    r"|电子)?发票"
    r"|收条|单位|规格|数量"
)
"""A paper's name, or a heading of its table, in the place of a party's."""
_OF_GOODS = re.compile(
    r"(?<![\w.])\d+(?:[.,]\d+)?\s?(?:ml|cl|ltr|mm|cm|kg|mg|oz|inch(?:es)?|mah|wh|gb|tb|英寸|毫升|厘米|毫米"
    r"|公斤|千克)(?![a-z])"
)
"""A measure, which names of goods have: 保温杯 600ml."""
_OF_PAPER = re.compile(
    r"(?:our|your|unsere?|ihre?|notre|votre|nuestr[ao]|su|nostr[ao]|vostr[ao]) (?:invoice|order"
    r"|ref(?:erence)?|offer"
    r"|quot(?:e|ation)|contact|account|p\.?o\.?|vat|rechnung|bestellung|angebot|zeichen|kundennummer|facture"
    r"|commande|devis|factura|pedido|oferta|fattura|ordine|offerta|riferimento)(?![a-z])"
)
"""How letters name their own papers and those of the addressee: ``Our invoice 17``, ``Ihre Bestellung``."""
_STAFF = re.compile(
    r"(?:[a-z&]+ ){0,2}dep(?:t|artment)(?![a-z])(?!.*, ?[^\W\d_]{3})|(?:vertriebs|verkaufs"
    r"|export)?abteilung(?![a-z])"
    r"|(?:service|departement) (?:des ventes|commercial|export)|(?:departamento|dpto\.?|ufficio|reparto) "
    r"(?:de ventas|comercial|vendite|commerciale)"
    r"|(?:销售|业务|外贸|财务|采购|客服|仓储|市场"
    r"|国际)[一二三四五六七八九\d]?部(?:[一二三\d]?[组科]?)(?![一-鿿]*(?:公司|厂))"
)
"""A part of a company, which is no party: ``Sales Dept. 3 / Zhou Jian``, ``外贸部 周健``."""
_POST_OFFICE = re.compile(
    r"(?:[^\W\d_][\w'’.-]* ){0,3}(?:post office|postfiliale|poststelle|postagentur|postamt|postkantoor)"
    r"(?: [^\W\d_]+)?|(?:bureau de poste|agence postale)(?: .{2,25})?|la poste"
    r"|(?:ufficio|uff\.?) postale(?: .{2,25})?|(?:oficina|sucursal) de correos(?: .{2,25})?"
    r"|estacao de correios|united states postal service|usps|the ups store(?: #?\d+)?|fedex office"
    r"|(?:post|dhl|deutsche post )?filiale \d{1,4}(?: ?[/,·–-] ?.{2,30})?|post office (?:ltd\.?|limited)"
    r"|(?:hermes|dhl|dpd|gls|ups|evri|inpost|postnl) ?-?(?:paket|parcel) ?shop(?: .{2,25})?"
    r"|loja ctt(?: .{2,25})?"
    r"|.{0,12}(?:邮政(?:支局|所|营业厅)|邮局|揽投部|郵便局)"
)
"""Where a parcel is handed in, or lies ready: the head of a certificate of posting, nobody's name."""
_FORM_OR_COUNTRY = re.compile(r"[^\W\d_] (?:SA|AG|SE|NV)$")
"""Legal forms that are codes of countries or states, too."""
_MOST_WORDS = 9
_SHORTEST_HEAD = 3
"""Characters of a label word that is cut; shorter heads are family names, too."""


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    """What says that a name is a company's → language → the words as printed."""
    return tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("company_suffixes.toml").read_text("utf-8")
    )


@cache
def _suffixes() -> dict[str, tuple[str, ...]]:
    return {
        kind: tuple(
            sorted(
                {fold(w).text for listed in held.values() for w in listed}, key=len, reverse=True
            )
        )
        for kind, held in _table().items()
    }


def legal_forms() -> tuple[str, ...]:
    """Folded, longest first."""
    return _suffixes()["legal_forms"]


def trades() -> tuple[str, ...]:
    """Words that say what a company deals in, folded, longest first."""
    return _suffixes()["trades"]


def honorifics() -> tuple[str, ...]:
    return _suffixes()["honorifics"]


@cache
def _company() -> re.Pattern[str]:
    # The point of an abbreviation is often lost at the end: "S.r.l.s", "Co., Ltd".
    bare = {re.sub(r"(?<=\w)\.$", "", form) for form in legal_forms() if "." in form.strip(".")}
    latin = [re.escape(f) for f in (*legal_forms(), *sorted(bare)) if _LATIN.search(f)]
    other = [re.escape(f) for f in legal_forms() if not _LATIN.search(f)]
    named = r"(?<=[a-z] )(?<!ex )(?<!from )(?<!the )(?<!our )(?<!your )(?<!own )(?<!of )factory$"
    return re.compile(rf"(?<![\w])(?:{'|'.join(latin)})(?![\w])|{'|'.join(other)}|{named}")


def is_company(name: str) -> bool:
    """Whether a legal form, or what stands for one, is part of the name."""
    folded = fold(name).text
    if _HAN.search(folded) and len(folded) <= 3:
        return False  # 厂 in a person's name
    return _company().search(folded) is not None or _in_its_place().search(name.strip()) is not None


@cache
def _in_its_place() -> re.Pattern[str]:
    """Forms that count only as they are written, behind the name or in front of it: Nordlys AB, SIA Balta."""
    closing, pointed, leading = (
        "|".join(
            sorted({re.escape(f) for listed in _table()[key].values() for f in listed if is_one(f)})
        )
        for key, is_one in (
            ("closing_forms", bool),
            ("closing_forms", lambda form: form.endswith(".")),
            ("leading_forms", bool),
        )
    )
    letters = r"[^\W\d_]{2}"
    return re.compile(
        rf"(?<={letters} )(?<!(?i:same) )(?:{closing})[\s,]*$|(?<={letters},)\s?(?:{pointed})[\s,]*$"
        rf"|^(?:{leading}) (?=[\"„“«]?{letters})"
    )


def name_in(line: str) -> str:
    """The name with which `line` begins, without phone numbers, addresses and remarks; "" for none."""
    text = " ".join(line.split())
    if _STREET_AND_TOWN.match(text):
        return ""
    if _STATE_AND_ZIP.search(text):
        return ""  # FORT COLLINS CO 80525-2214: no company, and no phone number behind it
    text = _CUT_BRACKET.sub("", text)
    text = _MARKET.sub("", _FIELD.sub("", _STAMPED.sub("", text)))
    for pattern in (_FIELDS, _CONTACT, _PHONE, _MARKED, _BRACKET, _TAX, _CAPITAL, _LINKS):
        text = pattern.sub("", text)
    text = without_paper(text)
    if _ENTERED.fullmatch(text):
        return text
    place = place_of(text)
    of_town = place is not None and place.city and not _FORM_OR_COUNTRY.search(text)
    if place is not None and of_town and fold(text).text.startswith(fold(place.city).text):
        return ""
    text = _before_address(text)
    text = _TITLED.sub("", _FURIGANA.sub("", text))
    text = text.strip(" ,，;；:：.|/·•-") + _full_stop(text)
    return text if is_name(text) else ""


_TRADE = 4
"""Letters of a word for a trade, at least: "and", "of" are among those words, too."""


def says_trade(name: str) -> bool:
    """Whether a name of several words begins or ends with what is dealt in: ``KESTREL POINT SUPPLY``."""
    words = fold(name).text.split()
    return len(words) > 1 and any(len(w) >= _TRADE and w in trades() for w in (words[0], words[-1]))


def is_registered(text: str) -> bool:
    """Whether `text` is a Chinese firm's name in full, as the register has it, and nothing else."""
    return _ENTERED.fullmatch(text.strip()) is not None


def name_below(lines: Sequence[str], *, of_sender: bool) -> str:
    """The name behind a Japanese address, which begins with the postcode: that with a title, and of a
    sender, who gives himself none, the last line that is no part of the address; "" for none.
    """
    if not lines or not _JP_POSTCODE.match(lines[0].strip()):
        return ""
    bare = [_PHONE.sub("", _CONTACT.sub("", line)).strip() for line in lines[1:]]
    titled = next((match for line in bare if (match := _WITH_TITLE.fullmatch(line))), None)
    if titled is not None or not of_sender:
        return name_in(titled["name"]) if titled else ""
    bare = [line for line in bare if not any(map(str.isdigit, line)) and not is_address(line)]
    return name_in(bare[-1]) if bare else ""


def without_field(text: str) -> str:
    """`text` without the label of a name before it: ``NOMBRE: JOSE MENDEZ``."""
    return _FIELD.sub("", text.strip())


def without_paper(title: str) -> str:
    """`title` without the name of its paper, if a company's is left: 恒美日用品厂 供货单."""
    bare = _PAPER.sub("", title)
    return bare if is_company(bare) else title


def is_name(text: str) -> bool:
    """Whether `text` can be a person's or a company's name: no label, no address, no number."""
    folded = fold(text).text
    if folded.strip(" .()") in legal_forms() or "?" in folded:
        return False  # a question of the form: "Addressee validated? Y"
    letters = sum(char.isalpha() for char in folded)
    if (
        letters < (2 if has_han(folded) or has_kana(folded) else 3)
        or folded.strip(" .:") in words()
        or folded in _cut_labels()
        or _NO_NAME.search(folded)
        or _TITLE_OF_PAPER.fullmatch(folded)
        or _POST_OFFICE.fullmatch(folded)
    ):
        return False
    if (
        sum(char.isdigit() for char in folded) > 0.3 * len(folded)
        or len(folded.split()) > _MOST_WORDS
    ):
        return False
    if _OF_GOODS.search(folded) or _OF_PAPER.match(folded) or _STAFF.match(folded):
        return is_company(text)
    if re.search(r",\s*[A-Z]{2}\.?$", text) and not is_company(text):
        return False  # a city and its state or country
    if country_of(text) or folded in COUNTIES or (_HAN.search(folded) and len(folded) == 1):
        return False
    return is_company(text) or not is_address(text)


@cache
def _cut_labels() -> frozenset[str]:
    """Heads of Chinese and Japanese label words, as a narrow column cuts them: 請求書番 above 号."""
    cjk = [word for word in words() if has_han(word) or has_kana(word)]
    return frozenset(word[:end] for word in cjk for end in range(_SHORTEST_HEAD, len(word)))


_WITH_TOWN = re.compile(
    r"[A-ZÀ-Ý][a-zß-ÿ'’]+(?: [A-ZÀ-Ý][\w'’.-]*){1,2}, (?!Jr|Sr|Esq|Phd"
    r"|Dds)[A-ZÀ-Ý][a-zß-ÿ]{2,}(?:-[A-Za-zÀ-ÿ]+)*"
)
"""A person with his town, as a shop sums up a billing address: ``Imogen Calloway-Reid, Leeds``."""


def _before_address(text: str) -> str:
    """``Acme Co., Ltd., 12 Elm St, Springfield`` → ``Acme Co., Ltd.``"""
    if _WITH_TOWN.fullmatch(text) and not is_company(text):
        return text.partition(",")[0]
    pieces = re.split(r"(?<=[,，;；])\s*", text)
    kept = pieces[0]
    for index, piece in enumerate(pieces[1:], 1):
        bare = fold(piece).text.strip(" ,.")
        if any(bare == form.strip(".") for form in legal_forms()):
            kept += " " + piece
            continue
        if bare == "no":
            return kept
        rest = " ".join(pieces[index:])
        return kept if is_address(piece) or place_of(rest) is not None else text
    return kept


def _full_stop(text: str) -> str:
    """The point of a last abbreviation, which is no punctuation: ``Co., Ltd.``"""
    return "." if _ends_in_form().search(fold(text, lower=False).text) else ""


@cache
def _ends_in_form() -> re.Pattern[str]:
    written = {f for key in _FORMS for listed in _table()[key].values() for f in listed}
    pointed = sorted(re.escape(fold(f, lower=False).text) for f in written if f.endswith("."))
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(pointed)})[\s,]*$")


_FORMS = ("legal_forms", "closing_forms")


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


def has_kana(text: str) -> bool:
    return _KANA.search(text) is not None
