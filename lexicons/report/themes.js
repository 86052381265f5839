// Themes: ranked, against bands, and frequency against impact.

const themeView = { measure: "impact", depth: "leaves", all: false, themes: [] };

/** Leaves a theme out where themes below it are there. */
function mostSpecific(themes) {
  const above = new Set();
  themes.forEach((theme) => {
    for (let parent = FIGURES.catalog[theme.t].parent; parent >= 0; parent = FIGURES.catalog[parent].parent) above.add(parent);
  });
  return themes.filter((theme) => !above.has(theme.t));
}

const topLevel = (themes) => themes.filter((theme) => FIGURES.catalog[theme.t].parent < 0);
const shownThemes = (themes) => {
  const enough = themes.filter((theme) => theme.n >= FIGURES.min_n && theme.impact !== undefined);
  return themeView.depth === "leaves" ? mostSpecific(enough) : topLevel(enough);
};

const themeTip = (theme) => [
  themePath(theme.t),
  text("tip.n", { n: whole(theme.n), share: percent(theme.share) }),
  text("tip.impact", { score: scaleName(), impact: points(theme.impact), interval: interval(theme.low, theme.high, points) || "\u2013" }),
  text("tip.with", { with: level(theme.with), without: level(theme.without) }),
  text("tip.sentiment", { mean: signed(theme.mean, 2), negative: percent(theme.negative), positive: percent(theme.positive) }),
];

function themeControls(redraw) {
  const select = (name, values) => h("label", {}, h("span", { class: "hidden" }, text("control." + name)),
    h("select", {
      "data-key": "control" + name, onchange: (event) => {
        themeView[name] = event.target.value;
        redraw();
      },
    }, values.map((value) => h("option", { value, selected: themeView[name] === value }, text(name + "." + value)))));
  refill(find("#theme-controls"), select("depth", ["leaves", "top"]), select("measure", ["impact", "share", "sentiment"]));
}

const MEASURES = {
  impact: {
    value: (theme) => theme.impact, low: (theme) => theme.low, high: (theme) => theme.high, show: points,
    className: impactClass, order: (theme) => (isHigherWorse ? -theme.impact : theme.impact),
  },
  share: {
    value: (theme) => theme.share, low: (theme) => theme.share_low, high: (theme) => theme.share_high, show: percent,
    className: () => "plain", order: (theme) => -theme.share,
  },
  sentiment: {
    value: (theme) => theme.mean, low: () => undefined, high: () => undefined, show: (value) => signed(value, 2),
    className: (theme) => (theme.mean < 0 ? "bad" : "good"), order: (theme) => theme.mean,
  },
};

function drawThemes(themes) {
  themeView.themes = themes;
  const measure = MEASURES[themeView.measure];
  const shown = shownThemes(themes).sort((a, b) => measure.order(a) - measure.order(b) || a.t - b.t);
  const limit = 16;
  const isCut = !themeView.all && shown.length > limit + 2;
  const half = themeView.measure === "share" ? limit : limit / 2;
  const listed = isCut ? shown.slice(0, half).concat(themeView.measure === "share" ? [] : shown.slice(-half)) : shown;
  find("#themes-hint").textContent = text("themes.hint." + themeView.measure, { score: scaleName() });
  const reach = listed.flatMap((theme) => [measure.value(theme), measure.low(theme), measure.high(theme)]).filter((v) => v !== undefined);
  const range = [Math.min(0, ...reach), Math.max(0, ...reach)];
  const body = listed.map((theme, index) => h("tr", { class: isCut && index === half && half < limit ? "gap" : null },
    h("th", { scope: "row" }, chooser("theme", theme.t, themeName(theme.t), { tip: themeTip(theme) })),
    h("td", { class: "number" }, whole(theme.n)),
    h("td", { class: "bar-cell" }, bar(measure.value(theme), measure.low(theme), measure.high(theme), range, measure.className(theme))),
    h("td", { class: "number strong" }, measure.show(measure.value(theme))),
    h("td", { class: "number wide-only faint" }, interval(measure.low(theme), measure.high(theme), measure.show))));
  refill(find(".themes-body"), listed.length === 0 ? h("p", { class: "hint" }, text("themes.none", { n: FIGURES.min_n })) : h("table", { class: "ranked" },
    h("thead", {}, h("tr", {},
      h("th", { scope: "col" }, text("column.theme")), h("th", { scope: "col", class: "number" }, text("column.n")),
      h("th", { scope: "col" }, h("span", { class: "hidden" }, text("column.chart"))),
      h("th", { scope: "col", class: "number" }, text("measure." + themeView.measure)),
      h("th", { scope: "col", class: "number wide-only" }, text("column.interval")))),
    h("tbody", {}, body)),
    shown.length > limit + 2 && h("button", {
      type: "button", class: "more", "data-key": "all-themes", onclick: () => {
        themeView.all = !themeView.all;
        drawThemes(themes);
      },
    }, themeView.all ? text("themes.fewer") : text("themes.all", { n: shown.length })));
}

/** A theme's label with its parent's, the parent's faint. */
function themeName(theme) {
  const own = FIGURES.catalog[theme];
  if (own.parent < 0) return [h("span", {}, own.label)];
  return [h("span", { class: "parent" }, themePath(own.parent) + " \u203a "), h("span", {}, own.label)];
}

/** Themes by bands: the share of each band's comments that carry the theme, coloured by lift. */
function drawMatrix(themes) {
  const shown = shownThemes(themes).sort((a, b) => (b.bands[0].lift || 0) - (a.bands[0].lift || 0) || a.t - b.t);
  const bands = FIGURES.scale.bands.map((band, index) => index);
  const hasTests = shown.some((theme) => theme.bands.some((band) => band.q !== undefined));
  refill(find(".matrix-body"), shown.length === 0 ? h("p", { class: "hint" }, text("themes.none", { n: FIGURES.min_n })) : h("table", { class: "matrix" },
    h("caption", { class: "hidden" }, text("matrix")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, text("column.theme")), bands.map((index) => h("th", { scope: "col", class: "number" },
      chooser("band", index, bandName(index), { "data-key": "matrixband" + index })))), ),
    h("tbody", {}, shown.map((theme) => h("tr", {},
      h("th", { scope: "row" }, chooser("theme", theme.t, themeName(theme.t), { "data-key": "matrix" + theme.t, tip: themeTip(theme) })),
      bands.map((index) => cell(theme, index)))))),
    hasTests ? h("p", { class: "hint" }, text("matrix.tests")) : h("p", { class: "hint" }, text("matrix.untested")));
}

function cell(theme, index) {
  const band = theme.bands[index];
  const isOver = (band.lift ?? 1) >= 1;
  const strength = Math.min(4, Math.floor(Math.abs(Math.log2(Math.max(band.lift ?? 1, 0.06))) / 0.35));
  // Only what a group mentions more than others is coloured: the unhappy orange, the happy blue.
  const tone = !isOver ? "plain" : index === 0 ? "bad" : index === FIGURES.scale.bands.length - 1 ? "good" : "plain";
  const isCertain = band.q !== undefined && band.q < 0.05;
  return h("td", { class: "number heat " + tone + (isOver ? strength : 0) + (isSelected("band", index) ? " selected" : "") },
    h("button", {
      type: "button", class: "cell", "data-key": "cell" + theme.t + "." + index,
      "aria-label": themePath(theme.t) + ", " + bandName(index) + ": " + (band.share === undefined ? "\u2013" : percent(band.share)),
      onclick: () => selectBoth(theme.t, index),
      tip: [themePath(theme.t) + " \u00b7 " + bandName(index), text("tip.cell", { n: whole(band.n), share: band.share === undefined ? "\u2013" : percent(band.share) }),
        text("tip.lift", { lift: band.lift === undefined ? "\u2013" : fixed(band.lift, 2) })].concat(isCertain ? [text("tip.certain")] : []),
    }, band.share === undefined ? "\u2013" : percent(band.share), isCertain ? "*" : ""));
}

/** Selects a theme in a band, or lets go of it where it is already selected. */
function selectBoth(theme, band) {
  const was = isSelected("theme", theme) && isSelected("band", band);
  for (const [key, value] of [["theme", theme], ["band", band]]) {
    const values = selection.values[dimension(key)];
    values.clear();
    if (!was) values.add(value);
  }
  changed();
}

function drawQuadrant(themes) {
  const shown = shownThemes(themes);
  const table = h("details", {}, h("summary", {}, text("as.table")), h("table", { class: "plain-table" },
    h("thead", {}, h("tr", {}, [text("column.theme"), text("column.n"), text("measure.share"), text("measure.impact")].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, shown.map((theme) => h("tr", {}, h("th", { scope: "row" }, themePath(theme.t)),
      [whole(theme.n), percent(theme.share), points(theme.impact)].map((value) => h("td", { class: "number" }, value)))))));
  refill(find(".quadrant-body"), shown.length === 0 ? h("p", { class: "hint" }, text("themes.none", { n: FIGURES.min_n })) : quadrant(shown, plotWidth("#quadrant")), shown.length > 0 && table);
}
