"""What is said of a user's own collections."""

from __future__ import annotations

from bot.says.row import Row

ADDING = Row(
    "正在加入 {count} 份资料",
    "a job of so many documents has begun",
    "bot.library.Library.add",
)
REMOVING = Row(
    "正在删除资料",
    "a job that removes a document has begun",
    "bot.library.Library.remove",
)
ADDED = Row(
    "已向“{name}”加入 {count} 份资料。",
    "so many documents of the job were not in the index, and the new index answers",
    "bot.library.Library._changed",
)
SAME = Row(
    "另有 {count} 份与其中已有的内容完全相同，没有重复加入。",
    "the text of so many documents has the id of one that the index holds",
    "bot.library.Library._changed",
)
NOTHING_NEW = Row(
    "没有加入新的资料：这 {count} 份与“{name}”中已有的内容完全相同。",
    "the text of each document of the job has the id of one that the index holds",
    "bot.library.Library._changed",
)
REMOVED = Row(
    "已从“{name}”删除《{title}》。",
    "the new index answers without the document",
    "bot.library.Library._changed",
)
NOT_HELD = Row(
    "这份资料已不在资料集中",
    "the index holds no document of that id",
    "bot.library.Library._changed",
)
EMPTY = Row(
    "资料集“{name}”还没有资料，请先加入。",
    "its index does not exist",
    "bot.library.Library.bot",
)
UNCHANGED = Row(
    "资料集保持原样：{reason}。",
    "the job failed for a known reason before the new index was put in the place of the old",
    "bot.library.Library._work",
)
BROKEN = Row(
    "程序内部错误，未能完成；资料集保持原样，请稍后重试，详情见运行窗口中的日志。",
    "the job failed over something that nothing foresees, before the new index was put in the place of the old",
    "bot.library.Library._work",
)
