/* Files that are dropped: recognised one after the other, looked at, and kept as what waits to be added, over a reload too. */
"use strict";

const policyFiles = (() => {
  const MB = 2 ** 20, LOOKS_EVERY = 1000; // milliseconds
  // The tokens of what waits to be added, for all tabs; the names of files that are being recognised, of this one.
  const WAITS = "policy-own", READING = "policy-own-reading";
  const NEW = policyLanguage.say("我的资料");
  const { fetched, post } = policyCollections;
  const find = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const ready = () => cards().filter((card) => card.dataset.token && !card.hasAttribute("aria-busy"));
  const cards = () => all(".own-previews > .own-card");
  let line = Promise.resolve(); // files are recognised one after the other
  let chosen = null; // the collection that was last added to
  let recalled = null; // what waited before this page was loaded
  let collections = []; // those that can be added to

  /* ---- files are recognised ---- */

  function take(files) {
    policyOwn.tell("");
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
    const watch = [...crypto.getRandomValues(new Uint32Array(4))].join("-");
    const looking = setInterval(() => look(watch, file.name, card), LOOKS_EVERY);
    try {
      const most = Number(find(".own-drop input").dataset.most);
      if (file.size > most * MB) throw new Error(`文件超过 ${most} MB，请拆分后分别加入。`);
      const form = new FormData();
      form.append("file", file);
      form.append("watch", watch);
      const made = await (await fetched("own/files", { method: "POST", body: form })).text();
      wait([...made.matchAll(/data-token="([\w-]+)"/g)].map(([, token]) => token));
      card.outerHTML = made;
    } catch (error) {
      refuse(card, file.name, `不能加入：${error.message}`);
    } finally {
      clearInterval(looking);
    }
    settle();
  }

  /* Of a scanned file, whose every page takes seconds: how many are done. */
  async function look(watch, name, card) {
    const { done, total } = await fetched(`own/reading?watch=${watch}`, { cache: "no-store" }).then((answer) => answer.json(), () => ({}));
    if (!total || !card.matches(".reading")) return;
    const bar = Object.assign(document.createElement("progress"), { max: total, value: done });
    bar.setAttribute("aria-label", "已识别的页");
    card.replaceChildren(`正在识别“${name}”：已识别 ${done} 页，共 ${total} 页`, bar);
  }

  function refuse(card, name, sentence) {
    const words = Object.assign(document.createElement("p"), { className: "own-title" });
    words.append(Object.assign(document.createElement("b"), { textContent: name, translate: false }), policyOwn.button("移去", "drop"));
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
    const there = cards(), some = ready();
    try {
      sessionStorage.setItem(READING, JSON.stringify(there.filter((card) => card.matches(".reading")).map((card) => card.dataset.name)));
    } catch {
      // The storage is full or closed: after a reload nothing tells which files were being read.
    }
    find(".own-waiting").hidden = !there.length;
    const refused = there.every((card) => card.matches(".refused")); // then there is nothing to choose a place for
    find(".own-waiting h3").textContent = refused ? "未能加入" : "待加入";
    find(".own-adding").hidden = refused;
    find("[data-own=add]").disabled = !some.length;
    find("[data-own=add]").textContent = some.length ? `加入 ${some.length} 份` : "加入";
  }

  /* ---- where it goes ---- */

  function aim(known) {
    collections = known;
    const target = find(".own-target");
    if (!target) return;
    const before = target.options.length ? target.value : (chosen ?? (policyRoute.collection || collections.at(-1)?.key || ""));
    target.replaceChildren(...collections.map(({ key, name }) => Object.assign(new Option(name, key), { translate: false })), new Option("新建资料集", ""));
    target.value = collections.some(({ key }) => key === (chosen ?? before)) ? (chosen ?? before) : "";
    name_it();
  }

  function name_it() {
    const naming = find(".own-naming"), field = find(".own-name");
    naming.hidden = find(".own-target").value !== "";
    if (!field.value && !collections.some(({ name }) => name === NEW)) field.value = NEW;
  }

  async function add() {
    const added = ready();
    const asked = { tokens: added.map((card) => card.dataset.token), collection: find(".own-target").value, name: find(".own-name").value };
    const begun = await post("own/add", asked);
    chosen = begun.collection;
    for (const card of added) card.setAttribute("aria-busy", "true");
    find(".own-name").value = "";
    settle();
    policyJobs.begun(begun.job, added);
  }

  /* A collection that is gone is added to no more. */
  function gone(key) {
    if (chosen === key) chosen = null;
  }

  return { add, aim, discard: () => forget(cards().filter((card) => !card.hasAttribute("aria-busy"))), forget, gone, name_it, recall: () => (recalled ??= recall().catch((error) => { recalled = null; throw error; })), settle, take };
})();
