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

/** What a step asks of a comment, beside what the steps above it ask: a value of a dimension, a search, or null where no filter says it. */
function stepFilter(step) {
  if (step.kind === "co_occurrence") return null;
  if (step.theme !== undefined) return { theme: step.theme };
  if (step.kind === "phrase") return { search: step.name };
  if (step.kind === "period") {
    const at = FIGURES.trend ? FIGURES.trend.periods.findIndex((period) => period.key === step.name) : -1;
    return at < 0 ? null : { period: at };
  }
  const equals = step.name.indexOf("=");
  const segment = FIGURES.segments.find((one) => one.column === step.name.slice(0, equals));
  const at = segment ? segment.values.findIndex((value) => value.name === step.name.slice(equals + 1)) : -1;
  return at < 0 ? null : { ["by." + segment.column]: at };
}

/** A button that shows the comments of a step: those of the band that do what it and the steps above it ask. */
function stepComments(step, filter) {
  if (!filter) return null;
  return h("button", {
    type: "button", class: "more why-read", "aria-label": text("why.read") + ": " + stepName(step, true), onclick: () => {
      selection.values.forEach((values) => values.clear());
      selection.search = filter.search || "";
      for (const [key, value] of Object.entries(filter)) if (key !== "search") selection.values[dimension(key)].add(value);
      selection.values[dimension("band")].add(FIGURES.why.band);
      changed();
    },
  }, text("why.read"));
}

/** A step's name, how many it holds as a bar, and its odds. */
function whyLine(step, isTop) {
  const share = step.of > 0 ? step.n / step.of : 0;
  return [
    h("span", { class: "why-name" }, h("bdi", {}, stepName(step, isTop))),
    svg("svg", { class: "why-bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { class: "track", x: 0, y: 0, width: 100, height: 8 }), svg("rect", { class: "fill", x: 0, y: 0, width: 100 * share, height: 8 })),
    h("span", { class: "why-figures" }, text("why.share", { n: whole(step.n), share: percent(share) }), " \u00b7 ", text("why.odds", { odds: stepOdds(step) })),
  ];
}

function whyStep(step, isTop, above) {
  const own = stepFilter(step);
  const filter = own && above ? Object.assign({}, above, own) : null;
  const below = step.steps || [];
  const read = stepComments(step, filter);
  if (below.length === 0) return h("li", { class: "why-row why-leaf" }, h("div", { class: "why-line" }, whyLine(step, isTop)), read);
  return h("li", { class: "why-row" }, h("details", { class: "why-step", open: true },
    h("summary", { class: "why-line" }, whyLine(step, isTop)), read,
    h("ul", {}, below.map((next) => whyStep(next, false, filter)))));
}

/** The tree is that of the whole input, whatever is selected: a search for causes is not repeated in the page. */
function drawWhy() {
  const { why } = FIGURES;
  find("#why").hidden = !why;
  if (!why) return;
  const band = bandName(why.band);
  find("#why-title").textContent = text("why.title", { band: band.toLowerCase() });
  find("#why-hint").textContent = text("why.hint", { n: whole(why.n), of: whole(why.base), band: band.toLowerCase() });
  refill(find(".why-body"), h("ul", { class: "why" }, why.steps.map((step) => whyStep(step, true, {}))));
}
