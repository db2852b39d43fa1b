"""Clauses that lay down what holds, by the grammar of plans, notices and regulations, whatever their verb.

A plan gives orders without a subject (维修养护供水工程1900处). A notice or a regulation says who may or must do what
(申请人可以…, 学校不得…), what follows where something is so (首次上规的，…), and what somebody gets (每人每月补助800元).
"""

from __future__ import annotations

import re

from bot.text import words

# The modal verbs of regulations, and their bounds.
MODAL = re.compile(
    r"(?<!只)可以(?!说|看[出到]|预)|应当|必须|(?<![胡触])须(?![知眉])|不得|不(?:少|低|高|大|多|小)于|不超过|(?:禁|严)止|严禁|方可|有权|[不免]予|不再"
)
# 是…的 tells of something, and names no case.
TELLS = re.compile(r"(?<![凡不])是")
# What is given, and how much: the quantity may stand before or behind.
GIVING = re.compile(
    r"给予|发给|发放|补[助贴偿]|资助|奖[励补]|贴息|支付|拨付|垫付|返还|报销|承担|配套|减[免征半按收]|免[费收征缴除]|[上下]浮|优惠|"
    r"(?:提高|降低|调整|压缩|缩短|放宽|延长)[到至为]"
)
QUANTITY = re.compile(
    r"[\d一二两三四五六七八九十百]\s?[万亿多余]?(?:元|%|个|年|天|日|次|倍|折|件|成|小时)|百分之|一律|全额|免[费收征缴除]|半价"
)
# An order is so long at least; its verb stands within so many characters.
SHORTEST, HEAD = 6, 12


def holds(clause: str) -> bool:
    """Whether a clause says what somebody may or must do, or what is given. Example: 每人每月补助800元 -> True"""
    given = GIVING.search(clause) is not None and QUANTITY.search(clause) is not None
    return given or MODAL.search(clause) is not None


def is_case(clause: str) -> bool:
    """Whether a clause only names the case in which the next one holds. Example: 首次上规的 -> True"""
    return clause.endswith("的") and TELLS.search(clause) is None


def orders(clause: str) -> bool:
    """Whether a clause begins with a verb and its object. Example: 维修养护供水工程1900处 -> True"""
    if len(clause) < SHORTEST:
        return False
    (verb, tag), *others = words.tagged(clause[:HEAD])
    return tag == "v" and len(verb) > 1 and any(kind[0] in "nljvab" for _, kind in others[:1])
