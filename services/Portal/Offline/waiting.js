// What the pages show of what the device keeps, see worker.js: answers that wait, forms with what was typed, a summary where the line is away.
(() => {
  "use strict";

  const panel = document.getElementById("on-device");
  if (!panel || !("serviceWorker" in navigator) || !("indexedDB" in window)) return;
  const words = panel.dataset, path = location.pathname, isAnswer = path === "/answer" || path.startsWith("/answer/");
  const form = document.querySelector("form.questions") ?? document.querySelector("main form:has(textarea)");
  const came = isAnswer ? location.hash : "";
  if (came === "#away" || came === "#review") history.replaceState(null, "", path + location.search);

  const SOON = 15_000;
  // Looked at before the worker can take over this page: one that was there before it is not kept yet.
  const cameByWorker = navigator.serviceWorker.controller !== null;
  let tell = () => {}, again;
  // First of all: an answer may go out while the page is still opening, and what the worker says to nobody is lost.
  navigator.serviceWorker.addEventListener("message", event => {
    if (event.data.sent > 0 && path === "/answer") location.replace("/answer?note=sent");
    else show();
  });
  start();

  async function start() {
    try {
      await restore();
      if (came === "#review" && form) review();
      await show();
    } catch {
      return; // A browser that keeps nothing on the device: all goes on as without.
    }
    if (isAnswer) await begin();
  }

  async function begin() {
    let registration;
    try {
      await navigator.serviceWorker.register("/answer-worker.js", { scope: "/answer" });
      registration = await navigator.serviceWorker.ready;
    } catch {
      return; // Not allowed here: all goes on as without.
    }
    tell = message => registration.active.postMessage(message);
    document.querySelector("form[action='/sign-out']")?.addEventListener("submit", signOut);
    addEventListener("online", () => tell({ what: "send" }));
    if (!cameByWorker) tell({ what: "keep", path });
    tell({ what: "send" });
  }

  async function show() {
    const queue = await Device.all("queue");
    const of = state => queue.filter(entry => entry.state === state);
    panel.replaceChildren();
    if (came === "#away") say(words.away);
    if (of("waiting").length === 1) say(words.one);
    else if (of("waiting").length > 1) say(words.many, of("waiting").length);
    if (of("ended").length) say(words.ended, of("ended").length);
    if (of("other").length) say(words.other, of("other").length);
    if (isAnswer) of("refused").forEach(showRefused);
    // "Online" says that there is a line, not that it carries anything yet.
    clearTimeout(again);
    if (of("waiting").length && navigator.onLine) again = setTimeout(() => tell({ what: "send" }), SOON);
    panel.className = of("refused").length && isAnswer ? "problem" : "notice";
    panel.hidden = panel.childElementCount === 0;
    for (const row of document.querySelectorAll(".tasks li")) {
      row.querySelector(".here")?.remove();
      const entry = queue.find(entry => entry.path === row.querySelector("a").getAttribute("href"));
      if (entry) row.append(element("span", entry.state === "refused" ? words.notTaken : words.here, entry.state === "refused" ? "here not-taken" : "here"));
    }
  }

  function showRefused(entry) {
    const link = document.querySelector(`.tasks a[href="${CSS.escape(entry.path)}"]`);
    say(words.refused, link?.textContent ?? words.form);
    for (const sentence of entry.said.length ? entry.said : [words.why]) say(sentence);
    const actions = element("p", "", "actions"), open = element("a", words.open);
    open.href = entry.path;
    const again = element("button", words.again, "second"), drop = element("button", words.drop, "second");
    again.onclick = async () => {
      await Device.change("queue", { ...entry, state: "waiting" });
      await show();
      tell({ what: "send" });
    };
    drop.onclick = async () => {
      if (!confirm(words.dropSure)) return;
      await Device.remove("queue", entry.key);
      await Device.remove("drafts", entry.path);
      await show();
    };
    actions.append(...link ? [open] : [], again, drop);
    panel.append(actions);
  }

  /** Into a form that was opened; what came back from the server with the form is newer. */
  async function restore() {
    if (!form || location.search.includes("handler=")) return;
    const draft = await Device.get("drafts", path);
    if (!draft || draft.reader !== form.elements.reader?.value) return;
    // A test may have been gone on with on another device: what is kept here is put back only into the version that it was typed into.
    if (form.dataset.live && draft.fields.find(([name]) => name === "version")?.[1] !== form.elements.version.value) return Device.remove("drafts", path);
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden") continue;
      const values = draft.fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
      else if (values.length > 0) field.value = values[0];
    }
    const saved = form.querySelector(".saved");
    if (saved) saved.textContent = words.restored;
    if (came !== "#review") form.dispatchEvent(new Event("change"));
  }

  /** The summary that the server would have shown. */
  function review() {
    const questions = [...form.querySelectorAll("fieldset:not(.as), .written")];
    const missing = questions.filter(question => question.dataset.missing && !question.querySelector(":checked"));
    if (missing.length > 0) {
      for (const question of missing) question.querySelector("legend").after(element("p", question.dataset.missing, "problem"));
      form.before(element("p", words.mend.replace("{n}", missing.length), "problem"));
      missing[0].closest(".screen").focus();
      return;
    }
    const list = element("dl", "", "summary");
    for (const question of questions) {
      const answer = answerOf(question), row = document.createElement("div");
      row.append(
        element("dt", question.querySelector("legend, label").textContent),
        element("dd", answer || words.leftOpen, !answer ? "quiet" : question.matches(".written") ? "text" : ""));
      list.append(row);
    }
    const heading = element("h2", words.summary, "first"), send = element("button", words.send), edit = element("button", words.edit, "second");
    heading.tabIndex = -1;
    send.setAttribute("formaction", "?handler=Send");
    edit.type = "button";
    const bar = element("div", "", "sending"), panel = document.createElement("div");
    bar.append(send, edit);
    panel.append(heading, element("p", words.summaryDo), list, bar);
    const others = [...form.children].filter(part => part.type !== "hidden");
    for (const part of others) part.hidden = true;
    form.append(panel);
    heading.focus();
    edit.onclick = () => {
      panel.remove();
      for (const part of others) part.hidden = false;
    };
  }

  function answerOf(question) {
    if (question.matches(".written")) return question.querySelector("textarea").value.trim();
    return [...question.querySelectorAll("input:checked")].map(input => input.parentElement.querySelector("span").firstChild.textContent.trim()).join(", ");
  }

  async function signOut(event) {
    event.preventDefault();
    const lost = (await Device.all("queue")).length;
    if (lost > 0 && !confirm(words.signOut.replace("{n}", lost))) return;
    // As the server tells the browser to; not every browser listens.
    await Promise.all([caches.delete("pages"), Device.empty("queue"), Device.empty("drafts")]);
    event.target.submit();
  }

  function say(sentence, value) {
    panel.append(element("p", sentence.replace("{n}", value)));
  }

  function element(name, text, kind) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }
})();
