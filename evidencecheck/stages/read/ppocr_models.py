"""The PP-OCRv6-small models out of the installed rapidocr wheel, run by OpenVINO or ONNX Runtime.

rapidocr itself is not imported: its own pipeline takes 2.7 times as long.
"""

from __future__ import annotations

import functools
import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidencecheck.model.errors import EngineMissingError
from evidencecheck.model.message import msg

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Network = Callable[[NDArray[np.float32]], NDArray[np.float32]]
    """A model: 1 x 3 x height x width in, its only output out (valid until the next call)."""

DETECTION = "PP-OCRv6_det_small.onnx"
RECOGNITION = "PP-OCRv6_rec_small.onnx"

OPENVINO_CONFIG = {
    "INFERENCE_NUM_THREADS": "1",
    "ENABLE_CPU_PINNING": "NO",
    "PERFORMANCE_HINT": "LATENCY",
    "NUM_STREAMS": "1",
}
"""One thread per worker and no pinning: pinned workers shared a core and took 3.5 times as long."""


@dataclass(frozen=True, slots=True)
class Models:
    """Both networks and the alphabet of the second; index 0 is CTC's blank."""

    detect: Network
    recognise: Network
    alphabet: tuple[str, ...]


@functools.cache
def available() -> bool:
    """Whether model files and a runtime are installed; loads neither."""
    runtimes = any(importlib.util.find_spec(name) for name in ("openvino", "onnxruntime"))
    return runtimes and _folder() is not None


@functools.cache
def models() -> Models:
    """Load both models, once per process.

    Raises:
        EngineMissingError: rapidocr, or both OpenVINO and ONNX Runtime, are missing.
    """
    folder = _folder()
    if folder is None:
        raise EngineMissingError(
            msg("The embedded OCR models are missing. Install them: pip install 'rapidocr>=3.10'")
        )
    load = _openvino() or _onnxruntime()
    if load is None:
        raise EngineMissingError(
            msg(
                "The embedded OCR needs OpenVINO or ONNX Runtime. Install one:"
                " pip install openvino, or: pip install onnxruntime"
            )
        )
    detect, _ = load(folder / DETECTION)
    recognise, characters = load(folder / RECOGNITION)
    return Models(detect, recognise, ("", *characters.splitlines(), " "))


def _folder() -> Path | None:
    """The folder of model files, found without importing rapidocr."""
    spec = importlib.util.find_spec("rapidocr")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place) / "models"
        if (folder / DETECTION).is_file() and (folder / RECOGNITION).is_file():
            return folder
    return None


Loader = Callable[[Path], "tuple[Network, str]"]
"""Model file to network and the ``character`` entry of its metadata ("" without one)."""


def _openvino() -> Loader | None:
    if importlib.util.find_spec("openvino") is None:
        return None
    # Importing OpenVINO reports the import over the network where its telemetry package is there.
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
    try:
        import openvino
    except ImportError:
        return None  # installed, but not for this machine: ONNX Runtime reads instead
    core = openvino.Core()

    def load(path: Path) -> tuple[Network, str]:
        model = core.read_model(path)
        info: Any = model.get_rt_info()
        known = "framework" in info and "character" in info["framework"]
        characters = str(info["framework"]["character"].value) if known else ""
        request = core.compile_model(model, "CPU", OPENVINO_CONFIG).create_infer_request()

        def run(batch: NDArray[np.float32]) -> NDArray[np.float32]:
            request.infer([batch], share_inputs=True)
            output: NDArray[np.float32] = request.get_output_tensor().data
            return output

        return run, characters

    return load


def _onnxruntime() -> Loader | None:
    if importlib.util.find_spec("onnxruntime") is None:
        return None
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3

    def load(path: Path) -> tuple[Network, str]:
        session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        characters = session.get_modelmeta().custom_metadata_map.get("character", "")
        name = session.get_inputs()[0].name

        def run(batch: NDArray[np.float32]) -> NDArray[np.float32]:
            output: NDArray[np.float32] = session.run(None, {name: batch})[0]
            return output

        return run, characters

    return load
