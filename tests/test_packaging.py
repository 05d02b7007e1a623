"""What is shipped: version, locks, the wheel's content, the targets that the README names."""

from __future__ import annotations

import re
import subprocess
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import evidencecheck

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "evidencecheck"
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

PIN = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>\S+)", re.MULTILINE)
ADDRESS = re.compile(r"https?:|file:|@ |--(?:extra-)?index-url|--find-links|^/", re.MULTILINE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    builders = pytest.importorskip("hatchling.builders.wheel")
    folder = tmp_path_factory.mktemp("dist")
    built = next(builders.WheelBuilder(str(ROOT)).build(directory=str(folder)))
    return zipfile.ZipFile(built)


def pins(lock: Path) -> dict[str, set[str]]:
    """Distribution to pinned versions; more than one where platforms differ."""
    found: dict[str, set[str]] = {}
    for match in PIN.finditer(lock.read_text(encoding="utf-8")):
        found.setdefault(match["name"], set()).add(match["version"])
    return found


def test_the_version_has_one_source(wheel: zipfile.ZipFile) -> None:
    assert f"evidencecheck-{evidencecheck.__version__}.dist-info/METADATA" in wheel.namelist()
    assert f"## [{evidencecheck.__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_installed_command_is_ours() -> None:
    try:
        installed = metadata.distribution("evidencecheck").entry_points
    except metadata.PackageNotFoundError:
        pytest.skip("run from a checkout that is not installed")
    (command,) = installed.select(group="console_scripts")
    assert command.value == "evidencecheck.cli:main"


def test_the_wheel_carries_every_data_file(wheel: zipfile.ZipFile) -> None:
    data = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.suffix in {".toml", ".json", ".mo", ".po"} or path.name == "py.typed"
    }
    assert data - set(wheel.namelist()) == set()


def test_the_wheel_carries_nothing_but_the_package(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"evidencecheck", f"evidencecheck-{evidencecheck.__version__}.dist-info"}


def test_the_wheel_names_its_licence(wheel: zipfile.ZipFile) -> None:
    info = f"evidencecheck-{evidencecheck.__version__}.dist-info"
    assert "License-Expression: Apache-2.0" in wheel.read(f"{info}/METADATA").decode()
    assert f"{info}/licenses/LICENSE" in wheel.namelist()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_every_dependency_within_its_range(lock: Path) -> None:
    versions = pins(lock)
    for text in PYPROJECT["project"]["dependencies"]:
        wanted = Requirement(text)
        locked = versions.get(canonicalize_name(wanted.name), set())
        assert locked, f"{wanted.name} is not locked: run `make lock`"
        assert all(wanted.specifier.contains(version) for version in locked), text


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_both_opencv_builds_at_one_version(lock: Path) -> None:
    # They share the folder cv2/: at two versions, files of both would lie in it.
    versions = pins(lock)
    assert len(versions["opencv-python"]) == 1
    assert versions["opencv-python"] == versions["opencv-python-headless"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_hashes_everything_and_names_no_place(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = [line for line in text.splitlines() if line and not line.startswith(("#", " "))]
    assert all(line.endswith(" \\") for line in entries)
    assert ADDRESS.search(text) is None


def test_the_development_lock_contains_the_runtime_lock() -> None:
    runtime, dev = (pins(ROOT / "requirements" / name) for name in ("runtime.lock", "dev.lock"))
    assert {name: dev.get(name) for name in runtime} == runtime


@pytest.mark.parametrize("path", ["Makefile", ".ci/run", "tools/lock.sh"])
def test_no_place_of_one_machine_is_written_down(path: str) -> None:
    assert re.search(r"/(?:home|root|Users|work|tmp)/", (ROOT / path).read_text("utf-8")) is None


def test_every_target_that_the_readme_names_exists() -> None:
    named = set(re.findall(r"`make ([a-z0-9]+)`", (ROOT / "README.md").read_text("utf-8")))
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = {line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")}
    assert {"demo", "test"} <= named <= listed


def test_the_readmes_first_screen_shows_both_commands() -> None:
    first_screen = (ROOT / "README.md").read_text("utf-8").splitlines()[:40]
    assert {"make demo", "make test"} <= {line.split("  ")[0].strip() for line in first_screen}
