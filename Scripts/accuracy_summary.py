"""Prints the headline of docs/accuracy.md, a line a language: how well sentiment is found in sources that the weights never
saw. The README shows it. Figures are read from the table under "Figures"; nothing is measured here.
"""

from accuracy import LANGUAGES, ROOT, SETS

NAMES = {"nl": "Dutch", "sv": "Swedish", "en": "English"}


def figures():
    """The rows of the first table by name: own source left out (AUC, F1, recall) and the peer's AUC, None without a peer."""
    text = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8").split("## Figures", 1)[1].split("\n## ", 1)[0]
    rows = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) > 5 and cells[1][:1].isdigit():
            peer = cells[5].partition(": ")[2].split(" / ")[0]
            rows[cells[0]] = [float(cell) for cell in cells[1].split(" / ")] + [float(peer) if peer else None]
    return rows


def span(values):
    """The smallest and the largest of some figures."""
    known = [value for value in values if value is not None]
    return f"{min(known):.2f} to {max(known):.2f}" if known else "none"


def main():
    rows = figures()
    print(f"{'':<10}{'sets':>4}   {'AUC':<15}{'macro-F1':<15}{'recall of the unhappy':<24}AUC of the best other lexicon tool")
    for language in LANGUAGES:
        own = [rows[entry[0]] for entry in SETS if entry[1] == language and entry[0] in rows]
        cells = [span(row[column] for row in own) for column in range(4)]
        print(f"{NAMES[language]:<10}{len(own):>4}   {cells[0]:<15}{cells[1]:<15}{cells[2]:<24}{cells[3]}")


main()
