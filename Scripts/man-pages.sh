#!/usr/bin/env bash
# Writes a manual page for each command, from the program's own help, by ArgumentParser's generator.
#   Scripts/man-pages.sh DIR      such as /usr/local/share/man/man1; then: man verbatim, man verbatim.summary
# VERBATIM_BINARY names the program; the debug build when left out.
set -euo pipefail
[ $# = 1 ] || { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
[ -n "${VERBATIM_BINARY:-}" ] || swift build --product verbatim > /dev/null
swift build --product generate-manual > /dev/null
tool=$(find -L .build/debug -maxdepth 1 -type f -name 'generate-manual*' -perm -u+x ! -name '*.product' | head -n 1)
[ -n "$tool" ] || { echo 'man-pages: swift-argument-parser built no generator' >&2; exit 1; }
# The date of the last commit, so that the same source gives the same pages.
date=$(git log -1 --format=%cs 2> /dev/null || date -u +%F)
"$tool" "${VERBATIM_BINARY:-.build/debug/verbatim}" --multi-page --section 1 --date "$date" --output-directory "$folder"
ls "$folder" | grep -c '^verbatim' | sed "s|\$| pages in $folder|"
