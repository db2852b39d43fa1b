"""Charts as SVG, drawn by hand: three shapes inline, coloured by the page's style sheet, and one that is a file of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from policy_evals.bootstrap import Figure

WIDTH, HEIGHT = 380, 230
# Above the columns, for the names of the marks.
HEADROOM = 34
LEFT, RIGHT, TOP, BOTTOM = 40, 12, 14, 40
INNER_W, INNER_H = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
# Of a file of its own, readable on a light page and on a dark one.
ALONE = (
    "text{font:12px sans-serif;fill:#777}.axis{stroke:#999}.grid{stroke:#9994}.line{fill:none;stroke-width:2}"
    ".line.s0{stroke:#2a7ab0}.line.s1{stroke:#d07a1c}.dot.s0,.fill.s0{fill:#2a7ab0}.dot.s1,.fill.s1{fill:#d07a1c}"
)


def recall_by_k(series: Sequence[tuple[str, Sequence[tuple[int, Figure]]]]) -> str:
    """Recall over k, one line a series; intervals are drawn for the first. At most two series."""
    ticks = [k for k, _ in series[0][1]]
    across = {k: LEFT + INNER_W * (place + 0.5) / len(ticks) for place, k in enumerate(ticks)}
    lowest = min(figure.low for _, points in series for _, figure in points)
    bottom = max(0.0, int(lowest * 10 - 0.001) / 10)
    body = [_levels(bottom), *(_text(across[k], HEIGHT - BOTTOM + 16, f"前 {k}", "middle") for k in ticks)]
    for number, (name, points) in enumerate(series):
        line = " ".join(f"{across[k]:.1f},{_y(figure.value, bottom):.1f}" for k, figure in points)
        body.append(f'<polyline class="line s{number}" points="{line}"/>')
        for k, figure in points:
            x, y = across[k], _y(figure.value, bottom)
            if number == 0:
                body.append(_line(x, _y(figure.low, bottom), x, _y(figure.high, bottom), "bar s0"))
                body.append(_text(x + 6, y + 14, f"{figure.value:.3f}"))
            body.append(f'<circle class="dot s{number}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>')
        if len(series) > 1:
            x = LEFT + INNER_W * number / len(series)
            body.append(f'<rect class="fill s{number}" x="{x:.1f}" y="{HEIGHT - 14}" width="10" height="10"/>')
            body.append(_text(x + 15, HEIGHT - 5, name))
    return _svg("各 k 值下的召回率", body)


def histogram(values: Sequence[float], marks: Sequence[tuple[str, float]], unit: str, bins: int = 24) -> str:
    """How often each value comes, with named vertical marks; the last bin takes whatever is longer."""
    longest = max(20, math.ceil(sorted(values)[int((len(values) - 1) * 0.99)] / 20) * 20)
    step = longest / bins
    counts = [0] * bins
    for value in values:
        counts[min(int(value / step), bins - 1)] += 1
    most = max(counts)
    width = INNER_W / bins
    body = [_line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis")]
    for place, count in enumerate(counts):
        if count:
            tall = max(1.0, (INNER_H - HEADROOM) * count / most)
            x, y = LEFT + place * width, HEIGHT - BOTTOM - tall
            body.append(
                f'<rect class="fill s0" x="{x + 0.5:.1f}" y="{y:.1f}" width="{width - 1:.1f}" height="{tall:.1f}">'
                f"<title>{place * step:.0f}–{(place + 1) * step:.0f} {unit}：{count} 次</title></rect>"
            )
    for share in (0, 0.25, 0.5, 0.75, 1):
        body.append(_text(LEFT + INNER_W * share, HEIGHT - BOTTOM + 16, f"{longest * share:.0f}", "middle"))
    body.append(_text(LEFT + INNER_W / 2, HEIGHT - 5, unit, "middle"))
    for level, (name, value) in enumerate(marks):
        x = min(LEFT + INNER_W * value / longest, WIDTH - RIGHT)
        body.append(_line(x, TOP, x, HEIGHT - BOTTOM, "mark"))
        side = -5 if x > WIDTH / 2 else 5
        body.append(_text(x + side, TOP + 10 + 14 * level, f"{name} {value:.0f}", "end" if side < 0 else "start"))
    return _svg("用时分布", body)


def reliability(points: Sequence[tuple[float, bool]], bins: int = 10) -> str:
    """(probability, whether it came true): how often what was given a probability came true; area says how often."""
    grouped: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for probability, came in points:
        grouped[min(int(probability * bins), bins - 1)].append((probability, came))
    body = [_levels(0.0), _line(LEFT, _y(0, 0), WIDTH - RIGHT, _y(1, 0), "ideal")]
    body += [_text(LEFT + INNER_W * v / 4, HEIGHT - BOTTOM + 16, f"{v / 4:.2g}", "middle") for v in range(5)]
    body.append(_text(LEFT + INNER_W / 2, HEIGHT - 5, "门控给出的概率", "middle"))
    most = max(len(group) for group in grouped)
    for group in filter(None, grouped):
        given = sum(probability for probability, _ in group) / len(group)
        true = sum(came for _, came in group) / len(group)
        radius = 3 + 9 * (len(group) / most) ** 0.5
        body.append(
            f'<circle class="bubble" cx="{LEFT + INNER_W * given:.1f}" cy="{_y(true, 0):.1f}" r="{radius:.1f}">'
            f"<title>概率约 {given:.2f}：{len(group)} 题，其中 {true:.0%} 可答</title></circle>"
        )
    return _svg("门控的可靠性", body)


def over_sizes(unit: str, panels: Sequence[tuple[str, Sequence[tuple[str, Sequence[tuple[float, float]]]]]]) -> str:
    """A file of panels beside each other: figures over sizes, a line a series; sizes by their logarithm, figures from 0."""
    drawn = (
        f'<g transform="translate({at * WIDTH} 0)">{"".join(_over_sizes(unit, *panel))}</g>'
        for at, panel in enumerate(panels)
    )
    opened = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * len(panels)} {HEIGHT + 14}" role="img">'
    return f"{opened}<style>{ALONE}</style>{''.join(drawn)}</svg>\n"


def _over_sizes(unit: str, title: str, series: Sequence[tuple[str, Sequence[tuple[float, float]]]]) -> list[str]:
    points = [point for _, line in series for point in line]
    sizes, most = [size for size, _ in points], _round_up(max(figure for _, figure in points))
    first, last = math.log10(min(sizes)), math.log10(max(sizes))

    def x(size: float) -> float:
        return LEFT + INNER_W * (math.log10(size) - first) / ((last - first) or 1)

    body = [_line(LEFT, _y(v, 0), WIDTH - RIGHT, _y(v, 0), "grid" if v else "axis") for v in (0, 0.25, 0.5, 0.75, 1)]
    body += [_text(LEFT - 6, _y(v, 0) + 4, f"{most * v:g}", "end") for v in (0, 0.25, 0.5, 0.75, 1)]
    ticks = [10.0**power for power in range(math.ceil(first - 1e-9), math.floor(last + 1e-9) + 1)]
    body += [_text(x(size), HEIGHT - BOTTOM + 16, f"{size:,.0f}", "middle") for size in ticks]
    body += [_text(LEFT, TOP - 3, title), _text(WIDTH - RIGHT, HEIGHT - 6, unit, "end")]
    for number, (name, line) in enumerate(series):
        along = " ".join(f"{x(size):.1f},{_y(figure / most, 0):.1f}" for size, figure in line)
        body.append(f'<polyline class="line s{number}" points="{along}"/>')
        for size, figure in line:
            at = f'cx="{x(size):.1f}" cy="{_y(figure / most, 0):.1f}" r="3.5"'
            body.append(f'<circle class="dot s{number}" {at}><title>{size:,.0f}: {figure:.3g}</title></circle>')
        body.append(
            f'<rect class="fill s{number}" x="{LEFT + 110 * number}" y="{HEIGHT - 14}" width="10" height="10"/>'
        )
        body.append(_text(LEFT + 110 * number + 15, HEIGHT - 5, name))
    return body


def _round_up(figure: float) -> float:
    """The next round number. Example: 915 -> 1000; 2.1 -> 4"""
    power = 10.0 ** math.floor(math.log10(figure))
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= figure)


def calibration_error(points: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error over equal bins (Naeini et al., AAAI 2015)."""
    grouped: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for probability, came in points:
        grouped[min(int(probability * bins), bins - 1)].append((probability, came))
    return sum(abs(sum(p - came for p, came in group)) for group in grouped) / len(points)


def interval(figure: Figure) -> str:
    """A small bar from 0 to 1 with the interval and the value on it."""
    low, value, high = (round(100 * share, 1) for share in (figure.low, figure.value, figure.high))
    return (
        '<svg class="small" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="back" x="0" y="4" width="100" height="2"/>'
        f'<rect class="range" x="{low}" y="2" width="{max(high - low, 0.5):.1f}" height="6"/>'
        f'<rect class="fill s0" x="{min(value, 98.6):.1f}" y="0" width="1.4" height="10"/></svg>'
    )


def _levels(bottom: float) -> str:
    """Horizontal lines with their values, from `bottom` to 1."""
    steps = [bottom + (1 - bottom) * place / 4 for place in range(5)]
    lines = [_line(LEFT, _y(v, bottom), WIDTH - RIGHT, _y(v, bottom), "axis" if v == bottom else "grid") for v in steps]
    return "".join(lines + [_text(LEFT - 6, _y(v, bottom) + 4, f"{v:.2g}", "end") for v in steps])


def _y(value: float, bottom: float) -> float:
    return TOP + INNER_H * (1 - (value - bottom) / (1 - bottom))


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(label: str, body: Sequence[str]) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">{"".join(body)}</svg>'
