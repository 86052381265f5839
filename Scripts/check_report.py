"""Checks reports in headless Chromium: what is drawn, filtered, exported and printed, and that comments stay inert.

   python3 Scripts/check_report.py BINARY BROWSER
"""

import base64
import csv
import glob
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))
from devtools import Page  # noqa: E402

HOSTILE = [
    '<script>window.broken = 1</script>', '</script><script>window.broken = 2</script>', '<img src=x onerror="window.broken = 3">',
    "\"quotes\" and 'quotes' & ampersands &lt;b&gt;", '\u202eright to left override\u202c and \u05e9\u05dc\u05d5\u05dd',
    'x' * 10_000, '=1+1 is a formula', '<!-- a comment that never ends', 'emoji \U0001f600\U0001f44d\U0001f3fd terrible service', '{{t:title}} {{rows}}',
]
failures = []


def expect(condition, name):
    print(("ok    " if condition else "FAIL  ") + name, flush=True)
    if not condition:
        failures.append(name)


def report(binary, source, target, *options):
    start, used = time.time(), os.times()
    subprocess.run([binary, "report", source, "-o", target, "--quiet", *options], check=True)
    now = os.times()
    # On a machine that others keep busy, the processor time tells more than the clock.
    return min(time.time() - start, now.children_user - used.children_user + now.children_system - used.children_system)


def url(path, view=""):
    return pathlib.Path(path).resolve().as_uri() + view


def check_languages(page, binary, folder):
    for language in ["nl", "sv", "en"]:
        target = f"{folder}/{language}.html"
        report(binary, f"corpora/nps-{language}.csv", target, "--report-language", language)
        page.open(url(target))
        expect(page.evaluate("document.documentElement.lang") == language, f"{language}: the page says its language")
        expect(page.evaluate("document.querySelectorAll('article.comment').length") > 3, f"{language}: comments are listed")
        for part in ["headline", "findings", "themes", "matrix", "quadrant", "why", "trend", "segments", "languages", "quality", "method"]:
            expect(len(page.evaluate(f"document.querySelector('#{part}').innerText")) > 20, f"{language}: {part} is there")
        shown = page.evaluate("document.body.innerText")
        expect("undefined" not in shown and "[object" not in shown and "NaN" not in shown, f"{language}: nothing undefined is shown")
        axe(page, language)
        page.evaluate("document.querySelector('#theme-toggle').click()")
        axe(page, language + " in the other theme")


def axe(page, name):
    """Runs axe-core, where AXE names its file."""
    script = os.environ.get("AXE")
    if not script:
        return
    page.evaluate(open(script, encoding="utf-8").read() + ";0")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.length + ' ' + v.nodes[0].html.slice(0, 160) + ' ' + (v.nodes[0].failureSummary || '').slice(0, 200)))")
    expect(found == [], f"{name}: axe finds nothing {found}")


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
    axe(page, "a selection")
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
    pdf = base64.b64decode(page.call("Page.printToPDF", printBackground=True)["data"])
    expect(pdf.startswith(b"%PDF") and len(pdf) > 20_000, f"it prints ({len(pdf) // 1024} KB)")


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
    page.evaluate("document.querySelector('#why .why-read').click()")
    expect(page.evaluate("isSelected('band', FIGURES.why.band) && isSelected('theme', FIGURES.why.steps[0].theme)"), "a step of why shows its comments")
    shown, told = page.evaluate("page.indices.length"), page.evaluate("FIGURES.why.steps[0].n")
    expect(shown == told, f"as many as it says ({shown} of {told})")


def check_size(page, binary, folder):
    rows = []
    for language in ["nl", "sv", "en"]:
        with open(f"corpora/nps-{language}.csv", encoding="utf-8-sig", newline="") as file:
            read = list(csv.reader(file, delimiter="," if language == "en" else ";"))[1:]
            rows += [[row[2], row[4], row[5]] for row in read]
    source = f"{folder}/large.csv"
    with open(source, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "date", "region", "nps", "comment"])
        for number in range(50_000):
            writer.writerow([number, f"2026-{1 + number * 12 // 50_000:02}-{1 + number % 28:02}", *rows[number % len(rows)]])
    target = f"{folder}/large.html"
    seconds = report(binary, source, target)
    size = os.path.getsize(target) / 1e6
    print(f"      50,000 comments: {seconds:.1f} s, {size:.1f} MB")
    expect(size < 25, "50,000 comments fit 25 MB")
    expect(seconds < 5, "50,000 comments take less than 5 s")
    page.open(url(target))
    paint = page.evaluate("Math.min(...performance.getEntriesByName('first-contentful-paint').map((e) => e.startTime))")
    expect(paint is not None and paint < 1500, f"the first paint comes within 1.5 s ({paint} ms)")
    took = page.evaluate("(() => { const start = performance.now(); document.querySelector('#themes tbody .choose').click(); return performance.now() - start; })()")
    expect(took < 500, f"a filter takes less than half a second ({took:.0f} ms)")
    worst = page.evaluate("""(async () => {
      let worst = 0;
      clearSelection();
      for (let step = 0; step < 120; step++) {
        const start = performance.now();
        document.querySelector('#scroller').scrollTop += 900 + step * 400;
        page.list.draw();
        worst = Math.max(worst, performance.now() - start);
        await new Promise(requestAnimationFrame);
      }
      return worst;
    })()""")
    expect(worst < 100, f"scrolling does not stutter (slowest frame {worst:.0f} ms)")


def main():
    binary, browser = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        page = Page(browser, folder)
        try:
            page.call("Emulation.setFocusEmulationEnabled", enabled=True)
            page.call("Emulation.setDeviceMetricsOverride", width=1400, height=900, deviceScaleFactor=1, mobile=False)
            check_languages(page, binary, folder)
            check_filters(page, binary, folder)
            check_hostile(page, binary, folder)
            check_why(page, binary, folder)
            check_size(page, binary, folder)
            expect(page.problems == [], f"the console stays empty {page.problems[:5]}")
        finally:
            page.close()
    sys.exit(f"check-report: {len(failures)} failed" if failures else 0)


main()
