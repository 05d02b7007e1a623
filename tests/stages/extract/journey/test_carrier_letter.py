from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.classify import classify
from evidencecheck.stages.extract.journey.carrier_letter import (
    letter_facts,
    letterhead,
    states_loss,
)
from evidencecheck.stages.understand import understand
from tests.stages.making import content, source

LETTERS = {
    "usps": (
        """
UNITED STATES POSTAL SERVICE
Consumer Affairs
April 14, 2026

Dear Mr. Halvorsen:

This letter is in response to your inquiry about package 9400111899223856920151, which was accepted
on March 2, 2026 and addressed to Marguerite Delacroix-Pope in Savannah, GA 31401.

Our records show the last scan event on March 6, 2026 in Jacksonville, FL. After a thorough search of our
Mail Recovery Center we have not been able to locate the package and it is presumed lost.

Sincerely,
Consumer Affairs Manager
""",
        {
            "first_scan_date": "2026-03-02",
            "last_scan_date": "2026-03-06",
            "tracking_status": "lost",
            "recipient": "Marguerite Delacroix-Pope",
            "destination": "Savannah, GA 31401, US",
        },
    ),
    "royal-mail": (
        """
Royal Mail
Customer Service Centre, Plymouth
12 May 2026
Dear Ms Pennington,
Your item OY512269544GB
Thank you for getting in touch. I am sorry to confirm that the above item, posted on 14 April 2026 and
addressed to Mr Alastair Finch, Norwich NR3 1TT, has not arrived. The last tracking update was on
16 April 2026 at our Home Counties Mail Centre. As it cannot be located, we consider it to be lost.
Yours sincerely,
Royal Mail Customer Service
""",
        {
            "first_scan_date": "2026-04-14",
            "last_scan_date": "2026-04-16",
            "tracking_status": "lost",
            "recipient": "Alastair Finch",
            "destination": "Norwich, NR31TT, GB",
        },
    ),
    "dpd": (
        """
DPD Deutschland GmbH
Kundenservice
Aschaffenburg, 12.03.2026
Verlustmeldung zu Paket 01505843917206
Sehr geehrte Damen und Herren,
das am 12.02.2026 übernommene Paket an Frau Walburga Stöckl, 94032 Passau, konnte trotz intensiver
Nachforschung nicht aufgefunden werden. Der letzte Scan erfolgte am 14.02.2026 in Depot 194. Das Paket gilt
somit als verloren.
Mit freundlichen Grüßen
DPD Kundenservice
""",
        {
            "first_scan_date": "2026-02-12",
            "last_scan_date": "2026-02-14",
            "tracking_status": "lost",
            "recipient": "Walburga Stöckl",
            "destination": "Passau, 94032",
        },
    ),
    "la-poste": (
        """
La Poste - Colissimo
Service Clients
Libourne, le 22 avril 2026
Objet : votre réclamation, colis 6A28047193653
Madame, Monsieur,
Vous nous avez signalé la non-réception du colis adressé à Mme Clémence Roubaud, 31000 Toulouse, pris en
charge le 2 avril 2026. Après enquête, votre colis n'a pas pu être retrouvé et doit être considéré comme perdu.
Le dernier événement enregistré date du 5 avril 2026 sur la plateforme de Montpon.
Nous vous prions d'agréer nos salutations distinguées. Cordialement,
Le Service Clients Colissimo
""",
        {
            "first_scan_date": "2026-04-02",
            "last_scan_date": "2026-04-05",
            "tracking_status": "lost",
            "recipient": "Clémence Roubaud",
            "destination": "Toulouse, 31000",
        },
    ),
    "poste-italiane": (
        """
Poste Italiane S.p.A.
Assistenza Clienti
Roma, 8 maggio 2026
Oggetto: spedizione 1UW0KTR418826
Gentile Cliente,
in riferimento alla spedizione sopra indicata, accettata il 9 aprile 2026 e indirizzata a Sig. Ruggero Tassi,
44121 Ferrara, La informiamo che dalle verifiche effettuate risulta smarrita. L'ultima lavorazione
risale al 12/04/2026 presso il Centro di Bologna.
Cordiali saluti
Poste Italiane
""",
        {
            "first_scan_date": "2026-04-09",
            "last_scan_date": "2026-04-12",
            "tracking_status": "lost",
            "recipient": "Ruggero Tassi",
            "destination": "Ferrara, 44121",
        },
    ),
    "sf": (
        """
顺丰速运有限公司
丢失证明
兹证明我司承运的快件，运单号SF1803520952143，收件人：卢思远，寄往成都市，于2026年3月12日揽收，
最后一次扫描时间为2026年3月15日。经查找未果，确认该快件已丢失。
特此证明。
顺丰速运有限公司（盖章）
2026年4月2日
""",
        {
            "first_scan_date": "2026-03-12",
            "last_scan_date": "2026-03-15",
            "tracking_status": "lost",
        },
    ),
    "japan-post": (
        """
日本郵便株式会社
2026年5月10日
亡失に関するお知らせ
拝啓 お問い合わせの荷物（お問い合わせ番号 1234-5678-9012）につきまして、2026年4月3日に引受後、
最終の記録は2026年4月6日となっており、調査いたしましたが発見できませんでした。亡失したと判断いたします。
敬具
""",
        {
            "first_scan_date": "2026-04-03",
            "last_scan_date": "2026-04-06",
            "tracking_status": "lost",
        },
    ),
    "colissimo": (
        """
Colissimo
Service Clients Entreprises
Nancy, le 30 juin 2026
Objet : réclamation concernant le Colissimo 6A30902644712
Monsieur,
Vous nous avez signalé la non-réception par Mme Solenn Le Bihan, 10 venelle du Moulin à 22700 PERROS-GUIREC,
du colis référencé ci-dessus, remis à nos services le 3 juin 2026. Les recherches n'ont malheureusement pas
permis de retrouver cet envoi. Nous sommes au regret de vous confirmer que votre colis est considéré comme
perdu.
Nous vous prions d'agréer, Monsieur, l'expression de nos salutations distinguées.
""",
        {
            "ship_date": "2026-06-03",
            "tracking_status": "lost",
            "recipient": "Solenn Le Bihan",
            "ship_to": "Solenn Le Bihan, 10 venelle du Moulin à 22700 PERROS-GUIREC",
            "destination": "PERROS-GUIREC, 22700",
        },
    ),
    "yunexpress": (
        """
云途物流 YunExpress
丢件证明
贵司于2026年2月11日交由我司承运的包裹一件，运单号为YT2604221300957748，收件人为Wolfhart Kessenich，
收件地址Eifelring 203, 53879 Euskirchen, Germany，申报数量1件。末端派送商确认该包裹已在派送环节遗失。
特此证明。
深圳市云途物流有限公司
""",
        {
            "ship_date": "2026-02-11",
            "tracking_status": "lost",
            "recipient": "Wolfhart Kessenich",
            "ship_to": "Wolfhart Kessenich, Eifelring 203, 53879 Euskirchen, Germany",
            "destination": "Euskirchen, 53879, DE",
        },
    ),
    "gls-mail": (
        """
From: GLS Customer Care <claims@gls-group.eu>
To: shipping@orchard.example
Date: 3 June 2026
Subject: Parcel 528301744168
Dear customer,
We investigated parcel 528301744168 for Tobias Weidner in 99096 Erfurt. It was collected on 18 May 2026; no
further scans have been recorded since 20 May 2026. We must therefore declare the parcel lost.
Kind regards
GLS Customer Care
""",
        {
            "first_scan_date": "2026-05-18",
            "last_scan_date": "2026-05-20",
            "tracking_status": "lost",
            "recipient": "Tobias Weidner",
            "destination": "Erfurt, 99096",
        },
    ),
}
OTHERS = {
    "buyer": (
        """
From: Anna Kessler <anna@mail.example>
Subject: where is my order
Hello,
DHL says my parcel is lost, they were unable to locate it. It was picked up on 3 March 2026. Please refund me.
Kind regards, Anna
""",
        Kind.CORRESPONDENCE,
    ),
    "seller-to-ups": (
        """
Brimstone Archery Supply
77 Tannery Rd, Westfield, MA 01085
To: UPS Claims
October 2, 2026
Dear Sir or Madam,
I am writing about package 1ZM3C5H60331967542, which has been lost in transit. We request compensation.
Sincerely, L. Marsh
""",
        Kind.CORRESPONDENCE,
    ),
    "claim-denied": (
        """
UPS
Claims Department
Dear Customer,
We have completed our investigation of claim 2610058814427. Although the package is considered lost, we regret
to inform you that your claim has been denied, as no proof of value was received.
Sincerely, Customer Claims Department
""",
        Kind.PRIOR_CLAIM,
    ),
    "claim-paid": (
        """
FedEx
Re: Claim C-88204173
Dear Customer,
Your package was lost in transit. Your claim has been approved. A check in the amount of $140.00 was issued.
Sincerely
""",
        Kind.PRIOR_CLAIM,
    ),
    "found": (
        """
FedEx
Dear Customer,
Good news: package 202642595704, which we were unable to locate earlier,
has been found and was delivered on May 3, 2026.
Sincerely, FedEx
""",
        Kind.CORRESPONDENCE,
    ),
}


@pytest.mark.parametrize(("text", "stated"), LETTERS.values(), ids=LETTERS)
def test_carrier_that_owns_to_a_loss(text: str, stated: dict[str, str]) -> None:
    held = source(text)
    assert classify(held).kind is Kind.CARRIER_STATEMENT
    assert {fact.name.value: str(fact.value) for fact in letter_facts(held)} == stated


@pytest.mark.parametrize(("text", "kind"), OTHERS.values(), ids=OTHERS)
def test_other_letter_about_a_lost_parcel(text: str, kind: Kind) -> None:
    held = source(text)
    assert not states_loss(held.layouts[0].page.lines)
    assert classify(held).kind is kind


def test_date_of_another_sentence_is_none() -> None:
    text = "UPS\nThe package was picked up. On 10/05/2026 you called us.\nIt is lost in transit."
    assert "first_scan_date" not in {fact.name.value for fact in letter_facts(source(text))}


def test_parcel_that_was_found_is_not_lost() -> None:
    text = "FedEx\nThe package that we were unable to locate has been found."
    assert list(letter_facts(source(text))) == []


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The last recorded event is the departure from our hub in Leeds, on 14 May 2026.", "2026-05-14"),
        ("El último registro que consta en nuestros sistemas es la salida del Centro de Tratamiento de"
         " Vallecas, el 14 de mayo de 2026.", "2026-05-14"),
        ("Die letzte bekannte Information zu dieser Sendung ist die Ausgangsscannung in unserem Umschlagplatz"
         " in Neuenstein vom 14.05.2026.", "2026-05-14"),
        ("Zuletzt wurde sie am 14. Mai 2026 im Paketzentrum bearbeitet.", "2026-05-14"),
        ("Le dernier statut connu de cet envoi est un passage par la plateforme de tri de Cavaillon-Est, le"
         " 14 mai 2026.", "2026-05-14"),
        ("L'ultima lavorazione presente nei nostri sistemi è quella effettuata presso il Centro di Bologna,"
         " in data 14 maggio 2026.", "2026-05-14"),
        ("该包裹最后轨迹为 2026 年 5 月 14 日到达洛杉矶处理中心，此后再无更新。", "2026-05-14"),
        ("The last event is a scan at our hub. We answer your inquiry of 14 May 2026.", None),
    ],
)  # fmt: skip
def test_last_event_dated_at_the_end_of_its_sentence(sentence: str, day: str | None) -> None:
    told = {f.name.value: str(f.value) for f in letter_facts(source(f"DHL\n{sentence}"))}
    assert told.get("last_scan_date") == day


def test_letterhead_names_the_carrier() -> None:
    assert [str(f.value) for f in letterhead(source("Poste Italiane\nGentile Cliente"))] == [
        "poste-italiane"
    ]
    assert not list(letterhead(source("Poste Italiane\nGentile Cliente\nconsegnata a DHL")))
    assert not list(letterhead(source("Bottega\nA\nB\nC\nD\nPoste Italiane")))


def test_dates_of_sentences_are_no_history() -> None:
    text = """
DHL Paket GmbH
Bonn, 3. März 2026
Ihre Nachforschung zur Sendung 00340434123456789012
die am 2. Februar 2026 eingelieferte Sendung konnte trotz Nachforschungen nicht aufgefunden werden.
Am 9. Februar 2026 haben Sie den Verlust gemeldet. Wir betrachten sie als in Verlust geraten.
"""
    told = {f.name.value: str(f.value) for f in understand(content(text)).facts}
    assert told["first_scan_date"] == "2026-02-02"
    assert "last_scan_date" not in told


def test_recipient_in_a_chinese_sentence() -> None:
    text = """
深圳市云途物流有限公司
兹证明贵司委托我司承运的包裹，运单号 YT2613291237600289，于 2026 年 5 月 13 日由我司揽收，收件人 Harlan
Whitcombe，目的国美国。该包裹已确认丢失。特此证明。
"""
    told = {f.name.value: str(f.value) for f in understand(content(text)).facts}
    assert told["recipient"] == "Harlan Whitcombe"
    assert "ship_to" not in told
