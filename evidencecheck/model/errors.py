"""Exceptions that a caller may meet.

::

    EvidenceCheckError
    ├── UsageError           a command, option or configuration is wrong (exit 2)
    ├── NothingToCheckError  no evidence files (exit 3)
    └── EngineMissingError   an OCR engine or a library it needs cannot be loaded (exit 2)

A file that cannot be read is no exception outside its loader: it is an `Unreadable`.
"""

from __future__ import annotations

from evidencecheck.model.finding import ExitStatus
from evidencecheck.model.message import Message


class EvidenceCheckError(Exception):
    """Base of all; carries a message for people and the exit status that it leads to."""

    status = ExitStatus.INTERNAL

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message

    def __reduce__(self) -> tuple[type[EvidenceCheckError], tuple[Message]]:
        """Pickled by its message: errors of workers cross process borders."""
        return type(self), (self.message,)


class UsageError(EvidenceCheckError):
    status = ExitStatus.USAGE


class NothingToCheckError(EvidenceCheckError):
    status = ExitStatus.NOTHING_TO_CHECK


class EngineMissingError(EvidenceCheckError):
    status = ExitStatus.USAGE
