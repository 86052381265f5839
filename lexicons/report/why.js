// Why the lowest band is what it is: a tree of steps, opened and closed with the keyboard as any list of details.

/** The odds of a step against the comments it is compared with; phrases come as their logarithm. */
const stepOdds = (step) => {
  const show = step.measure === "log_odds" ? Math.exp : (value) => value;
  const times = (value) => "\u00d7" + fixed(show(value), show(value) < 10 ? 1 : 0);
  const limits = step.low === undefined || step.low === null ? "" : " (" + interval(step.low, step.high, times) + ")";
  return times(step.effect) + limits;
};

/** What a step is called: a theme's label, a phrase in quotes, a segment's value, a period. */
function stepName(step, isTop) {
  if (step.kind === "co_occurrence") return text("why.together", { name: themePath(step.theme) });
  if (step.theme !== undefined) return isTop ? themePath(step.theme) : FIGURES.catalog[step.theme].label;
  if (step.kind === "phrase") return "\u201c" + step.name + "\u201d";
  const equals = step.name.indexOf("=");
  const place = equals < 0 ? step.name : step.name.slice(0, equals) + ": " + valueName(step.name.slice(equals + 1));
  return text(step.kind === "period" ? "why.when" : "why.where", { name: place });
}

/** A button that shows the comments of a step. */
function stepComments(step) {
  const open = (action) => ({
    type: "button", class: "more why-read", "aria-label": text("why.read") + ": " + stepName(step, true), onclick: action,
  });
  if (step.theme !== undefined) {
    return h("button", open(() => {
      selection.values[dimension("band")].clear();
      selection.values[dimension("band")].add(FIGURES.why.band);
      selection.values[dimension("theme")].clear();
      selection.values[dimension("theme")].add(step.theme);
      changed();
    }), text("why.read"));
  }
  if (step.kind !== "phrase") return null;
  return h("button", open(() => {
    selection.search = step.name;
    changed();
  }), text("why.read"));
}

function whyLine(step, isTop) {
  return [
    h("span", { class: "why-name" }, h("bdi", {}, stepName(step, isTop))),
    h("span", { class: "why-figures" }, text("why.share", { n: whole(step.n), share: percent(step.of > 0 ? step.n / step.of : 0) }),
      " \u00b7 ", text("why.odds", { odds: stepOdds(step) })),
  ];
}

function whyStep(step, isTop) {
  const below = step.steps || [];
  if (below.length === 0) return h("li", { class: "why-leaf" }, h("div", { class: "why-line" }, whyLine(step, isTop)), stepComments(step));
  return h("li", {}, h("details", { class: "why-step", open: isTop },
    h("summary", {}, h("span", { class: "why-line" }, whyLine(step, isTop))), stepComments(step),
    h("ul", {}, below.map((next) => whyStep(next, false)))));
}

/** The tree is that of the whole input, whatever is selected: a search for causes is not repeated in the page. */
function drawWhy() {
  const { why } = FIGURES;
  find("#why").hidden = !why;
  if (!why) return;
  const band = bandName(why.band);
  find("#why-title").textContent = text("why.title", { band: band.toLowerCase() });
  find("#why-hint").textContent = text("why.hint", { n: whole(why.n), of: whole(why.base), band: band.toLowerCase() });
  refill(find(".why-body"), h("ul", { class: "why" }, why.steps.map((step) => whyStep(step, true))));
}
