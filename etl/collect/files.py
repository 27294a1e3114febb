"""An inbox folder, any depth, any number of files: each file is a source.

Guarantees the same sources in the same order for the same folder, and that what a
`.datelineignore` names is left alone.
"""

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

SIDECAR_SUFFIX = ".meta.json"
IGNORE_FILE = ".datelineignore"


def inbox_files(inbox: Path) -> Iterator[Path]:
    """Every file of the inbox in the order of its path, but for sidecars and what is ignored."""
    patterns = _ignored(inbox)
    for path in sorted(inbox.rglob("*")):
        within = path.relative_to(inbox)
        hidden = any(part.startswith(".") for part in within.parts)
        ignored = any(fnmatch(within.as_posix(), pattern) for pattern in patterns)
        if path.is_file() and not hidden and not ignored and not is_sidecar(path):
            yield path


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
