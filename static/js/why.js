/* Unfolds "waarom dit cijfer" under its row. htmx fetches the fragment; this keeps what is open, closes it again
   and moves the reader's focus. Without scripting every link is a normal page. */
(() => {
  const slotOf = (link) => document.querySelector(link.getAttribute("hx-target"));
  const links = () => document.querySelectorAll("a[data-why]");

  function close(slot, focus) {
    const open = document.querySelector(`a[data-why][aria-expanded="true"][hx-target="#${slot.id}"]`);
    slot.closest("tr").hidden = true;
    slot.replaceChildren();
    if (!open) return;
    open.setAttribute("aria-expanded", "false");
    if (focus) open.focus();
  }

  function closeButton(slot) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "utrecht-button utrecht-button--subtle apk-button--small why__close";
    button.textContent = "Sluit uitleg";
    button.addEventListener("click", () => close(slot, true));
    return button;
  }

  // Before htmx sees the click: an open link closes; another link takes over the row.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest("a[data-why]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const slot = slotOf(link);
      const wasOpen = link.getAttribute("aria-expanded") === "true";
      close(slot, false);
      if (wasOpen) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      link.setAttribute("aria-expanded", "true");
    },
    true,
  );

  document.addEventListener("keydown", (event) => {
    const slot = event.target.closest("[data-why-slot]");
    if (event.key === "Escape" && slot && !event.target.closest("[popover]")) close(slot, true);
  });

  const arrivals = new MutationObserver((changes) => {
    for (const slot of new Set(changes.map((change) => change.target))) {
      const fold = slot.querySelector(":scope > .why");
      if (!fold || slot.querySelector(":scope > .why__close")) continue;
      slot.append(closeButton(slot));
      slot.closest("tr").hidden = false;
      fold.querySelector(".why__title").focus();
    }
  });
  document.querySelectorAll("[data-why-slot]").forEach((slot) => arrivals.observe(slot, { childList: true }));
  links().forEach((link) => link.setAttribute("aria-expanded", "false"));
})();
