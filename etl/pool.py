"""Work shared out over processes.

Guarantees that the first fault stops what has not begun, and that no worker outlives the process
that shared out the work, however that one ends.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")


def as_done(work: Callable[[Task], Done], tasks: Sequence[Task], workers: int) -> Iterator[Done]:
    """What `work` gives for each task, in the order they end; in this process where one suffices."""
    if min(workers, len(tasks)) <= 1:
        yield from map(work, tasks)
        return
    with _pool(min(workers, len(tasks))) as pool:
        try:
            for future in as_completed([pool.submit(work, task) for task in tasks]):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def apart(work: Callable[[], Done]) -> Done:
    """What `work` gives, done in a process of its own, which gives its memory back."""
    with _pool(1) as pool:
        return pool.submit(work).result()


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawn: a fork of a process with DuckDB's threads may hang
    return ProcessPoolExecutor(workers, get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Ends this worker when its parent was killed: it would wait for work for ever."""
    Thread(target=_outwait_parent, daemon=True).start()


def _outwait_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
