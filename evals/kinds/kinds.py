"""Minimal inputs of a kind with the right value of each, run through the command line: what all sets of cases share.

    python cases.py [ID ...]      environment: BOT (the command), BASE (a folder for BOT_HOME; one folder a corpus)

`corpus`: files under this folder (None: the shipped essays). `right` is prose; `ok(r)` is the check of it on the JSON answer.
"""
import json, os, re, subprocess, sys, tempfile
from pathlib import Path
HERE = Path(sys.argv[0]).resolve().parent  # the set that is run
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

def who(r): return {c["author"] for c in r["citations"]}
def says(r, pattern): return re.search(pattern, r["text"]) is not None
def lacks(r, names, others):
    "text names those who do not speak of it; those who do are not cited as the answer"
    return r["status"] != "refused" and all(n in r["text"] for n in names) and (not who(r) & set(others) or any(says(r, n + r"[^。；\n]{0,30}(没|未|不曾)") or says(r, r"(没有?|未)[^。；\n]{0,25}" + n) for n in names))
def counted(r, digits, heads): return r["reason"] != "off_topic" and r["status"] != "refused" and (says(r, f"[{digits}]\\s*(个|大|部分|节|块|方面|章|段|条)") or all(h in r["text"] for h in heads))
def part(r, head): return r["status"] != "refused" and bool(r["citations"]) and (head in first(r) or head in (r["citations"][0]["section"] or ""))
def only(r, author): return r["reason"] != "off_topic" and r["status"] != "refused" and who(r) == {author}
def allmis(r): return bool(r["findings"]) and all(f["verdict"] == "misattributed" for f in r["findings"])
def whole(r): return "".join(f["quote"] for f in r["findings"])
def msg(r, *words): return any(any(w in f["message"] for w in words) for f in r["findings"])
def placed(r): return any(f.get("place_wrong") for f in r["findings"])
def light(r): return find(r).get("verdict") in ("verbatim", "altered") and find(r).get("severity") in ("none", "typographic", "wording")
def same(r): return find(r).get("verdict") in ("verbatim", "altered") and find(r).get("severity") != "meaning"
meaning = lambda r: find(r).get("severity") == "meaning"
mis = lambda r: find(r).get("verdict") == "misattributed"
def measures(r): return [m["quote"] for m in r["measures"]]

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
