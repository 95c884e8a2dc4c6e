// Passkeys: show the buttons that need JavaScript, say in Dutch what went wrong, and print the recovery codes.
(() => {
  const fault = document.querySelector("[data-passkey-fault]");
  const able = "PublicKeyCredential" in window;
  const say = (sentence) => {
    if (!fault) return;
    fault.hidden = false;
    fault.querySelector("[data-passkey-fault-text]").textContent = sentence;
  };

  for (const button of document.querySelectorAll("[data-passkey]")) {
    button.hidden = !able;
    button.addEventListener("click", () => {
      if (fault) fault.hidden = true;
    });
    // Enter in the name of a key does what the button does; the script's own submit() does not come here.
    button.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      if (able) button.click();
    });
  }
  if (!able && fault) say("Deze browser kent geen toegangssleutels. Kies een andere manier.");

  // allauth's script reports a fault here; preventing the default keeps it out of the console.
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const name = event.detail.exception?.name;
    if (name === "InvalidStateError") say("Deze sleutel hoort al bij uw account. Kies een andere.");
    else if (name === "NotAllowedError") say("Het is niet gelukt, of u bent gestopt. Probeer het nog een keer.");
    else say("De toegangssleutel werkte niet. Probeer het nog een keer, of kies een andere manier.");
  });

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
})();
