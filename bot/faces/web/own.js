/* The room for a user's own documents: what its buttons do, and what is dropped on it. */
"use strict";

const policyOwn = (() => {
  const { look, post, shelve } = policyCollections;
  const find = (selector) => document.querySelector(selector);

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

  function button(words, deed, key) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    made.dataset.own = deed;
    if (key !== undefined) made.dataset.key = key;
    return made;
  }

  /* ---- what is asked of a collection ---- */

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
    add: policyFiles.add,
    use: ({ target, shelf }) => policyCollections.use(target.dataset.key ?? shelf.dataset.key),
    discard: policyFiles.discard,
    drop: ({ target }) => policyFiles.forget([target.closest(".own-card")]),
    dismiss: ({ target }) => target.closest(".own-job").remove(),
    cancel: ({ target }) => cancel(target),
    rename: ({ shelf }) => renaming(shelf),
    delete: ({ target, shelf }) => confirm(target, `删除“${shelf.dataset.name}”和其中 ${shelf.dataset.documents} 份资料，不能恢复。`, "deleted"),
    remove: ({ target, row }) => confirm(target, `删除《${row.dataset.title}》，不能恢复。`, "removed"),
    async deleted({ target, shelf }) {
      await post("own/delete", { collection: shelf.dataset.key });
      if (shelf.dataset.key === policyRoute.collection) return location.assign(policyRoute.page("") + policyRoute.room("own"));
      cancel(target);
      policyFiles.gone(shelf.dataset.key);
      tell(`已删除资料集“${shelf.dataset.name}”。`);
      await look();
      await shelve();
    },
    async removed({ target, shelf, row }) {
      const { job } = await post("own/remove", { collection: shelf.dataset.key, essay: row.dataset.essayKey });
      cancel(target);
      row.setAttribute("aria-busy", "true");
      policyJobs.begun(job);
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
      policyFiles.take([...event.target.files]);
      event.target.value = ""; // the same file can be chosen again
    } else if (event.target.matches(".own-target")) policyFiles.name_it();
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
    policyFiles.take([...event.dataTransfer.files]);
  });

  async function enter() {
    await attempt(async () => {
      await look();
      await shelve();
      await policyFiles.recall();
    });
    if (policyCollections.known().jobs.some((job) => !policyJobs.over(job))) policyJobs.follow();
  }

  return { button, enter, tell };
})();
