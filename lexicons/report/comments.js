// The comments: a list of which only what can be seen is in the page, with the matched words marked.

const SORTS = ["input", "negative", "positive", "low", "new"];
const LONGEST = 1200;

/** The order of the list. */
function sortRows(rows, indices) {
  const orders = {
    negative: (a, b) => rows.sentiment[a] - rows.sentiment[b],
    positive: (a, b) => rows.sentiment[b] - rows.sentiment[a],
    low: (a, b) => (rows.band[a] < 0 ? 99 : 0) - (rows.band[b] < 0 ? 99 : 0) || rows.band[a] - rows.band[b] || rows.score[a] - rows.score[b],
    new: (a, b) => (rows.day ? (rows.day[b] === null ? -1e9 : rows.day[b]) - (rows.day[a] === null ? -1e9 : rows.day[a]) : 0),
  };
  const order = orders[selection.sort];
  return order ? indices.sort((a, b) => order(a, b) || a - b) : indices;
}

/** A list with as many elements as fit its window; heights are guessed, then measured. */
class CommentList {
  constructor(rows, scroller, canvas) {
    Object.assign(this, { rows, scroller, canvas, indices: [], shown: new Map(), opened: new Set(), waiting: false });
    scroller.addEventListener("scroll", () => this.schedule(), { passive: true });
    window.addEventListener("resize", () => this.reset());
    canvas.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.schedule()).observe(scroller);
  }

  /** Shows these rows from the top. */
  show(indices) {
    this.indices = indices;
    this.canvas.hidden = indices.length === 0;
    this.scroller.scrollTop = 0;
    this.reset();
  }

  /** Forgets all heights and draws anew. */
  reset() {
    const perLine = Math.max(24, (this.scroller.clientWidth - 40) / 7.4);
    this.heights = Float32Array.from(this.indices, (row) => 98 + 22 * Math.ceil(Math.min(this.rows.text[row].length, LONGEST) / perLine));
    this.tops = new Float64Array(this.indices.length + 1);
    this.sum(0);
    this.shown.forEach((element) => element.remove());
    this.shown.clear();
    this.draw();
  }

  sum(from) {
    for (let i = from; i < this.indices.length; i++) this.tops[i + 1] = this.tops[i] + this.heights[i];
    this.canvas.style.height = this.tops[this.indices.length] + "px";
  }

  schedule() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  /** The first entry that ends below `y`. */
  entryAt(y) {
    let low = 0;
    let high = this.indices.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tops[middle + 1] <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  draw() {
    const top = this.scroller.scrollTop;
    const height = this.scroller.clientHeight || 600;
    const first = Math.max(0, this.entryAt(top) - 3);
    const last = Math.min(this.indices.length, this.entryAt(top + height) + 4);
    for (const [entry, element] of this.shown) {
      const isOutside = entry < first || entry >= last;
      if (isOutside && !element.contains(document.activeElement)) {
        element.remove();
        this.shown.delete(entry);
      }
    }
    for (let entry = first; entry < last; entry++) if (!this.shown.has(entry)) this.insert(entry);
    this.measure(top);
  }

  insert(entry) {
    const element = card(this.rows, this.indices[entry], {
      isOpen: this.opened.has(this.indices[entry]),
      open: () => {
        this.opened.add(this.indices[entry]);
        this.shown.get(entry).remove();
        this.shown.delete(entry);
        this.draw();
        this.shown.get(entry).focus();
      },
    });
    element.setAttribute("aria-posinset", entry + 1);
    element.setAttribute("aria-setsize", this.indices.length);
    element.setAttribute("tabindex", "0");
    // One stop of the keyboard for all marked words of a comment; the arrow keys go from one to the next.
    [...element.querySelectorAll("mark[tabindex]")].slice(1).forEach((word) => word.setAttribute("tabindex", "-1"));
    const next = [...this.shown.keys()].filter((other) => other > entry).sort((a, b) => a - b)[0];
    this.canvas.insertBefore(element, next === undefined ? null : this.shown.get(next));
    this.shown.set(entry, element);
  }

  /** Takes the true heights of what is shown, and keeps what is read in its place. */
  measure(top) {
    let least = Infinity;
    let above = 0;
    const anchor = this.entryAt(top);
    for (const [entry, element] of this.shown) {
      const height = element.offsetHeight;
      if (Math.abs(height - this.heights[entry]) < 0.5) continue;
      if (entry < anchor) above += height - this.heights[entry];
      this.heights[entry] = height;
      least = Math.min(least, entry);
    }
    if (least < Infinity) this.sum(least);
    for (const [entry, element] of this.shown) element.style.transform = "translateY(" + this.tops[entry] + "px)";
    if (Math.abs(above) >= 1) this.scroller.scrollTop = top + above;
    if (least < Infinity) this.schedule();
  }

  /** Left and right go from marked word to marked word. */
  word(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const own = event.target.closest("mark[tabindex]");
    if (!step || !own) return false;
    const words = [...own.closest("article").querySelectorAll("mark[tabindex]")];
    const next = words[words.indexOf(own) + step];
    if (next) {
      own.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    }
    event.preventDefault();
    return true;
  }

  /** Page Down and Page Up go from comment to comment. */
  key(event) {
    if (this.word(event)) return;
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    const element = event.target.closest("article");
    if (!step || !element) return;
    event.preventDefault();
    const entry = Number(element.getAttribute("aria-posinset")) - 1 + step;
    if (entry < 0 || entry >= this.indices.length) return;
    this.scroller.scrollTop = Math.max(0, this.tops[entry] - 8);
    this.draw();
    const next = this.shown.get(entry);
    if (next) next.focus({ preventScroll: true });
  }
}

/** One comment with its score, sentiment, themes and marks. */
function card(rows, row, options) {
  const band = rows.band[row];
  const hasText = (rows.flags[row] & 1) === 1;
  const score = rows.score[row];
  const where = [text("row", { n: rows.number[row] })];
  if (rows.id && rows.id[row] !== String(rows.number[row])) where.unshift(rows.id[row]);
  if (rows.day && rows.day[row] !== null) where.push(day(rows.day[row]));
  FIGURES.segments.forEach((segment, index) => {
    const value = rows.segments[index][row];
    if (value >= 0 && segment.values[value].name !== "") where.push(segment.values[value].name);
  });
  // Without a score column the band is the sentiment, which has its own badge.
  const badge = band >= 0 && !FIGURES.scale.has_scores ? null : band < 0
    ? h("span", { class: "badge plain" }, rows.rejected[row] ? text("reason." + rows.reasons[rows.rejected[row] - 1]) : text("no.score"))
    : h("span", { class: "badge " + bandClass(band) }, (score === null ? "" : num(score) + " \u00b7 ") + bandName(band));
  return h("article", { class: "comment", "aria-label": text("comment", { n: rows.number[row] }) },
    h("header", {}, badge, hasText && sentimentBadge(rows, row),
      (rows.flags[row] & 4) !== 0 && h("span", { class: "badge flag", tabindex: 0, tip: [text("quality.mismatched"), text("mismatch.why")] }, "\u2260 ", text("mismatch")),
      h("span", { class: "where" }, where.map((part, index) => [index > 0 ? " \u00b7 " : "", h("bdi", {}, part)]))),
    hasText ? answers(rows, row, options || {}) : h("p", { class: "hint" }, text("quality.without_text")),
    h("footer", {}, themeChips(rows, row)));
}

function sentimentBadge(rows, row) {
  const label = LABELS[rows.label[row]];
  return h("span", { class: "badge sentiment " + label, tabindex: 0, tip: () => sentimentTip(rows, row) },
    text("label." + label) + " " + signed(rows.sentiment[row] / 100, 2));
}

/** Why a comment has its score: every word with its weight. */
function sentimentTip(rows, row) {
  const lines = [text("tip.score", { score: signed(rows.sentiment[row] / 100, 2) })];
  for (let k = rows.hitAt[row]; k < rows.hitAt[row + 1]; k++) {
    if (lines.length > 12) {
      lines.push("\u2026");
      break;
    }
    const written = rows.text[row].substr(rows.hits[3 * k], rows.hits[3 * k + 1]).slice(0, 40);
    lines.push("\u201c" + written + "\u201d " + hitReason(rows.hitReasons[rows.hits[3 * k + 2]]));
  }
  if (lines.length === 1) lines.push(text("tip.no.hits"));
  else lines.push(text("tip.balance", { praise: fixed(rows.praise[row] / 100, 2), blame: fixed(rows.blame[row] / 100, 2) }));
  return lines;
}

/** A weight with what made it: "−1.9 → −2.4, made stronger by “very”". */
function hitReason(reason) {
  const [, valence, weight, ...rules] = reason;
  const change = valence === weight ? signed(weight / 100, 2) : signed(valence / 100, 2) + " \u2192 " + signed(weight / 100, 2);
  return change + rules.map((rule) => ", " + ruleText(rule)).join("");
}

function ruleText(rule) {
  const colon = rule.indexOf(":");
  const name = colon < 0 ? rule : rule.slice(0, colon);
  const word = colon < 0 ? "" : rule.slice(colon + 1);
  return text("rule." + name) + (word ? " \u201c" + word + "\u201d" : "");
}

function themeChips(rows, row) {
  const chips = [];
  for (let k = rows.matchedAt[row]; k < rows.matchedAt[row + 1]; k++) {
    const theme = rows.matched[3 * k];
    const label = LABELS[rows.matched[3 * k + 2]];
    chips.push(chooser("theme", theme, [h("span", { class: "sign " + label, "aria-hidden": "true" }, { negative: "\u2212", positive: "+", mixed: "\u00b1", neutral: "\u00b7" }[label]),
      FIGURES.catalog[theme].label], {
      class: "chip", "data-key": "chip" + row + "." + theme,
      tip: [themePath(theme), text("label." + label) + " " + signed(rows.matched[3 * k + 1] / 100, 2)],
    }));
  }
  return chips;
}

/** The answers of a row, each under its question where there are several. */
function answers(rows, row, options) {
  const whole_ = rows.text[row];
  const end = options.isOpen || whole_.length <= LONGEST + 200 ? whole_.length : safeCut(whole_, LONGEST);
  const parts = rows.parts && rows.parts[row].length > 0 ? rows.parts[row] : [0, 0];
  const pieces = [];
  for (let i = 0; i < parts.length; i += 2) {
    const from = parts[i + 1];
    if (from >= end) break;
    const to = Math.min(end, i + 3 < parts.length ? parts[i + 3] - 2 : whole_.length);
    if (rows.parts) pieces.push(h("p", { class: "question" }, FIGURES.columns.text[parts[i]]));
    pieces.push(h("p", { class: "words", dir: "auto" }, marked(rows, row, from, to)));
  }
  if (end < whole_.length && options.open) pieces.push(h("button", { type: "button", class: "more", onclick: options.open }, text("show.all", { n: whole(whole_.length) })));
  return pieces;
}

/** A place to cut that splits no surrogate pair. */
function safeCut(written, at) {
  const code = written.charCodeAt(at - 1);
  return code >= 0xd800 && code < 0xdc00 ? at - 1 : at;
}

/** The text of a stretch, with a mark wherever a theme matched, sentiment was found, or the search hits. */
function marked(rows, row, from, to) {
  const evidence = spans(rows.evidence, rows.evidenceAt, row, from, to);
  const hits = spans(rows.hits, rows.hitAt, row, from, to);
  const found = searchSpans(rows.text[row], from, to);
  const cuts = new Set([from, to]);
  for (const span of evidence.concat(hits, found)) cuts.add(Math.max(from, span.start)).add(Math.min(to, span.end));
  const places = [...cuts].sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const inside = (span) => span.start <= places[i] && span.end >= places[i + 1];
    const own = { evidence: evidence.filter(inside), hits: hits.filter(inside), found: found.some(inside) };
    const written = rows.text[row].slice(places[i], places[i + 1]);
    pieces.push(own.evidence.length + own.hits.length === 0 && !own.found ? written : mark(rows, written, own));
  }
  return pieces;
}

function spans(flat, at, row, from, to) {
  const found = [];
  for (let k = at[row]; k < at[row + 1]; k++) {
    const start = flat[3 * k];
    const end = start + flat[3 * k + 1];
    if (end > from && start < to) found.push({ start, end, reason: flat[3 * k + 2] });
  }
  return found;
}

/** Where the searched words stand; nothing where folding changes the length. */
function searchSpans(written, from, to) {
  if (!selection.search) return [];
  const lower = written.toLowerCase();
  if (lower.length !== written.length) return [];
  const found = [];
  for (const word of selection.search.toLowerCase().split(/\s+/).filter(Boolean)) {
    for (let at = lower.indexOf(word, from); at >= 0 && at < to; at = lower.indexOf(word, at + word.length)) found.push({ start: at, end: at + word.length });
  }
  return found;
}

function mark(rows, written, own) {
  const lines = [];
  own.hits.forEach((hit) => {
    const reason = rows.hitReasons[hit.reason];
    lines.push(text("tip.hit", { entry: reason[0] }) + " " + hitReason(reason));
  });
  own.evidence.forEach((place) => lines.push(text("tip.evidence", { theme: themePath(rows.terms[place.reason][0]), term: rows.terms[place.reason][1] })));
  const weight = own.hits.length > 0 ? rows.hitReasons[own.hits[0].reason][2] : 0;
  const classes = [own.evidence.length > 0 && "evidence", own.hits.length > 0 && (weight < 0 ? "blame" : "praise"), own.found && "found"];
  return h("mark", { class: classes.filter(Boolean).join(" "), tabindex: lines.length > 0 ? 0 : null, tip: lines.length > 0 ? lines : null }, written);
}

function drawLegend() {
  const sample = (className, name) => h("span", { class: "legend-item" }, h("mark", { class: className }, text(name)));
  refill(find("#legend"), sample("blame", "legend.blame"), sample("praise", "legend.praise"), sample("evidence", "legend.evidence"), h("span", { class: "legend-item faint" }, text("legend.reason")));
}
