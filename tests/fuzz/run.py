# ruff: noqa: T201 - what it finds is told on the terminal
"""Fuzzes every format for a bounded time: guided by coverage with atheris, else by mutation alone.

Guarantees exit code 0 only when no target raised, hung for 10 s or took more than 2 GB.

    python -m tests.fuzz.run --seconds 60
    python -m tests.fuzz.run --seconds 60 --only feed
"""

import argparse
import importlib.util
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

HANG_SECONDS = 10
MEMORY_MB = 2_048
UNGUIDED = ("pdf",)  # read in a process of its own, whose coverage is not seen
MISSING = (
    "atheris is not installed, so mutations are not guided by coverage: python -m pip install"
    " atheris in the project's environment (it has wheels for Linux)."
)


def main() -> int:
    """Fuzzes each target for its share of the time; gives the number of targets that failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=60, help="for all targets together")
    parser.add_argument("--only", help="one format")
    parser.add_argument("--guided", nargs=2, metavar=("TARGET", "CORPUS"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.guided:
        return _guided(asked.guided[0], Path(asked.guided[1]), asked.seconds)
    from tests.fuzz.targets import TARGETS  # in a guided process, atheris must import it

    if asked.only not in (None, *TARGETS):
        parser.error(f"--only: one of {', '.join(TARGETS)}")
    has_atheris = importlib.util.find_spec("atheris") is not None
    if not has_atheris:
        print(MISSING)
    names = [asked.only] if asked.only else list(TARGETS)
    share = asked.seconds / len(names)
    guided = [name for name in names if has_atheris and name not in UNGUIDED]
    failed = [
        name for name in names if not (_run_guided if name in guided else _mutate)(name, share)
    ]
    print(f"failed: {', '.join(failed)}" if failed else f"{len(names)} formats held")
    return len(failed)


def _run_guided(name: str, seconds: float) -> bool:
    """atheris ends its process: each target has one of its own, with the seeds as its corpus."""
    from tests.fuzz.targets import seeds

    with tempfile.TemporaryDirectory(prefix="dateline-fuzz-") as corpus:
        for number, body in enumerate(seeds(name)):
            Path(corpus, f"seed-{number}").write_bytes(body)
        command = [sys.executable, "-m", "tests.fuzz.run", "--seconds", str(seconds)]
        done = subprocess.run([*command, "--guided", name, corpus], check=False)
    print(f"{name}: {'held' if done.returncode == 0 else 'FAILED'}", flush=True)
    return done.returncode == 0


def _guided(name: str, corpus: Path, seconds: float) -> int:
    import atheris

    with atheris.instrument_imports(include=["etl.extract", "email", "json"]):
        from tests.fuzz.targets import TARGETS
    options = [
        f"-max_total_time={max(1, round(seconds))}", f"-timeout={HANG_SECONDS}",
        f"-rss_limit_mb={MEMORY_MB}", "-max_len=100000", "-verbosity=0", "-print_final_stats=1",
        f"-artifact_prefix={tempfile.gettempdir()}/dateline-{name}-",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[name])
    atheris.Fuzz()
    return 0


def _mutate(name: str, seconds: float) -> bool:
    """Mutated seeds until the time is over; a failing input is kept and named."""
    from tests.fuzz.mutations import mutated
    from tests.fuzz.targets import TARGETS, seeds

    bodies, rng, count = seeds(name), random.Random(name), 0
    end, slowest = time.monotonic() + seconds, 0.0
    while time.monotonic() < end:
        body = mutated(rng.choice(bodies), rng, bodies)
        started = time.monotonic()
        try:
            TARGETS[name](body)
        except Exception as error:
            kept = Path(tempfile.gettempdir(), f"dateline-{name}-crash")
            kept.write_bytes(body)
            print(f"{name}: FAILED after {count} inputs: {error!r}; the input is {kept}")
            return False
        slowest = max(slowest, time.monotonic() - started)
        count += 1
    most = max(getrusage(who).ru_maxrss for who in (RUSAGE_SELF, RUSAGE_CHILDREN)) // 1_024
    print(
        f"{name}: {count} inputs read, the slowest in {slowest:.2f} s, {most} MB at most",
        flush=True,
    )
    return slowest < HANG_SECONDS and most < MEMORY_MB


if __name__ == "__main__":
    sys.exit(main())
