"""What all tests share."""

import fcntl
import inspect
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import httpx
import pytest
from hypothesis import settings

from kg_service.reference.load import Reference, load_reference

# A machine that is busy may need longer than the fifth of a second that hypothesis gives an example: bench/ times.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SHARED = Path(__file__).resolve().parents[2] / "shared"

Once: TypeAlias = Callable[[str, Callable[[Path], None]], Path]

MEMORY, ENOUGH = Path("/dev/shm"), 4 << 30
"""A place in memory that can be written to like a disk, and the bytes that must be free there."""


def pytest_configure() -> None:
    """Set up what processes cost, before the first of them starts.

    Stores are written to last (fsync), thousands of them: to memory, if there is enough, that takes no time. And the
    package is not to be compiled anew by each process that a test starts.
    """
    usable = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
    if usable and shutil.disk_usage(MEMORY).free > ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """A machine that is busy may need longer than the 5 seconds that httpx waits when nothing else is said."""
    usual = inspect.signature(httpx.get).parameters["timeout"].default
    usual.connect = usual.read = usual.write = usual.pool = 60.0


@pytest.fixture(scope="session", autouse=True)
def no_certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test speaks TLS, and to load all the world's certificates for each HTTP client takes 24 ms."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SSL_CERT_FILE", raising=False)
        patch.setenv("SSL_CERT_DIR", str(tmp_path_factory.mktemp("certificates")))
        yield


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Gives a folder by its name, filled by the first of the processes that run the tests; nobody may change it."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent

    def folder(name: str, fill: Callable[[Path], None]) -> Path:
        made = base / f"once-{name}"
        with (base / f"once-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                part = base / f"once-{name}-{os.getpid()}"
                part.mkdir()
                fill(part)
                part.rename(made)
        return made

    return folder


@pytest.fixture(scope="session")
def built_store(once: Once) -> Path:
    """A store as `thidua build` makes it, run as people run it. For copies."""

    def build(folder: Path) -> None:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("THIDUA_")}
        command = [sys.executable, "-m", "kg_service.cli", "build"]
        done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout == ""
        assert "quads" in done.stderr

    return once("built", build) / "store"


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The project's own reference data."""
    return load_reference()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of agreements beside the checkout; tests that need it skip where it is not."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside this checkout")
    return SHARED
