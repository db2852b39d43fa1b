"""Who issues an official document, by where its form puts that: over the date at its end, in its masthead, before 关于."""

from __future__ import annotations

import re
from collections.abc import Sequence

Span = tuple[int, int]

# How far from either end a document tells of itself.
HEAD, TAIL = 1_200, 1_500
ORGAN = re.compile(
    r"^[\u4e00-\u9fff、 \u3000]{1,60}(?:政府|办公[厅室]|委员会|[监委协学商]会|[厅局部院署委办组队]|中心|银行|协会|联合会|公司|大学|学院|集团|法院|检察院)$"
)
MASTHEAD = re.compile(r"^([\u4e00-\u9fff、 \u3000]{3,60}[\u4e00-\u9fff])[ \u3000]{0,8}文件$")
# A numbered heading is no organ's name: 四、建设法治政府.
DIVIDES = re.compile(r"第[一二三四五六七八九十百]{1,4}[编章节]|[一二三四五六七八九十]{1,3}、")
SIGNED = re.compile(r"^[\u4e00-\u9fff·、（）() \u3000\u2002]{2,40}$")
# An organ's name begins with the place that it is of, or so; one that is set over two lines may break anywhere.
BEGINS = re.compile(r"中共|中国|中华|全国|国家|国务院|[\u4e00-\u9fff]{1,6}?(?:[省市州县区旗盟镇乡]|街道)")
# A title that stands over it begins so too.
TITLES = re.compile(r"关于|(?:条例|办法|规定|细则|通知|通告|公告|意见|方案|报告|决定|规划|纲要|函|总结|要点|计划)$")
# In its title a document names its organ before its subject.
TITLED = re.compile(r"^(?!为|根据|按照|依据|遵照|经|现将|近日|会议|转发)([\u4e00-\u9fff、 ]{3,40}?)(?:关于|印发|转发)")


def organ(text: str, lines: Sequence[Span], found: Sequence[tuple[str, Span]]) -> Span | None:
    """Who issues: above the date that ends the text, in the masthead, before 关于 in the title, or on a line of its own."""
    dates = [span for name, span in found if name == "dated"]
    place = {span: at for at, span in enumerate(lines)}
    for span in reversed(dates):
        at = place[span]
        signed: list[Span] = []
        for above in reversed(lines[max(0, at - 6) : at]):
            line = text[slice(*above)]
            if not _signs(line) or not (issues(line) or signed or at - place[above] == 1):
                break
            if not issues(line) and place[above] < at - 1:
                break
            signed.append(above)
        if signed and any(issues(text[slice(*one)]) for one in signed):
            return _begun(text, lines, place[signed[-1]]), signed[0][1]
    for start, end in lines[:6]:
        if match := MASTHEAD.match(text[start:end]):
            return start, start + match.end(1)
    for start, end in lines[:6]:
        if (match := TITLED.match(text[start:end])) and ORGAN.match(match.group(1)):
            return start, start + match.end(1)
    if not any(name in ("number", "order", "addressee", "adopted") for name, _ in found):
        return None
    near = [span for span in lines if span[0] < HEAD or span[1] > len(text) - TAIL]
    alone = (span for span in reversed(near) if ORGAN.match(line := text[slice(*span)]) and not DIVIDES.match(line))
    return next(alone, None)


def _begun(text: str, lines: Sequence[Span], at: int) -> int:
    """Where a name begins whose last line is known: on the line above, where that holds its place and no name of its own.

    Example: 某市某区防汛抗旱⏎工作领导小组 -> the place of 某市
    """
    own, over = text[slice(*lines[at])], text[slice(*lines[at - 1])] if at else ""
    halved = SIGNED.match(over) and BEGINS.match(over) and not (issues(over) or TITLES.search(over))
    return lines[at - 1][0] if halved and not BEGINS.match(own) and ORGAN.match(over + own) else lines[at][0]


def issues(line: str) -> bool:
    """Whether a line is an organ's name, or several with white space between."""
    return all(ORGAN.match(part) for part in line.split()) or ORGAN.match(line) is not None


def _signs(line: str) -> bool:
    return SIGNED.match(line) is not None or issues(line)
