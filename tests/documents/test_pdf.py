"""PDF files: reading order, tables, and what a page carries besides its text. The files are made here, and real."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from bot.documents.pdf import read_pdf

FONT = "STSong-Light"  # every reader of Chinese has it; the file holds its name only
SENTENCES = (
    "坝高十五米以上的水库，应当每六年开展一次安全鉴定；坝高不足十五米的，应当每十年开展一次安全鉴定。",
    "鉴定费用由水库管理单位承担，确有困难的由县级财政给予补助，补助比例不超过鉴定费用的百分之六十。",
    "汛期内水库管理单位应当每日巡查两次，并留存巡查记录不少于五年。",
    "违反本办法规定的，由水行政主管部门责令改正；情节严重的，处五千元以上二万元以下罚款。",
)


def pdf(pages: Iterable[Iterable[str]], title: str = "") -> bytes:
    """A PDF whose font numbers its glyphs as UTF-16 does: the smallest that holds Chinese (of the basic plane)."""
    pages = [list(lines) for lines in pages]
    units = sorted(
        {line[i : i + 1].encode("utf-16-be").hex() for lines in pages for line in lines for i in range(len(line))}
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(units)} beginbfchar {' '.join(f'<{unit}> <{unit}>' for unit in units)} endbfchar endcmap end end"
    ).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (A) /Ordering (B) /Supplement 0 >>"
        b" /DW 1000 >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(cmap), cmap),
        b"<< /Title <FEFF%s> >>" % title.encode("utf-16-be").hex().encode(),
    ]
    kids = []
    for lines in pages:
        shown = b" ".join(b"<%s> Tj 0 -20 Td" % line.encode("utf-16-be").hex().encode() for line in lines)
        content = b"BT /F 12 Tf 50 800 Td %s ET" % shown
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    xref = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, xref)
    data += b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, data.rindex(b"xref\n0 "))
    return data


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    """A PDF of pages that are drawn by functions."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for draw in pages:
        canvas.setFont(FONT, 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(
    canvas: Canvas, lines: Iterable[str], x: float = 80, y: float = 760, step: float = 20, size: float = 12
) -> None:
    canvas.setFont(FONT, size)
    for at, line in enumerate(lines):
        canvas.drawString(x, y - at * step, line)


def set_lines(paragraphs: Iterable[str], width: int, indent: int = 2) -> list[str]:
    """Paragraphs as a page sets them: lines of so many characters, the first of each stands in."""
    lines = []
    for paragraph in paragraphs:
        words = "\u3000" * indent + paragraph
        lines += [words[at : at + width] for at in range(0, len(words), width)]
    return lines


def text(*pages: Callable[[Canvas], None]) -> str:
    return read_pdf(drawn(*pages)).text


PAGES = (
    (
        "双融合意见",
        "推动科技创新和产业创新深度融合，要强化企业自主科技创",
        "新主体地位，健全“四库系统”",
        "建设机制。",
        "— 1 —",
    ),
    ("第二段从这里开始，写得很长很长，长到这一页写不下了，于", "— 2 —"),
    ("是换到了下一页。", "3"),
)


def test_pages_are_joined_and_broken_lines_rejoined() -> None:
    read = read_pdf(pdf(PAGES, "双融合意见"))
    assert read.title == "双融合意见"
    assert read.text.split("\n") == [
        "双融合意见",
        "推动科技创新和产业创新深度融合，要强化企业自主科技创新主体地位，健全“四库系统”",
        "建设机制。",
        "第二段从这里开始，写得很长很长，长到这一页写不下了，于是换到了下一页。",
    ]


def test_a_title_that_the_text_does_not_show_is_not_believed() -> None:
    assert (
        read_pdf(pdf(PAGES, "Microsoft Word - 新建文档.doc")).title == "双融合意见"
    )  # the first line ends as titles do
    assert read_pdf(pdf(PAGES[1:], "Microsoft Word - 新建文档.doc")).title is None


def test_a_number_is_no_title_whatever_the_file_says() -> None:
    page = ["青府发〔2025〕3号", "关于做好防汛工作的通知", "各镇人民政府："]
    assert read_pdf(pdf([page], "青府发〔2025〕3号")).title != "青府发〔2025〕3号"


def test_the_heads_of_annexes_are_no_running_heads() -> None:
    pages = [["关于防汛的通知", "现印发给你们。", "2025年5月1日"], ["附件1", "物资清单"], ["附件2", "联络名单"]]
    assert read_pdf(pdf(pages)).text.split("\n")[-4:] == ["附件1", "物资清单", "附件2", "联络名单"]


def test_radicals_are_read_as_characters() -> None:
    assert read_pdf(pdf([["⻰头企业协同发⼒，惠及农⼾。"]])).text == "龙头企业协同发力，惠及农户。"
    assert read_pdf(pdf([["农⼾", "第 1 ⻚ 共 1 ⻚"]])).text == "农户"


def test_running_heads_and_page_numbers_are_in_no_sentence() -> None:
    lines = set_lines(SENTENCES, 34)

    def page(number: int, part: list[str]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFont(FONT, 9)
            canvas.drawString(80, 810, "云江省人民政府公报 2025年第8期")
            canvas.drawRightString(500, 810, "省政府文件")
            canvas.drawCentredString(300, 40, f"· {number} ·")
            column(canvas, part)

        return draw

    assert text(page(17, lines[:3]), page(18, lines[3:5]), page(19, lines[5:])).split("\n") == list(SENTENCES)


@pytest.mark.parametrize(
    "number", ["3", "- 3 -", "— 12 —", "第 3 页", "第3页 共10页", "3/10", "Page 3 of 10", "第三页", "Ⅰ"]
)
def test_a_page_number_goes_only_from_the_end_of_a_page(number: str) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, ["江西发力。", number, "持续发力。"])
        canvas.drawCentredString(300, 40, number)

    assert text(draw).split("\n") == ["江西发力。", number, "持续发力。"]


def test_figures_at_the_end_of_a_page_are_no_page_numbers() -> None:
    assert text(lambda canvas: column(canvas, ["2030", "江西", "2.5%"])).split("\n") == ["2030", "江西", "2.5%"]


def test_a_footnote_stands_behind_the_paragraph_that_cites_it() -> None:
    def first(canvas: Canvas) -> None:
        column(canvas, ["　　试点县每年轮作面积不少于三万亩，轮作补助按照标准①，由省"])
        canvas.line(80, 80, 200, 80)
        column(canvas, ["① 2025年起执行新标准，原每亩一百二十元的", "标准同时废止。"], y=64, step=12, size=9)

    assert text(
        first, lambda canvas: column(canvas, ["级财政直接拨付到县。", "　　县应当在当年十月底前完成验收，按时报送。"])
    ).split("\n") == [
        "试点县每年轮作面积不少于三万亩，轮作补助按照标准①，由省级财政直接拨付到县。",
        "① 2025年起执行新标准，原每亩一百二十元的标准同时废止。",
        "县应当在当年十月底前完成验收，按时报送。",
    ]


@pytest.mark.parametrize("shift", [0, 9])
@pytest.mark.parametrize("by_rows", [True, False])
def test_two_columns_are_read_one_after_the_other(by_rows: bool, shift: float) -> None:
    left, right = set_lines(SENTENCES[:2], 16), set_lines(SENTENCES[2:], 16)

    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString(300, 800, "青原日报　政策解读　二〇二五年五月九日")
        if by_rows:
            for at in range(max(len(left), len(right))):
                column(canvas, left[at : at + 1], 80, 760 - at * 20)
                column(canvas, right[at : at + 1], 310, 760 - shift - at * 20)
        else:
            column(canvas, left, 80)
            column(canvas, right, 310, 760 - shift)

    assert text(draw).split("\n") == ["青原日报　政策解读　二〇二五年五月九日", *SENTENCES]


@pytest.mark.parametrize("width", [6, 7, 9])
@pytest.mark.parametrize("shift", [0, 9])
def test_a_column_of_prose_is_joined_however_narrow_it_is(width: int, shift: float) -> None:
    narrow = "寄存柜。寄存物品满三日未取，由车站代为保管，每件每日收两元，不满一日的不收。"

    def draw(canvas: Canvas) -> None:
        column(canvas, ["旅客须知　第二版"], 80, 800, size=11)
        column(canvas, set_lines([narrow], width, indent=0), 80)
        column(canvas, set_lines(SENTENCES[:1], 20, indent=0), 280, 760 - shift)

    assert text(draw).split("\n") == ["旅客须知　第二版", narrow, SENTENCES[0]]


@pytest.mark.parametrize("lines", [["石桥区", "白塔区", "青原县", "云江县"], ["张三丰", "李四光", "王五，区长"]])
def test_a_narrow_list_beside_prose_stays_a_list(lines: list[str]) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, lines, 80, 751)
        column(canvas, set_lines(SENTENCES[:1], 20, indent=0), 280)

    assert text(draw).split("\n") == [*lines, SENTENCES[0]]


RATES = (
    ("人才类别", "安家补贴", "租房补贴"),
    ("高级技师", "十二万元", "每月一千元"),
    ("技师", "八万元", "每月八百元"),
)
RATE_LINES = [
    "人才类别：高级技师；安家补贴：十二万元；租房补贴：每月一千元",
    "人才类别：技师；安家补贴：八万元；租房补贴：每月八百元",
]


def test_a_table_without_ruled_lines() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 790, "附件：云江省技能人才引进补贴标准")
        for at, row in enumerate(RATES):
            for place, cell in enumerate(row):
                canvas.drawString(80 + 120 * place, 760 - 24 * at, cell)
        column(canvas, ["注：以上标准自2025年起执行，由省财政厅负责解释，各地不得自行提高。"], y=660)

    assert text(draw).split("\n") == [
        "附件：云江省技能人才引进补贴标准",
        *RATE_LINES,
        "注：以上标准自2025年起执行，由省财政厅负责解释，各地不得自行提高。",
    ]


def ruled(canvas: Canvas, rows: Iterable[Iterable[str]], y: float, *style: tuple[object, ...]) -> None:
    table = Table([list(row) for row in rows], colWidths=100, rowHeights=30)
    table.setStyle([("FONT", (0, 0), (-1, -1), FONT, 11), ("GRID", (0, 0), (-1, -1), 0.5, colors.black), *style])
    table.wrapOn(canvas, 400, 400)
    table.drawOn(canvas, 80, y)


def test_a_ruled_table_with_cells_over_several_places() -> None:
    rows = (
        ("县", "贴息", ""),
        ("", "比例", "期限"),
        ("白塘县", "百分之三十五", "两年"),
        ("", "百分之二十", "一年"),
    )

    def draw(canvas: Canvas) -> None:
        column(canvas, ["　　贴息按照下表执行。"])
        ruled(canvas, rows, 600, ("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (0, 2), (0, 3)))
        column(canvas, ["　　本表由市财政局负责解释。"], y=560)

    assert text(draw).split("\n") == [
        "贴息按照下表执行。",
        "县：白塘县；贴息·比例：百分之三十五；贴息·期限：两年",
        "县：白塘县；贴息·比例：百分之二十；贴息·期限：一年",
        "本表由市财政局负责解释。",
    ]


def test_a_table_goes_on_over_the_page() -> None:
    def page(rows: Iterable[Iterable[str]], y: float) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            ruled(canvas, rows, y)
            canvas.drawCentredString(300, 40, f"— {canvas.getPageNumber()} —")

        return draw

    assert text(page(RATES[:2], 100), page([RATES[0], RATES[2]], 700)).split("\n") == RATE_LINES


def test_a_watermark_and_a_shadow_are_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        for at in range(3):
            canvas.saveState()
            canvas.translate(120, 700 - at * 200)
            canvas.rotate(40)
            canvas.drawString(0, 0, "内部资料 请勿外传")
            canvas.restoreState()
        column(canvas, ["民宿应当备案。"])
        column(canvas, ["民宿应当备案。"], x=80.4)

    assert text(draw) == "民宿应当备案。"


def test_a_page_on_its_side_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -590)
        column(canvas, ["第一条　民宿应当备案。", "第二条　逾期的处罚。"], y=500)

    assert text(draw) == "第一条　民宿应当备案。\n第二条　逾期的处罚。"


def test_the_title_is_the_first_large_words_below_the_letterhead() -> None:
    def draw(canvas: Canvas) -> None:
        for y, size, words in (
            (780, 30, "云江市人民政府文件"),
            (740, 16, "云政发〔2025〕18号"),
            (690, 22, "云江市人民政府关于印发云江市科技"),
            (660, 22, "型企业梯度培育行动计划的通知"),
        ):
            canvas.setFont(FONT, size)
            canvas.drawCentredString(300, y, words)
        column(canvas, ["各县（市、区）人民政府：", *set_lines(SENTENCES, 27)], y=620, size=16, step=28)

    read = read_pdf(drawn(draw))
    assert read.title == "云江市人民政府关于印发云江市科技型企业梯度培育行动计划的通知"
    assert read.text.split("\n") == [
        "云江市人民政府文件",
        "云政发〔2025〕18号",
        read.title,
        "各县（市、区）人民政府：",
        *SENTENCES,
    ]


def test_a_table_of_contents_is_no_text() -> None:
    entries = [f"{name}{'…' * 20}{at}" for at, name in enumerate(("一、总体要求", "二、重点任务", "三、保障措施"), 1)]
    assert text(lambda canvas: column(canvas, ["目　录", *entries, "一、总体要求"])) == "一、总体要求"


def test_heads_of_odd_and_even_pages_and_large_words_amid_the_text() -> None:
    def page(number: int, head: str, lines: list[str]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFont(FONT, 9)
            canvas.drawString(80 if number % 2 else 400, 810, head)
            canvas.drawString(80 if number % 2 else 490, 40, str(number))
            column(canvas, lines)
            if number == 12:
                canvas.setFont(FONT, 20)
                canvas.drawCentredString(300, 500, "汛期管理的若干规定")

        return draw

    lines = set_lines(SENTENCES, 34)
    pages = [page(at + 11, ("云江年鉴", "第一章　总则")[at % 2], lines[at * 2 : at * 2 + 2]) for at in range(4)]
    read = read_pdf(drawn(*pages))
    assert read.title is None
    assert set(read.text.split("\n")) == {*SENTENCES, "汛期管理的若干规定"}


def test_a_three_line_table_below_two_columns() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, set_lines(SENTENCES[:2], 16), 80)
        column(canvas, set_lines(SENTENCES[2:], 16), 310)
        column(canvas, ["三、补助标准"], y=540)
        for at, row in enumerate((("年份", "家数", "产值"), ("2025年度", "120", "350"), ("2026年度", "150", "420"))):
            for place, cell in enumerate(row):
                (canvas.drawCentredString if at == 0 else canvas.drawString)(
                    120 + 150 * place - 40 * bool(at), 510 - 24 * at, cell
                )

    assert text(draw).split("\n") == [
        *SENTENCES,
        "三、补助标准",
        "年份：2025年度；家数：120；产值：350",
        "年份：2026年度；家数：150；产值：420",
    ]


def test_pages_without_a_text_layer_are_told() -> None:
    def scan(canvas: Canvas) -> None:
        canvas.rect(50, 50, 400, 600, fill=1)

    read = read_pdf(drawn(lambda canvas: column(canvas, SENTENCES[2:3]), scan, scan, lambda canvas: None))
    assert read.text == SENTENCES[2]
    assert read.warnings == ("第 2–3 页没有文字层（可能是扫描件），未收录；安装 'policy-bot[ocr]' 后可识别",)
    with pytest.raises(ValueError, match=r"^没有文字层（可能是扫描件）"):
        read_pdf(drawn(scan))


@pytest.mark.parametrize(
    "line",
    [
        "\ue001\ue002\ue003科技",
        "/G21/G22/G23/G28/G3A",
        "(cid:12)(cid:77)(cid:3)",
        "闈掑師甯傝亴宸ョ枟浼戝吇鍔炴硶闈掑師甯傝亴宸",
    ],
)
def test_a_text_layer_without_words_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="文字层无法还原为文字"):
        read_pdf(pdf([[line] * 3]))
    read = read_pdf(pdf([[line] * 3, ["民宿应当备案。"]]))
    assert (read.text, read.warnings) == (
        "民宿应当备案。",
        ("第 1 页的文字层无法还原为文字，未收录；安装 'policy-bot[ocr]' 后可识别",),
    )


def test_a_file_that_is_none_or_locked_is_told(caplog: pytest.LogCaptureFixture) -> None:
    whole = pdf(PAGES)
    for data in (b"", "正文".encode(), b"%PDF-1.4\n%%EOF", whole[:200]):
        with pytest.raises(ValueError, match=r"不是有效的 PDF 文件，或已损坏|没有文字层|没有任何页面"):
            read_pdf(data)
    writer = PdfWriter(clone_from=PdfReader(BytesIO(whole)))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = BytesIO()
    writer.write(locked)
    with pytest.raises(ValueError, match=r"^文件已加密，请去除密码后重试$"):
        read_pdf(locked.getvalue())
    assert caplog.records == []


LEFT = (
    "本市对老旧小区加装电梯给予补贴，每台补贴十八万元，层数超过七层的，每层另加一万元。",
    "业主应当共同委托一家施工单位，并在开工前十日将图纸张贴于单元门口，听取意见。",
)
RIGHT = ("电梯投入使用后，由业主共同委托维护单位。", "本办法自印发之日起施行。")


@pytest.mark.parametrize("lower", [0, 9])
def test_a_signature_in_one_column_ends_not_the_other(lower: float) -> None:
    left, right = set_lines(LEFT, 16), set_lines(RIGHT, 16)

    def draw(canvas: Canvas) -> None:
        column(canvas, left, 70)
        column(canvas, right, 310, y=760 - lower)
        column(canvas, ["石桥区住房局", "2025年8月9日"], 410, y=760 - lower - 20 * len(right))

    assert len(left) > len(right) + 1
    assert text(draw).split("\n") == [*LEFT, *RIGHT, "石桥区住房局", "2025年8月9日"]


@pytest.mark.parametrize("x", [220, 410])
def test_a_signature_below_both_columns_is_in_neither(x: float) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, set_lines(LEFT[:1], 16), 70)
        column(canvas, set_lines(LEFT[1:], 16), 310)
        column(canvas, ["石桥区住房和城乡建设局", "2025年8月9日"], x, y=640)

    assert text(draw).split("\n") == [*LEFT, "石桥区住房和城乡建设局", "2025年8月9日"]


def test_a_mark_that_hangs_out_of_its_column_is_no_bridge_to_the_next() -> None:
    left = set_lines(["社区每季度检查消防通道和楼道堆物，每半年组织一次应急演练，结果在小区里公告，公告时间七天。"], 13)

    def draw(canvas: Canvas) -> None:
        hanging = [left[0], left[1], left[2] + left[3][:1], left[3][1:]]
        assert hanging[2].endswith("，")
        column(canvas, hanging, 80)
        column(canvas, set_lines(RIGHT, 14)[:2], 80 + 12 * 13 + 17)

    shown = text(draw).split("\n")
    assert shown[0] == "".join(left).strip()


def test_a_head_that_stands_once_where_others_take_turns() -> None:
    lines = set_lines(LEFT, 34)

    def page(head: str, line: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFont(FONT, 9)
            canvas.drawCentredString(300, 800, head)
            column(canvas, lines[line : line + 1], y=765)

        return draw

    shown = text(*(page(head, at) for at, head in enumerate(("石桥区公报", "加装电梯办法", "石桥区公报"))))
    assert "石桥区公报" not in shown and "加装电梯办法" not in shown
    assert LEFT[0] in shown


@pytest.mark.parametrize(("number", "head_is_text"), [("·21·", False), ("", True)])
def test_small_words_above_a_page_with_its_number_are_its_head(number: str, head_is_text: bool) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, set_lines(LEFT, 34))
        column(canvas, ["石桥政报　2025年第3期"], y=810, size=10)
        canvas.drawString(290, 40, number)

    assert ("石桥政报" in text(draw)) == head_is_text


@pytest.mark.parametrize("ruled", [True, False])
def test_a_running_head_beside_the_page_number(ruled: bool) -> None:
    """Over a ruled line on a single page; without one by the other pages' count, though the heads take turns."""

    def page(number: int, head: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFont(FONT, 11)
            canvas.drawString(80, 800, head)
            canvas.drawRightString(515, 800, str(40 + number))
            if ruled:
                canvas.line(80, 795, 515, 795)
            column(canvas, set_lines([SENTENCES[number]], 32), y=760)

        return draw

    heads = ["调查研究"] if ruled else ["调查研究", "决策参考", "调查研究"]
    assert text(*(page(at, head) for at, head in enumerate(heads))).split("\n") == list(SENTENCES[: len(heads)])


def test_a_level_watermark_words_off_the_page_and_numbers_of_lines_are_no_text() -> None:
    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            lines = set_lines([SENTENCES[number]] * 8, 32)
            column(canvas, lines, y=760)
            canvas.setFont(FONT, 8)
            for at in range(4, len(lines), 5):
                canvas.drawString(50, 760 - at * 20, str(at + 1))
            canvas.setFont(FONT, 12)
            canvas.drawString(640, 500, "裁去的文字")
            canvas.setFillGray(0.8)
            canvas.drawCentredString(300, 655, "仅供内部学习")

        return draw

    assert text(page(0), page(1)).split("\n") == [*[SENTENCES[0]] * 8, *[SENTENCES[1]] * 8]


def test_that_a_table_goes_on_is_no_text() -> None:
    def page(rows: Iterable[Iterable[str]], above: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(80, 780, above)
            ruled(canvas, rows, 640)

        return draw

    read = text(
        page([("名称", "数量"), ("灯船", "四")], "物资如下。"), page([("名称", "数量"), ("河灯", "九")], "续表1")
    )
    assert "续表" not in read and "河灯" in read
