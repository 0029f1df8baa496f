"""What a query worker may not do: outlive its parent, take more memory than its share, open internet sockets."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2
# Audit architecture and the number of socket(2), from the kernel's headers; other machines go without the filter.
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_AF_INET, _AF_INET6 = 2, 10
_RETURN_ALLOW, _RETURN_EACCES = 0x7FFF0000, 0x00050000 | 13
_LOAD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06
_X32_BIT = 0x40000000  # the second table of calls on x86_64
_JUMP_GREATER_EQUAL = 0x35


def die_with_parent(parent: int) -> None:
    """Have the kernel kill this process when its parent ends (Linux); end now if the parent is gone already."""
    if sys.platform == "linux":
        _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


def limit_memory(mebibytes: int, beside: int = 0) -> None:
    """Bound the address space; an allocation beyond it ends this process. 0 sets no bound.

    ``beside``: bytes of it that do not count.
    """
    if mebibytes:
        most = (mebibytes << 20) + beside
        with contextlib.suppress(ValueError, OSError):  # macOS has no such limit
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a killed query leaves no dump of the data


@contextlib.contextmanager
def bound_while_loading(mebibytes: int) -> Iterator[None]:
    """Bound what the address space grows by meanwhile, and not what processes forked later may have."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, ((mebibytes << 20) + used_addresses(), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def lift_bound() -> None:
    """Take back, in a process that was forked meanwhile, what :func:`bound_while_loading` set."""
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def used_addresses() -> int:
    """Bytes of address space that this process has (proc(5), statm); 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def deny_internet() -> bool:
    """Make socket() fail with EACCES for IPv4 and IPv6, for good. False where the system has no such filter."""
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None or sys.maxsize < 2**32:
        return False
    libc = _libc()
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    program = _filter(*machine)
    buffer = ctypes.create_string_buffer(program)
    header = _Program(len(program) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(header), 0, 0) == 0)


class _Program(ctypes.Structure):
    """``struct sock_fprog`` of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _filter(architecture: int, socket_call: int) -> bytes:
    """A program of classic BPF over ``struct seccomp_data``: call number at 0, architecture at 4, arguments at 16."""
    deny, allow = 8, 9  # where the two last instructions stand
    program = [
        (_LOAD, 0, 0, 4),
        (_JUMP_EQUAL, 0, deny - 2, architecture),
        (_LOAD, 0, 0, 0),
        (_JUMP_GREATER_EQUAL, deny - 4, 0, _X32_BIT),
        (_JUMP_EQUAL, 0, allow - 5, socket_call),
        (_LOAD, 0, 0, 16),
        (_JUMP_EQUAL, deny - 7, 0, _AF_INET),
        (_JUMP_EQUAL, 0, allow - 8, _AF_INET6),
        (_RETURN, 0, 0, _RETURN_EACCES),
        (_RETURN, 0, 0, _RETURN_ALLOW),
    ]
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in program)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
