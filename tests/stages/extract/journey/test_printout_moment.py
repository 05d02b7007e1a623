from __future__ import annotations

from datetime import date, time

import pytest

from evidencecheck.model.values import Status
from evidencecheck.stages.extract.journey.events import tracking_events
from evidencecheck.stages.extract.journey.statuses import status_of
from tests.stages.making import source

YAMATO = """
{head}

クロネコヤマト YAMATO TRANSPORT
伝票番号   4812-7736-9053
お届け日   2026/07/10

荷物受付   2026年07月 08 日   18:22   尾張一宮営業所
輸送中     2026年07月 08 日   23:40   中部ゲートウェイベース
配達完了   2026年07月 10 日   10:46   土浦真鍋営業所
"""


def last(text: str) -> tuple[date | None, time | None, Status | None]:
    event = tracking_events(source(text))[-1]
    return event.day, event.at, event.status


def test_the_moment_of_the_printout_is_no_scan() -> None:
    head = "2026/07/13 9:41   お荷物問い合わせシステム"
    assert last(YAMATO.format(head=head)) == (date(2026, 7, 10), time(10, 46), Status.DELIVERED)


def test_a_first_row_written_as_the_others_is_a_scan() -> None:
    text = """
2026/07/10 10:46   Delivered   Springfield
2026/07/10 08:31   Out for delivery   Springfield
2026/07/08 18:22   Picked up   Austin
"""
    assert last(text) == (date(2026, 7, 10), time(10, 46), Status.DELIVERED)


@pytest.mark.parametrize("at", ["11h52", "11 h 52", "11:52", "11:52 Uhr", "11.52 Uhr", "11時52分"])
def test_a_time_under_its_date(at: str) -> None:
    text = f"""
18 novembre 2026   Votre colis est en cours de livraison
{at}

17 novembre 2026   Votre colis est en cours d'acheminement
{at}

16 novembre 2026   Votre colis est pris en charge
{at}
"""
    assert [e.at for e in tracking_events(source(text))] == [time(11, 52)] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Votre colis est à votre disposition dans votre point de retrait. Une pièce d'identité sera demandée",
        "Disponible en oficina para su recogida",
        "La spedizione è disponibile al ritiro presso l'Ufficio Postale",
        "Das Paket liegt in der Filiale", "Ready for pick up at Fitzroy Post Office", "窓口でお受け取り可能",
        "快件已到达驿站", "Je pakket ligt klaar", "Paczka gotowa do odbioru",
    ],
)  # fmt: skip
def test_waits_to_be_fetched(text: str) -> None:
    assert status_of(text) is Status.PICKUP_POINT


@pytest.mark.parametrize(
    "text",
    [
        "Your parcel will be ready for collection tomorrow",
        "Votre colis sera disponible dans votre point de retrait",
        "Il pacco sarà disponibile per il ritiro",
        "Notre service client est à votre disposition au 3631",
    ],
)
def test_does_not_wait_yet(text: str) -> None:
    assert status_of(text) is not Status.PICKUP_POINT
