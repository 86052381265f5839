"""Whether everybody can use a report: axe-core over every view, widths down to a telephone's, colours without colour vision."""

import math
import os
import re

from report_checks import expect, measured, url, window

LANGUAGES = ["nl", "sv", "en"]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What a reader can have on the screen, as what is done after the page has opened.
VIEWS = {
    "as it opens": "0",
    "a theme with its comments": "document.querySelector('#themes tbody .choose').click()",
    "a cell of the heat map": "document.querySelector('#matrix .cell').click()",
    "a circle": "document.querySelector('#quadrant .bubble').dispatchEvent(new MouseEvent('click', {bubbles: true}))",
    "a period": "document.querySelector('#trend .period').dispatchEvent(new MouseEvent('click', {bubbles: true}))",
    "a segment": "document.querySelector('#segments tbody .choose').click()",
    "a language": "document.querySelector('#languages tbody .choose').click()",
    "a row of the data's quality": "document.querySelector('#quality .choose').click()",
    "a step of why": "document.querySelector('#why .why-read').click()",
    "everything unfolded": "document.querySelectorAll('details').forEach((one) => { one.open = true; }); document.querySelector('#themes .more')?.click()",
    "shares of main themes": "for (const [at, value] of [[0, 'top'], [1, 'share']]) { const control = document.querySelectorAll('#theme-controls select')[at]; control.value = value; control.dispatchEvent(new Event('change')); }",
    "a reason": "document.querySelector('article mark[tabindex]').focus()",
    "nothing found": "selection.search = 'zzzz'; changed()",
}


def violations(page, script):
    """What axe finds, as lines."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(script + ";0")
    return page.evaluate(
        "axe.run(document, {resultTypes: ['violations'], runOnly: %s}).then((found) => found.violations.flatMap((one) =>"
        " one.nodes.slice(0, 3).map((node) => one.id + ': ' + node.html.slice(0, 160) + ' ' + (node.failureSummary || '').slice(0, 240))))" % WCAG)


def check_axe(page, folder, is_quick=False):
    path = os.environ.get("AXE")
    if not path:
        print("      axe-core is left out: AXE names no file")
        return
    script = open(path, encoding="utf-8").read()
    version = re.search(r"axe v([\d.]+)", script[:200]).group(1)
    runs = 0
    for language in LANGUAGES:
        if is_quick and language != "nl":
            continue
        for scheme, width in [("light", 1400), ("dark", 1400), ("light", 360), ("dark", 360)]:
            window(page, width, scheme=scheme)
            for name, action in VIEWS.items():
                # Every view in light and wide; dark and narrow have the same elements, and the most of them in these three.
                if (width, scheme) != (1400, "light") and name not in ("as it opens", "a theme with its comments", "everything unfolded"):
                    continue
                page.open(url(f"{folder}/{language}.html"))
                page.evaluate(action + ";0")
                found = violations(page, script)
                runs += 1
                expect(found == [], f"axe: {language}, {scheme}, {width} px, {name} {found or ''}")
    measured["axe"] = {"version": version, "runs": runs, "views": len(VIEWS)}
    window(page, 1400)


# The words of the ranked table's header that stand on more than one line.
BROKEN_HEADINGS = """[...document.querySelectorAll('.ranked thead th')].flatMap((cell) => {
  const text = cell.firstChild;
  if (text?.nodeType !== Node.TEXT_NODE) return [];
  return [...text.data.matchAll(/\\S+/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
  }).map((word) => word[0]);
})"""


def check_widths(page, folder, is_quick=False):
    """Nothing is wider than the window, at any width from 320 px; no text of a figure is cut off, no heading broken in a word."""
    for language in LANGUAGES:
        for width in [320, 1280] if is_quick else [320, 360, 768, 1180, 1280, 1400, 1600]:
            window(page, width)
            page.open(url(f"{folder}/{language}.html"))
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            expect(wide <= 0, f"{language}: the page is not wider than {width} px (by {wide})")
            cut = page.evaluate("""[...document.querySelectorAll('.scroll, .number, th, .choose, h2, .badge, .tile, .finding, .why-line')]
              .filter((one) => !one.matches('.hidden') && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).display !== 'inline')
              .map((one) => (one.className || one.tagName) + ': ' + one.innerText.slice(0, 30) + ' ' + (one.scrollWidth - one.clientWidth))""")
            expect(cut == [], f"{language}: nothing is cut off at {width} px {cut[:4] or ''}")
            if width >= 768:
                broken = page.evaluate(BROKEN_HEADINGS)
                expect(broken == [], f"{language}: no column's name is broken in a word at {width} px {broken or ''}")
    window(page, 1400)


def check_keyboard(page, folder):
    """Tab reaches every control in the order of the page, and what has the focus can be seen."""
    page.open(url(f"{folder}/nl.html"))
    reached = []
    for _ in range(60):
        for kind in ["keyDown", "keyUp"]:
            page.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        reached.append(page.evaluate("""(() => { const one = document.activeElement; const style = getComputedStyle(one);
          const rule = one.matches(':focus-visible') && (style.outlineStyle !== 'none' || style.strokeWidth !== '0px');
          return [one.id || one.className.baseVal || one.className || one.tagName, rule]; })()"""))
    names = [name for name, _ in reached]
    moved = page.evaluate("""(() => {
      const card = [...document.querySelectorAll('article')].find((one) => one.querySelectorAll('mark[tabindex]').length > 1);
      const words = [...card.querySelectorAll('mark[tabindex]')];
      const stops = words.filter((one) => one.tabIndex === 0).length;
      words[0].focus();
      words[0].dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
      return [stops, document.activeElement === words[1] && words[1].tabIndex === 0 && words[0].tabIndex === -1]; })()""")
    expect(moved == [1, True], f"the marked words of a comment are one stop, and the arrow keys go through them {moved}")
    expect(names[0] == "skip", "the first stop of the keyboard leads to the comments")
    places = [names.index(name) if name in names else -1 for name in ["theme-toggle", "copy-link", "export", "print", "search"]]
    expect(places == sorted(places) and places[0] > 0, f"the keyboard reaches the buttons in their order {places}")
    expect(all(seen for _, seen in reached), f"what has the focus is marked {[name for name, seen in reached if not seen][:4]}")


# Colours

# Machado, Oliveira and Fernandes 2009, severity 1, over linear RGB: what Chromium simulates colour blindness with, too.
VISION = {
    "full": [1, 0, 0, 0, 1, 0, 0, 0, 1],
    "protanopia": [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
    "deuteranopia": [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
    "tritanopia": [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
}
# Two colours that must never be mixed up, and by how much they differ at least (CIE 1976, where 2.3 can just be noticed).
PAIRS = [
    ("good", "bad", 40), ("good", "middling", 20), ("bad", "middling", 20), ("good-soft", "bad-soft", 10),
    ("blue2", "orange2", 10), ("blue3", "orange3", 15), ("blue4", "orange4", 20), ("good-ink", "bad-ink", 20),
]


def linear(value):
    value /= 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def lab(colour, vision):
    """A colour as it is seen, in CIE L*a*b*."""
    rgb = [linear(int(colour[i:i + 2], 16)) for i in (1, 3, 5)]
    m = VISION[vision]
    r, g, b = [min(1, max(0, sum(m[3 * row + k] * rgb[k] for k in range(3)))) for row in range(3)]
    xyz = [(0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047, 0.2126 * r + 0.7152 * g + 0.0722 * b, (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883]
    x, y, z = [t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in xyz]
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def difference(one, other, vision):
    return math.dist(lab(one, vision), lab(other, vision))


def check_colours(page, folder):
    expect(difference("#d62728", "#2ca02c", "deuteranopia") < 20 < difference("#d62728", "#2ca02c", "full"),
           "the check of colours notices a red and a green that look the same to some")
    least = {}
    for scheme in ["light", "dark"]:
        window(page, 1400, scheme=scheme)
        page.open(url(f"{folder}/nl.html"))
        for one, other, limit in PAIRS:
            colours = [page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('--{name}').trim()") for name in (one, other)]
            for vision in VISION:
                found = difference(*colours, vision)
                if found < least.get((one, other, vision), (math.inf, ""))[0]:
                    least[(one, other, vision)] = (found, scheme)
                if found < limit:
                    expect(False, f"{scheme}: {one} and {other} differ with {vision} ({found:.0f} of {limit})")
    expect(all(least[(one, other, vision)][0] >= limit for one, other, limit in PAIRS for vision in VISION),
           "the colours of groups can be told apart with full colour vision and without")
    measured["colours"] = [(one, other, [least[(one, other, vision)][0] for vision in VISION]) for one, other, _ in PAIRS]
    window(page, 1400)
    page.open(url(f"{folder}/nl.html"))
    signs = page.evaluate("[...document.querySelectorAll('article .chip .sign')].every((sign) => sign.textContent.length > 0) && [...document.querySelectorAll('.badge')].every((badge) => badge.innerText.length > 1)")
    expect(signs, "no colour stands without a word or a sign")
