"""The labels of the fields of a form in which a name and the parts of an address stand, in every language."""

from __future__ import annotations

import re

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.layout import Layout

WORDS = {
    "name": r"(?:收货|收件|收貨)人(?:姓名|名称|名)?|收(?:货|件)方姓名|客户姓名|买家姓名"
    r"|(?:お届け先|送付先|配送先|受取人)(?:氏名|の氏名|のお名前|お名前|名)"
    r"|(?:recipient|receiver|consignee)(?:(?:'s)? name)?|(?:ship(?:ping)?[- ]to|shipping|delivery) name"
    r"|empf[aä]nger(?:name)?|destinataire|destinat[aá]ri[oa]|ontvanger",
    "own_name": r"姓名|联系人|氏名|お名前|宛名|(?:full |contact |customer )?name|(?:vor- (?:und"
    r"|&) )?nachname|vorname,? ?/? ?nachname"
    r"|nom(?: complet|(?: et|,) pr[eé]nom)?|nombre(?: completo| y apellidos?)?|nom(?:e"
    r"|inativo)(?: completo| e cognome)?"
    r"|(?:volledige )?naam",
    "street": r"(?:收货|收件|收貨|配送)?(?:详细|街道)?地址(?:栏|行)?[12一二]?|街道(?:地址)?|详细地址"
    r"|(?:お届け先|送付先|配送先)?(?:の)?ご?住所[12]?"
    r"|(?:street )?address(?: ?line)? ?1?|(?:street|stra(?:ß|ss)e)(?: (?:und|&|/) (?:haus)?(?:nr\.?"
    r"|nummer)|, (?:nr\.?|hausnr\.?))?"
    r"|stra(?:ß|ss)e ?/ ?(?:haus)?(?:nr\.?|nummer)|anschrift|adress(?:e|zeile) ?1?|adres"
    r"|straat(?: en (?:huis)?(?:nr\.?|nummer))?"
    r"|rue|n[°o] et rue|direcci[oó]n ?1?|calle|domicilio|indirizzo ?1?|via|morada|endere[cç]o|rua",
    "suite": r"门牌(?:号)?|(?:apt|apartment)[ ,/]*(?:suite)?|address ?(?:line)? ?[23]|adress(?:e|zeile"
    r"|zusatz) ?2?"
    r"|compl[eé]ment(?:o)?(?: d'adresse)?|direcci[oó]n ?2|indirizzo ?2",
    "town": r"(?:城市|市)(?: ?/ ?(?:区|县|区县|州|省))*(?: ?/ ?(?:邮编|邮政编码))?"
    r"|(?:所在)?地区|省市区|省/市/区|(?:city|town)(?:(?: ?[/,] ?(?:state|province|county|town|city))*"
    r"(?: ?[/,] ?(?:zip|post(?:al )?code)(?: code)?)?)?|(?:zip|post(?:al )?code) ?[/,&] ?(?:city|town)"
    r"|(?:plz|postleitzahl)(?: ?[/,&] ?| und )(?:wohn)?(?:ort|stadt)|(?:wohn)?ort|stadt"
    r"|(?:cp|code postal)(?: ?[/,&] ?| et )(?:ville|localit[eé]|commune)|ville|localit[eé]|commune"
    r"|(?:cp|c\.p\.|c[oó]digo postal)(?: ?[/,&] ?| [ye] )(?:ciudad|poblaci[oó]n|localidade?|cidade)"
    r"|ciudad|poblaci[oó]n|localidade?|cidade|municipio"
    r"|cap(?: ?[/,&] ?| e )(?:citt[aà]|localit[aà]|comune)|citt[aà]|localit[aà]|comune"
    r"|postcode(?: ?[/,&] ?| en )(?:woon)?plaats|(?:woon)?plaats|stad",
    "region": r"(?:州|省)(?: ?/? ?(?:州|省|地区|直辖市))?|省份|都道府県|state(?: ?/ ?(?:province"
    r"|region))?|province|county|region"
    r"|bundesland|r[eé]gion|provinci[ae]|distrito|estado",
    "postcode": r"(?:目的地|收件人?|收货)?邮(?:政编码|编|码)|邮递区号|郵便番号"
    r"|(?:destination )?(?:zip(?: ?code)?|post(?:al )?code)|plz|postleitzahl|code postal|cp"
    r"|c[oó]d(?:igo|\.)? ?postal|cap|cep",
    "country": r"国家(?: ?/ ?地区| ?或地区|地区)?|目的(?:地)?国(?:家)?|收件国家?|寄达国(?:家)?"
    r"|(?:destination )?country(?: ?/ ?region)?|land|pays|pa[ií]s|paese|nazione",
}
FIELD = re.compile(
    r"\s*(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in WORDS.items())
    + r")(?:\s*[:：]\s*|\s+|$)",
    re.IGNORECASE,
)


def answers_a_field(layout: Layout, line: Line) -> bool:
    """Whether nothing but the label of such a field stands left of the line: ``Town   Sheffield``."""
    left = [x for x in layout.page.lines if x.box.x1 <= line.box.x0 and x.box.same_row(line.box)]
    nearest = max(left, key=lambda other: other.box.x1, default=None)
    match = FIELD.match(nearest.text) if nearest else None
    return match is not None and nearest is not None and not nearest.text[match.end() :].strip()
