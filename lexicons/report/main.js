// Puts the report together: first the figures of the whole, then, once the rows are there, everything that filters.

const page = { rows: null, list: null, indices: [], quotable: [] };

const wholeState = () => ({
  filtered: false, scored: FIGURES.rows.scored, base: FIGURES.rows.base, tagged: FIGURES.rows.tagged, quote: page.rows ? quote : null,
});

/** Parts that do not follow the selection say so while there is one. */
function noteWhole(isSelection) {
  document.querySelectorAll(".whole-note").forEach((note) => { note.hidden = !isSelection; });
}

function drawWhole() {
  noteWhole(false);
  drawHeadline(FIGURES.score, wholeState());
  drawFindings(FIGURES.themes, wholeState());
  drawThemeCharts(FIGURES.themes);
  drawTrend(FIGURES.trend ? FIGURES.trend.periods : [], true);
  drawSegments(FIGURES.segments.map((segment) => segment.values), FIGURES.score.value);
  drawLanguages(wholeLanguages());
  drawQuality();
}

function drawThemeCharts(themes) {
  themeControls(() => drawThemeCharts(themes));
  drawThemes(themes);
  drawMatrix(themes);
  drawQuadrant(themes);
}

/**
 * Every chart leaves its own dimension out of the filter, and whatever is about scores leaves out the bands.
 * Where that leaves no filter, the figures of the whole are shown, with their tests.
 */
function drawSelection() {
  const { rows } = page;
  const bits = exclusions(rows);
  const outcome = bitsOf("band");
  const state = isOnlyIn("band") ? wholeState() : selectedState(rows, bits, outcome);
  const score = isOnlyIn("band") ? FIGURES.score : selectedScore(rows, bits, outcome);
  const themes = isOnlyIn("band", "theme") ? FIGURES.themes : selectedThemes(rows, bits, bitsOf("band", "theme")).themes;
  noteWhole(true);
  drawHeadline(score, state);
  drawFindings(themes, state);
  drawThemeCharts(themes);
  if (FIGURES.trend && isOnlyIn("band", "period")) drawTrend(FIGURES.trend.periods, true);
  else if (FIGURES.trend) {
    drawTrend(selectedGroups(rows, bits, bitsOf("band", "period"), FIGURES.trend.periods.length, (row) => rows.period[row]), false);
  }
  drawSegments(FIGURES.segments.map((segment, index) => (isOnlyIn("band", "by." + segment.column) ? segment.values
    : selectedGroups(rows, bits, bitsOf("band", "by." + segment.column), segment.values.length, (row) => rows.segments[index][row]))), score.value);
  drawLanguages(isOnlyIn("language") ? wholeLanguages() : selectedLanguages(rows, bits));
  drawQuality();
}

const wholeLanguages = () => Object.entries(FIGURES.languages).sort((a, b) => b[1] - a[1]);

function selectedState(rows, bits, ignored) {
  const state = { filtered: true, scored: 0, base: 0, tagged: 0, quote };
  for (let row = 0; row < rows.count; row++) {
    if (rows.band[row] < 0 || (bits[row] & ~ignored) !== 0) continue;
    state.scored += 1;
    if (!rows.base[row]) continue;
    state.base += 1;
    if (rows.themeAt[row + 1] > rows.themeAt[row]) state.tagged += 1;
  }
  return state;
}

function selectedLanguages(rows, bits) {
  const counts = new Map();
  const mask = ~bitsOf("language");
  for (let row = 0; row < rows.count; row++) {
    if (!rows.base[row] || (bits[row] & mask) !== 0) continue;
    const code = rows.languages[rows.language[row]];
    counts.set(code, (counts.get(code) || 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** A telling comment on a theme from a band: short, and with the sentiment that the band suggests. */
function quote(theme, band) {
  const { rows } = page;
  const wanted = band === 0 ? 0 : 2;
  let best = -1;
  let bestRank = Infinity;
  for (const row of page.quotable) {
    if (rows.band[row] !== band || !carries(rows, row, theme)) continue;
    const length = rows.text[row].length;
    const rank = (rows.label[row] === wanted ? 0 : 400) + Math.abs(length - 90) + (rows.matchedAt[row + 1] - rows.matchedAt[row]) * 10;
    if (rank < bestRank) [best, bestRank] = [row, rank];
    if (rank < 25) break;
  }
  if (best < 0) return null;
  const written = rows.text[best];
  return h("blockquote", {}, h("bdi", {}, written.length > 180 ? written.slice(0, safeCut(written, 180)) + "\u2026" : written));
}

function drawChips() {
  const chips = [];
  DIMENSIONS.forEach((one, index) => selection.values[index].forEach((value) => chips.push(h("li", {}, h("button", {
    type: "button", class: "chip active", "data-key": "active" + one.key + value, onclick: () => toggle(one.key, value, true),
    "aria-label": text("chip.remove", { name: one.name(value) }),
  }, h("bdi", {}, one.name(value)), " \u00d7")))));
  if (chips.length > 0 || selection.search) {
    chips.push(h("li", {}, h("button", { type: "button", class: "clear", "data-key": "clear", onclick: clearSelection }, text("clear"))));
  }
  const field = find("#search");
  const wasInChips = find("#chips").contains(document.activeElement);
  refill(find("#chips"), chips);
  if (wasInChips && !find("#chips").contains(document.activeElement)) field.focus({ preventScroll: true });
  if (field.value !== selection.search) field.value = selection.search;
  find("#sort").value = selection.sort;
}

/** Draws everything for the selection in force. */
function draw() {
  const { rows } = page;
  hideTip();
  const bits = exclusions(rows);
  const hasText = (row) => (rows.flags[row] & 1) === 1;
  const wantsEmpty = selection.values[dimension("show")].size > 0;
  page.indices = [];
  for (let row = 0; row < rows.count; row++) if (bits[row] === 0 && (wantsEmpty || hasText(row))) page.indices.push(row);
  sortRows(rows, page.indices);
  const wasInList = find("#list").contains(document.activeElement);
  page.list.show(page.indices);
  if (wasInList) find("#scroller").focus({ preventScroll: true });
  const related = ~bitsOf("theme", "band");
  page.quotable = [];
  let total = 0;
  for (let row = 0; row < rows.count; row++) {
    if (!hasText(row)) continue;
    total += 1;
    if ((bits[row] & related) === 0) page.quotable.push(row);
  }
  if (isFiltered()) drawSelection();
  else drawWhole();
  drawChips();
  find("#empty").hidden = page.indices.length > 0;
  find("#empty").textContent = text("empty");
  find("#selection").textContent = isFiltered() ? text("selection", { n: whole(page.indices.length), of: whole(wantsEmpty ? rows.count : total) }) : counted("comments", page.indices.length);
}

function drawFrame() {
  const subtitle = [counted("answers", FIGURES.rows.scored)];
  if (FIGURES.trend) {
    const [from, to] = [day(FIGURES.trend.first), day(FIGURES.trend.last)];
    subtitle.push(from === to ? from : from + " \u2013 " + to);
  }
  if (FIGURES.columns.score) subtitle.push("\u201c" + FIGURES.columns.score + "\u201d");
  find("#subtitle").textContent = subtitle.join(" \u00b7 ");
  if (FIGURES.sample.is_sample) {
    find("#sample-note").hidden = false;
    find("#sample-note").textContent = text("sample.note", { rows: whole(FIGURES.sample.rows), of: whole(FIGURES.sample.of) });
  }
  drawWhy();
  drawLegend();
  drawMethod();
}

function themeToggle() {
  const button = find("#theme-toggle");
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const name = () => {
    button.textContent = text(isDark() ? "theme.light" : "theme.dark");
  };
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    name();
  });
  system.addEventListener("change", name);
  name();
}

/** Gives the rows to everything that needs them. */
function begin() {
  page.rows = readRows();
  page.list = new CommentList(page.rows, find("#scroller"), find("#list"));
  find("#list").setAttribute("aria-busy", "false");
  const sorts = SORTS.filter((sort) => sort !== "new" || page.rows.day);
  refill(find("#sort"), sorts.map((sort) => h("option", { value: sort }, text("sort." + sort))));
  find("#sort").disabled = false;
  find("#search").disabled = false;
  let timer = 0;
  find("#search").addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      selection.search = event.target.value;
      changed();
    }, 150);
  });
  find("#sort").addEventListener("change", (event) => {
    selection.sort = event.target.value;
    changed();
  });
  find("#export").addEventListener("click", () => download(FIGURES.title.replace(/[^\p{L}\p{N}]+/gu, "-") + ".csv", csv(page.rows, page.indices)));
  window.addEventListener("beforeprint", () => preparePrint(page.rows, page.indices));
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    clearTimeout(timer);
    timer = setTimeout(draw, 150);
  });
  window.addEventListener("hashchange", () => {
    readAddress();
    draw();
  });
  selection.listeners.push(draw);
  readAddress();
  draw();
  document.documentElement.dataset.ready = "true";
}

themeToggle();
find("#print").addEventListener("click", () => window.print());
find("#copy-link").addEventListener("click", (event) => copyLink(event.currentTarget));
drawFrame();
drawWhole();
// The page is painted once before the rows are read.
document.addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(begin)));
