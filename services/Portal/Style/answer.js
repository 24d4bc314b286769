// What the pages do more when there is JavaScript: open a link without pasting (also one that sets a password), and keep a draft quietly. Nothing depends on it.
(() => {
  "use strict";

  const opening = document.getElementById("open-link");
  if (opening) openLink(opening);

  const setting = document.getElementById("set-password");
  if (setting && location.hash.length > 1) {
    setting.elements.link.value = location.hash.slice(1);
    setting.querySelector(".pasted").hidden = true;
    history.replaceState(null, "", location.pathname);
  }

  const form = document.querySelector("form[data-draft]");
  if (form) keepDraft(form);

  const handingIn = document.querySelector("form[data-sent^='/']"); // Empty on other forms.
  if (handingIn) handIn(handingIn);

  // What was handed in does not stay on the device.
  const done = document.querySelector("[data-forget]");
  if (done) Device.remove("drafts", done.dataset.forget).catch(() => {}); // Where nothing can be kept, nothing was.

  // The secret stands behind the #, which is never sent: it goes on in the body of the form, and out of the address and the history.
  function openLink(form) {
    const open = () => {
      const secret = location.hash.slice(1);
      if (!secret) return;
      history.replaceState(null, "", location.pathname + location.search);
      document.querySelector(".opening").hidden = false;
      document.querySelector(".without-script").hidden = true;
      form.elements.link.value = secret;
      form.submit();
    };
    addEventListener("hashchange", open);
    // Back from the page that the link opened: the form must be there again.
    addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
    open();
  }

  function keepDraft(form) {
    const saved = form.querySelector(".saved");
    let timer, saving, isChanged = false, isStopped = false, isAway = false;

    const changed = () => {
      isChanged = true;
      clearTimeout(timer);
      timer = setTimeout(save, 1500);
    };

    function save() {
      return saving ??= trySave().finally(() => { saving = undefined; });
    }

    /** False where something is left that is not saved. */
    async function trySave() {
      if (isStopped || !isChanged) return !isChanged;
      isChanged = isAway = false;
      try {
        const response = await fetch(form.dataset.draft, {
          method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Requested-With": "XMLHttpRequest" }, redirect: "error",
        });
        if (!response.ok) throw new Error(response.statusText);
        const said = await response.json();
        if (said.go) {
          isStopped = true;
          location.replace(said.go);
          return false;
        }
        if (said.version) form.elements.version.value = said.version;
        else isChanged = true;
        if (said.stop) isStopped = true;
        if (said.version) await Device.remove("drafts", location.pathname).catch(() => {}); // Where nothing can be kept, nothing was.
        saved.textContent = said.stop || said.words;
      } catch (error) {
        isAway = error instanceof TypeError;
        // The line is gone for a moment: the next change tries again, and so does the next time it is back.
        isChanged = true;
        saved.textContent = await keepOnDevice(form) ? form.dataset.savedHere : form.dataset.notSaved;
      }
      if (isChanged && !isStopped) { clearTimeout(timer); timer = setTimeout(save, 15000); }
      return !isChanged;
    }

    // On with a form that no worker takes care of, but not where the line is away: what was typed stays on the page. Whatever else keeps
    // it from being saved, the server's page says.
    async function goOn(button) {
      await saving;
      isChanged = true;
      const isSaved = await save();
      if (isStopped || isAway || (isSaved && button.formAction.endsWith(form.dataset.draft))) return;
      isStopped = true;
      form.requestSubmit(button);
    }

    async function keepOnDevice(form) {
      const fields = [...new FormData(form)];
      try {
        await Device.put("drafts", { path: location.pathname, fields, reader: form.elements.reader.value, at: Date.now() });
        return true;
      } catch {
        // A browser that keeps nothing, or has no room: what was typed is on the page.
        return false;
      }
    }

    form.addEventListener("change", changed);
    form.addEventListener("input", changed);
    addEventListener("online", save);
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
    // Shortly before a test's time is over, see clock.js.
    form.addEventListener("save", save);
    form.addEventListener("submit", event => {
      clearTimeout(timer);
      if (form.dataset.live && !isStopped) {
        event.preventDefault();
        goOn(event.submitter);
      }
      else isStopped = true;
    });
  }

  // A test is handed in by the page itself, so that it stays where the line is away. Whatever else there is to say, the server's page says.
  function handIn(form) {
    let isSending = false;
    form.addEventListener("submit", async event => {
      if (event.submitter?.formAction.includes("handler=Edit")) return;
      event.preventDefault();
      if (isSending) return;
      isSending = true;
      try {
        const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Requested-With": "XMLHttpRequest" }, redirect: "manual" });
        if (response.ok && (await response.json()).sent) location.assign(form.dataset.sent);
        else form.submit();
      } catch {
        form.querySelector(".saved").textContent = form.dataset.notSent;
        isSending = false;
      }
    });
  }
})();
