/* "Wat als": htmx sends the form at each change and swaps the outcome. This says the finding aloud, and says so when
   the outcome could not be worked out again. Without scripting the button does the same. */
(() => {
  "use strict";
  const FAILED = "De uitkomst is niet bijgewerkt. Kies Reken opnieuw.";
  const line = document.getElementById("wat-als-melding");
  const ours = (event) => event.detail?.ctx?.sourceElement?.hasAttribute("data-what-if");

  function say(text) {
    line.textContent = text;
    line.classList.toggle("apk-sr", text !== FAILED);
    line.classList.toggle("apk-fault", text === FAILED);
  }

  document.addEventListener("htmx:after:swap", (event) => {
    if (!ours(event)) return;
    const parts = [...document.querySelectorAll("[data-what-if-headline]")].map((part) => part.textContent.trim());
    say(parts.join(". "));
  });

  document.addEventListener("htmx:error", (event) => {
    if (ours(event)) say(FAILED);
  });
})();
