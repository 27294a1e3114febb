"""An inbox folder, any depth, any number of files: each file is a source.

Guarantees the same sources in the same order for the same folder, and that what a
`.datelineignore` names is left alone.
"""

import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

SIDECAR_SUFFIX = ".meta.json"
IGNORE_FILE = ".datelineignore"


def inbox_files(inbox: Path) -> Iterator[Path]:
    """Every file of the inbox in the order of its path, but for sidecars and what is ignored."""
    patterns = _ignored(inbox)
    for path in _files(inbox):
        within = path.relative_to(inbox).as_posix()
        if not is_sidecar(path) and not any(fnmatch(within, pattern) for pattern in patterns):
            yield path


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder that are not hidden, one folder in memory at a time."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def is_sidecar(path: Path) -> bool:
    """Whether the file speaks of the file beside it."""
    return path.name.endswith(SIDECAR_SUFFIX)


def sidecar_of(path: Path) -> Path | None:
    """The sidecar beside a file: `page.meta.json` or `page.html.meta.json` for `page.html`."""
    stem = path.name.partition(".")[0] if path.name.endswith((".tar.gz", ".warc.gz")) else path.stem
    for name in (f"{stem}{SIDECAR_SUFFIX}", f"{path.name}{SIDECAR_SUFFIX}"):
        if (path.parent / name).is_file():
            return path.parent / name
    return None


def _ignored(inbox: Path) -> tuple[str, ...]:
    path = inbox / IGNORE_FILE
    if not path.is_file():
        return ()
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
