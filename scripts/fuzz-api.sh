#!/usr/bin/env bash
# npm run fuzz:api: an independent fuzzer (schemathesis) over /openapi.json against a server of its own over the sample
# reports. Where Python or its packages are not to be had it says so and is not run.
set -u
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
cleanup() {
  kill "${server:-0}" 2>/dev/null
  wait 2>/dev/null
  rm -rf "$folder"
}
trap cleanup EXIT
if ! command -v python3 >/dev/null || ! python3 -m venv "$folder/python" >/dev/null 2>&1 ||
  ! "$folder/python/bin/pip" install -q "schemathesis==4.32.5" >"$folder/pip.log" 2>&1; then
  echo "NOT RUN: Python with schemathesis is not available here ($(tail -1 "$folder/pip.log" 2>/dev/null))"
  exit 0
fi
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
PORT=$port JUCUO_DATA="$folder/data" JUCUO_LOG=error node dist/cli.js serve >"$folder/server.log" 2>&1 &
server=$!
for _ in $(seq 300); do
  curl -sf "http://127.0.0.1:$port/readyz" >/dev/null 2>&1 && break
  sleep 0.2
done
# It keeps notes of its own where it runs.
cd "$folder" || exit 1
"$folder/python/bin/schemathesis" run "http://127.0.0.1:$port/openapi.json" --seed "${SEED:-1}" \
  --max-examples "${EXAMPLES:-25}" --phases examples,coverage,fuzzing --request-timeout 30 \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
  --generation-deterministic --no-color
result=$?
grep -E '"level":(50|60)' "$folder/server.log" | head -5
exit "$result"
