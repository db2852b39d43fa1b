from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bot.faces.web import drawer as drawers
from bot.faces.web.drawer import Drawer


def test_a_file_goes_when_the_last_session_that_holds_it_ends(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path)
    file = drawer.place("甲", "稿.docx")
    file.write_text("稿")
    drawer.hold("乙", file)
    drawer.clear("甲")
    assert file.read_text() == "稿"
    drawer.clear("乙")
    assert not file.exists() and not file.parent.exists()
    drawer.clear("乙")
    drawer.clear("never seen")


def test_two_files_of_one_name_lie_apart(tmp_path: Path) -> None:
    drawer = Drawer(tmp_path)
    one, other = drawer.place("甲", "稿.docx"), drawer.place("甲", "稿.docx")
    assert one != other
    assert one.parent.stat().st_mode & 0o077 == 0


def test_what_a_killed_process_left_is_cleared_away_and_a_living_ones_is_not(tmp_path: Path) -> None:
    """A real process is killed with its drawer open, and another lives on."""
    script = "from bot.faces.web.drawer import drawer; print(drawer().root, flush=True); input()"
    environment = os.environ | {"TMPDIR": str(tmp_path)}

    def started() -> tuple[subprocess.Popen[str], Path]:
        process = subprocess.Popen(
            [sys.executable, "-c", script],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout is not None
        return process, Path(process.stdout.readline().strip())

    (killed, left), (living, held) = started(), started()
    try:
        for folder in (left, held):
            (folder / "draft.txt").write_text("稿")
        killed.kill()
        killed.communicate()
        drawers._sweep(tmp_path)
        assert left.exists(), "so young that it might not have been locked yet"
        for folder in (left, held):
            os.utime(folder, (0, 0))
        (tmp_path / "policy-bot-a-file").write_text("")
        drawers._sweep(tmp_path)
        assert not left.exists()
        assert (held / "draft.txt").exists()
    finally:
        living.communicate("\n")
    assert not held.exists(), "it goes with its process"
