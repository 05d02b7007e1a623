"""A progress bar on stderr, where somebody sits in front of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from evidencecheck.cli.options import OutputOptions
from evidencecheck.model.message import Translate, msg

Progress = Callable[[int, int], None]


@contextmanager
def progress_bar(output: OutputOptions, translate: Translate) -> Iterator[Progress | None]:
    """What the engine calls with (done, total); None where a bar is unwanted or nobody sees it."""
    if output.quiet or output.no_progress or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(msg("Reading files").text(translate), total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield advance
