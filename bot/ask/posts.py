"""Who of the authors is what, and works where, by their affiliations: 谁是院长, 哪位在高校任教, 王明是教授吗."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ask import naming
from bot.ask.recorded import Wanted, wanted
from bot.ask.telling import Telling
from bot.domain import Answer, Essay
from bot.index.store import Index
from bot.says import record as told
from bot.text.names import OFFICES

OFFICE = re.compile(rf"(?:副|助理)?(?:{OFFICES})")
# Which of two offices somebody has: 是研究员还是副研究员.
CHOICE = re.compile(
    rf"(?:老师|同志|先生|女士)?(?:到底|究竟)?(?:算?是)?{OFFICE.pattern}[,，]?还是{OFFICE.pattern}(?![\u4e00-\u9fff]{{0,2}}[的更先])"
)
# Who asks of the authors, not of anybody whom a text may name.
OF_AUTHORS = re.compile(r"作者|专家|学者|老师|[几各两三四五六](?:位|名)")
# What persons do at the place where they are employed.
EMPLOYED = r"工作|上班|[任供就]职|任教|教[书课学]|授课|做研究|搞研究"
AT = re.compile(
    rf"[当其]中|里面|在|来自|出自|属于|有没有|有无|{EMPLOYED}|的(?:人|作者|专家|学者)?(?:吗|么|没有|呢)?[？?]*$"
)
# Kinds of institutions, as they are asked for, and what the names of such have.
KINDS = {
    re.compile(r"高等?(?:院|学)?校|大学|院校|学校"): re.compile(r"(?:大学|(?<!科)学院|学校|党校)(?!附属)"),
    re.compile(r"科研(?:院所|机构|单位|院)|研究(?:机构|单位)"): re.compile(
        r"研究[院所]|科学?院|研究中心|实验室|设计院"
    ),
    re.compile(r"企业|公司"): re.compile(r"公司|集团|[^农林牧渔]厂"),
    re.compile(r"(?:政府|国家|党政)?(?:机关|部门)|政府"): re.compile(
        r"^(?!.{0,40}(?:大学|学院)).{0,40}?(?:[厅局]|(?<!咨询)委员会|政府|办公[室厅]|部(?![队分])|(?<![党团])委(?!员))"
    ),
}


def choice(level: str) -> Wanted | None:
    """What a folded question asks that sets two offices of one person side by side; its name alone stands before them."""
    match = CHOICE.search(level)
    return Wanted("fields", ("affiliation",), level[: match.start()], False) if match else None


def told_before(level: str, asked: Wanted) -> Wanted:
    """What is asked of persons, without what a clause before it tells of them: 要给三位作者寄书，单位、职务都列给我."""
    last = wanted(re.split("[,，]", level.rstrip(",，。?？"))[-1]) if asked.every else None
    if last is None or last.form != "fields" or not set(last.fields) <= set(asked.fields):
        return asked
    return last if naming.content(last.rest) else replace(last, every=True)


def whose(question: str, asked: Wanted, named: naming.Named, index: Index) -> Answer | None:
    """Who a named person is, or who holds an office or works at a place that the question names."""
    people = [one for one in index.essays.values() if one.author]
    telling = Telling(index)
    if named.wholly and named.essays and all(one.author and one.author in asked.rest for one in named.essays):
        people = [one for one in named.essays if one.affiliation]
    elif kind := _kind(asked.rest):
        people = [one for one in people if kind[1].search(one.affiliation or "")]
        if not people:
            return _nobody(question, told.NOBODY_AT(kind=kind[0]), index)
    else:
        offices = OFFICE.findall(asked.rest)
        said = [*offices, *naming.content(OFFICE.sub(" ", AT.sub(" ", asked.rest)))]
        people = [one for one in people if said and all(holds(one.affiliation or "", word) for word in said)]
        if not any(re.search(OFFICES, word) or len(word) > 2 for word in said):  # 企业 and 发展 stand in many names
            return None
        if not people and offices and len(said) == len(offices) and OF_AUTHORS.search(question):
            return _nobody(question, told.NOBODY_IS(office=offices[0]), index)
    if not people:
        return None
    telling.people("", people)
    return telling.answer(question)


def _kind(rest: str) -> tuple[str, re.Pattern[str]] | None:
    """The kind of institution at which somebody is to work, where the question says nothing else; with what its names have."""
    if not AT.search(rest):
        return None
    for asked, names in KINDS.items():
        match = asked.search(rest)
        if match and not naming.content(AT.sub(" ", asked.sub(" ", rest))):
            return match.group(), names
    return None


def _nobody(question: str, lead: str, index: Index) -> Answer | None:
    """That no record has an office or a kind of place that is asked for, with what the records have."""
    people: Sequence[Essay] = [one for one in index.essays.values() if one.author and one.affiliation]
    if not people:
        return None
    telling = Telling(index)
    telling.people(lead, people)
    return replace(telling.answer(question), status="partial")


def person(question: str, claims: Sequence[str], essay: Essay, index: Index) -> Answer | None:
    """What a person is, who is asked to be something; None where no record tells it.

    Example: 王明是教授吗 -> 副研究员, and that 教授 is not written
    """
    if not essay.affiliation:
        return None
    lacking = [claim for claim in claims if not holds(essay.affiliation, claim)]
    telling = Telling(index)
    # 甲院 of 甲院乙所 names the organ over it, or is a part of the name of another.
    within = [
        claim for claim in claims if re.search(rf"{re.escape(claim)}(?!的?(?:{OFFICE.pattern}|$))", essay.affiliation)
    ]
    within = [claim for claim in within if not OFFICE.fullmatch(claim)]
    said = told.HAS(words="”“".join(within)) if within else told.IS_SO()
    telling.people("" if lacking else said, [essay])
    own = [told.NOT_SO(value=essay.affiliation, office="”“".join(lacking))] if lacking else []
    return telling.answer(question, own)


def holds(affiliation: str, word: str) -> bool:
    """Whether an affiliation has an office or a place; who is 副院长 is not 院长, nor 助理研究员 研究员."""
    return re.search(rf"(?<!副)(?<!助理){re.escape(word)}", affiliation) is not None
