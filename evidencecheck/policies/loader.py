"""Policies from their files: the shipped ones, and those of a user's own folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidencecheck.model.case import (
    Coverage,
    Freshness,
    PaidOtherwise,
    Policy,
    Scope,
    Threshold,
    Upload,
    Window,
)
from evidencecheck.model.errors import UsageError
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import Money
from evidencecheck.policies.texts import said

if TYPE_CHECKING:
    from pydantic import ValidationError

ENDING = ".toml"
LARGEST = 1024 * 1024
"""Bytes of a policy file, at most."""


def known(folder: Path | None = None) -> tuple[str, ...]:
    """The ids of all policies, sorted; those of `folder` too, whose files are named by their ids.

    Raises:
        UsageError: `folder` cannot be listed.
    """
    return tuple(sorted({*_shipped(), *_own(folder)}))


def load(policy: str, folder: Path | None = None) -> Policy:
    """The policy with this id; one in `folder` takes the place of a shipped one.

    Raises:
        UsageError: there is none, or its file breaks the form.
    """
    own = _own(folder)
    if policy in own:
        return _from_file(own[policy])
    if policy not in _shipped():
        raise UsageError(
            msg("There is no policy {id}. Policies: {known}", id=policy, known=known(folder))
        )
    return _load_shipped(policy)


def parse(text: str) -> Policy:
    """A policy from the text of its file; pydantic's error for one that breaks the form."""
    from evidencecheck.policies.form import PolicyForm

    data = PolicyForm.model_validate(tomllib.loads(text)).model_dump()
    coverage = data["coverage"]
    return Policy(
        id=data["id"],
        title=said(data["title"]),
        decided_by=said(data["decided_by"]),
        pays_by=data["pays_by"],
        required=data["required"],
        optional=data["optional"],
        value_proofs=data["value_proofs"],
        photo_severity=data["photo_severity"],
        lost_on_way=data["lost_on_way"],
        wants_payment=data["wants_payment"],
        contact_hours=data["contact_hours"],
        notes=data["notes"],
        source="\n".join(f"{part}: {where}" for part, where in sorted(data["source"].items())),
        scope=_scope(data),
        windows=tuple(Window(scope=_scope(each), **_rest(each)) for each in data["window"]),
        thresholds=tuple(_threshold(each) for each in data["threshold"]),
        coverage=_coverage(coverage) if coverage else None,
        uploads=tuple(Upload(**each) for each in data["upload"]),
        freshness=tuple(Freshness(**each) for each in data["freshness"]),
        paid_otherwise=tuple(
            PaidOtherwise(scope=_scope(each), **_rest(each)) for each in data["paid_otherwise"]
        ),
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of a policy file."""
    from evidencecheck.policies.form import PolicyForm

    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:evidencecheck:policy:1.0",
    }
    return {**head, **PolicyForm.model_json_schema(mode="validation")}


@cache
def _shipped() -> frozenset[str]:
    found = (entry.name for entry in files("evidencecheck.policies").iterdir())
    return frozenset(name.removesuffix(ENDING) for name in found if name.endswith(ENDING))


@cache
def _load_shipped(policy: str) -> Policy:
    return parse(files("evidencecheck.policies").joinpath(f"{policy}{ENDING}").read_text("utf-8"))


def _own(folder: Path | None) -> dict[str, Path]:
    if folder is None:
        return {}
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except OSError as error:
        raise UsageError(
            msg(
                "The folder of policies {folder} cannot be listed: {reason}.",
                folder=str(folder),
                reason=error.strerror or str(error),
            )
        ) from error
    return {path.stem: path for path in found}


def _from_file(path: Path) -> Policy:
    from pydantic import ValidationError

    try:
        if path.stat().st_size > LARGEST:
            raise _refused(path, msg("it is larger than 1 MiB"))
        policy = parse(path.read_bytes().decode("utf-8-sig"))
    except ValidationError as error:
        raise _refused(path, _first_problem(error)) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise _refused(path, msg("{reason}", reason=str(error))) from error
    if policy.id != path.stem:
        reason = msg("its id is {id}, so the file must be called {id}.toml", id=policy.id)
        raise _refused(path, reason)
    return policy


def _first_problem(error: ValidationError) -> Message:
    """The key, what is wrong with it, and how many more problems there are."""
    problems = error.errors(include_url=False, include_context=False)
    first = problems[0]
    key = ".".join(str(part) for part in first["loc"]) or "-"
    told = msg("{key}: {reason}", key=key, reason=first["msg"].removeprefix("Value error, "))
    more = len(problems) - 1
    if not more:
        return told
    return msg("{first} (and {n} more)", first=told, n=str(more))


def _refused(path: Path, reason: Message) -> UsageError:
    return UsageError(
        msg("The policy {file} is not valid: {reason}", file=path.name, reason=reason)
    )


_SCOPE = ("marketplaces", "since", "until")


def _scope(data: dict[str, Any]) -> Scope:
    return Scope(**{key: data[key] for key in _SCOPE})


def _rest(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in _SCOPE}


def _threshold(data: dict[str, Any]) -> Threshold:
    return Threshold(
        amount=_money(data["amount"]),
        upto=said(data["upto"]) if data["upto"] else None,
        above=said(data["above"]),
        scope=_scope(data),
        source=data["source"],
    )


def _coverage(data: dict[str, Any]) -> Coverage:
    return Coverage(
        occurrence=_money(data["occurrence"]),
        aggregate=_money(data["aggregate"]),
        additional_insured=data["additional_insured"],
        source=data["source"],
    )


def _money(amount: str) -> Money:
    from evidencecheck.policies.form import money_of

    number, code = money_of(amount)
    return Money(number, (code,))
