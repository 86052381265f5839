#!/usr/bin/env bash
# Builds the program for use, .build/release/verbatim: Swift's libraries are linked in, so that it starts in half the time.
#   Scripts/build.sh [OPTION…]     more options of `swift build`
set -euo pipefail
cd "$(dirname "$0")/.."
swift build -c release --product verbatim --static-swift-stdlib "$@"
