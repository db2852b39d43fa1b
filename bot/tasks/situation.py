"""What somebody says of themselves and of what they lack, taken apart: who they are, and need by need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.text import tags, words

# So many needs are looked into, so many clauses of each; somebody who pastes a page gets an answer to its beginning.
NEEDS_MAX = 8
CLAUSES_MAX = 6
NEED_LONGEST = 400
# A need of several clauses is named whole where it is no longer than this; else by the clause that says what is lacking.
PHRASE = 30
# A new matter begins behind the end of a sentence, and with words that announce one.
MATTER = re.compile(
    r"[。；;！!？?\n\r]+|(?:另外|此外|还有|再有|在有|再就是|再者|再说|再一个|另一方面|顺便|顺带|而且|并且|同时|其次(?=[，,是])|最后(?=[，,]))(?:就?是)?|"
    r"(?:(?<=^)|(?<=[，。；：、]))(?:第?[一二三四五][是要]?、|第[一二三四五](?=[，,：: 是])|[一二三四五](?:是|来|(?=[想怕缺没])))|(?=还[想要怕得]|还希望|还需要)"
)
CLAUSE = re.compile(r"[，,\s]+")
SUBJECT = r"(?:公司|企业|厂里?|工厂|单位|学校|银行|县里?|市里?|园区?里?|集团|团队|课题组|老板|所里?|院里?|[院校]领导|乡镇|部门)?"
WISH = re.compile(
    rf"{SUBJECT}(?:[很最就又也更还]|只是|其实)*(?:想|希望|打算|准备|计划|需要|要(?![是么不])|求(?!购)|盼|争取|如何|怎么|怎样|能不能|能否|有没有)"
)
# Asks for a way to what was said before.
ASKS = re.compile(r"如何|怎么|怎样|能不能|能否|有没有")
LACK = re.compile(
    rf"{SUBJECT}(?:[很最就又也都还]|一直|总是?|老是?)*(?:缺少|缺乏|缺|没有|没|不足|不会|不敢|找不到|招不到|借不到|买不起|留不住|担心|怕)"
)
# 设备老旧, 主机厂拖欠货款: what is wrong, without a word of lacking before it.
TROUBLE = re.compile(
    r"(?:太|越来越|特别|非常)[^，]{1,5}$|(?:贵|难|慢|高|低|少|旧|差|不够|不足|不高|不通|不畅|不合理|短缺|紧张|落后|不够[\u4e00-\u9fff]|不[上下出起过][去来]|不出|不下|不成|没着落|有限|受限|断供|流失|浪费|混乱|脱节|离谱|用完|没有|[年月][年月]涨|又涨)了?$|"
    r"不(?:[了着起上开动]|到位)|拖欠|没人|不肯|不愿"
)
# Only looked for where a list has no verb of its own: 缺资金、设备和人才.
LISTED = re.compile(r"[、和与及]")
SHORT = 5
# Pieces of a list that are as long as this are each a matter of its own: 院所考评办法、给课题组更多自主权.
WHOLE = 6
# What is wished for or lacking is looked for without the wishing and the lacking.
BARE = re.compile(
    r"^(?:很|非常|特别|十分|目前|还|又|也)*"
    r"(?:想要?|希望(?:能够?)?|打算|准备|计划|需要|担心|就?怕|缺少|缺乏|缺|没有|没|找不到|招不到|不知道|不会)"
    r"(?:能够?|去|足够的?|合适的?|好的?)?(?=[\u4e00-\u9fff]{2})"
)
# Who asks, in a clause of its own. Example: 我们是一家做有色金属的小厂
SELF = re.compile(
    r"(?:我|我们|本人|本公司|本单位|我司|我院|我校|我市|我县|咱们?|作为|做)(?:们)?(?:是|在|属于|从事|来自|一家|这家|(?<=作为)|(?<=做)(?!大|强|优).+的$)"
)
ASKING = re.compile(
    r"(?:请问|请教|请)?(?:我们?|您|你们?)?(?:不知道|不晓得|想问问?|想看看)?(?:应?该|能|可以|要)?(?:怎么[办做样]|怎么准备|从哪里?(?:下手|入手|开始)|如何是好|咋办|"
    r"(?:省里|政府|国家|上面)?有(?:什么|哪些|没有|何)(?:好的?|可用的?|相关的?|适合的?)?"
    r"(?:办法|建议|措施|政策|对策|支持|扶持|思路|路径)(?:(?:可以|能|能够|可)(?:用|帮|享受|支持|解决)[^，]{0,6})?|(?:推荐|提供|给出?|出)(?:一?些|几条|点)?(?:建议|措施|对策|办法|主意)|求助|求支招|谢谢|"
    r"哪些(?:措施|政策|对策|办法)(?:适合|可用|能用|可以).*)(?:呢|吗|吧|我们)?"
)
FILLER = re.compile(
    r"^(?:(?:我们?|咱们?)(?!的)|现在|目前|眼下|也|又|都|就是|主要是?|最近|一直|其实|但是?|不过|因为|所以|可是|然后|说实话|老实说|并(?!购)|还(?=[想要怕得缺没]|希望|需要))+"
)
# Words that say nothing of what is lacking.
GENERAL = frozenset(
    """支持 帮助 发展 工作 问题 情况 企业 公司 单位 希望 解决 提升 提高 加强 推动 促进 困难 困扰 办法 措施 建议 政策
    没人 有人 没有 缺少 缺乏 不足 不够 觉得 感到 认为 知道 比较 非常 特别 很多 一些 现在 目前 本地 地方 开展 进行
    东西 事情 领导 老板 老是 说法 起来 出来 上去 下来 天天 有点 一点 一个 不知 晓得 准备 到底 今年 去年 每年 没辙 吐槽 一句 两头 有两""".split()
)
# A chat message is about its writer where one of these stands in it, and none of those, which ask about the texts.
OWN = re.compile(
    r"(?<![自忘有无])我(?!们?(?:省|国|区|这)|想[问知了学]|要[问知了学]|看[到不]|觉得|认为)|咱|本人|本公司|本单位|作为(?:一?[家名个位所])?[^，,的]{2,12}[，,]|"
    r"^[^，,。？?]{2,30}(?:厂长|老板|老板娘|总监|经理|主任|处长|科长|局长|校长|教授|老师|创始人|合伙人|负责人)[，,。]"
)
OF_TEXTS = re.compile(
    r"文章|文中|原文|作者|专栏|这篇|三位|专家(?:们)?(?:怎么|如何|是怎)|是什么意思|什么是|是指|指的是|解释|介绍|谁(?:说|提)|哪(?:篇|位)|哪一(?:篇|位|段)|出处|背景|"
    r"怎么(?:看待?|说|谈|讲|理解|写)|如何(?:看待|理解)|(?:他|她|它)(?:们)?(?:的|怎么|说|提)|论文怎么写|作业|想(?:了解|学习|弄清|搞懂)|[是的]学生[，,]"
)
WANTS = re.compile(
    r"怎么|咋|如何|怎样|有(?:什么|哪些|没有|何)|能不能|能否|可不可以|哪(?:里|些|儿)|找谁|谁(?:能|来|愿|肯)|想|希望|求|推荐|支招|建议|"
    r"给.{0,4}(?:措施|政策|对策|主意)"
)


@dataclass(frozen=True, slots=True)
class Need:
    """What is lacking or wished for, in the asker's clauses; `stated`: they say that it is, and do not only tell."""

    clauses: tuple[str, ...]
    stated: bool

    @property
    def text(self) -> str:
        """All that was said of it."""
        return "，".join(self.clauses)

    @property
    def phrase(self) -> str:
        """What it is called. Example: (电价太贵了, 一个月电费七八十万, 老板天天骂) -> 电价太贵了"""
        if len(self.text) <= PHRASE:
            return self.text
        return self.foremost

    @property
    def foremost(self) -> str:
        """The clause that says what is wished for or lacking, or else the first."""
        kinds = ("wish", "lack")
        return next((clause for kind in kinds for clause in self.clauses if _kind(clause) == kind), self.clauses[0])


@dataclass(frozen=True, slots=True)
class Situation:
    """Who asks, as said and as classes of `tags`, and what they need."""

    profile: str
    actors: tuple[str, ...]
    needs: tuple[Need, ...]

    @property
    def phrases(self) -> tuple[str, ...]:
        """What the needs are called."""
        return tuple(need.phrase for need in self.needs)


def read(profile: str, need: str) -> Situation:
    """Take a description apart. Example: (小厂, "缺钱、缺设备，怎么办？") -> needs (缺钱, 缺设备)"""
    told = [profile.strip()] if profile.strip() else []
    found: list[list[str]] = []
    waiting: list[str] = []  # says nothing by itself: 想做大做强，…
    for matter in MATTER.split(need[:NEED_LONGEST]):
        begun = False  # the matter has a need already
        for clause in _clauses(matter):
            if SELF.match(clause) and not LACK.search(clause):
                told.append(clause)
                continue
            said = FILLER.sub("", clause)
            if not said or ASKING.fullmatch(said):
                continue
            if begun and not (_telling(said) and _another(said, found[-1][-1])):
                found[-1].append(said)
            elif _telling(said):
                first, *others = _listed(said)
                found += [[*waiting, first], *([other] for other in others)]
                waiting, begun = [], True
            else:
                waiting.append(said)
    needs = [Need(tuple(_foremost(clauses)), any(map(_kind, clauses))) for clauses in found]
    needs = needs or [Need((need.strip()[:NEED_LONGEST],), True)]
    return Situation("，".join(told), tags.selves("，".join(told)), tuple(dict.fromkeys(needs))[:NEEDS_MAX])


def bare(need: str) -> str:
    """What to look for. Example: 没有检测设备 -> 检测设备"""
    return BARE.sub("", need)


def described(message: str) -> bool:
    """Whether a chat message tells of the writer's own situation and asks, or wishes, for what can be done about it."""
    folded = words.fold(message)
    if not OWN.search(folded) or OF_TEXTS.search(folded) or not WANTS.search(folded):
        return False
    return any(need.stated for need in read("", message).needs)


def _foremost(clauses: Sequence[str]) -> list[str]:
    """Not too many clauses, in their order: those that say what is lacking before those that only tell."""
    chosen = sorted(range(len(clauses)), key=lambda at: (not _kind(clauses[at]), at))[:CLAUSES_MAX]
    return [clauses[at] for at in sorted(chosen)]


def _clauses(matter: str) -> Iterator[str]:
    return (clause for piece in CLAUSE.split(matter) if (clause := piece.strip(" 、：:")))


def _telling(said: str) -> bool:
    """Whether a clause names anything that can be looked for, and does not merely go on."""
    return bool(tags.sought(said)) or any(word not in GENERAL for word in words.content(said))


def _kind(clause: str) -> str:
    """`wish`, `lack`, or nothing where a clause only tells."""
    if WISH.match(clause):
        return "wish"
    return "lack" if LACK.match(clause) or TROUBLE.search(clause) else ""


def _another(clause: str, before: str) -> bool:
    """Whether a clause says another need than the one before it: 缺钱，缺设备; but 设备老旧，想改造 is one."""
    here, there = _kind(clause), _kind(before)
    return bool(here and there) and not (here == "wish" and there == "lack") and not ASKS.match(clause)


def _listed(said: str) -> list[str]:
    """The items of a list of needs: each with a verb of its own, or all after one verb of lacking."""
    pieces = [piece.strip() for piece in said.split("、") if piece.strip()]
    if len(pieces) > 1 and (all(map(_kind, pieces[1:])) or min(map(len, pieces)) >= WHOLE):
        return pieces
    lacking = LACK.match(said)
    if lacking:
        nouns = [noun.strip() for noun in LISTED.split(said[lacking.end() :]) if noun.strip()]
        if len(nouns) > 1 and all(len(noun) <= SHORT and tags.sought(noun) for noun in nouns):
            return [f"{lacking.group()}{noun}" for noun in nouns]
    return [said]
