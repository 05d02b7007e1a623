from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from evidencecheck.model.values import Status
from evidencecheck.stages.extract.journey.statuses import status_of

S = Status
WORDS: dict[str, list[str]] = {
    row["status"]: row["words"]
    for row in tomllib.loads(
        files("evidencecheck.stages.extract").joinpath("statuses.toml").read_text("utf-8")
    )["class"]
}

SENTENCES = {
    S.LABEL_CREATED: [
        "Shipping Label Created, USPS Awaiting Item",
        "Sender has let us know the item is on its way",
        "L'expéditeur nous a transmis les données de votre colis",
        "Label created, not yet in system",
        "Shipment information sent to FedEx",
        "Pre-Shipment Info Sent to USPS",
        "Order processed: Ready for UPS",
        "待揽收",
        "尚未揽收",
        "商家已下单，等待揽收",
        "Die Sendung wurde elektronisch angekündigt",
        "包裹信息已接收",
    ],
    S.ACCEPTED: [
        "Picked up",
        "Accepted at USPS Origin Facility",
        "USPS in possession of item",
        "Origin Scan",
        "【深圳市】已揽收",
        "顺丰速运 已收取快件",
        "Die Sendung wurde eingeliefert",
        "集荷",
    ],
    S.IN_TRANSIT: [
        "Arrived at USPS Regional Facility",
        "Departed FedEx location",
        "In Transit to Next Facility",
        "Processed Through Facility ISC NEW YORK NY(USPS)",
        "Delivered to sorting facility",
        "Delivered to airline",
        "Will be delivered by Friday",
        "Your package is expected to be delivered tomorrow",
        "快件离开【深圳集散中心】",
        "已到达【洛杉矶】",
        "航班已起飞",
        "预计送达 3月9日",
        "Die Sendung ist im Zielpaketzentrum eingetroffen",
        "輸送中",
        "En transit",
    ],
    S.OUT_FOR_DELIVERY: [
        "Out for Delivery, Expected Delivery by 9:00pm",
        "On FedEx vehicle for delivery",
        "正在派送中，请您准备签收",
        "派送中",
        "Die Sendung ist in Zustellung",
        "Die Sendung wurde in das Zustellfahrzeug geladen",
        "持ち出し中",
        "En cours de livraison",
    ],
    S.ATTEMPT_FAILED: [
        "Not delivered",
        "Item could not be delivered",
        "Package was not delivered",
        "Undelivered",
        "Notice Left (No Authorized Recipient Available)",
        "Delivery attempted - recipient not home",
        "未妥投",
        "尚未妥投",
        "投递失败，收件人不在",
        "无人签收",
        "Die Sendung konnte nicht zugestellt werden",
        "noch nicht zugestellt",
        "Zustellversuch erfolglos",
        "ご不在のため持ち戻り",
        "Non livré",
        "No entregado",
    ],
    S.PICKUP_POINT: [
        "Available for pickup",
        "Held at Post Office, At Customer Request",
        "Delivered to access point",
        "已到达自提点，待取件",
        "Abholbereit in der Filiale",
        "Disponible en point relais",
    ],
    S.DELIVERED: [
        "Delivered",
        "Delivered, In/At Mailbox",
        "DELIVERED, FRONT DESK/RECEPTION",
        "Your item was delivered at 2:14 pm",
        "Signed for by: LI",
        "【洛杉矶】包裹已签收，签收人：本人",
        "妥投",
        "Die Sendung wurde erfolgreich zugestellt",
        "お届け済み",
        "Livré",
        "Entregado",
        "Consegnato",
    ],
    S.EXCEPTION: [
        "Delayed by weather",
        "Package damaged",
        "快件异常",
        "Sendung beschädigt",
        "破損",
    ],
    S.LOST: [
        "Package is lost",
        "Sorry, we could not find your item on the round",
        "Wir konnten Ihr Paket leider nicht finden",
        "未找到包裹",
        "We cannot locate the package",
        "Arrived at facility, later declared lost",
        "快件已丢失",
        "Die Sendung ist nicht auffindbar",
        "Perdu",
    ],
    S.RETURNED: [
        "Return to sender",
        "Refused by recipient",
        "Delivered to sender",
        "收件人拒收，退回寄件人",
        "已退件",
        "Annahme verweigert",
    ],
    S.CUSTOMS: [
        "Customs clearance in progress",
        "海关查验",
        "Die Sendung ist beim Zoll",
        "通関手続中",
    ],
}


ABROAD: dict[Status, list[str]] = {
    S.ACCEPTED: [
        "Die Sendung wurde im PaketShop übernommen.",
        "Prise en charge",
        "Spedizione affidata al corriere",
        "荷物受付",
    ],
    S.IN_TRANSIT: [
        "Parcel delivered to local carrier USPS",
        "Delivered to overseas agent",
        "Delivered to carrier facility",
        "En tránsito. Su envío será entregado mañana",
        "En transit - votre colis sera livré demain",
        "Consegnato al corriere",
    ],
    S.OUT_FOR_DELIVERY: [
        "Out with your courier",
        "En proceso de reparto",
        "配送员开始配送，请您准备收货",
    ],
    S.ATTEMPT_FAILED: [
        "Attempted Delivery - No Answer",
        "Package was not delivered - business closed",
        "未妥投，收件人不在，明日再投",
        "Die Sendung konnte heute leider nicht zugestellt werden.",
        "Votre colis n'a pas pu être livré : destinataire absent",
        "No se ha podido entregar: destinatario ausente",
        "Tentativo di consegna non riuscito: destinatario assente",
        "受取人不在のため配達できませんでした",
    ],
    S.PICKUP_POINT: [
        "Delivered to UPS Access Point",
        "Parcel ready to collect from locker",
        "快件已暂存至南山科技园丰巢柜，请及时取件",
        "Votre colis est disponible dans votre Point Relais",
        "Disponible para recoger en la oficina de Correos",
        "窓口保管中",
    ],
    S.DELIVERED: [
        "Parcel collected by the recipient",
        "Zugestellt: bei Nachbar Schmidt abgegeben.",
        "Livraison effectuée",
        "Entrega efectuada",
        "CONSEGNATA",
    ],
    S.LOST: ["We have been unable to locate your package. A claim may be filed."],
    S.RETURNED: ["Restituito al mittente", "差出人に返送", "Annahme verweigert, Paket geht zurück"],
}
"""Further wordings, written without the table at hand."""


@pytest.mark.parametrize(
    ("text", "status"), [(text, status) for status in ABROAD for text in ABROAD[status]]
)
def test_status_of_further_wordings(text: str, status: Status) -> None:
    assert status_of(text) is status


@pytest.mark.parametrize(
    ("text", "status"), [(text, status) for status in SENTENCES for text in SENTENCES[status]]
)
def test_status_of(text: str, status: Status) -> None:
    assert status_of(text) is status


@pytest.mark.parametrize(
    "text",
    ["", "Springfield, IL 62701", "Delivery date", "Tracking number", "Undeliveredx", "订单号"],
)
def test_no_status(text: str) -> None:
    assert status_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Not yet delivered",
        "The package has not been delivered",
        "hasn't been delivered",
        "Your item cannot be delivered",
        "Never delivered",
        "Not picked up by recipient",
        "待签收",
        "等待签收",
        "请准备签收",
        "未被签收",
        "没有签收",
        "收件人拒绝签收",
        "Die Sendung wurde noch nicht ausgeliefert",
        "Die Sendung wird morgen zugestellt",
        "Ihre Sendung wird in Kürze zugestellt",
        "wird voraussichtlich am 5.3. zugestellt",
        "Le colis n'a pas été livré",
        "El paquete no ha sido entregado",
        "Il pacco non è stato consegnato",
    ],
)
def test_what_did_not_happen_is_no_delivery(text: str) -> None:
    assert status_of(text) is not Status.DELIVERED


@pytest.mark.parametrize(
    "text",
    [
        "Delivered to the sorting center",
        "Delivered to destination facility",
        "Delivered to regional hub",
        "快件已送达【深圳集散中心】",
    ],
)
def test_handed_to_a_facility_is_no_delivery(text: str) -> None:
    assert status_of(text) is not Status.DELIVERED


@pytest.mark.parametrize(
    "text",
    [
        "Pickup scheduled",
        "Waiting for carrier pickup",
        "Not yet picked up",
        "Carrier has not picked up the package",
        "快递员未收件",
    ],
)
def test_what_did_not_happen_is_no_acceptance(text: str) -> None:
    assert status_of(text) is not Status.ACCEPTED


@pytest.mark.parametrize(
    "text", ["Returned", "Delivered to original sender", "Returning package to shipper"]
)
def test_way_back(text: str) -> None:
    assert status_of(text) is Status.RETURNED


def test_place_name_is_no_status() -> None:
    assert status_of("Delivered, LOST HILLS, CA 93249") is Status.DELIVERED


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Item despatched to delivery office", Status.IN_TRANSIT),
        ("Item received at mail centre", Status.IN_TRANSIT),
        ("Parcel received at our depot", Status.IN_TRANSIT),
        ("Item received from the sender", Status.ACCEPTED),
        ("Parcel received", Status.ACCEPTED),
    ],
)
def test_received_at_a_hub_is_on_its_way(text: str, status: Status) -> None:
    assert status_of(text) is status


@pytest.mark.parametrize("status", WORDS)
def test_every_word_of_the_table_tells_its_class(status: str) -> None:
    assert {w: status_of(w) for w in WORDS[status] if status_of(w) != status} == {}


def test_table_has_every_status_once() -> None:
    assert sorted(WORDS) == sorted(Status)


@pytest.mark.parametrize(
    "text", ["OUTFORDELIVERY", "Outfor Delivery", "已 签 收", "ＤＥＬＩＶＥＲＥＤ"]
)
def test_blanks_and_width_do_not_matter(text: str) -> None:
    assert status_of(text) in {Status.OUT_FOR_DELIVERY, Status.DELIVERED}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Delivery exception: unable to locate, trace in progress", S.LOST),
        ("Delivery exception: refused by recipient", S.RETURNED),
        ("派送异常：快件遗失", S.LOST),
        ("Delivery exception", S.ATTEMPT_FAILED),
        ("Delivery exception: package not on vehicle", S.ATTEMPT_FAILED),
        ("Delivery exception: missing or incorrect suite number", S.ATTEMPT_FAILED),
        ("Delivery exception: recipient not available", S.ATTEMPT_FAILED),
        ("Recipient not available. Returned to sender", S.ATTEMPT_FAILED),
    ],
)
def test_a_caption_gives_way_to_its_reason(text: str, status: Status) -> None:
    assert status_of(text) is status


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Package is missing", True),
        ("Missing in transit", True),
        ("Missing apartment number", False),
        ("Customs: invoice missing", False),
        ("Missing or invalid customs documentation", False),
    ],
)
def test_a_missing_detail_is_no_missing_parcel(text: str, lost: bool) -> None:
    assert (status_of(text) is S.LOST) is lost


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("快件已由邻居代收", Status.DELIVERED),
        ("门卫代收", Status.DELIVERED),
        ("平台代收", None),  # the marketplace collects the tax
        ("代收货款", None),  # cash on delivery
    ],
)
def test_who_takes_a_parcel_in_and_who_collects_a_sum(text: str, status: Status | None) -> None:
    assert status_of(text) is status
