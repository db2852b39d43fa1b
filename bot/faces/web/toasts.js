/* What Gradio tells in toasts, in one Chinese sentence of what has happened. What our server says stands as it is. */
"use strict";

(() => {
  const most = () => document.querySelector(".own-drop input")?.dataset.most; // MB
  const TOLD = [
    [/maximum allowed size/i, () => `文件超过 ${most()} MB，请拆分后分别核查。`],
    [/invalid file type/i, () => "只能读取 .docx、.txt 和 .md 文件，请另存为其中一种后再拖入。"],
    [/currently busy|queue is full/i, () => "使用的人较多，请稍后再试。"],
    [/connection|failed to fetch|networkerror|load failed/i, () => policyAlive.LOST],
  ];
  const OTHER = "程序内部错误，本次操作未能完成；请稍后重试，详情见运行窗口中的日志。";

  function word(said) {
    const given = said.textContent;
    const ours = /[\u4e00-\u9fff]/.test(given) ? given.trim() : OTHER;
    const sentence = TOLD.find(([pattern]) => pattern.test(given))?.[1]() ?? ours; // a file's name may be Chinese in an English sentence
    said.dataset.told = sentence; // toasts.css shows it in the place of the words that Gradio goes on holding
    const title = said.closest(".toast-body")?.querySelector(".toast-title");
    policyTalk.failed();
    if (sentence === policyAlive.LOST) policyAlive.look(); // where the program answers, asking anew is enough
    if (title) title.dataset.told = sentence === policyAlive.LOST ? "连接中断" : "未能完成";
  }

  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]).filter((node) => node.querySelectorAll);
    for (const said of added.flatMap((node) => [...node.querySelectorAll(".toast-text, .toast-message-text")])) word(said);
    // An event of the chat that failed tells nothing but “错误”, over the chat.
    if (added.some((node) => node.closest("#chat") && node.closest("[data-testid=status-tracker]")?.querySelector(".error"))) policyTalk.failed(OTHER);
  }).observe(document, { childList: true, subtree: true });
})();
