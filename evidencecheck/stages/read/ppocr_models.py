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

PACKAGE = "rapidocr"
DETECTION = "PP-OCRv6_det_small.onnx"
RECOGNITION = "PP-OCRv6_rec_small.onnx"
SECOND_PACKAGE, SECOND = "rapidocr_onnxruntime", "ch_PP-OCRv4_rec_infer.onnx"
"""An older network for the same task, trained on other data: its mistakes are others."""

OPENVINO_CONFIG = {
    "INFERENCE_NUM_THREADS": "1",
    "ENABLE_CPU_PINNING": "NO",
    "PERFORMANCE_HINT": "LATENCY",
    "NUM_STREAMS": "1",
}
"""One thread per worker and no pinning: pinned workers shared a core and took 3.5 times as long."""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A network that reads a line, and its alphabet; index 0 is CTC's blank."""

    network: Network
    alphabet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Models:
    """Both halves: where text stands, and what a line says."""

    detect: Network
    recognise: Recogniser


@functools.cache
def available() -> bool:
    """Whether model files and a runtime are installed; loads neither."""
    runtimes = any(importlib.util.find_spec(name) for name in ("openvino", "onnxruntime"))
    return runtimes and _folder(PACKAGE, DETECTION, RECOGNITION) is not None


@functools.cache
def models() -> Models:
    """Load both models, once per process.

    Raises:
        EngineMissingError: rapidocr, or both OpenVINO and ONNX Runtime, are missing.
    """
    folder = _folder(PACKAGE, DETECTION, RECOGNITION)
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
    return Models(detect, _recogniser(load, folder / RECOGNITION))


@functools.cache
def second() -> Recogniser | None:
    """PP-OCRv4's recogniser, a second reader, where its wheel and a runtime are installed."""
    folder = _folder(SECOND_PACKAGE, SECOND)
    load = folder and (_openvino() or _onnxruntime())
    return _recogniser(load, folder / SECOND) if folder and load else None


def _recogniser(load: Loader, path: Path) -> Recogniser:
    network, characters = load(path)
    return Recogniser(network, ("", *characters.splitlines(), " "))


def _folder(package: str, *files: str) -> Path | None:
    """The folder with these model files, found without importing the package."""
    spec = importlib.util.find_spec(package)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place) / "models"
        if all((folder / name).is_file() for name in files):
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
