"""Facts that an official document states of itself, each with its place: number, dates, addressees, attachments.

After the forms of GB/T 9704 (公文格式) and of regulations (题注 under the title, 施行 clause at the end).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from bot.text import captions, issuers
from bot.text.dates import DATE
from bot.text.headings import NUMBER as NUMBER_OF_LINE
from bot.text.headings import blocks
from bot.text.issuers import Span
from bot.text.names import OFFICES

NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[［（(](?:19|20)\d\d[〕\]］）)]第?\d{1,5}号")
SERIES = re.compile(r"[〔\[［（(](?:19|20)\d\d[〕\]］）)]第?\d{1,5}[号期]")
# Behind a number on its line: 某财〔2019〕16号　　2019年4月3日印发
BESIDE_NUMBER = re.compile(r"(?<=号)[ \u3000]+(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发|发布)?\Z")
ORDER = re.compile(r"第\s?\d{1,5}\s?号(?:令|公告)?$|令第\s?\d{1,5}\s?号|第[一二三四五六七八九十百\d]{1,6}号令?$")
# An order or announcement may bear its number behind its organ's name: 某市防汛指挥部通告（第3号）.
SERIAL = re.compile(
    r"[\u4e00-\u9fff]{4,50}(?:令|公告|通告|通报)[（(]?第\s?(?:\d{1,4}|[一二三四五六七八九十]{1,3})\s?号[)）]?$"
)
YEARLY = re.compile(r"(?:公告|通告|令)(?:19|20)\d\d年第\d{1,4}号")
ADDRESSEE = re.compile(
    r"^(?!第.{1,6}条|为|现将|根据)[\u4e00-\u9fff，、（）() ]{1,160}(?:政府|部门|单位|机构|[会厅局办司处院校委部署行团处]|企业|公司|中心|集团|医院|代表|委员|同志|先生|女士)[）)]?[：:]$"
)
DATED = re.compile(rf"^(?:[（(](?:{DATE})[）)]|(?:{DATE})|[—－-]{{1,4}}(?:{DATE})在.{{2,60}}[会上])$")
# … not of another document: 2020年2月3日印发的《某意见》.
PRINTED = re.compile(rf"(?:{DATE})[ \t\u3000]*印发(?![的了之《〈“])")
PRINTED_LINE = 60
# A day up to which, or from which, something is to be done is none on which a document was adopted.
ADOPTED = re.compile(
    rf"(?:{DATE})(?![之以]?[前后起至到]|\d{{1,2}}[时点:])[^。\n]{{0,60}}(?:通过|批准|公布)|已经[^。，\n]{{2,40}}(?:通过|批准)"
    r"|(?:经|[^。；，\n]{2,30}第)[^。；，\n]{1,40}会议?(?:集体)?(?:研究|审议|讨论|审定)(?:同意|通过|决定|审定)?"
)
# On what a document founds itself, where its first lines say so: the law or document that they name.
BASIS = re.compile(r"(?:根据|依据|依照|按照|遵照)[^。；，\n《]{0,30}《")
# Whom to turn to: what is said with a number, or a name behind a colon. Example: 某处　王明，电话：0791-88886666
PHONE = re.compile(r"\d{5}|\d{3,4}[-－—)）]\s?\d{3}|(?<![\d第〔])\d{3}(?![\d年号页])")
CONTACT = re.compile(r"联[系络]人|联系方式|电话|热线|邮寄地址|致电(?=[\d（(])")
BEFORE_IT, BEHIND_IT = 24, 80
EFFECTIVE = re.compile(
    rf"(?:自|从)?(?:{DATE}|(?:本[\u4e00-\u9fff]{{1,4}})?(?:公布|印发|发布|下发|发文)之日)(?:起|后)?(?:正式)?(?:施行|实施|执行|生效|试行)"
)
# How long a document holds: its 有效期 or 执行期, of the document itself; and that it ends of itself when something is over.
EXPIRES = re.compile(
    rf"有效期(?:限)?(?:暂定)?(?:为|至|到|是|自)?(?=[\d一二两三四五六七八九十本])|(?:执行|实施|施行|试行)(?:期限)?[至到](?:{DATE})"
    rf"|(?:适用|执行|实施|施行|有效)的?(?:截止|终止)(?:日期|时间)?[为是至到]?(?:{DATE})"
    r"|(?:有效|执行|实施|施行|试行|适用)期(?:限)?(?:暂定)?(?:为|至|到(?!期)|自|(?=[\d一二两三四五六七八九十]))[^，。；\n]{1,60}"
    r"|[^，。；\n]{2,40}(?:后|之日起|期满|届满)，?(?:自行|自动|停止)(?:废止|失效|执行)"
    r"|(?:政策|措施|办法|规定|通知|意见|通告|公告|决定|方案|细则)在[^，。；\n]{2,20}有效(?![^，。；\n])"
)
EXPLAINED = re.compile(
    r"由[^。；，\n]{2,60}?负责(?:具体|本[\u4e00-\u9fff]{2}的?)?解释|解释(?:工作|权)?[^。；，\n由]{0,4}由[^。；，\n]{2,60}?(?:负责|承担)"
)
REPEALS = re.compile(
    r"(?<![被已])废止(?:《|下列|以下)|同时(?:予以)?废止|(?:予以|即行|自行|一并|相应)废止|宣布(?:废止|失效)|不再(?:执行|施行)"
)
AMENDS = re.compile(r"(?:予以|作出|作如下|进行)(?:相应)?(?:修改|修订|修正)")
AMENDED = re.compile(rf"(?:{DATE})[^。\n\u3000]{{0,80}}(?:修正|修订|修改)")
ATTACHED = re.compile(r"^附件?[：:]")
COPIED = re.compile(r"^抄[送报][：:][ \u3000]{0,4}\S")
NUMBERED = re.compile(r"^\d{1,2}[.、．]\s{0,2}\S")
# Above the masthead: the copy's number, secrecy and its time, urgency (GB/T 9704-2012, 7.2.1 to 7.2.3).
ABOVE = re.compile(r"^(?:\d{6}|(?:绝密|机密|秘密)(?:[★☆][\u4e00-\u9fff\d]{0,8})?|(?P<urgency>特急|加急|特提|平急))$")
# Beside the number of a document that goes upwards, or below it, who signs it (7.2.6).
SIGNER = re.compile(r"(?:^|[ \u3000])(签发人[：:][ \u3000]{0,4}\S[^\n]{0,40})$")
# An order ends with the office and the name of who signs it, above the date (10.2).
ORDERED = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,8}[ \u3000]{1,4}|[\u4e00-\u9fff][ \u3000]{1,4}长[ \u3000]{1,4}|[\u4e00-\u9fff][\u4e00-\u9fff \u3000]{1,9}[：:][ \u3000]{0,4})"
    r"([\u4e00-\u9fff·]{2,8}|[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff])$"
)
# A number may be run into the title that it stands behind: …的通知人社部发〔2020〕11号.
RUN_IN = re.compile(
    r"[\u4e00-\u9fff](?:通知|意见|办法|决定|方案|公告|通告|通报|函)([\u4e00-\u9fff]{2,12}[〔\[［（(](?:19|20)\d\d[〕\]］）)]\d{1,5}号)$"
)
BYLINE = re.compile(rf"[\u4e00-\u9fff、]{{2,30}}(?:{OFFICES})[ \u3000]{{1,4}}([\u4e00-\u9fff]{{2,4}})$")
SOURCE = re.compile(r"(?:原载|刊载?|发表|登载)于?《[^》\n]{2,20}》[^，。；）)\n]{0,30}")
CLAUSES = {"effective": EFFECTIVE, "expires": EXPIRES, "repeals": REPEALS, "amends": AMENDS, "explained": EXPLAINED}
CLAUSE = "。；\n"
# A line of so many characters, which is so great a share of the text or holds so many paragraphs, lost its line ends.
RUN_MIN, RUN_SHARE, RUN_BLOCKS = 200, 0.75, 3
# Who reports, in brackets: （记者 王建）, （首席记者 申晓佳）, （记者冯倩 通讯员龚俍睿）; where and when a report was sent.
REPORTER = re.compile(
    r"[（(](?P<who>(?:首席|见习|特约|实习|本报|本台|综合本报)?(?:记者|通讯员)[ \u3000：:]?[\u4e00-\u9fff][\u4e00-\u9fff、· \u3000]{1,60})[）)]"
)
DATELINE = re.compile(
    r"(?:[新中][华新]社|[\u4e00-\u9fff]{2,6}(?:网|报|社))[\u4e00-\u9fff]{2,6}\d{1,2}月\d{1,2}日(?:电|讯)"
)
LINE, PIECE = re.compile(r"[^\n]+"), re.compile(rf"(?:{DATE}|\S)++")


@lru_cache(maxsize=2_048)
def facts(text: str) -> tuple[tuple[str, Span], ...]:
    """Every fact that a document states of itself, in the text's order; of its organ, the surest place alone.

    Named as in `domain.OFFICIAL`, and `repeals`, `amends`, `amended`.
    """
    lines = line_spans(text)
    found = [*_facts(text, lines), *(("contact", span) for span in _contacts(text, lines)), *_reported(text)]
    captioned = any(name == "organ" for name, _ in found)
    if not captioned and (organ := issuers.organ(text, lines, found)):
        found.append(("organ", organ))
    found += (("signer", span) for span in _ordered_by(text, lines, found))
    return tuple(sorted(found, key=lambda one: one[1]))


def _facts(text: str, lines: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    attached = False
    for start, end in lines:
        line = text[start:end]
        head, tail = start < issuers.HEAD, end > len(text) - issuers.TAIL
        if head:
            yield from _of_the_head(line, start)
        if (opens := ATTACHED.match(line)) or (attached and NUMBERED.match(line)):
            if opens is None or line[opens.end() :].strip():  # else the names stand on the lines below
                yield "attachment", (start, end)
            attached = True
        else:
            attached = False
        if DATED.match(line):
            yield "dated", (start, end)
        if tail and (match := PRINTED.search(line)):
            yield "printed", (start, end) if len(line) <= PRINTED_LINE else (start + match.start(), start + match.end())
        if tail and (match := SOURCE.search(line)):
            yield "source", (start + match.start(), start + match.end())
        if tail and COPIED.match(line):
            yield "copied", (start, end)
        if head and (match := BASIS.search(line)):
            yield "basis", _clause(text, start, end, start + match.start())
        for name, pattern in CLAUSES.items():
            if (head or tail) and (match := pattern.search(line)):
                yield name, _clause(text, start, end, start + match.start())


def _reported(text: str) -> Iterator[tuple[str, Span]]:
    """Who reports, and from where and when, as newspapers print it: 新华社北京2月19日电（记者陈聪、林晖）."""
    yield from (("reporter", match.span("who")) for match in REPORTER.finditer(text))
    if match := DATELINE.search(text, 0, issuers.HEAD):
        yield "dateline", match.span()


def _of_the_head(line: str, start: int) -> Iterator[tuple[str, Span]]:
    yield from ((name, (start + first, start + last)) for name, (first, last) in captions.told(line))
    if match := SIGNER.search(line):
        yield "signer", (start + match.start(1), start + match.end(1))
    if (match := ABOVE.match(line)) and match["urgency"]:
        yield "urgency", (start, start + len(line))
    bare = BESIDE_NUMBER.sub("", SIGNER.sub("", line).rstrip())
    if ((match := NUMBER.search(bare)) and len(match.group()) + 8 >= len(bare)) or (match := SERIES.fullmatch(bare)):
        yield "number", (start + match.start(), start + match.end())
    elif match := RUN_IN.search(line):
        yield "number", (start + match.start(1), start + match.end(1))
    elif match := BYLINE.match(line):
        yield "author", (start + match.start(1), start + match.end(1))
    elif (
        ((match := YEARLY.search(line)) and len(line) < 40)
        or (ORDER.search(line) and len(line) < 24)
        or SERIAL.match(line)
    ):
        yield "order", (start, start + len(line))
    elif ADDRESSEE.match(line):
        yield "addressee", (start, start + len(line))
    for name, pattern in (("adopted", ADOPTED), ("amended", AMENDED)):
        for match in pattern.finditer(line):
            if len(line) < 160 and "。" not in line:
                yield name, (start, start + len(line))
                break
            yield name, (start + match.start(), start + match.end())


def _clause(text: str, first: int, last: int, at: int) -> Span:
    """The sentence of a line around a place: what comes into force and what is repealed may stand in one."""
    start = max(text.rfind(sign, first, at) for sign in CLAUSE) + 1
    ends = [found for sign in CLAUSE if (found := text.find(sign, at, last)) >= 0]
    return max(start, first), min(ends) + 1 if ends else last


def _ordered_by(text: str, lines: Sequence[Span], found: Sequence[tuple[str, Span]]) -> Iterator[Span]:
    """The line above the first date of an order, where it has the office and the name of who signs. Example: 市长　王明"""
    ordered = any(name == "order" for name, _ in found)
    dated = next((lines.index(span) for name, span in found if name == "dated" and ordered), 0)
    if dated and ORDERED.match(line := text[slice(*lines[dated - 1])]) and not issuers.issues(line):
        yield lines[dated - 1]


def _closed(text: str, start: int, end: int) -> int:
    """Where a bracket closes that was opened before a place, or the end: of 电话：（010）8403 none was."""
    depth = 0
    for at in range(start, end):
        depth += {"（": 1, "(": 1, "）": -1, ")": -1}.get(text[at], 0)
        if depth < 0:
            return at
    return end


def _next_line(text: str, lines: Sequence[Span], start: int, end: int) -> int:
    """Where, of a text without line ends, who signs or a number begins another line before the end; else the end."""
    inner = ((at, text[at:last]) for at, last in lines[bisect_left(lines, (start,)) : bisect_left(lines, (end,))])
    others = (at for at, line in inner if DATED.match(line) or issuers.issues(line) or NUMBER_OF_LINE.match(line))
    return next(others, end)


def _contacts(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The clauses that say whom to turn to; each once, however much it says."""
    until = 0
    for match in CONTACT.finditer(text):
        if match.start() < until:
            continue
        start = max(until, *(text.rfind(sign, 0, match.start()) + 1 for sign in "。；\n（("))
        start = start if match.start() - start <= BEFORE_IT else max(start, text.rfind("，", 0, match.start()) + 1)
        ends = [text.find(sign, match.end()) for sign in "。；\n"]
        end = min([match.end() + BEHIND_IT, len(text), *(end for end in ends if end >= 0)])
        end = min(_closed(text, match.end(), end), _next_line(text, lines, match.end(), end))
        said = text[match.end() : end]
        if PHONE.search(said) or ("人" in match.group() and re.match(r"[^：:]{0,8}[：:]\s{0,4}[\u4e00-\u9fff]", said)):
            until = end
            start += len(text[start:end]) - len(text[start:end].lstrip())
            yield start, start + len(text[start:end].rstrip())


def line_spans(text: str, most: int | None = None) -> list[Span]:
    """Lines without the white space around them; where a text has no line ends, what stands between white space.

    `most`: so many of the first alone.
    """
    return list(islice(_line_spans(text), most))


def _line_spans(text: str) -> Iterator[Span]:
    for line in LINE.finditer(text):
        parts = PIECE.finditer(text, *line.span()) if "\n" not in text or _run(text, *line.span()) else (line,)
        for part in parts:
            said = part.group()
            if left := said.lstrip():
                yield part.end() - len(left), part.start() + len(said.rstrip())


def _run(text: str, start: int, end: int) -> bool:
    """Whether a line is several of which the ends were lost in conversion: it is most of the text, or holds so many paragraphs."""
    most = end - start > RUN_SHARE * len(text)
    return end - start > RUN_MIN and (most or sum(start <= first < end for first, _ in blocks(text)) >= RUN_BLOCKS)
