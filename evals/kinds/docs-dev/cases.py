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
case("D01a", "docx: vertically merged cell", ["docx/课后服务收费.docx"], "ask", "孩子上初中，报素质拓展课后服务一个月要交多少？", "二百六十元, in a row that names 初中 (the 小学 row says 二百元)", lambda r: one(r, "初中", "素质拓展", "二百六十元"), "high", "twin of D01")
case("D03a", "docx: automatic heading numbers; a heading asked for", ["docx/物业提升方案.docx"], "ask", "老旧小区物业服务提升，资金保障这块怎么安排的？", "市、区两级财政按照每平方米每月零点八元给予三年过渡期补助; not the goal", lambda r: has(r, "零点八元") and no(r, "六十八个"), "high", "twin of D03")
case("D04a", "docx: a term defined in a footnote", ["docx/普惠托育.docx"], "ask", "社区嵌入式托育点是指什么样的托育点？", "…利用社区配套用房设立、收托三岁以下婴幼儿不超过五十人的托育场所 (footnote)", lambda r: has(r, "不超过五十人"), "high", "twin of D04")
case("D05a", "docx: letterhead and number in the header of the first page", ["docx/招生入学通知.docx"], "ask", "2024年义务教育招生入学工作那个通知是什么文号？", "澄教规〔2024〕6号", lambda r: has(r, "澄教规〔2024〕6号"), "high", "twin of D05")
case("D06a", "docx: a paragraph mark deleted with changes tracked", ["docx/采暖补贴.docx"], "ask", "采暖补贴每年几月几号前发到手？", "one sentence: 采暖补贴由所在单位于每年十一月十五日前一次性发放到个人", lambda r: one(r, "由所在单位于每年十一月十五日前一次性发放"), "medium", "twin of D06")
case("D07a", "docx: a table row deleted with changes tracked", ["docx/采暖补贴.docx"], "search", "借调人员 年补贴额", "the row 借调人员 一千三百八十元 is deleted and stands nowhere", lambda r: not any("一千三百八十元" in h["text"] for h in r["hits"]), "high", "twin of D07")
case("D08a", "docx: Strict Open XML", ["docx/垃圾分类strict.docx", "docx/义诊.docx"], "index", None, "read (or: told that it is Strict); never 已损坏", lambda r: r["documents"] == 2 or r["documents"] == 1 and not any("损坏" in x["reason"] for x in r["rejected"]), "medium", "twin of D08")
case("D09a", "docx: a dangling relationship (Target=../NULL)", ["docx/扶贫车间.docx", "docx/义诊.docx"], "index", None, "both read; Word opens it", lambda r: r["documents"] == 2, "medium", "twin of D09")
case("D10a", "docx: hidden text", ["docx/菜篮子.docx"], "search", "钢架大棚补助", "the hidden words (口径提示…) are not part of the text", lambda r: r["hits"] and not any("口径提示" in h["text"] for h in r["hits"]), "high", "twin of D10")
case("D11a", "docx: line breaks inside a sentence", ["docx/校车.docx"], "ask", "校车每座的承运人责任险最少要保多少钱？", "one sentence: …每座不低于五十万元的承运人责任险，并且每半年进行一次…", lambda r: one(r, "每座不低于五十万元的承运人责任险"), "medium", "twin of D11")
case("D12a", "docx: a table's column heads", ["docx/基础设施目标.docx"], "ask", "到2028年城市生活污水集中处理率要达到多少？", "97, said to be of 2028年; status answered", lambda r: r["status"] == "answered" and has(r, "97", "2028"), "high", "twin of D12")
case("D14a", "pdf: page header and footer inside a sentence", ["pdf/公报供热.pdf"], "ask", "家里连着一天一夜不到18度，热费怎么退？", "室内温度连续二十四小时低于十八摄氏度的，供热企业应当自次日起按日退还热费…, without 公报 and page number", lambda r: one(r, "供热企业应当自次日起按日退还热费") and no(r, "公报", "— 21 —"), "high", "twin of D14")
case("D15a", "pdf: two columns written line by line", ["pdf/晚报两栏.pdf"], "ask", "学生刷卡坐公交打几折？", "五折, in a sentence of the left column, or the page refused; never words of both columns in one sentence", lambda r: no(r, "乘坐二、", "在公共公共汽车", "收取，停车场") and (one(r, "公共汽车的，每次按照票价的五折收取") or r["status"] == "refused"), "high", "twin of D15")
case("D16a", "pdf: narrow columns, not rejoined", ["pdf/窄栏问答.pdf"], "ask", "失独老人住院护理补贴一天给多少？", "每日补贴一百八十元 (broken over two lines of the left column)", lambda r: one(r, "每日补贴一百八十元"), "medium", "twin of D16")
case("D18a", "pdf: a text layer of glyph names", ["pdf/扫描转换.pdf"], "index", None, "rejected: the text layer (/g1203/g1240…) is no text", lambda r: r["documents"] == 0, "medium", "twin of D18")
case("D19a", "pdf: a table", ["pdf/免疫门诊补助.pdf"], "ask", "村卫生室的设备补助是多少钱？", "两万元, in one quotation with 村卫生室", lambda r: one(r, "村卫生室", "两万元"), "high", "twin of D19")
case("D20a", "pdf: a page's footnote inside a sentence", ["pdf/河湖管护.pdf"], "ask", "河湖管护员的岗位补贴由谁发、怎么发？", "…六百元①，由区财政按季度直接发放到个人账户, one sentence, the footnote not inside", lambda r: one(r, "由区财政按季度直接发放到个人账户") and not one(r, "兼任", "由区财政按季度"), "medium", "twin of D20")
case("D21a", "html: menu, related links, footer without semantic tags", ["html/t20250911_88231.html"], "search", "图解 扫一扫 责任编辑 标识码", "none of it is part of the document", lambda r: not any(w in h["text"] for h in r["hits"] for w in ("图解：", "扫一扫", "责任编辑", "标识码", "网站首页", "决算公开")), "high", "twin of D21")
case("D22a", "html: title with the site's name before it", ["html/t20250911_88231.html"], "ask", "职工互助医疗一年要交多少？", "title 雁北市职工互助医疗管理办法", lambda r: r["citations"][0]["title"].strip("《》") == "雁北市职工互助医疗管理办法", "medium", "twin of D22")
case("D23a", "html: number in the page's list of facts", ["html/t20250911_88231.html"], "ask", "职工互助医疗管理办法发文字号是多少", "雁工发〔2025〕15号", lambda r: has(r, "雁工发〔2025〕15号"), "high", "twin of D23")
case("D24a", "html: hidden elements", ["html/助学.html"], "ask", "高中困难学生一学年能领多少资助？", "二千五百元 only (三千二百元 is hidden)", lambda r: has(r, "二千五百元") and no(r, "三千二百元"), "high", "twin of D24")
case("D25a", "html: rowspan", ["html/公墓.html"], "ask", "树葬B区收费多少？", "1200, in a row that names 树葬", lambda r: one(r, "树葬", "B区", "1200"), "medium", "twin of D25")
case("D26a", "html: ordered list", ["html/积分入学.html"], "ask", "随迁子女积分入学的计算标准第三项写的是什么？", "参加无偿献血的，每次计五分，累计不超过二十分", lambda r: has(r, "无偿献血", "五分"), "medium", "twin of D26")
case("D27a", "folder with kinds that are not read", ["资料夹"], "index", None, "each file passed over is named in `rejected` (xlsx doc xls wps et ppt png rar csv rtf)", lambda r: all(any(n in x["path"] for x in r["rejected"]) for n in ("营养餐.xlsx", "旧文件.doc", "台账.xls", "纪要.wps", "预算.et", "汇报.ppt", "公章.png", "归档.rar", "名单.csv", "红头.rtf")), "high", "twin of D27")
case("D28a", "a user's own README.md and topics.txt", ["资料夹/README.md", "资料夹/topics.txt"], "index", None, "2 documents", lambda r: r["documents"] == 2, "control", "twin of D28")
case("D29a", "a user's own README.md and topics.txt in a folder", ["资料夹"], "ask", "乡镇文化站一周至少开放多少个小时？", "四十二小时 (README.md)", lambda r: has(r, "四十二小时"), "high", "twin of D29")
case("D30a", "the same file three times", ["重复"], "ask", "农村危房改造每户补多少？", "三万二千元: the sentence once, or each with the name of its file", lambda r: has(r, "三万二千元") and (len(set(quotes(r))) == len(quotes(r)) or "副本" in r["text"]), "medium", "twin of D30")
case("D31a", "old and new version: what holds now", ["新旧"], "ask", "百岁老人现在每个月领多少高龄津贴？", "八百元 first (the rule of 2021 is repealed)", lambda r: "八百元" in first(r), "high", "twin of D31")
case("D33a", "old and new version: what changed", ["新旧"], "ask", "高龄津贴发放办法修订前和修订后，年满一百周岁的津贴有什么不同？", "both 五百元 and 八百元", lambda r: has(r, "五百元", "八百元"), "medium", "twin of D33")
case("D34a", "md: inline marks, authors as a list", ["md/残疾人补贴.md"], "ask", "困难残疾人生活补贴每月多少钱？", "…标准为每人每月一百一十元…, no marks of Markdown", lambda r: has(r, "一百一十元") and no(r, "**", "['", "](", "`", "[^a]", '["'), "high", "twin of D34")
case("D35a", "md: a table", ["md/残疾人补贴.md"], "ask", "二级残疾的护理补贴每月几号发？", "每月十日", lambda r: has(r, "每月十日"), "medium", "twin of D35")
case("D36a", "md: the first heading is the title", ["md/20250312-final.md"], "ask", "公共机构人均一年用水不能超过多少？", "title 石桥县公共机构节水管理办法", lambda r: r["citations"][0]["title"].strip("《》") == "石桥县公共机构节水管理办法" and has(r, "二十五立方米"), "medium", "twin of D36")
case("D37a", "pdf: page number drawn with the radical ⻚", ["pdf/建筑垃圾.pdf"], "search", "资源化利用率 页", "第 N 页 共 N 页 is no part of the text", lambda r: r["hits"] and not any(w in h["text"].replace(" ", "").replace("⻚", "页") for h in r["hits"] for w in ("第1页", "共1页", "共2页", "页共")), "low", "twin of D37")
case("D38a", "a collection of one short document", ["单篇/社火.txt"], "ask", "社火活动一场最多能上多少人？", "三百人", lambda r: has(r, "三百人"), "high", "twin of D38")
case("D39a", "a table alone in the collection", ["docx/基础设施目标.docx"], "ask", "2026年打算新建改造多少公里供水管网？", "40, of 2026年", lambda r: has(r, "40"), "high", "twin of D39")
case("D40a", "txt: all characters spread", ["散排/停车.txt", "散排/广告.txt"], "ask", "商业街区每隔多远设一个非机动车停放点？", "一百五十米", lambda r: "一百五十米" in r["text"].replace(" ", ""), "low", "twin of D40")

# ---- structure of official documents
O = ["official"]
case("S01a", "an article by its number", O, "ask", "想查一下养犬管理条例第十条的原文", "第十条　携犬出户的…", lambda r: "第十条　携犬出户" in first(r), "high", "twin of S01")
case("S02a", "an article by its number in digits", O, "ask", "养犬管理条例第16条", "第十六条　收容的犬只…", lambda r: "第十六条" in first(r), "high", "twin of S02")
case("S03a", "paragraph of an article (款)", O, "ask", "养犬管理条例第三条第三款怎么说？", "住房和城乡建设主管部门负责指导物业服务企业…", lambda r: has(r, "住房和城乡建设主管部门"), "medium", "twin of S03")
case("S04a", "item of an article (项)", O, "ask", "请告知养犬管理条例第八条第（二）项内容", "（二）申请人无固定住所的", lambda r: has(r, "无固定住所"), "medium", "twin of S04")
case("S06a", "a chapter", O, "ask", "养犬管理条例第四章规定了哪些内容？", "第十五条 and 第十六条 (收容与领养)", lambda r: has(r, "犬只收容场所", "无人认领") and no(r, "携犬出户", "逾期不处理"), "high", "twin of S06")
case("S07a", "a list after 有下列情形之一的", O, "ask", "什么情况下不给办养犬登记？", "the four items", lambda r: has(r, "完全民事行为能力", "无固定住所", "禁养品种", "两年内被没收"), "high", "twin of S07")
case("S08a", "how many chapters", O, "ask", "养犬管理条例一共分几章？", "六章", lambda r: "六章" in r["text"] or "6章" in r["text"] or "6 章" in r["text"] or r["status"] == "partial", "medium", "twin of S08")
case("S09a", "document number", O, "ask", "社区养老服务提升行动方案是几号文？", "澄府发〔2024〕22号", lambda r: has(r, "澄府发〔2024〕22号"), "high", "twin of S09")
case("S10a", "date of issue", O, "ask", "社区养老服务提升行动方案什么时候下发的？", "2024年11月8日 (or 11月11日印发)", lambda r: has(r, "11月8日") or has(r, "11月11日"), "high", "twin of S10")
case("S11a", "addressees", O, "ask", "印发社区养老服务提升行动方案的通知主送哪些单位？", "各县（市、区）人民政府，市政府各部门，各有关单位", lambda r: has(r, "各县（市、区）人民政府，市政府各部门"), "medium", "twin of S11")
case("S12a", "attachments", O, "ask", "社区养老服务提升行动方案后面附了哪几个附件？", "the three attachments", lambda r: has(r, "重点任务分解表", "申请表", "测算办法"), "medium", "twin of S12")
case("S13a", "content of an attachment", O, "ask", "养老服务提升行动方案的附件1都写了什么？", "the table of tasks", lambda r: has(r, "编制设施布点规划"), "medium", "twin of S13")
case("S14a", "number of points", O, "ask", "养老服务提升行动方案里扶持政策有多少条？", "四条", lambda r: "四条" in r["text"] or "4条" in r["text"] or "4 条" in r["text"] or len(quotes(r)) >= 4, "medium", "twin of S14")
case("S15a", "third point of a section", O, "ask", "养老服务提升行动方案扶持政策第三条的内容是什么？", "（三）对老年助餐点…每餐补贴三元…", lambda r: has(r, "每餐补贴三元") and "15万元" not in first(r), "medium", "twin of S15")
case("S16a", "date of adoption, not of coming into force", O, "ask", "养犬管理条例是哪天由市人大常委会通过的？", "2023年10月26日 (approved on 2023年11月30日, in force from 2024年3月1日)", lambda r: has(r, "2023年10月26日"), "high", "twin of S16")
case("S17a", "8万 is 八万", O, "ask", "每个点每年不超过8万元的是哪一项补贴？", "（三）老年助餐点; no note that the question is wrong", lambda r: "number_mismatch" not in notes(r) and r["status"] != "refused", "high", "twin of S17")
case("S18a", "300元 is 三百元", O, "ask", "罚款300元的是哪种养犬行为？", "未牵领; no note that the question is wrong", lambda r: "number_mismatch" not in notes(r) and r["status"] != "refused", "high", "twin of S18")
case("S19a", "a wrong number in the question", O, "ask", "养犬登记证有效期是五年，没错吧？", "a note: 二年", lambda r: "number_mismatch" in notes(r), "medium", "twin of S19")
case("S26a", "the note that corrects a number is cut", O, "ask", "社区养老服务中心每周开放时间不少于70小时，是不是？", "原文为“五十六小时”", lambda r: any("五十六小时" in n["text"] for n in r["notes"]), "low", "twin of S26")
case("S27a", "an article cited within others", O, "ask", "养犬条例7条", "第七条 itself first (第十七条 cites it)", lambda r: "第七条　个人养犬" in first(r), "medium", "twin of S27")
case("S28a", "a section's heading is a whole sentence", O, "ask", "新建社区养老服务中心每平方米给多少建设补助？", "the section is 三、扶持政策, not the sentence itself", lambda r: r["citations"][0]["section"] in ("三、扶持政策", "扶持政策"), "low", "twin of S28")
case("S29a", "a table of an attachment has the address of the last section", O, "ask", "上线养老服务信息平台由哪个部门牵头？", "市大数据局; section 附件1, not 四、组织实施", lambda r: has(r, "市大数据局") and "组织实施" not in (r["citations"][0]["section"] or ""), "low", "twin of S29")
case("S20a", "which document", O, "ask", "“社区养老服务中心每周开放时间不少于五十六小时”是哪个文件里的话？", "the answer names the document", lambda r: has(r, "社区养老服务提升行动方案"), "medium", "twin of S20")
case("S21a", "yes or no in other words", O, "ask", "能带狗坐公交车吗？", "不得携犬乘坐公共汽车…, but 导盲犬", lambda r: has(r, "不得携犬乘坐公共汽车"), "medium", "twin of S21")
case("S22a", "summary of a document", O, "ask", "概括一下社区养老服务提升行动方案的主要内容", "more than the title: goals and support", lambda r: has(r, "一百二十个") and any(w in r["text"] for w in ("800元", "15万元", "每餐补贴三元", "三千元")), "medium", "twin of S22")
case("S23a", "follow-up: the number of that document", O, "ask", {"question": "这份文件的文号呢？", "history": ["社区养老服务提升行动方案的工作目标是什么？"]}, "澄府发〔2024〕22号", lambda r: has(r, "澄府发〔2024〕22号"), "medium", "twin of S23")
case("S24a", "follow-up: the fourth item", O, "ask", {"question": "那第四项是什么？", "history": ["什么情况下不给办养犬登记？"]}, "（四）申请人两年内被没收过犬只的", lambda r: has(r, "两年内被没收过犬只"), "medium", "twin of S24")
case("S25a", "follow-up: what else", O, "ask", {"question": "除此之外还有哪些扶持政策？", "history": ["新建社区养老服务中心每平方米给多少建设补助？"]}, "（二）（三）（四）, not （一） alone", lambda r: any(w in r["text"] for w in ("15万元", "每餐补贴三元", "奖励三千元")), "medium", "twin of S25")

A = ["abbr"]
case("S30a", "an official short form: 公租房", A, "ask", "公租房一平米租金多少？", "公共租赁住房租金为每平方米每月三元五角 (not 保障性租赁住房 九元)", lambda r: has(r, "三元五角"), "high", "twin of S30")
case("S31a", "an official short form: 高企", A, "ask", "第一次认定高企奖励多少？", "二十万元", lambda r: has(r, "二十万元"), "high", "twin of S31")
case("S32a", "a signature spread with a full-width space", A, "ask", "签发殡葬服务管理办法的县长是谁？", "县　长：陈某某", lambda r: has(r, "陈某某"), "low", "twin of S32")
case("S33a", "the number of an order", A, "ask", "殡葬服务管理办法是县政府第几号令公布的？", "第7号", lambda r: has(r, "第7号"), "medium", "twin of S33")

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
