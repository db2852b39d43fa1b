"""The room for a user's own documents: dropped, looked at, added, asked about, removed; each collection a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect
from reportlab.lib import pdfencrypt
from reportlab.pdfgen import canvas
from steps import BROWSER, ask, fits, reload

from bot.library import Library
from tests.browser.conftest import PATIENCE, Staged

pytestmark = BROWSER
NOTICE = (
    "江西省瓜果产业发展厅文件",
    "赣瓜发〔2024〕7号",
    "江西省瓜果产业发展厅关于进一步加强西瓜仓储管理工作的通知",
    "各设区市瓜果局，各县（市、区）人民政府：",
    "一、总体要求",
    "坚持分级负责、就近仓储。",
    "二、重点任务",
    "（一）完善仓储设施。每个产瓜县至少建设一座恒温仓库，省级财政给予每座不超过五十万元的补助。",
    "（二）加强日常检查。各仓库每周检查一次，并做好记录。",
    "江西省瓜果产业发展厅",
    "2024年3月5日",
)
TITLE = NOTICE[2]
BOATS = "渔船夜间亮灯办法\n\n第一条 渔船夜间航行应当亮灯，并每日报告船位。\n第二条 未亮灯的，罚款二百元。\n"
STRANGE = "会议纪要“初稿”😀 a&b.txt"


@pytest.fixture(autouse=True)
def _empty(staged: Staged) -> Iterator[None]:
    yield
    library = Library(staged._bot)
    for one in library.collections():
        library.delete(one.key)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    document = Document()
    for line in NOTICE:
        document.add_paragraph(line)
    document.save(str(tmp_path / "通知.docx"))
    locked = canvas.Canvas(str(tmp_path / "加密.pdf"), encrypt=pdfencrypt.StandardEncryption("a", "b"))
    locked.drawString(80, 700, "locked")
    locked.save()
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "改名.pdf").write_text("只是文字", encoding="utf-8")
    (tmp_path / "资料.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "渔船.txt").write_text(BOATS, encoding="utf-8")
    (tmp_path / STRANGE).write_text("今天开会，讨论了仓储。会后确定由李华负责巡查。", encoding="utf-8")
    return {path.name: path for path in tmp_path.iterdir()}


@pytest.fixture(params=["desktop", "phone"])
def page(request: pytest.FixtureRequest) -> Page:
    given: Page = request.getfixturevalue(request.param)
    enter(given)
    return given


@pytest.fixture
def refused(browser: Browser, address: str) -> Iterator[Page]:
    """A page of which something is refused, which the browser writes down as a complaint."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector(".greeting .chip")
    page.wait_for_selector(".paper", state="attached")
    enter(page)
    yield page
    context.close()


def enter(page: Page) -> None:
    page.get_by_role("button", name="资料", exact=True).click()
    page.locator(".own-shelf").first.wait_for()


def drop(page: Page, *files: Path) -> None:
    """Choose files, and wait until each was looked at."""
    before = page.locator(".own-card").count()
    page.locator(".own-drop input").set_input_files(files)
    expect(page.locator(".own-card:not(.reading)")).to_have_count(before + len(files))


def add(page: Page, name: str = "") -> None:
    """Add what waits, to a new collection where a name is given, and wait for the end."""
    if name:
        page.locator(".own-target").select_option(label="新建资料集")
        page.locator(".own-name").fill(name)
    page.get_by_role("button", name="加入", exact=False).first.click()
    page.locator(".own-job:is(.done, .failed)").last.wait_for(timeout=4 * PATIENCE)


def shelf(page: Page, name: str):
    return page.locator(f'.own-shelf[data-name="{name}"]')


def test_an_official_adds_a_document_looks_at_it_first_and_asks(page: Page, files: dict[str, Path]) -> None:
    expect(page.locator("#from")).to_be_hidden()
    drop(page, files["通知.docx"])
    card = page.locator(".own-card")
    expect(card.locator(".own-title b")).to_have_text(TITLE)
    facts = card.locator("dl").inner_text()
    assert all(words in facts for words in ("赣瓜发〔2024〕7号", "江西省瓜果产业发展厅", "2024年3月5日"))
    card.locator("summary").click()
    assert card.locator(".own-parts").inner_text().split() == [
        *("一、总体要求", "二、重点任务", "（一）完善仓储设施", "（二）加强日常检查"),
    ]
    assert fits(page)
    add(page, "仓储文件")
    assert page.locator(".own-job.done p").inner_text() == "已向“仓储文件”加入 1 份资料。"
    expect(page.locator(".own-card")).to_have_count(0)
    expect(shelf(page, "仓储文件").locator(".own-facts")).to_contain_text("赣瓜发〔2024〕7号")
    page.locator(".own-job [data-own=use]").click()
    page.wait_for_selector(".greeting .chip")
    assert "/c/" in page.url
    expect(page.locator("#from option:checked")).to_have_text("仓储文件（1 份）")
    answer = ask(page, "恒温仓库每座补助多少？")
    expect(answer).to_contain_text("每座不超过五十万元的补助")
    expect(answer.locator(".document-name").first).to_contain_text(TITLE)
    assert fits(page)


def test_what_cannot_be_read_says_why_and_leaves_the_rest(page: Page, files: dict[str, Path]) -> None:
    drop(page, *(files[name] for name in ("加密.pdf", "空.txt", "改名.pdf", "资料.zip", STRANGE)))
    said = page.locator(".own-card.refused").all_inner_texts()
    for words in ("文件已加密，请去除密码后重试", "文件为空", "不是有效的 PDF 文件", "压缩包，请解压后收录"):
        assert sum(words in one for one in said) == 1
    ready = page.locator(".own-card:not(.refused)")
    expect(ready.locator(".own-title b")).to_have_text(STRANGE.removesuffix(".txt"))
    expect(ready).to_contain_text("以文件名为题名")
    expect(page.locator("[data-own=add]")).to_have_text("加入 1 份")
    ready.get_by_role("button", name="移去").click()
    expect(page.locator("[data-own=add]")).to_be_disabled()
    page.get_by_role("button", name="全部移去").click()
    expect(page.locator(".own-waiting")).to_be_hidden()
    assert fits(page)


def test_a_document_is_removed_after_a_question_and_the_collection_too(page: Page, files: dict[str, Path]) -> None:
    drop(page, files["通知.docx"], files["渔船.txt"])
    add(page, "两份")
    row = shelf(page, "两份").locator(".own-rows li", has_text="渔船")
    row.get_by_role("button", name="删除《渔船夜间亮灯办法》").click()
    expect(row).to_contain_text("不能恢复")
    row.get_by_role("button", name="取消").click()
    row.get_by_role("button", name="删除《渔船夜间亮灯办法》").click()
    assert fits(page)
    row.get_by_role("button", name="确定删除").click()
    expect(row).to_have_count(0)
    expect(shelf(page, "两份").locator(".own-rows li")).to_have_count(1)
    shelf(page, "两份").get_by_role("button", name="改名").click()
    page.get_by_label("资料集的名称").fill("仓储")
    page.keyboard.press("Enter")
    expect(shelf(page, "仓储")).to_be_visible()
    shelf(page, "仓储").get_by_role("button", name="删除资料集").click()
    shelf(page, "仓储").get_by_role("button", name="确定删除").click()
    expect(shelf(page, "仓储")).to_have_count(0)
    expect(page.locator(".own-note")).to_have_text("已删除资料集“仓储”。")
    expect(page.locator('.own-shelf[data-key=""]')).to_contain_text("不能在网页上删除")


def test_a_name_that_is_taken_is_told_and_what_waits_stays(refused: Page, files: dict[str, Path]) -> None:
    page = refused
    drop(page, files["渔船.txt"])
    add(page, "船")
    drop(page, files["通知.docx"])
    page.locator(".own-target").select_option(label="新建资料集")
    page.locator(".own-name").fill("船")
    page.locator("[data-own=add]").click()
    expect(page.locator(".own-note.error")).to_have_text("已有名为“船”的资料集，请换一个名称。")
    expect(page.locator(".own-card")).to_have_count(1)


def test_two_tabs_answer_from_two_collections_and_each_keeps_its_conversations(
    desktop: Page, files: dict[str, Path]
) -> None:
    enter(desktop)
    drop(desktop, files["渔船.txt"])
    add(desktop, "船")
    desktop.get_by_role("button", name="问答", exact=True).click()
    ask(desktop, "耐心资本是什么？")
    expect(desktop.locator("#from option:checked")).to_contain_text("原有文章")
    desktop.wait_for_timeout(800)  # Gradio's script complains of what a new page breaks off
    desktop.locator("#from").select_option(label="船（1 份）")
    desktop.wait_for_url("**/c/*/#/-/talk")
    desktop.wait_for_selector(".greeting .chip")
    expect(desktop.locator(".turn")).to_have_count(0)
    other = desktop.context.new_page()
    other.goto(desktop.url.split("/c/")[0] + "/")
    other.wait_for_selector(".greeting .chip")
    assert "罚款二百元" in ask(desktop, "未亮灯罚款多少？").inner_text()
    assert "罚款二百元" not in ask(other, "未亮灯罚款多少？").inner_text()
    desktop.get_by_role("button", name="全部对话").click()
    expect(desktop.locator(".talks-list li")).to_have_count(1)
    desktop.get_by_role("button", name="引文核查").click()
    desktop.locator("#draft textarea").fill("办法规定，“未亮灯的，罚款二百元”。")
    desktop.locator("#check-send").click()
    expect(desktop.locator("#findings .finding.verbatim")).to_have_count(1)
    other.close()


def test_a_page_whose_collection_is_deleted_elsewhere_leads_to_the_room(
    refused: Page, files: dict[str, Path], staged: Staged
) -> None:
    drop(refused, files["渔船.txt"])
    add(refused, "船")
    refused.locator(".own-job [data-own=use]").click()
    refused.wait_for_selector(".greeting .chip")
    refused.wait_for_selector(".paper", state="attached")
    library = Library(staged._bot)
    library.delete(library.collections()[0].key)
    refused.evaluate("policyAlive.look()")
    refused.wait_for_url("**/#/-/own")
    assert "/c/" not in refused.url
    refused.locator(".own-shelf").first.wait_for()


def test_a_reload_in_the_middle_still_tells_how_it_ends(
    desktop: Page, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    from bot.index import collections

    go, true = Event(), collections.essays

    def held_up(found: collections.Collection) -> object:
        if found.name == "慢":
            go.wait(60)
        return true(found)

    enter(desktop)
    drop(desktop, files["渔船.txt"])
    monkeypatch.setattr(collections, "essays", held_up)
    desktop.locator(".own-name").fill("慢")
    desktop.locator("[data-own=add]").click()
    desktop.locator(".own-job.working progress").wait_for()
    desktop.wait_for_timeout(800)
    monkeypatch.setattr(collections, "essays", true)
    desktop.reload()
    desktop.locator(".own-job.working progress").wait_for()
    go.set()
    expect(desktop.locator(".own-job.done p")).to_have_text("已向“慢”加入 1 份资料。")
    expect(shelf(desktop, "慢").locator(".own-rows li")).to_have_count(1)


def test_what_was_recognised_outlasts_a_reload_until_it_is_added(page: Page, files: dict[str, Path]) -> None:
    page.set_input_files(".own-drop input", [files["通知.docx"], files["渔船.txt"]])
    cards = page.locator(".own-previews .own-card[data-token]")
    expect(cards).to_have_count(2)
    before = cards.first.inner_text()
    page.locator(".own-card", has_text="渔船").locator("[data-own=drop]").click()
    expect(cards).to_have_count(1)
    reload(page)
    expect(cards).to_have_count(1)
    assert cards.first.inner_text() == before
    assert fits(page)
    add(page, "重载")
    expect(cards).to_have_count(0)
    reload(page)
    page.locator(".own-shelf").first.wait_for()
    page.wait_for_timeout(500)
    expect(cards).to_have_count(0)


def test_a_file_that_was_being_recognised_is_told_after_a_reload(desktop: Page, files: dict[str, Path]) -> None:
    enter(desktop)
    desktop.evaluate("""() => {
        const swift = fetch;
        window.fetch = (path, how) => String(path).endsWith("own/files") ? new Promise(() => {}) : swift(path, how);
    }""")
    desktop.set_input_files(".own-drop input", files["渔船.txt"])
    expect(desktop.locator(".own-card.reading")).to_have_count(1)
    reload(desktop)
    expect(desktop.locator(".own-card.refused")).to_contain_text("渔船.txt")
    expect(desktop.locator(".own-card.refused")).to_contain_text("没有识别完")
    desktop.locator(".own-card [data-own=drop]").click()
    reload(desktop)
    desktop.locator(".own-shelf").first.wait_for()
    expect(desktop.locator(".own-card")).to_have_count(0)


def test_of_a_scanned_file_the_page_shows_how_many_pages_are_done(desktop: Page, files: dict[str, Path]) -> None:
    enter(desktop)
    desktop.evaluate("""() => {
        const swift = fetch;
        window.fetch = (path, how) => {
            if (String(path).endsWith("own/files")) return new Promise((done) => { window.read = () => done(swift(path, how)); });
            return String(path).includes("own/reading?watch=") ? Promise.resolve(Response.json({ done: 3, total: 20 })) : swift(path, how);
        };
    }""")
    desktop.set_input_files(".own-drop input", files["渔船.txt"])
    card = desktop.locator(".own-card.reading")
    expect(card).to_have_text("正在识别“渔船.txt”：已识别 3 页，共 20 页")
    assert card.locator("progress").evaluate("bar => [bar.value, bar.max]") == [3, 20]
    desktop.evaluate("window.read()")
    expect(card).to_have_count(0)
    expect(desktop.locator(".own-card .own-title b")).to_have_text("渔船夜间亮灯办法")


def test_files_can_be_dropped_anywhere_in_the_room(desktop: Page) -> None:
    enter(desktop)
    desktop.evaluate(
        """() => {
            const brought = new DataTransfer();
            brought.items.add(new File(["瓜田浇水办法\\n\\n瓜田每三天浇水一次。"], "瓜.txt", { type: "text/plain" }));
            for (const kind of ["dragover", "drop"]) document.querySelector(".own-shelf").dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: brought }));
        }"""
    )
    expect(desktop.locator(".own-card .own-title b")).to_have_text("瓜田浇水办法")


def test_a_keyboard_reaches_everything(desktop: Page, files: dict[str, Path]) -> None:
    enter(desktop)
    drop(desktop, files["渔船.txt"])
    desktop.locator(".own-drop input").focus()
    reached = []
    for _ in range(8):
        desktop.keyboard.press("Tab")
        reached.append(
            desktop.evaluate("document.activeElement.textContent.trim() || document.activeElement.className")
        )
    assert {"加入 1 份", "全部移去", "移去"} <= set(reached)


def test_thirty_files_at_once(browser: Browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}#/-/own")
    page.locator(".own-shelf").first.wait_for()
    many = []
    for at in range(30):
        many.append(tmp_path / f"第{at}号.txt")
        many[-1].write_text(
            f"第{at}号瓜田办法\n\n第{at}号瓜田每{at + 1}天浇水一次，由第{at}组负责。\n", encoding="utf-8"
        )
    drop(page, *many)
    expect(page.locator("[data-own=add]")).to_have_text("加入 30 份")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator(".own-name").fill("三十")
    page.locator("[data-own=add]").click()
    page.locator(".own-job.done").wait_for(timeout=4 * PATIENCE)
    expect(shelf(page, "三十").locator(".own-rows li")).to_have_count(30)
    context.close()
