// Narrows a list of tick boxes while somebody types, and says how many are ticked. Without it the page searches.
"use strict";

const field = document.querySelector("input[data-list]");
const list = field && document.getElementById(field.dataset.list);

if (list) {
  const items = [...list.querySelectorAll("[data-words]")];
  const counter = document.querySelector(`[data-counter="${list.id}"]`);
  const narrow = () => {
    const words = field.value.trim().toLowerCase();
    for (const item of items) item.hidden = !item.dataset.words.includes(words);
  };
  const count = () => {
    const ticked = items.filter((item) => item.querySelector("input[type=checkbox]").checked).length;
    const hidden = items.filter((item) => item.hidden).length;
    counter.textContent = `${ticked} van ${items.length} aangevinkt.` + (hidden ? ` ${hidden} niet zichtbaar door uw zoekwoord.` : "");
  };
  field.addEventListener("input", () => { narrow(); count(); });
  field.form.addEventListener("submit", (event) => { event.preventDefault(); narrow(); count(); });
  list.addEventListener("change", count);
  narrow();
  count();
}
