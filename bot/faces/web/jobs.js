/* What is being added to a collection or deleted from it: followed until its end, a line for each. */
"use strict";

const policyJobs = (() => {
  const LOOKS_EVERY = 600; // milliseconds, while something is being added
  const { look, named, shelve } = policyCollections;
  const find = (selector) => document.querySelector(selector);
  const followed = new Map(); // jobs begun or seen here -> the cards that they add, and whether their end was told
  let looking = false, missed = false; // a job that was begun while the last look was on its way

  const over = ({ state }) => state === "done" || state === "failed";

  /* A job that was begun here, and the cards that it adds. */
  function begun(job, cards = []) {
    followed.set(job, { cards });
    missed = looking;
    follow();
  }

  /* Follows what is being added until nothing is. */
  async function follow() {
    if (looking) return;
    looking = true;
    try {
      while (await look()) {
        for (const job of policyCollections.known().jobs) if (!over(job) && !followed.has(job.number)) followed.set(job.number, { cards: [] });
        show();
        await new Promise((done) => setTimeout(done, LOOKS_EVERY));
      }
      show();
    } catch (error) {
      policyOwn.tell(error.message, true);
    } finally {
      looking = false;
      if (missed) {
        missed = false;
        follow();
      }
    }
  }

  const holds = (collection) => policyCollections.known().collections.find(({ key }) => key === collection)?.documents;

  /* A line a job; that of one that has ended stays until it is dismissed. */
  function show() {
    const frame = find(".own-jobs");
    if (!frame) return;
    let ended = false;
    for (const job of policyCollections.known().jobs) {
      const kept = followed.get(job.number);
      if (!kept || kept.told) continue;
      const before = frame.querySelector(`[data-job="${job.number}"]`), now = line_of(job);
      if (before) before.replaceWith(now);
      else frame.append(now);
      if (!over(job)) continue;
      kept.told = ended = true;
      if (job.state === "done") policyFiles.forget(kept.cards);
      else for (const card of kept.cards) card.removeAttribute("aria-busy");
    }
    if (!ended) return;
    policyFiles.settle();
    shelve().catch((error) => policyOwn.tell(error.message, true));
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
      if (job.state === "done" && job.collection !== policyRoute.collection && holds(job.collection)) made.append(policyOwn.button(`用“${named(job.collection)}”提问`, "use", job.collection));
      made.append(policyOwn.button("知道了", "dismiss"));
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

  return { begun, follow, over };
})();
