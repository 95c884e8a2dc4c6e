/* The board page by keyboard and by the button of a presenter: arrows, space, page up and down, home and end.
   The links do the same; a key that already means something where the reader is, keeps that meaning. */
(() => {
  "use strict";
  const steps = document.querySelector(".apk-b-steps");
  const link = (rel) => steps.querySelector(`a[rel="${rel}"]`);
  const screens = [...steps.querySelectorAll("ol a")];
  const root = document.documentElement;
  const atEnd = () => root.scrollTop + root.clientHeight >= root.scrollHeight - 2;
  const atStart = () => root.scrollTop <= 2;

  function target(event) {
    switch (event.key) {
      case "ArrowRight":
        return link("next");
      case "ArrowLeft":
        return link("prev");
      case "PageDown":
        return atEnd() ? link("next") : null;
      case "PageUp":
        return atStart() ? link("prev") : null;
      case " ":
        if (event.target.closest("a, button, summary, input, textarea, select")) return null;
        if (event.shiftKey) return atStart() ? link("prev") : null;
        return atEnd() ? link("next") : null;
      case "Home":
        return screens[0];
      case "End":
        return screens[screens.length - 1];
      default:
        return null;
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key.startsWith("Arrow") && event.target.closest("[tabindex='0'], details[open]")) return; // scrolls there
    const found = target(event);
    if (!found || found.getAttribute("aria-current") === "page") return;
    event.preventDefault();
    found.click();
  });
})();
