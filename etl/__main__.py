"""The whole pipeline without Airflow: `python -m etl`, installed as `dateline`.

Guarantees exit code 0 for good, 1 for a run held or failed, 2 for bad usage, and one sentence
instead of a traceback for what a user can put right. Heavy imports stay inside the commands.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from etl.steps import KEPT_DAYS

OK, FAILED, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives its exit code."""
    options = _parser().parse_args(arguments)
    from etl.commands import COMMANDS
    from etl.settings import BadSetting

    try:
        return COMMANDS[options.command](options)
    except BadSetting as fault:
        return _say(str(fault), USAGE)
    except KeyboardInterrupt:
        return _say("Stopped. Nothing was published; the next run starts over.", FAILED)
    except Exception as fault:
        if type(fault).__name__ in _TOLD:
            return _say(str(fault), FAILED)
        raise


_TOLD = {
    "Held",
    "NoLake",
    "FileNotFoundError",
    "NotADirectoryError",
    "BadQuery",
    "BadFeeds",
    "NoneFetched",
}
"""Faults whose message is a sentence for a person; named, since importing them is slow."""


def _say(sentence: str, code: int) -> int:
    print(f"dateline: {sentence}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline", description="News articles in, tables that an analyst can trust out."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = _adder(commands)
    run = add("run", "read an inbox into the lake")
    run.add_argument("inbox", nargs="?", help="folder of articles (default: DATELINE_INBOX)")
    _reading(run)
    fetch = add("fetch", "get what feeds newly list, and read it into the lake")
    fetch.add_argument(
        "feeds", nargs="?", help="list of feeds (default: DATELINE_FEEDS, else feeds.toml)"
    )
    _reading(fetch)
    _reading(add("retry", "read the rejected sources again"))
    _reading(add("rebuild", "read all kept bytes again, with today's code"))
    add("report", "write published/, the report page and warehouse.duckdb anew")
    maintain = add("maintain", "merge small files, forget old snapshots, remove what nothing needs")
    maintain.add_argument(
        "--kept-days",
        type=int,
        default=KEPT_DAYS,
        help="how far back a query can travel (default: 90)",
    )
    sql = add("sql", "ask the lake")
    sql.add_argument("query", help="a SELECT over the tables and reports")
    sql.add_argument("--format", choices=("table", "csv", "json"), default="table")
    return parser


def _adder(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> Callable[..., argparse.ArgumentParser]:
    def add(name: str, told: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=told, description=told[0].upper() + told[1:] + ".")
        command.add_argument(
            "--lake", help="folder of the lake (default: DATELINE_LAKE, else lake/)"
        )
        return command

    return add


def _reading(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--workers", type=int, help="processes that read side by side (default: 2)"
    )
    command.add_argument("--batch-size", type=int, help="sources a batch (default: 100)")
    command.add_argument("--annotators", help="layers of facts: all, none, or names with commas")


if __name__ == "__main__":
    sys.exit(main())
