// Elements, drawings and the reason that shows on hover and focus. Text is only ever set as text.

/** An element with attributes, listeners (`onclick`) and children; strings become text. */
function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
function svg(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "tip") setTip(element, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

const find = (selector) => document.querySelector(selector);

/** Puts new children into an element, and the focus back where it was. */
function refill(element, ...children) {
  const focused = document.activeElement;
  const key = focused && element.contains(focused) ? focused.getAttribute("data-key") : null;
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  if (key !== null) {
    const again = [...element.querySelectorAll("[data-key]")].find((one) => one.getAttribute("data-key") === key);
    if (again) again.focus({ preventScroll: true });
  }
}

/** A button that selects a value of a dimension; with Ctrl, Shift or the command key beside the others. */
function chooser(key, value, content, attributes) {
  const pressed = isSelected(key, value);
  return h("button", Object.assign({
    type: "button", class: "choose", "aria-pressed": pressed ? "true" : "false",
    "data-key": key + "=" + value,
    onclick: (event) => toggle(key, value, event.ctrlKey || event.metaKey || event.shiftKey),
  }, attributes), content);
}

// Reasons on hover and focus

const tips = new WeakMap();
const tipBox = find("#tip");
let tipOwner = null;

/** Gives an element lines that show on hover and on focus. */
function setTip(element, lines) {
  tips.set(element, lines);
  element.setAttribute("data-tip", "");
}

function showTip(element) {
  const given = tips.get(element);
  const lines = typeof given === "function" ? given() : given;
  if (!lines || lines.length === 0) return hideTip();
  if (tipOwner && tipOwner !== element) tipOwner.removeAttribute("aria-describedby");
  tipOwner = element;
  tipBox.replaceChildren(...lines.map((line, index) => h(index === 0 ? "strong" : "span", { class: "line" }, line)));
  tipBox.hidden = false;
  element.setAttribute("aria-describedby", "tip");
  const box = (element.getClientRects()[0] || element.getBoundingClientRect());
  const width = tipBox.offsetWidth;
  const height = tipBox.offsetHeight;
  const left = Math.min(Math.max(8, box.left + box.width / 2 - width / 2), window.innerWidth - width - 8);
  const above = box.top - height - 8;
  tipBox.style.left = Math.max(8, left) + "px";
  tipBox.style.top = (above > 8 ? above : Math.min(box.bottom + 8, window.innerHeight - height - 8)) + "px";
}

function hideTip() {
  if (tipOwner) tipOwner.removeAttribute("aria-describedby");
  tipOwner = null;
  tipBox.hidden = true;
}

for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(enter, (event) => {
    const owner = event.target.closest ? event.target.closest("[data-tip]") : null;
    if (owner) showTip(owner);
  });
  document.addEventListener(leave, (event) => {
    if (tipOwner && !(event.relatedTarget && tipOwner.contains(event.relatedTarget))) hideTip();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hideTip();
});
// What is focused keeps its reason when the page moves under it, as it does when the focus comes from afar.
document.addEventListener("scroll", () => {
  if (!tipOwner) return;
  if (tipOwner === document.activeElement) showTip(tipOwner);
  else hideTip();
}, true);
