"""``python -m tests.fuzz SECONDS [NAME...]``: each target for its share of the time, with new inputs.

What fails is shrunk and printed; it belongs into `test_targets` as a case of its own.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.targets import TARGETS, Target

EXAMPLES = 200
"""Of one round; between two of them the clock is looked at."""


def fuzzed(target: Target, seconds: float) -> tuple[int, BaseException | None]:
    """Rounds until the time is up or something fails, and what failed."""
    started = time.monotonic()
    rounds = 0
    while rounds == 0 or time.monotonic() - started < seconds:
        rounds += 1
        quick = settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )
        try:
            seed(time.time_ns())(quick(given(target.inputs)(target.run)))()
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 (any exception is what we look for)
            return rounds, error
    return rounds, None


def main(arguments: Sequence[str]) -> int:
    seconds, names = float(arguments[0]), set(arguments[1:])
    targets = [target for target in TARGETS if not names or target.name in names]
    failed = 0
    for target in targets:
        rounds, error = fuzzed(target, seconds / len(targets))
        told = "ok" if error is None else f"{type(error).__name__}: {error}"
        notes = "\n    ".join(getattr(error, "__notes__", ()))
        print(f"{target.name}: {rounds * EXAMPLES} inputs, {told}\n    {notes}".rstrip())  # noqa: T201
        failed += error is not None
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
