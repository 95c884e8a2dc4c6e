// Live preview of the two colours; without JavaScript the button "Bekijk het voorbeeld" does the same.
const HEX = /^#?[0-9a-f]{6}$/i;
const OWN = "#0b4f8a";
const fields = { main: document.getElementById("id_main"), accent: document.getElementById("id_accent") };

function typed(field) {
  const value = field.value.trim();
  return HEX.test(value) ? `#${value.replace("#", "").toLowerCase()}` : "";
}

function contrastWithWhite(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const ratio = 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  return `${(Math.floor(ratio * 10 + 1e-9) / 10).toFixed(1).replace(".", ",")} op 1`;
}

function draw() {
  const main = typed(fields.main) || OWN;
  const line = typed(fields.accent) || main;
  const shown = { main, line };
  for (const part of document.querySelectorAll("[data-colour]")) part.setAttribute("fill", shown[part.dataset.colour]);
  document.getElementById("contrast-main").textContent = contrastWithWhite(main);
  document.getElementById("contrast-line").textContent = contrastWithWhite(line);
  for (const picker of document.querySelectorAll("[data-for]")) {
    picker.value = picker.dataset.for === "id_main" ? main : line;
  }
}

for (const picker of document.querySelectorAll("[data-for]")) {
  picker.hidden = false;
  picker.addEventListener("input", () => {
    document.getElementById(picker.dataset.for).value = picker.value;
    draw();
  });
}
for (const field of Object.values(fields)) field.addEventListener("input", draw);
draw();
