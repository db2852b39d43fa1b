from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import record as essays
from bot.documents.corpus import load
from bot.documents.files import Document
from bot.domain import Essay
from bot.settings import shipped
from bot.text.measures import everything, proposals
from bot.text.outline import Outline
from policy_evals.recommending import extraction

ESSAYS = load([shipped("corpus")])[0]


def actions(text: str) -> list[str]:
    essay = essays.parse(Document("试", text, markdown=True, facts={}))
    return [essay.text[found.start : found.end] for found in proposals(Outline(essay))]


def test_the_gold_measures_of_the_essays_are_found() -> None:
    scored = extraction(ESSAYS)
    assert scored.precision >= 0.95, scored.wrong
    assert scored.recall >= 0.95, scored.missed
    assert scored.found >= 150


def test_every_measure_is_a_slice_within_its_quotation() -> None:
    for essay in ESSAYS:
        for found in proposals(Outline(essay)):
            assert found.first <= found.start < found.end <= found.last
            assert essay.text[found.first : found.last].strip() == essay.text[found.first : found.last]
            assert essay.text[found.end - 1] not in "，；：。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推广创新积分制改革，破解科技企业融资难问题。", ["推广创新积分制改革"]),
        ("加大财政资金投入；设立产业发展基金。", ["加大财政资金投入", "设立产业发展基金"]),
        ("将创新积分与信贷支持挂钩，提高效率。", ["将创新积分与信贷支持挂钩"]),
        ("通过并购、参股等方式，整合产业链创新资源。", ["通过并购、参股等方式，整合产业链创新资源"]),
        ("围绕农业、医疗等领域，打造一批示范工程。", ["打造一批示范工程"]),
        ("支持中小企业围绕企业需求，开展配套服务。", ["支持中小企业围绕企业需求，开展配套服务"]),
        ("我省应进一步优化营商环境。", ["进一步优化营商环境"]),
        ("扩大企业在评审中的话语权。", ["扩大企业在评审中的话语权"]),
        ("健全产业链供应链风险预警机制。", ["健全产业链供应链风险预警机制"]),
        ("推动科研仪器设备向企业开放，提高使用效率。", ["推动科研仪器设备向企业开放"]),
        ("提高科研人员成果转化收益分配比例。", ["提高科研人员成果转化收益分配比例"]),
        ("打破数据壁垒，实现统一调度。", ["打破数据壁垒"]),
    ],
)
def test_an_act_is_told_from_what_it_is_good_for(text: str, found: list[str]) -> None:
    assert actions(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("首次上规的企业，一次性奖励10万元。", ["一次性奖励10万元"]),
        ("对连续两年未发生拖欠的，降低存储比例50%。", ["降低存储比例50%"]),
        ("逾期不办理登记的，由主管部门责令改正。", ["由主管部门责令改正"]),
        ("多子女家庭可以按实际租金提取，每年一次。", ["多子女家庭可以按实际租金提取"]),
        ("学校不得一次性预收三个月的费用。", ["学校不得一次性预收三个月的费用"]),
        ("护林员每人每月补助800元，共2.7万名。", ["护林员每人每月补助800元"]),
        ("低保家庭由区政府免费安装报警器。", ["低保家庭由区政府免费安装报警器"]),
        ("维修养护供水工程1900处。", ["维修养护供水工程1900处"]),
        ("有下列情形之一的，可以申请：", []),
        ("研究生导师的作用是多方面的，值得研究。", []),
    ],
)
def test_what_holds_is_a_measure_whatever_its_verb(text: str, found: list[str]) -> None:
    assert actions(text) == found


def test_whatever_an_article_says_is_a_measure() -> None:
    text = "# 办法\n\n第一条　住宅小区的垃圾定时定点投放。\n\n第二条　农业部门负责指导就地堆肥。\n"
    assert actions(text) == ["第一条　住宅小区的垃圾定时定点投放", "第二条　农业部门负责指导就地堆肥"]


@pytest.mark.parametrize(
    "text",
    [
        "科技创新是产业创新的源头活水。",
        "推动创新链和产业链深度融合，是必然选择。",
        "全球产业变革加速演进，竞争日趋激烈。",
        "我省应如何进一步抢占制高点？",
        "建成投用一批平台，新增高新技术企业300家，增长12%。",
        "各位代表：现在，我代表省人民政府，向大会报告工作。",
        "",
    ],
)
def test_background_praise_questions_and_what_was_done_are_no_measures(text: str) -> None:
    assert actions(text) == []


def test_a_label_names_its_point_and_a_heading_its_section() -> None:
    text = "# 总题\n\n## 优化结构，筑牢根基\n\n一是强化基础研究作用。扩大计划规模，建立支持机制。二是补齐短板。设立专项资金。\n"
    essay = essays.parse(Document("试", text, markdown=True, facts={}))
    found = list(proposals(Outline(essay)))
    assert [essay.text[one.start : one.end] for one in found] == ["扩大计划规模", "建立支持机制", "设立专项资金"]
    assert found[0].topic.startswith("一是强化基础研究作用")


def test_what_names_no_act_may_help_all_the_same() -> None:
    text = "一、怎么留人\n\n怀孕的女工一律不排夜班。工人自己不掏钱。厂里支持考证。有哪些难处？\n"
    essay = essays.parse(Document("试", text, markdown=True, facts={}))
    found = [(essay.text[one.start : one.end], one.bare) for one in everything(Outline(essay))]
    assert found == [("怀孕的女工一律不排夜班", True), ("工人自己不掏钱", True), ("厂里支持考证", True)]
    assert not [one for one in proposals(Outline(essay)) if one.bare]


def test_a_section_that_looks_back_proposes_nothing() -> None:
    text = "一、2025年工作回顾\n\n推进产业升级，建设一批平台。\n\n二、2026年重点工作\n\n推进产业升级，建设一批平台。\n"
    assert actions(text) == ["推进产业升级", "建设一批平台"]


@given(st.text(alphabet="支持建立要应推动，。；：、“”（）\n一二是企业将与了？ #", max_size=80))
def test_any_text_is_survived(text: str) -> None:
    essay = Essay("试", text)
    for found in everything(Outline(essay)):
        assert essay.text[found.start : found.end] in essay.text[found.first : found.last]


def test_the_reports_propose_much_and_quickly(shared: Path) -> None:
    reports, *_ = load([shared / "data" / "provincial_reports_2026.jsonl"])
    found = [(essay, one) for essay in reports for one in proposals(Outline(essay))]
    assert len({essay.essay_id for essay, _ in found}) == 31
    assert 5_000 < len(found) < 20_000
    for essay, one in found:
        inside = [section.heading for section in essay.sections if section.start <= one.start < section.end]
        assert not any("回顾" in heading for heading in inside)
