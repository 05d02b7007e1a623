"""The shipped policies: one TOML file each, validated when it is read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from evidencecheck.model.case import Basis, Policy
from evidencecheck.model.document import Kind
from evidencecheck.model.errors import UsageError
from evidencecheck.model.message import Message, msg

if TYPE_CHECKING:
    from pydantic import BaseModel

TITLES: dict[str, Message] = {
    "amazon-order-lost": msg("Amazon order lost on its way"),
    "generic-loss": msg("Loss of a shipment in general"),
}
"""The titles of the files, here for the translators."""


def known() -> tuple[str, ...]:
    """The ids of all policies, sorted."""
    return tuple(
        sorted(
            entry.name.removesuffix(".toml")
            for entry in files("evidencecheck.policies").iterdir()
            if entry.name.endswith(".toml")
        )
    )


@cache
def load(policy: str) -> Policy:
    """The policy with this id; `UsageError` if there is none."""
    if policy not in known():
        raise UsageError(
            msg("There is no policy {id}. Policies: {known}", id=policy, known=known())
        )
    text = files("evidencecheck.policies").joinpath(f"{policy}.toml").read_text("utf-8")
    return parse(text)


def parse(text: str) -> Policy:
    """A policy from the text of its file; pydantic's error for one that breaks the form."""
    data = _form().model_validate(tomllib.loads(text)).model_dump()
    source = "\n".join(f"{part}: {where}" for part, where in sorted(data["source"].items()))
    return Policy(
        id=data["id"],
        title=TITLES.get(data["id"], Message("{title}", (("title", data["title"]),))),
        pays_by=data["pays_by"],
        required=data["required"],
        optional=data["optional"],
        value_proofs=data["value_proofs"],
        photo_severity=data["photo_severity"],
        source=source,
    )


@cache
def _form() -> type[BaseModel]:
    """The form of a policy file. Pydantic is heavy, hence only where a policy is read."""
    from typing import Annotated, Literal

    from pydantic import BaseModel, ConfigDict, Field, model_validator

    Requirement = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]  # noqa: N806 (a type)

    class PolicyForm(BaseModel):
        model_config = ConfigDict(extra="forbid", frozen=True)

        id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
        title: Annotated[str, Field(min_length=1)]
        pays_by: Basis
        required: tuple[Requirement, ...]
        optional: tuple[Requirement, ...] = ()
        value_proofs: tuple[Kind, ...]
        photo_severity: Literal["warning", "error"] = "warning"
        source: dict[str, str]

        @model_validator(mode="after")
        def _every_part_has_a_source(self) -> PolicyForm:
            wanted = {"required", "value_proofs", "photo_severity", "pays_by"}
            missing = wanted - {part for part, where in self.source.items() if where}
            if missing:
                raise ValueError(f"no source for {', '.join(sorted(missing))}")
            return self

    return PolicyForm
