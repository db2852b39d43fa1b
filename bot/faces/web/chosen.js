/* Which texts are answered from: all, or those that are chosen beside the box. Held by this tab, and told with each question. */
"use strict";

const policyChosen = (() => {
  const CHOSEN = policyRoute.store("chosen"), FIND_AFTER = 250;
  const find = (selector) => document.querySelector(selector);
  const made = (tag, words, set = {}) => Object.assign(document.createElement(tag), { textContent: words, ...set });
  let chosen = JSON.parse(sessionStorage.getItem(CHOSEN) ?? "[]"); // [{value, name}]
  let asked = 0, typing = 0;

  /* The ids and authors that are chosen, as the program takes them: a plain value. */
  const told = () => JSON.stringify(chosen.map((one) => one.value));

  function keep() {
    sessionStorage.setItem(CHOSEN, JSON.stringify(chosen));
    name();
  }

  function name() {
    const [button, label] = [find(".scope-open"), find(".scope-name")];
    if (!label) return;
    label.textContent = chosen.length > 1 ? `${chosen.length} 项` : chosen[0]?.name ?? "全部";
    label.translate = chosen.length !== 1;
    button.title = chosen.length ? `只依据：${chosen.map((one) => one.name).join("、")}` : "依据全部文章作答";
    button.toggleAttribute("data-some", chosen.length > 0);
    find(".scope-all").disabled = !chosen.length;
  }

  async function list() {
    const turn = ++asked, words = find(".scope-find").value.trim();
    let found;
    try {
      const answer = await fetch(`page/texts?${new URLSearchParams({ words })}`);
      found = await answer.json();
      if (!answer.ok) throw new Error(found.error);
    } catch (error) {
      return tell(error instanceof TypeError ? policyAlive.LOST : error.message);
    }
    if (turn !== asked) return;
    find(".scope-list").replaceChildren(...found.choices.map(row));
    const left = found.total - found.choices.length;
    tell(!found.total ? "没有名称含有这些字的作者或文章。" : left ? `另有 ${left} 项，请输入文字查找。` : "");
  }

  function tell(sentence) {
    find(".scope-told").textContent = sentence;
  }

  function row(one) {
    const label = one.name ?? `${one.author}（全部 ${one.of} 份）`;
    const box = made("input", "", { type: "checkbox", value: one.value, checked: chosen.some(({ value }) => value === one.value) });
    box.onchange = () => {
      chosen = chosen.filter(({ value }) => value !== one.value);
      if (box.checked) chosen.push({ value: one.value, name: one.author || one.name });
      keep();
    };
    const line = document.createElement("label"), item = document.createElement("li");
    line.append(box, made("span", label, one.name ? { lang: "zh-CN" } : {}));
    if (one.name && one.author) line.append(made("small", one.author, { lang: "zh-CN" }));
    item.append(line);
    return item;
  }

  function all() {
    chosen = [];
    keep();
    for (const box of document.querySelectorAll(".scope-list input")) box.checked = false;
    find(".scope-find").focus(); // the button that was pressed can be pressed no more
  }

  /* Above the button that opened it, inside the window. */
  function place(panel) {
    const at = find(".scope-open").getBoundingClientRect();
    panel.style.left = `${Math.max(8, Math.min(at.left, innerWidth - panel.offsetWidth - 8))}px`;
    panel.style.bottom = `${innerHeight - at.top + 8}px`;
  }

  document.addEventListener("toggle", (event) => {
    if (event.target.id !== "scope" || event.newState !== "open") return;
    place(event.target);
    list();
    find(".scope-find").focus();
  }, true);

  document.addEventListener("click", (event) => event.target.closest(".scope-all") && all());

  document.addEventListener("input", (event) => {
    if (!event.target.matches(".scope-find")) return;
    clearTimeout(typing);
    typing = setTimeout(list, FIND_AFTER);
  });

  // The button comes with Gradio's parts, after this script.
  new MutationObserver((_, watching) => {
    if (!find(".scope-name")) return;
    watching.disconnect();
    name();
  }).observe(document, { childList: true, subtree: true });

  return { told };
})();
