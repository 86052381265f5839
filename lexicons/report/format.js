// Texts, numbers and dates in the report's language.

const FIGURES = JSON.parse(document.getElementById("figures").textContent);
const LOCALE = text("locale");

/** The text under a key, with {name} filled in. */
function text(key, values) {
  const found = FIGURES.texts[key];
  if (found === undefined) return key.slice(key.indexOf(".") + 1);
  return values ? found.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name]) : all)) : found;
}

/** The text under `key.one` or `key.many`, by n, with {n} filled in. */
function counted(key, n, values) {
  return text(key + (n === 1 ? ".one" : ".many"), Object.assign({ n: whole(n) }, values));
}

const formatters = new Map();

function formatter(decimals, options) {
  const key = decimals + JSON.stringify(options);
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.NumberFormat(LOCALE, Object.assign(
      { minimumFractionDigits: decimals, maximumFractionDigits: decimals }, options)));
  }
  return formatters.get(key);
}

const minus = (written) => written.replace("-", "\u2212");
const whole = (n) => formatter(0, {}).format(n);
const fixed = (value, decimals) => minus(formatter(decimals, {}).format(value));
const signed = (value, decimals) => minus(formatter(decimals, { signDisplay: "exceptZero" }).format(value));
const percent = (share) => {
  const decimals = share > 0 && share < 0.0095 ? 1 : 0;
  return formatter(decimals, { style: "percent" }).format(share);
};

/** Whether the headline may be negative. */
const isNet = FIGURES.scale.headline === "net";
const isHigherWorse = FIGURES.scale.headline === "shareLowest";

/** A headline figure: points with a sign for NPS, a percentage, or a mean. */
function level(value) {
  if (value === undefined || value === null) return "\u2013";
  if (isNet) return signed(value, 1);
  return FIGURES.scale.headline === "mean" ? fixed(value, 2) : fixed(value, 1) + "\u00a0%";
}

/** A difference in the headline's points. */
function points(value) {
  if (value === undefined || value === null) return "\u2013";
  return signed(value, FIGURES.scale.headline === "mean" ? 2 : 1);
}

const interval = (low, high, show) => (low === undefined || low === null ? "" : show(low) + " \u2026 " + show(high));

/** A day given in days since 1970. */
function day(number, style) {
  return new Intl.DateTimeFormat(LOCALE, Object.assign({ timeZone: "UTC" }, style || { day: "numeric", month: "short", year: "numeric" }))
    .format(new Date(number * 86400000));
}

/** A period's name: a day, week, month or quarter. */
function periodName(period, short) {
  const length = FIGURES.trend.length;
  if (length === "day") return day(period.start, short ? { day: "numeric", month: "short" } : undefined);
  if (length === "month") return day(period.start, { month: short ? "short" : "long", year: "numeric" });
  const number = Number(period.key.slice(-2).replace(/\D/, ""));
  const year = period.key.slice(0, 4);
  if (length === "week") return text("week", { n: number }) + (short ? "" : " " + year);
  return text("quarter", { n: number }) + " " + year;
}

const languageNames = (() => {
  try {
    return new Intl.DisplayNames([LOCALE], { type: "language" });
  } catch (error) {
    return null;
  }
})();

/** A language's name. */
function languageName(code) {
  if (code === "und") return text("language.und");
  try {
    const name = languageNames ? languageNames.of(code) : code;
    return name.charAt(0).toUpperCase() + name.slice(1);
  } catch (error) {
    return code;
  }
}

/** A band's name; custom bands have their id. */
const bandName = (index) => text("band." + FIGURES.scale.bands[index].id);
const bandRange = (index) => {
  const band = FIGURES.scale.bands[index];
  if (!FIGURES.scale.has_scores) return "";
  return band.low === band.high ? fixed(band.low, 0) : num(band.low) + "\u2013" + num(band.high);
};
const num = (value) => minus(new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 }).format(value));
const scaleName = () => text("scale." + FIGURES.scale.id);
const LABELS = ["negative", "neutral", "positive", "mixed"];
const valueName = (value) => (value === "" ? text("value.empty") : value);
