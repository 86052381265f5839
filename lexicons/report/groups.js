// Groups of comments: periods, segments, languages, and what became of the rows.

function drawTrend(points_, isWhole) {
  if (!FIGURES.trend) return;
  find("#trend").hidden = false;
  find("#trend-hint").textContent = text("trend.hint") + (isWhole && points_.some((point) => point.changed) ? " " + text("trend.marks") : "");
  const periods = FIGURES.trend.periods;
  const known = periods.map((period, index) => ({ period, point: points_[index] })).filter((one) => one.point.n > 0);
  if (known.length === 0) return refill(find(".trend-body"), h("p", { class: "hint" }, text("empty")));
  const isOpen = find(".trend-body details[open]") !== null;
  refill(find(".trend-body"), trendChart(periods, points_, plotWidth("#trend")), h("details", { open: isOpen }, h("summary", {}, text("as.table")),
    h("table", { class: "plain-table" },
      h("thead", {}, h("tr", {}, [text("column.period"), text("column.answers"), scaleName(), text("column.interval")].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, known.map(({ period, point }) => h("tr", {}, h("th", { scope: "row" }, periodName(period)),
        [whole(point.n), level(point.value) + (point.changed ? " *" : ""), interval(point.low, point.high, level)].map((value) => h("td", { class: "number" }, value))))))));
}

/** `groups` holds for each segment column the score of each value. */
function drawSegments(groups, reference) {
  if (FIGURES.segments.length === 0) return;
  find("#segments").hidden = false;
  refill(find(".segments-body"), FIGURES.segments.map((segment, index) => segmentTable(segment, groups[index], reference)));
}

function segmentTable(segment, scores, reference) {
  const key = "by." + segment.column;
  const shown = segment.values.map((value, index) => ({ value: value.name, index, score: scores[index] }))
    .filter((one) => one.score.n > 0 || isSelected(key, one.index));
  const wide = shown.filter((one) => one.score.n >= 5).flatMap((one) => [one.score.low, one.score.high, one.score.value]).concat([reference]).filter((v) => v !== undefined && v !== null);
  const range = [Math.min(...wide), Math.max(...wide)];
  return h("table", { class: "ranked groups" },
    h("caption", {}, segment.column),
    h("thead", { class: "hidden" }, h("tr", {}, [segment.column, text("column.answers"), text("column.chart"), scaleName(), text("column.interval")].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, shown.map((one) => h("tr", {},
      h("th", { scope: "row" }, chooser(key, one.index, valueName(one.value))),
      h("td", { class: "number faint" }, whole(one.score.n)),
      h("td", { class: "bar-cell" }, dot(one.score.value, one.score.low, one.score.high, range, reference)),
      h("td", { class: "number strong" }, level(one.score.value)),
      h("td", { class: "number wide-only faint" }, interval(one.score.low, one.score.high, level))))));
}

/** `counts` holds [code, number of comments], the most frequent first. */
function drawLanguages(counts) {
  const total = counts.reduce((sum, one) => sum + one[1], 0);
  refill(find(".languages-body"), h("table", { class: "ranked groups" },
    h("thead", { class: "hidden" }, h("tr", {}, [text("languages"), text("column.n"), text("column.chart"), text("measure.share")].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, counts.map(([code, n]) => h("tr", {},
      h("th", { scope: "row" }, chooser("language", code, languageName(code))),
      h("td", { class: "number faint" }, whole(n)),
      h("td", { class: "bar-cell" }, bar(n, undefined, undefined, [0, total || 1], "plain")),
      h("td", { class: "number strong" }, total > 0 ? percent(n / total) : "\u2013"))))),
    counts.some((one) => one[0] === "und") && h("p", { class: "hint" }, text("languages.und")));
}

function drawQuality() {
  const rows = FIGURES.rows;
  const line = (name, n, key) => n === undefined ? null : h("tr", { class: key ? "detail" : null },
    h("th", { scope: "row" }, key && n > 0 ? chooser("show", key, name) : name), h("td", { class: "number" }, whole(n)));
  const rejected = Object.entries(rows.rejected).sort((a, b) => b[1] - a[1]);
  refill(find(".quality-body"), h("table", { class: "plain-table quality" },
    h("thead", { class: "hidden" }, h("tr", {}, h("th", { scope: "col" }, text("column.what")), h("th", { scope: "col" }, text("column.answers")))),
    h("tbody", {},
      line(text("quality.read"), rows.read),
      rejected.map(([reason, n]) => line(text("reason." + reason), n, "rejected:" + reason)),
      line(text("quality.scored"), rows.scored),
      line(text("quality.without_text"), rows.without_text, "without_text"),
      line(text("quality.no_answer"), rows.no_answer, "no_answer"),
      line(text("quality.base"), rows.base),
      line(text("quality.mismatched"), rows.mismatched, "mismatched"),
      h("tr", { class: "detail" }, h("th", { scope: "row" }, FIGURES.untagged.n > 0 ? chooser("theme", -1, text("untagged")) : text("untagged")),
        h("td", { class: "number" }, whole(FIGURES.untagged.n))),
      FIGURES.trend && rows.undated > 0 ? line(text("quality.undated"), rows.undated) : null)),
    FIGURES.untagged.terms.length > 0 && h("p", { class: "hint" }, text("untagged.terms"), " ", FIGURES.untagged.terms.map((term, index) => [
      index > 0 ? ", " : "", h("button", {
        type: "button", class: "term", "data-key": "term" + index, onclick: () => {
          selection.search = term;
          changed();
        },
      }, h("bdi", {}, term.length > 40 ? term.slice(0, safeCut(term, 40)) + "\u2026" : term))])));
}

function drawMethod() {
  const kind = { net: FIGURES.scale.id === "sentiment" ? "sentiment" : "nps", shareHighest: "share", shareLowest: "share", mean: "mean" }[FIGURES.scale.headline];
  const notes = ["score." + kind, "interval", "theme", "impact", "lift", "significant", "sentiment", "filter"];
  if (FIGURES.scale.is_weighted) notes.push("weight");
  if (FIGURES.sample.is_sample) notes.push("sample");
  const values = { min: FIGURES.min_n, score: scaleName(), rows: whole(FIGURES.sample.rows), of: whole(FIGURES.sample.of), seed: FIGURES.sample.seed };
  refill(find(".method-body"), h("dl", {}, notes.map((note) => [
    h("dt", {}, text("method." + note + ".name", values)), h("dd", {}, text("method." + note, values))])));
  find("#colophon").textContent = text("colophon", {
    version: FIGURES.tool.version, icu: FIGURES.tool.icu, unicode: FIGURES.tool.unicode, lexicons: FIGURES.tool.lexicons.slice(0, 19),
  });
}
