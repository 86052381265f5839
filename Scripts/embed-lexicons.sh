#!/usr/bin/env bash
# Writes Sources/CLexiconData/data.c, which embeds every file under lexicons/, and beside it the packed form of the codebooks
# (LanguagePacks/PackedCodebook.swift). With --check, only says whether data.c is current; a test says it of the packed forms.
set -euo pipefail
cd "$(dirname "$0")/.."
target=Sources/CLexiconData/data.c
packed=Sources/CLexiconData/codebooks
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
mapfile -t files < <(cd lexicons && find . -type f \( -name '*.tsv' -o -name '*.txt' -o -name '*.json' -o -name '*.yaml' -o -path './report/*.html' -o -path './report/*.css' -o -path './report/*.js' \) ! -name 'part*.yaml' | sed 's|^\./||' | LC_ALL=C sort)
# The name of the codebook in a file, if it is one.
codebook() { [[ $1 == themes/*.yaml ]] && basename "$1" .yaml; }

{
  echo '// Made by Scripts/embed-lexicons.sh from the list of files under lexicons/; run it after adding or removing one.'
  echo '#include "lexicon_data.h"'
  echo '#include <stddef.h>'
  for i in "${!files[@]}"; do
    printf '\nstatic const uint8_t file_%d[] = {\n#embed "../../lexicons/%s" suffix(,)\n0};\n' "$i" "${files[$i]}"
    if name=$(codebook "${files[$i]}"); then
      printf '\nstatic const uint8_t packed_%d[] = {\n#embed "codebooks/%s.tsv" suffix(,)\n0};\n' "$i" "$name"
    fi
  done
  printf '\nstatic const struct {\n    const char *name;\n    const uint8_t *bytes;\n    int64_t size;\n'
  printf '    const uint8_t *packed;\n    int64_t packed_size;\n} files[] = {\n'
  for i in "${!files[@]}"; do
    beside='NULL, 0'
    ! codebook "${files[$i]}" > /dev/null || beside="packed_$i, sizeof packed_$i - 1"
    printf '    {"%s", file_%d, sizeof file_%d - 1, %s},\n' "${files[$i]}" "$i" "$i" "$beside"
  done
  cat <<'END'
};

static const int32_t count = sizeof files / sizeof files[0];

int32_t verbatim_lexicon_count(void) { return count; }
const char *verbatim_lexicon_name(int32_t i) { return i >= 0 && i < count ? files[i].name : NULL; }
const uint8_t *verbatim_lexicon_bytes(int32_t i) { return i >= 0 && i < count ? files[i].bytes : NULL; }
int64_t verbatim_lexicon_size(int32_t i) { return i >= 0 && i < count ? files[i].size : 0; }
const uint8_t *verbatim_packed_bytes(int32_t i) { return i >= 0 && i < count ? files[i].packed : NULL; }
int64_t verbatim_packed_size(int32_t i) { return i >= 0 && i < count ? files[i].packed_size : 0; }
END
} > "$fresh"
if [ "${1:-}" = --check ]; then
  cmp -s "$fresh" "$target" || { echo "Sources/CLexiconData/data.c is out of date: run Scripts/embed-lexicons.sh" >&2; exit 1; }
else
  cmp -s "$fresh" "$target" 2>/dev/null || cp "$fresh" "$target"
  mkdir -p "$packed"
  for file in "$packed"/*.tsv; do
    [ -e "lexicons/themes/$(basename "$file" .tsv).yaml" ] || rm -f "$file"
  done
  # An empty one is not used; the tool that fills it is built with it.
  for file in "${files[@]}"; do
    ! name=$(codebook "$file") || [ -e "$packed/$name.tsv" ] || : > "$packed/$name.tsv"
  done
  swift build --product PackCodebooks > "$fresh" 2>&1 || { cat "$fresh" >&2; exit 1; }
  .build/debug/PackCodebooks lexicons/themes "$packed"
fi
