// Drawings: small functions from figures to SVG. Colours come from classes, so that they follow light and dark.

/** The class of a band's colour: orange at the worst end, blue at the best. */
function bandClass(index) {
  const last = FIGURES.scale.bands.length - 1;
  const worst = isHigherWorse && last === 1 ? 0 : 0;
  if (index === worst) return "bad";
  return index === last ? "good" : "middling";
}

/** The class of an impact's colour. */
function impactClass(theme) {
  if (theme.impact === undefined || theme.low === undefined) return "plain";
  const isGood = (theme.impact > 0) !== isHigherWorse;
  return (isGood ? "good" : "bad") + (isBeyondChance(theme) ? "" : " unsure");
}

/** A bar from 0 with its interval, on a scale from low to high. */
function bar(value, low, high, range, className) {
  const width = 240;
  const x = (at) => 4 + ((Math.min(Math.max(at, range[0]), range[1]) - range[0]) / (range[1] - range[0] || 1)) * (width - 8);
  const zero = x(Math.max(range[0], Math.min(0, range[1])));
  const end = x(value || 0);
  const hasInterval = low !== undefined && low !== null;
  return svg("svg", { class: "bar", viewBox: "0 0 " + width + " 22", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("line", { class: "axis", x1: zero, x2: zero, y1: 0, y2: 22 }),
    svg("rect", { class: className, x: Math.min(zero, end), y: 4, width: Math.max(1, Math.abs(end - zero)), height: 14, rx: 2 }),
    hasInterval && svg("line", { class: "whisker", x1: x(low), x2: x(high), y1: 11, y2: 11 }),
    hasInterval && svg("line", { class: "whisker", x1: x(low), x2: x(low), y1: 7, y2: 15 }),
    hasInterval && svg("line", { class: "whisker", x1: x(high), x2: x(high), y1: 7, y2: 15 }));
}

/** A point with its interval, and a line where the whole lies. */
function dot(value, low, high, range, reference) {
  const width = 240;
  const x = (at) => 6 + ((Math.min(Math.max(at, range[0]), range[1]) - range[0]) / (range[1] - range[0] || 1)) * (width - 12);
  return svg("svg", { class: "bar", viewBox: "0 0 " + width + " 22", preserveAspectRatio: "none", "aria-hidden": "true" },
    reference !== undefined && svg("line", { class: "reference", x1: x(reference), x2: x(reference), y1: 0, y2: 22 }),
    low !== undefined && low !== null && svg("line", { class: "whisker", x1: x(low), x2: x(high), y1: 11, y2: 11 }),
    value !== undefined && svg("rect", { class: "mark", x: x(value) - 4, y: 6, width: 8, height: 10, rx: 3 }));
}

/** The headline on its scale, with its interval. */
function gauge(score) {
  const range = gaugeRange();
  const x = (at) => 8 + ((at - range[0]) / (range[1] - range[0])) * 384;
  const ticks = [range[0], (range[0] + range[1]) / 2, range[1]];
  const drawing = svg("svg", { class: "gauge", viewBox: "0 0 400 44", "aria-hidden": "true" },
    svg("rect", { class: "track", x: 8, y: 14, width: 384, height: 8, rx: 4 }),
    ticks.map((at, index) => svg("text", {
      class: "tick", x: x(at), y: 40, "text-anchor": ["start", "middle", "end"][index],
    }, FIGURES.scale.headline === "mean" ? num(at) : isNet ? signed(at, 0) : num(at) + "\u00a0%")));
  if (score.value === undefined) return drawing;
  if (score.low !== undefined) {
    drawing.append(svg("rect", { class: "range", x: x(score.low), y: 11, width: Math.max(2, x(score.high) - x(score.low)), height: 14, rx: 4 }));
  }
  drawing.append(svg("circle", { class: "point", cx: x(score.value), cy: 18, r: 7 }));
  return drawing;
}

function gaugeRange() {
  if (isNet) return [-100, 100];
  if (FIGURES.scale.headline !== "mean") return [0, 100];
  const bands = FIGURES.scale.bands;
  return [bands[0].low, bands[bands.length - 1].high];
}

/** Round numbers that divide a range well. */
function ticks(low, high, count) {
  const span = high - low || 1;
  const rough = span / count;
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) || rough;
  const found = [];
  for (let at = Math.ceil(low / step - 1e-9) * step; at <= high + step * 1e-6; at += step) found.push(Math.abs(at) < step / 1e6 ? 0 : at);
  return found;
}

/** The width that a drawing has, so that its letters are as large as those around it. */
const plotWidth = (section) => Math.max(300, Math.min(1000, find(section).clientWidth - (window.innerWidth <= 620 ? 30 : 42)));

/** Frequency against impact, a circle a theme. */
function quadrant(themes, width) {
  const size = { width, height: Math.max(330, Math.min(460, width * 0.58)), left: 56, right: 20, top: 22, bottom: 44 };
  const top = Math.max(0.02, ...themes.map((theme) => theme.share)) * 1.12;
  const reach = Math.max(1e-6, ...themes.map((theme) => Math.abs(theme.impact))) * 1.18;
  const x = (share) => size.left + (share / top) * (size.width - size.left - size.right);
  const y = (impact) => size.top + ((reach - impact) / (2 * reach)) * (size.height - size.top - size.bottom);
  const decimals = FIGURES.scale.headline === "mean" ? 2 : reach < 2 ? 1 : 0;
  const drawing = svg("svg", { class: "plot", viewBox: "0 0 " + size.width + " " + size.height, role: "group", "aria-label": text("quadrant") });
  ticks(0, top, 5).forEach((at) => drawing.append(
    svg("line", { class: "grid", x1: x(at), x2: x(at), y1: size.top, y2: size.height - size.bottom }),
    svg("text", { class: "tick", x: x(at), y: size.height - size.bottom + 16, "text-anchor": "middle" }, percent(at))));
  ticks(-reach, reach, 5).forEach((at) => drawing.append(
    svg("line", { class: at === 0 ? "axis" : "grid", x1: size.left, x2: size.width - size.right, y1: y(at), y2: y(at) }),
    svg("text", { class: "tick", x: size.left - 8, y: y(at) + 4, "text-anchor": "end" }, signed(at, decimals))));
  drawing.append(
    svg("text", { class: "axis-name", x: size.width - size.right, y: size.height - 8, "text-anchor": "end" }, text("quadrant.x")),
    svg("text", { class: "axis-name", x: 4, y: 13 }, text("quadrant.y", { score: scaleName() })));
  const placed = themes.map((theme) => around(x(theme.share), y(theme.impact), radius(theme) * 0.8));
  [...themes].sort((a, b) => b.n - a.n).forEach((theme) => drawing.append(bubble(theme, x(theme.share), y(theme.impact), size)));
  [...themes].sort((a, b) => Math.abs(b.impact) - Math.abs(a.impact))
    .forEach((theme) => placeLabel(drawing, theme, x(theme.share), y(theme.impact), size, placed));
  return drawing;
}

/** The box of a circle. */
const around = (x, y, r) => [x - r, y - r, x + r, y + r];

const radius = (theme) => Math.max(5, Math.min(17, 2.2 * Math.sqrt(theme.n) / Math.sqrt(Math.max(1, FIGURES.rows.base / 300))));

function bubble(theme, x, y) {
  const name = themePath(theme.t);
  const pressed = isSelected("theme", theme.t);
  const select = (event) => toggle("theme", theme.t, event.ctrlKey || event.metaKey || event.shiftKey);
  return svg("circle", {
    class: "bubble " + impactClass(theme) + (pressed ? " selected" : ""), cx: x, cy: y, r: radius(theme),
    tabindex: 0, role: "button", "aria-pressed": pressed ? "true" : "false", "data-key": "bubble" + theme.t,
    "aria-label": name + ": " + points(theme.impact) + ", " + counted("comments", theme.n),
    tip: themeTip(theme), onclick: select,
    onkeydown: (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        select(event);
      }
    },
  });
}

/** A label beside its circle, unless another label is there already. */
function placeLabel(drawing, theme, x, y, size, placed) {
  const label = FIGURES.catalog[theme.t].label;
  const width = label.length * 6.4;
  const r = radius(theme);
  const places = [[x + r + 4, y + 4, "start"], [x - r - 4, y + 4, "end"], [x, y - r - 5, "middle"], [x, y + r + 13, "middle"]];
  for (const [left, base, anchor] of places) {
    const from = anchor === "start" ? left : anchor === "end" ? left - width : left - width / 2;
    const box = [from, base - 11, from + width, base + 3];
    const isInside = box[0] > size.left && box[2] < size.width - 4 && box[1] > size.top - 4 && box[3] < size.height - size.bottom;
    const isFree = placed.every((other) => box[2] < other[0] || box[0] > other[2] || box[3] < other[1] || box[1] > other[3]);
    if (!isInside || !isFree) continue;
    placed.push(box);
    drawing.append(svg("text", { class: "bubble-name", x: left, y: base, "text-anchor": anchor, "aria-hidden": "true" }, label));
    return;
  }
}

/** The score period by period, with its interval as a ribbon. */
function trendChart(periods, points_, width) {
  const size = { width, height: 250, left: 52, right: 16, top: 16, bottom: 36 };
  const known = points_.map((point, index) => ({ point, index })).filter((one) => one.point.value !== undefined && one.point.n > 0);
  const wide = known.flatMap((one) => [one.point.value, one.point.n >= 5 ? one.point.low : undefined, one.point.n >= 5 ? one.point.high : undefined]).filter((value) => value !== undefined && value !== null);
  const low = Math.min(...wide);
  const high = Math.max(...wide);
  const pad = (high - low || 1) * 0.08;
  const range = [Math.max(gaugeRange()[0], low - pad), Math.min(gaugeRange()[1], high + pad)];
  const x = (index) => size.left + ((index + 0.5) / periods.length) * (size.width - size.left - size.right);
  const y = (value) => size.top + ((range[1] - Math.min(Math.max(value, range[0]), range[1])) / (range[1] - range[0] || 1)) * (size.height - size.top - size.bottom);
  const drawing = svg("svg", { class: "plot", viewBox: "0 0 " + size.width + " " + size.height, role: "group", "aria-label": text("trend") });
  ticks(range[0], range[1], 5).forEach((at) => drawing.append(
    svg("line", { class: at === 0 && isNet ? "axis" : "grid", x1: size.left, x2: size.width - size.right, y1: y(at), y2: y(at) }),
    svg("text", { class: "tick", x: size.left - 8, y: y(at) + 4, "text-anchor": "end" }, isNet ? signed(at, 0) : num(at))));
  const every = Math.ceil(periods.length / Math.max(3, width / 80));
  periods.forEach((period, index) => {
    if (index % every === 0) drawing.append(svg("text", { class: "tick", x: x(index), y: size.height - 12, "text-anchor": "middle" }, periodName(period, true)));
  });
  const ribbon = known.filter((one) => one.point.low !== undefined);
  if (ribbon.length > 1) {
    const there = ribbon.map((one) => x(one.index) + "," + y(one.point.high));
    const back = [...ribbon].reverse().map((one) => x(one.index) + "," + y(one.point.low));
    drawing.append(svg("polygon", { class: "ribbon", points: there.concat(back).join(" ") }));
  }
  drawing.append(svg("polyline", { class: "line", points: known.map((one) => x(one.index) + "," + y(one.point.value)).join(" ") }));
  known.forEach((one) => drawing.append(trendPoint(periods[one.index], one, x(one.index), y(one.point.value))));
  return drawing;
}

function trendPoint(period, one, x, y) {
  const pressed = isSelected("period", one.index);
  const select = (event) => toggle("period", one.index, event.ctrlKey || event.metaKey || event.shiftKey);
  const limits = interval(one.point.low, one.point.high, level);
  return svg("circle", {
    class: "period" + (pressed ? " selected" : "") + (one.point.changed ? " changed" : ""), cx: x, cy: y, r: one.point.changed ? 6 : 4.5,
    tabindex: 0, role: "button", "aria-pressed": pressed ? "true" : "false", "data-key": "period" + one.index,
    "aria-label": periodName(period) + ": " + scaleName() + " " + level(one.point.value) + (one.point.changed ? ", " + text("trend.changed") : ""),
    tip: [periodName(period), scaleName() + " " + level(one.point.value) + (limits ? "  (" + limits + ")" : ""),
      counted("answers", one.point.n)].concat(one.point.changed ? [text("trend.changed")] : []),
    onclick: select,
    onkeydown: (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        select(event);
      }
    },
  });
}
