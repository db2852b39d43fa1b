/* The collections of a user's own documents: what the program has, and which of them the page answers from. */
"use strict";

const policyCollections = (() => {
  const MANAGE = "manage";
  const { collection: here, top } = policyRoute;
  const find = (selector) => document.querySelector(selector);
  let known = { collections: [], jobs: [], documents: 0 };

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

  /* ---- what there is ---- */

  const named = (key) => known.collections.find((one) => one.key === key)?.name ?? "原有文章";

  async function look() {
    known = await (await fetched("own/collections", { cache: "no-store" })).json();
    offer();
    policyFiles.aim(known.collections);
    return known.jobs.some((job) => !policyJobs.over(job));
  }

  /* The list of them in their room. */
  async function shelve() {
    const frame = find(".own-shelves");
    if (!frame) return;
    if (frame.querySelector(".own-confirm, .own-renaming")) return; // whoever is asked something is not interrupted
    frame.innerHTML = await (await fetched(`own?here=${here}`, { cache: "no-store" })).text();
  }

  /* ---- which of them is answered from ---- */

  /* What else can be asked: the other collections that hold something, and the program's own texts. */
  const others = () => [{ key: "", name: "原有文章" }, ...known.collections.filter((one) => one.documents)].filter((one) => one.key !== here);

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
    document.body.toggleAttribute("data-elsewhere", others().length > 0);
  }

  /* The page of another collection, in the same room. */
  function use(key) {
    const room = document.body.dataset.room ?? "talk";
    location.href = policyRoute.page(key) + policyRoute.room(room === "own" ? "talk" : room);
  }

  document.addEventListener("change", (event) => {
    if (!event.target.matches("#from")) return;
    const key = event.target.value;
    event.target.value = here;
    if (key === MANAGE) policyPage.visit("own");
    else if (key !== here) use(key);
  });

  // The masthead comes with Gradio's parts, after this script.
  new MutationObserver((_, watching) => {
    if (!find("#from")) return;
    watching.disconnect();
    look().catch(() => {}); // where the program does not answer, alive.js says so
  }).observe(document, { childList: true, subtree: true });

  return { fetched, known: () => known, look, named, others, post, shelve, use };
})();
