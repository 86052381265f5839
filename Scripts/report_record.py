"""Writes docs/reports.md: what was checked of reports, and what was measured."""

import platform

from report_access import VISION
from report_size import COUNT

HEAD = """# Reports: what is checked and measured

`Scripts/check-report.sh --write` makes this page: it opens reports in headless Chromium, in Dutch, Swedish and English, and
does what a reader does. It fails where something does not hold.

- A theme, band, heat-map cell, circle, period, segment, language, row of the data's quality or step of *why* filters the page;
  the comments are as many as the figure says, with the matched words marked, and the reason shows on hover and on focus.
- The address brings a view back; the copied link is that address; the exported CSV holds the selected rows.
- A filter's figures are those that the program computes.
- Comments with markup, quotes, right-to-left marks and words of 10,000 letters are inert and can be read.
- The console stays empty; nothing is wider than the window from 320 px to 1600 px; Tab reaches every control.
"""


def write(measured, path):
    parts = [HEAD]
    sizes = measured["sizes"]
    parts.append(f"\n## A report of {COUNT:,} comments\n\n"
                 f"Comments of the samples or of the mixed bench file, repeated, on {platform.machine()} with 2 processors that had other work, too; "
                 "the best of three runs; the seconds on a processor are those of its first thread, which does what others cannot share: what a clock shows "
                 "where nothing else runs. The limits are 5 s, 25 MB and 1.5 s to the first paint.\n\n"
                 "| input | different rows | seconds | of them on a processor | MB | first paint, ms | ready, ms | filter, ms | search, ms | slowest frame, ms |\n"
                 "|---|---|---|---|---|---|---|---|---|---|\n")
    for name, rows, clock, processors, size, *times in sizes:
        parts.append(f"| {name} | {rows:,} | {clock:.1f} | {processors:.1f} | {size:.1f} | " + " | ".join(f"{time:.0f}" for time in times) + " |\n")
    if "axe" in measured:
        axe = measured["axe"]
        parts.append(f"\n## Accessibility\n\naxe-core {axe['version']} with its rules for WCAG 2.0, 2.1 and 2.2, A and AA, and its best practices: no violation in "
                     f"{axe['runs']} runs over {axe['views']} views in three languages, light and dark, at 1400 and 360 px.\n")
    parts.append("\n## Colours\n\nThe least difference between colours that must not be mixed up, light or dark, as it is seen with colour blindness "
                 "(Machado et al. 2009; CIE 1976, where 2.3 can just be noticed). No colour stands alone: a word, a sign or the place says the same.\n\n"
                 "| colours | " + " | ".join(VISION) + " |\n|---|" + "---|" * len(VISION) + "\n")
    for one, other, found in measured["colours"]:
        parts.append(f"| {one}, {other} | " + " | ".join(f"{value:.0f}" for value in found) + " |\n")
    if "pages" in measured:
        parts.append("\n## Paper\n\nPrinted on A4, every theme, step, group, note and the first 100 comments are found in the PDF's text, inside the page: "
                     + "; ".join(f"{name} {pages} pages" for name, pages in measured["pages"].items()) + " (dark: the lowest band alone, on light paper).\n")
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(parts))
