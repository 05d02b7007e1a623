"""The group of commands, and the one place where what happened becomes an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from evidencecheck import __version__
from evidencecheck.cli.batch import batch
from evidencecheck.cli.check import check
from evidencecheck.cli.completion import completion
from evidencecheck.cli.deliver import stop_writing
from evidencecheck.cli.explain import explain
from evidencecheck.cli.extract import extract
from evidencecheck.cli.help import CONTEXT, Described, language_option, language_outside
from evidencecheck.cli.policies import policies, policy
from evidencecheck.cli.rules import rules
from evidencecheck.cli.schema import schema
from evidencecheck.engine.debug import DEBUG, trace
from evidencecheck.i18n import translator
from evidencecheck.model.errors import EvidenceCheckError
from evidencecheck.model.finding import ExitStatus
from evidencecheck.model.message import Message, msg
from evidencecheck.report.safe import clean


class Application(Described, click.Group):
    """The group. Whatever ends a command, `main` leaves with the status documented for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of use, not of the alphabet."""
        return list(self.commands)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **settings: Any) -> NoReturn:
        """As click's, but every ending goes through `ExitStatus`."""
        settings["standalone_mode"] = False
        try:
            status = super().main(args, *rest, **settings)
        except click.ClickException as error:
            error.show()
            status = ExitStatus.USAGE
        except (click.Abort, KeyboardInterrupt):
            _say(msg("Interrupted."))
            status = ExitStatus.INTERRUPTED
        except EvidenceCheckError as error:
            _say(error.message)
            status = error.status
        except BrokenPipeError:
            # Who reads our output has seen enough (`| head`): not an error of ours.
            stop_writing()
            status = ExitStatus.OK
        except Exception as error:  # noqa: BLE001 (the last resort: it is reported, never passed over)
            status = _internal(error)
        sys.exit(int(status or ExitStatus.OK))


@click.group(
    "evidencecheck",
    cls=Application,
    context_settings=CONTEXT,
    help=msg(
        "Checks the evidence folder of a claim (a lost parcel, a lost FBA shipment, an injury) "
        "before you submit it: reads every file, compares order numbers, tracking numbers, amounts "
        "and dates across all documents, and says what a reviewer would reject and how to fix it."
    ).template,
)
@language_option
@click.version_option(__version__, prog_name="evidencecheck", message="%(prog)s %(version)s")
def app(lang: str | None) -> None:
    """Choose the language of what follows; commands read it from the context."""


app.examples = (
    ("evidencecheck check claims/lost-flask", msg("check one claim")),
    ("evidencecheck batch claims", msg("check every claim folder below a folder")),
    ("evidencecheck explain IDN001", msg("what a finding means and how to fix it")),
)
app.notes = (
    msg(
        "Exit status: 0 nothing to complain of, 1 findings, 2 wrong usage, 3 nothing to check, "
        "4 a case could not be judged, 5 internal error, 130 interrupted."
    ),
)
for command in (check, batch, extract, rules, explain, policies, policy, schema, completion):
    app.add_command(command)


def _internal(error: Exception) -> ExitStatus:
    trace(error)
    kind = type(error).__name__
    _say(msg("Internal error: {kind}: {text}", kind=kind, text=str(error)))
    _say(msg("Please report it with the output of the same command under {name}=1.", name=DEBUG))
    return ExitStatus.INTERNAL


def _say(message: Message) -> None:
    """One line on stderr, in the language of the environment or of the command line."""
    spoken = message.text(translator(language_outside(sys.argv[1:], os.environ)))
    click.echo(f"evidencecheck: {clean(spoken)}", err=True)
