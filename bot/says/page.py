"""What the page says of a conversation: that it was stopped or broke off, or that its texts are not what they were."""

from __future__ import annotations

from bot.says.row import Row

STOPPED = Row(
    "已按您的要求停止作答。",
    "the reader told it to stop while the answer was on its way",
    "bot.faces.web.talk.halted",
)
BROKEN = Row(
    "这一问没有答完：作答途中页面被刷新或程序已停止。",
    "the browser keeps the question, and no answer to it",
    "bot.faces.web.kept.read",
)
STALE = Row(
    "这一问当时的回答如下。所引原文此后已变动或不再收录，无法再与原文逐字核对：",
    "a citation of the kept answer is no slice of the text that it names",
    "bot.faces.web.kept.read",
)
COMPARED = Row(
    "编号所示出处均为所收录文章的原文，已与原文逐字核对。",
    "each citation is a slice of its text, or a fact of its record",
    "bot.domain.Citation.__post_init__",
)
