#!/usr/bin/env bash
# Writes docs/cli.md from what the program says of its own commands and flags, docs/themes.md from its codebooks, and fills in the sample runs of the
# README and of docs/ (see run_examples.py).
#   Scripts/generate-docs.sh [--check]     --check writes nothing: it fails where something is not current or missing
# VERBATIM_BINARY names the program; the debug build when left out.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${VERBATIM_BINARY:-.build/debug/verbatim}
[ -n "${VERBATIM_BINARY:-}" ] || swift build --product verbatim > /dev/null
export VERBATIM_BINARY=$binary
mapfile -t samples < <(grep -lF '<!-- run: ' README.md docs/*.md)
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
"$binary" --experimental-dump-help | python3 Scripts/cli_reference.py > "$fresh"
themes=$(mktemp)
trap 'rm -f "$fresh" "$themes"' EXIT
python3 Scripts/theme_reference.py > "$themes"
if [ "${1:-}" != --check ]; then
  mkdir -p docs
  cmp -s "$themes" docs/themes.md || cp "$themes" docs/themes.md
  cmp -s "$fresh" docs/cli.md || cp "$fresh" docs/cli.md
  python3 Scripts/run_examples.py "${samples[@]}"
  exit 0
fi
cmp -s "$fresh" docs/cli.md || {
  diff docs/cli.md "$fresh" 2>&1 | head -n 10 >&2
  echo "docs/cli.md is out of date: run Scripts/generate-docs.sh" >&2
  exit 1
}

cmp -s "$themes" docs/themes.md || {
  echo "docs/themes.md is out of date: run Scripts/generate-docs.sh" >&2
  exit 1
}

python3 Scripts/run_examples.py --check "${samples[@]}"

# Every flag that the help texts show stands in the file, whatever the generator makes of it.
missing=0
check_command() {
  local flag line
  while IFS= read -r flag; do
    grep -qF -- "$flag" docs/cli.md || { echo "docs/cli.md lacks $flag of 'verbatim $*'" >&2; missing=1; }
  done < <("$binary" help "$@" | grep -oE -- '(^|[ ,])--[a-z][a-z-]+' | tr -d ' ,' | sort -u)
  grep -qF -- "## verbatim${*:+ $*}" docs/cli.md || { echo "docs/cli.md lacks 'verbatim $*'" >&2; missing=1; }
  while IFS= read -r line; do
    [ "$line" = help ] || check_command "$@" "$line"
  done < <("$binary" help "$@" | sed -nE '/^SUBCOMMANDS:/,$s/^  ([a-z][a-z-]*)( .*|$)/\1/p')
}
check_command

# Every module stands in the description of the architecture.
while IFS= read -r module; do
  grep -qF -- "\`$module\`" docs/architecture.md || { echo "docs/architecture.md lacks the module $module" >&2; missing=1; }
done < <(find Sources -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort)
exit "$missing"
