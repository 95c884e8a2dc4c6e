/* Texts and choices in forms that post as a whole page (remarks, proposals, decisions): what is typed stays in this
   browser until a page of ours says that it was stored, and is offered back when it was not. Only the fields that were
   changed are kept: putting them back leaves what a colleague wrote beside them. Answers have their own way: drafts.js. */
(() => {
  "use strict";
  const PREFIX = "apk-tekst:";
  const DAYS = 30;
  const NO_ROOM = "Uw browser kan geen kopie van deze tekst bewaren. Bewaar de tekst ook ergens anders.";
  const me = document.currentScript.dataset.user;
  const isKept = (form) => form instanceof HTMLFormElement && form.hasAttribute("data-apk-text");
  const FIELDS = "textarea, select, input[type='text'], input[type='date'], input[type='radio']";
  const held = new WeakMap(); // per form the names that were refused: they are not stored, though the page came with them

  /* By the address that the form posts to: the page of a refusal has the same form at that address. */
  function keyOf(form) {
    const place = new URL(form.getAttribute("action") || location.href, location.href).pathname;
    return `${PREFIX}${me}:${place}:${form.dataset.apkText}`;
  }

  function mine() {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(`${PREFIX}${me}:`))
        .map((key) => [key, JSON.parse(localStorage.getItem(key))]);
    } catch {
      return []; // no store at all: the first text that is typed says so
    }
  }

  const fieldOf = (form, name) => form.elements.namedItem(name); // of radios all with that name together

  /* The value that the page came with. */
  function startOf(field) {
    if (field instanceof RadioNodeList) return [...field].find((one) => one.defaultChecked)?.value ?? "";
    if (field instanceof HTMLSelectElement) return ([...field.options].find((one) => one.defaultSelected) ?? field.options[0]).value;
    return field.defaultValue;
  }

  function changedIn(form) {
    const names = new Set([...form.querySelectorAll(FIELDS)].map((field) => field.name).filter(Boolean));
    return [...names]
      .map((name) => [name, fieldOf(form, name)])
      .filter(([name, field]) => field.value !== startOf(field) || held.get(form)?.has(name))
      .map(([name, field]) => [name, field.value]);
  }

  /* A value in words: a text as it is, a choice or a day with the name of its field. */
  function said(form, name, value) {
    const field = fieldOf(form, name);
    if (!field || field instanceof HTMLTextAreaElement) return value;
    if (field instanceof RadioNodeList) return [...field].find((one) => one.value === value)?.labels[0]?.textContent.trim() ?? value;
    const label = field.labels[0]?.firstChild?.textContent.trim();
    let words = value;
    if (field instanceof HTMLSelectElement) words = [...field.options].find((one) => one.value === value)?.text ?? value;
    if (field.type === "date") words = new Date(`${value}T12:00`).toLocaleDateString("nl-NL", { dateStyle: "long" });
    return label ? `${label}: ${words}` : words;
  }

  function warn(form) {
    if (form.querySelector(".apk-draft__warning")) return;
    const line = document.createElement("p");
    line.className = "apk-fault apk-draft__warning";
    line.setAttribute("role", "alert");
    line.textContent = NO_ROOM;
    form.append(line);
  }

  function keep(form, sent) {
    try {
      const texts = changedIn(form);
      if (!texts.length) localStorage.removeItem(keyOf(form));
      else localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), texts, sent }));
    } catch {
      warn(form);
    }
  }

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "utrecht-button utrecht-button--secondary-action apk-button--small";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function line(className, text) {
    const made = document.createElement("p");
    made.className = className;
    made.textContent = text;
    return made;
  }

  function momentOf(at) {
    const then = new Date(at);
    const time = then.toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
    if (then.toDateString() === new Date().toDateString()) return time;
    return `${then.toLocaleDateString("nl-NL", { day: "numeric", month: "long" })} om ${time}`;
  }

  /* "Stored" on the next page is about the form that is sent now, not about one that was refused before. */
  function sendOnly(form) {
    for (const [key, kept] of mine()) {
      if (!kept.sent) continue;
      localStorage.removeItem(key); // first room, then the same again
      localStorage.setItem(key, JSON.stringify({ ...kept, sent: 0 }));
    }
    if (isKept(form)) keep(form, true);
  }

  function offer(form, key, kept) {
    const box = document.createElement("section");
    box.className = "apk-draft";
    box.setAttribute("aria-label", "Niet bewaard");
    const buttons = document.createElement("div");
    buttons.className = "apk-row";
    const done = () => {
      localStorage.removeItem(key);
      box.remove();
    };
    const putBack = () => {
      done();
      const fields = kept.texts.map(([name, value]) => [fieldOf(form, name), value]).filter(([field]) => field);
      for (const [field, value] of fields) field.value = value;
      keep(form, false);
      (form.querySelector("textarea") ?? form.querySelector(FIELDS)).focus();
    };
    buttons.append(button("Zet terug", putBack), button("Gooi weg", done));
    box.append(
      line("apk-strong", `U hebt hier nog een tekst van ${momentOf(kept.at)} die niet is bewaard.`),
      ...kept.texts.filter(([, value]) => value).map(([name, value]) => line("apk-draft__text", said(form, name, value))),
      buttons,
    );
    form.before(box);
    for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  document.addEventListener("input", (event) => isKept(event.target.form) && keep(event.target.form, false));
  document.addEventListener("submit", (event) => event.target.method === "post" && sendOnly(event.target));

  const stored = document.querySelector(".apk-messages .utrecht-alert--ok") !== null;
  for (const [key, kept] of mine()) {
    if ((stored && kept.sent) || !(kept.at > Date.now() - DAYS * 24 * 60 * 60 * 1000)) localStorage.removeItem(key);
  }
  for (const form of document.querySelectorAll("form[data-apk-text]")) {
    const kept = mine().find(([key]) => key === keyOf(form))?.[1];
    if (!kept) continue;
    const differs = kept.texts.some(([name, value]) => value && fieldOf(form, name)?.value !== value);
    if (differs) offer(form, keyOf(form), kept);
    else if (kept.sent) held.set(form, new Set(kept.texts.map(([name]) => name)));
    else localStorage.removeItem(keyOf(form)); // the page has it: it was stored from elsewhere
  }
})();
