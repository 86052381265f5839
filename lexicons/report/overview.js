// The head of the report: the headline, the bands, and what stands out in words.

function drawHeadline(score, state) {
  const bands = score.bands.map((band, index) => ({ band, index })).reverse();
  const limits = interval(score.low, score.high, level);
  refill(find(".headline-body"),
    h("div", { class: "figure" },
      h("p", { class: "figure-name" }, scaleName()),
      h("p", { class: "figure-value" }, level(score.value)),
      h("p", { class: "figure-interval" }, limits ? text("interval", { interval: limits }) : ""),
      gauge(score),
      h("p", { class: "hint" }, state.filtered ? text("headline.selection") + " \u00b7 " + counted("answers", score.n)
        + " \u00b7 " + text("headline.whole", { score: level(FIGURES.score.value) }) : text("headline.all") + baseNote())),
    h("div", { class: "bands" },
      h("div", { class: "stack", "aria-hidden": "true" }, bands.map(({ band, index }) => share(band, index))),
      h("ul", { class: "band-list" }, bands.map(({ band, index }) => h("li", {}, chooser("band", index, [
        h("span", { class: "swatch " + bandClass(index) }),
        h("span", { class: "band-name" }, bandName(index), " ", h("span", { class: "band-range" }, bandRange(index))),
        h("span", { class: "band-share" }, band.share === undefined ? "\u2013" : percent(band.share)),
        h("span", { class: "band-n" }, whole(band.n)),
      ], { tip: bandTip(band, index) }))))),
    coverage(state));
}

/** The score of those who wrote, from which impact starts, where it is another. */
function baseNote() {
  const { base_value: base, value } = FIGURES.score;
  if (base === undefined || level(base) === level(value)) return "";
  return " \u00b7 " + text("headline.base", { score: level(base) });
}

function share(band, index) {
  const element = h("span", { class: "part " + bandClass(index) + (isSelected("band", index) ? " selected" : "") });
  element.style.flexGrow = String(band.share || 0);
  return element;
}

const bandTip = (band, index) => [
  bandName(index), counted("answers", band.n),
  band.low === undefined ? "" : text("interval", { interval: interval(band.low, band.high, percent) }),
].filter(Boolean);

/** How many wrote, and how many of those carry a theme. */
function coverage(state) {
  const base = state.base;
  const tile = (value, name) => h("div", { class: "tile" }, h("p", { class: "tile-value" }, value), h("p", { class: "tile-name" }, name));
  return h("div", { class: "tiles" },
    tile(whole(state.scored), text("tile.answers")),
    tile(whole(base), text("tile.comments")),
    tile(base > 0 ? percent(state.tagged / base) : "\u2013", text("tile.tagged")));
}

/** The themes that lower the score most and raise it most by more than chance, as sentences. */
function drawFindings(themes, state) {
  const certain = themes.filter((theme) => theme.n >= FIGURES.min_n && isBeyondChance(theme));
  const leaves = mostSpecific(certain);
  const harm = (theme) => (isHigherWorse ? -theme.impact : theme.impact);
  const sorted = [...leaves].sort((a, b) => harm(a) - harm(b));
  const bad = sorted.filter((theme) => harm(theme) < 0).slice(0, 3);
  const good = sorted.filter((theme) => harm(theme) > 0).reverse().slice(0, 3);
  const column = (title, list, className) => h("div", { class: "finding " + className }, h("h3", {}, title),
    list.length === 0 ? h("p", { class: "hint" }, text("findings.none"))
      : h("ol", {}, list.map((theme) => finding(theme, className, state))));
  refill(find(".findings-body"),
    column(text("findings.bad", { score: scaleName() }), bad, "bad"), column(text("findings.good", { score: scaleName() }), good, "good"));
}

function finding(theme, className, state) {
  const worst = FIGURES.scale.bands.length - 1;
  const band = className === "bad" ? 0 : worst;
  const own = theme.bands[band].share;
  const other = theme.bands[worst - band].share;
  return h("li", {},
    h("div", { class: "finding-line" },
      chooser("theme", theme.t, FIGURES.catalog[theme.t].label, { class: "choose finding-name", "data-key": "finding" + theme.t, tip: themeTip(theme) }),
      h("span", { class: "finding-impact" }, points(theme.impact))),
    h("p", { class: "finding-text" }, own === undefined || other === undefined ? "" : text("finding", {
      own: percent(own), band: bandName(band).toLowerCase(), other: percent(other), against: bandName(worst - band).toLowerCase(),
    })),
    state.quote ? state.quote(theme.t, band) : null);
}
