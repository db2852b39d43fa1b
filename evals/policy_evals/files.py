"""Where the evaluation's data lies and where its report goes."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
INSIDE = HERE / "data"
# In the wheel inside the package, in a checkout beside it: the folder `evals/`.
DATA = INSIDE if INSIDE.is_dir() else HERE.parent


def folder() -> Path:
    """Where report and baseline are written: `evals/` in a checkout, else the current folder."""
    checkout = (DATA.parent / "pyproject.toml").is_file()
    return DATA if checkout else Path.cwd()
