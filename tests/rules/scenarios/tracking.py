from dataclasses import replace
from datetime import date

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName, TrackingEvent
from evidencecheck.model.values import Status
from tests.factories import (
    OTHER_UPS,
    UPS,
    agreed,
    case,
    clean_case,
    day,
    document,
    event,
    fact,
    reading,
    tracking,
    with_claim,
)
from tests.rules.scenarios.scenario import fires, near, quiet

MADE = ("2026-10-02", Status.LABEL_CREATED)
SCANNED = ("2026-10-03", Status.ACCEPTED)
DONE = ("2026-10-06", Status.DELIVERED)


def _record(
    *events: tuple[str | None, Status | None],
    number: str | None = UPS,
    stated: Status | None = None,
    file: str = "tracking.pdf",
    text: str = "",
) -> Document:
    facts = [fact(FactName.TRACKING_NUMBER, tracking(number), file)] if number else []
    if stated:
        facts.append(fact(FactName.TRACKING_STATUS, stated, file))
    told = [event(on, status, text, file) for on, status in events]
    return document(file, Kind.TRACKING_RECORD, *facts, events=told)


def _two(claimed: tuple[str, ...]) -> Case:
    """Two parcels of one order: the first is delivered, the second is not."""
    records = (
        _record(SCANNED, DONE, file="one.pdf"),
        _record(SCANNED, number=OTHER_UPS, file="two.pdf"),
    )
    support = [fact(FactName.TRACKING_NUMBER, tracking(), "one.pdf")]
    support.append(fact(FactName.TRACKING_NUMBER, tracking(OTHER_UPS), "two.pdf"))
    base = case(*records, agreed=[agreed(FactName.TRACKING_NUMBER, support)])
    return with_claim_kept(base, claimed)


def _page(claimed: tuple[str, ...]) -> Case:
    """The same two parcels on one page."""
    one = [event(on, status, file="page.pdf", parcel=UPS) for on, status in (SCANNED, DONE)]
    two = [event(*SCANNED, file="page.pdf", parcel=OTHER_UPS)]
    numbers = [fact(FactName.TRACKING_NUMBER, tracking(n), "page.pdf") for n in (UPS, OTHER_UPS)]
    page = document("page.pdf", Kind.TRACKING_RECORD, *numbers, events=[*one, *two])
    return with_claim_kept(case(page, agreed=[agreed(FactName.TRACKING_NUMBER, numbers)]), claimed)


def _below(above: str, claimed: str, scheme: str) -> Case:
    """A page with two numbers, whose events all stand below one that is not claimed."""
    numbers = [
        fact(FactName.TRACKING_NUMBER, tracking(claimed, scheme), "page.pdf"),
        fact(FactName.TRACKING_NUMBER, tracking(above), "page.pdf"),
    ]
    told = [event(on, status, file="page.pdf", parcel=above) for on, status in (SCANNED, DONE)]
    page = document("page.pdf", Kind.TRACKING_RECORD, *numbers, events=told)
    known = agreed(FactName.TRACKING_NUMBER, numbers)
    return with_claim_kept(case(page, agreed=[known]), (claimed,))


def with_claim_kept(base: Case, numbers: tuple[str, ...]) -> Case:
    changed = with_claim(base, tracking_numbers=numbers)
    return case(
        *changed.documents,
        claim=changed.claim,
        agreed=[base.agreed[FactName.TRACKING_NUMBER]],
    )


DATED = _record(SCANNED)
DATED = replace(
    DATED,
    events=(
        *DATED.events,
        TrackingEvent(
            date(2026, 10, 6),
            None,
            Status.DELIVERED,
            "09:41 Left at  front door",
            reading("2026-10-06 09:41", "tracking.pdf"),
        ),
    ),
)

YUN = "YT2229521272164446"
LAST_MILE = _below(UPS, YUN, "yunexpress")
OTHER_STORY = _below(UPS, OTHER_UPS, "ups")

SCENARIOS = (
    fires(
        "TRK001",
        "ends in delivered",
        clean_case(record=_record(SCANNED, DONE, text="Delivered, left with neighbour")),
        f'the record of {UPS} ends in "Delivered, left with neighbour" on 2026-10-06',
        confidence="high",
    ),
    fires(
        "TRK001",
        "the words stand beside the cell that dates them",
        clean_case(record=DATED),
        'ends in "Left at front door" on 2026-10-06',
    ),
    near(
        "TRK001",
        "a customer writes that the goods arrived broken",
        replace(clean_case(record=_record(SCANNED, DONE)), damage="mail.eml"),
        "mail.eml speaks of goods that arrived broken",
    ),
    fires("TRK001", "heading without events", clean_case(record=_record(stated=Status.DELIVERED))),
    fires(
        "TRK001",
        "the only record, its number cut off",
        clean_case(record=_record(SCANNED, DONE, number=None)),
        confidence="medium",
    ),
    fires(
        "TRK001",
        "a proof of delivery",
        clean_case(
            extra=document(
                "pod.pdf",
                Kind.PROOF_OF_DELIVERY,
                (FactName.TRACKING_NUMBER, tracking()),
                (FactName.DELIVERY_DATE, day("2026-10-06")),
            )
        ),
    ),
    fires("TRK001", "the claimed parcel of a page of two", _page((UPS,)), UPS, confidence="high"),
    fires("TRK001", "the last mile's number beside the consolidator's", LAST_MILE, YUN),
    near("TRK001", "two numbers, but only the other parcel's story", OTHER_STORY),
    near("TRK001", "the other parcel of a page of two", _page((OTHER_UPS,))),
    fires("TRK001", "the claimed parcel of two is delivered", _two((UPS,)), "one.pdf"),
    quiet("TRK001", "clean", clean_case()),
    near("TRK001", "the other parcel is claimed", _two((OTHER_UPS,))),
    near("TRK001", "no parcel is named, one is under way", _two(())),
    near(
        "TRK001",
        "out for delivery",
        clean_case(record=_record(SCANNED, ("2026-10-06", Status.OUT_FOR_DELIVERY))),
    ),
    near(
        "TRK001",
        "delivered back to the sender",
        clean_case(record=_record(SCANNED, ("2026-10-05", Status.RETURNED), DONE)),
        "after a return",
    ),
    near(
        "TRK001",
        "heading and events differ",
        clean_case(record=_record(SCANNED, stated=Status.DELIVERED)),
        "the heading says delivered",
    ),
    near(
        "TRK001",
        "record of a disputed number",
        clean_case(record=_record(SCANNED, DONE, number=OTHER_UPS)),
    ),
    fires(
        "TRK002",
        "label only",
        clean_case(record=_record(MADE)),
        "tracking.pdf",
        "never scanned",
    ),
    fires("TRK002", "heading says so", clean_case(record=_record(stated=Status.LABEL_CREATED))),
    quiet("TRK002", "clean", clean_case()),
    near("TRK002", "scanned a day later", clean_case(record=_record(MADE, SCANNED))),
    near(
        "TRK002",
        "an event that was not understood",
        clean_case(record=_record(MADE, ("2026-10-03", None), text="Sendung")),
        "not understood",
    ),
    near(
        "TRK002",
        "a second screenshot shows the scan",
        clean_case(record=_record(MADE), later=_record(MADE, SCANNED, file="later.pdf")),
    ),
    near("TRK002", "no events recognised", clean_case(record=_record())),
)
