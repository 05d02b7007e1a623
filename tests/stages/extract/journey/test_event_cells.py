"""Arrangements of a history that need places on the page: cards, stacked and broken cells, other columns."""

from __future__ import annotations

from datetime import date, time

from evidencecheck.model.values import Status
from evidencecheck.stages.extract.journey.events import tracking_events
from tests.stages.making import page, source

S = Status


def test_a_step_to_come_lends_its_title_to_no_date() -> None:
    cells = [
        ("Label created", 0, 0), ("6/8/2026 4:40 PM", 0, 26),
        ("We have your package", 0, 76), ("6/9/2026 6:25 PM", 0, 102),
        ("Out for delivery", 0, 152), ("6/12/2026 7:49 AM", 0, 178),
        ("Delivered", 0, 228), ("Manage delivery", 0, 300),
    ]  # fmt: skip
    assert [(e.day, e.status) for e in tracking_events(source(page(*cells)))] == [
        (date(2026, 6, 8), S.LABEL_CREATED),
        (date(2026, 6, 9), S.ACCEPTED),
        (date(2026, 6, 12), S.OUT_FOR_DELIVERY),
    ]


def test_title_and_place_around_the_date_part_at_the_gap() -> None:
    cells = [
        ("In Zustellung", 0, 0), ("14.03.2026, 08:05", 0, 24), ("Leipzig", 0, 48),
        ("Im Paketzentrum bearbeitet", 0, 110), ("13.03.2026, 22:10", 0, 134), ("Köln", 0, 158),
        ("Die Sendung wurde eingeliefert", 0, 220), ("12.03.2026, 15:00", 0, 244), ("Bonn", 0, 268),
    ]  # fmt: skip
    events = tracking_events(source(page(*cells)))
    assert [(e.day, e.status) for e in events] == [
        (date(2026, 3, 12), S.ACCEPTED),
        (date(2026, 3, 13), S.IN_TRANSIT),
        (date(2026, 3, 14), S.OUT_FOR_DELIVERY),
    ]
    assert [e.cells[-1] for e in events] == ["Bonn", "Köln", "Leipzig"]


def test_time_under_its_date_beside_two_lines_of_text() -> None:
    cells = [
        ("Oct 9", 0, 0), ("1:18 PM", 0, 22), ("Insufficient Address", 200, 0), ("EL PASO, TX", 200, 22),
        ("Oct 8", 0, 70), ("9:09 PM", 0, 92), ("Arrived at Facility", 200, 70), ("EL PASO, TX", 200, 92),
        ("Oct 6", 0, 140), ("7:52 PM", 0, 162), ("Accepted", 200, 140), ("MESQUITE, TX", 200, 162),
        ("All dates 2026, local time", 0, 240),
    ]  # fmt: skip
    assert [(e.day, e.at, e.status) for e in tracking_events(source(page(*cells)))] == [
        (date(2026, 10, 6), time(19, 52), S.ACCEPTED),
        (date(2026, 10, 8), time(21, 9), S.IN_TRANSIT),
        (date(2026, 10, 9), time(13, 18), S.EXCEPTION),
    ]


def test_cell_of_two_lines_around_the_middle_of_its_row() -> None:
    cells = [
        ("Das Paket konnte nicht zugestellt werden, da der", 400, 0),
        ("27.08.2026 15:11", 0, 13), ("Erfurt", 250, 13),
        ("Empfänger nicht angetroffen wurde.", 400, 26),
        ("26.08.2026 19:48", 0, 70), ("Augsburg", 250, 70), ("Im Depot eingetroffen.", 400, 70),
        ("Die Daten wurden im System erfasst; das Paket wurde noch", 400, 114),
        ("25.08.2026 11:07", 0, 127),
        ("nicht an GLS übergeben.", 400, 140),
    ]  # fmt: skip
    assert [(e.day, e.status) for e in tracking_events(source(page(*cells)))] == [
        (date(2026, 8, 25), S.LABEL_CREATED),
        (date(2026, 8, 26), S.IN_TRANSIT),
        (date(2026, 8, 27), S.ATTEMPT_FAILED),
    ]


def test_date_that_its_column_breaks() -> None:
    cells = [
        ("mardi 14", 0, 0), ("05:33 Votre colis est arrivé sur son site de distribution.", 150, 12),
        ("avril", 0, 24),
        ("vendredi 10", 0, 70), ("16:44 Votre colis a été pris en charge.", 150, 82),
        ("avril", 0, 94),
        ("Toutes les dates : année 2026.", 0, 180),
    ]  # fmt: skip
    assert [(e.day, e.at, e.status) for e in tracking_events(source(page(*cells)))] == [
        (date(2026, 4, 10), time(16, 44), S.ACCEPTED),
        (date(2026, 4, 14), time(5, 33), S.IN_TRANSIT),
    ]


def test_another_column_of_the_page_tells_nothing() -> None:
    cells = [
        ("Delivered", 0, 0), ("03/19/2026, 2:47 P.M.", 0, 24),
        ("Shipped / Billed On", 700, 0), ("03/13/2026", 700, 24), ("Proof of Delivery", 700, 48),
        ("We Have Your Package", 0, 90), ("03/16/2026, 7:38 P.M.", 0, 114), ("PO 88417", 700, 114),
    ]  # fmt: skip
    assert [(e.day, e.status) for e in tracking_events(source(page(*cells)))] == [
        (date(2026, 3, 16), S.ACCEPTED),
        (date(2026, 3, 19), S.DELIVERED),
    ]


def test_moment_of_the_printout_is_no_event() -> None:
    cells = [
        ("8/4/2026, 9:14 AM", 0, 0), ("Delivered | UPS", 500, 0),
        ("07/29/2026", 0, 200), ("6:20 A.M.", 150, 200), ("Departed from Facility", 300, 200),
        ("07/24/2026", 0, 240), ("6:06 P.M.", 150, 240), ("Origin Scan", 300, 240),
        ("https://www.ups.com/track?loc=en_US", 0, 900), ("1/1", 900, 900),
    ]  # fmt: skip
    assert [e.day for e in tracking_events(source(page(*cells)))] == [
        date(2026, 7, 24),
        date(2026, 7, 29),
    ]


def test_clock_of_a_phone_is_no_event() -> None:
    text = "9:02\nOut for delivery\n\n2026-06-09 18:25   Picked up"
    assert [e.status for e in tracking_events(source(text))] == [S.ACCEPTED]
