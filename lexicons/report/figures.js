// The figures of a selection: the same definitions as those of the whole, which come with the page.

const Z = 1.959963984540054;

/** The limits of a share by Wilson's interval. */
function wilson(p, n) {
  if (!(n > 0)) return [undefined, undefined];
  const middle = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** The limits of a net score by the adjusted Wald interval. */
function adjustedWald(up, down, n) {
  if (!(n > 0)) return [undefined, undefined];
  const size = n + 3;
  const above = (up * n + 0.75) / size;
  const below = (down * n + 0.75) / size;
  const net = above - below;
  const half = Z * Math.sqrt((above + below - net * net) / size);
  return [100 * (net - half), 100 * (net + half)];
}

/** The 97.5 % quantile of Student's t (Cornish and Fisher's expansion). */
function studentQuantile(df) {
  const z = Z;
  return z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2)
    + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * df ** 3);
}

/** An empty tally: weight, its square, weighted score and square; weight, number and weighted score by band. */
const newTally = () => {
  const byBand = () => FIGURES.scale.bands.map(() => 0);
  return { n: 0, w: 0, w2: 0, ws: 0, wss: 0, bandW: byBand(), bandN: byBand(), bandWs: byBand() };
};

function addTo(tally, rows, row) {
  const weight = rows.weight ? rows.weight[row] : 1;
  const score = rows.score[row] === null ? rows.band[row] - 1 : rows.score[row];
  tally.n += 1;
  tally.w += weight;
  tally.w2 += weight * weight;
  tally.ws += weight * score;
  tally.wss += weight * score * score;
  tally.bandW[rows.band[row]] += weight;
  tally.bandN[rows.band[row]] += 1;
  tally.bandWs[rows.band[row]] += weight * score;
}

/** Everything in `all` that is not in `part`. */
function without(all, part) {
  const rest = newTally();
  for (const key of ["n", "w", "w2", "ws", "wss"]) rest[key] = all[key] - part[key];
  for (const key of ["bandW", "bandWs"]) rest[key] = all[key].map((value, band) => value - part[key][band]);
  return rest;
}

const effective = (tally) => (tally.w2 > 0 ? (tally.w * tally.w) / tally.w2 : 0);
const lowest = (tally) => tally.bandW[0] / tally.w;
const highest = (tally) => tally.bandW[tally.bandW.length - 1] / tally.w;

function headlineOf(tally) {
  if (!(tally.w > 0)) return undefined;
  switch (FIGURES.scale.headline) {
    case "net": return 100 * (highest(tally) - lowest(tally));
    case "shareHighest": return 100 * highest(tally);
    case "shareLowest": return 100 * lowest(tally);
    default: return tally.ws / tally.w;
  }
}

function varianceOf(tally) {
  const n = effective(tally);
  if (!(n > 1)) return undefined;
  const binomial = (p) => 1e4 * p * (1 - p);
  switch (FIGURES.scale.headline) {
    case "net": return 1e4 * (highest(tally) + lowest(tally) - (highest(tally) - lowest(tally)) ** 2);
    case "shareHighest": return binomial(highest(tally));
    case "shareLowest": return binomial(lowest(tally));
    default: {
      const mean = tally.ws / tally.w;
      return Math.max(0, (tally.wss / tally.w - mean * mean) * (n / (n - 1)));
    }
  }
}

/** The limits of the headline of a tally. */
function limitsOf(tally) {
  const n = effective(tally);
  const value = headlineOf(tally);
  if (value === undefined) return [undefined, undefined];
  const kind = FIGURES.scale.headline;
  if (kind === "net") return adjustedWald(highest(tally), lowest(tally), n);
  if (kind !== "mean") return wilson(value / 100, n).map((limit) => 100 * limit);
  const variance = varianceOf(tally);
  if (variance === undefined) return [undefined, undefined];
  const half = studentQuantile(n - 1) * Math.sqrt(variance / n);
  return [value - half, value + half];
}

/** Whether a group is so small, or so nearly of one band, that its variance cannot be relied upon. */
function isSmall(tally) {
  const n = effective(tally);
  if (n < 30) return true;
  switch (FIGURES.scale.headline) {
    case "net": return (1 - Math.max(...tally.bandW) / tally.w) * n < 10;
    case "shareHighest": return Math.min(highest(tally), 1 - highest(tally)) * n < 20;
    case "shareLowest": return Math.min(lowest(tally), 1 - lowest(tally)) * n < 20;
    default: return false;
  }
}

/** How far the difference of two headlines reaches below and above its value, by the limits of both (Zou and Donner 2008). */
function reachesOf(first, second) {
  const [a, b] = [headlineOf(first), headlineOf(second)];
  const [one, other] = [limitsOf(first), limitsOf(second)];
  if (one[0] === undefined || other[0] === undefined) return undefined;
  return [Math.hypot(a - one[0], other[1] - b), Math.hypot(one[1] - a, b - other[0])];
}

/** The sum of share \u00d7 (mean of the band \u2212 mean)\u00b3. */
function thirdMoment(tally) {
  const mean = tally.ws / tally.w;
  return tally.bandW.reduce((sum, w, band) => (w > 0 ? sum + (w / tally.w) * (tally.bandWs[band] / w - mean) ** 3 : sum), 0);
}

/** The same for means of answers that lean to one side: Hall's transformation with Welch's t, at least the plain reaches; undefined where they do not. */
function skewedReaches(first, second) {
  if (FIGURES.scale.headline !== "mean") return undefined;
  const [n, m] = [effective(first), effective(second)];
  const [v, w] = [varianceOf(first) / n, varianceOf(second) / m];
  const error = Math.sqrt(v + w);
  const skewness = (thirdMoment(first) / (n * n) - thirdMoment(second) / (m * m)) / error ** 3;
  if (!(error > 0) || !(Math.abs(skewness) >= 0.05)) return undefined;
  const t = studentQuantile((v + w) ** 2 / ((v * v) / (n - 1) + (w * w) / (m - 1)));
  const quantile = (plain) => (3 / skewness) * (Math.cbrt(1 + skewness * (plain - skewness / 6)) - 1);
  return [Math.max(Z, quantile(t)) * error, Math.max(Z, -quantile(-t)) * error];
}

/** Headline, interval and bands of a tally. */
function scoreOf(tally) {
  const n = effective(tally);
  const value = headlineOf(tally);
  const limits = limitsOf(tally);
  return {
    n: tally.n, value, low: limits[0], high: limits[1],
    bands: tally.bandW.map((weight, band) => {
      const share = tally.w > 0 ? weight / tally.w : undefined;
      const [low, high] = wilson(share, n);
      return { n: tally.bandN[band], share, low, high };
    }),
  };
}

/** Impact of a part: the headline with and without it, and what that makes in the whole. */
function impactOf(part, all) {
  const rest = without(all, part);
  const p = part.w / all.w;
  const withIt = headlineOf(part);
  const withoutIt = rest.n > 0 ? headlineOf(rest) : undefined;
  if (withIt === undefined || withoutIt === undefined) return { with: withIt };
  const difference = withIt - withoutIt;
  const a = varianceOf(part);
  const b = varianceOf(rest);
  const found = { with: withIt, without: withoutIt, impact: p * difference };
  if (a !== undefined && b !== undefined) {
    const mixture = (difference ** 2 * p * (1 - p)) / effective(all);
    const plain = Z * Math.sqrt(a / effective(part) + b / effective(rest));
    const reaches = (isSmall(part) || isSmall(rest) ? reachesOf(part, rest) : skewedReaches(part, rest)) ?? [plain, plain];
    const [down, up] = reaches.map((reach) => Math.sqrt(p * p * reach * reach + Z * Z * mixture));
    found.low = found.impact - down;
    found.high = found.impact + up;
  }
  return found;
}

/**
 * Whether an impact is more than chance: its interval leaves out 0 and, where the theme was tested, it differs between the bands
 * with allowance for how many were tried.
 */
function isBeyondChance(theme) {
  if (theme.low === undefined || !(theme.low > 0 || theme.high < 0)) return false;
  const tested = theme.bands.filter((band) => band.q !== undefined);
  return tested.length === 0 || tested.some((band) => band.q < 0.05);
}

/** The score over the scored rows that no other dimension than those in `ignored` shuts out. */
function selectedScore(rows, bits, ignored) {
  const tally = newTally();
  const mask = ~ignored;
  for (let row = 0; row < rows.count; row++) if (rows.band[row] >= 0 && (bits[row] & mask) === 0) addTo(tally, rows, row);
  return scoreOf(tally);
}

/** The themes over the base, the same way. */
function selectedThemes(rows, bits, ignored) {
  const mask = ~ignored;
  const all = newTally();
  const parts = FIGURES.catalog.map(() => null);
  for (let row = 0; row < rows.count; row++) {
    if (!rows.base[row] || (bits[row] & mask) !== 0) continue;
    addTo(all, rows, row);
    const weight = rows.weight ? rows.weight[row] : 1;
    for (let k = rows.themeAt[row]; k < rows.themeAt[row + 1]; k++) {
      const theme = rows.themes[k];
      const part = parts[theme] || (parts[theme] = { tally: newTally(), sentiment: 0, labels: [0, 0, 0, 0] });
      addTo(part.tally, rows, row);
      part.sentiment += weight * rows.themeSentiment[k];
      part.labels[rows.themeLabel[k]] += weight;
    }
  }
  const themes = [];
  parts.forEach((part, theme) => {
    if (part && part.tally.w > 0) themes.push(themeFigures(theme, part, all));
  });
  return { n: all.n, themes };
}

function themeFigures(theme, part, all) {
  const share = part.tally.w / all.w;
  const [low, high] = wilson(share, effective(all));
  const label = (index) => part.labels[index] / part.tally.w;
  return Object.assign({
    t: theme, n: part.tally.n, share, share_low: low, share_high: high, mean: part.sentiment / part.tally.w / 100,
    negative: label(0), neutral: label(1), positive: label(2), mixed: label(3),
    bands: part.tally.bandW.map((weight, band) => {
      const inBand = all.bandW[band];
      const ofBand = inBand > 0 ? weight / inBand : undefined;
      return { n: part.tally.bandN[band], share: ofBand, lift: inBand > 0 ? ofBand / share : undefined };
    }),
  }, impactOf(part.tally, all));
}

/** The score of each value of a group (segment, language or period). */
function selectedGroups(rows, bits, ignored, count, groupOf) {
  const mask = ~ignored;
  const tallies = Array.from({ length: count }, newTally);
  for (let row = 0; row < rows.count; row++) {
    if (rows.band[row] < 0 || (bits[row] & mask) !== 0) continue;
    const group = groupOf(row);
    if (group >= 0) addTo(tallies[group], rows, row);
  }
  return tallies.map(scoreOf);
}
