"""The command: its words become a call to the engine, the outcome a report and an exit status."""


def main() -> None:
    """The entry point. Exits with a value of `model.finding.ExitStatus`."""
    from evidencecheck.cli.app import app

    app(prog_name="evidencecheck")
