"""Turns the program's description of itself (`verbatim --experimental-dump-help`, JSON) into docs/cli.md."""

import json
import sys

HEAD = """<!-- Made by Scripts/generate-docs.sh from the program's own help; do not edit. -->
# Commands and flags

Exit status: 0 done; 1 a gate that was asked for failed; 2 a mistake in the call, the input or a lexicon, with one line
that says where and what to do. Data goes to standard output or `-o FILE`; messages go to standard error.
Every command takes `-h, --help`.
"""


def spelling(argument):
    """`-o, --output <file>`."""
    names = []
    for name in argument.get("names", []):
        names.append(("--" if name["kind"] == "long" else "-") + name["name"])
    names.sort(key=len)
    value = f"<{argument.get('valueName', '')}>"
    if argument["kind"] == "positional":
        return value + (" …" if argument.get("isRepeating") else "")
    text = ", ".join(names)
    return f"{text} {value}" if argument["kind"] == "option" else text


def cell(text):
    return " ".join((text or "").split()).replace("|", "\\|")


def meaning(argument):
    text = cell(argument.get("abstract"))
    if argument.get("allValues"):
        text += f" One of {', '.join(argument['allValues'])}."
    default = argument.get("defaultValue")
    if default not in (None, "", "false"):
        text += f" Default: {cell(default)}."
    return text.strip()


def shown(command):
    for argument in command.get("arguments", []):
        names = {name["name"] for name in argument.get("names", [])}
        if argument.get("shouldDisplay", True) and not names & {"help", "h"}:
            yield argument


def usage(path, command):
    words = [" ".join(path)]
    if any(argument["kind"] != "positional" for argument in shown(command)):
        words.append("[options]")
    for argument in shown(command):
        if argument["kind"] == "positional":
            text = spelling(argument)
            words.append(f"[{text}]" if argument.get("isOptional") else text)
    if command.get("subcommands"):
        words.append("<command>")
    return " ".join(words)


def table(arguments):
    lines = ["", "| option | meaning |", "|---|---|"]
    for argument in arguments:
        lines.append(f"| `{cell(spelling(argument))}` | {meaning(argument)} |")
    return lines


def section(path, command, depth):
    lines = ["", "#" * depth + " " + " ".join(path), "", command.get("abstract", ""), "", "```", usage(path, command), "```"]
    discussion = command.get("discussion", "").strip("\n")
    if discussion:
        lines += ["", "```", discussion, "```"]
    groups = {}
    for argument in shown(command):
        groups.setdefault(argument.get("sectionTitle") or "", []).append(argument)
    for title, arguments in groups.items():
        if title:
            lines += ["", f"**{title}**"]
        lines += table(arguments)
    children = [child for child in command.get("subcommands", []) if child["commandName"] != "help"]
    if children:
        lines += ["", "| command | |", "|---|---|"]
        for child in children:
            name = " ".join([*path, child["commandName"]])
            lines.append(f"| [`{name}`](#{name.replace(' ', '-')}) | {cell(child.get('abstract'))} |")
    for child in children:
        lines += section([*path, child["commandName"]], child, 2)
    return lines


def main():
    command = json.load(sys.stdin)["command"]
    print(HEAD.rstrip() + "\n".join(["", *section([command["commandName"]], command, 2)]))


main()
