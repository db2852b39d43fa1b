"""Documents of official forms asked by number, record and structure, over a few that are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

RULES = """松原川市渡口管理条例
第一条　为了渡口安全，制定本条例。
第二条　有下列情形之一的，渡口应当停渡：
（一）风力超过五级的；
（二）能见度不足五十米的。
第二条之一　停渡应当公告。
公告应当张贴在渡口。
第三条　违反本条例第二条规定的，处一千元罚款。
第四条　渡工应当：
（一）持有证书：
1.内河船员证；
2.救生员证。
（二）穿着救生衣。
"""
DECISION = """松原川市人民政府关于废止部分文件的决定
松政发〔2025〕12号
各县（市、区）人民政府：
一、对2件文件予以废止（目录见附件1）。
二、对1件文件予以修改（内容见附件3）。
附件：1.废止的文件
2.继续有效的文件
3.修改的文件
松原川市人民政府
2025年5月28日
附件1
废止的文件
一、关于停车收费的通知（松政发〔2012〕30号）
二、关于渔船检验的意见（松政发〔2014〕7号）
附件3
修改的文件
一、关于民宿的意见（松政发〔2021〕9号）
"""
REPORT = """各位代表：
现在，我代表市人民政府向大会报告工作。
一、工作回顾
粮食增产。
二、今年重点抓好三个方面工作：
（一）扩大内需
办好展会。
（二）改善民生
办好十件民生实事。（1）新建小学。（2）改造菜场。（3）增设公交线路。
（三）防范风险
化解债务。
"""
PLAN = """河灯节行动计划
一、主要任务
（一）添置
1.购置河灯两千盏。
2.修缮灯船四条。
（二）安全
3.配备救生员二十名。
4.设置围栏五处。
附件：灯船名单
河湾镇人民政府
2025年3月2日
附件　灯船名单
序号\t船名
1\t飞燕
"""
CLEANUP = """松原川市人民政府关于清理文件的决定
松政发〔2026〕2号
对下列2件文件予以废止：
1.《松原川市渔灯管理办法》（松政发〔2011〕9号）
2.《松原川市灯船年检规定》（松政发〔2013〕4号）
将《松原川市茶楼管理规定》第六条中的“三日”修改为“五日”。
松原川市人民政府
2026年1月5日
"""
WATER = """关于夜航用灯的通知
各村：
开灯时间为晚上七点。
用灯费每盏两元。
镇人民政府
2025年5月6日
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from a regulation, a decision, and reports that are called by their places in the names of their files alone."""
    folder = tmp_path_factory.mktemp("papers")
    for name, text in (
        ("渡口", RULES), ("决定", DECISION), ("漳州市", f"2026年政府工作报告\n\n{REPORT}"), ("计划", PLAN), ("清理", CLEANUP),
        ("石坞镇用灯", WATER), ("柳坞镇用灯", WATER.replace("七点", "八点").replace("两元", "三元")),
    ):  # fmt: skip
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    other = REPORT.replace("扩大内需", "发展旅游").replace("新建小学", "修缮码头")
    (folder / "泉州市.txt").write_text(f"2026年泉州市政府工作报告\n\n{other}", encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "said", "never"),
    [
        ("渡口管理条例第二条之一怎么规定？", "停渡应当公告", "风力超过"),
        ("渡口管理条例第二条之一第二款是什么？", "公告应当张贴", "停渡应当公告"),
        ("渡口管理条例第二条第（二）项是什么？", "能见度", "风力"),
        ("渡口管理条例第三条怎么规定？", "一千元", "公告"),
        ("松政发〔2025〕12号废止了哪些文件？", "关于渔船检验的意见", ""),
        ("松政发〔2014〕7号还有效吗？", "予以废止", ""),
        ("松政发〔2025〕12号修改了哪些文件？", "关于民宿的意见", "停车"),
        ("渡口管理条例第四条第（一）项是什么？", "救生员证", "救生衣"),
        ("漳州报告今年重点抓好三个方面工作提了哪几点？", "扩大内需", "泉州"),
        ("哪份文件废止了松政发〔2012〕30号？", "关于停车收费的通知", ""),
        ("松政发〔2025〕12号附件2是什么？", "2.继续有效的文件", "停车"),
        ("漳州市政府工作报告分哪几部分？", "工作回顾", "泉州"),
        ("漳州报告第二部分第（一）项是什么？", "扩大内需", "发展旅游"),
        ("漳州十件民生实事的第二件是什么？", "改造菜场", "新建小学"),
        ("漳州十件民生实事的第三件？", "增设公交线路", "改造菜场"),
        ("漳州的十件民生实事，第一个是什么？", "新建小学", "改造菜场"),
        ("漳州报告今年重点抓好几个方面工作？", "三个方面", "泉州"),
        ("违反渡口管理条例第二条怎么处罚？", "处一千元罚款", ""),
        ("河灯节行动计划第4项任务是什么？", "设置围栏五处", "救生员"),
        ("河灯节行动计划的附件是什么？", "灯船名单", ""),
        ("松政发〔2026〕2号废止了哪些文件？", "灯船年检规定", "茶楼"),
        ("松政发〔2026〕2号废止的第二个文件是什么？", "灯船年检规定", "渔灯"),
        ("茶楼管理规定第六条改成什么了？", "没有收录《松原川市茶楼管理规定》本身", "渡口"),
        ("松政发〔2011〕9号是什么文件？", "渔灯管理办法", ""),
        ("柳坞镇几点开灯？", "八点", "七点"),
        ("石坞镇的用灯费是多少？", "两元", "三元"),
    ],
)
def test_it_is_answered_from_the_place_that_is_asked_for(papers: Bot, question: str, said: str, never: str) -> None:
    answer = papers.ask(question)
    assert said in answer.text and not (never and never in answer.text), answer.text


def test_an_annex_that_is_only_listed_is_said_to_be_so(papers: Bot) -> None:
    assert "没有收录附件2的正文" in papers.ask("松政发〔2025〕12号附件2是什么？").text


def test_an_article_that_no_amendment_put_there_is_not_found(papers: Bot) -> None:
    assert "一千元" not in papers.ask("渡口管理条例第三条之一是什么？").text


@pytest.mark.parametrize("asks", ["请告知", "麻烦查询", ""])
def test_what_asks_before_a_whole_title_is_no_part_of_it(papers: Bot, asks: str) -> None:
    answer = papers.ask(f"{asks}渡口管理条例第三条")
    assert answer.citations[0].quote.startswith("第三条")


def test_other_rules_of_the_kind_are_still_said_to_be_missing(papers: Bot) -> None:
    assert "物业" in papers.ask("物业管理条例第三条").text
