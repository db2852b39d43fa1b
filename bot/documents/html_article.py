"""Which part of a page is the article, and which its furniture: menus, paths, related links, buttons, the site's foot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.documents.html_lines import is_layout, table_rows
from bot.documents.html_tree import BLOCKS, Element
from bot.text import annexes, headings, issuers, official, titles

TAGS = frozenset({"nav", "footer", "aside", "menu"})
ROLES = frozenset({"navigation", "contentinfo", "complementary", "search", "banner", "menu", "menubar", "toolbar"})
# Words that pages' authors use for the names of such parts (with readability's and government sites' own).
NAMES = frozenset(
    "nav navbar navigation menu menus foot footer bottom copyright crumb crumbs breadcrumb breadcrumbs location position pos"
    " dqwz weizhi path share sharing bdshare related relate relation relevant rel recommend recommended prev next pager"
    " pagination pagebar pn sidebar side aside search login toolbar tools tool print fontsize qrcode ewm hot rank comment"
    " comments ad ads advert banner friendlink friendlinks links link yqlj wza accessibility social tags breadcrumbnav"
    " topbar topnav xglj xgxw xgwj xgjd tuijian disclaimer".split()
)
# What such parts say, whatever they are named.
SAID = re.compile(
    r"[（(【\[]?(?:您?(?:的|现在的|当前的?|所在)?(?:当前)?位置[是为]?\s*[：:]|首\s*页\s*(?:$|[>＞»/-])|(?:上|下)一(?:篇|条|页|则)|分享(?:到|至|本文)?\s*(?:[：:]|$)"
    r"|打印(?:本页|此页|文章)?(?:\s|$|[】\])）])|关闭(?:窗口|本页|页面|此页)?(?:\s|$|[】\])）])|收藏本?页?$|返回(?:顶部|首页|列表|上一页)"
    r"|【?字[体号](?:大小)?\s*[：:【\[]|[大中小\s]{1,5}$|扫一扫|微信扫|用手机|手机扫|相关(?:链接|文章|阅读|新闻|信息|文件|稿件|解读|报道|政策)\s*[：:]?$"
    r"|(?:延伸|推荐|猜你|热门|最新)(?:阅读|文章|喜欢|推荐|信息)|版权(?:所有|声明)|网站(?:地图|标识码|声明)|[\u4e00-\u9fff]?ICP备|\S?公网安备"
    r"|(?:主办|承办|技术支持)(?:单位)?\s*[：:]|建议(?:使用|您使用)|(?:无障碍|长者|适老)\S{0,6}$|(?:智能|在线)问答$|网民?站?(?:留言|评论)|我要(?:纠错|留言|评论))"
)
FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar|pptx?|et)(?:[?#]|$)", re.IGNORECASE)
SENTENCE, STATES = re.compile(r"[。；！？]"), re.compile(r"[。；：:]$|。")
# How often a page was opened or a file fetched.
COUNTER = re.compile(
    r"[（(]?(?:浏览|阅读|点击|访问|下载|点赞|评论|转发)(?:次数|总?量|数)?[ \u3000]?[：:]?[ \u3000]?\d{1,9}[ \u3000]?次?[)）]?"
)
FORM_MOST = 160  # characters
TITLED_MIN = 10  # characters of a line that is a title, not the name of a column: 政策解读
LINKED = 0.6  # share of a part's characters in links: a list of other pages
MOST = 0.8  # share of the page's prose that its article holds
TEXT = frozenset("p li tr td th tbody h1 h2 h3".split())  # what holds a text's parts, not a text
SLIGHT = 0.3  # of the article's text: what may stand around it in the same frame


class Weights:
    """How much text, text in links and prose each element of a page holds; read once, asked often."""

    def __init__(self, root: Element) -> None:
        self.text: dict[int, int] = {}
        self.linked: dict[int, int] = {}
        self.prose: dict[int, int] = {}
        self._measure(root, False)

    def _measure(self, element: Element, in_link: bool) -> None:
        in_link = in_link or _is_link(element)
        own = "".join(child for child in element.children if isinstance(child, str))
        text = len("".join(own.split()))
        linked, prose = (text if in_link else 0), 0
        for child in element.elements:
            self._measure(child, in_link)
            text, linked = text + self.text[id(child)], linked + self.linked[id(child)]
            prose += self.prose[id(child)]
        if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element.elements):
            prose = text - linked if SENTENCE.search(element.text) else 0
        elif SENTENCE.search(own) and element.tag in BLOCKS:
            prose += len("".join(own.split()))
        if element.tag == "table" and not is_layout(list(table_rows(element))):
            prose = max(prose, text - linked)
        self.text[id(element)], self.linked[id(element)], self.prose[id(element)] = text, linked, prose


def prune(root: Element) -> None:
    """Take a page's furniture out of it."""
    _prune(root, root, Weights(root), False)


def article(root: Element) -> Element:
    """The element that holds the article of a page without furniture."""
    weights = Weights(root)
    whole: Mapping[int, int] = weights.prose if weights.prose[id(root)] else weights.text
    best = root
    while inner := next((one for one in best.elements if whole[id(one)] >= MOST * whole[id(root)] > 0), None):
        frame = inner.tag in {"td", "tr", "tbody"} and any(one.tag in BLOCKS for one in inner.elements)
        if inner.tag not in BLOCKS or (inner.tag in TEXT and not frame):
            break
        best = inner
    best = best.parent if best.tag in {"tr", "tbody", "thead", "ol", "ul", "dl"} and best.parent else best
    if best.parent and any(_is_set_alike(best, one) for one in best.parent.elements):
        best = best.parent  # one of several frames that hold the article together
    inmost, strict = best, False
    while best.parent and best.parent is not root:
        if not _is_slight(best, weights):
            if not any(_has_form(one.text) for one in best.parent.elements if one is not best and one.tag in BLOCKS):
                break
            strict = True  # beside a number or a signature in a frame of its own stands much else
        best = best.parent
    _drop_around(best, inmost, strict)
    return _with_attachments(best, root)


def _is_set_alike(one: Element, other: Element) -> bool:
    """Whether two parts of a frame are of one tag and one class, or without a class are made of the same elements."""

    def form(part: Element) -> tuple[object, ...]:
        named = part.attributes.get("class")
        return part.tag, named, () if named else tuple(child.tag for child in part.elements)

    return one is not other and form(one) == form(other) and any(form(one)[1:])


def _drop_around(element: Element, inmost: Element, strict: bool) -> None:
    """Take out what stands around the article in its frame and neither says anything (`strict`: at all) nor has a form.

    A part that says something stays whole, and so does the heading of what stays.
    """
    stays = False
    for child in reversed(element.elements if element is not inmost else []):
        if child.tag == "table" and not is_layout(list(table_rows(child))) and not strict:
            stays = True
            continue
        inner = list(child.walk())
        leaves = [one for one in inner if one.tag in BLOCKS and not any(two.tag in BLOCKS for two in one.elements)]
        if inmost in inner or (strict and any(_has_form(one.text) for one in leaves)):
            _drop_around(child, inmost, strict)
            stays = True
        elif child.tag in BLOCKS:
            heads = stays and re.fullmatch(r"h[1-6]", child.tag) is not None
            stays = heads or (not strict and any(_has_form(one.text) or _says(one.text) for one in leaves))
            if not stays:
                child.remove()


def _says(text: str) -> bool:
    """Whether a line is a sentence, a title that says its kind, or has a number of an outline."""
    titled = len(text) >= TITLED_MIN and titles.KIND.search(text)
    return bool(titled or STATES.search(text)) or any(one.match(text) for one in (*headings.NUMBERED, headings.ARTICLE))


def _has_form(text: str) -> bool:
    """Whether a line has a form that official documents have around their text: a number, a date, an organ."""
    forms = (issuers.MASTHEAD, official.ADDRESSEE, official.DATED, issuers.ORGAN, official.ATTACHED, official.ADOPTED)
    return len(text) <= FORM_MOST and bool(
        official.NUMBER.search(text)
        or official.ORDER.search(text)
        or annexes.LINE.match(text)
        or any(pattern.match(text) for pattern in forms)
    )


def _is_slight(element: Element, weights: Weights) -> bool:
    """Whether its parent holds little besides: a signature, a list of attachments."""
    parent = element.parent
    return parent is not None and weights.text[id(parent)] <= (1 + SLIGHT) * weights.text[id(element)]


def _with_attachments(best: Element, root: Element) -> Element:
    """The article with the list of attachments that stands outside its frame."""
    inside = best
    found: list[Element | str] = []
    while inside.parent and inside is not root:
        after = inside.parent.children[inside.parent.children.index(inside) + 1 :]
        found += [one for one in after if isinstance(one, Element) and re.match(r"附\s*件", one.text)]
        inside = inside.parent
    return Element("div", {}, [best, *found])


def _prune(element: Element, root: Element, weights: Weights, within: bool) -> None:
    """Take furniture out; what holds most of the page's prose is none, whatever its name."""
    total = weights.prose[id(root)] or 1
    within = within or element.tag in {"article", "main"}
    for child in element.elements:
        if weights.prose[id(child)] <= total / 2 and _is_furniture(child, weights, within):
            child.remove()
        else:
            _prune(child, root, weights, within)


def _is_furniture(element: Element, weights: Weights, within: bool) -> bool:
    if element.tag in TAGS or (element.tag == "header" and not within) or element.attributes.get("role") in ROLES:
        return True
    if element.tag not in BLOCKS and element.tag not in {"a", "span"}:
        return False
    text = element.text
    if COUNTER.fullmatch(text):
        return True
    if SAID.match(text) and (len(text) < 120 or not SENTENCE.search(text)):
        return True
    if element.tag not in BLOCKS or not text:
        return False
    if element.names() & NAMES and not _is_attachment(element):
        return True
    links = [one for one in element.walk() if _is_link(one) and one.text]
    return (
        len(links) > 1
        and not _is_sentence(text, links)
        and weights.linked[id(element)] >= LINKED * weights.text[id(element)]
        and not _is_attachment(element)
    )


def _is_sentence(text: str, links: Sequence[Element]) -> bool:
    """Whether words that are no links end a sentence: a law that is named may be one."""
    for link in links:
        text = text.replace(link.text, "", 1)
    return "。" in text


def _is_link(element: Element) -> bool:
    """A link or a button set as one; a mere place to link to has a name."""
    given = element.attributes
    return element.tag == "a" and ("href" in given or not given.keys() & {"name", "id"})


def _is_attachment(element: Element) -> bool:
    """Files to a document, or links to them."""
    links = [one.attributes.get("href") or "" for one in element.walk() if one.tag == "a"]
    return bool(re.match(r"附\s*件", element.text)) or any(FILE.search(link) for link in links)
