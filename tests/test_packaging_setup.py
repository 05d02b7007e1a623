"""The set-up scripts: getting pip, an importable cv2, no telemetry, Tesseract where allowed."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import ensure_tesseract, setup_env

LOCK = """\
opencv-python==5.0.0.93 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
opencv-python-headless==5.0.0.93 \\
    --hash=sha256:cc \\
    --hash=sha256:dd
openvino==2026.4.1 ; sys_platform == 'linux' \\
    --hash=sha256:ee
"""
FIND_PYTHON = Path(setup_env.__file__).with_name("find_python.sh")

Command = list[str]


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[Command]:
    """The commands that would have been run."""
    seen: list[Command] = []
    monkeypatch.setattr(setup_env, "_run", lambda command: seen.append([str(c) for c in command]))
    return seen


def test_an_entry_of_the_lock_keeps_its_hashes() -> None:
    assert setup_env.locked(LOCK, "opencv-python-headless") == (
        "opencv-python-headless==5.0.0.93 \\\n    --hash=sha256:cc \\\n    --hash=sha256:dd\n"
    )


def test_a_name_is_not_mistaken_for_its_prefix() -> None:
    assert "aa" in setup_env.locked(LOCK, "opencv-python")
    assert "cc" not in setup_env.locked(LOCK, "opencv-python")


def test_an_entry_that_is_missing_is_named() -> None:
    with pytest.raises(setup_env.SetupError, match="0 entries for numpy"):
        setup_env.locked(LOCK, "numpy")


def test_a_working_cv2_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, commands: list[Command], tmp_path: Path
) -> None:
    monkeypatch.setattr(setup_env, "_import_error", lambda python, module: None)
    setup_env.ensure_cv2(Path("python"), tmp_path / "absent.lock")
    assert commands == []


def test_the_headless_build_is_laid_over_a_failing_cv2(
    monkeypatch: pytest.MonkeyPatch, commands: list[Command], lock: Path
) -> None:
    monkeypatch.setattr(setup_env, "_import_error", _answers("libGL.so.1: cannot open", None))
    setup_env.ensure_cv2(Path("python"), lock)
    (command,) = commands
    assert {"--force-reinstall", "--no-deps", "--require-hashes"} <= set(command)


def test_a_cv2_that_fails_twice_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, commands: list[Command], lock: Path
) -> None:
    error = "libxcb.so.1: cannot open"
    monkeypatch.setattr(setup_env, "_import_error", _answers(error, error))
    with pytest.raises(setup_env.SetupError, match="apt-get install libgl1") as caught:
        setup_env.ensure_cv2(Path("python"), lock)
    assert error in str(caught.value)
    assert len(commands) == 1


def test_the_telemetry_package_does_not_stay(commands: list[Command], lock: Path) -> None:
    setup_env.install(Path("python"), lock, Path())
    assert any({"uninstall", "openvino-telemetry"} <= set(command) for command in commands)


def test_pip_comes_from_the_users_index_and_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    _index(monkeypatch, b"a wheel")
    monkeypatch.setattr(setup_env, "PIP_SHA256", hashlib.sha256(b"a wheel").hexdigest())
    assert setup_env.pip_wheel("https://packages.example/simple/") == b"a wheel"


def test_a_changed_pip_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    _index(monkeypatch, b"something else")
    with pytest.raises(setup_env.SetupError, match=r"SHA-256 .* not used"):
        setup_env.pip_wheel("https://packages.example/simple")


def test_an_index_out_of_reach_says_what_to_do_and_hides_the_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(request: urllib.request.Request, timeout: float) -> None:
        raise urllib.error.URLError("refused")

    monkeypatch.setattr(urllib.request, "urlopen", refused)
    with pytest.raises(setup_env.SetupError, match="python3-venv") as caught:
        setup_env.pip_wheel("https://me:secret@packages.example/simple")
    assert "packages.example/simple/pip/" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_password_of_the_index_becomes_a_header() -> None:
    request = setup_env._request("https://me:p%40ss@packages.example/simple/pip/")
    assert request.full_url == "https://packages.example/simple/pip/"
    expected = base64.b64encode(b"me:p@ss").decode()
    assert request.get_header("Authorization") == f"Basic {expected}"


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("../../packages/ab/pip-1-py3-none-any.whl#sha256=00", True),
        ("https://files.example/pip-1-py3-none-any.whl?x=1", True),
        ("pip-1.tar.gz", False),
        ("old-pip-1-py3-none-any.whl", False),
    ],
)
def test_links_of_an_index_page(href: str, found: bool) -> None:
    page = f'<html><a href="other.whl">o</a><br/><A HREF="{href}">x</A></html>'
    assert setup_env.wheel_link(page, "pip-1-py3-none-any.whl") == (href if found else None)


def test_a_suitable_python_is_taken_first() -> None:
    done = _find_python(PYTHON=sys.executable)
    assert (done.returncode, done.stdout.strip()) == (0, sys.executable)


def test_an_unsuitable_python_is_named_and_passed_over(tmp_path: Path) -> None:
    too_old = tmp_path / "python3.6"
    too_old.write_text("#!/bin/sh\nexit 1\n")
    too_old.chmod(0o755)
    (tmp_path / "python3.11").symlink_to(sys.executable)
    done = _find_python(PYTHON=str(too_old), PATH=str(tmp_path))
    assert done.stdout.strip() == "python3.11"
    assert f"PYTHON={too_old} is not a Python >= 3.11" in done.stderr


def test_no_python_at_all_says_how_to_get_one(tmp_path: Path) -> None:
    (tmp_path / "cat").symlink_to("/bin/cat")
    done = _find_python(PYTHON="", PATH=str(tmp_path))
    assert done.returncode == 1
    assert "apt-get install python3" in done.stderr


def test_tesseract_is_installed_by_apt_for_root(monkeypatch: pytest.MonkeyPatch) -> None:
    _machine(monkeypatch, programs={"apt-get"}, user=0)
    update, install = ensure_tesseract.install_commands(["deu"])
    assert update[-1] == "update"
    assert install[-2:] == ["tesseract-ocr", "tesseract-ocr-deu"]


def test_tesseract_is_installed_by_sudo_without_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    _machine(monkeypatch, programs={"apt-get", "sudo"}, user=1000)
    assert [command[:2] for command in ensure_tesseract.install_commands(["eng"])] == [
        ["sudo", "-n"],
        ["sudo", "-n"],
    ]


@pytest.mark.parametrize("programs", [{"apt-get"}, set()])
def test_nothing_is_installed_without_permission(
    monkeypatch: pytest.MonkeyPatch, programs: set[str]
) -> None:
    _machine(monkeypatch, programs=programs, user=1000)
    assert ensure_tesseract.install_commands(["eng"]) == []


def test_installing_can_be_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    _machine(monkeypatch, programs={"apt-get"}, user=0)
    monkeypatch.setenv("SYSTEM_PACKAGES", "no")
    assert ensure_tesseract.install_commands(["eng"]) == []


def test_without_tesseract_the_tests_are_said_to_be_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _machine(monkeypatch, programs=set(), user=1000)
    assert ensure_tesseract.main() == 0
    assert "tests that read with eng, chi_sim, deu are skipped" in capsys.readouterr().out


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "some.lock"
    path.write_text(LOCK, encoding="utf-8")
    return path


def _answers(*answers: str | None) -> Callable[[Path, str], str | None]:
    left = iter(answers)
    return lambda python, module: next(left)


def _index(monkeypatch: pytest.MonkeyPatch, wheel: bytes) -> None:
    """A package index at packages.example that has one pip."""
    link = f'<a href="../../files/{setup_env.PIP_WHEEL}">'
    pages = {
        "https://packages.example/simple/pip/": link.encode(),
        f"https://packages.example/files/{setup_env.PIP_WHEEL}": wheel,
    }
    monkeypatch.setattr(setup_env, "_fetch", pages.__getitem__)


def _machine(monkeypatch: pytest.MonkeyPatch, programs: set[str], user: int) -> None:
    monkeypatch.delenv("SYSTEM_PACKAGES", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in programs else None)
    monkeypatch.setattr(ensure_tesseract, "_succeeds", lambda command, **_: "sudo" in programs)


def _find_python(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", FIND_PYTHON],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
