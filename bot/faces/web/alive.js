/* Whether the program still runs, and is the one that this page came from: Gradio's script sends nothing to another. */
"use strict";

const policyAlive = (() => {
  const LOST = "与程序的连接已中断。请确认程序仍在运行；一旦恢复，本页会自动重新载入，对话和稿件都保存在本浏览器中，不会丢失。";
  const LOOKS_EVERY = 2000, SEEN_EVERY = 10_000; // milliseconds: while it is away or asked, and else
  let run = null; // which run of the program this page came from
  let away = false;

  /* Which run answers; null: none. */
  const answers = () => fetch("page/alive", { cache: "no-store" }).then((answer) => (answer.ok ? answer.text() : null), () => null);
  const pause = (time) => new Promise((done) => setTimeout(done, time));

  /* Whether all is well. Else this page waits until the program is back, and is loaded anew. */
  async function look() {
    const found = await answers();
    run ??= found;
    if (found !== null && found === run) return !away;
    if (found !== null) location.reload(); // started anew meanwhile
    else lost();
    return false;
  }

  async function lost() {
    if (away) return;
    away = true;
    const line = Object.assign(document.createElement("p"), { className: "lost", textContent: LOST });
    line.setAttribute("role", "alert");
    document.body.append(line);
    while ((await answers()) === null) await pause(LOOKS_EVERY);
    location.reload();
  }

  async function watch() {
    for (;;) {
      await pause(document.body?.classList.contains("asking") ? LOOKS_EVERY : SEEN_EVERY);
      if (!document.hidden) await look();
    }
  }

  document.addEventListener("visibilitychange", () => document.hidden || look());
  look().then(watch);

  return { LOST, look };
})();
