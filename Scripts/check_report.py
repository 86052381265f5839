"""Checks reports in headless Chromium: what is drawn, filtered, exported and printed, and that comments stay inert.

   python3 Scripts/check_report.py BINARY BROWSER [--quick] [--bench FILE] [--write FILE]

--quick looks at fewer views and leaves the large report out. --bench names a second file to measure 50,000 comments on; --write writes what was measured.
"""

import argparse
import csv
import glob
import io
import json
import os
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))
import report_record  # noqa: E402
from devtools import Page  # noqa: E402
from report_access import LANGUAGES, check_axe, check_colours, check_keyboard, check_widths  # noqa: E402
from report_checks import expect, failures, measured, report, url, window  # noqa: E402
from report_paper import check_paper  # noqa: E402
from report_size import check_size  # noqa: E402

HOSTILE = [
    '<script>window.broken = 1</script>', '</script><script>window.broken = 2</script>', '<img src=x onerror="window.broken = 3">',
    "\"quotes\" and 'quotes' & ampersands &lt;b&gt;", '\u202eright to left override\u202c and \u05e9\u05dc\u05d5\u05dd',
    'x' * 10_000, '=1+1 is a formula', '<!-- a comment that never ends', 'emoji \U0001f600\U0001f44d\U0001f3fd terrible service', '{{t:title}} {{rows}}',
]

def check_languages(page, binary, folder):
    for language in LANGUAGES:
        target = f"{folder}/{language}.html"
        report(binary, f"corpora/nps-{language}.csv", target, "--report-language", language)
        page.open(url(target))
        expect(page.evaluate("document.documentElement.lang") == language, f"{language}: the page says its language")
        expect(page.evaluate("document.querySelectorAll('article.comment').length") > 3, f"{language}: comments are listed")
        for part in ["headline", "findings", "themes", "matrix", "quadrant", "why", "trend", "segments", "languages", "quality", "method"]:
            expect(len(page.evaluate(f"document.querySelector('#{part}').innerText")) > 20, f"{language}: {part} is there")
        shown = page.evaluate("document.body.innerText")
        expect("undefined" not in shown and "[object" not in shown and "NaN" not in shown, f"{language}: nothing undefined is shown")
        colour = "getComputedStyle(document.body).backgroundColor"
        was = page.evaluate(colour)
        page.evaluate("document.querySelector('#theme-toggle').click()")
        expect(page.evaluate(colour) != was, f"{language}: a button turns light into dark")


def selected(page):
    return page.evaluate("page.indices.length")


def check_filters(page, binary, folder):
    target = f"{folder}/nl.html"
    page.open(url(target))
    everything = selected(page)
    whole = page.evaluate("JSON.stringify([FIGURES.score.value, FIGURES.score.low, FIGURES.score.high])")
    again = page.evaluate("(() => { const s = selectedScore(page.rows, exclusions(page.rows), 0); return JSON.stringify([s.value, s.low, s.high]); })()")
    expect(all(abs(a - b) < 1e-9 for a, b in zip(json.loads(whole), json.loads(again))), "the page counts the score as the program does")
    worst = page.evaluate("""(() => {
      const mine = new Map(selectedThemes(page.rows, exclusions(page.rows), 0).themes.map((t) => [t.t, t]));
      let worst = FIGURES.themes.length === mine.size ? 0 : 99;
      for (const theme of FIGURES.themes) for (const key of ["share", "share_low", "impact", "low", "high", "with", "without"]) {
        const other = mine.get(theme.t)[key];
        if (theme[key] === undefined && other === undefined) continue;
        worst = Math.max(worst, Math.abs(theme[key] - other));
      }
      for (const theme of FIGURES.themes) worst = Math.max(worst, Math.abs(theme.mean - mine.get(theme.t).mean) - 0.011);
      return worst;
    })()""")
    expect(worst < 1e-6, f"the page counts themes as the program does (largest difference {worst})")
    page.evaluate("document.querySelector('#themes tbody .choose').click()")
    theme = selected(page)
    expect(0 < theme < everything, f"a theme filters: {theme} of {everything}")
    expect(page.evaluate("document.querySelectorAll('article mark.evidence').length") > 0, "the matched words are marked")
    page.evaluate("document.querySelectorAll('.band-list .choose')[2].click()")
    both = selected(page)
    expect(0 < both < theme, f"a band drills down: {both}")
    view = page.evaluate("location.hash")
    page.evaluate("document.querySelector('#segments tbody .choose').click()")
    expect(selected(page) < both, "a segment drills down")
    page.evaluate("document.querySelector('.clear').click()")
    expect(selected(page) == everything, "clearing shows everything again")
    page.open(url(target, view))
    expect(selected(page) == both, "the address brings the view back")
    page.open(url(target, "#language=nl&q=wacht"))
    expect(0 < selected(page) < everything and page.evaluate("document.querySelectorAll('mark.found').length") > 0, "language and search filter")
    page.evaluate("document.querySelector('mark[tabindex]').dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))")
    expect(page.evaluate("!document.querySelector('#tip').hidden"), "the reason shows on hover")
    page.evaluate("document.querySelector('mark[tabindex]').focus()")
    expect(page.evaluate("!document.querySelector('#tip').hidden && document.querySelector('#tip').innerText.length > 5"), "the reason shows on focus")
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    expect(page.evaluate("document.querySelector('#tip').hidden"), "Escape hides the reason")
    check_export(page, folder)


def check_export(page, folder):
    count = selected(page)
    page.evaluate("document.querySelector('#export').click()")
    for _ in range(100):
        files = glob.glob(f"{folder}/*.csv")
        if files and not glob.glob(f"{folder}/*.crdownload"):
            break
        time.sleep(0.1)
    expect(len(files) == 1, "the export is downloaded")
    if files:
        rows = list(csv.reader(io.StringIO(open(files[0], encoding="utf-8-sig", newline="").read()), delimiter=";"))
        expect(len(rows) == count + 1 and len({len(row) for row in rows}) == 1, f"the export has the {count} selected rows")


def check_hostile(page, binary, folder):
    source = f"{folder}/hostile.txt.tsv"
    with open(source, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "nps", "region", "comment"])
        for number in range(60):
            writer.writerow([f"<i>{number}", number % 11, "<b>north</b>" if number % 2 else "</script>", HOSTILE[number % len(HOSTILE)]])
    target = f"{folder}/hostile.html"
    report(binary, source, target, "--title", "</title><script>window.broken = 4</script>", "--by", "region", "--text", "comment", "--score", "nps", "--id", "id")
    page.open(url(target))
    expect(page.evaluate("window.broken === undefined"), "nothing in a comment runs")
    expect(page.evaluate("document.querySelectorAll('img, iframe, b, i, object').length") == 0, "nothing in a comment becomes an element")
    texts = set(page.evaluate("[...page.rows.text]"))
    expect(set(HOSTILE) <= texts, "every comment is there as it was written")
    shown = set()
    for _ in range(60):
        shown |= set(page.evaluate("[...document.querySelectorAll('.words')].map((words) => words.textContent)"))
        page.evaluate("document.querySelector('#scroller').scrollTop += 500; page.list.draw()")
    expect(set(HOSTILE) - {'x' * 10_000} <= shown, "every comment can be read")
    expect(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "a long word does not widen the page")
    text = open(target, encoding="utf-8").read()
    expect(text.count("</script>") == 3 and "<!-- a" not in text, "the file has only its own script elements")
    page.evaluate("page.list.show([page.rows.text.findIndex((text) => text.length === 10000)])")
    page.evaluate("document.querySelector('article .more').click()")
    expect(page.evaluate("document.querySelector('.words').textContent.length") == 10_000, "a long comment opens whole")
    exported = page.evaluate("csv(page.rows, page.indices)")
    expect("\"'=1+1" in exported, "the export runs no formula")


def check_why(page, binary, folder):
    target = f"{folder}/why.html"
    report(binary, "corpora/nps-nl.csv", target, "--report-language", "nl", "--min-n", "5")
    page.open(url(target))
    expect(page.evaluate("document.querySelectorAll('#why details').length") > 0, "why is a tree that opens")
    page.evaluate("document.querySelector('#why summary').focus()")
    for kind in ["keyDown", "keyUp"]:
        page.call("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
    expect(not page.evaluate("document.querySelector('#why details').open"), "a step of why closes with the keyboard")
    page.open(url(target))
    steps = page.evaluate("[...document.querySelectorAll('.why-row')].map((row) => [row.querySelector('.why-name').innerText, row.querySelector('.why-figures').innerText])")
    for at, (name, figures) in enumerate(steps):
        row = f"document.querySelectorAll('.why-row')[{at}]"
        if not page.evaluate(f"[...{row}.querySelectorAll('.why-read')].some((one) => one.closest('.why-row') === {row})"):
            continue
        page.evaluate(f"[...{row}.querySelectorAll('.why-read')].find((one) => one.closest('.why-row') === {row}).click()")
        expect(figures.startswith(f"{selected(page)} "), f"a step of why shows the comments that it counts: {name}, {figures.split(',')[0]}")
    expect(len(steps) > 2, f"why has steps below steps ({len(steps)})")


def check_marks(page, folder):
    """Every place where a reason shows does so on hover and on focus alike."""
    page.open(url(f"{folder}/nl.html"))
    for place in ["article mark.evidence", "article mark.blame", "article mark.praise", ".badge.sentiment", "article .chip", "#themes tbody .choose", "#matrix .cell", ".bubble", ".period", ".band-list .choose"]:
        shown = page.evaluate("""((one) => {
          one.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
          const hover = find('#tip').hidden ? '' : find('#tip').innerText;
          one.dispatchEvent(new MouseEvent('mouseout', {bubbles: true}));
          const gone = find('#tip').hidden;
          one.focus();
          return [hover, gone, find('#tip').hidden ? '' : find('#tip').innerText, one.getAttribute('aria-describedby')];
        })(document.querySelector(%s))""" % json.dumps(place))
        expect(len(shown[0]) > 5 and shown[1] and shown[2] == shown[0] and shown[3] == "tip", f"the reason of {place} shows on hover and on focus ({shown[0][:40]!r})")


def check_link(page, folder):
    """The copied link is the view's address, and opens it."""
    page.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    page.open(url(f"{folder}/sv.html"))
    page.evaluate("document.querySelector('#themes tbody .choose').click()")
    page.evaluate("(() => { const order = document.querySelector('#sort'); order.value = 'negative'; order.dispatchEvent(new Event('change')); })()")
    count = selected(page)
    page.evaluate("document.querySelector('#copy-link').click()")
    page.wait("document.querySelector('#copy-link').textContent === text('copy.done')")
    link = page.evaluate("navigator.clipboard.readText()")
    expect("#theme=" in link and "sort=negative" in link, f"the copied link holds the view ({link[link.find('#'):]})")
    page.open(link)
    order = page.evaluate("page.indices.map((row) => page.rows.sentiment[row])")
    expect(selected(page) == count and order == sorted(order), "the copied link brings it back")


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("browser")
    parser.add_argument("--bench")
    parser.add_argument("--write")
    parser.add_argument("--quick", action="store_true")
    return parser.parse_args()


def main():
    given = options()
    with tempfile.TemporaryDirectory() as folder:
        page = Page(given.browser, folder)
        try:
            page.call("Emulation.setFocusEmulationEnabled", enabled=True)
            window(page, 1400)
            check_languages(page, given.binary, folder)
            check_filters(page, given.binary, folder)
            check_marks(page, folder)
            check_link(page, folder)
            check_hostile(page, given.binary, folder)
            check_why(page, given.binary, folder)
            check_keyboard(page, folder)
            check_colours(page, folder)
            check_widths(page, folder, given.quick)
            check_axe(page, folder, given.quick)
            check_paper(page, folder, given.quick)
            if not given.quick:
                check_size(page, given.binary, folder, given.bench)
            expect(page.problems == [], f"the console stays empty {page.problems[:5]}")
        finally:
            page.close()
    if failures:
        sys.exit(f"check-report: {len(failures)} failed")
    if given.write and not given.quick:
        report_record.write(measured, given.write)


main()
