"""Cases of one run → what each of them shares with others. Small traces are kept, not the cases."""

from __future__ import annotations

from evidencecheck.stages.reuse.compare import reuses
from evidencecheck.stages.reuse.traces import Trace, trace_of

__all__ = ["Trace", "reuses", "trace_of"]
