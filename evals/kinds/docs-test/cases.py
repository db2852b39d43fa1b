"""Minimal failing inputs with the right value of each, run through the product's command line.

    python cases.py [ID ...]      environment: BOT (the command), BASE (a folder for BOT_HOME; one folder a corpus)

`corpus`: files under this folder (None: the shipped essays). `right` is prose; `ok(r)` is the check of it on the JSON answer.
"""
import json, os, subprocess, sys, tempfile
from pathlib import Path
HERE = Path(__file__).parent
BOT = os.environ.get("BOT", "bot")
BASE = Path(os.environ.get("BASE") or tempfile.mkdtemp(prefix="cases-"))
CASES = []
def case(id, kind, corpus, task, given, right, ok, severity, source):
    CASES.append(dict(id=id, kind=kind, corpus=corpus, task=task, given=given, right=right, ok=ok, severity=severity, source=source))
def quotes(r): return [c["quote"] for c in r["citations"]]
def first(r): return r["citations"][0]["quote"] if r["citations"] else ""
def one(r, *words): return any(all(w in q for w in words) for q in quotes(r))
def has(r, *words): return all(w in r["text"] for w in words)
def no(r, *words): return not any(w in r["text"] for w in words)
def notes(r): return [n["kind"] for n in r["notes"]]
def find(r, k=0): return r["findings"][k] if len(r["findings"]) > k else {}

# ---- documents
case("D01b", "docx: vertically merged cell", ["docx/巡护.docx"], "ask", "南片夜间每天巡护几次？", "四次, in a row that names 南片", lambda r: one(r, "南片", "夜间", "四次"), "high", "twin of D01")
case("D04b", "docx: a term defined in a footnote", ["docx/家床.docx"], "ask", "家庭病床是什么意思？", "the footnote", lambda r: has(r, "定期上门"), "high", "twin of D04")
case("D05b", "docx: number in a table of the page header", ["docx/养护.docx"], "ask", "农村公路日常养护的意见，文号多少？", "岚交发〔2026〕3号", lambda r: has(r, "岚交发〔2026〕3号"), "high", "twin of D05")
case("D06b", "docx: a paragraph mark deleted with changes tracked", ["docx/场馆.docx"], "ask", "学校体育场地周末要开放多久？", "one sentence: …不少于十小时…", lambda r: one(r, "对公众开放不少于十小时"), "medium", "twin of D06")
case("D07b", "docx: a table row deleted with changes tracked", ["docx/场馆.docx"], "search", "保龄球馆收费", "每小时七十五元 is deleted", lambda r: not any("七十五元" in h["text"] for h in r["hits"]), "high", "twin of D07")
case("D08b", "docx: Strict Open XML", ["docx/严格.docx", "docx/换行.docx"], "index", None, "read, or told that it is Strict", lambda r: r["documents"] == 2 or r["documents"] == 1 and not any("损坏" in x["reason"] for x in r["rejected"]), "medium", "twin of D08")
case("D09b", "docx: a dangling relationship", ["docx/缺图.docx", "docx/换行.docx"], "index", None, "both read", lambda r: r["documents"] == 2, "medium", "twin of D09")
case("D10b", "docx: hidden paragraph", ["docx/隐藏.docx"], "search", "水稻补贴兑付", "留底… is not shown", lambda r: r["hits"] and not any("留底" in h["text"] for h in r["hits"]), "high", "twin of D10")
case("D11b", "docx: line break inside a sentence", ["docx/换行.docx"], "ask", "开民宿要备几具灭火器？", "one sentence", lambda r: one(r, "不少于四具灭火器"), "medium", "twin of D11")
case("D12b", "docx: a table's column heads", ["docx/经费.docx"], "ask", "普通高中生均公用经费一年是多少？", "1350, of 普通高中", lambda r: r["status"] == "answered" and has(r, "1350", "普通高中"), "high", "twin of D12")
case("D14b", "pdf: page header and footer inside a sentence", ["pdf/政报.pdf"], "ask", "台风预警期间渔船多久之内要回港？", "…应当在六小时内回港避风", lambda r: one(r, "应当在六小时内回港避风") and no(r, "政报"), "high", "twin of D14")
case("D18b", "pdf: a text layer of glyph names", ["pdf/乱码.pdf"], "index", None, "rejected", lambda r: r["documents"] == 0, "medium", "twin of D18")
case("D19b", "pdf: a table", ["pdf/表.pdf"], "ask", "柑橘保险保费补贴比例是多少？", "百分之五十五 with 柑橘", lambda r: one(r, "柑橘", "百分之五十五"), "high", "twin of D19")
case("D21b", "html: menu and footer without semantic tags", ["html/c_1.html"], "search", "网站地图 上一条 关闭窗口", "none of it is part of the document", lambda r: not any(w in h["text"] for h in r["hits"] for w in ("网站地图", "招聘启事", "关闭窗口", "办事大厅")), "high", "twin of D21")
case("D22b", "html: title with the site's name", ["html/c_1.html"], "ask", "公园每天开放多长时间？", "title 桐川市公园管理规定", lambda r: r["citations"][0]["title"].strip("《》") == "桐川市公园管理规定", "medium", "twin of D22")
case("D23b", "html: number in the table of facts", ["html/c_1.html"], "ask", "公园管理规定文号？", "桐园发〔2025〕8号", lambda r: has(r, "桐园发〔2025〕8号"), "high", "twin of D23")
case("D24b", "html: hidden elements", ["html/h.html"], "ask", "献血十次奖多少钱？", "一千元 only", lambda r: has(r, "一千元") and no(r, "一千八百元"), "high", "twin of D24")
case("D25b", "html: rowspan", ["html/r.html"], "ask", "学校用气第二档单价多少？", "3.61 with 学校", lambda r: one(r, "学校", "第二档", "3.61"), "medium", "twin of D25")
case("D26b", "html: ordered list", ["html/o.html"], "ask", "取号规则第四项是什么？", "七十岁以上老人免取号", lambda r: has(r, "免取号"), "medium", "twin of D26")
case("D27b", "folder with kinds that are not read", ["文件柜"], "index", None, "each is named in `rejected`", lambda r: all(any(n in x["path"] for x in r["rejected"]) for n in ("a.doc", "b.wps", "c.ppt", "d.jpg", "e.zip", "f.xlsx", "g.csv")), "high", "twin of D27")
case("D28b", "a user's own README.md and topics.txt", ["文件柜/README.md", "文件柜/topics.txt"], "index", None, "2 documents", lambda r: r["documents"] == 2, "control", "twin of D28")
case("D29b", "a user's own topics.txt in a folder", ["文件柜"], "ask", "棋牌室多久检查一次？", "每月", lambda r: has(r, "每月检查一次"), "high", "twin of D29")
case("D30b", "the same file three times", ["三份"], "ask", "微型消防站要几个队员？", "六人, once, or each with the name of its file", lambda r: has(r, "六人") and (len(set(quotes(r))) == len(quotes(r)) or "存档" in r["text"]), "medium", "twin of D30")
case("D31b", "old and new version: what holds now", ["两版"], "ask", "目前硕士租房补贴每月多少？", "九百元 first", lambda r: "九百元" in first(r), "high", "twin of D31")
case("D33b", "old and new version: what changed", ["两版"], "ask", "租房补贴办法修订前后硕士的补贴有何变化？", "六百元 and 九百元", lambda r: has(r, "六百元", "九百元"), "medium", "twin of D33")
case("D34b", "md: inline marks", ["md/v2.md"], "ask", "首次创业补贴多少钱？", "七千元 without marks", lambda r: has(r, "七千元") and no(r, "**", "['", "](", "`"), "high", "twin of D34")
case("D35b", "md: a table", ["md/v2.md"], "ask", "退役军人创业补贴哪个月受理？", "每年八月", lambda r: has(r, "每年八月"), "medium", "twin of D35")
case("D36b", "md: the first heading is the title", ["md/v2.md"], "ask", "首次创业能补贴多少？", "title 桐川市创业补贴问答", lambda r: r["citations"][0]["title"].strip("《》") == "桐川市创业补贴问答", "medium", "twin of D36")
case("D38b", "a collection of one short document", ["单/a.txt"], "ask", "放孔明灯罚多少钱？", "八百元", lambda r: has(r, "八百元"), "high", "twin of D38")
case("D39b", "a table alone in the collection", ["docx/经费.docx"], "ask", "初中寄宿生每年增加多少公用经费？", "310", lambda r: has(r, "310"), "high", "twin of D39")
case("D40b", "txt: all characters spread", ["散/a.txt", "散/b.txt"], "ask", "电影院疏散通道最窄多少？", "两米", lambda r: "两米" in r["text"].replace(" ", ""), "low", "twin of D40")

# ---- structure of official documents
O = ["official"]
case("S01b", "an article by its number", O, "ask", "电梯安全条例第十一条原文", "第十一条　维护保养记录…", lambda r: "第十一条　维护保养记录" in first(r), "high", "twin of S01")
case("S02b", "an article by its number in digits", O, "ask", "电梯安全条例第10条写了啥", "第十条　…每十五日…", lambda r: "第十条" in first(r), "high", "twin of S02")
case("S03b", "paragraph of an article (款)", O, "ask", "电梯安全条例第三条第二款", "教育、卫生健康、交通运输等部门…", lambda r: has(r, "教育、卫生健康"), "medium", "twin of S03")
case("S04b", "item of an article (项)", O, "ask", "电梯安全条例第九条第五项指的是什么？", "（五）安全评估结论为应当停用的", lambda r: has(r, "安全评估结论"), "medium", "twin of S04")
case("S06b", "a chapter", O, "ask", "电梯安全条例第三章有哪些规定？", "第十条 to 第十二条", lambda r: has(r, "每十五日", "保存期限", "转包") and no(r, "十万元以下罚款"), "high", "twin of S06")
case("S07b", "a list after 有下列情形之一的", O, "ask", "出现哪些情形电梯要立即停止使用？", "the five items", lambda r: has(r, "异常情况", "检验有效期", "门锁装置", "浸泡", "安全评估结论"), "high", "twin of S07")
case("S08b", "how many chapters", O, "ask", "电梯安全条例共有多少章？", "五章", lambda r: any(w in r["text"] for w in ("五章", "5章", "5 章")) or r["status"] == "partial", "medium", "twin of S08")
case("S09b", "document number", O, "ask", "请问秸秆综合利用实施方案的文号", "岚农发〔2025〕31号", lambda r: has(r, "岚农发〔2025〕31号"), "high", "twin of S09")
case("S10b", "date of issue", O, "ask", "秸秆综合利用实施方案的发文日期是哪天？", "2025年8月20日 (or 8月22日印发)", lambda r: has(r, "8月20日") or has(r, "8月22日"), "high", "twin of S10")
case("S11b", "addressees", O, "ask", "秸秆综合利用实施方案这份通知是发给谁的？", "各县（区）农业农村局，市直有关单位", lambda r: has(r, "各县（区）农业农村局，市直有关单位"), "medium", "twin of S11")
case("S12b", "attachments", O, "ask", "秸秆综合利用实施方案的附件有哪些？", "the two attachments", lambda r: has(r, "分工表", "申报书"), "medium", "twin of S12")
case("S13b", "content of an attachment", O, "ask", "秸秆方案附件1里有什么？", "the table of tasks", lambda r: has(r, "编制收储点布局图"), "medium", "twin of S13")
case("S14b", "number of points", O, "ask", "秸秆综合利用方案的扶持措施共几条？", "五条", lambda r: any(w in r["text"] for w in ("五条", "5条", "5 条")) or len(quotes(r)) >= 5, "medium", "twin of S14")
case("S15b", "fourth point of a section", O, "ask", "秸秆综合利用方案扶持措施的第四条是啥？", "（四）…每亩补贴二十五元", lambda r: has(r, "每亩补贴二十五元"), "medium", "twin of S15")
case("S16b", "date of adoption, not of coming into force", O, "ask", "电梯安全条例最初什么时候通过？", "2022年8月30日", lambda r: has(r, "2022年8月30日"), "high", "twin of S16")
case("S17b", "20万 is 二十万", O, "ask", "每家每年不超过20万元的补贴是给谁的？", "（三）; no note that the question is wrong", lambda r: "number_mismatch" not in notes(r) and r["status"] != "refused", "high", "twin of S17")
case("S18b", "500元 is 五百元", O, "ask", "电梯安全条例里什么行为罚500元？", "第十三条; no note that the question is wrong", lambda r: "number_mismatch" not in notes(r) and r["status"] != "refused", "high", "twin of S18")
case("S19b", "a wrong number in the question", O, "ask", "电梯使用满二十年才要做安全评估，对吧？", "a note: 满十五年", lambda r: "number_mismatch" in notes(r), "medium", "twin of S19")
case("S26b", "the note that corrects a number is cut", O, "ask", "每个收储点年收储能力不少于2000吨，是真的吗？", "原文为“一千五百吨”", lambda r: any("一千五百吨" in n["text"] for n in r["notes"]), "low", "twin of S26")
case("S27b", "an article cited within others", O, "ask", "电梯条例12条", "第十二条 itself first (第十四条 cites it)", lambda r: "第十二条　维护保养单位" in first(r), "medium", "twin of S27")
case("S28b", "a section's heading is a whole sentence", O, "ask", "农民合作社买打捆机每台补多少？", "the section is 三、扶持措施", lambda r: r["citations"][0]["section"] in ("三、扶持措施", "扶持措施"), "low", "twin of S28")
case("S29b", "a table of an attachment has the address of the last section", O, "ask", "开发秸秆台账系统归哪家单位负责？", "市农技推广中心; section not 四、监督管理", lambda r: has(r, "市农技推广中心") and "监督管理" not in (r["citations"][0]["section"] or ""), "low", "twin of S29")
case("S20b", "which document", O, "ask", "“还田地块每三年深翻一次”见于哪份文件？", "the answer names the document", lambda r: has(r, "秸秆综合利用实施方案"), "medium", "twin of S20")
case("S21b", "yes or no in other words", O, "ask", "电动自行车可以推进电梯吗？", "不得将电动自行车带入电梯轿厢", lambda r: has(r, "不得将电动自行车带入"), "medium", "twin of S21")
case("S22b", "summary of a document", O, "ask", "秸秆综合利用实施方案大概讲了些什么，帮我总结", "goals and support", lambda r: has(r, "八十五个") and any(w in r["text"] for w in ("40万元", "2.5万元", "六十元", "二十五元", "5万元")), "medium", "twin of S22")
case("S23b", "follow-up: the number of that document", O, "ask", {"question": "它的发文字号是什么？", "history": ["秸秆综合利用实施方案提出了什么目标？"]}, "岚农发〔2025〕31号", lambda r: has(r, "岚农发〔2025〕31号"), "medium", "twin of S23")
case("S24b", "follow-up: the third item", O, "ask", {"question": "第三项说的是？", "history": ["出现哪些情形电梯要立即停止使用？"]}, "（三）门锁装置失效的", lambda r: has(r, "门锁装置失效"), "medium", "twin of S24")
case("S25b", "follow-up: what else", O, "ask", {"question": "还有其他补贴吗？", "history": ["农民合作社买打捆件每台补多少？".replace("打捆件", "打捆机")]}, "another measure than （二）", lambda r: any(w in r["text"] for w in ("40万元", "六十元", "二十五元", "奖励5万元")), "medium", "twin of S25")

A = ["abbr"]
case("S30b", "an official short form: 残保金", A, "ask", "残保金几月申报？", "每年七月至九月", lambda r: has(r, "七月至九月"), "high", "twin of S30")
case("S31b", "an official short form: 规上", A, "ask", "首次成为规上工业企业能奖多少？", "十二万元", lambda r: has(r, "十二万元"), "high", "twin of S31")
case("S32b", "a signature spread with full-width spaces", A, "ask", "代市长叫什么名字？", "代　市　长　　周某某", lambda r: has(r, "周某某"), "low", "twin of S32")
case("S33b", "the number of an order", A, "ask", "户外招牌设置管理规定是多少号政府令？", "第36号", lambda r: has(r, "第36号"), "medium", "twin of S33")

def bot(home, *args):
    env = dict(os.environ, BOT_HOME=str(home))
    p = subprocess.run([BOT, *map(str, args)], capture_output=True, text=True, env=env, timeout=300)
    return p
def main(ids):
    chosen = [c for c in CASES if not ids or c["id"] in ids]
    by = {}
    for c in chosen:
        by.setdefault(tuple(c["corpus"] or ()), []).append(c)
    results = {}
    for corpus, group in by.items():
        home = BASE / ("essays" if not corpus else "_".join(corpus).replace("/", "-"))
        home.mkdir(parents=True, exist_ok=True)
        indexed = bot(home, "index", "--json", *(["--corpus", *[HERE / p for p in corpus]] if corpus else []))
        answer = json.loads(indexed.stdout.splitlines()[-1]) if indexed.stdout.strip() else {"documents": 0, "rejected": [], "error": indexed.stderr.splitlines()[-1:]}
        for task in ("ask", "search", "check", "recommend"):
            mine = [c for c in group if c["task"] == task]
            if not mine or not answer.get("documents") and corpus:
                for c in mine: results[c["id"]] = ("FAIL", {"error": "nothing indexed"})
                continue
            f = home / f"{task}.jsonl"
            with f.open("w") as out:
                for c in mine:
                    g = c["given"]
                    row = g if isinstance(g, dict) else {"draft": g} if task == "check" else {"question": g}
                    out.write(json.dumps({"id": c["id"], **row}, ensure_ascii=False) + "\n")
            p = bot(home, task, "--json", "--batch", f)
            for line in p.stdout.splitlines():
                r = json.loads(line); c = next(x for x in mine if x["id"] == r["id"])
                try: good = bool(c["ok"](r))
                except Exception: good = False
                results[c["id"]] = ("PASS" if good else "FAIL", r)
        for c in group:
            if c["task"] == "index": results[c["id"]] = ("PASS" if c["ok"](answer) else "FAIL", answer)
            if c["task"] == "check-file":
                r = json.loads(bot(home, "check", HERE / c["given"], "--json").stdout.splitlines()[0])
                results[c["id"]] = ("PASS" if c["ok"](r) else "FAIL", r)
    for c in chosen:
        v, r = results.get(c["id"], ("ERROR", {}))
        got = r.get("text") or [ (f["verdict"], f["severity"], f["claimed_author"], f["author"]) for f in r.get("findings", [])] or [m["quote"][:40] for m in r.get("measures", [])] or r.get("rejected") or r.get("hits") and [h["text"][:40] for h in r["hits"]][:2]
        print(v, c["id"], "|", c["kind"], "|", c["severity"], "| right:", c["right"], "| got:", str(got)[:220].replace("\n", "⏎"))
    passed = sum(results.get(c["id"], ("ERROR",))[0] == "PASS" for c in chosen)
    print(f"{passed} passed, {len(chosen) - passed} failed")
if __name__ == "__main__":
    main(sys.argv[1:])
