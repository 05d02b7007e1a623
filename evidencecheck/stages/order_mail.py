"""Whether a letter is the confirmation with which a shop shows an order in full.

Such mails are printed or photographed as pages of their own; greetings and the head of the mail make them
letters, but what they are about is the order: its number, its goods, where it goes, its total. A mail that
asks after a parcel may quote all of that, and stays a letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold

_CONFIRMS = re.compile(
    r"(?:thank you|thanks)(?: so much| very much)? for (?:your |the |placing (?:an?|your) )?(?:\w+ )?(?:order"
    r"|purchase|shopping)"
    r"|(?:we(?:'ve| have)? (?:just )?(?:received|got)|your) (?:your )?order (?:is|has been)? ?(?:confirmed"
    r"|placed"
    r"|received)|we(?:'ve| have)? (?:just )?(?:received|got) your order|order (?:confirmation|confirmed)"
    r"|your [\w' ]{2,20} purchase from"
    r"|(?:danke|vielen dank|herzlichen dank)[^.!?\n]{0,12} fur (?:deine|ihre|die|eure) (?:bestellung|einkauf)"
    r"|(?:deine|ihre) bestellung [^.!?\n]{0,24}(?:erhalten|eingegangen)|bestellbestatigung"
    r"|eingangsbestatigung"
    r"|merci (?:pour|de|d') ?(?:votre |ta |avoir passe )?(?:commande|achat)"
    r"|confirmation de (?:votre )?commande"
    r"|(?:avons|a) bien (?:recu|enregistre) votre commande|votre commande (?:est|a ete) (?:confirmee"
    r"|enregistree|bien)"
    r"|gracias por (?:tu|su|hacer|realizar|comprar) ?(?:un |tu |su )?(?:pedido|compra)|confirmacion (?:de|del"
    r"|de tu|de su) pedido"
    r"|hemos recibido (?:tu|su) pedido|(?:tu|su) pedido (?:ha sido|esta) (?:confirmado|recibido)"
    r"|grazie (?:mille )?per (?:il tuo|il suo|aver(?:ci)?|l'|il) ?(?:ordine|acquisto|scelto|effettuato"
    r"|acquistato)|abbiamo ricevuto il (?:tuo|suo) ordine|conferma (?:del |d'|dell'|di )?ordine"
    r"|il (?:tuo|suo) ordine (?:e|e stato) (?:confermato|ricevuto)"
    r"|(?:bedankt|dank je|dank u) voor (?:je|uw|de) (?:bestelling|aankoop)|we hebben (?:je|uw) bestelling "
    r"(?:goed )?ontvangen|bestelbevestiging|orderbevestiging"
    r"|obrigad[oa] (?:pela|por) (?:sua|tua|a sua|fazer|comprar)|recebemos (?:a sua|o seu"
    r"|a tua)? ?(?:encomenda"
    r"|pedido)|confirmacao (?:da|de|do) (?:encomenda|pedido)"
    r"|ご注文(?:いただき|頂き|を?いただき|を?承り)?[^。\n]{0,16}ありがとう|ご?注文(?:内容)?(?:の)?(?:ご)?確認|ご注文を(?:受け付け|承)"
    r"|感谢您?的?(?:订购|购买|订单|惠顾)|订单确认|订单已(?:确认|提交)"
    # The marketplace to the seller: something was sold, and is to be sent.
    r"|(?:you(?:'ve| have)? (?:just )?(?:sold|made (?:a|the|your) (?:\w+ )?sale)|your (?:item"
    r"|listing)s? (?:has |have |was |were )?(?:been )?sold"
    r"|sold[,!:;]? (?:please )?(?:ship|send|dispatch|despatch|post) (?:it )?now|you(?:'ve"
    r"| have) (?:got |received )?(?:a|\d+) (?:new )?(?:order|sale)"
    r"|(?:ship|send|dispatch|despatch|post) (?:it|your item|the item|this order) (?:now|by))"
    r"|(?:sie haben|du hast) [^.!?\n]{0,40}verkauft|(?:artikel|angebot) (?:wurde|ist"
    r"|hat sich)? ?(?:erfolgreich )?verkauft|verkauft[,!:;]? (?:bitte )?(?:jetzt )?versenden"
    r"|(?:neue|eine) (?:bestellung|auftrag) (?:eingegangen|erhalten)|bitte (?:jetzt|umgehend) versenden"
    r"|vous avez (?:fait une vente|vendu|recu une (?:nouvelle )?commande)|votre (?:objet"
    r"|article) (?:a ete|est) vendu|vendu[,!:;]? (?:expedi|envoy)ez|expediez(?:-le)? (?:maintenant|avant)"
    r"|has vendido|ha vendido|tu articulo se ha vendido|vendido[,!:;]? (?:envi[ae]|enviar)"
    r"|has recibido un (?:nuevo )?pedido"
    r"|hai venduto|ha venduto|(?:il tuo )?(?:oggetto|articolo) (?:e stato )?venduto"
    r"|venduto[,!:;]? (?:spedisci|spedire|invia)|hai (?:ricevuto )?un nuovo ordine"
    r"|je hebt [^.!?\n]{0,40}verkocht|verkocht[,!:;]? (?:verzend|verstuur)|vendeu|vendido[,!:;]? envie"
    # The shop's own system to the shop: [Barro y Sal] Nuevo pedido: #4127.
    r"|(?:new (?:customer |online |web )?order|neue (?:kunden|online)?bestellung|neuer auftrag"
    r"|nouvelle commande(?: client)?|nuevo pedido(?: (?:de|del|de un) cliente)?"
    r"|nuovo ordine(?: (?:del|di un|da un) cliente)?|nieuwe (?:klant)?bestelling|nov[oa] (?:encomenda|pedido))"
    r"\W{0,3}(?:n[o°.]{0,3}|nr\.?|num(?:ber|ero|mer|\.)?)?\W{0,3}[a-z]{0,4}-?\d{3,}"
    r"|(?:you(?:'ve| have) received the following|sie haben (?:die folgende|folgende|eine neue)|du hast (?:die "
    r"folgende|folgende|eine neue)|vous avez recu la|(?:has|ha) recibido el siguiente|hai ricevuto il"
    r"(?: seguente)?|je hebt de volgende) (?:order|bestellung|commande|pedido|ordine|bestelling)"
    r"|(?:新規|新しい)(?:の)?ご?(?:注文|受注)"
    r"|商品が(?:売れ|購入され)|ご?注文が入り|(?:売れ|購入され)ました|出荷してください|发货通知|您有(?:一个)?新订单|新订单(?:通知|提醒)|已售出|请(?:尽快|及时)?发货"
)
"""The shop thanks for the order, or says that it has it; the marketplace tells the seller of the sale."""
_NUMBERED = re.compile(
    r"(?<![a-z])(?:order|purchase) ?(?:no|number|#|id|ref|reference)?(?:\."
    r"| is)? ?[:#]?\s*#?[a-z]{0,5}[-.]?\d{3,}"
    r"|order (?:number|no|id|#)|(?:bestell|auftrags)-?(?:nummer|nr)|(?<![a-z])(?:numero|n[o°.]*) (?:de |del "
    r"|d')?\s?"
    r"(?:la )?(?:commande|pedido|ordine)"
    r"|(?:commande|pedido|ordine|bestellung|bestelling|encomenda) (?:n[o°.]*|nr\.?|#) ?[a-z]{0,4}-?\d{3,}"
    r"|(?:order|commande|pedido|ordine|bestellung|bestelling|encomenda)\W{1,3}[a-z]{0,4}-?\d{3,}"
    r"|bestelnummer|ordernummer|numero (?:da |do )(?:encomenda|pedido)"
    r"|(?:注文|受注)(?:番号|id|no)|订单(?:编号|号)"
)
_ADDRESSED = re.compile(
    r"(?<![a-z])(?:deliver(?:ed|ing)? to|ship(?:ped|ping)? (?:to|address)|delivery address|post to|sending to"
    r"|liefer(?:adresse|anschrift)|versandadresse|lieferung an|livraison (?:a|chez)|adresse de livraison"
    r"|enviar(?:emos)? a|direccion de (?:envio|entrega)|indirizzo di (?:spedizione|consegna)"
    r"|spedi(?:re(?:mo)?"
    r"|amo) ?a|consegn(?:a|eremo) a"
    r"|(?:ship|send|post|dispatch|despatch) (?:it |the item |your item |this |the order )?to:?|(?:buyer"
    r"|customer)'s (?:\w+ )?address"
    r"|adresse de l'acheteur|direccion del comprador|indirizzo dell'acquirente|spedisci a"
    r"|envia(?:lo)? a|expedier a|expediez a"
    r"|bezorgadres|afleveradres|verzendadres|(?:morada|endereco) de (?:entrega|envio))|お届け先|送付先|配送先"
    r"|收货(?:人|地址)|收件人|配送地址"
)
_SUMMED = re.compile(
    r"(?<![a-z])(?:grand |order )?total(?:e|s)?(?![a-z])|gesamt(?:summe|betrag|preis)?(?![a-z])"
    r"|summe(?![a-z])"
    r"|totaal(?![a-z])|合計|総額|支払い?金額|请求額|総計|总计|实付|应付|合计"
)
_COUNTED = re.compile(
    r"(?<![a-z])(?:qty|quantity|menge|anzahl|quantite|qte|cantidad|cant|uds|quantita|q\.ta|aantal"
    r"|quantidade|stuckzahl|stuck|pcs|pieces|unidades|pezzi|stuks"
    r"|qtd)"
    r"(?![a-z])|数量|個数|(?<![a-z\d])[x×] ?\d{1,3}(?!\d)|(?<!\d)\d{1,3} ?[x×](?![a-z\d])|\d ?\(?[個点]"
)
_OTHER = re.compile(
    r"(?:invoice|receipt|rechnungs?|facture|factura|fattura|factuur|fatura)[ -]?(?:no|number|nr|nummer|date"
    r"|datum|#|n°)(?![a-z])|(?:numero|n[o°.]+|date|fecha|data)\.? (?:de |della? |del |da )?(?:la )?(?:facture"
    r"|factura|fattura|fatura)(?![a-z])"
    r"|(?m:^\W*(?:(?:tax|vat|sales) )?(?:invoice|rechnung|facture|factura|fattura|factuur"
    r"|fatura)\W*(?:\d.*)?$)"
    r"|packing (?:slip|list)|lieferschein|delivery note|bon de livraison|albaran|documento di trasporto"
    r"|pakbon"
    r"|請求書|納品書|領収書(?!を|は|の)|发票号码"
)
"""What another paper says of itself that shows the same order."""
_ASKS = re.compile(
    r"(?:have|has|had|did|was|is|'ve)(?:n't|not| not| never)(?: yet| been| still)* (?:received?|arrived?"
    r"|deliver(?:ed)?"
    r"|got|come)|(?:never|not yet) (?:received|arrived|delivered|got)|where is (?:my|the|our)"
    r"|(?:lost|missing) (?:in transit|parcel|package|item)|we(?:'re| are) (?:very |so )?sorry|apologi[sz]e"
    r"|(?:want|like|request|demand|issued?|get) (?:a |an |my |the |you a )?(?:full |partial )?(?:refund"
    r"|replacement)"
    r"|(?:nicht|nie|noch nicht|immer noch nicht) (?:erhalten|angekommen|geliefert|eingetroffen)|wo (?:ist"
    r"|bleibt)"
    r"|ruckerstattung (?:an|verlang|erhalt)|(?:n'ai|n'avons|n'est) (?:pas|jamais|toujours pas)|ou est (?:mon"
    r"|ma)"
    r"|no (?:he|hemos|ha) (?:recibido|llegado)|donde esta|non (?:ho|abbiamo|e) (?:ancora |mai )?(?:ricevuto"
    r"|arrivato)|dov'e|niet (?:ontvangen|aangekomen)|nao (?:recebi|chegou)"
    r"|届いて(?:い)?(?:ない|ませ)|届きませ|未着|没(?:有)?收到|未收到|没到"
    r"|(?m:^(?:>|(?:re|aw|sv|antw|fwd?|wg|tr|rv|rif|r|回复|答复|转发) ?[:：]))"
    r"|(?:subject|betreff|objet|asunto|oggetto|件名|主题) ?[:：] ?(?:re|aw|antw|rif) ?:"
    r"|(?:wrote|schrieb|a ecrit|escribio|ha scritto|schreef|写道)[^\n]{0,12} ?[:：]|original message"
    r"|urspr\w*liche nachricht|message d'origine"
)
"""What the one says who asks after a parcel or answers him; he may quote the order."""


def asks(text: str) -> bool:
    """Whether the one who writes `text`, a folded letter, asks after a parcel, complains or answers."""
    return any(_ASKS.search(way) for way in (text, " ".join(text.split())))


def is_order_confirmation(lines: Sequence[Line]) -> bool:
    """Whether `lines` show an order in full and thank for it, and are no bill, no slip and no complaint."""
    text = fold("\n".join(line.text for line in lines)).text.replace("’", "'")
    flowing = " ".join(text.split())
    told = (_CONFIRMS, _NUMBERED, _ADDRESSED, _SUMMED, _COUNTED)
    other = any(_OTHER.search(way) for way in (text, flowing)) or asks(text)
    return not other and all(pattern.search(flowing) for pattern in told)
