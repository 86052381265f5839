// What leaves the page: the selected rows as CSV, a link, paper.

/** A cell that no spreadsheet runs as a formula. */
function csvCell(value, separator) {
  let written = String(value === null || value === undefined ? "" : value);
  const isNumber = /^[+-]?\d[\d.,]*$/.test(written);
  if (/^[=@\t\r]/.test(written) || (/^[+-]/.test(written) && !isNumber)) written = "'" + written;
  return written.includes(separator) || /["\r\n]/.test(written) || written.startsWith("'") ? '"' + written.replace(/"/g, '""') + '"' : written;
}

/** The rows as CSV, with the separator and decimals that spreadsheets expect in the report's language. */
function csv(rows, indices) {
  const separator = text("csv.separator");
  const decimal = (value) => String(value).replace(".", text("csv.decimal"));
  const names = ["row", "id", "date", "score", "band", "language", "sentiment", "sentiment_label", "themes", "flags"];
  const header = names.concat(FIGURES.segments.map((segment) => segment.column), ["text"]);
  const lines = [header.map((name) => csvCell(name, separator)).join(separator)];
  for (const row of indices) {
    const themes = [];
    for (let k = rows.matchedAt[row]; k < rows.matchedAt[row + 1]; k++) themes.push(FIGURES.catalog[rows.matched[3 * k]].id);
    const flags = [[1, "no_text", false], [2, "no_answer", true], [4, "score_mismatch", true]]
      .filter(([bit, , set]) => ((rows.flags[row] & bit) !== 0) === set).map((flag) => flag[1]);
    const hasText = (rows.flags[row] & 1) === 1;
    const cells = [
      rows.number[row], rows.id ? rows.id[row] : rows.number[row],
      rows.day && rows.day[row] !== null ? new Date(rows.day[row] * 86400000).toISOString().slice(0, 10) : "",
      rows.score[row] === null ? "" : decimal(rows.score[row]), rows.band[row] < 0 ? "" : FIGURES.scale.bands[rows.band[row]].id,
      hasText ? rows.languages[rows.language[row]] : "", hasText ? decimal(rows.sentiment[row] / 100) : "", hasText ? LABELS[rows.label[row]] : "",
      themes.join("|"), flags.join("|"),
    ].concat(FIGURES.segments.map((segment, index) => {
      const value = rows.segments[index][row];
      return value < 0 ? "" : segment.values[value].name;
    }), [rows.text[row]]);
    lines.push(cells.map((cell_) => csvCell(cell_, separator)).join(separator));
  }
  return lines.join("\r\n") + "\r\n";
}

function download(name, content) {
  const url = URL.createObjectURL(new Blob(["\ufeff", content], { type: "text/csv;charset=utf-8" }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/** Puts the address of this view on the clipboard, and says so on the button. */
async function copyLink(button) {
  const label = text("copy.link");
  let isCopied = true;
  try {
    await navigator.clipboard.writeText(location.href);
  } catch (error) {
    const field = h("textarea", { class: "hidden" });
    field.value = location.href;
    document.body.append(field);
    field.select();
    isCopied = document.execCommand("copy");
    field.remove();
  }
  button.textContent = isCopied ? text("copy.done") : text("copy.failed");
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}

const PRINTED = 100;

/** Puts the first comments of the selection on paper: the list itself holds only what is on the screen. */
function preparePrint(rows, indices) {
  const list = find("#printed");
  list.replaceChildren(
    ...indices.slice(0, PRINTED).map((row) => card(rows, row, {})),
    ...(indices.length > PRINTED ? [h("p", { class: "hint" }, text("print.more", { n: whole(PRINTED), of: whole(indices.length) }))] : []));
  list.querySelectorAll("[tabindex]").forEach((element) => element.removeAttribute("tabindex"));
  // Paper has no buttons: whatever is folded is opened.
  const isCut = !themeView.all;
  themeView.all = true;
  drawThemes(themeView.themes);
  document.querySelectorAll(".why-step").forEach((step) => {
    step.open = true;
  });
  window.addEventListener("afterprint", () => {
    list.replaceChildren();
    themeView.all = !isCut;
    drawThemes(themeView.themes);
  }, { once: true });
}
