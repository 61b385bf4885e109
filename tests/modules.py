"""The modules for Node that tests/browser/package-lock.json names."""
import os
import shutil
import subprocess
from pathlib import Path

import lib

HERE = lib.ROOT / "tests/browser"
SLOW = 1500  # seconds, on a machine that does much else


def modules(*wanted):
    """The folder that holds all that are wanted: as the environment says, or installed beside the program under test. None where it cannot be had."""
    given = os.environ.get("UNMASK_BROWSER_MODULES")
    place = Path(given) if given else Path(lib.PROGRAM).parent.parent / "browser" / "node_modules"
    has_all = lambda: all((place / name).exists() for name in wanted)
    if not given and not has_all() and shutil.which("npm"):
        place.parent.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, place.parent / name)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=place.parent, capture_output=True, timeout=SLOW)
    return place if shutil.which("node") and has_all() else None
