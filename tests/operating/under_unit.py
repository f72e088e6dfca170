#!/usr/bin/env python3
# Under unit: runs a program under the system call filter and the ban on written code of a unit in packaging/.
"""
    under_unit.py UNIT PROGRAM [ARGUMENT...]

What systemd would refuse is refused here with the same error, without systemd: so a machine that was not started by it can
tell as well whether the unit leaves stip, pandoc and LibreOffice what they need. Exit code 77: this cannot be done here.
"""
import ctypes
import ctypes.util
import os
import re
import subprocess
import sys
from pathlib import Path

ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 1  # SCMP_ACT_ALLOW; SCMP_ACT_ERRNO(EPERM).
MASKED_EQUAL = 7
WRITE_AND_EXECUTE, EXECUTE, ATTACH_TO_EXECUTE = 6, 4, 0o100000


class Comparison(ctypes.Structure):
    _fields_ = [("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64)]


def calls_in(name):
    """The system calls in a set of systemd, such as @system-service."""
    if not name.startswith("@"):
        return {name}
    told = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True)
    if told.returncode != 0:
        raise OSError(told.stderr)
    words = [line.strip() for line in told.stdout.splitlines()[1:] if line.strip() and not line.strip().startswith("#")]
    return set().union(*(calls_in(word) for word in words))


def allowed_calls(unit):
    """What the lines SystemCallFilter= leave, in their order; @default is always there."""
    allowed = calls_in("@default")
    for minus, names in re.findall(r"^SystemCallFilter=(~?)(.+)$", unit, re.M):
        calls = set().union(*(calls_in(name) for name in names.split()))
        allowed = allowed - calls if minus else allowed | calls
    return allowed


def main():
    path = ctypes.util.find_library("seccomp")
    if not path:
        sys.exit(77)
    library, system = ctypes.CDLL(path), ctypes.CDLL(None, use_errno=True)
    library.seccomp_init.restype = ctypes.c_void_p
    unit = Path(sys.argv[1]).read_text(encoding="utf-8")
    try:
        allowed = allowed_calls(unit)
    except OSError:
        sys.exit(77)
    context = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(REFUSE)))
    refused_for = {}
    if "MemoryDenyWriteExecute=yes" in unit:
        refused_for = {"mmap": (2, WRITE_AND_EXECUTE), "mprotect": (2, EXECUTE), "pkey_mprotect": (2, EXECUTE),
                       "shmat": (2, ATTACH_TO_EXECUTE)}
    for name in sorted(allowed):
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number < 0:
            continue  # Not on this machine.
        if name not in refused_for:
            library.seccomp_rule_add_array(context, ctypes.c_uint32(ALLOW), number, 0, None)
            continue
        argument, mask = refused_for[name]
        # Allowed unless all bits of the mask are set: one rule for each other way they can be.
        bits = [1 << bit for bit in range(32) if mask >> bit & 1]
        for bit in bits:
            rule = (Comparison * 1)(Comparison(argument, MASKED_EQUAL, bit, 0))
            library.seccomp_rule_add_array(context, ctypes.c_uint32(ALLOW), number, 1, rule)
    if "NoNewPrivileges=yes" in unit:
        system.prctl(38, 1, 0, 0, 0)
    if library.seccomp_load(context) != 0:
        sys.exit(77)
    os.execvp(sys.argv[2], sys.argv[2:])


main()
