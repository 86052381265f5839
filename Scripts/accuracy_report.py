"""Writes docs/accuracy.md from measurements; called by Scripts/accuracy.py report."""

import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from accuracy import DATA, PROGRAM, ROOT, SETS, figures, learn, measure
from accuracy_bounds import section as bounds
from accuracy_conversations import section as conversations
from accuracy_redaction import section as redaction
from accuracy_tokens import section as tokens
from accuracy_typed import section as typed
from compounds import section as compounds


def kind(error):
    """What kind of error this is, from what led to it."""
    reasons = error["reasons"]
    if not reasons:
        return "nothing in it is in the lexicon"
    if all("denial" in reason for reason in reasons):
        return "only a denial"
    if any(word in reason for reason in reasons for word in ("contrast", "former")):
        return "contrast or change over time"
    if any("negated" in reason for reason in reasons):
        return "what is denied"
    if any(word in reason for reason in reasons for word in ("irrealis", "question", "excess")):
        return "wish, question or excess"
    signs = {" +" in reason for reason in reasons}
    if len(signs) == 2:
        return "praise and blame together"
    return "one word taken for the wrong sense or side" if len(reasons) == 1 else "several words on the wrong side"


def row(cells):
    return "| " + " | ".join(cells) + " |"


def figure(value):
    return f"{value:.3f}"


def write():
    """Measures every set three ways and writes the page."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    shipped, hand, held, errors, confusion, coverage = {}, {}, {}, Counter(), [], {}
    for entry in SETS:
        name = entry[0]
        report = measure(entry, "--worst", "20")
        shipped[name] = figures(report)
        coverage[name] = report["sentiment"]["coverage"]
        confusion.append((name, report["sentiment"]["confusion"]))
        errors.update(kind(error) for error in report["worst"])
        hand[name] = figures(measure(entry, "--hand-written"))
        with tempfile.TemporaryDirectory() as folder:
            learn(folder, [name], [entry[1]], ["--examples", "0"])
            held[name] = figures(measure(entry, "--hand-written", "--lexicons", folder))
    lines = page(commit, shipped, hand, held, coverage, confusion, errors)
    (ROOT / "docs").mkdir(exist_ok=True)
    lines += ["", *bounds(), "", *typed(), "", *conversations(), "", *redaction().splitlines(), "", *tokens(), "", *compounds()]
    (ROOT / "docs" / "accuracy.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def page(commit, shipped, hand, held, coverage, confusion, errors):
    lines = [
        "# How well comments are read", "",
        f"Written by `Scripts/accuracy.sh` at commit {commit}; do not edit. The sets are described, with their licences, where they",
        "are kept; no comment of theirs is in this project. Definitions: AUC is positive against negative from the continuous",
        "score; F1 is the macro-F1 of three classes (for books: accuracy of two); recall is that of negative comments. One setting",
        "for all sets: `lexicons/shared/rules.json`.", "",
        "**Own source left out** is the figure to trust: the learned weights were fitted on the other sets of the language only.",
        "**By hand** is the lexicon without any learned weight. **Peer** is the best lexicon tool on the same rows, its neutral",
        "band tuned on them.", "",
        "## Figures", "",
        row(["set", "own source left out: AUC / F1 / recall", "by hand", "as shipped", "goals", "peer: AUC / F1", "coverage"]),
        row(["---"] * 7),
    ]
    for entry in SETS:
        name, _, _, _, goals, peer = entry
        triple = lambda values: " / ".join(figure(value) for value in values)
        lines.append(row([
            name, triple(held[name]), triple(hand[name]), triple(shipped[name]), triple(goals) if goals else "—",
            f"{peer[0]}: {figure(peer[1])} / {figure(peer[2])}" if peer else "—", figure(coverage[name])]))
    lines += ["", "## Confusion, as shipped", "",
              row(["set", "gold", "given negative", "neutral", "positive"]), row(["---"] * 5)]
    for name, matrix in confusion:
        for gold in ("negative", "neutral", "positive"):
            counts = matrix[gold]
            if sum(counts.values()):
                lines.append(row([name, gold] + [str(counts[given]) for given in ("negative", "neutral", "positive")]))
    lines += ["", "## The twenty worst errors of each set, by kind", "", row(["kind", "errors"]), row(["---", "---"])]
    lines += [row([name, str(count)]) for name, count in sorted(errors.items(), key=lambda item: (-item[1], item[0]))]
    return lines
