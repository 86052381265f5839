#!/usr/bin/env bash
# Verbatim uses no network: its own objects name no function that opens a connection, and every command works where there is none.
#   Scripts/no_network.sh [BINARY [BUILD]]      BUILD holds the objects of this project's own modules
set -euo pipefail
cd "$(dirname "$0")/.."
binary=$(realpath "${1:-.build/release/verbatim}")
build=${2:-$(dirname "$(readlink -f "$binary")")}
calls='^(socket|connect|bind|listen|accept|accept4|getaddrinfo|gethostbyname|gethostbyname_r|send|sendto|sendmsg|recv|recvfrom|recvmsg|curl_.*|execl.*|execv.*|fexecve|posix_spawn.*|popen|system|fork|vfork|clone|dlopen|dlmopen)$'
# Foundation's classes for the same, by their mangled names.
classes='10Foundation7ProcessC|FoundationNetworking|URLSession|NSURLConnection|URLRequest|15SocketPort|14NSSocketPort'

failed=0 looked_at=0 with_objects=0 commands=0
modules=$(ls Sources)
for module in $modules; do
  objects=$(find "$build/$module.build" -name '*.o' 2> /dev/null || true)
  [ -n "$objects" ] || continue
  with_objects=$((with_objects + 1))
  looked_at=$((looked_at + $(echo "$objects" | wc -l)))
  found=$(echo "$objects" | xargs nm -u 2> /dev/null | awk '{print $2}' | sed 's/@.*//' | sort -u | grep -E "$calls" || true)
  found+=$(echo "$objects" | xargs nm -u 2> /dev/null | awk '{print $2}' | sort -u | grep -E "$classes" || true)
  [ -z "$found" ] || { echo "no_network: $module calls $(echo $found)" >&2; failed=$((failed + 1)); }
done
# Foundation brings such functions along for classes that are not used; URLSession lives in FoundationNetworking, which is linked
# neither in nor beside the program.
linked=$({ nm "$binary"; nm -D "$binary"; ldd "$binary"; } | grep -cE 'FoundationNetworking|libcurl|curl_easy' || true)
if [ "$linked" != 0 ]; then
  echo 'no_network: the program is linked with FoundationNetworking' >&2
  failed=$((failed + 1))
fi
if unshare -rn true 2> /dev/null; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  printf 'id,score,comment\n1,3,the delivery was late\n2,9,friendly staff\n' > "$folder/in.csv"
  printf 'Agent: hello\nCustomer: my parcel is late\n' > "$folder/call.txt"
  for call in 'tag in.csv' 'summary in.csv' 'why in.csv' 'discover in.csv' 'columns in.csv' 'transcript call.txt' 'redact in.csv' \
    'report in.csv -o report.html' 'tag in.csv -o tags.xlsx' 'tag in.csv -o tags.sqlite' 'explain late' 'themes list' 'lexicons list' \
    'compare in.csv in.csv' 'config tag' 'mcp'; do
    commands=$((commands + 1))
    (cd "$folder" && unshare -rn "$binary" $call > out 2> err < /dev/null) || { echo "no_network: without a network 'verbatim $call' fails: $(cat "$folder/err")" >&2; failed=$((failed + 1)); }
  done
  # A page that is opened must not fetch anything either.
  if grep -qE '(src|href)="?(https?:)?//' "$folder/report.html"; then
    echo 'no_network: the report fetches something' >&2
    failed=$((failed + 1))
  fi
else
  echo 'no_network: no network namespace can be made here, so that no command was tried; allow unprivileged ones (kernel.unprivileged_userns_clone)' >&2
  failed=$((failed + 1))
fi
if [ $looked_at = 0 ]; then
  echo "no_network: no objects under $build" >&2
  failed=$((failed + 1))
fi
mkdir -p .build-reliability
echo "{\"modules\": $with_objects, \"objects\": $looked_at, \"commands\": $commands, \"failed\": $failed}" > .build-reliability/network.json
[ $failed = 0 ] && echo 'no_network: nothing'
[ $failed = 0 ]
