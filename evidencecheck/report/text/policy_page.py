"""The list of policies and one policy with the source of every number, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from evidencecheck.model.case import Basis, Milestone, Policy, Scope, Window
from evidencecheck.model.message import Message, msg
from evidencecheck.report.interface import Options
from evidencecheck.report.text.screen import MARGIN, heading, paragraph, rendered
from evidencecheck.report.text.wrap import columns
from evidencecheck.report.words import KINDS, requirement

_BASES = {
    Basis.SALE: msg("by what the buyer paid"),
    Basis.COST: msg("by what the seller paid"),
    Basis.DAMAGE: msg("by the damage or injury"),
}
_MILESTONES = {
    Milestone.ORDERED: msg("the order"),
    Milestone.SHIPPED: msg("the shipping"),
    Milestone.LAST_SCAN: msg("the last scan"),
    Milestone.DELIVERED: msg("the delivery"),
    Milestone.INCIDENT: msg("the loss or injury"),
    Milestone.NOTIFIED: msg("the notice of the claim"),
}


def policy_page(policy: Policy, options: Options) -> str:
    """Everything that a policy states, each number with its source."""
    return rendered(_page(policy, options), options)


def policy_table(policies: Sequence[Policy], options: Options) -> str:
    """One line each: id and title."""
    width = max((columns(policy.id) for policy in policies), default=0)
    rows = (
        paragraph(
            options.say(policy.title),
            options,
            lead=Text.assemble(" " * MARGIN, (policy.id.ljust(width), "bold"), "  "),
        )
        for policy in policies
    )
    return rendered(rows, options)


def _page(policy: Policy, options: Options) -> Iterator[RenderableType]:
    yield Text.assemble(" " * MARGIN, (policy.id, "bold"))
    yield paragraph(options.say(policy.title), options, lead=Text(" " * MARGIN), style="bold")
    for title, lines in _sections(policy):
        held = [line for line in lines if line is not None]
        if held:
            yield heading(options, title)
            for line in held:
                yield paragraph(options.say(line), options)


def _sections(policy: Policy) -> Iterator[tuple[Message, Iterable[Message | None]]]:
    yield msg("Decided by"), [policy.decided_by if policy.decided_by.text() else None]
    yield msg("In force"), [_held(policy.scope)]
    yield msg("Required evidence"), [requirement(name) for name in policy.required]
    yield msg("Evidence that helps"), [requirement(name) for name in policy.optional]
    yield (
        msg("Accepted as proof of value"),
        [msg("{kinds}", kinds=tuple(KINDS[kind] for kind in policy.value_proofs))],
    )
    yield msg("Pays"), [_BASES[policy.pays_by], *_paid_otherwise(policy)]
    yield msg("Windows"), [_window(window) for window in policy.windows]
    yield msg("Thresholds"), _thresholds(policy)
    yield msg("Insurance"), [_coverage(policy)]
    yield msg("Files"), _files(policy)
    yield msg("Notes"), [_as_is(note) for note in policy.notes]
    yield msg("Sources"), [_as_is(line) for line in policy.source.splitlines()]


def _paid_otherwise(policy: Policy) -> Iterator[Message]:
    for other in policy.paid_otherwise:
        told = _scoped(_BASES[other.pays_by], other.scope)
        yield _sourced(told, other.source)


def _window(window: Window) -> Message:
    what = _MILESTONES[window.counted_from]
    if window.closes_months is not None:
        told = msg("until {n} months after {what}", n=str(window.closes_months), what=what)
    elif window.closes is not None:
        told = msg("until {n} days after {what}", n=str(window.closes), what=what)
    else:
        told = msg("after {what}", what=what)
    if window.opens is not None:
        told = msg("from day {n} on, {told}", n=str(window.opens), told=told)
    if window.severity == "warning":
        told = msg("{told} (a warning only)", told=told)
    return _sourced(_scoped(told, window.scope), window.source)


def _thresholds(policy: Policy) -> Iterator[Message]:
    for threshold in policy.thresholds:
        amount = str(threshold.amount)
        if threshold.upto is not None:
            told = msg("up to {amount}: {follows}", amount=amount, follows=threshold.upto)
            yield _sourced(told, threshold.source)
        told = msg("above {amount}: {follows}", amount=amount, follows=threshold.above)
        yield _sourced(_scoped(told, threshold.scope), threshold.source)


def _coverage(policy: Policy) -> Message | None:
    cover = policy.coverage
    if cover is None:
        return None
    told = msg(
        "{occurrence} per occurrence, {aggregate} in aggregate, additional insured: {name}",
        occurrence=str(cover.occurrence),
        aggregate=str(cover.aggregate),
        name=cover.additional_insured,
    )
    return _sourced(told, cover.source)


def _files(policy: Policy) -> Iterator[Message]:
    for upload in policy.uploads:
        parts: list[Message | str] = [KINDS[kind] for kind in upload.kinds]
        parts += upload.media_types
        if upload.max_bytes is not None:
            parts.append(msg("at most {n} MB", n=f"{upload.max_bytes / 1e6:g}"))
        yield _sourced(msg("{parts}", parts=tuple(parts)), upload.source)
    for limit in policy.freshness:
        kinds = tuple(KINDS[kind] for kind in limit.kinds)
        told = msg("{kinds}: no older than {n} days", kinds=kinds, n=str(limit.days))
        yield _sourced(told, limit.source)


def _scoped(told: Message, scope: Scope) -> Message:
    held = _held(scope)
    return told if held is None else msg("{told}; {scope}", told=told, scope=held)


def _held(scope: Scope) -> Message | None:
    parts: list[Message | str] = list(scope.marketplaces)
    if scope.since is not None:
        parts.append(msg("since {day}", day=scope.since.isoformat()))
    if scope.until is not None:
        parts.append(msg("until {day}", day=scope.until.isoformat()))
    return msg("{parts}", parts=tuple(parts)) if parts else None


def _sourced(told: Message, source: str) -> Message:
    return msg("{told} [{source}]", told=told, source=source)


def _as_is(text: str) -> Message:
    return Message("{text}", (("text", text),))
