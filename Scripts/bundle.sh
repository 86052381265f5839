#!/usr/bin/env bash
# Makes one file that runs on any Linux with the same processor and a glibc at least as new as here: the program, with Swift
# linked in, beside the shared libraries it needs (ICU, SQLite, LAPACK, …), found by the program through its own place.
#   Scripts/bundle.sh [FILE]       FILE is .build/verbatim-VERSION-SYSTEM-PROCESSOR.tar.gz when left out
# For machines without these libraries, and for Spark: verbatim_spark.ship(spark, FILE), or spark-submit --archives.
set -euo pipefail
cd "$(dirname "$0")/.."

# DT_RPATH, not DT_RUNPATH: it also serves the libraries that the libraries need.
swift build -c release --product verbatim --scratch-path .build/bundle --static-swift-stdlib \
  -Xlinker -rpath -Xlinker '$ORIGIN/lib' -Xlinker --disable-new-dtags 2>&1 \
  | { grep -vE '^\[[0-9]+/[0-9]+\]' || true; }
built=.build/bundle/release/verbatim
[ -x "$built" ] || { echo 'bundle: the program was not built' >&2; exit 1; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/lib" "$folder/licences"
cp "$built" "$folder/verbatim"
strip "$folder/verbatim"
cp LICENSE NOTICE "$folder/licences/"

# glibc must be the machine's own: the loader and the kernel go with it.
system='^(linux-vdso|ld-linux.*|libc|libm|libdl|libpthread|librt|libresolv)\.so'
ldd "$built" | awk '$2 == "=>" {print $1, $3}' | while read -r name path; do
  [[ $name =~ $system ]] && continue
  [ "$path" != not ] || { echo "bundle: $name is missing here: Scripts/setup.sh" >&2; exit 1; }
  cp -L "$path" "$folder/lib/$name"
  if package=$(dpkg-query --search "$(realpath "$path")" 2> /dev/null | sed 's/:.*//'); then
    cp "/usr/share/doc/$package/copyright" "$folder/licences/$package" 2> /dev/null || true
  fi
done

# It must run with nothing but itself.
outside=$(env -i "$(command -v ldd)" "$folder/verbatim" | awk '$2 == "=>" {print $1, $3}' | grep -vE "$system" | grep -v "$folder/lib/" || true)
[ -z "$outside" ] || { printf 'bundle: still taken from this machine:\n%s\n' "$outside" >&2; exit 1; }
version=$(env -i "$folder/verbatim" --version)
number=$(awk '{print $2}' <<< "$version")
file=${1:-.build/verbatim-$number-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m).tar.gz}
tar -C "$folder" --sort=name --owner=0 --group=0 --numeric-owner -czf "$file" .
echo "$file: $(du -h "$file" | cut -f1), $(ls "$folder/lib" | wc -l) libraries, $version"
