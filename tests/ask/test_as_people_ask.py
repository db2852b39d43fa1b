"""Documents asked about as people do: by names that others have in part, in lay words, by what stands under a table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

NOTICE = """松川市文化局关于印发《松川市馆藏登记管理办法》的通知
松文规〔2025〕3号
各区文化局：
《松川市馆藏登记管理办法》已经市政府第31次常务会议通过，现印发给你们，请遵照执行。
松川市文化局
2025年4月2日
松川市馆藏登记管理办法
第一条　为了登记馆藏，制定本办法。
第二条　馆藏每三年清点一次。
第三条　本办法自2025年5月1日起施行。《松川市馆藏登记管理办法（试行）》（松文发〔2020〕6号）同时废止。
"""
DETAILS = """松川市馆藏登记管理办法实施细则
第一条　根据馆藏登记管理办法，制定本细则。
第二条　清点由两人进行。
第三条　本细则自2025年8月1日起施行。
"""
FUNDS = """松川市馆藏登记经费管理办法
第一条　为了管理经费，制定本办法。
第二条　登记经费每件二十元。
第三条　本办法自2024年2月1日起施行。
"""
MEASURES = """松川市促进夜间经济若干政策措施
松政办规〔2025〕8号
第一条　为了繁荣夜市，制定本措施。
第二条　夜市摊位免收三个月租金。
第三条　夜市摊主可以申领保险补贴六百元。
第四条　有下列情形之一的，不予发放保险补贴：
（一）占道经营的；
（二）转租摊位的。
第五条　本措施自2025年7月1日起施行。
"""
DRAFT = """松川市渔港管理办法（征求意见稿）公开征求意见公告
现就《松川市渔港管理办法（征求意见稿）》公开征求意见。
有关意见请于2025年10月15日前书面反馈市海事局。
来信请注明“渔港意见”字样。
"""
QUAYS = """松川市码头一览
码头\t泊位（个）\t水深（米）
飞鱼码头\t4\t6.5
白帆码头\t9\t7.2
"""
GUIDE = """船坞登记办事指南
申请材料
序号\t材料名称\t份数
1\t登记申请表\t2
2\t船只照片\t3
办理流程
1.网上提交；
2.窗口领证。
"""
CONTRACT = """松川市船坞租用合同
1 租期
1.1 租期两年。
1.2 租期届满：
1.2.1 续租的，提前六十日提出；
1.2.2 不续租的，十日内腾空船坞。
2 租金
2.1 租金每月八百元。
"""
ANSWERS = """松川市船员证政策问答

1.问：哪些人可以申请船员证？
答：年满十八周岁的居民。

2.问：船员证多久换一次？
答：每五年换一次。

3.问：换证要交费吗？
答：不交费。
"""
PRAISE = """关于表扬护航先进的通报
松海通〔2025〕7号
各船队：
为鼓励先进，予以通报表扬。
附件：1.先进船队名单
2.先进船员名单
松川市海事局
2025年9月3日
附件1
先进船队名单
飞鱼船队
附件2
先进船员名单
郝远帆
栗小舟
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from documents that are made up."""
    folder = tmp_path_factory.mktemp("papers")
    for name, text in (
        ("通知", NOTICE), ("细则", DETAILS), ("经费", FUNDS), ("措施", MEASURES), ("问答", ANSWERS),
        ("松川市船坞租用合同", CONTRACT), ("通报", PRAISE), ("征求", DRAFT), ("码头", QUAYS),
        ("船坞登记办事指南", GUIDE),
    ):  # fmt: skip
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "said", "never"),
    [
        ("馆藏登记管理办法第二条是什么？", "每三年清点一次", "二十元"),
        ("馆藏登记管理办法第二条是什么？", "每三年清点一次", "两人"),
        ("馆藏登记管理办法实施细则第二条是什么？", "两人", "三年"),
        ("馆藏登记经费管理办法第二条是什么？", "二十元", "两人"),
        ("新的馆藏登记管理办法出来以后，哪个旧文件作废了？", "松文发〔2020〕6号", "实施细则"),
        ("夜经措施3条", "六百元", "三个月"),
        ("引用夜间经济措施要写文号，是多少来着", "松政办规〔2025〕8号", "保险"),
        ("这个馆藏登记管理办法几号印发的，又从几号起算数？", "2025年4月2日", "实施细则"),
        ("这个馆藏登记管理办法几号印发的，又从几号起算数？", "2025年5月1日", "实施细则"),
        ("馆藏登记经费管理办法后头带不带附件？", "附件", "二十元"),
        ("馆藏登记管理办法是市政府哪次会议过的？", "第31次常务会议", "清点"),
        ("夜间经济那篇第二条怎么说？", "三个月租金", "登记"),
        ("哪些人领不到保险补贴？", "转租摊位", "六百元"),
        ("渔港管理办法征求意见，意见最迟啥时候交？", "2025年10月15日", "字样"),
        ("船坞登记要交哪些材料，各几份？", "船只照片", "窗口领证"),
        ("我要讲夜市，照夜间经济那篇给我搭个提纲", "三个月租金", "船坞"),
        ("飞鱼码头的泊位是多少，水深多少？", "6.5", "逐一回答"),
        ("船坞租用合同1.2.2条怎么约定的？", "十日内腾空", "八百元"),
        ("船坞租用合同第1.2条是什么？", "提前六十日", "八百元"),
        ("船员证政策问答第二问怎么答的？", "每五年换一次", "不交费"),
        ("护航先进的通报，附件二里头都有谁？", "栗小舟", "飞鱼"),
    ],
)
def test_it_is_answered_from_the_place_that_is_asked_for(papers: Bot, question: str, said: str, never: str) -> None:
    answer = papers.ask(question)
    assert said in answer.text and not (never and never in answer.text), answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("刘忠林老师是研究员还是副研究员呀，别写错了", "副研究员"),
        ("要给三位作者寄样报，单位、职务都列给我", "副院长"),
    ],
)
def test_where_authors_work_is_told_from_their_records(bot: Bot, question: str, said: str) -> None:
    answer = bot.ask(question)
    assert said in answer.text
    assert all(one.field for one in answer.citations), answer.text
