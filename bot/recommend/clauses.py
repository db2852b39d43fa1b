"""The clauses of a description: which say that something is lacking or wished for, and which of them say it together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.text import keys, tags

# A new matter begins behind the end of a sentence, and with words that announce one.
MATTER = re.compile(
    r"[。；;！!？?\n\r]+|(?:另外|此外|还有|再有|在有|再就是|再者|再说|再一个|另一方面|顺便|顺带|而且|并且|同时|其次(?=[，,是])|最后(?=[，,]))(?:就?是)?|"
    r"(?:(?<=^)|(?<=[，。；：、]))(?:第?[一二三四五][是要]?、|第[一二三四五](?=[，,：: 是])|[一二三四五](?:是|来|(?=[想怕缺没])))|(?=还[想怕]|还希望|还需要)|(?<=[，、])(?=还[要得])"
)
CLAUSE = re.compile(r"[，,\s]+")
# Said without a comma, 我们是小厂招不到人怎么办: who speaks, and where it ends; what only asks behind what is lacking.
SPEAKER = re.compile(r"(?:我们?|咱们?|本人)是")
SPOKEN = re.compile(
    r"(?<=[厂司业店校社院所园区县市户商队部行农])(?=(?:现在|目前|一直|总|老|最近)?"
    r"(?:缺(?!口)|没有|[找招借贷]不到|买不起|留不住|想要?|希望|打算|准备))"
)
ASKED = re.compile(r"(?<=[\u4e00-\u9fff]{3})(?=(?:该|应该|要)?(?:怎么办|咋办|如何是好)$)")
SUBJECT = r"(?:公司|企业|厂里?|工厂|单位|学校|银行|县里?|市里?|园区?里?|集团|团队|课题组|老板|所里?|院里?|[院校]领导|乡镇|部门)?"
WISH = re.compile(
    rf"{SUBJECT}(?:[很最就又也更还]|只是|其实){{0,9}}(?:想|希望|打算|准备|计划|需要|要(?![是么不])|求(?!购)|盼|争取|如何|怎么|怎样|能不能|能否|有没有)"
)
# Asks for a way to what was said before.
ASKS = re.compile(r"如何|怎么|怎样|能不能|能否|有没有")
LACK = re.compile(
    rf"{SUBJECT}(?:[很最就又也都还]|一直|总是?|老是?){{0,9}}(?:缺少|缺乏|缺|没有|没|不足|不会|不敢|找不到|招不到|借不到|买不起|留不住|担心|怕)"
)
# 设备老旧, 主机厂拖欠货款: what is wrong, without a word of lacking before it.
TROUBLE = re.compile(
    r"(?:太|越来越|特别|非常)[^，]{1,5}$|(?:贵|难|慢|高|低|少|旧|差|不够|不足|不高|不通|不畅|不合理|短缺|紧张|落后|不够[\u4e00-\u9fff]|不[上下出起过][去来]|不出|不下|不成|没着落|有限|受限|断供|流失|浪费|混乱|脱节|离谱|用完|没有|[年月][年月]涨|又涨)了?$|"
    r"不(?:[了着起上开动]|到位)|拖欠|没人|不肯|不愿"
)
# Told as a hardship by any of these, wherever it stands; in a story that is no need of its own yet.
HARDSHIP = re.compile(
    r"不(?!断|仅|但|只|过是|少于|同的|得已|管|论|如|知名|锈钢|动产)|没|缺|无(?!论|人机|人驾|线|锡|偿)|难|怕|嫌|太|愁|"
    r"怎么|如何|哪里?来|闲[置着]|亏损|断供|重复|打架|垫底|落后|可惜|扯皮|还得|全靠|靠进口|依赖|只[看认]|看论文|数论文|[一越]拖|仿冒|侵权|流失|"
    r"一[压降减砍拖]再|各.{1,2}各的|层层|(?:贵|慢|堵|散|旧|大|低|少|久|高|短|长|乱|单一|老化|过时)了?$"
)
# 海外市场想走出去: a wish that begins within a clause.
WITHIN = re.compile(r"(?<=[\u4e00-\u9fff]{2})想(?![象法必来到])")
# So somebody tells a story, in which not every clause is a matter of its own.
STORY = re.compile(r"我(?!们)|自己|人家|他们|咱|领导|老板|[啊呢哈吧嘛呀]|一个月|半天")
# Such a clause goes on with the one before it, whatever it tells.
ONWARD = re.compile(
    r"可是|但是?|不过|然而|而(?!且)|所以|结果|导致|以致|说不定|只好|只能|于是|因为|由于|才|就(?!怕|是|想)|"
    r"[也又](?![想要缺没不])|一(?:拖|压|等|到|报|问)|眼看|要不|哪怕|连|甚至|这|说(?!不)"
)
# Only looked for where a list has no verb of its own: 缺资金、设备和人才.
LISTED = re.compile(r"[、和与及]")
SHORT = 5
# Pieces of a list that are as long as this are each a matter of its own: 院所考评办法、给课题组更多自主权.
WHOLE = 6
FILLER = re.compile(
    r"^(?:(?:我们?|咱们?)(?!的)|现在|目前|眼下|也|又|都|就是|主要是?|最近|一直|其实|但是?|不过|因为|所以|可是|然后|说实话|老实说|并(?!购)|还(?=[想要怕得缺没]|希望|需要))+"
)
# Words that say nothing of what is lacking.
GENERAL = frozenset(
    """支持 帮助 发展 工作 问题 情况 企业 公司 单位 希望 解决 提升 提高 加强 推动 促进 困难 困扰 办法 措施 建议 政策
    没人 有人 没有 缺少 缺乏 不足 不够 觉得 感到 认为 知道 比较 非常 特别 很多 一些 现在 目前 本地 地方 开展 进行
    东西 事情 领导 老板 老是 说法 起来 出来 上去 下来 天天 有点 一点 一个 不知 晓得 准备 到底 今年 去年 每年 没辙 吐槽 一句 两头 有两""".split()
)


def matters(told: str) -> Iterator[list[str]]:
    """A description, cut where a new matter begins; each as its clauses."""
    for matter in MATTER.split(told):
        pieces = (part for piece in CLAUSE.split(matter) for part in _apart(piece))
        yield [clause for piece in pieces if (clause := piece.strip(" 、：:"))]


def _apart(piece: str) -> list[str]:
    """What is said in one breath in parts: who speaks, what is lacking, what is asked."""
    parts: list[str] = SPOKEN.split(piece, maxsplit=1) if SPEAKER.match(piece) else [piece]
    *before, last = parts
    apart: list[str] = ASKED.split(last, maxsplit=1)
    return [*before, *apart] if stated(plain(apart[0])) else parts


def plain(clause: str) -> str:
    """A clause without the words that only lead to it. Example: 我们现在缺设备 -> 缺设备"""
    return FILLER.sub("", clause)


def telling(said: str) -> bool:
    """Whether a clause names anything that can be looked for, and does not merely go on."""
    return bool(tags.sought(said)) or any(word not in GENERAL for word in keys.content(said))


def kind(clause: str) -> str:
    """`wish`, `lack`, or nothing where a clause only tells."""
    if WISH.match(clause):
        return "wish"
    return "lack" if LACK.match(clause) or TROUBLE.search(clause) else ""


def stated(clause: str) -> bool:
    """Whether a clause says outright that something is lacking or wished for, and does not only tell a story."""
    return bool(kind(clause)) or (troubled(clause) and not STORY.search(clause))


def troubled(clause: str) -> bool:
    """Whether a clause tells of a wish or a hardship, however it says so."""
    return bool(kind(clause) or HARDSHIP.search(clause) or WITHIN.search(clause))


def onward(clause: str) -> bool:
    """Whether a clause only goes on with the one before it. Example: 说不定哪天就断供"""
    return bool(ONWARD.match(clause))


def another(clause: str, before: Sequence[str]) -> bool:
    """Whether a clause says another need than those before it: 缺钱，缺设备; but 设备老旧，想改造 is one.

    What was told before the first hardship belongs to it: 有几项专利，银行嫌没有抵押.
    """
    if ASKS.match(clause) or not troubled(clause) or not any(map(troubled, before)):
        return False
    if kind(clause) == "wish" and not HARDSHIP.search(clause) and kind(before[-1]) != "wish":
        # A wish after a hardship is the way out of it, unless it calls for other means.
        return bool(set(tags.sought(clause)) - {name for said in before for name in tags.sought(said)})
    return stated(clause)


def listed(said: str) -> list[str]:
    """The items of a list of needs: each with a verb of its own, or all after one verb of lacking."""
    pieces = [piece.strip() for piece in said.split("、") if piece.strip()]
    if len(pieces) > 1 and (all(map(kind, pieces[1:])) or min(map(len, pieces)) >= WHOLE):
        return pieces
    lacking = LACK.match(said)
    if lacking:
        nouns = [noun.strip() for noun in LISTED.split(said[lacking.end() :]) if noun.strip()]
        if len(nouns) > 1 and all(len(noun) <= SHORT and tags.sought(noun) for noun in nouns):
            return [noun if LACK.match(noun) else f"{lacking.group()}{noun}" for noun in nouns]
    return [said]
