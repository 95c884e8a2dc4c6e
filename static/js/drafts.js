/* Drafts: what is typed or chosen and not yet acknowledged by the server stays in this browser, under the number of
   the person, the round and the form. It survives a lost connection, a closed tab and an expired login, and is offered
   back at its question. Nothing here writes to the server: putting back goes through the save of the form itself, with
   the version that the text was typed on, so a colleague's newer text gives the choice between the two. */
(() => {
  "use strict";
  const PREFIX = "apk-concept:";
  const NOW = "nu"; // the draft of what is being typed; one that is offered carries its moment instead
  const DAYS = 30;
  const NOT_CONTENT = new Set(["csrfmiddlewaretoken", "version", "toon", "keep_own", "clear", "all_yes"]);
  const NO_ROOM = "Uw browser kan geen kopie van deze tekst bewaren. Laat deze pagina open tot er Opgeslagen staat.";
  const me = document.currentScript.dataset.user;
  const held = new WeakMap(); // form -> the content that the server holds

  const forms = () => document.querySelectorAll("form[data-apk-save]");
  const isAnswer = (element) => element instanceof HTMLFormElement && element.hasAttribute("data-apk-save");
  const roundOf = (path) => /\/ronde\/([0-9a-f-]{36})\//.exec(path)?.[1] ?? "";
  const keyOf = (form, moment) => `${PREFIX}${me}:${roundOf(form.action)}:${form.id}:${moment}`;

  function contentOf(fields) {
    const content = new URLSearchParams();
    for (const [name, value] of fields) if (!NOT_CONTENT.has(name)) content.append(name, value.replace(/\r\n/g, "\n"));
    return content.toString();
  }

  const typedIn = (form) => contentOf(new FormData(form));

  /* What the page came with. Not what the fields hold: a browser may have put back what was typed before. */
  function cameWith(form) {
    const fields = [];
    for (const field of form.elements) {
      if (!field.name || field instanceof HTMLButtonElement || field instanceof HTMLFieldSetElement) continue;
      const box = field.type === "radio" || field.type === "checkbox";
      if (!box || field.defaultChecked) fields.push([field.name, box ? field.value : field.defaultValue]);
    }
    return contentOf(fields);
  }

  /* --- the store: gone or full is said out loud, never swallowed --- */
  function stored(prefix = PREFIX) {
    const found = [];
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(prefix)) found.push([key, JSON.parse(localStorage.getItem(key))]);
      }
    } catch {
      return []; // no store at all: the first text that is typed says so
    }
    return found;
  }

  const TEXTS = "apk-tekst:"; // what texts.js keeps; here only to ask before logging out
  const mine = () => stored().filter(([key]) => key.startsWith(`${PREFIX}${me}:`));

  function forget(key) {
    localStorage.removeItem(key);
  }

  function warn(form, text) {
    let line = form.querySelector(".apk-draft__warning");
    if (!line) {
      line = document.createElement("p");
      line.className = "apk-fault apk-draft__warning";
      line.setAttribute("role", "alert");
      form.append(line);
    }
    line.textContent = text;
  }

  function keep(form) {
    const content = typedIn(form);
    try {
      if (content === held.get(form)) {
        forget(keyOf(form, NOW));
      } else {
        const version = form.elements.version.value;
        const draft = { at: Date.now(), content, version, page: location.pathname + location.search };
        localStorage.setItem(keyOf(form, NOW), JSON.stringify(draft));
      }
      form.querySelector(".apk-draft__warning")?.remove();
    } catch {
      warn(form, NO_ROOM);
    }
  }

  /* --- offering back --- */
  function momentOf(at) {
    const then = new Date(at);
    const time = then.toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
    if (then.toDateString() === new Date().toDateString()) return time;
    return `${then.toLocaleDateString("nl-NL", { day: "numeric", month: "long" })} om ${time}`;
  }

  function element(tag, className, text = "") {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function button(text, act) {
    const made = element("button", "utrecht-button utrecht-button--secondary-action apk-button--small", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  /* The draft in words: what is chosen, as the page calls it, and the texts as they were typed. */
  function inWords(form, content) {
    const lines = [];
    for (const [name, value] of content) {
      if (["role", "support"].includes(name) || !value) continue;
      const chosen = form?.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]:is([type=radio], [type=checkbox])`);
      const step = chosen?.closest("fieldset")?.querySelector("legend")?.textContent.trim();
      const label = chosen?.getAttribute("aria-label") ?? chosen?.closest("label")?.firstElementChild?.nextElementSibling?.textContent;
      lines.push(chosen ? [step, (label ?? value).trim()].filter(Boolean).join(": ") : value);
    }
    return lines;
  }

  function putBack(form, draft) {
    const content = new URLSearchParams(draft.content);
    for (const field of form.elements) {
      if (!field.name || NOT_CONTENT.has(field.name) || field instanceof HTMLButtonElement) continue;
      if (field.type === "radio" || field.type === "checkbox") field.checked = content.getAll(field.name).includes(field.value);
      else field.value = content.get(field.name) ?? "";
    }
    form.elements.version.value = draft.version; // older than a colleague's save: then the server asks which one stays
    keep(form);
    form.dispatchEvent(new Event("change", { bubbles: true }));
    (form.querySelector("textarea") ?? form.querySelector("input:checked"))?.focus();
  }

  function offer(key, draft, form, place) {
    const content = new URLSearchParams(draft.content);
    const isText = ["note", "nvt_reason"].some((name) => content.get(name));
    const box = element("section", "apk-draft");
    box.setAttribute("aria-label", "Niet bewaard");
    box.append(
      element("p", "apk-strong", `U hebt hier nog een ${isText ? "tekst" : "keuze"} van ${momentOf(draft.at)} die niet is bewaard.`),
      ...inWords(form, content).map((line) => element("p", "apk-draft__text", line)),
    );
    if (!form) box.append(element("p", "apk-meta", "U kunt dit antwoord nu niet wijzigen. Neem de tekst over als u hem wilt houden."));
    const buttons = element("div", "apk-row");
    const done = () => {
      forget(key);
      box.remove();
    };
    if (form) {
      buttons.append(
        button("Zet terug", () => {
          done();
          putBack(form, draft);
        }),
      );
    }
    buttons.append(
      button("Gooi weg", () => {
        done();
        place.closest("article")?.focus();
      }),
    );
    box.append(buttons);
    place.before(box);
    const fold = place.closest("details");
    if (fold) fold.open = true;
  }

  function offerBack(key, draft) {
    const [, , round, id] = key.split(":");
    if (roundOf(location.pathname) !== round) return;
    const form = document.getElementById(id);
    if (!isAnswer(form)) {
      const article = draft.page.split("?")[0] === location.pathname && articleOf(id);
      if (article && !article.querySelector("[data-apk-save]")) offer(key, draft, null, article.lastElementChild);
      return;
    }
    if (draft.content === held.get(form)) {
      forget(key);
      return;
    }
    const own = keyOf(form, draft.at);
    try {
      localStorage.setItem(own, JSON.stringify(draft));
      if (own !== key) forget(key);
      offer(own, draft, form, form);
    } catch {
      offer(key, draft, form, form);
    }
  }

  /* The question of a form, also when a role stands behind its id. */
  function articleOf(id) {
    const parts = id.replace("formulier-", "").split("-");
    while (parts.length) {
      const found = document.getElementById(parts.join("-"));
      if (found) return found;
      parts.pop();
    }
    return null;
  }

  /* On the page of the round: where something still waits. */
  function listDrafts(list) {
    const here = mine().filter(([key]) => key.split(":")[2] === roundOf(location.pathname));
    if (!here.length) return;
    for (const [key, draft] of here) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const id = key.split(":")[3].replace("formulier-", "");
      const page = new URL(draft.page, location.origin);
      if (page.origin !== location.origin) continue;
      link.href = `${page.pathname}${page.search}#${id}`;
      link.textContent = `Vraag ${id}, van ${momentOf(draft.at)}`;
      item.append(link);
      list.querySelector("ul").append(item);
    }
    list.hidden = false;
  }

  /* --- what the server acknowledges --- */
  document.addEventListener("input", (event) => isAnswer(event.target.form) && keep(event.target.form));
  document.addEventListener("change", (event) => {
    const form = isAnswer(event.target) ? event.target : event.target.form;
    if (isAnswer(form)) keep(form);
  });
  document.addEventListener("htmx:before:request", (event) => {
    const { ctx } = event.detail;
    if (isAnswer(ctx.sourceElement)) ctx.apkDraft = typedIn(ctx.sourceElement);
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    if (!isAnswer(ctx.sourceElement) || ctx.response.status >= 400) return;
    held.set(ctx.sourceElement, ctx.apkDraft);
    keep(ctx.sourceElement); // gone when this is what the form still holds; else kept on top of the new version
  });
  document.addEventListener("click", (event) => {
    const taken = event.target.closest?.(".apk-conflict a[data-apk-leave]");
    const form = taken?.closest("form");
    if (isAnswer(form)) forget(keyOf(form, NOW)); // the other version was chosen
  });

  /* --- logging out clears the drafts of this person, after asking --- */
  function askToLeave(form, drafts) {
    const dialog = element("dialog", "apk-draft__dialog");
    dialog.setAttribute("aria-labelledby", "concept-vraag");
    const count = drafts.length === 1 ? "1 tekst of keuze die" : `${drafts.length} teksten of keuzes die`;
    const title = element("h2", "", "Nog niet alles is bewaard");
    title.id = "concept-vraag";
    const buttons = element("div", "apk-row");
    buttons.append(
      button("Blijf ingelogd", () => dialog.close()),
      button("Gooi weg en log uit", () => {
        for (const [key] of drafts) forget(key);
        dialog.close();
        form.requestSubmit();
      }),
    );
    const text = `In deze browser ${drafts.length === 1 ? "staat" : "staan"} nog ${count} niet bij de gemeente ${drafts.length === 1 ? "is" : "zijn"} aangekomen. Wie uitlogt, gooit dat weg.`;
    dialog.append(title, element("p", "", text), buttons);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  document.addEventListener("submit", (event) => {
    if (!/uitloggen\/$/.test(new URL(event.target.action, location.href).pathname)) return;
    const drafts = [...mine(), ...stored(`${TEXTS}${me}:`)];
    if (!drafts.length) return;
    event.preventDefault();
    askToLeave(event.target, drafts);
  });

  for (const [key, draft] of stored()) {
    if (!(draft.at > Date.now() - DAYS * 24 * 60 * 60 * 1000)) forget(key);
  }
  for (const form of forms()) held.set(form, cameWith(form));
  for (const [key, draft] of mine()) offerBack(key, draft);
  const list = document.querySelector("[data-apk-drafts]");
  if (list) listDrafts(list);
})();
