// An upload over a bad line takes minutes: this shows how far it is, and keeps the chosen file when there is something to mend.
// Without it the browser does the same in its own way.
(() => {
  "use strict";

  const form = document.querySelector("form[data-uploading]");
  if (!form) return;
  const shown = form.querySelector(".upload");
  const [bar, says] = [shown.querySelector("progress"), shown.querySelector("output")];
  const buttons = [...form.querySelectorAll("button")];

  form.addEventListener("submit", event => {
    if (form.elements.upload.files.length === 0) return;
    event.preventDefault();
    const address = event.submitter.formAction;
    const request = new XMLHttpRequest();
    request.upload.onprogress = sent => { if (sent.lengthComputable) bar.value = 100 * sent.loaded / sent.total; };
    request.upload.onload = () => { bar.removeAttribute("value"); says.value = form.dataset.working; };
    request.onload = () => request.responseURL === address ? show(request.responseText) : location.assign(request.responseURL);
    request.onerror = () => ready(form.dataset.failed);
    request.open("POST", address);
    request.send(new FormData(form));
    shown.hidden = bar.hidden = false;
    says.value = form.dataset.uploading;
    buttons.forEach(button => button.disabled = true);
  });

  // The report, above the form as it is: with the file still chosen.
  function show(text) {
    const main = document.importNode(new DOMParser().parseFromString(text, "text/html").getElementById("main"), true);
    document.getElementById("main").replaceWith(main);
    main.querySelector("form[data-uploading]")?.replaceWith(form);
    ready("");
    main.focus();
    scrollTo(0, 0);
  }

  function ready(text) {
    buttons.forEach(button => button.disabled = false);
    shown.hidden = text === "";
    bar.hidden = true;
    says.value = text;
  }
})();
