#!/usr/bin/env bash
# Writes Sources/CLexiconData/data.c, which embeds every file under lexicons/. With --check, only says whether it is current.
set -euo pipefail
cd "$(dirname "$0")/.."
target=Sources/CLexiconData/data.c
fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
mapfile -t files < <(cd lexicons && find . -type f \( -name '*.tsv' -o -name '*.txt' -o -name '*.json' -o -name '*.yaml' -o -path './report/*.html' -o -path './report/*.css' -o -path './report/*.js' \) ! -name 'part*.yaml' | sed 's|^\./||' | LC_ALL=C sort)
{
  echo '// Made by Scripts/embed-lexicons.sh from the list of files under lexicons/; run it after adding or removing one.'
  echo '#include "lexicon_data.h"'
  echo '#include <stddef.h>'
  for i in "${!files[@]}"; do
    printf '\nstatic const uint8_t file_%d[] = {\n#embed "../../lexicons/%s" suffix(,)\n0};\n' "$i" "${files[$i]}"
  done
  printf '\nstatic const struct { const char *name; const uint8_t *bytes; int64_t size; } files[] = {\n'
  for i in "${!files[@]}"; do
    printf '    {"%s", file_%d, sizeof file_%d - 1},\n' "${files[$i]}" "$i" "$i"
  done
  cat <<'END'
};

static const int32_t count = sizeof files / sizeof files[0];

int32_t verbatim_lexicon_count(void) { return count; }
const char *verbatim_lexicon_name(int32_t i) { return i >= 0 && i < count ? files[i].name : NULL; }
const uint8_t *verbatim_lexicon_bytes(int32_t i) { return i >= 0 && i < count ? files[i].bytes : NULL; }
int64_t verbatim_lexicon_size(int32_t i) { return i >= 0 && i < count ? files[i].size : 0; }
END
} > "$fresh"
if [ "${1:-}" = --check ]; then
  cmp -s "$fresh" "$target" || { echo "Sources/CLexiconData/data.c is out of date: run Scripts/embed-lexicons.sh" >&2; exit 1; }
else
  cmp -s "$fresh" "$target" 2>/dev/null || cp "$fresh" "$target"
fi
