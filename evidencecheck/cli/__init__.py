"""The command: its words become a call to the engine, the outcome a report and an exit status."""

import sys

from evidencecheck.cli.interrupts import hold_back_in_imports

INTERRUPTED = 130
"""As `model.finding.ExitStatus`, which is not imported yet when it is needed here."""


def main() -> None:
    """The entry point. Exits with a value of `model.finding.ExitStatus`."""
    try:
        hold_back_in_imports()
        from evidencecheck.cli.app import app

        app(prog_name="evidencecheck")
    except KeyboardInterrupt:
        # Ctrl-C before the command could say so.
        sys.exit(INTERRUPTED)
    finally:
        # Where Ctrl-C meets source that is built at run time (dataclasses do so on import), CPython
        # notes to end by the signal, whatever exit status we choose. The next such source lifts that.
        eval("0")  # noqa: S307 (a constant)
