"""How fast the whole job runs, and how much memory all of its processes hold at once.

`python benchmarks/pipeline.py [--count 2000 | --warc 1000] [-- more words for dateline run]` makes an
inbox (`benchmarks/inbox.py`), reads it into a new lake twice, and prints Markdown rows: sources a
second, and the most memory that the processes held together, in MB.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

POLL_SECONDS = 0.2


def main() -> int:
    """Runs the job twice over a made inbox: the second run has nothing to do."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=2_000, help="files of a mixed inbox")
    parser.add_argument("--warc", type=int, help="instead: MB of one web archive")
    parser.add_argument("more", nargs="*", help="words passed to dateline run, after --")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        inbox, lake = Path(name) / "inbox", Path(name) / "lake"
        make = ["--warc", str(options.warc)] if options.warc else ["--count", str(options.count)]
        script = Path(__file__).parent / "inbox.py"
        subprocess.run(
            [sys.executable, str(script), str(inbox), *make], check=True, stdout=sys.stderr
        )
        command = [
            sys.executable,
            "-m",
            "etl",
            "run",
            str(inbox),
            "--lake",
            str(lake),
            *options.more,
        ]
        print(
            "| run | seconds | sources | sources/s | all processes, MB | one process, MB |\n|---|---|---|---|---|---|"
        )
        for label in ("first", "second"):
            seconds, together, largest, told = _measure(command)
            seen = int(
                next(line.split()[1] for line in told.splitlines() if line.startswith("sources"))
            )
            print(
                f"| {label} | {seconds:.1f} | {seen} | {seen / seconds:.0f} | {together:.0f} | {largest:.0f} |"
            )
            print(told, file=sys.stderr)
    return 0


def _measure(command: list[str]) -> tuple[float, float, float, str]:
    """Wall seconds, most MB held together and by one process, and what was printed."""
    began = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    together = largest = 0.0
    while process.poll() is None:
        sizes = [_resident_mb(pid) for pid in _family(process.pid)]
        together, largest = max(together, sum(sizes)), max([largest, *sizes])
        time.sleep(POLL_SECONDS)
    told = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return time.monotonic() - began, together, largest, told


def _family(pid: int) -> list[int]:
    """A process and its descendants."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found += [int(child) for child in task.read_text().split()]
            except OSError:
                continue
    return found


def _resident_mb(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    sys.exit(main())
