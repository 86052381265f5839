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
for map in Sources/*/module.modulemap .build/checkouts/*/Sources/*/include/module.modulemap "$build"/*.build/module.modulemap; do
  [ -r "$map" ] && maps+=(-Xcc "-fmodule-map-file=$map")
done
target=$(swift -print-target-info | sed -nE 's/^ *"unversionedTriple" *: *"([^"]+)".*/\1/p' | head -n 1)
strict=()
[ "${1:-}" != --check ] || strict=(--warnings-as-errors)
archives=()
for module in "${modules[@]}"; do
  mkdir -p "$work/$module"
  "$swift_folder/swift-symbolgraph-extract" -module-name "$module" -target "$target" -I "$build/Modules" \
    "${includes[@]}" "${maps[@]}" -minimum-access-level public -skip-inherited-docs -output-dir "$work/$module"
  catalogue=()
  [ ! -d "Sources/$module/$module.docc" ] || catalogue=("Sources/$module/$module.docc")
  "$docc" convert ${catalogue[@]+"${catalogue[@]}"} --additional-symbol-graph-dir "$work/$module" \
    --fallback-display-name "$module" --fallback-bundle-identifier "$module" --output-path "$work/$module.doccarchive" ${strict[@]+"${strict[@]}"}
  archives+=("$work/$module.doccarchive")
done

output=${1:-documentation.doccarchive}
[ "${1:-}" != --check ] || output=$work/documentation.doccarchive
rm -rf "$output"
"$docc" merge "${archives[@]}" --synthesized-landing-page-name Verbatim --output-path "$output"
pages=$(find "$output/data" -name '*.json' | wc -l)
[ "$pages" -gt 500 ] || { echo "docc: only $pages pages were made" >&2; exit 1; }
echo "docc: $pages pages of ${#modules[@]} modules"
