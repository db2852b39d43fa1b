"""What somebody says of themselves and of what they lack, taken apart: who they are, and need by need."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.recommend import clauses, ruled
from bot.text import tags, words

# So many needs are looked into, so many clauses of each; somebody who pastes a page gets an answer to its beginning.
NEEDS_MAX = 8
CLAUSES_MAX = 6
NEED_LONGEST = 400
# A need of several clauses is named whole where it is no longer than this; else by the clause that says what is lacking.
PHRASE = 30
# What is wished for or lacking is looked for without the wishing and the lacking.
BARE = re.compile(
    r"^(?:很|非常|特别|十分|目前|还|又|也)*"
    r"(?:想要?|希望(?:能够?)?|打算|准备|计划|需要|担心|就?怕|缺少|缺乏|缺|没有|没|找不到|招不到|不知道|不会)"
    r"(?:能够?|去|足够的?|合适的?|好的?)?(?=[\u4e00-\u9fff]{2})"
)
# Where the asker is says nothing of what is lacking.
HERE = re.compile(r"[本我](?:市|省|县|区|地|校|院|所)(?!级)")
# Who asks, in a clause of its own. Example: 我们是一家做有色金属的小厂
SELF = re.compile(
    r"^(?:我|我们|本人|本公司|本单位|我司|我院|我校|我市|我县|咱们?|作为|做)(?:们)?(?:是|在|属于|从事|来自|一家|这家|(?<=作为)|(?<=做)(?!大|强|优).+的$)"
)
ASKING = re.compile(
    r"(?:请问|请教|请)?(?:我们?|您|你们?)?(?:不知道|不晓得|想问问?|想看看)?(?:应?该|能|可以|要)?(?:怎么[办做样]|怎么准备|从哪里?(?:下手|入手|开始)|如何是好|咋办|"
    r"(?:省里|政府|国家|上面)?有(?:什么|哪些|没有|何)(?:好的?|可用的?|相关的?|适合的?)?"
    r"(?:办法|建议|措施|政策|对策|支持|扶持|思路|路径)(?:(?:可以|能|能够|可)(?:用|帮|享受|支持|解决)[^，]{0,6})?|(?:推荐|提供|给出?|出)(?:一?些|几条|点)?(?:建议|措施|对策|办法|主意)|求助|求支招|谢谢|"
    r"哪些(?:措施|政策|对策|办法)(?:适合|可用|能用|可以).*)(?:呢|吗|吧|我们)?"
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
# Where nothing is lacking, 吗 asks whether something is so: that is a question, which the texts answer or do not.
WHETHER = re.compile(r"吗[？?！!。]*$")
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
        return next(
            (clause for kind in kinds for clause in self.clauses if clauses.kind(clause) == kind), self.clauses[0]
        )


@dataclass(frozen=True, slots=True)
class Situation:
    """Who asks, as said and as classes of `tags`, what they need, and what they do not lack or rule out."""

    profile: str
    actors: tuple[str, ...]
    needs: tuple[Need, ...]
    ruled: tuple[Need, ...] = ()

    @property
    def phrases(self) -> tuple[str, ...]:
        """What the needs are called."""
        return tuple(need.phrase for need in self.needs)


def read(profile: str, need: str) -> Situation:
    """Take a description apart. Example: (小厂, "缺钱、缺设备，怎么办？") -> needs (缺钱, 缺设备)"""
    told = [profile.strip()] if profile.strip() else []
    found: list[list[str]] = []
    unwanted: list[str] = []
    before = ""
    waiting: list[str] = []  # says nothing by itself: 想做大做强，…
    for matter in clauses.matters(need[:NEED_LONGEST]):
        begun = False  # the matter has a need already
        aside: list[str] = []  # told since, and may lead to the next need: …，产品刚做出来，没人敢用
        for clause in matter:
            if SELF.match(clause) and not clauses.LACK.search(clause):
                told.append(clause)
                continue
            said = clauses.plain(clause)
            if parted := ruled.out(said):
                out, said = parted
                out = before if ruled.POINTS.fullmatch(out) else out
                unwanted += [one for one in (out, f"缺{out}") if clauses.telling(one)][:1]
            before = said or before
            if not said or ASKING.fullmatch(said):
                continue
            onward = clauses.onward(clause)
            if not clauses.telling(said):
                (aside if begun else waiting).append(said)
            elif begun and not onward and not clauses.troubled(said):
                aside.append(said)
            elif begun and (onward or not clauses.another(said, found[-1])):
                found[-1] += [*aside, said]
                aside = []
            else:
                first, *others = clauses.listed(said)
                found += [[*waiting, *aside, first], *([other] for other in others)]
                waiting, aside, begun = [], [], True
        if begun:
            found[-1] += aside
    needs = [Need(tuple(_foremost(said)), any(map(clauses.stated, said))) for said in found]
    needs = needs or [Need((need.strip()[:NEED_LONGEST],), True)]
    without = tuple(Need((one,), False) for one in dict.fromkeys(unwanted))
    who = "，".join(told)
    return Situation(who, tags.selves(who), tuple(dict.fromkeys(needs))[:NEEDS_MAX], without[:NEEDS_MAX])


def bare(need: str) -> str:
    """What to look for. Example: 没有检测设备 -> 检测设备; 本市没有好大学 -> 没有好大学"""
    return HERE.sub("", BARE.sub("", need)) or need


def described(message: str) -> bool:
    """Whether a chat message tells of the writer's own situation and asks, or wishes, for what can be done about it."""
    folded = words.fold(message)
    if not OWN.search(folded) or OF_TEXTS.search(folded) or not WANTS.search(folded):
        return False
    needs = read("", message).needs
    lacking = any(clauses.kind(clause) == "lack" for need in needs for clause in need.clauses)
    return any(need.stated for need in needs) and (lacking or not WHETHER.search(folded))


def _foremost(said: Sequence[str]) -> list[str]:
    """Not too many clauses, in their order: those that say what is lacking before those that only tell."""
    chosen = sorted(range(len(said)), key=lambda at: (not clauses.kind(said[at]), at))[:CLAUSES_MAX]
    return [said[at] for at in sorted(chosen)]
