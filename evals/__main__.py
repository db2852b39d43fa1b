"""The same as `bot eval`: python -m evals."""

import sys

from bot.faces.cli import run

if __name__ == "__main__":
    sys.exit(run(["eval", *sys.argv[1:]]))
