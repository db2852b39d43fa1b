"""What a document is called after its own first lines, where its file names it by a part of that or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.text import bylines
from bot.text.dates import DATE
from bot.text.issuers import MASTHEAD, ORGAN, TITLED
from bot.text.names import OFFICES, SURNAMES
from bot.text.official import ABOVE, NUMBER, SIGNER, line_spans

# What a title ends in where it says what kind of document it is.
KIND = re.compile(
    r"(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|答复|复函|回复|[告倡承建声][\u4e00-\u9fff]书|公开信"
    r"|办法|条例|规定|方案|规划|计划|细则|规则|措施|要点|章程|制度|标准|纲要|指南|讲话|致辞|问答|解读|实录)"
    r"(?:[（(][^（）()]{1,20}[）)])?\Z"
)
# A speech is signed by who gives it.
SPEECH = re.compile(r"(?:讲话|致辞|发言|演讲)(?:[（(][^（）()]{1,20}[）)])?\Z")
# What a letter on a proposal bears over its title: how it is answered (A类), and who signs.
CLASS = re.compile(r"[（(][A-DＡ-Ｄ]\d?类?[)）]")
# An announcement's number of the year, on a line under its organ's head.
YEARLY = re.compile(r"[（(]?(?:(?:19|20)\d\d年)?第\d{1,4}号[)）]?")
ANNOUNCED = re.compile(r"(?:公告|通告)\Z")
# Minutes bear their head, which of the year they are, and who issues them when, over the title.
MINUTES, NTH = (
    re.compile(r"纪要\Z"),
    re.compile(r"[〔\[（(]?(?:(?:19|20)\d\d[〕\])）年]?)?[ \u3000]{0,3}[（(]?第?\d{1,4}[次期号][)）]?"),
)
ISSUED = re.compile(rf"[\u4e00-\u9fff]{{4,30}}[ \u3000\t]+(?:{DATE})(?:印发)?")
# So many characters, and lines, a title has at most; so long one may be that says no kind.
TITLE_MOST, TITLE_LINES, PLAIN_MOST = 100, 4, 40
SUBJECT = re.compile("关于|印发")
# A part of a longer document, which it names first: 某市规划（节选）：第四章　产业.
EXTRACT = re.compile(r"[^。；：:\n]{4,60}[（(](?:节选|摘录|摘要)[)）][：:][^。；\n]{1,40}\Z")
PUBLISHES = re.compile(r"《([^《》\n]{4,60})》[^。\n]{0,80}(?:公布|发布|颁布)")
NO_TITLE = re.compile(
    r"[。；：:！？!?]|^(?:[一二三四五六七八九十]{1,3}、|[（(]|第.{1,6}[章节条]|\d{1,2}[.、．]|[#|])|\t"
)
# What stands under a title that says no kind: who speaks, when, where it was printed.
BELOW = re.compile(
    rf"\A(?:[（(][^。]{{4,60}}[）)]$|—{{1,2}}[^。；：]{{2,50}}$|[\u4e00-\u9fff、 \u3000]{{0,30}}(?:{OFFICES})[\u4e00-\u9fff \u3000]{{1,8}}(?:$|[（(])|(?:{DATE})$"
    rf"|[^。：；]{{4,40}}(?:{DATE}|20\d\d年\d{{1,2}}月)(?:印发|发布|公布|编印?)?$|《[^《》。]{{2,20}}》(?:$|\d|第|记者|[^《》]{{0,12}}(?:{DATE}))|[^。：；]{{2,30}}[ \u3000]《[^《》。]{{2,20}}》"
    r"|(?:时间|地点|作者|编者按?|主持人?|人物简介|(?:编制|编写|发布|主办|起草)单位)[：:]|本报(?:记者|评论员)|[\u4e00-\u9fff]{2,30}课题组$)"
)
# … or where the text begins at once: a part by its number, a question, a whole paragraph.
BEGINS, PARAGRAPH = re.compile(r"\A(?:一、|第一[章条节]|（一）|1[.、．]|问[：:])"), 30
# A title that stands over one of these may have a pause, or what it is about behind a colon.
PAUSES = re.compile(r"[。；]|[：:，！？!?—]\Z|^[#|]|\t")
NO_HEAD = re.compile(
    rf"(?:{DATE})|尊敬|各位|根据|为了?|按照|作者|来源|文/|[^\n]{{0,20}}[>＞]|[^\n]{{2,20}}电\Z|[^\n—]{{0,20}}(?:{OFFICES})[\u4e00-\u9fff]{{0,3}}\Z"
)
# Where only the text stands below it, a title has so many characters at least: 前言 is none.
TITLE_LEAST = 5
# The post of who signs, on a line over the name.
POSTED = re.compile(bylines.POST)
# A name of its writer has no more characters.
NAME_MOST = 3


def title(text: str) -> str | None:
    """The title that a text begins with, under its masthead and number; it may go over lines. None where it has none.

    Example: 某市人民政府文件⏎某政发〔2025〕1号⏎关于支持⏎中试平台的通知⏎各区：… -> 关于支持中试平台的通知
    """
    if "\n" not in text.strip():
        return _titled(text)
    # As they are set: what a long line may have lost is no line of a title.
    lines = [line for one in text.split("\n") if (line := one.strip())][: 2 * TITLE_LINES]
    while lines and (_over(lines[0]) or _letterhead(lines)):
        del lines[0]
    if lines and EXTRACT.match(lines[0]):
        return lines[0]
    for count in range(1, min(len(lines), TITLE_LINES) + 1):
        begun = "".join(lines[: count - 1])
        whole = begun + lines[count - 1]
        # A line may begin with a bracket where the name of a document goes over it: …《某办法⏎（试行）》的通知.
        if NO_TITLE.search(whole if begun.count("《") > begun.count("》") else lines[count - 1]):
            break
        if KIND.search(whole) and len(whole) <= TITLE_MOST and whole.count("《") == whole.count("》"):
            return whole
    if len(lines) > 1 and (known := _first(*lines[:2]) or _said_twice(*lines[:2])):
        return known
    if len(lines) > 2 and lines[1].startswith("——") and (known := _first(lines[0], lines[2])):
        return known
    alone = len(lines) > 1 and not NO_TITLE.search(lines[0]) and "，" not in lines[0] and len(lines[0]) <= PLAIN_MOST
    return lines[0] if alone and text.lstrip()[len(lines[0]) :].startswith(("\n\n", "\r\n\r\n")) else None


def _first(line: str, below: str) -> str | None:
    """A first line that is a title by what stands below it. Example: 与其守住校舍，不如办强乡镇学校⏎作者：沈明 -> the first line"""
    # It is numbered, or who, when and where, or a sentence begins with it.
    begun = NO_TITLE.match(line) or NO_HEAD.match(line) or ORGAN.match(line)
    signed = bool(bylines.signs(below))
    heads = not (PAUSES.search(line) or NO_TITLE.match(line) or ORGAN.match(line) or POSTED.fullmatch(line))
    if signed and heads and len(line) <= PLAIN_MOST:
        return line
    told = BELOW.match(below) or signed or (len(below) <= NAME_MOST and below[:1] in SURNAMES)
    if told and not begun and not PAUSES.search(line) and len(line) <= TITLE_MOST:
        return line
    plain = not begun and not NO_TITLE.search(line) and "，" not in line
    begins = BEGINS.match(below) or (len(below) > PARAGRAPH and below.endswith(("。", "：")))
    return line if plain and TITLE_LEAST <= len(line) <= PLAIN_MOST and begins else None


def _said_twice(line: str, below: str) -> str | None:
    """A first line with which the next begins too, as pages are saved: it is what the text is called."""
    said = TITLE_LEAST <= len(line) <= PLAIN_MOST and below.startswith(line) and len(below) > len(line)
    return line if said and not (ORGAN.match(line) or NUMBER.fullmatch(line) or NO_TITLE.match(line)) else None


def of_order(given: str | None, text: str) -> str | None:
    """What an order publishes, where that is printed below it; else the title that is given.

    Example: 某市人民政府令, of 《某市供水办法》已经…通过，现予公布 … 某市供水办法 第一条 … -> 某市供水办法
    """
    if given is None or not given.endswith("令"):
        return given
    lines = [text[slice(*span)] for span in line_spans(text, 6 * TITLE_LINES)]
    published = next((match.group(1) for line in lines if (match := PUBLISHES.match(line))), None)
    return published if published in lines else given


def _over(line: str) -> bool:
    """Whether a line stands over the title: secrecy and urgency, masthead, number, a rule."""
    number = NUMBER.fullmatch(SIGNER.sub("", line).rstrip())
    return bool(
        CLASS.match(line)
        or YEARLY.fullmatch(line)
        or NTH.fullmatch(line)
        or ISSUED.fullmatch(line)
        or ABOVE.match(line)
        or MASTHEAD.match(line)
        or number
        or not line.strip("-—－─")
    )


def _letterhead(lines: Sequence[str]) -> bool:
    """Whether a text begins with its organ's head: of a letter, with its number or signer below; of an announcement.

    Example: 某局⏎某函〔2025〕3号⏎对第12号建议的答复; 某厅公告⏎2025年第16号⏎关于公布某名单的公告
    """
    below = next((line for line in lines[1:] if not CLASS.match(line)), "")
    head = ORGAN.match(lines[0]) and (NUMBER.fullmatch(SIGNER.sub("", below).rstrip()) or SIGNER.search(f" {below}"))
    announced = ANNOUNCED.search(lines[0]) and not SUBJECT.search(lines[0]) and YEARLY.fullmatch(below)
    minutes = MINUTES.search(lines[0]) and not SUBJECT.search(lines[0]) and NTH.fullmatch(below)
    titled = any(KIND.search(line) and not NO_TITLE.search(line) for line in lines[2:])
    return bool((head or announced or minutes) and titled)


def whole_title(given: str, text: str) -> str:
    """A title of which a file gives only the organ, where the first line was cut at its first blank; else what is given.

    Example: 国务院扶贫办, of the text 国务院扶贫办 财政部关于…的通知 国务院扶贫办 … -> 国务院扶贫办 财政部关于…的通知
    """
    return (_titled(text) if ORGAN.match(given) else None) or given


def _titled(text: str) -> str | None:
    """The first line that is a title by itself, with the organs that stand before it and do not begin it."""
    organs: list[str] = []
    for line in [text[slice(*span)] for span in line_spans(text, 4 * TITLE_LINES)]:
        if not NO_TITLE.search(line) and len(line) <= TITLE_MOST and KIND.search(line) and SUBJECT.search(line):
            return " ".join(dict.fromkeys([*organs, line])) if SUBJECT.match(line) or TITLED.match(line) else line
        organs = [*organs, line] if ORGAN.match(line) else []
    return None


def titles(text: str) -> list[str]:
    """What a text may be called after its first lines: those that end as a title does and say what it is about."""
    first = (text[slice(*span)] for span in line_spans(text, 2 * TITLE_LINES))
    return [line for line in first if KIND.search(line) and SUBJECT.search(line) and len(line) <= TITLE_MOST]


def centred(first: Iterable[str]) -> str | None:
    """Of lines that are set in the middle the first under a masthead and a number, where nothing says better what the title is."""
    lines = (one for one in first if not _over(one))
    return next((one for one in lines if len(one) <= TITLE_MOST and not NO_TITLE.search(one)), None)
