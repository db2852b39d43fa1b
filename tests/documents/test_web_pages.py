"""Web pages: the article and nothing else, whatever frame a site puts around it."""

from __future__ import annotations

import gov_pages
import pytest

from bot.documents.encoding import decode_page
from bot.documents.html import read_html

PAGE = """<!DOCTYPE html><html><head>{meta}<title>关于双融合的意见_部门动态_省政府</title><style>p{{}}</style>
<script>var a = "脚本";</script></head><body>
<header><h1>省政府</h1></header><nav><a href="/">首页</a></nav>
<article><header><h1>关于双融合<br>的意见</h1></header><p>推动科技
创新&mdash;&ldquo;融合&rdquo;&nbsp;<b>深</b><i>度</i>ＡＢＣ。<br>第二行</p><h2>一、目标</h2>
<div>散文<div>内层</div>之后</div><ul><li>甲</li><li>乙</li></ul>
<table><tr><th>项</th><td>数</td></tr><tr><td>强度</td><td>2.5%</td></tr></table>
<pre>原样
两行</pre></article><aside>相关</aside><form><input value="x">搜索</form><footer>版权</footer></body></html>"""
PAGE_TEXT = (
    "# 关于双融合的意见\n推动科技创新—“融合”\u00a0深度ＡＢＣ。\n第二行\n## 一、目标\n散文\n内层\n之后\n甲\n乙\n"
    "项：数\n强度：2.5%\n原样\n两行"
)
TRADITIONAL = "推動科技創新和產業創新深度融合，江西如何發力？"


def text(page: str) -> str:
    return read_html(page.encode()).text


def lines(inside: str, head: str = "") -> list[str]:
    return text(f"<html><head><title>办法</title>{head}</head><body>{inside}</body></html>").split("\n")


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "gb18030"),
        ('<meta charset="gb2312">', "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gb18030"),
        ('<meta charset="gb2312">', "utf-8"),  # many pages declare a wrong one
        ('<meta charset="iso-8859-1">', "gb18030"),
    ],
)
def test_text_and_title_in_any_encoding(meta: str, encoding: str) -> None:
    read = read_html(PAGE.format(meta=meta).replace("\u00a0", "&nbsp;").encode(encoding))
    assert (read.text, read.markdown, read.title) == (PAGE_TEXT, True, "关于双融合的意见")


def test_a_declared_charset_reads_short_text() -> None:
    assert decode_page("<meta charset=gbk>联通".encode("gbk")).endswith("联通")  # these bytes are valid UTF-8, too
    assert decode_page(f"<meta charset=big5>{TRADITIONAL}".encode("cp950")).endswith(TRADITIONAL)


@pytest.mark.parametrize("name", gov_pages.PAGES)
def test_the_article_of_a_government_page_and_nothing_else(name: str) -> None:
    read = read_html(gov_pages.PAGES[name].encode())
    assert read.title == gov_pages.TITLE
    assert {line.strip("#\u3000 ") for line in read.text.split("\n")} == gov_pages.wanted(name)


def test_the_facts_table_becomes_facts() -> None:
    facts = read_html(gov_pages.PAGES["state council"].encode()).facts
    assert facts["number"] == "云府办规〔2025〕6号"
    assert facts["index_number"] == "Y00100-0202-2025-0007"
    assert (facts["organ"], facts["dated"]) == ("云江市人民政府办公室", "2025年05月28日")
    assert facts["published"] == "2025-06-03 10:08"


def test_a_term_that_no_standard_knows_is_shown_with_its_description() -> None:
    terms = "<dl><dt>制定机关</dt><dd>云江市人大常委会</dd><dt>印数</dt><dd>三百册</dd></dl><p>民宿应当备案。</p>"
    assert lines(terms) == ["制定机关：云江市人大常委会", "印数：三百册", "民宿应当备案。"]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        # What Word exports as deleted is no part of the text; nor are places where a browser may break a line.
        ("<p>全天<del>（原为五十元）</del><ins>三十元</ins>。</p>", ["全天三十元。"]),
        ("<p>二、多\u200b子女家庭上浮。</p>", ["二、多子女家庭上浮。"]),
        # Buttons set as links without an address; a place to link to is none.
        ("<p>民宿应当备案。</p><div><a>转给朋友看</a><a>喜欢</a></div>", ["民宿应当备案。"]),
        ("<p><a name='a'>民宿</a><a id='b'>应当备案。</a></p>", ["民宿应当备案。"]),
        # Who edited the page, behind its last sentence; before it the words are a text's own.
        ("<p>民宿应当备案。</p><p>【责任编辑：陈露】</p>", ["民宿应当备案。"]),
        ("<p>责任编辑：陈露</p><p>民宿应当备案。</p>", ["责任编辑：陈露", "民宿应当备案。"]),
    ],
)
def test_only_what_a_reader_of_the_text_sees(inside: str, shown: list[str]) -> None:
    assert lines(inside) == shown


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        ("<p>云江市民宿<br>管理规定</p><p>第一条　民宿应当备案。</p>", "云江市民宿管理规定"),
        ("<h2>云江市民宿名单公开</h2><p>民宿名单如下。</p>", "云江市民宿名单公开"),
        ("<h2>甲</h2><p>民宿名单如下。</p><h2>乙</h2><p>酒店名单如下。</p>", "云江市"),
    ],
)
def test_a_page_that_bears_only_the_sites_name_is_called_after_its_text(inside: str, title: str) -> None:
    assert read_html(f"<title>云江市</title><body>{inside}</body>".encode()).title == title


def test_a_table_that_has_a_label_of_the_same_name_stays() -> None:
    rows = "<tr><td>名称</td><td>民宿</td></tr><tr><td>分类</td><td>甲级</td></tr>"
    assert lines(f"<p>补助如下。</p><table>{rows}</table>")[1:] == ["名称：民宿", "分类：甲级"]


@pytest.mark.parametrize(
    ("page_title", "title"),
    [
        ("自行车办法_规范性文件_青原市人民政府网", "自行车办法"),
        ("自行车办法-青原市人民政府网", "自行车办法"),
        ("青原市人民政府网 - 自行车办法", "自行车办法"),
        ("自行车办法（2025-2027年）", "自行车办法（2025-2027年）"),
        ("自行车办法", "自行车办法"),
    ],
)
def test_the_title_without_the_sites_name(page_title: str, title: str) -> None:
    page = f"<html><head><title>{page_title}</title></head><body><p>自行车半价。</p></body></html>"
    assert read_html(page.encode()).title == title


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("<ol><li>甲</li><li>乙</li></ol>", ["1.甲", "2.乙"]),
        ('<ol start="3"><li>甲</li><li value="7">乙</li><li>丙</li></ol>', ["3.甲", "7.乙", "8.丙"]),
        ("<ol reversed><li>甲</li><li>乙</li></ol>", ["2.甲", "1.乙"]),
        ('<ol type="a"><li>甲</li><li>乙</li></ol>', ["a.甲", "b.乙"]),
        ('<ol style="list-style-type: cjk-ideographic"><li>甲</li><li>乙</li></ol>', ["一、甲", "二、乙"]),
        ('<ol style="list-style:none"><li>甲</li></ol>', ["甲"]),
        ("<ol><li>（一）甲</li><li>（二）乙</li></ol>", ["（一）甲", "（二）乙"]),
        ("<ol><li>甲<ul><li>子</li></ul></li><li>乙</li></ol>", ["1.甲", "子", "2.乙"]),
    ],
)
def test_lists_keep_their_numbers(given: str, shown: list[str]) -> None:
    assert lines(f"<p>下列情形：</p>{given}")[1:] == shown


def test_a_cell_over_several_rows_heads_each_of_them() -> None:
    table = (
        "<table><tr><th>用户</th><th>阶梯</th><th>水价</th></tr><tr><td rowspan=2>一户一表</td><td>第一级</td><td>2.10</td></tr>"
        "<tr><td>第二级</td><td>3.15</td></tr></table>"
    )
    assert lines(table) == ["用户：一户一表；阶梯：第一级；水价：2.10", "用户：一户一表；阶梯：第二级；水价：3.15"]


def test_spans_beyond_all_measure_end_in_a_sentence() -> None:
    cell = "<td rowspan=99999 colspan=99999>甲</td>"
    with pytest.raises(ValueError, match=r"^表格过大，请拆分后重试$"):
        lines(f"<table><tr>{cell * 3}</tr>{'<tr></tr>' * 3000}</table>")


@pytest.mark.parametrize(
    ("hidden", "head"),
    [
        ('<p style="display:none">旧稿。</p>', ""),
        ("<p hidden>旧稿。</p>", ""),
        ('<p class="old">旧稿。</p>', "<style>p.old, .x { color: red; display : none }</style>"),
        ('<div style="VISIBILITY: hidden"><p>旧稿。</p></div>', ""),
        ("<!-- <p>旧稿。</p> -->", ""),
        ("<noscript>旧稿。</noscript><template><p>旧稿。</p></template>", ""),
    ],
)
def test_what_a_page_hides_is_no_text(hidden: str, head: str) -> None:
    assert lines(f"<p>每台补助十八万元。</p>{hidden}", head) == ["每台补助十八万元。"]


AROUND = """<body><div class="a"><div>政策详情</div><div>文字版</div></div><div><h1>停车办法</h1><div class="row">日期：2023-09-01
浏览量：12</div>%s</div><div>访问统计：今日120</div><div>我是小云，请问有什么可以帮您？</div></body>"""


def test_what_stands_around_the_article_stays_where_it_says_something_or_has_a_form_of_documents() -> None:
    article = "<div>" + "".join(f"<p>第{sign}条　停车要付费，按月缴。</p>" for sign in "一二三四五六七八九") + "</div>"
    shown = text(
        AROUND
        % f"<div>青停发〔2023〕1号</div>{article}<div>青原市人民政府</div><div>2023年9月1日</div><div>附件：收费表</div>"
    )
    assert shown.split("\n")[1:2] == ["青停发〔2023〕1号"] and shown.split("\n")[-3:] == [
        "青原市人民政府",
        "2023年9月1日",
        "附件：收费表",
    ]
    assert not [words for words in ("政策详情", "文字版", "浏览量", "访问统计", "小云") if words in shown]


@pytest.mark.parametrize("named", [' class="block"', ""])
def test_frames_that_are_set_alike_hold_the_article_together(named: str) -> None:
    first = f"<div{named}><h3>总体要求</h3><p>{'坚持居民自愿，三年内改造一百个小区。' * 6}</p></div>"
    others = "".join(
        f"<div{named}><h3>{head}</h3><p>{words}</p></div>"
        for head, words in (("内容", "供水供电"), ("资金", "每户一万元"))
    )
    shown = lines(f"<div><h1>改造方案</h1>{first}{others}</div><div>版权所有：青原市</div>")
    assert [line.lstrip("# ") for line in shown[-4:]] == ["内容", "供水供电", "资金", "每户一万元"]


def test_a_sentence_that_names_laws_by_links_is_no_menu() -> None:
    laws = "".join(f'<a href="/{at}">《{"甲乙丙"[at]}管理条例》</a>' for at in range(3))
    assert lines(f"<p>依据{laws}，制定本办法。</p><p>{laws}</p><p>自行车半价。</p>") == [
        "依据《甲管理条例》《乙管理条例》《丙管理条例》，制定本办法。",
        "自行车半价。",
    ]


def test_one_form_as_a_whole() -> None:
    page = "<body><form><h1>办法</h1><p>自行车半价。</p><select><option>选项</select></form></body>"
    assert text(page) == "办法\n自行车半价。"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body> </body></html>", "^文件为空$"),
        ('<html><body><div id="app"></div><script>var a = "正文。"</script></body></html>', "由脚本或框架另行载入"),
        ('<html><frameset><frame src="a.html"></frameset></html>', "由脚本或框架另行载入"),
        ("<div>" * 3_000 + "字", "嵌套过深"),
        (f"<p>{'闈掑師甯傝亴宸ョ枟浼戝吇鍔炴硶' * 3}</p>", "乱码"),
    ],
)
def test_a_page_without_readable_words_is_rejected(page: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_html(page.encode())


def test_facts_in_brackets_without_a_colon_are_facts() -> None:
    listed = "<ul><li><b>【索 引 号】</b>0118/2025-03</li><li>【发文字号】云园发〔2025〕8号</li><li>【发布日期】2025年4月1日</li></ul>"
    page = f"<title>云江市公园办法</title><h1>云江市公园办法</h1>{listed}<p>第一条　公园免费开放。</p>"
    read = read_html(page.encode())
    assert (read.facts["number"], read.facts["published"]) == ("云园发〔2025〕8号", "2025年4月1日")
    assert "索" not in read.text


def test_facts_of_a_list_are_taken_once_however_their_names_are_spread() -> None:
    listed = "<div><ul><li>索&ensp;引&ensp;号：0118/2025-03</li><li>文　　号：云园发〔2025〕8号</li></ul></div>"
    read = read_html(f"<body>{listed}<p>{'云园建设的决定已经作出，各单位照此办理。' * 9}</p></body>".encode())
    assert read.facts["number"] == "云园发〔2025〕8号" and read.text.count("云园发〔2025〕8号") == 1
