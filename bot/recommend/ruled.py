"""What somebody says that they do not lack, or do not want: a clause of its own, or what stands behind 除了.

By grammar, not by things: 除…外, and a negation before or behind a verb of lacking, planning or offering. What the verb
denies may be anything. 不敢, 不会, 不通 tell of a hardship and are none.
"""

from __future__ import annotations

import re

# 除了… may end with its clause; 除… alone (除尘设备, 除草) only with 外 behind it.
EXCEPT = re.compile(
    r"除(?:(?:了|去|开|掉)([^，]{1,30}?)(?:[之以]?外|(?=还|也|都[行可能]|别的|其他|有没有)|$)|([^，]{1,30}?)[之以]?外)"
    # Behind it a conjunction may have been cut off: 贷款以外，还有什么.
    r"|([^，除]{1,16}?)[之以]外(?=$|还|也|有没有|别的|其他)"
)
LACK = r"不(?:再|太|用)?(?:缺|差|愁)"
REFUSED = r"(?:不(?:再|太|用)?(?:考虑|打算|指望|谈)|不(?:想|愿意?|打算|准备)再(?=[借贷用要拿找申])|(?:别|不要)再?[光老]?(?:跟我?|给我?们?|让我?们?)?(?:提|说|谈|推荐|介绍))"
DEGREE = r"(?:[并也都又更先]|根本|其实|暂时){0,3}"
# Others may refuse what is needed (银行不考虑我们): a subject is let pass before a verb of lacking only, and 技术不差 is whole.
BEFORE = re.compile(
    rf"(?:[^，不]{{0,12}}不(?:再|太|用)?[缺愁]|(?:我们?|咱们?)?{LACK}|(?:我们?|咱们?)?{DEGREE}{REFUSED})([^，但可却只就]{{1,30}})"
)
BEHIND = re.compile(rf"([^，]{{1,16}}?)(?:我们?|咱们?)?{DEGREE}(?:(?:{LACK}|{REFUSED})[了的]?|无所谓|不是问题)")
# What was said just before is meant.
POINTS = re.compile(r"[这那此](?:个|些|样|种)?")


def out(clause: str) -> tuple[str, str] | None:
    """What a clause rules out, and what of it is left. Example: 除了贷款还有什么办法 -> (贷款, 还有什么办法); 不缺钱 -> (钱, "")"""
    if found := EXCEPT.match(clause):
        return next(filter(None, found.groups())), clause[found.end() :].lstrip("，, ")
    if found := BEFORE.fullmatch(clause) or BEHIND.fullmatch(clause):
        return found.group(1), ""
    return None
