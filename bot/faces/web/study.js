/* The room for study: its four parts have addresses, and each is fetched when it is first looked at. */
"use strict";

const policyStudy = (() => {
  const find = (selector) => document.querySelector(selector);
  const all = (selector) => document.querySelectorAll(selector);
  const PARTS = ["terms", "said", "outline", "quiz"], QUIZ = policyRoute.store("quiz");
  const SETS = ".term-list ul, .mindmap svg, .outline-list ol";
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
  let [part, item] = ["terms", undefined]; // what is shown
  let latest = {}; // of each frame the newest request wins
  let reading = 0; // the table whose rows are being fetched

  const address = () => policyRoute.room("study", part, item);

  /* Shows a part, and in it the term or the text that is named. */
  function enter(given, named) {
    part = PARTS.includes(given) ? given : part;
    item = given ? named : item;
    for (const link of all(".study-parts a")) current(link, link.dataset.part === part);
    for (const one of all(".study-part")) one.hidden = one.dataset.part !== part;
    if (part === "terms") terms();
    else if (part === "said") said();
    else if (part === "outline") outline();
    else quiz();
  }

  const current = (link, is) => (is ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));

  /* Fills a frame with what the program sends; whether it came and is still wanted. */
  async function fill(frame, path, given) {
    const turn = (latest[path] = (latest[path] ?? 0) + 1);
    frame.setAttribute("aria-busy", "true");
    if (!frame.firstChild) frame.append(line("正在整理……"));
    const [html, good] = await fetched(path, given);
    if (turn !== latest[path]) return false;
    frame.removeAttribute("aria-busy");
    if (good) frame.innerHTML = html;
    else frame.replaceChildren(line(html, "error"));
    for (const set of frame.querySelectorAll(SETS)) rove(set, set.querySelector("a"));
    return good;
  }

  /* Of a long row of links the Tab key stops at one; the arrows lead from it to the others. */
  function rove(set, to) {
    for (const link of set.querySelectorAll("a")) link.setAttribute("tabindex", link === to ? "0" : "-1");
  }

  async function fetched(path, given) {
    try {
      const answer = await fetch(`study/${path}?${new URLSearchParams(given)}`);
      return answer.ok ? [await answer.text(), true] : [(await answer.json()).error, false];
    } catch {
      return [policyAlive.LOST, false];
    }
  }

  function line(words, kind = "") {
    return Object.assign(document.createElement("p"), { className: `check-note ${kind}`, textContent: words });
  }

  /* ---- terms ---- */

  async function terms(words = null) {
    const list = find(".term-list");
    if (words !== null || !list.querySelector("ul")) await fill(list, "terms", { words: words ?? "" });
    const first = list.querySelector("[data-term]")?.dataset.term;
    const shown = item ?? first;
    const entry = find(".term-entry");
    for (const link of all(".term-list a")) {
      current(link, link.dataset.term === shown);
      if (link.dataset.term === shown) rove(link.closest("ul"), link);
    }
    if (!shown) entry.replaceChildren();
    if (!shown || entry.dataset.shown === shown) return shown || delete entry.dataset.shown;
    entry.dataset.shown = shown;
    if (!(await fill(entry, "term", { name: shown }))) return delete entry.dataset.shown;
    if (item) bring(entry);
  }

  /* On a phone the entry stands below the list. */
  function bring(element) {
    const room = find("#study");
    const top = element.getBoundingClientRect().top - room.getBoundingClientRect().top;
    if (top > room.clientHeight / 2 || top < 0) room.scrollTop += top - 12;
  }

  /* ---- who says what ---- */

  async function said(given = null) {
    const frame = find(".said-frame");
    if (given === null && frame.querySelector("table")) return rows();
    const words = find("[data-study=said] input").value.trim();
    if (await fill(frame, "said", { words, ...(given ?? {}) })) rows();
  }

  /* Fetches row after row, while the table is looked at. */
  async function rows() {
    const turn = ++reading;
    for (let row; turn === reading && part === "said" && (row = find(".said tbody tr:not(.done)")); ) {
      row.lastElementChild.textContent = "正在查找……";
      const who = [...all(".said thead [data-who]")].map((head) => ["who", head.dataset.who]);
      const [html, good] = await fetched("row", [["topic", row.dataset.topic], ...who]);
      if (!row.isConnected) continue;
      if (good) row.outerHTML = html;
      else row.lastElementChild.textContent = html;
      if (!good) row.classList.add("done");
    }
  }

  function add(topic) {
    const body = find(".said tbody");
    if (!topic || !body) return;
    const row = body.insertRow(0);
    row.dataset.topic = topic;
    row.append(Object.assign(document.createElement("th"), { scope: "row", translate: false, textContent: topic }));
    row.insertCell().colSpan = all(".said thead [data-who]").length;
    rows();
  }

  /* ---- structure ---- */

  async function outline() {
    const frame = find(".outline-frame");
    const shown = frame.querySelector("select")?.value;
    if (shown && (!item || shown === item)) return;
    if (await fill(frame, "outline", item ? { essay: item } : {})) middle();
  }

  /* The root of a drawing that is higher than its frame stands in the middle of the left side. */
  function middle() {
    const frame = find(".mindmap");
    if (frame) frame.scrollTop = (frame.scrollHeight - frame.clientHeight) / 2;
  }

  /* ---- questions ---- */

  const fresh = () => ({ seed: Math.random().toString(36).slice(2), number: 0, right: 0, asked: 0 });

  function state() {
    try {
      return { ...fresh(), ...JSON.parse(localStorage.getItem(QUIZ)) };
    } catch {
      return fresh();
    }
  }

  function keep(now) {
    try {
      localStorage.setItem(QUIZ, JSON.stringify(now));
    } catch {} // it holds as long as the page then
    kept = now;
    find(".quiz-score").textContent = now.asked ? `已答 ${now.asked} 题，答对 ${now.right} 题` : "尚未作答";
  }

  let kept = null; // how far the user has come

  async function quiz(focus = false) {
    const frame = find(".quiz-frame");
    if (!kept) keep(state());
    if (!focus && frame.querySelector(".quiz, [data-over]")) return;
    if (!(await fill(frame, "question", { seed: kept.seed, number: kept.number }))) return;
    find(".quiz-frame input")?.focus({ preventScroll: true });
  }

  async function answer(form) {
    const words = form.elements.said.value.trim();
    if (!words || form.classList.contains("over")) return;
    const { essayId, start, end } = form.dataset;
    if (!(await fill(find(".quiz-outcome"), "answer", { essay: essayId, start, end, said: words }))) return;
    const right = Number(find(".quiz-verdict").dataset.right);
    form.classList.add("over");
    for (const field of form.querySelectorAll("input, button")) field.disabled = true;
    keep({ ...kept, number: kept.number + 1, asked: kept.asked + 1, right: kept.right + right });
    find(".quiz-verdict .quiz-next").focus({ preventScroll: true });
    bring(find(".quiz-verdict"));
  }

  /* The next question; one that was not answered is passed over. */
  function next(button) {
    if (!button.closest(".quiz-verdict")) keep({ ...kept, number: kept.number + 1 });
    quiz(true);
  }

  /* ---- events ---- */

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("#study form");
    if (!form) return;
    event.preventDefault();
    const kind = form.dataset.study;
    if (form.matches(".quiz")) answer(form);
    else if (kind === "terms") {
      item = undefined;
      policyRoute.stay(address());
      terms(form.elements.words.value.trim());
    }
    else if (kind === "said") said({});
    else if (kind === "topic") {
      add(form.elements.topic.value.trim());
      form.reset();
    }
  });

  document.addEventListener("change", (event) => {
    if (!event.target.matches(".outline-chooser select")) return;
    const essay = event.target.value;
    policyRoute.go(policyRoute.room("study", "outline", essay));
    item = essay;
    fill(find(".outline-frame"), "outline", { essay }).then(middle);
  });

  document.addEventListener("click", (event) => {
    const target = event.target.closest("#study :is([data-first], .quiz-next, .quiz-again)");
    if (!target) return;
    if (target.matches("[data-first]")) said({ first: target.dataset.first });
    else if (target.matches(".quiz-next")) next(target);
    else {
      keep(fresh());
      quiz(true);
    }
  });

  document.addEventListener("keydown", (event) => {
    const [link, by] = [event.target.closest?.("#study a"), STEPS[event.key]];
    const set = link?.closest(SETS);
    if (!set || !by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const links = [...set.querySelectorAll("a")];
    const next = links[Math.max(0, Math.min(links.length - 1, links.indexOf(link) + by))];
    rove(set, next);
    next.focus();
  });

  return { address, enter };
})();
