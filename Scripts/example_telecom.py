"""The words around the figures of docs/examples/telecom-detractors.md; see example-telecom.sh."""

import json
import sys
from pathlib import Path

SMALLEST = 60


def load(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def stages(summary):
    """The journey stages with enough answers, the largest first."""
    groups = [g for g in summary["groups"] if g["score"]["n"] >= SMALLEST]
    groups.sort(key=lambda g: -g["score"]["n"])
    return [(g["by"]["SURVEY_SUB_TYPE"], g["score"]) for g in groups]


def reference(summary):
    """The stage with the best score, which the others are held against."""
    return max(stages(summary), key=lambda s: s[1]["value"])[0]


def signed(value, digits=1):
    text = f"{abs(value):.{digits}f}"
    return ("" if float(text) == 0 else "+" if value > 0 else "−") + text


def number(value):
    return f"{value:.1f}"


def q(value):
    return "< 0.0001" if value < 0.0001 else f"{value:.4f}"


def label(step, labels):
    if "label" in step:
        return labels.get(step["id"], step["label"])
    return step["id"].replace("SURVEY_SUB_TYPE=", "")


def table_of_stages(summary, lines):
    lines += ["| stage | answers | NPS | 95 % interval | detractors |", "|---|---:|---:|---|---:|"]
    for name, score in stages(summary):
        low = next(b for b in score["bands"] if b["id"] == "detractor")
        lines.append(
            f"| {name} | {score['n']} | {signed(score['value'])} | {signed(score['low'])} … {signed(score['high'])} "
            f"| {100 * low['share']:.0f} % |")


def table_of_drivers(why, labels, count, lines):
    model = why["model"]
    lines += [
        "| what is said | mentions | part of R² | bootstrap interval | points on 0–10 | 95 % interval |",
        "|---|---:|---:|---|---:|---|"]
    for d in [d for d in why["drivers"] if d["q"] is not None and d["q"] < 0.05][:count]:
        part = [100 * d[k] for k in ("share", "share_low", "share_high")]
        sign = "praise" if d["polarity"] == "positive" else "blame"
        lines.append(
            f"| {labels.get(d['theme'], d['theme'])}: {sign} | {d['n']} | {part[0]:.1f} % | {part[1]:.1f} … {part[2]:.1f} "
            f"| {signed(d['coefficient'], 2)} | {signed(d['coefficient_low'], 2)} … {signed(d['coefficient_high'], 2)} |")


def tree(steps, labels, depth, lines, indent=""):
    for step in steps:
        # Phrases are words of customers; the story keeps to themes, places and times.
        if step["kind"] == "phrase" or step["depth"] > depth:
            continue
        word = {"co_occurrence": "together with ", "segment": "at the stage ", "period": "in "}.get(step["kind"], "")
        lines.append(
            f"{indent}- {word}**{label(step, labels)}**: {step['n']} of {step['of']}, odds ratio {number(step['effect'])} "
            f"({number(step['low'])} … {number(step['high'])}), q {q(step['q'])}; {step['because']}")
        tree(step["steps"], labels, depth, lines, indent + "  ")


def sentence(name, why, labels):
    """What a stage's detractors talk about, from its first steps."""
    themes = [s for s in why["steps"] if s["kind"] == "theme"]
    n = why["target"]["n"]
    if not themes:
        return f"Nothing sets its {n} detractor comments apart by more than chance."
    parts = []
    for step in themes[:3]:
        below = [s for s in step["steps"] if s["kind"] == "subtheme"]
        detail = f" (most of all {label(below[0], labels).split(' › ')[-1].lower()}, {below[0]['n']})" if below else ""
        parts.append(f"{label(step, labels).lower()} in {step['n']}{detail}")
    return f"Of {n} detractor comments, beyond chance: " + "; ".join(parts) + "."


def change(compare, labels):
    """The change of the score and what it goes with: the largest parts, the other themes and the rest add up to it."""
    themes = sorted(compare["themes"], key=lambda t: -abs(t["contribution"]))
    names = [f"{labels.get(t['id'], t['id']).lower()} ({signed(t['contribution'])})" for t in themes[:4]]
    rest = sum(t["contribution"] for t in themes[4:])
    names += [f"all other themes together ({signed(rest)})", f"comments without a theme and no comment ({signed(compare['unexplained'])})"]
    score = compare["score"]
    text = (
        f"Against {compare['base']}: {signed(score['difference'])} points ({signed(score['low'])} … {signed(score['high'])})")
    return text + "; it goes with " + ", ".join(names) + "."


def story(folder):
    folder = Path(folder)
    summary, why = load(folder / "summary.json"), load(folder / "all.json")
    names = {t["id"]: t["label"] for t in summary["themes"]}
    labels = {i: " › ".join(names.get(".".join(i.split(".")[: k + 1]), "") for k in range(i.count(".") + 1)) for i in names}
    score, target = summary["score"], why["target"]
    lines = [
        "# Why are they unhappy? Detractors of a broadband provider, by journey stage", "",
        "Made by `Scripts/example-telecom.sh`; do not edit. Figures only: no customer's text is in this file. The answers are",
        "1,100 odd NPS answers of British broadband customers with the journey stage at which each was asked.", "",
        f"NPS {signed(score['value'])} ({signed(score['low'])} … {signed(score['high'])}) over {score['n']} answers; "
        f"{target['n']} of the {target['base']} comments are detractors'. Codebook `telecom`.", "",
        "## The stages", ""]
    table_of_stages(summary, lines)
    left = score["n"] - sum(s["n"] for _, s in stages(summary))
    lines += ["", f"The other {left} answers carry a stage with fewer than {SMALLEST}." if left else ""]
    lines += [
        "", "## What goes with the score", "",
        f"Least squares of the score on theme × polarity, R² {why['model']['r_squared']:.2f}; the parts of R² are Johnson's relative",
        "weights with bootstrap intervals.", ""]
    table_of_drivers(why, labels, 8, lines)
    lines += ["", "## From detractors down", "", "Odds ratios against all other comments, with what `why` found below them.", ""]
    tree(why["steps"], labels, 3, lines)
    lines += ["", "## Stage by stage", ""]
    best = reference(summary)
    for name, _ in stages(summary):
        lines += [f"### {name}", "", sentence(name, load(folder / f"why {name}.json"), labels)]
        if name != best:
            lines += ["", change(load(folder / f"compare {name}.json"), labels)]
        lines.append("")
    lines += ["## Limits", ""] + [f"- {limit}" for limit in why["limits"]]
    lines += [
        "- answers were asked at a stage, not drawn at random: stages differ in who answers",
        "- the steps of each place are corrected together: Benjamini–Hochberg within each kind, times the number of kinds looked at"]
    print("\n".join(lines))


if __name__ == "__main__":
    command, path = sys.argv[1:]
    if command == "stages":
        best = reference(load(path))
        names = [name for name, _ in stages(load(path))]
        print("\n".join(names))
    elif command == "reference":
        print(reference(load(path)))
    else:
        story(path)
