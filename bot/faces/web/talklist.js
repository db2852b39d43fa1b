/* The list of conversations: found, opened, named, deleted; and the latest ones below the greeting. */
"use strict";

const policyTalks = (() => {
  const LATEST = 3;
  const find = (selector) => document.querySelector(selector);
  const made = (tag, words, set = {}) => Object.assign(document.createElement(tag), { textContent: words, ...set });

  async function list() {
    const wanted = find(".talks-search").value.trim().toLowerCase();
    const words = (kept) => [kept.title, ...kept.turns.flatMap((turn) => [turn.question, ...said(turn)])].join("\n").toLowerCase();
    const found = (await policyTalk.talks()).filter((kept) => !wanted || words(kept).includes(wanted));
    const none = wanted ? "没有找到含有这些字的对话。" : "还没有对话。";
    find(".talks-list").replaceChildren(...(found.length ? found.map(entry) : [made("li", none, { className: "talks-none" })]));
  }

  const said = (turn) => (turn.answer?.blocks ?? []).flatMap((block) => [block.lead ?? "", ...block.items.map((item) => item.text)]);

  function entry(kept) {
    const found = document.createElement("li");
    const when = new Date(kept.changed).toLocaleString(policyLanguage.language, { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" });
    const go = made("button", "", { type: "button", className: "talks-go" });
    go.append(made("span", kept.title || "（未命名）", { translate: !kept.title }), made("small", `${when}，${kept.turns.length} 问`));
    go.onclick = () => visit(kept.id);
    if (kept.id === policyTalk.open()) go.setAttribute("aria-current", "true");
    const name = made("button", "改名", { type: "button", ariaLabel: `为“${kept.title}”改名`, onclick: () => rename(found, kept) });
    const drop = made("button", "删除", { type: "button", ariaLabel: `删除“${kept.title}”`, onclick: () => remove(kept) });
    found.append(go, name, drop);
    return found;
  }

  function visit(id) {
    shut();
    policyRoute.go(policyRoute.room("talk", id));
    policyTalk.enter(id);
  }

  function rename(row, kept) {
    const field = made("input", "", { value: kept.title, ariaLabel: "对话的名称", maxLength: policyTalk.TITLE_MOST });
    let over = false;
    const done = async (save) => {
      if (over) return;
      over = true;
      const title = field.value.trim();
      if (save && title && title !== kept.title) await policyKept.change("talks", kept.id, (one) => ({ ...one, title, named: true }));
      policyTalk.entitle();
      list();
    };
    field.onkeydown = (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") done(true);
      if (event.key === "Escape") done(false);
      event.stopPropagation();
    };
    field.onblur = () => done(true);
    row.replaceChildren(field);
    field.focus();
    field.select();
  }

  async function remove(kept) {
    await policyKept.drop("talks", kept.id);
    if (kept.id === policyTalk.open()) policyTalk.anew();
    list();
    policyNote.note(`已删除“${kept.title}”。`, () => policyTalk.back(kept));
  }

  /* The conversations that were held last, below the greeting of a new one. */
  async function latest() {
    const some = (await policyTalk.talks()).slice(0, LATEST);
    const frame = find(".greeting .latest"); // looked for last: it may just have come
    if (!some.length || !frame || frame.firstChild) return;
    const listed = made("ul", "", { className: "chips" });
    for (const kept of some) {
      const row = document.createElement("li");
      row.append(made("button", kept.title, { type: "button", className: "talks-latest", translate: false, onclick: () => visit(kept.id) }));
      listed.append(row);
    }
    frame.append(made("h3", "接着此前的对话"), listed);
  }

  function show() {
    find("#talks").hidden = false;
    find(".talks-open").setAttribute("aria-expanded", "true");
    list();
    find(".talks-search").focus();
  }

  function shut() {
    find("#talks").hidden = true;
    find(".talks-open").setAttribute("aria-expanded", "false");
  }

  /* What changed is seen where the list is open, in other tabs too. */
  const refresh = () => find("#talks")?.hidden === false && list();

  function close() {
    shut();
    find(".talks-open").focus();
  }

  /* The name of the open conversation stands in a field. */
  async function renameOpen() {
    show();
    await list();
    find(".talks-list [aria-current]")?.nextElementSibling.click();
  }

  document.addEventListener("input", (event) => event.target.matches(".talks-search") && list());

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && event.target.closest?.("#talks")) close();
  });

  policyKept.listen((store) => store === "talks" && refresh());

  return { close, latest, refresh, rename: renameOpen, shut, turn: () => (find("#talks").hidden ? show() : shut()) };
})();
