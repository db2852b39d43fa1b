"""Word files as Word shows them: each document here is made of XML, since python-docx writes little of it."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from bot.documents.word import read_docx

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MORE = f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="wps" xmlns:v="v" xmlns:m="m"'


def made(body: str, **parts: str) -> bytes:
    """A Word file of this body; `parts` are numbering, styles, footnotes, header …, each the inside of its root."""
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        target = f'<Relationship Id="r" Type="{TYPES}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f"<Relationships>{target}</Relationships>")
        archive.writestr("word/document.xml", f"<w:document {MORE}><w:body>{body}</w:body></w:document>")
        relations = "".join(
            f'<Relationship Id="{one}" Type="{TYPES}/{one}" Target="{one}.xml"/>' for one in (*parts, "image")
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        for name, inside in parts.items():
            root = roots.get(name, "hdr")
            archive.writestr(f"word/{name}.xml", f"<w:{root} {W}>{inside}</w:{root}>")
    return out.getvalue()


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph of one run, with the inside of the properties of each."""
    runs = f"<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def numbered(text: str, level: int = 0, num: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def style(name: str, inside: str = "", based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}{inside}</w:style>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def shown(body: str, **parts: str) -> list[str]:
    return read_docx(made(body, **parts)).text.split("\n")


# Numbers


def test_chapters_articles_and_items_have_their_numbers() -> None:
    """Articles go on counting through chapters; items begin again with each article."""
    levels = numbering(
        level(0, "chineseCountingThousand", "第%1章"),
        level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
        level(2, "chineseCounting", "（%3）"),
        level(3, "decimalEnclosedCircleChinese", "%4"),
    )
    body = "".join(
        numbered(text, at)
        for at, text in [
            (0, "总则"), (1, "为了规范。"), (1, "本办法所称："), (2, "甲；"), (2, "乙。"), (3, "细目。"),
            (0, "管理"), (1, "企业应当："), (2, "丙。"),
        ]
    )  # fmt: skip
    assert shown(body, numbering=levels) == [
        "第一章\u3000总则",
        "第一条\u3000为了规范。",
        "第二条\u3000本办法所称：",
        "（一）甲；",
        "（二）乙。",
        "①细目。",
        "第二章\u3000管理",
        "第三条\u3000企业应当：",
        "（一）丙。",
    ]


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("decimal", "1 2 12"),
        ("decimalZero", "01 02 12"),
        ("chineseCounting", "一 二 十二"),
        ("chineseCountingThousand", "一 二 十二"),
        ("ideographDigital", "一 二 一二"),
        ("chineseLegalSimplified", "壹 贰 壹拾贰"),
        ("decimalEnclosedCircle", "① ② ⑫"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑿"),
        ("ideographTraditional", "甲 乙 乙"),
        ("ideographZodiac", "子 丑 亥"),
        ("ideographEnclosedCircle", "㊀ ㊁ 12"),
        ("upperLetter", "A B L"),
        ("lowerRoman", "i ii xii"),
        ("decimalFullWidth", "１ ２ １２"),
        ("aFormatOfTomorrow", "1 2 12"),
    ],
)
def test_number_formats(form: str, labels: str) -> None:
    levels = numbering(level(0, form, "%1、"))
    lines = shown("".join(numbered("甲") for _ in range(12)), numbering=levels)
    assert [lines[0], lines[1], lines[11]] == [f"{label}、甲" for label in labels.split()]


@pytest.mark.parametrize(
    ("given", "text"),
    [(10, "十"), (20, "二十"), (99, "九十九"), (100, "一百"), (101, "一百零一"), (110, "一百一十"), (1005, "一千零五")],
)
def test_great_numbers(given: int, text: str) -> None:
    levels = numbering(level(0, "chineseCountingThousand", "第%1条").replace('"1"', f'"{given}"', 1))
    assert shown(numbered("甲。"), numbering=levels) == [f"第{text}条\u3000甲。"]


def test_levels_name_those_above_them() -> None:
    """1.1 of a report; 第1节 where its chapter is counted in Chinese but the level asks for digits."""
    levels = numbering(
        level(0, "chineseCounting", "第%1章"),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%3."),
    )
    body = numbered("总体", 0) + numbered("现状", 1) + numbered("目标", 1) + numbered("3年建成", 2)
    assert shown(body, numbering=levels) == ["第一章\u3000总体", "1.1 现状", "1.2 目标", "1. 3年建成"]


def test_lists_of_one_kind_count_on_or_begin_again() -> None:
    """Two lists of one abstract list share their counters, unless one says where it begins."""
    nums = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/>{override}</w:num>'
        for at, override in [
            (1, ""),
            (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        ]
    )
    levels = numbering(level(0, "decimal", "%1）"), nums=nums)
    body = (
        numbered("甲") + numbered("乙", num=2) + numbered("丙", num=3) + numbered("丁", num=3) + numbered("戊", num=9)
    )
    assert shown(body, numbering=levels) == ["1）甲", "2）乙", "1）丙", "2）丁", "戊"]


def test_a_bullet_is_no_text_and_an_empty_item_counts() -> None:
    levels = numbering(level(0, "decimal", "%1、"), level(1, "bullet", "\uf0b7"))
    assert shown(numbered("甲") + numbered("") + numbered("乙", 1) + numbered("丙"), numbering=levels) == [
        "1、甲",
        "乙",
        "3、丙",
    ]


def test_a_style_brings_its_number_and_its_rank() -> None:
    link = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("heading 1", link) + style("heading 2", link) + style("条", link) + style("我的标题", based="heading 1")
    )
    levels = numbering(
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="heading 1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="heading 2"/>'),
        level(2, "decimal", "%3．", '<w:pStyle w:val="条"/>'),
    )
    body = "".join(
        p(text, f'<w:pStyle w:val="{name}"/>')
        for name, text in [("heading 1", "目标"), ("heading 2", "总量"), ("条", "到2027年。"), ("heading 2", "结构")]
    )
    unnumbered = p("附则", '<w:pStyle w:val="我的标题"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert shown(body + unnumbered, numbering=levels, styles=styles) == [
        "# 一、目标",
        "## （一）总量",
        "1．到2027年。",
        "## （二）结构",
        "# 附则",
    ]


def test_a_whole_paragraph_in_a_headings_style_is_text() -> None:
    long = "各级各部门要提高认识。" * 3
    assert shown(p(long, '<w:pStyle w:val="heading 1"/>'), styles=style("heading 1")) == [long]


# Tables


def test_a_figure_knows_the_heads_of_its_row_and_column() -> None:
    """Two rows of heads, a county over two rows, a total over two columns."""
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    two = '<w:gridSpan w:val="2"/>'
    body = (
        row(cell("县", down), cell("产业", down), cell("贴息", two))
        + row(cell("", on), cell("", on), cell("比例"), cell("期限"))
        + row(cell("白塘县", down), cell("农业"), cell("35%"), cell("两年"))
        + row(cell("", on), cell("林业"), cell("30%"), cell("一年"))
        + row(cell("合计", two), cell("32%"), cell("三年"))
    )
    assert shown(f"<w:tbl>{body}</w:tbl>") == [
        "县：白塘县；产业：农业；贴息·比例：35%；贴息·期限：两年",
        "县：白塘县；产业：林业；贴息·比例：30%；贴息·期限：一年",
        "合计；贴息·比例：32%；贴息·期限：三年",
    ]


def test_rows_and_cells_deleted_or_hidden_are_gone() -> None:
    body = (
        row(cell("项目"), cell("标准"), cell("备注"))
        + row(cell("甲"), cell("10元"), cell("无"))
        + row(cell("乙"), cell("20元"), cell("无"), properties='<w:del w:id="1"/>')
        + row(cell("丙"), cell("30元"), cell("无"), properties="<w:hidden/>")
        + row(cell("丁"), cell("40元"), cell("删", '<w:cellDel w:id="2"/>'))
    )
    assert shown(f"<w:tbl>{body}</w:tbl>") == ["项目：甲；标准：10元；备注：无", "项目：丁；标准：40元"]


def test_bold_words_are_heads_where_two_columns_leave_it_open() -> None:
    bold = "<w:tc>{}</w:tc>"
    first = row(*(bold.format(p(text, run="<w:b/>")) for text in ("任务", "单位")))
    assert shown(f"<w:tbl>{first}{row(cell('建平台'), cell('市科技局'))}</w:tbl>") == ["任务：建平台；单位：市科技局"]
    plain = row(cell("任务"), cell("建平台")) + row(cell("单位"), cell("市科技局"))
    assert shown(f"<w:tbl>{plain}</w:tbl>") == ["任务：建平台", "单位：市科技局"]


# Changes, hidden words, fields, notes, boxes


def test_changes_are_accepted_and_deleted_marks_join_paragraphs() -> None:
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    body = (
        p("申报材料应当于每年", mark)
        + p("五月底", mark)
        + "<w:p><w:del w:id='2'><w:r><w:delText>六月</w:delText></w:r></w:del><w:ins w:id='3'><w:r><w:t>前报送。</w:t></w:r></w:ins></w:p>"
        + "<w:p><w:moveFrom w:id='4'><w:r><w:t>移走。</w:t></w:r></w:moveFrom><w:moveTo w:id='5'><w:r><w:t>移来。</w:t></w:r></w:moveTo></w:p>"
        + p("末段", mark)
    )
    assert shown(body) == ["申报材料应当于每年五月底前报送。", "移来。", "末段"]


def test_a_deleted_item_is_not_counted() -> None:
    gone = (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
        "<w:del w:id='2'><w:r><w:delText>删。</w:delText></w:r></w:del></w:p>"
    )
    levels = numbering(level(0, "decimal", "%1."))
    assert shown(numbered("甲。") + gone + numbered("乙。"), numbering=levels) == ["1.甲。", "2.乙。"]


def test_hidden_words_are_never_text() -> None:
    styles = style("密", "<w:rPr><w:vanish/></w:rPr>") + style("Normal")
    body = (
        p("内部掌握。", '<w:pStyle w:val="密"/>')
        + p("不对外。", run="<w:vanish/>")
        + p("也不。", run='<w:rStyle w:val="密"/>')
        + p("公开。", '<w:pStyle w:val="密"/>', run='<w:vanish w:val="0"/>')
    )
    assert shown(body, styles=styles) == ["公开。"]


def test_a_fields_result_is_text_and_a_table_of_contents_is_not() -> None:
    def field(told: str, result: str) -> str:
        begin, middle, end = (
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
        )
        return f"{begin}<w:r><w:instrText>{told}</w:instrText></w:r>{middle}{result}{end}"

    link = field("HYPERLINK x", "<w:r><w:t>市政府</w:t></w:r>")
    contents = field(
        " TOC \\o ", "<w:r><w:t>一、总则</w:t><w:tab/><w:t>3</w:t></w:r></w:p><w:p><w:r><w:t>二、附则</w:t></w:r>"
    )
    assert shown(f"<w:p>{contents}</w:p><w:p>{link}<w:r><w:t>负责。</w:t></w:r></w:p>") == ["市政府负责。"]
    assert shown(p("目 录") + p("一、总则……1") + p("二、附则...12") + p("一、总则")) == ["一、总则"]
    assert shown(p("目录") + p("一、总则")) == ["目录", "一、总则"]


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    def note(kind: str, number: int, text: str) -> str:
        return f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'

    one, two, lost = (
        f"<w:r><w:{kind}Reference w:id='{at}'/></w:r>"
        for kind, at in [("footnote", 2), ("endnote", 1), ("footnote", 9)]
    )
    marked = "<w:r><w:footnoteReference w:id='3' w:customMarkFollows='1'/><w:t>*</w:t></w:r>"
    table = f"<w:tbl>{row(f'<w:tc><w:p><w:r><w:t>甲</w:t></w:r>{marked}</w:p></w:tc>', cell('乙'))}</w:tbl>"
    extracted = read_docx(
        made(
            f"<w:p><w:r><w:t>对瞪羚企业</w:t></w:r>{one}<w:r><w:t>给予奖励</w:t></w:r>{two}<w:r><w:t>。</w:t></w:r></w:p>"
            f"{table}<w:p><w:r><w:t>末。</w:t></w:r>{lost}</w:p>",
            footnotes=note("footnote", 2, "瞪羚企业，是指快的企业。") + note("footnote", 3, "甲是第一。"),
            endnotes=note("endnote", 1, "奖励一次。"),
        )
    )
    assert extracted.text.split("\n") == [
        "对瞪羚企业给予奖励。",
        "瞪羚企业，是指快的企业。",
        "奖励一次。",
        "甲",
        "乙",
        "甲是第一。",
        "末。",
    ]
    assert extracted.warnings == ("1 处脚注或尾注没有注文",)


def test_a_drawings_box_is_read_once_and_lettering_is_read() -> None:
    box = f"<w:txbxContent>{p('联系人：王某某')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    art = "<w:pict><v:textpath string='青原市人民政府文件'/></w:pict>"
    assert shown(f"<w:p><w:r><w:t>正文。</w:t></w:r><w:r>{both}</w:r><w:r>{art}</w:r></w:p>") == [
        "正文。",
        "联系人：王某某",
        "青原市人民政府文件",
    ]


def test_powers_and_fractions_keep_their_value() -> None:
    power = '<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>4</w:t></w:r>'
    half = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    assert shown(f"<w:p>{power}<w:r><w:t>立方米的</w:t></w:r>{half}</w:p>") == ["10⁴立方米的1/2"]


# Lines and titles


def test_a_line_break_within_a_sentence_is_none() -> None:
    def broken(text: str) -> str:
        return p(text.replace("/", "</w:t><w:br/><w:t>"))

    assert shown(broken("为每人购买/不低于二十万元的保险，并/体检。/市政府/2025年5月1日")) == [
        "为每人购买不低于二十万元的保险，并体检。",
        "市政府",
        "2025年5月1日",
    ]
    assert shown(broken("联系人：王某某/电话：123")) == ["联系人：王某某", "电话：123"]
    assert shown(broken("附件/1.任务清单/2.申报表")) == ["附件", "1.任务清单", "2.申报表"]


def test_the_title_is_in_its_style_or_centred() -> None:
    centre = '<w:jc w:val="center"/>'
    letter = p("青原市人民政府文件", centre) + p("青府发〔2025〕3号", centre)
    extracted = read_docx(made(letter + p("青原市人民政府", centre) + p("关于支持中试的通知", centre) + p("各区：")))
    assert extracted.title == "青原市人民政府关于支持中试的通知"
    assert (
        read_docx(made(p("一段。") + p("中试办法", '<w:pStyle w:val="Title"/>'), styles=style("Title"))).title
        == "中试办法"
    )
    assert read_docx(made(p("前言，有一句话。") + p("第一章 总则", centre))).title is None
    # A letterhead without 文件 stands above the number, a title without 通知 may too where nothing follows.
    head = p("澜安县财政局", centre) + p("澜财预〔2023〕7号")
    assert read_docx(made(head + p("关于下达资金的通知", centre) + p("各乡镇："))).title == "关于下达资金的通知"
    assert read_docx(made(head + p("各乡镇："))).title == "澜安县财政局"
    below = p("关于下达资金的通知", centre) + p("澜财预〔2023〕7号") + p("一、拨付", centre)
    assert read_docx(made(below)).title == "关于下达资金的通知"


def test_heads_of_pages_are_facts_and_no_text() -> None:
    extracted = read_docx(made(p("正文。"), header=p("云江省科学技术厅文件 云科发〔2025〕17号"), footer=p("— 1 —")))
    assert extracted.text == "正文。"
    assert extracted.facts == {"number": "云科发〔2025〕17号", "organ": "云江省科学技术厅"}


# Files that other programs find broken


def test_strict_open_xml_is_read() -> None:
    data = made(numbered("甲。"), numbering=numbering(level(0, "decimal", "%1、")))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            strict = source.read(name).replace(W[9:-1].encode(), STRICT.encode())
            archive.writestr(
                name, strict.replace(TYPES.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")
            )
    assert read_docx(out.getvalue()).text == "1、甲。"


def test_a_broken_part_beside_the_text_is_a_warning() -> None:
    extracted = read_docx(made(p("正文。"), footnotes="<w:p>"))
    assert extracted.text == "正文。"
    assert extracted.warnings == ("脚注部分已损坏，未能读取",)


def test_pictures_are_told_and_a_file_of_nothing_else_is_refused() -> None:
    picture = "<w:p><w:r><w:drawing><a:blip xmlns:a='a'/></w:drawing></w:r></w:p>"
    assert read_docx(made(p("正文。") + picture)).warnings == ("1 张图片中的文字未读取",)
    with pytest.raises(ValueError, match=r"^没有文字，只有图片（可能是扫描件）$"):
        read_docx(made(picture))


@pytest.mark.parametrize(
    "document",
    [
        "<!DOCTYPE a [<!ENTITY b 'c'>]><w:document/>",
        f"<w:document {W}/>",
        f"<w:document {W}><w:body>" + "<w:p>" * 300 + "</w:p>" * 300 + "</w:body></w:document>",
        "",
    ],
    ids=["entities", "no body", "depth", "nothing"],
)
def test_what_is_no_document_is_told(document: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", document)
    with pytest.raises(ValueError, match=r"^不是有效的 \.docx 文件，或已损坏$"):
        read_docx(out.getvalue())


def test_what_python_docx_writes_is_read() -> None:
    document, out = docx.Document(), io.BytesIO()
    document.add_heading("中试办法", 0)
    document.add_heading("总则", 1)
    document.add_paragraph("第一项", style="List Number")
    document.add_paragraph("第二项", style="List Number")
    document.sections[0].header.paragraphs[0].text = "青府发〔2025〕3号"
    document.save(out)
    extracted = read_docx(out.getvalue())
    assert extracted.text.split("\n") == ["# 中试办法", "# 总则", "1.第一项", "2.第二项"]
    assert (extracted.title, extracted.facts) == ("中试办法", {"number": "青府发〔2025〕3号"})
