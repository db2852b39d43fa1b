"""Pages as government sites lay them out: one document, many frames around it. Each names what its text should be."""

from __future__ import annotations

TITLE = "云江市促进民宿业发展办法"
SITE = "云江市人民政府门户网站"
BODY = (
    "第一条　为了促进民宿业高质量发展，根据有关法律、法规，结合本市实际，制定本办法。",
    "第二条　民宿经营者应当在开业前三十日内，向县级文化和旅游主管部门备案。",
    "第三条　对评定为甲级的民宿，给予一次性奖励十五万元；对评定为乙级的，给予八万元。",
    "第四条　申请奖励应当提交下列材料：",
    "（一）营业执照复印件；",
    "（二）等级评定证书。",
    "第五条　本办法自2025年7月1日起施行，有效期三年。",
)
SIGNED = ("云江市人民政府办公室", "2025年5月28日")
MENU = "".join(
    f'<li><a href="/{at}/">{name}</a></li>'
    for at, name in enumerate("首页 政务公开 政务服务 互动交流 走进云江 数据开放 专题专栏".split())
)
RELATED = "".join(
    f'<li><a href="/r{at}.html">{name}</a><span>2025-05-{at + 10}</span></li>'
    for at, name in enumerate(
        (
            "一图读懂：云江市促进民宿业发展办法",
            "市文化和旅游局负责人就民宿办法答记者问。",
            "我市召开民宿业发展推进会，部署全年任务。",
            "关于公布2024年度等级民宿名单的公告",
        )
    )
)
FOOT = (
    "主办单位：云江市人民政府办公室　承办单位：云江市大数据局<br>网站标识码：3601000001　云ICP备05000001号-1"
    "　云公网安备36010002000001号<br>建议使用1024×768以上分辨率浏览。版权所有：云江市人民政府。"
)


def paragraphs(style: str = "") -> str:
    return "".join(f"<p{style}>{line}</p>" for line in BODY) + "".join(
        f'<p align="right">{line}</p>' for line in SIGNED
    )


FACTS = (
    ("索 引 号", "Y00100-0202-2025-0007"),
    ("主题分类", "旅游\\服务业"),
    ("发文机关", "云江市人民政府办公室"),
    ("成文日期", "2025年05月28日"),
    ("标　　题", TITLE),
    ("发文字号", "云府办规〔2025〕6号"),
    ("发布日期", "2025年06月03日"),
    ("有 效 性", "有效"),
)
# Those that the text itself does not say, under the page's own names for them.
SAID_FACTS = (
    "索引号：Y00100-0202-2025-0007",
    "主题分类：旅游\\服务业",
    "成文日期：2025年05月28日",
    "发文字号：云府办规〔2025〕6号",
    "发布日期：2025年06月03日",
    "有效性：有效",
)


def facts_table(per_row: int = 2) -> str:
    cells = [f"<td>{label}：</td><td>{value}</td>" for label, value in FACTS]
    rows = (cells[at : at + per_row] for at in range(0, len(cells), per_row))
    return f'<table class="xxgk">{"".join(f"<tr>{chr(10).join(row)}</tr>" for row in rows)}</table>'


def page(inside: str, head: str = "", title: str = f"{TITLE}_规章规范性文件_{SITE}") -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{inside}</body></html>'


PAGES = {
    "state council": page(
        f"""<div class="header"><div class="logo">中国政府网</div><div class="nav"><ul>{MENU}</ul></div></div>
<div class="content"><div class="BreadcrumbNav">首页 &gt; 政策 &gt; 规章</div>
<div class="article"><h1 id="ti">{TITLE}</h1>
<div class="pages-date">2025-06-03 10:08 <span>来源：市政府办公室</span><div class="share">分享到：微信 微博</div>【字体：大 中 小】<a>打印</a></div>
<div class="pages_content" id="UCAP-CONTENT">{facts_table()}{paragraphs()}</div></div>
<div class="related"><h2>相关链接</h2><ul>{RELATED}</ul></div></div><div class="footer">{FOOT}</div>""",
        f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2025-06-03 10:08">'
        f'<meta name="SiteName" content="{SITE}">',
    ),
    "tables for layout": page(
        f"""<table width="1000" align="center"><tr><td><a href="/">网站首页</a> | <a href="/a">政务公开</a> | <a href="/b">办事服务</a></td></tr>
<tr><td>您现在的位置：首页 >> 政策法规 >> 正文</td></tr></table>
<table width="1000"><tr><td width="200" valign="top"><table><tr><td>栏目导航</td></tr><tr><td><a href="1">法规</a></td></tr><tr><td><a href="2">规章</a></td></tr><tr><td><a href="3">文件</a></td></tr></table></td>
<td valign="top"><table width="100%"><tr><td align="center"><font size="5"><b>{TITLE}</b></font></td></tr>
<tr><td align="center">发布时间：2025-06-03　来源：市政府办公室　点击数：<span>1024</span></td></tr>
<tr><td>{paragraphs()}</td></tr><tr><td>【<a href="javascript:window.print()">打印本页</a>】【<a href="#">关闭窗口</a>】</td></tr></table></td></tr></table>
<table><tr><td align="center">{FOOT}</td></tr></table>"""
    ),
    "bare divs": page(
        f"""<div id="a1"><a href="/">无障碍阅读</a><a href="/">繁体版</a></div><div id="a2"><ul>{MENU}</ul></div>
<div id="a3">当前位置：首页 &gt; 政务公开 &gt; 规范性文件</div><div id="a4">{TITLE}</div>{facts_table(1)}
<div id="a5">{paragraphs()}</div><div id="a6">上一篇：<a href="x">关于五一放假的通知</a><br>下一篇：没有了</div>
<div id="a7"><b>相关阅读</b><ul>{RELATED}</ul></div><div id="a8">{FOOT}</div>"""
    ),
    "text with breaks": page(
        f"""<div class="top"><ul>{MENU}</ul></div><div class="title">{TITLE}</div><div class="info">来源：市政府办公室 发布时间：2025-06-03 浏览次数：<script>hits()</script>次 字体：[大 中 小]</div>
<div class="TRS_Editor">{"<br>".join(f"　　{line}" for line in BODY)}<br>{"<br>".join(SIGNED)}</div><div class="bottom">{FOOT}</div>"""
    ),
    "list of facts": page(
        f"""<nav><ul>{MENU}</ul></nav><main><h1>{TITLE}</h1><dl>{"".join(f"<dt>{label}</dt><dd>：{value}</dd>" for label, value in FACTS)}</dl>
<div class="body">{paragraphs()}</div><section><h3>相关解读</h3><ul>{RELATED}</ul></section></main><footer>{FOOT}</footer>"""
    ),
    "spans of a word processor": page(
        f"""<div class="wrap"><div class="menu"><ul>{MENU}</ul></div><div class="con"><p style="text-align:center"><span style="font-size:22pt"><b>{TITLE}</b></span></p>
{"".join(f'<p class="MsoNormal"><span lang="EN-US">&nbsp;&nbsp;</span><span style="font-family:仿宋">{line[:9]}</span><span>{line[9:]}</span><o:p></o:p></p>' for line in (*BODY, *SIGNED))}</div>
<div class="fr"><h4>热点新闻</h4><ul>{RELATED}</ul></div></div><div id="foot">{FOOT}</div>"""
    ),
    "one form": page(
        f"""<form id="aspnetForm"><input type="hidden" value="x"><div class="head"><ul>{MENU}</ul><input type="text" value="请输入关键字"><a>搜索</a></div>
<div class="main"><h2 class="tit">{TITLE}</h2><div class="zw">{paragraphs()}</div></div><div class="footer">{FOOT}</div></form>"""
    ),
    "hidden parts": page(
        f"""<div class="app-down" style="display: none">请下载云江发布客户端，了解更多政策。</div><div class="hide">本页旧稿：奖励二十万元，未获通过。</div>
<article><h1>{TITLE}</h1>{paragraphs()}</article><div class="pop">关注公众号，第一时间获取政策信息。</div>""",
        "<style>.hide, div.pop { display:none } @media print { article { display:none } }</style>",
    ),
    "summary beside": page(
        f"""<div class="l"><ul>{MENU}</ul></div><div class="m"><h1>{TITLE}</h1><div class="c">{paragraphs()}</div></div>
<div class="r"><h3>要闻</h3><div class="i"><a href="/n1">市委召开常委会会议，研究部署下一阶段工作。</a><p>会议强调，要坚持稳中求进工作总基调。</p></div></div><div class="b">{FOOT}</div>"""
    ),
    "attachments outside": page(
        f"""<div class="crumb"><a href="/">首页</a>&gt;<a href="/z">政策</a></div><div class="box"><h1>{TITLE}</h1><div class="txt">{paragraphs()}</div></div>
<div class="fj">附件：<a href="/f/1.docx">民宿等级评定申请表.docx</a></div><div class="qr">扫一扫在手机打开当前页</div><div class="footer">{FOOT}</div>"""
    ),
}
EXTRA = {
    "state council": SAID_FACTS,
    "bare divs": SAID_FACTS,
    "list of facts": SAID_FACTS,
    "attachments outside": ("附件：民宿等级评定申请表.docx",),
}


def wanted(name: str) -> set[str]:
    return {TITLE, *BODY, *SIGNED, *EXTRA.get(name, ())}
