"""Conversations on the page: kept, listed, found, named, deleted and brought back; stopped, asked anew, judged, taken along.

Every test also checks that no request left the machine and that nothing went wrong in the browser, see `opened`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import docx
import pytest
from conftest import PATIENCE, Staged, opened
from playwright.sync_api import expect
from steps import BROWSER, COOKING, FOUR, POINTS, SIZES, ask, fits, menu, quoted, reload, shows

from bot.faces import api, feedback
from tests.standin.page_server import serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = BROWSER


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser.new_context(locale="zh-CN", **SIZES[request.param]), address)


def anew(page: Page) -> None:
    page.click(".talk-bar [data-talk=new]")
    page.locator(".greeting .chip").first.wait_for()


def begin(page: Page, question: str) -> None:
    """Send a question without waiting for its answer."""
    page.fill("#box textarea", question)
    page.keyboard.press("Enter")


def test_a_conversation_survives_a_reload_and_goes_on(page: Page) -> None:
    ask(page, POINTS)
    ask(page, "探针")
    shown = page.locator("#chat .prose-text").all_inner_texts()
    reload(page)
    page.locator(".turn").nth(1).wait_for()
    assert page.locator("#chat .prose-text").all_inner_texts() == shown
    assert f"此前的问题：{POINTS}、探针。" in ask(page, "再问探针").locator(".notes").inner_text()
    assert fits(page)
    reload(page)
    expect(page.locator(".turn")).to_have_count(3)


def test_what_stands_in_the_box_survives_a_reload(desktop: Page) -> None:
    desktop.fill("#box textarea", "还没有问完的")
    reload(desktop)
    expect(desktop.locator("#box textarea")).to_have_value("还没有问完的")
    desktop.keyboard.press("End")
    expect(desktop.locator("#box textarea")).to_be_focused()


@pytest.mark.parametrize("size", SIZES)
def test_a_reload_in_the_middle_of_an_answer_keeps_the_question(browser: Browser, address: str, size: str) -> None:
    # Not the fixture: Gradio's script complains of what the reload breaks off.
    page = browser.new_page(locale="zh-CN", **SIZES[size])
    page.goto(address)
    page.wait_for_selector(".greeting .chip")
    begin(page, "慢，探针")
    page.locator(".pending").wait_for()
    page.reload()
    expect(page.locator(".turn .broken")).to_contain_text("没有答完")
    page.get_by_role("button", name="重新作答").click()
    page.locator(".turn .answered").wait_for()
    expect(page.locator(".turn")).to_have_count(1)
    page.close()


def test_the_program_is_killed_in_the_middle_and_started_again(browser: Browser, staged: Staged) -> None:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    with serving(api.create(staged)) as address:  # type: ignore[arg-type]
        page.goto(address)
        page.wait_for_selector(".greeting .chip")
        ask(page, POINTS)
        begin(page, "慢，探针")
        page.locator(".pending").wait_for()
    expect(page.locator(".lost")).to_contain_text("与程序的连接已中断")
    page.fill("#box textarea", "等它恢复")
    with serving(api.create(staged), int(address.rsplit(":", 1)[1].strip("/"))):  # type: ignore[arg-type]
        expect(page.locator(".turn .broken")).to_contain_text("没有答完")
        expect(page.locator("#box textarea")).to_have_value("等它恢复")
        page.get_by_role("button", name="重新作答").click()
        turn = page.locator(".turn").nth(1)
        expect(turn.locator(".notes")).to_contain_text(f"此前的问题：{POINTS}。")
        context.close()


def test_two_tabs_lose_nothing_of_each_other(desktop: Page) -> None:
    ask(desktop, POINTS)
    other = desktop.context.new_page()
    other.goto(desktop.url.split("#")[0])
    other.locator(".greeting .talks-latest").wait_for()
    ask(other, FOUR)
    desktop.click("[data-talk=list]")
    expect(desktop.locator(".talks-go")).to_have_count(2)
    other.click("[data-talk=list]")
    other.locator(".talks-go", has_text=POINTS).click()
    other.locator(".turn", has_text=POINTS).wait_for()
    ask(other, COOKING)
    reload(desktop)
    expect(desktop.locator(".turn")).to_have_count(2)


def test_conversations_are_listed_found_named_deleted_and_brought_back(page: Page) -> None:
    ask(page, POINTS)
    anew(page)
    ask(page, COOKING)
    page.click("[data-talk=list]")
    rows = page.locator(".talks-list .talks-go")
    expect(rows).to_have_count(2)
    expect(page.locator(".talks-note")).to_contain_text("只保存在本机的这个浏览器里")
    assert fits(page)
    page.fill(".talks-search", "刚性增长机制")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text(POINTS)
    page.fill(".talks-search", "绝无此语")
    expect(page.locator(".talks-none")).to_contain_text("没有找到")
    page.fill(".talks-search", "")
    page.get_by_role("button", name=f"为“{COOKING}”改名").click()
    page.keyboard.type("闲谈")
    page.keyboard.press("Enter")
    expect(rows.first).to_contain_text("闲谈")
    expect(page.locator(".talk-title")).to_have_text("闲谈")
    page.get_by_role("button", name="删除“闲谈”").click()
    expect(rows).to_have_count(1)
    page.locator(".greeting .chip").first.wait_for()
    page.get_by_role("button", name="撤销").click()
    expect(rows).to_have_count(2)
    page.locator(".turn .refused").wait_for()
    rows.filter(has_text=POINTS).click()
    page.locator(".turn", has_text=POINTS).wait_for()
    reload(page)
    page.locator(".turn", has_text=POINTS).wait_for()


def test_clearing_can_be_undone(page: Page) -> None:
    ask(page, POINTS)
    menu(page, "清空对话")
    page.locator(".greeting .chip").first.wait_for()
    page.get_by_role("button", name="撤销").click()
    page.locator(".turn", has_text=POINTS).wait_for()
    gap = page.evaluate(
        """() => document.querySelector('#send').getBoundingClientRect().top
            - document.querySelector('.talk-more').getBoundingClientRect().bottom"""
    )
    assert gap > 300, "what clears stands away from what sends"


def test_an_answer_is_stopped_and_asked_again(page: Page) -> None:
    begin(page, "慢，探针")
    page.locator(".pending").wait_for()
    page.click("#stop")
    expect(page.locator(".turn .stopped")).to_contain_text("停止")
    expect(page.locator("#stop")).to_be_hidden()
    page.wait_for_timeout(2500)
    expect(page.locator(".turn .answered")).to_have_count(0)
    reload(page)
    expect(page.locator(".turn .stopped")).to_contain_text("停止")
    page.get_by_role("button", name="重新作答").click()
    page.locator(".turn .answered").wait_for()


def test_the_last_question_is_mended_and_its_answer_replaced(page: Page) -> None:
    ask(page, FOUR)
    ask(page, COOKING)
    page.locator(".turn").nth(1).get_by_role("button", name="修改问题").click()
    expect(page.locator("#box textarea")).to_have_value(COOKING)
    expect(page.locator(".waiting")).to_contain_text("正在修改上一问")
    begin(page, "探针")
    turn = page.locator(".turn").nth(1)
    expect(turn.locator(".notes")).to_contain_text(f"此前的问题：{FOUR}。")
    expect(page.locator(".turn")).to_have_count(2)
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".turn").nth(1)).to_contain_text(COOKING)


def test_questions_wait_their_turn_and_can_be_taken_back(page: Page) -> None:
    begin(page, "慢慢慢，探针")
    page.locator(".pending").wait_for()
    for question in ("探针一", "探针二"):
        begin(page, question)
    page.locator(".waiting p", has_text="探针一").get_by_role("button").click()
    expect(page.locator(".turn .answered")).to_have_count(2)
    expect(page.locator(".turn").nth(1).locator(".notes")).to_contain_text("此前的问题：慢慢慢，探针。")
    expect(page.locator(".waiting")).to_be_hidden()


def test_what_is_sent_in_one_breath_is_asked_whole(desktop: Page) -> None:
    # Gradio's own events lag behind: what is typed and sent within one frame is sent from the box itself.
    desktop.locator("#box textarea").wait_for()
    desktop.evaluate(
        """() => ['慢，探针', '探针一', '探针二'].forEach((words) => {
            const box = document.querySelector('#box textarea');
            box.value = words;
            box.dispatchEvent(new Event('input', {bubbles: true}));
            box.dispatchEvent(new KeyboardEvent('keypress', {key: 'Enter', bubbles: true, cancelable: true}));
        })"""
    )
    expect(desktop.locator(".turn .answered")).to_have_count(3)
    expect(desktop.locator(".turn").nth(2).locator(".notes")).to_contain_text("此前的问题：慢，探针、探针一。")
    expect(desktop.locator("#box textarea")).to_have_value("")


def test_a_pasted_draft_with_quotations_is_offered_the_check(page: Page) -> None:
    pasted = (
        "马回在文章中提出，“推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩”。" + "这一建议值得各地研究。" * 8
    )
    begin(page, pasted)
    page.get_by_role("button", name="前往核查").click()
    expect(page.locator("#draft textarea")).to_have_value(pasted)
    expect(page.locator("#draft textarea")).to_be_focused()


def test_the_original_opens_at_the_first_citation_by_itself(desktop: Page, staged: Staged) -> None:
    turn = ask(desktop, POINTS)
    shows(desktop, quoted(staged, turn.locator(".prose-text .marker").first))
    expect(desktop.locator("#box textarea")).to_be_focused()


def test_an_answer_is_copied_with_its_references(desktop: Page) -> None:
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn = ask(desktop, POINTS)
    turn.locator(".turn-deeds .copy").click()
    desktop.get_by_text("已复制").wait_for()
    copied = desktop.evaluate("navigator.clipboard.readText()")
    words, _, references = copied.partition("出处\n")
    assert turn.locator(".sources blockquote").first.text_content() in words
    assert references.startswith("[1] 马回. ") and "[N]" in references and "一节" in references


def test_a_verdict_is_kept_and_exported_as_a_case(page: Page, staged: Staged) -> None:
    asked = f"{POINTS}请引原文。"
    turn = ask(page, asked)
    turn.get_by_role("button", name="有误").click()
    turn.get_by_role("button", name="不完整").click()
    expect(turn.get_by_role("button", name="有误：不完整")).to_have_attribute("aria-pressed", "true")
    kept = [one for one in feedback.judged(staged.settings.home) if one.question == asked]
    assert [one.verdict for one in kept] == ["不完整"]
    assert feedback.case(kept[0])["todo"]["verdict"] == "不完整"
    reload(page)
    expect(turn.get_by_role("button", name="有误：不完整")).to_have_attribute("aria-pressed", "true")
    turn.get_by_role("button", name="有用").click()
    expect(turn.get_by_role("button", name="有用")).to_have_attribute("aria-pressed", "true")
    (kept_,) = [one for one in feedback.judged(staged.settings.home) if one.question == asked]
    made = feedback.case(kept_)
    assert made["gold"][0]["text"] in (staged.essay(made["gold"][0]["essay_id"]) or "").text  # type: ignore[union-attr]
    turn.get_by_role("button", name="有用").click()
    expect(turn.get_by_role("button", name="有用")).to_have_attribute("aria-pressed", "false")
    assert not [one for one in feedback.judged(staged.settings.home) if one.question == asked]


@pytest.mark.parametrize("kind", ["Word", "Markdown"])
def test_a_conversation_is_exported_with_its_references(page: Page, kind: str, tmp_path: Path) -> None:
    turn = ask(page, POINTS)
    quote = turn.locator(".sources blockquote").first.text_content() or ""
    ask(page, COOKING)
    with page.expect_download() as coming:
        menu(page, f"导出为 {kind}")
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    if kind == "Word":
        words = "\n".join(line.text for line in docx.Document(str(file)).paragraphs)
    else:
        words = file.read_text(encoding="utf-8").replace("\\", "")
    for told in (POINTS, quote, COOKING, "出处", "[1] 马回. "):
        assert told in words


def test_a_kept_answer_whose_text_has_changed_says_so(desktop: Page) -> None:
    ask(desktop, POINTS)
    desktop.evaluate(
        """async () => {
            for (const kept of await policyKept.all("talks")) {
                const cited = kept.turns[0].answer.citations[0];
                cited.quote = cited.quote.replace("企业", "事业");
                await policyKept.put("talks", kept);
            }
        }"""
    )
    reload(desktop)
    expect(desktop.locator(".turn .stale")).to_contain_text("无法再与原文逐字核对")
    expect(desktop.locator(".turn .stale")).to_contain_text("创新积分制")
    assert desktop.locator(".turn .marker").count() == 0


def test_what_no_browser_of_ours_has_kept_is_refused(desktop: Page) -> None:
    for kept in ("[1]", "{", json.dumps([{"question": 3}])):
        desktop.evaluate(
            """kept => { const gradio = policyTalk; sessionStorage.setItem('policy-talk', 'x');
                return policyKept.put('talks', {id: 'x', title: 'x', changed: 1, turns: kept === '{' ? [{}] : JSON.parse(kept)}); }""",
            kept,
        )
        reload(desktop)
        expect(desktop.locator(".talk-note")).to_contain_text("请求的内容不合要求")


def test_print_gives_the_whole_conversation_in_dark_ink(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 500}, color_scheme="dark")
    page.goto(address)
    page.wait_for_selector(".greeting .chip")
    first, _ = ask(page, POINTS), ask(page, FOUR)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#composer")).to_be_hidden()
    expect(page.locator("#original")).to_be_hidden()
    expect(first.locator(".sources blockquote").first).to_be_visible()
    assert page.evaluate(
        "document.querySelector('#chat').scrollHeight <= document.querySelector('#chat').clientHeight + 1"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.prose-text p')).color") == "rgb(0, 0, 0)"
    page.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_layout_does_not_jump(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    for _ in range(3):
        page.goto("about:blank")
        page.goto(address)
        page.wait_for_selector(".paper", state="attached")
        moved = page.evaluate(
            """new Promise(done => {
                let moved = 0;
                new PerformanceObserver(list => list.getEntries().forEach(one => { moved += one.hadRecentInput ? 0 : one.value; }))
                    .observe({type: 'layout-shift', buffered: true});
                setTimeout(() => done(moved), 1200);
            })"""
        )
        assert moved < 0.1, moved
    page.close()
