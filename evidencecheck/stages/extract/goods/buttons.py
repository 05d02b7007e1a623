"""Buttons and links of a shop's page, which stand among its goods and are none.

Sources: the actions that the order pages of marketplaces, shop systems and apps offer, in their languages.
"""

from __future__ import annotations

import re

from evidencecheck.stages.extract.fold import fold

_BUTTON = re.compile(
    # English
    r"(?:send|issue|request|get|view|start|process) (?:a |an |the |full |partial )*(?:refunds?|returns?|invoice"
    r"|replacement|exchange|offers?)"
    r"|(?:leave|write|give|view|edit|add|manage|see|send) (?:a |an |your |seller |product |buyer |packaging )*"
    r"(?:feedback|reviews?|notes?|message|tracking|questions?|gift receipt)"
    r"|refund (?:order|buyer|items?)|(?:cancel|archive|track|print|edit|view|manage|restock|fulfill|ship|relist"
    r"|return|report|hide|download|share)"
    r" (?:this |the |your |my |an? )*(?:orders?|items?|packages?|shipments?|labels?|details?|listing|label and "
    r"packing slip|packing slips?|shipping label|purchase|products?|invoice|problem|buyer|seller|product|case)"
    r"(?: details)?|(?:print|buy|create|purchase|reprint|void) (?:a |another |new )?(?:postage|shipping|return)"
    r"(?: labels?)?|(?:contact|message|ask|block|report|follow|visit) (?:the |a |this )?(?:buyer|seller"
    r"|customer"
    r"|shop|store|supplier|merchant|support|us)"
    r"|(?:buy|order) (?:it )?again|reorder|sell (?:similar|another)(?: item)?|sell one like this"
    r"|more (?:actions|"
    r"options)|add (?:to (?:cart|basket|bag|list)|tracking(?: number)?|note|tags?)|mark as (?:shipped|paid|sent"
    r"|fulfilled|delivered|dispatched)|view (?:map|all|more|details|order|item|similar|invoice|receipt"
    r"|conversion"
    r" details|payout)|see (?:all|more|details)|show (?:more|less|details|all)|get (?:help|support)|need help"
    r"|learn more|write a (?:product )?review|return or replace items?|problem with order|proof of delivery"
    # German
    r"|(?:ruckerstattung|erstattung|gutschrift) (?:senden|veranlassen|beantragen|erstellen)|(?:nochmals?|erneut"
    r"|wieder) (?:kaufen|bestellen)|(?:kaufer|verkaufer|kunden?|kundenservice|handler) (?:kontaktieren"
    r"|anschreiben"
    r"|bewerten)|(?:bewertung|rezension|produktbewertung) (?:abgeben|schreiben|hinterlassen)|(?:artikel|ware"
    r"|bestellung|paket|sendung|lieferung|rechnung|lieferschein|versandetikett|etikett|details|bestelldetails"
    r"|produkt)(?:details)? (?:zuruckgeben|zurucksenden|anzeigen|ansehen|verfolgen|stornieren|drucken"
    r"|bearbeiten"
    r"|erstatten|hochladen|herunterladen|bewerten|umtauschen|archivieren|kaufen|erstellen)|(?:in den|zum)"
    r" (?:warenkorb|einkaufswagen)(?: hinzufugen| legen)?|rucksendung (?:starten|anmelden|veranlassen)"
    r"|diese bestellung drucken|mehr (?:anzeigen|erfahren|optionen)|hilfe (?:anfordern|erhalten)"
    r"|problem (?:melden|mit der bestellung)|versand bestatigen"
    # French
    r"|(?:acheter|commander) (?:a|de) nouveau|racheter|contacter (?:le |l'|la )?(?:acheteur|vendeur|client"
    r"|boutique)"
    r"|(?:laisser|ecrire|donner|rediger|deposer) (?:un |une |votre )?(?:avis|evaluation|commentaire)"
    r"|(?:retourner|echanger|annuler|suivre|imprimer|rembourser|voir|modifier|afficher|telecharger)"
    r" (?:un |une |le |la |les |l'|mon |ma |votre |vos |cet |cette )*(?:articles?|commande|colis|envoi|facture"
    r"|etiquette|bordereau|produits?|details?|details de la commande|acheteur)|(?:envoyer|effectuer"
    r"|demander) (?:un "
    r"|le )?remboursement|ajouter (?:au panier|une note|un suivi)|voir (?:plus|tout)|en savoir plus"
    r"|obtenir de l'aide|besoin d'aide"
    # Spanish
    r"|(?:comprar|pedir) (?:de nuevo|otra vez)|volver a comprar|contactar (?:con )?(?:el |la |al )?(?:comprador"
    r"|vendedor|cliente|tienda)|(?:dejar|escribir|enviar|hacer) (?:un |una |tu )?(?:comentarios?|opinion"
    r"|valoracion"
    r"|resena|votos?)|(?:devolver|cambiar|cancelar|seguir|rastrear|imprimir|reembolsar|ver|editar|descargar)"
    r" (?:un |una |el |la |los |mi |tu |este )*(?:articulos?|pedido|paquete|envio|factura|etiqueta|productos?"
    r"|detalles?|detalles del pedido|comprador)|(?:enviar|emitir|solicitar|hacer) (?:un |el )?reembolso|anadir"
    r" (?:al carrito|a la cesta|nota)|ver (?:mas|todo)|mas informacion|obtener ayuda"
    # Italian
    r"|(?:acquista|ordina|compra) (?:di nuovo|ancora)|contatta (?:il |l'|lo )?(?:acquirente|venditore|cliente"
    r"|negozio)|(?:lascia|scrivi|invia) (?:un |una |la tua |il )?(?:feedback|recensione|valutazione|commento)"
    r"|(?:restituisci|cambia|annulla|traccia|stampa|rimborsa|vedi|visualizza|modifica|scarica|segui)"
    r" (?:un |una |il |lo |la |l'|gli |i |questo )*(?:articol[oi]|ordine|pacco|spedizione|fattura|etichetta"
    r"|prodott[oi]"
    r"|dettagli|dettagli (?:ordine|dell'ordine)|acquirente)|(?:invia|emetti|richiedi) (?:un |il )?rimborso"
    r"|aggiungi (?:al carrello|nota)|(?:mostra|vedi) (?:altro|tutto)|ulteriori informazioni"
    # Dutch and Portuguese
    r"|opnieuw (?:kopen|bestellen)|(?:koper|verkoper|klant) contacteren"
    r"|contact (?:opnemen )?met (?:de )?(?:koper"
    r"|verkoper)|(?:beoordeling|review) (?:schrijven|achterlaten|plaatsen)|(?:artikel|bestelling|pakket"
    r"|factuur|label"
    r"|details) (?:retourneren|annuleren|volgen|afdrukken|bekijken|downloaden)|terugbetaling (?:sturen"
    r"|aanvragen)"
    r"|(?:comprar|encomendar) novamente|contact(?:ar|e) o (?:comprador|vendedor)|(?:deixar|escrever) (?:um )?"
    r"(?:comentario|feedback)|(?:enviar|pedir|solicitar) (?:um )?reembolso|(?:devolver|cancelar|rastrear"
    r"|imprimir"
    r"|ver) (?:o |a |os )?(?:artigos?|encomenda|pedido|fatura|detalhes)"
    # Chinese and Japanese
    r"|(?:申请|发起)?(?:退款|退货|售后|换货)|再(?:次|来一单|买一单)?购买|加入购物车|查看(?:物流|详情|订单|更多|全部)"
    r"|联系(?:买家|卖家|客服|商家)|(?:追加|写|去)?评价|确认收货|(?:打印|取消|编辑|查看)订单|申请开票|删除订单"
    r"|もう一度購入|再度購入|(?:注文|商品)を(?:キャンセル|返品)(?:する)?|(?:購入者|出品者|ショップ)に(?:連絡|問い合わせ)"
    r"(?:する)?|レビューを(?:書く|投稿)(?:する)?|荷物を追跡(?:する)?|配送状況を確認(?:する)?|領収書(?:等|の表示|/購入明細書)?"
    r"|(?:返金|返品)(?:する|を申請)|詳細を(?:見る|表示)"
)


def is_button(text: str) -> bool:
    """Whether `text` is nothing but what a shop's page offers to do: ``Send refund``."""
    return _BUTTON.fullmatch(fold(text).text.strip(" .:»›>→⋯…▾▼+•·*\"'")) is not None
