/* A user's own documents: dropped, looked at, added; collections made, named, deleted; and which one the page answers from. */
"use strict";

const policyOwn = (() => {
  const MB = 2 ** 20;
  // The tokens of what waits to be added, for all tabs; the names of files that are being recognised, of this one.
  const WAITS = "policy-own", READING = "policy-own-reading";
  const LOOKS_EVERY = 600; // milliseconds, while something is being added
  const NEW = policyLanguage.say("我的资料"), MANAGE = "manage";
  const { collection: here, top } = policyRoute;
  const find = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const followed = new Map(); // jobs begun or seen here -> the cards that they add, and whether their end was told
  let known = { collections: [], jobs: [], documents: 0 };
  let line = Promise.resolve(); // files are recognised one after the other
  let looking = false;
  let chosen = null; // the collection that was last added to
  let recalled = null; // what waited before this page was loaded

  /* ---- the program is asked ---- */

  async function fetched(path, options) {
    let answer;
    try {
      answer = await fetch(top + path, options);
    } catch {
      throw new Error(policyAlive.LOST);
    }
    if (answer.ok) return answer;
    throw new Error((await answer.json().catch(() => ({}))).error ?? "程序未能完成，请稍后重试。");
  }

  const post = async (path, body) =>
    (await fetched(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })).json();

  function tell(sentence, failed = false) {
    const note = find(".own-note");
    if (!note) return;
    note.hidden = !sentence;
    note.textContent = sentence;
    note.classList.toggle("error", failed);
  }

  /* Does something that may fail, and says so. */
  async function attempt(act) {
    try {
      tell("");
      await act();
    } catch (error) {
      tell(error.message, true);
    }
  }

  /* ---- what there is ---- */

  const named = (key) => known.collections.find((one) => one.key === key)?.name ?? "原有文章";

  async function look() {
    known = await (await fetched("own/collections", { cache: "no-store" })).json();
    offer();
    aim();
    return known.jobs.some(({ state }) => state === "waiting" || state === "working");
  }

  async function shelve() {
    const frame = find(".own-shelves");
    if (!frame) return;
    const confirming = frame.querySelector(".own-confirm, .own-renaming");
    if (confirming) return; // whoever is asked something is not interrupted
    frame.innerHTML = await (await fetched(`own?here=${here}`, { cache: "no-store" })).text();
  }

  /* Follows what is being added until nothing is. */
  async function follow() {
    if (looking) return;
    looking = true;
    try {
      while (await look()) {
        for (const job of known.jobs) if (!over(job) && !followed.has(job.number)) followed.set(job.number, { cards: [] });
        show();
        await new Promise((done) => setTimeout(done, LOOKS_EVERY));
      }
      show();
    } catch (error) {
      tell(error.message, true);
    } finally {
      looking = false;
    }
  }

  const over = ({ state }) => state === "done" || state === "failed";

  /* ---- progress ---- */

  /* A line a job; that of one that has ended stays until it is dismissed. */
  function show() {
    const frame = find(".own-jobs");
    if (!frame) return;
    let ended = false;
    for (const job of known.jobs) {
      const kept = followed.get(job.number);
      if (!kept || kept.told) continue;
      const before = frame.querySelector(`[data-job="${job.number}"]`), now = line_of(job);
      if (before) before.replaceWith(now);
      else frame.append(now);
      if (!over(job)) continue;
      kept.told = ended = true;
      if (job.state === "done") forget(kept.cards);
      else for (const card of kept.cards) card.removeAttribute("aria-busy");
    }
    if (!ended) return;
    settle();
    shelve().catch((error) => tell(error.message, true));
  }

  function line_of(job) {
    const made = document.createElement("div");
    made.className = `own-job ${job.state}`;
    made.dataset.job = job.number;
    const words = document.createElement("p");
    made.append(words);
    if (over(job)) {
      made.setAttribute("role", job.state === "failed" ? "alert" : "status");
      words.textContent = job.told;
      if (job.state === "done" && job.collection !== here && known.collections.find(({ key }) => key === job.collection)?.documents) made.append(button(`用“${named(job.collection)}”提问`, "use", job.collection));
      made.append(button("知道了", "dismiss"));
      return made;
    }
    const name = named(job.collection);
    if (job.state === "waiting") words.textContent = `“${name}”：${job.told}，正在等待前一项完成`;
    else if (job.done) words.textContent = `“${name}”：${job.told}，已处理 ${job.done} 个句段，共 ${job.total} 个`;
    else words.textContent = job.total ? `“${name}”：${job.told}，共 ${job.total} 个句段，正在准备` : `“${name}”：${job.told}，正在准备`;
    const bar = document.createElement("progress");
    bar.setAttribute("aria-label", job.told);
    if (job.done) Object.assign(bar, { max: job.total, value: job.done });
    made.append(bar);
    return made;
  }

  function button(words, deed, key) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    made.dataset.own = deed;
    if (key !== undefined) made.dataset.key = key;
    return made;
  }

  /* ---- files are recognised ---- */

  function take(files) {
    tell("");
    for (const file of files) {
      const card = document.createElement("li");
      card.className = "own-card reading";
      card.dataset.name = file.name;
      card.textContent = `正在识别“${file.name}”……`;
      find(".own-previews").append(card);
      line = line.then(() => recognise(file, card));
    }
    settle();
  }

  async function recognise(file, card) {
    if (!card.isConnected) return; // it was taken away meanwhile
    try {
      const most = Number(find(".own-drop input").dataset.most);
      if (file.size > most * MB) throw new Error(`文件超过 ${most} MB，请拆分后分别加入。`);
      const form = new FormData();
      form.append("file", file);
      const made = await (await fetched("own/files", { method: "POST", body: form })).text();
      wait([...made.matchAll(/data-token="([\w-]+)"/g)].map(([, token]) => token));
      card.outerHTML = made;
    } catch (error) {
      refuse(card, file.name, `不能加入：${error.message}`);
    }
    settle();
  }

  function refuse(card, name, sentence) {
    const words = Object.assign(document.createElement("p"), { className: "own-title" });
    words.append(Object.assign(document.createElement("b"), { textContent: name, translate: false }), button("移去", "drop"));
    const why = Object.assign(document.createElement("p"), { className: "own-warning", textContent: sentence });
    card.className = "own-card refused";
    why.setAttribute("role", "alert");
    card.replaceChildren(words, why);
  }

  /* ---- what waits outlasts the page ---- */

  const stored = (store, name) => JSON.parse(store.getItem(name) ?? "[]");

  /* Other tabs may have put there what they wait for: only these are added, and those taken away. */
  function wait(more, less = []) {
    try {
      localStorage.setItem(WAITS, JSON.stringify([...stored(localStorage, WAITS).filter((token) => !less.includes(token)), ...more]));
    } catch {} // it waits as long as the page then
  }

  function forget(cards) {
    const tokens = cards.map((card) => card.dataset.token).filter(Boolean);
    for (const card of cards) card.remove();
    wait([], tokens);
    if (tokens.length) post("own/drop", { tokens }).catch(() => {});
    settle();
  }

  /* Shows what was recognised before, and says which files were not yet when the page was left. */
  async function recall() {
    const frame = find(".own-previews"), tokens = stored(localStorage, WAITS);
    const broken = stored(sessionStorage, READING);
    if (tokens.length) {
      const answer = await fetched("own/waiting", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ tokens }) });
      frame.insertAdjacentHTML("beforeend", await answer.text());
      const there = all(".own-previews [data-token]").map((card) => card.dataset.token);
      wait([], tokens.filter((token) => !there.includes(token)));
    }
    for (const name of broken) {
      const card = document.createElement("li");
      refuse(card, name, "没有识别完，网页就重新载入了，请重新拖入。");
      frame.append(card);
    }
    settle();
  }

  /* What waits to be added, and where it goes. */
  function settle() {
    const cards = all(".own-previews > .own-card");
    sessionStorage.setItem(READING, JSON.stringify(cards.filter((card) => card.matches(".reading")).map((card) => card.dataset.name)));
    const ready = cards.filter((card) => card.dataset.token && !card.hasAttribute("aria-busy"));
    find(".own-waiting").hidden = !cards.length;
    const refused = cards.every((card) => card.matches(".refused")); // then there is nothing to choose a place for
    find(".own-waiting h3").textContent = refused ? "未能加入" : "待加入";
    find(".own-adding").hidden = refused;
    find("[data-own=add]").disabled = !ready.length;
    find("[data-own=add]").textContent = ready.length ? `加入 ${ready.length} 份` : "加入";
  }

  function aim() {
    const target = find(".own-target");
    if (!target) return;
    const before = target.options.length ? target.value : (chosen ?? (here || known.collections.at(-1)?.key || ""));
    target.replaceChildren(...known.collections.map(({ key, name }) => Object.assign(new Option(name, key), { translate: false })), new Option("新建资料集", ""));
    target.value = known.collections.some(({ key }) => key === (chosen ?? before)) ? (chosen ?? before) : "";
    name_it();
  }

  function name_it() {
    const naming = find(".own-naming"), field = find(".own-name");
    naming.hidden = find(".own-target").value !== "";
    if (!field.value && !known.collections.some(({ name }) => name === NEW)) field.value = NEW;
  }

  async function add() {
    const cards = all(".own-previews > .own-card").filter((card) => card.dataset.token && !card.hasAttribute("aria-busy"));
    const asked = { tokens: cards.map((card) => card.dataset.token), collection: find(".own-target").value, name: find(".own-name").value };
    const begun = await post("own/add", asked);
    chosen = begun.collection;
    followed.set(begun.job, { cards });
    for (const card of cards) card.setAttribute("aria-busy", "true");
    find(".own-name").value = "";
    settle();
    follow();
  }

  /* ---- collections ---- */

  /* In the masthead, where there is a choice. */
  function offer() {
    const select = find("#from");
    if (!select) return;
    const some = known.collections.filter(({ key, documents }) => documents !== 0 || key === here);
    const options = [new Option(`原有文章（${known.documents} 份）`, ""), ...some.map(({ key, name, documents }) => new Option(`${name}（${documents ?? "？"} 份）`, key)), new Option("管理资料…", MANAGE)];
    if (select.matches(":focus") && select.options.length === options.length) return; // it may be open
    select.replaceChildren(...options);
    select.value = here;
    select.parentElement.hidden = !some.length && !here;
  }

  /* The page of another collection, in the same room. */
  function use(key) {
    const room = document.body.dataset.room ?? "talk";
    location.href = policyRoute.page(key) + policyRoute.room(room === "own" ? "talk" : room);
  }

  /* What is asked before something goes for good, in the place of the button that was pressed. */
  function confirm(pressed, sentence, deed) {
    const asked = document.createElement("span");
    asked.className = "own-confirm";
    asked.append(Object.assign(document.createElement("span"), { textContent: sentence }), button("确定删除", deed), button("取消", "cancel"));
    pressed.replaceWith(asked);
    asked.before = pressed;
    asked.children[1].focus();
  }

  function cancel(inside) {
    const asked = inside.closest(".own-confirm, .own-renaming");
    asked.replaceWith(asked.before);
    asked.before.focus?.();
  }

  function renaming(shelf) {
    const title = shelf.querySelector("h4"), asked = document.createElement("form");
    asked.className = "own-renaming";
    const field = Object.assign(document.createElement("input"), { type: "text", value: shelf.dataset.name, maxLength: find(".own-name").maxLength });
    field.setAttribute("aria-label", "资料集的名称");
    asked.append(field, Object.assign(document.createElement("button"), { textContent: "保存" }), button("取消", "cancel"));
    title.replaceWith(asked);
    asked.before = title;
    field.select();
  }

  const DEEDS = {
    add,
    use: ({ target, shelf }) => use(target.dataset.key ?? shelf.dataset.key),
    discard: () => forget(all(".own-previews > .own-card:not([aria-busy])")),
    drop: ({ target }) => forget([target.closest(".own-card")]),
    dismiss: ({ target }) => target.closest(".own-job").remove(),
    cancel: ({ target }) => cancel(target),
    rename: ({ shelf }) => renaming(shelf),
    delete: ({ target, shelf }) => confirm(target, `删除“${shelf.dataset.name}”和其中 ${shelf.dataset.documents} 份资料，不能恢复。`, "deleted"),
    remove: ({ target, row }) => confirm(target, `删除《${row.dataset.title}》，不能恢复。`, "removed"),
    async deleted({ target, shelf }) {
      await post("own/delete", { collection: shelf.dataset.key });
      if (shelf.dataset.key === here) return location.assign(policyRoute.page("") + policyRoute.room("own"));
      cancel(target);
      if (chosen === shelf.dataset.key) chosen = null;
      tell(`已删除资料集“${shelf.dataset.name}”。`);
      await look();
      await shelve();
    },
    async removed({ target, shelf, row }) {
      const { job } = await post("own/remove", { collection: shelf.dataset.key, essay: row.dataset.essayKey });
      cancel(target);
      row.setAttribute("aria-busy", "true");
      followed.set(job, { cards: [] });
      follow();
    },
  };

  /* ---- events ---- */

  document.addEventListener("click", (event) => {
    const opens = event.target.closest("#own [data-own-open]");
    const target = event.target.closest("#own [data-own]");
    const shelf = event.target.closest(".own-shelf"), row = event.target.closest("[data-essay-key]");
    if (opens) opens.href = policyRoute.page(shelf.dataset.key) + opens.getAttribute("href").replace(/^.*#/, "#");
    if (target) attempt(() => DEEDS[target.dataset.own]({ target, shelf, row }));
  });

  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".own-renaming")) return;
    event.preventDefault();
    const shelf = event.target.closest(".own-shelf");
    attempt(async () => {
      await post("own/rename", { collection: shelf.dataset.key, name: event.target.querySelector("input").value });
      cancel(event.target);
      await look();
      await shelve();
    });
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches(".own-drop input")) {
      take([...event.target.files]);
      event.target.value = ""; // the same file can be chosen again
    } else if (event.target.matches(".own-target")) name_it();
    else if (event.target.matches("#from")) {
      const key = event.target.value;
      event.target.value = here;
      if (key === MANAGE) policyPage.visit("own");
      else if (key !== here) use(key);
    }
  });

  const over_room = (event) => document.body.dataset.room === "own" && [...(event.dataTransfer?.types ?? [])].includes("Files");

  document.addEventListener("dragover", (event) => {
    if (!over_room(event)) return;
    event.preventDefault();
    find(".own-drop").classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) find(".own-drop")?.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    if (!over_room(event)) return;
    event.preventDefault();
    find(".own-drop").classList.remove("over");
    take([...event.dataTransfer.files]);
  });

  async function enter() {
    await attempt(async () => {
      await look();
      await shelve();
      await (recalled ??= recall());
    });
    if (known.jobs.some((job) => !over(job))) follow();
  }

  // The masthead comes with Gradio's parts, after this script.
  new MutationObserver((_, watching) => {
    if (!find("#from")) return;
    watching.disconnect();
    look().catch(() => {}); // where the program does not answer, alive.js says so
  }).observe(document, { childList: true, subtree: true });

  return { enter };
})();
