/* Texts in forms that post as a whole page (remarks, proposals, reasons): what is typed stays in this browser until a
   page of ours says that it was stored, and is offered back when it was not. Answers have their own way: drafts.js. */
(() => {
  "use strict";
  const PREFIX = "apk-tekst:";
  const DAYS = 30;
  const NO_ROOM = "Uw browser kan geen kopie van deze tekst bewaren. Bewaar de tekst ook ergens anders.";
  const me = document.currentScript.dataset.user;
  const isKept = (form) => form instanceof HTMLFormElement && form.hasAttribute("data-apk-text");
  const keyOf = (form) => `${PREFIX}${me}:${location.pathname}:${form.dataset.apkText}`;

  function mine() {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(`${PREFIX}${me}:`))
        .map((key) => [key, JSON.parse(localStorage.getItem(key))]);
    } catch {
      return []; // no store at all: the first text that is typed says so
    }
  }

  const textsOf = (form) => [...form.querySelectorAll("textarea")].map((field) => [field.name, field.value]);
  const cameWith = (form) => [...form.querySelectorAll("textarea")].map((field) => [field.name, field.defaultValue]);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

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
      const texts = textsOf(form);
      if (same(texts, cameWith(form)) && !sent) localStorage.removeItem(keyOf(form));
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
      for (const [name, value] of kept.texts) form.elements[name].value = value;
      keep(form, false);
      form.querySelector("textarea").focus();
    };
    buttons.append(button("Zet terug", putBack), button("Gooi weg", done));
    box.append(
      line("apk-strong", `U hebt hier nog een tekst van ${momentOf(kept.at)} die niet is bewaard.`),
      ...kept.texts.filter(([, value]) => value).map(([, value]) => line("apk-draft__text", value)),
      buttons,
    );
    form.before(box);
    for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  document.addEventListener("input", (event) => isKept(event.target.form) && keep(event.target.form, false));
  document.addEventListener("submit", (event) => isKept(event.target) && keep(event.target, true));

  const stored = document.querySelector(".apk-messages .utrecht-alert--ok") !== null;
  for (const [key, kept] of mine()) {
    if ((stored && kept.sent) || !(kept.at > Date.now() - DAYS * 24 * 60 * 60 * 1000)) localStorage.removeItem(key);
  }
  for (const form of document.querySelectorAll("form[data-apk-text]")) {
    const kept = mine().find(([key]) => key === keyOf(form))?.[1];
    if (kept && !same(kept.texts, textsOf(form)) && kept.texts.some(([, value]) => value)) offer(form, keyOf(form), kept);
  }
})();
