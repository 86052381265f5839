#!/usr/bin/env bash
# Builds the program for use, .build/release/verbatim: Swift's libraries are linked in, so that it starts in half the time.
# A toolchain that has them only as shared libraries gives a program that needs those beside it, and says so.
#   Scripts/build.sh [OPTION…]     more options of `swift build`
set -euo pipefail
cd "$(dirname "$0")/.."
linked=(--static-swift-stdlib)
libraries=$(swiftc -print-target-info | sed -nE 's/.*"runtimeResourcePath": "(.*)".*/\1/p')_static
[ -d "$libraries" ] || { echo "build: no $libraries; Swift's libraries stay outside the program" >&2; linked=(); }
swift build -c release --product verbatim "${linked[@]}" "$@"
