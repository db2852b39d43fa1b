"""The bench of growth keeps what it measured, and draws it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from policy_evals.bench import growth

SVG = "{http://www.w3.org/2000/svg}"


def test_what_is_kept_is_drawn(tmp_path: Path) -> None:
    kept, chart = tmp_path / "kept.jsonl", tmp_path / "chart.svg"
    for _ in range(2):
        for name in ("whole", "open", "ask", "answer"):
            run = [sys.executable, "-P", growth.__file__, "10", "--step", name, "--home", str(tmp_path / "home")]
            subprocess.run([*run, "--keep", str(kept)], check=True, stdout=subprocess.DEVNULL)
    rows = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    assert [row["step"] for row in rows] == ["whole", "open", "ask", "answer"] * 2
    assert all(row["p50"] <= row["p95"] for row in rows if row["step"] in ("ask", "answer"))
    # What is drawn does not depend on how busy the machine is.
    rows = [row | {"memory": 300.0, "seconds": 1.1} for row in rows]
    larger = [row | {"passages": 1000, "memory": 700.0, "seconds": 3.1} for row in rows]
    kept.write_text("".join(json.dumps(row) + "\n" for row in [*rows, *larger]), encoding="utf-8")
    subprocess.run([sys.executable, "-P", growth.__file__, "--plot", str(chart), "--keep", str(kept)], check=True)
    drawn = ElementTree.parse(chart).getroot()
    lines = [line.attrib["points"].split() for line in drawn.iter(f"{SVG}polyline")]
    assert len(lines) == 6 and all(len(points) == 2 for points in lines), (
        "a point for each size, of many runs the median"
    )
    told = {one.text for one in drawn.iter(f"{SVG}title")}
    assert {"1,000: 700", "1,000: 3.1"} <= told
    assert {"10", "1,000", "800", "4"} <= {one.text for one in drawn.iter(f"{SVG}text")}
