"""Reads the output of `swift package dump-package` and checks the sources of the package in the folder given.

1. A module may import the targets and products that Package.swift declares for it, and what the toolchain brings.
2. A target may depend only on targets that stand above it in Package.swift: the order there is the data flow.
3. ICU's headers (<unicode/...>) are included in Sources/CICUShim/*.c alone, and `import CICU` stands nowhere.
4. VerbatimModel imports nothing.
"""

import json
import re
import sys
from pathlib import Path

TOOLCHAIN = {"Dispatch", "Foundation", "Glibc", "Swift", "Synchronization", "Testing"}
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+"
    r"(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)"
)
ICU_HEADER = re.compile(r"^\s*#\s*include\s*<unicode/")


def declared(target):
    """The modules a target may import because Package.swift says so."""
    names = set()
    for dependency in target["dependencies"]:
        for kind in ("byName", "target", "product"):
            if kind in dependency:
                names.add(dependency[kind][0])
    return names


def folder(root, target):
    if target.get("path"):
        return root / target["path"]
    return root / ("Tests" if target["type"] == "test" else "Sources") / target["name"]


def sources(path, *suffixes):
    return sorted(file for file in path.rglob("*") if file.suffix in suffixes)


def check_order(targets):
    above = set()
    names = {target["name"] for target in targets}
    for target in targets:
        for name in sorted((declared(target) & names) - above):
            yield f"Package.swift: {target['name']} depends on {name}, which stands below it; move it down or turn the arrow"
        above.add(target["name"])


def check_imports(root, targets):
    for target in targets:
        allowed = declared(target) | (set() if target["name"] == "VerbatimModel" else TOOLCHAIN)
        for file in sources(folder(root, target), ".swift"):
            for number, line in enumerate(file.read_text().splitlines(), 1):
                found = IMPORT.match(line)
                if not found:
                    continue
                place = f"{file.relative_to(root)}:{number}"
                if found[1] == "CICU":
                    yield f"{place}: import CICU; ICU is reached through CICUShim alone"
                elif found[1] not in allowed:
                    yield f"{place}: {target['name']} imports {found[1]}, which Package.swift does not declare for it"


def check_icu(root):
    for file in sources(root / "Sources", ".c", ".h"):
        if file.parent == root / "Sources" / "CICUShim" and file.suffix == ".c":
            continue
        for number, line in enumerate(file.read_text(errors="replace").splitlines(), 1):
            if ICU_HEADER.match(line):
                yield f"{file.relative_to(root)}:{number}: includes ICU's headers; only Sources/CICUShim/*.c may"


def main():
    root = Path(sys.argv[1])
    targets = json.load(sys.stdin)["targets"]
    problems = [*check_order(targets), *check_imports(root, targets), *check_icu(root)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"check-imports: {len(problems)} violations", file=sys.stderr)
        sys.exit(1)
    print(f"check-imports: {len(targets)} targets keep to the arrows of Package.swift")


main()
