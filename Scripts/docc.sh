#!/usr/bin/env bash
# Makes the documentation of the library from its comments and Sources/Verbatim/Verbatim.docc, with the toolchain's docc.
#   Scripts/docc.sh [FOLDER]     writes FOLDER (documentation.doccarchive when left out), for any web server
#   Scripts/docc.sh --check      writes nothing; a warning is an error
# The modules are read from the debug build, which it makes where that is not there.
set -euo pipefail
cd "$(dirname "$0")/.."
docc=$(command -v docc || true)
swift_folder=$(dirname "$(readlink -f "$(command -v swift)")")
[ -n "$docc" ] || docc=$swift_folder/docc
[ -x "$docc" ] || { echo 'docc: the toolchain has no docc' >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build=.build/debug
[ -r "$build/Modules/Verbatim.swiftmodule" ] || swift build --target Verbatim > "$work/log" || { cat "$work/log" >&2; exit 1; }
# The modules that a program sees when it imports Verbatim.
modules=(Verbatim $(sed -nE 's/^@_exported public import ([A-Za-z]+)$/\1/p' Sources/Verbatim/Exports.swift))
includes=()
for header in Sources/*/include Sources/C*/; do [ -d "$header" ] && includes+=(-Xcc "-I$header"); done
maps=()
for map in Sources/*/module.modulemap "$build"/*.build/module.modulemap; do
  [ -r "$map" ] && maps+=(-Xcc "-fmodule-map-file=$map")
done
target=$(swift -print-target-info | sed -nE 's/^ *"unversionedTriple" *: *"([^"]+)".*/\1/p' | head -n 1)
mkdir "$work/graphs"
for module in "${modules[@]}"; do
  "$swift_folder/swift-symbolgraph-extract" -module-name "$module" -target "$target" -I "$build/Modules" \
    "${includes[@]}" "${maps[@]}" -minimum-access-level public -skip-inherited-docs -output-dir "$work/graphs"
done
# The archive is of Verbatim; what it exports is documented in archives of its own.
mkdir "$work/own"
mv "$work/graphs"/Verbatim*.symbols.json "$work/own"
strict=()
output=${1:-documentation.doccarchive}
if [ "${1:-}" = --check ]; then strict=(--warnings-as-errors); output=$work/archive; fi
"$docc" convert Sources/Verbatim/Verbatim.docc --additional-symbol-graph-dir "$work/own" \
  --fallback-display-name Verbatim --fallback-bundle-identifier verbatim --output-path "$output" ${strict[@]+"${strict[@]}"}
pages=$(find "$output/data" -name '*.json' | wc -l)
[ "$pages" -gt 100 ] || { echo "docc: only $pages pages were made" >&2; exit 1; }
echo "docc: $pages pages"
