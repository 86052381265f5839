#!/usr/bin/env bash
# Installs what the package needs and Debian 12 lacks, or says what to install. Quick and silent when all is there.
#   Scripts/setup.sh [--check|--tests]     --check installs nothing: it only says what is missing; --tests adds what the tests compare with
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { printf 'setup: %s\n' "$1" >&2; exit 1; }

# The system libraries stand in Package.swift, beside the targets that wrap them; the rest is what building takes.
mapfile -t libraries < <(sed -nE 's/.*\.apt\(\[([^]]*)\]\).*/\1/p' Package.swift | grep -oE '"[^"]+"' | tr -d '"' | sort -u)
packages=("${libraries[@]}" liblapack-dev libblas-dev pkg-config python3-minimal git libstdc++-12-dev)
[ "${1:-}" != --tests ] || packages+=(python3-openpyxl)

check_swift() {
  command -v swift > /dev/null || fail 'there is no Swift compiler: install Swift 6.2 or newer from https://www.swift.org/install and put it on PATH'
  local version
  version=$(swift --version 2> /dev/null | grep -oE 'Swift version [0-9]+\.[0-9]+' | grep -oE '[0-9]+\.[0-9]+') || fail '`swift --version` names no version'
  local major=${version%%.*} minor=${version#*.}
  if ((major < 6 || (major == 6 && minor < 2))); then
    fail "Swift $version is too old: install 6.2 or newer from https://www.swift.org/install"
  fi
}

is_installed() { [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2> /dev/null)" = installed ]; }

# A newer Debian has a newer libstdc++: any version with headers serves.
is_there() { is_installed "$1" || { [ "$1" = libstdc++-12-dev ] && compgen -G '/usr/include/c++/*/vector' > /dev/null; }; }

missing_packages() {
  local package
  for package in "${packages[@]}"; do is_there "$package" || echo "$package"; done
}

install_packages() {
  local root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo > /dev/null && sudo -n true 2> /dev/null && root=(sudo -n)
    [ "${#root[@]}" -gt 0 ] || fail "these packages are missing, and installing them takes root: apt-get install $*"
  fi
  echo "setup: installing $*" >&2
  local log
  log=$(mktemp)
  if ! { "${root[@]}" apt-get update && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } \
    > "$log" 2>&1 < /dev/null; then
    tail -n 5 "$log" >&2
    rm -f "$log"
    fail "apt-get could not install them; install by hand: apt-get install $*"
  fi
  rm -f "$log"
}

if command -v dpkg-query > /dev/null; then
  mapfile -t missing < <(missing_packages)
  if [ "${#missing[@]}" -gt 0 ]; then
    [ "${1:-}" != --check ] || fail "missing: apt-get install ${missing[*]}"
    install_packages "${missing[@]}"
  fi
elif ! pkg-config --exists icu-i18n lapacke 2> /dev/null; then
  fail "this is not a Debian: install what these packages of Debian 12 hold, then try again: ${packages[*]}"
fi
check_swift
