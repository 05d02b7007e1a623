from dataclasses import replace
from datetime import date, time

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName, TrackingEvent
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Status, Text
from tests.factories import clean_case, document, event, fact, tracking, with_claim
from tests.rules.scenarios.scenario import fires, near, quiet

FILE = "tracking.pdf"
Told = tuple[str | None, Status | None]


def _record(*told: Told, carrier: str = "ups", text: str = "", printed: bool = False) -> Document:
    events = [event(on, status, text, FILE) for on, status in told]
    if printed:
        events = sorted(map(_placed, events, range(len(events))), key=lambda e: e.day or date.min)
    return document(
        FILE,
        Kind.TRACKING_RECORD,
        fact(FactName.TRACKING_NUMBER, tracking(), FILE),
        fact(FactName.CARRIER, Text(carrier), FILE),
        events=events,
    )


def _placed(told: TrackingEvent, row: int) -> TrackingEvent:
    return replace(told, reading=replace(told.reading, box=Box(0, 30 * row, 400, 30 * row + 20)))


def _timed(case: Case, **moved: float) -> Case:
    """With a time of day in every event; the last line `right` or `below` of where the list has it."""
    documents = []
    for held in case.documents:
        events = [replace(e, at=time(9)) for e in held.events]
        bottom = max(
            (i for i, e in enumerate(events) if e.reading.box),
            default=None,
            key=lambda i: events[i].reading.box.y0 if events[i].reading.box else 0.0,
        )
        if bottom is not None and (box := events[bottom].reading.box) is not None:
            right, below = moved.get("right", 0.0), moved.get("below", 0.0)
            box = Box(box.x0 + right, box.y0 + below, box.x1 + right, box.y1 + below)
            reading = replace(events[bottom].reading, box=box)
            events[bottom] = replace(events[bottom], reading=reading)
        documents.append(replace(held, events=tuple(events)))
    return replace(case, documents=tuple(documents))


def _case(*told: Told, text: str = "", carrier: str = "ups", printed: bool = False) -> Case:
    return clean_case(record=_record(*told, text=text, carrier=carrier, printed=printed))


def _unsure(case: Case) -> Case:
    record = next(d for d in case.documents if d.file == FILE)
    events = tuple(
        replace(e, reading=replace(e.reading, channel=Channel.OCR, confidence=0.7))
        for e in record.events
    )
    documents = [replace(d, events=events) if d is record else d for d in case.documents]
    return replace(case, documents=tuple(documents))


def _either(case: Case, *others: str) -> Case:
    """With another reading of the last event's date; of each date where several are given."""
    size = len(others)
    documents = []
    for held in case.documents:
        told = zip(held.events[-size:], others, strict=False)
        turned = (replace(e, alternatives=(date.fromisoformat(o),)) for e, o in told)
        documents.append(replace(held, events=(*held.events[:-size], *turned)))
    return replace(case, documents=tuple(documents))


MADE, TAKEN = ("2026-10-02", Status.LABEL_CREATED), ("2026-10-03", Status.ACCEPTED)
MOVING, ROUND = ("2026-10-05", Status.IN_TRANSIT), ("2026-10-06", Status.OUT_FOR_DELIVERY)
BACK, DONE = ("2026-10-06", Status.RETURNED), ("2026-10-08", Status.DELIVERED)
LATE = ("2026-10-06", Status.ACCEPTED)
EARLY_DONE = ("2026-10-03", Status.DELIVERED)

LINE: tuple[Told, ...] = (
    ("2026-10-03", Status.ACCEPTED),
    ("2026-10-05", Status.IN_TRANSIT),
    ("2026-10-06", Status.IN_TRANSIT),
    ("2026-10-07", Status.OUT_FOR_DELIVERY),
)
ODD = (LINE[0], LINE[1], ("2026-10-01", Status.IN_TRANSIT), *LINE[2:])
PINNED = (LINE[-1], *LINE)
NEXT_DAY = (LINE[0], LINE[1], ("2026-10-04", Status.IN_TRANSIT), *LINE[2:])

OVERTAKEN = (*LINE[:3], ("2026-10-31", Status.IN_TRANSIT), ("2026-10-08", Status.LOST))
"""The last line but one has a wrong month."""
MADE_LAST = (LINE[-1], *LINE[-2:0:-1], LINE[0], ("2026-10-09", Status.LABEL_CREATED))

LOST_ON_10 = date(2026, 10, 10)
AFTER = _case(TAKEN, ("2026-10-14", Status.IN_TRANSIT), text="Arrived at facility")


def _at_4px(policy: str) -> Case:
    base = _case(TAKEN, ("2026-10-16", Status.IN_TRANSIT), carrier="4px")
    return replace(base, policy=replace(base.policy, id=policy))


SCENARIOS = (
    fires("TRK004", "refused", _case(TAKEN, BACK, text="Refused by recipient"), "Refused", FILE),
    fires("TRK004", "delivered to the sender", _case(TAKEN, BACK, DONE), "a return"),
    quiet("TRK004", "clean", clean_case()),
    near("TRK004", "another attempt", _case(TAKEN, BACK, ("2026-10-08", ROUND[1]))),
    near("TRK004", "lost on the way back", _case(TAKEN, BACK, ("2026-10-20", Status.LOST))),
    fires("TRK005", "delivered before accepted", _case(EARLY_DONE, LATE), "2026-10-03"),
    fires("TRK005", "one event out of line", _case(*ODD, printed=True), "2026-10-01", FILE),
    fires(
        "TRK005", "the last but one", _timed(_case(*OVERTAKEN, printed=True)), "2026-10-31", FILE
    ),
    quiet("TRK005", "clean", clean_case()),
    quiet("TRK005", "in order", _case(*LINE, printed=True)),
    quiet("TRK005", "newest first", _case(*reversed(LINE), printed=True)),
    near("TRK005", "a day apart", _case(EARLY_DONE, ("2026-10-04", Status.ACCEPTED))),
    near("TRK005", "a headline above the list", _case(*PINNED, printed=True)),
    near("TRK005", "a line below", _timed(_case(*OVERTAKEN, printed=True), below=60)),
    near("TRK005", "a line beside", _timed(_case(*OVERTAKEN, printed=True), right=60)),
    near("TRK005", "a line without a time", _case(*OVERTAKEN, printed=True)),
    near("TRK005", "a label entered late", _timed(_case(*MADE_LAST, printed=True))),
    near("TRK005", "a day off the line", _case(*NEXT_DAY, printed=True)),
    near("TRK005", "the next leg's acceptance", _case(MADE, TAKEN, EARLY_DONE, LATE)),
    near("TRK005", "two readings", _either(_case(EARLY_DONE, LATE), "2026-03-10", "2026-06-10")),
    near(
        "TRK005",
        "misread",
        _unsure(_case(EARLY_DONE, LATE)),
        "the dates of the events were not read",
    ),
    fires("TRK006", "scanned days later", AFTER, "Arrived at facility", "2026-10-14"),
    quiet("TRK006", "clean", clean_case()),
    near("TRK006", "next day", _case(TAKEN, ("2026-10-11", Status.IN_TRANSIT))),
    near("TRK006", "declared lost later", _case(TAKEN, ("2026-10-18", Status.LOST))),
    near(
        "TRK006",
        "before the loss in the other reading",
        _either(_case(TAKEN, ("2026-10-12", Status.IN_TRANSIT)), "2026-10-08"),
    ),
    near("TRK006", "no day of loss", with_claim(AFTER, incident_on=None)),
    near("TRK006", "misread", _unsure(AFTER), "the date of the last scan was not read"),
    fires(
        "TRK007",
        "USPS, four days",
        _case(TAKEN, ("2026-10-16", Status.IN_TRANSIT), carrier="usps"),
        "USPS wants 7 days",
        "until 2026-10-23",
        severity="warning",
    ),
    quiet("TRK007", "clean", clean_case()),
    near(
        "TRK007",
        "USPS, four days or ten",
        _either(_case(TAKEN, ("2026-10-16", Status.IN_TRANSIT), carrier="usps"), "2026-10-10"),
    ),
    near(
        "TRK007",
        "USPS, seven days",
        _case(TAKEN, ("2026-10-13", Status.IN_TRANSIT), carrier="usps"),
    ),
    fires("TRK007", "4PX, a claim at 4PX", _at_4px("carrier-4px"), "4PX wants 30 days"),
    near("TRK007", "4PX, a claim elsewhere", _at_4px("generic-loss"), "is not known"),
    near(
        "TRK007",
        "no waiting time known",
        _case(TAKEN, ("2026-10-16", Status.IN_TRANSIT), carrier="yunexpress"),
        "how long this carrier wants to wait",
    ),
    near(
        "TRK007",
        "no waiting time known, but long ago",
        _case(TAKEN, ("2026-09-10", Status.IN_TRANSIT), carrier="yunexpress"),
    ),
    near(
        "TRK007",
        "already declared lost",
        _case(
            TAKEN, ("2026-10-18", Status.IN_TRANSIT), ("2026-10-19", Status.LOST), carrier="usps"
        ),
    ),
)
