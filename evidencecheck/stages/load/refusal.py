"""How the loaders say that a file cannot be read; never leaves `load` and `read`."""

from __future__ import annotations

from evidencecheck.model.document import Trouble
from evidencecheck.model.message import Message


class Refusal(Exception):  # noqa: N818 (a verdict on the file, no error of ours)
    """A file, or what is left of it, cannot be read."""

    def __init__(self, trouble: Trouble, detail: Message) -> None:
        super().__init__(detail.text())
        self.trouble = trouble
        self.detail = detail
