"""Compiles the loops over pages whenever the package is installed, editable or not."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "etl" / "extract" / "compiled"))

from build import LIBRARY, build  # by its path: the package itself needs more than a build does


class CompiledLoops(BuildHookInterface):
    """Adds the library to what is built."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Compiles; the wheel is then for this kind of machine alone."""
        build()
        build_data["artifacts"].append(str(LIBRARY.relative_to(self.root)))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
