"""What is said where the program itself fails."""

from __future__ import annotations

from bot.says.row import Row

CRASHED = Row(
    "程序内部错误，{undone}；请稍后重试，详情见运行窗口中的日志。",
    "an error came up that nothing foresees, and it is logged",
    "bot.faces.doors.failure",
)
REQUEST = Row(
    "这次请求未能完成",
    "it was a request over HTTP",
    "bot.faces.doors.failure",
)
ANSWER = Row(
    "本次未能作答",
    "it was a question on the page",
    "bot.faces.web.talk._turns",
)
CHECK = Row(
    "本次未能核查",
    "it was a draft on the page",
    "bot.faces.web.check_tab._run",
)
READING = Row(
    "未能读入文件",
    "it was a file put into the editors' room",
    "bot.faces.web.check_tab._fill",
)
SAVING = Row(
    "未能生成文件",
    "it was a checked draft asked for as a file",
    "bot.faces.web.check_tab._make",
)
ADVICE = Row(
    "本次未能给出建议",
    "it was a situation on the page",
    "bot.faces.web.recommend_tab._run",
)
