/* Autosave, where htmx leaves something to do. A save carries what the form holds at the moment it leaves, with the
   newest version, so quick changes of one person never conflict with each other. A failure stays visible. */
(() => {
  "use strict";
  const NOT_SAVED = "Niet opgeslagen. Controleer uw verbinding en kies Opslaan.";
  const REFUSED = "Niet opgeslagen. U mag dit antwoord niet (meer) wijzigen. Laad de pagina opnieuw.";
  const BUSY = "Bezig met opslaan. Laat deze pagina open.";
  const SLOW = 1000; // milliseconds after which a save that is still under way says so
  const waiting = new WeakMap(); // form -> the timer of its save
  const saved = new WeakMap(); // form -> what the server holds, to leave out a save of the same
  const retried = new WeakSet(); // forms that were sent again with a fresh token
  const isAnswer = (element) => element instanceof HTMLFormElement && element.hasAttribute("data-apk-save");

  function contentOf(form, submitter) {
    const content = new URLSearchParams(new FormData(form));
    if (submitter?.name) content.append(submitter.name, submitter.value);
    return content;
  }

  function keyOf(content) {
    const key = new URLSearchParams(content);
    key.delete("version");
    key.delete("csrfmiddlewaretoken");
    return key.toString();
  }

  /* What the page says is not (yet) with the server. Leaving the page then asks first. */
  function sayUnsaved(form, text, kind) {
    const line = document.createElement("span");
    line.className = kind;
    line.dataset.apkUnsaved = "";
    line.textContent = text;
    form.querySelector("[role=status]").replaceChildren(line);
  }

  function fail(form, text) {
    clearTimeout(waiting.get(form));
    sayUnsaved(form, text, "apk-saved--fout");
    saved.delete(form);
  }

  /* After logging in again the token of this page is old: take a new one from a fresh copy of the page. */
  async function freshToken() {
    const page = await fetch(location.href, { headers: { Accept: "text/html" } });
    const copy = new DOMParser().parseFromString(await page.text(), "text/html");
    const token = copy.querySelector("[data-apk-save] [name=csrfmiddlewaretoken]")?.value;
    if (!token) return false;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
    return true;
  }

  document.addEventListener("htmx:before:request", (event) => {
    const { ctx } = event.detail;
    const form = ctx.sourceElement;
    if (!isAnswer(form)) return;
    const content = contentOf(form, ctx.request.submitter);
    const key = keyOf(content);
    if (saved.get(form) === key) {
      event.preventDefault();
      return;
    }
    ctx.request.body = content;
    ctx.apkKey = key;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => sayUnsaved(form, BUSY, "apk-saved--bezig"), SLOW));
  });

  document.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    const form = ctx.sourceElement;
    if (!isAnswer(form)) return;
    clearTimeout(waiting.get(form));
    for (const field of form.querySelectorAll("textarea, input[type=date]")) {
      const fault = document.getElementById(`fout-${form.id.replace("formulier-", "")}-${field.name}`);
      if (fault?.textContent.trim()) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    if (ctx.response.status < 400) {
      saved.set(form, ctx.apkKey);
      retried.delete(form);
    }
    // On a phone the two versions stand below the screen: the choice between them may not go unseen.
    if (ctx.response.status === 409) {
      document.getElementById(form.id)?.querySelector(".apk-conflict")?.scrollIntoView({ block: "nearest" });
    }
  });

  document.addEventListener("htmx:response:error", async (event) => {
    const { ctx } = event.detail;
    const form = ctx.sourceElement;
    const status = ctx.response.status;
    if (!isAnswer(form) || [401, 409, 422].includes(status)) return; // those bring their own message
    if (ctx.response.headers?.get?.("X-Apk-Refused")) {
      const said = new DOMParser().parseFromString(ctx.text ?? "", "text/html").querySelector("[data-apk-unsaved]");
      fail(form, said?.textContent ?? REFUSED);
      return;
    }
    if (status === 403 && !retried.has(form)) {
      retried.add(form);
      if (await freshToken().catch(() => false)) {
        form.requestSubmit();
        return;
      }
    }
    fail(form, status === 403 || status === 404 ? REFUSED : NOT_SAVED);
  });

  document.addEventListener("htmx:error", (event) => {
    const form = event.detail.ctx?.sourceElement;
    if (isAnswer(form)) fail(form, NOT_SAVED);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-apk-all], [data-apk-clear]");
    const form = button?.form;
    if (!form) return;
    event.preventDefault();
    const all = button.hasAttribute("data-apk-all");
    for (const field of form.querySelectorAll(all ? ".apk-steps input" : "[name=value]")) {
      field.checked = all && field.value === "ja";
    }
    if (all) form.elements.not_applicable.checked = false;
    form.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // Text that was typed just before the page went out of sight is sent at once, without waiting for a pause.
  document.addEventListener("visibilitychange", () => {
    const form = document.activeElement?.form;
    if (document.visibilityState === "hidden" && isAnswer(form)) form.dispatchEvent(new Event("change"));
  });

  window.addEventListener("online", () => {
    for (const line of document.querySelectorAll("[data-apk-save] [data-apk-unsaved]")) {
      if (line.textContent === NOT_SAVED) line.closest("form").requestSubmit();
    }
  });

  let leaving = false;
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-apk-leave]")) leaving = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && document.querySelector("[data-apk-unsaved]")) event.preventDefault();
    leaving = false;
  });

  /* On a phone the dossiers are one bar: begin it at the dossier one is in. */
  document.querySelector(".apk-side [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
})();
