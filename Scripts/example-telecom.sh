#!/usr/bin/env bash
# Writes docs/examples/telecom-detractors.md: what `verbatim why` says of the detractors of a British broadband provider, by
# journey stage. Figures only; the comments stay where they are. Needs the labelled comments (VERBATIM_DATA, else
# ../shared/data) and a built program (VERBATIM, else .build/release/verbatim, else .build/debug/verbatim).
set -euo pipefail
cd "$(dirname "$0")/.."
data=${VERBATIM_DATA:-../shared/data}/en/telecom_nps_verbatims.csv
program=${VERBATIM:-.build/release/verbatim}
[ -x "$program" ] || program=.build/debug/verbatim
[ -r "$data" ] || { echo "the labelled comments are not there: set VERBATIM_DATA" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
options=(--text text --score label_or_score --scale nps --themes telecom --lang en --quiet --format json)
stage=SURVEY_SUB_TYPE
"$program" summary "$data" "${options[@]}" --by "$stage" -o "$folder/summary.json"
"$program" why "$data" "${options[@]}" --by "$stage" --time CUSTOMER_RESPONSE_DATE --figures-only -o "$folder/all.json"
python3 Scripts/example_telecom.py stages "$folder/summary.json" | while IFS= read -r name; do
  "$program" why "$data" "${options[@]}" --where "$stage=$name" --figures-only -o "$folder/why $name.json"
  "$program" compare "$data" "${options[@]}" --by "$stage" --base "$(python3 Scripts/example_telecom.py reference "$folder/summary.json")" \
    --current "$name" -o "$folder/compare $name.json"
done
mkdir -p docs/examples
python3 Scripts/example_telecom.py story "$folder" > docs/examples/telecom-detractors.md
