from __future__ import annotations

from datetime import date

import pytest

from evidencecheck.stages.extract.dates import Order
from evidencecheck.stages.extract.journey.event_dates import NO_YEAR, event_date, years_of

YEARS = [date(2026, 5, 1)]


@pytest.mark.parametrize(
    "line",
    [
        "Expected delivery by Thu, March 19, 2026",
        "Estimated between March 19, 2026 and later",
        "Rescheduled: Monday, 03/19/2026",
        "Arriving Thursday, March 19",
        "1/30/26 by end of day",
        "Standard transit 1/30/26",
        "Powered by www.17track.net · Synced 2026-05-19 08:30",
        "Tracking results provided by UPS: 08/14/2026 9:14 A.M. EST",
        "Offer valid until March 31, 2026",
        "Die Sendungsdaten bleiben bis zum 26.12.2026 abrufbar",
        "Voraussichtliche Zustellung am Do., 19.03.2026",
        "Stand: 28.08.2026",
        "Informations éditées le 30/04/2026 à 10:12",
        "Livraison prévue le jeudi 19 mars 2026",
        "Puoi ritirarla entro il 27/06/2026",
        "Consegna prevista per giovedì 19 marzo 2026",
        "Fecha de entrega prevista: 19/03/2026",
        "Puede recogerlo hasta el 19/03/2026",
        "预计2026-03-19送达",
        "查询时间 2026-03-19 10:00",
        "データ取得 2026/03/19",
        "Last sync:2026-03-19 10:03",
        "Latest refresh: 19 Mar 2026",
        "Letzte Aktualisierung 19.03.2026",
        "Dernière synchronisation : 19/03/2026",
        "2026/03/19まで保管",
        "Status checked 17 November 2026",
        "Last checked: 17 Nov 2026, 10:12",
        "Checked on 17 November 2026",
        "Tracking viewed 17 November 2026",
        "Date of enquiry: 17/11/2026",
        "Screenshot taken 17 November 2026",
        "Abgefragt am 17.11.2026 um 10:12",
        "Sendungsabfrage vom 17.11.2026",
        "Zuletzt geprüft: 17.11.2026",
        "Date de consultation : 17/11/2026",
        "Consulté le 17/11/2026 à 10:20",
        "Fecha de consulta: 17/11/2026",
        "Consultado el 17/11/2026",
        "Verificato il 17/11/2026",
        "Data di consultazione 17/11/2026",
        "Aggiornato il 17/11/2026",
        "Geraadpleegd op 17-11-2026",
        "Stan na dzień 17.11.2026",
        "检索时间：2026-11-17 11:02",
        "刷新时间 2026-11-17",
        "検索日時：2026/11/17 12:41",
        "表示日時 2026年11月17日",
        "お問い合わせ日時 2026/11/17",
        "データ更新2026/11/0912:41",
    ],
)
def test_no_scan(line: str) -> None:
    assert event_date(line, Order.DAY_FIRST, YEARS) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Delivered on: November 4 | Expected delivery: November 3, 2026", date(2026, 11, 4)),
        ("Accepted by USPS March 14, 2026", date(2026, 3, 14)),
        ("In transit, arriving late March 14, 2026, 9:00 am", date(2026, 3, 14)),
        ("La spedizione è disponibile per il ritiro dal 13/06/2026 ore 10:30", date(2026, 6, 13)),
        ("jeudi 16 avril 17:20 Le colis est en cours de retour", date(2026, 4, 16)),
        ("jeudi 16 avril 17h20 Le colis est arrivé", date(2026, 4, 16)),
        ("Latest update: May 21, 2026, 10:12 am", date(2026, 5, 21)),
        ("02-07-2026 Delivered to neighbour by 11:26", date(2026, 7, 2)),
        ("Checked in at depot 17 November 2026", date(2026, 11, 17)),
        ("Security checked at hub 17 November 2026", date(2026, 11, 17)),
        ("Loaded on vehicle 17 November 2026", date(2026, 11, 17)),
        ("Item requested 17 November 2026", date(2026, 11, 17)),
    ],
)
def test_scan(line: str, day: date) -> None:
    found = event_date(line, Order.DAY_FIRST, YEARS)
    assert found is not None
    assert found[0].on == day


def test_year_of_a_page_that_names_it_once() -> None:
    assert years_of(["All dates 2026, local time"], None) == [date(2026, 1, 1)]
    assert years_of(["Oct 9 1:18 PM"], None) == [NO_YEAR]


def test_printed_in_january_an_event_of_december_is_of_the_year_before() -> None:
    found = event_date("Dec 29 10:00 Picked up", None, [date(2026, 1, 5)])
    assert found is not None
    assert found[0].on == date(2025, 12, 29)
