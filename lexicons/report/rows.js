// The rows: columns as they stand in the page, spread out into arrays that can be scanned fast.

/** The index behind each packed character. */
function unpack(packed) {
  const values = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) values[i] = packed.charCodeAt(i) - 48;
  return values;
}

/** Where the entries of each row begin in a flat array, from their counts. */
function starts(counts) {
  const result = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) result[i + 1] = result[i] + counts[i];
  return result;
}

/** Reads the page's rows. */
function readRows() {
  const element = document.getElementById("rows");
  const raw = JSON.parse(element.textContent);
  element.textContent = "";
  const rows = {
    count: raw.count, number: raw.row, id: raw.id, score: raw.score, weight: raw.weight, text: raw.text,
    parts: raw.parts, day: raw.day, period: raw.period, segments: raw.segments,
    reasons: raw.reasons, languages: raw.languages,
    band: Int8Array.from(unpack(raw.band), (v) => v - 1),
    rejected: unpack(raw.rejected), language: unpack(raw.language), label: unpack(raw.label), flags: unpack(raw.flags),
    sentiment: raw.sentiment, praise: raw.praise, blame: raw.blame,
    evidence: raw.evidence, evidenceAt: starts(raw.evidence_count), terms: raw.terms,
    hits: raw.hits, hitAt: starts(raw.hit_count), hitReasons: raw.hit_reasons,
    matched: raw.themes, matchedAt: starts(raw.theme_count), folded: null,
  };
  rows.base = new Uint8Array(rows.count);
  for (let i = 0; i < rows.count; i++) rows.base[i] = rows.band[i] >= 0 && (rows.flags[i] & 3) === 1 ? 1 : 0;
  return addAncestors(rows);
}

/** Gives each row its themes with their ancestors, each once; an ancestor's sentiment is the mean of what it stands for. */
function addAncestors(rows) {
  const parents = FIGURES.catalog.map((theme) => theme.parent);
  const at = new Int32Array(rows.count + 1);
  const themes = [];
  const sentiments = [];
  const labels = [];
  for (let row = 0; row < rows.count; row++) {
    const own = new Map();
    for (let k = rows.matchedAt[row]; k < rows.matchedAt[row + 1]; k++) {
      const sentiment = rows.matched[3 * k + 1];
      const label = rows.matched[3 * k + 2];
      for (let theme = rows.matched[3 * k]; theme >= 0; theme = parents[theme]) {
        const seen = own.get(theme);
        if (!seen) own.set(theme, { sum: sentiment, n: 1, label });
        else {
          seen.sum += sentiment;
          seen.n += 1;
          seen.label = joined(seen.label, label);
        }
      }
    }
    own.forEach((value, theme) => {
      themes.push(theme);
      sentiments.push(value.sum / value.n);
      labels.push(value.label);
    });
    at[row + 1] = themes.length;
  }
  rows.themeAt = at;
  rows.themes = Uint16Array.from(themes);
  rows.themeSentiment = Float32Array.from(sentiments);
  rows.themeLabel = Uint8Array.from(labels);
  return rows;
}

/** Two labels in one: neutral gives way, others that differ are mixed. */
function joined(a, b) {
  if (a === b || b === 1) return a;
  return a === 1 ? b : 3;
}

/** Whether a row carries a theme, itself or below it. */
function carries(rows, row, theme) {
  for (let k = rows.themeAt[row]; k < rows.themeAt[row + 1]; k++) if (rows.themes[k] === theme) return true;
  return false;
}

/** Small letters without accents, for searching. */
const fold = (written) => written.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

/** The folded text of every row, made once. */
function foldedTexts(rows) {
  if (!rows.folded) rows.folded = rows.text.map(fold);
  return rows.folded;
}
