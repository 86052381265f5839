"""What a report looks like on paper: the PDF's pages and words, against what the page holds."""

import base64
import re
import shutil
import subprocess

from report_checks import expect, measured, url, window


def squeezed(text):
    """Letters and digits alone: line breaks, hyphens and glyphs for spaces differ between a page and its PDF."""
    return re.sub(r"[\W_]+", "", text)


def print_page(page, path):
    # A4 in inches, as the print dialogue would ask for.
    data = page.call("Page.printToPDF", printBackground=True, paperWidth=8.27, paperHeight=11.69, preferCSSPageSize=True)["data"]
    with open(path, "wb") as file:
        file.write(base64.b64decode(data))


def check_paper(page, folder, is_quick=False):
    if not (shutil.which("pdftotext") and shutil.which("pdfinfo")):
        print("      paper is left out: pdftotext and pdfinfo are not here (poppler-utils)")
        return
    measured["pages"] = {}
    for language in ["nl"] if is_quick else ["nl", "sv", "en"]:
        for scheme in ["light", "dark"]:
            check_document(page, folder, language, scheme)
    window(page, 1400)


def check_document(page, folder, language, scheme):
    name, path = f"{language}, {scheme}: on paper", f"{folder}/{language}-{scheme}.pdf"
    window(page, 1400, scheme=scheme)
    page.open(url(f"{folder}/{language}.html", "" if scheme == "light" else "#band=detractor"))
    wanted = {
        "the headline": page.evaluate("[document.querySelector('.figure-value').innerText, document.querySelector('.figure-interval').innerText]"),
        "the findings": page.evaluate("[...document.querySelectorAll('.finding-name, .finding blockquote')].map((one) => one.innerText)"),
        "every theme": page.evaluate("shownThemes(themeView.themes).flatMap((theme) => [FIGURES.catalog[theme.t].label, points(theme.impact)])"),
        "every step of why": page.evaluate("[...document.querySelectorAll('.why-name')].map((one) => one.textContent)"),
        "the groups": page.evaluate("[...document.querySelectorAll('.segments-body th .choose')].map((one) => one.innerText)"),
        "the notes": page.evaluate("[...document.querySelectorAll('#method dd')].map((one) => one.innerText)"),
        "the first comments": page.evaluate("page.indices.slice(0, PRINTED).map((row) => page.rows.text[row])"),
    }
    print_page(page, path)
    pages = int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout).group(1))
    expect(2 <= pages <= 40, f"{name}: {pages} pages")
    measured["pages"][f"{language}, {scheme}"] = pages
    text = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    letters = squeezed(text)
    for part, strings in wanted.items():
        missing = [string for string in strings if squeezed(string) and not is_there(squeezed(string), letters)]
        expect(len(strings) > 0 and missing == [], f"{name}: {part} ({len(strings)} pieces) {missing[:3] or ''}")
    boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    outside = []
    for page_width, body in re.findall(r'<page width="([\d.]+)"[^>]*>(.*?)</page>', boxes, re.S):
        for low, high, word in re.findall(r'<word xMin="(-?[\d.]+)"[^>]*xMax="(-?[\d.]+)"[^>]*>(.*?)</word>', body):
            if float(low) < 20 or float(high) > float(page_width) - 20:
                outside.append(word)
    expect(outside == [], f"{name}: no word leaves the page {outside[:4] or ''}")
    expect(page.evaluate("document.querySelector('#printed').children.length") == 0, f"{name}: the page is as before afterwards")


def is_there(wanted, letters):
    """Whether a piece is in the text; long ones may be parted by the foot of a page, and are looked for half by half."""
    if wanted in letters:
        return True
    return len(wanted) > 30 and any(wanted[:cut] in letters and wanted[cut:] in letters for cut in range(8, len(wanted) - 8))
