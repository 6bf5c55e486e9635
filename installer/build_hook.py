"""Build hook: carries resources and what is made of them into the wheel, where paths.py looks."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# The build backend runs this file by its path and knows nothing of the folder around it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from installer import catalogues, editions

SHIPPED = "rsdesk/_shipped"


class CustomBuildHook(BuildHookInterface[Any]):
    """Compiles before anything is packed; the name is the one hatchling expects."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and map what the program reads at run time; editable installs read it in place.

        A source distribution needs neither: its wheel is built from it later, by this hook.
        """
        if self.target_name != "wheel":
            return
        compiled = catalogues.compile_all()
        editions.compile_all()
        if version == "editable":
            return
        build_data["force_include"]["resources"] = f"{SHIPPED}/resources"
        build_data["force_include"]["docs/guide"] = f"{SHIPPED}/guide"
        for binary in compiled:
            place = binary.relative_to(catalogues.FOLDER)
            build_data["force_include"][str(binary)] = f"{SHIPPED}/i18n/{place.as_posix()}"
