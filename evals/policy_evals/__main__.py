"""The same as `bot eval`, also where the package is not installed: python -m policy_evals."""

from __future__ import annotations

import sys

from bot.faces.cli import commands, run
from policy_evals.cli import evaluate

if __name__ == "__main__":
    commands.add_command(evaluate)
    sys.exit(run(["eval", *sys.argv[1:]]))
