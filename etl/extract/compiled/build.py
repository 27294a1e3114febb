"""Compiles the loops of this folder into one library beside them.

Guarantees a library that runs on every machine of this kind of processor: nothing is tuned to the
one that builds it, and no other library is linked. `make setup` calls it (hatch_build.py).
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
LIBRARY: Final = FOLDER / "libpage.so"
_OPTIONS: Final = (
    "-std=c11", "-O3", "-shared", "-fPIC", "-ffreestanding", "-nostdlib", "-s",
    "-mcpu=baseline", "-fno-sanitize=all",
    "-ffp-contract=off",  # measures are the same numbers on every processor
)  # fmt: skip


def build() -> None:
    """Compiles with the C compiler of the pinned package `ziglang`.

    Raises CalledProcessError where it finds a fault, which it prints. A library in use is replaced,
    not written over.
    """
    sources = map(str, sorted(FOLDER.glob("*.c")))
    with tempfile.TemporaryDirectory(dir=FOLDER, prefix=".build-") as room:
        made = Path(room) / LIBRARY.name
        caches = dict.fromkeys(("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR"), room)
        command = (sys.executable, "-m", "ziglang", "cc", *_OPTIONS, "-o", str(made), *sources)
        subprocess.run(command, check=True, env=os.environ | caches)  # noqa: S603 — our own words
        made.replace(LIBRARY)
