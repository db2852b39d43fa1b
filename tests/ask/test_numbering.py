"""How many parts a text has is said only where the text numbers them so; else its own words answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import settings
from bot.app import Bot

WHOLE = """# 白塘县夜间经济七条措施

为活跃夜间消费，制定以下措施。

一、延长营业时间。商场营业时间延长至二十三时。

二、完善灯光。对主要街区实施亮化。

三、增开夜班车。公交夜班线路增加到六条。
"""
MISSING = """# 青湖县支持小微企业若干意见

青湖县出台支持小微企业的意见，共3个部分。

二、减免租金。对承租国有房屋的减免三个月租金。

三、延期缴税。确有困难的可以延期三个月。

四、稳岗返还。不裁员的返还失业保险费。
"""
SOUND = """# 云坪县养老服务实施方案

为发展养老服务，制定本方案。

一、建设设施
新建养老服务中心十处。

二、培养人才
每年培训护理员二百人次。

三、加强监管
每季度检查一次。
"""


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    folder: Path = tmp_path_factory.mktemp("counties")
    for name, text in (("seven", WHOLE), ("missing", MISSING), ("sound", SOUND)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    made = Bot(settings.Settings(home=folder / "home"))
    made.build([folder / f"{name}.md" for name in ("seven", "missing", "sound")])
    return made


def test_what_is_numbered_through_is_counted(counties: Bot) -> None:
    assert "《云坪县养老服务实施方案》共有 3 个部分" in counties.ask("云坪县养老服务实施方案分几个部分？").text


@pytest.mark.parametrize(
    "question",
    ["白塘县夜间经济措施一共有几条？", "青湖县支持小微企业的意见有几条？", "青湖县支持小微企业若干意见分几个部分？"],
)
def test_a_count_that_the_text_belies_is_not_told(counties: Bot, question: str) -> None:
    answer = counties.ask(question)
    assert "共有" not in answer.text.replace("共3个部分", "")
    assert answer.citations


def test_an_overview_tells_no_number_of_parts_that_is_not_certain(counties: Bot) -> None:
    text = counties.ask("《青湖县支持小微企业若干意见》讲了什么？").text
    assert text.startswith("《青湖县支持小微企业若干意见》的要点如下：")
    assert "没有分部分" not in text
    assert "分为 3 个部分" in counties.ask("《云坪县养老服务实施方案》讲了什么？").text
