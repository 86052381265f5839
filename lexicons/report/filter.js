// What is selected: a set of values for each dimension, kept in the page's address so that a view can be shared.

/** The dimensions: how each is called in the address and on a chip, and which rows it lets through. */
const DIMENSIONS = [
  {
    key: "theme", read: (written) => FIGURES.catalog.findIndex((theme) => theme.id === written), none: "none",
    write: (value) => FIGURES.catalog[value].id, name: (value) => (value < 0 ? text("untagged") : themePath(value)),
    accepts: (rows, row, values) => {
      for (const value of values) {
        if (value < 0 ? rows.base[row] && rows.themeAt[row] === rows.themeAt[row + 1] : carries(rows, row, value)) return true;
      }
      return false;
    },
  },
  {
    key: "band", read: (written) => FIGURES.scale.bands.findIndex((band) => band.id === written),
    write: (value) => FIGURES.scale.bands[value].id, name: (value) => bandName(value),
    accepts: (rows, row, values) => values.has(rows.band[row]),
  },
  {
    key: "language", read: (written) => written, write: (value) => value, name: (value) => languageName(value),
    accepts: (rows, row, values) => (rows.flags[row] & 1) === 1 && values.has(rows.languages[rows.language[row]]),
  },
  {
    key: "sentiment", read: (written) => LABELS.indexOf(written), write: (value) => LABELS[value],
    name: (value) => text("label." + LABELS[value]),
    accepts: (rows, row, values) => (rows.flags[row] & 1) === 1 && values.has(rows.label[row]),
  },
  {
    key: "period", read: (written) => (FIGURES.trend ? FIGURES.trend.periods.findIndex((period) => period.key === written) : -1),
    write: (value) => FIGURES.trend.periods[value].key, name: (value) => periodName(FIGURES.trend.periods[value]),
    accepts: (rows, row, values) => values.has(rows.period[row]),
  },
  {
    key: "show", read: (written) => written, write: (value) => value, name: (value) => qualityName(value),
    accepts: (rows, row, values) => {
      for (const value of values) if (isOfQuality(rows, row, value)) return true;
      return false;
    },
  },
];

FIGURES.segments.forEach((segment, index) => {
  DIMENSIONS.push({
    key: "by." + segment.column,
    read: (written) => segment.values.findIndex((value) => value.name === written),
    write: (value) => segment.values[value].name,
    name: (value) => segment.column + ": " + valueName(segment.values[value].name),
    accepts: (rows, row, values) => values.has(rows.segments[index][row]),
  });
});

/** The path of a theme's labels. */
function themePath(theme) {
  const own = FIGURES.catalog[theme];
  return own.parent < 0 ? own.label : themePath(own.parent) + " \u203a " + own.label;
}

/** The name of a kind of row in the data-quality section. */
function qualityName(value) {
  return value.startsWith("rejected:") ? text("reason." + value.slice(9)) : text("quality." + value);
}

function isOfQuality(rows, row, value) {
  if (value === "mismatched") return (rows.flags[row] & 4) !== 0;
  if (value === "no_answer") return rows.band[row] >= 0 && (rows.flags[row] & 2) !== 0;
  if (value === "without_text") return rows.band[row] >= 0 && (rows.flags[row] & 1) === 0;
  return rows.rejected[row] > 0 && "rejected:" + rows.reasons[rows.rejected[row] - 1] === value;
}

/** The selection in force. */
const selection = { values: DIMENSIONS.map(() => new Set()), search: "", sort: "input", listeners: [] };

const dimension = (key) => DIMENSIONS.findIndex((one) => one.key === key);
const isSelected = (key, value) => selection.values[dimension(key)].has(value);
const isFiltered = () => selection.search !== "" || selection.values.some((values) => values.size > 0);

/** Whether nothing is selected but in these dimensions, so that figures that leave them out are those of the whole. */
const isOnlyIn = (...keys) => selection.search === "" && selection.values.every((values, index) => values.size === 0 || keys.includes(DIMENSIONS[index].key));

/** Selects a value, or deselects it; with `keep` beside the others of its dimension. */
function toggle(key, value, keep) {
  const values = selection.values[dimension(key)];
  const was = values.has(value);
  if (!keep) values.clear();
  if (was) values.delete(value);
  else values.add(value);
  changed();
}

function clearSelection() {
  selection.values.forEach((values) => values.clear());
  selection.search = "";
  changed();
}

function changed() {
  writeAddress();
  selection.listeners.forEach((listener) => listener());
}

/** For each row a bit for every dimension that shuts it out; the search is the highest bit. */
function exclusions(rows) {
  const bits = new Uint32Array(rows.count);
  DIMENSIONS.forEach((one, index) => {
    const values = selection.values[index];
    if (values.size === 0) return;
    const bit = 1 << Math.min(index, 29);
    for (let row = 0; row < rows.count; row++) if (!one.accepts(rows, row, values)) bits[row] |= bit;
  });
  const words = fold(selection.search).split(/\s+/).filter(Boolean);
  if (words.length > 0) {
    const folded = foldedTexts(rows);
    for (let row = 0; row < rows.count; row++) if (!words.every((word) => folded[row].includes(word))) bits[row] |= 1 << 30;
  }
  return bits;
}

/** The bits of the dimensions named. */
const bitsOf = (...keys) => keys.reduce((bits, key) => bits | (1 << Math.min(dimension(key), 29)), 0);

// The address

function writeAddress() {
  const parts = new URLSearchParams();
  DIMENSIONS.forEach((one, index) => {
    selection.values[index].forEach((value) => parts.append(one.key, value === -1 ? "none" : one.write(value)));
  });
  if (selection.search) parts.set("q", selection.search);
  if (selection.sort !== "input") parts.set("sort", selection.sort);
  const hash = parts.toString();
  try {
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  } catch (error) {
    location.hash = hash;
  }
}

function readAddress() {
  selection.values.forEach((values) => values.clear());
  selection.search = "";
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const [key, written] of parts) {
    if (key === "q") selection.search = written;
    if (key === "sort" && SORTS.includes(written)) selection.sort = written;
    const index = dimension(key);
    if (index < 0) continue;
    if (written === "none" && DIMENSIONS[index].none) selection.values[index].add(-1);
    else {
      const value = DIMENSIONS[index].read(written);
      if (value !== -1) selection.values[index].add(value);
    }
  }
}
