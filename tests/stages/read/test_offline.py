"""Reading needs no network: models come out of installed packages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stages.load.made import ORDER, picture
from tests.stages.read.made import needs_models

ROOT = Path(__file__).parents[3]
NO_NETWORK = ["unshare", "--net", "--map-root-user"]

SCRIPT = """
import sys
from pathlib import Path
from evidencecheck.model.document import EvidenceFile
from evidencecheck.stages.read import ReadSettings, read
path = Path(sys.argv[1])
print(read(EvidenceFile(path.name, path, 1), ReadSettings(ocr="embedded")).text)
"""


@needs_models
def test_a_picture_is_read_without_network(tmp_path: Path) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("no unshare on this system")
    if subprocess.run([*NO_NETWORK, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not permit network namespaces")
    picture([ORDER]).save(tmp_path / "a.png")
    done = subprocess.run(
        [*NO_NETWORK, sys.executable, "-c", SCRIPT, str(tmp_path / "a.png")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    assert done.stdout.strip() == ORDER, done.stderr
