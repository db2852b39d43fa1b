"""Parts of an essay that 首先 and 其次 open."""

from __future__ import annotations

from bot.text.signposts import signposted

REST = "街道要先摸清底数，再逐户上门，把每一户的难处记下来，每月碰头一次，件件都要有回音，办完了再问一遍满意不满意。"
TEXT = f"修桥是大事。\n首先要修好东桥。{REST}\n讲一句闲话。\n要让人过得去，其次要管好西桥。{REST}\n还要护好河堤。{REST}\n总之，桥要有人管。\n"


def test_paragraphs_that_signposts_open_are_sections() -> None:
    found = signposted(TEXT)
    assert [one.heading for one in found] == ["首先要修好东桥", "其次要管好西桥", "还要护好河堤"]
    assert all(one.inline for one in found)
    assert TEXT[found[0].start : found[0].end].endswith("讲一句闲话。\n")
    # What closes the text belongs to no part.
    assert TEXT[found[-1].end :].strip() == "总之，桥要有人管。"


def test_one_signpost_and_short_lines_are_no_parts() -> None:
    assert not signposted(f"首先要修好东桥。{REST}\n桥要有人管。{REST}\n")
    assert not signposted("首先要修好东桥。\n其次要管好西桥。\n")
    assert not signposted(f"其次要管好西桥。{REST}\n首先要修好东桥。{REST}\n")
