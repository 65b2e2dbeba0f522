#!/bin/sh
# Monitor's search beside its peers on this machine: interleaved rounds, one JSON line each.
#
#   search-side-by-side.sh MONITOR SHARED WORK [ROUNDS]
#
# MONITOR      the built program, such as artifacts/bin/Monitor.Worker/release/Monitor.Worker
# SHARED       the folder of reference material with bench/, corpora/ and elasticsearch/
# WORK         an empty folder
#
# Asked are 220 questions drawn from the bills, and then the twenty that FTS5's own baseline asks (common words among them).
# Needs a python3 with sqlite3 of FTS5; with ELASTICSEARCH_URL set, the same questions go to that server too.
set -eu

monitor=$1 shared=$2 work=$3 rounds=${4:-3}
python=${PYTHON:-python3}
here=$(dirname "$0")

xz -dc "$shared/corpora/legislative/us-bills-116.jsonl.xz" > "$work/bills.jsonl"
"$python" "$here/search_queries.py" "$work/bills.jsonl" "$work/questions.txt" "$work/fts5.txt"
# The baseline's own questions, as Monitor writes them: only nearness is spelt otherwise.
"$python" - "$shared/bench/fts5_bench.py" > "$work/baseline.txt" <<'EOF'
import ast, re, sys
own = next(node.value for node in ast.parse(open(sys.argv[1]).read()).body if isinstance(node, ast.Assign) and node.targets[0].id == "Q")
for question in ast.literal_eval(own):
    print(re.sub(r"NEAR\((\S+) (\S+), (\d+)\)", r"\1 NEAR/\3 \2", question))
EOF

round=1
while [ "$round" -le "$rounds" ]; do
    printf '{"round":%s}\n' "$round"
    "$monitor" index bench --docs "$work/bills.jsonl" --queries "$work/questions.txt"
    [ -z "${ELASTICSEARCH_URL:-}" ] || "$monitor" index bench --docs "$work/bills.jsonl" --queries "$work/questions.txt" --backend elasticsearch
    [ -z "${ELASTICSEARCH_URL:-}" ] || "$python" "$here/elastic_bulk.py" "$ELASTICSEARCH_URL" "$work/bills.jsonl"
    "$python" "$shared/bench/fts5_bench.py" "$work/fts5.db" "$work/bills.jsonl" --queries "$work/fts5.txt" --repeat 2
    printf '{"round":%s,"questions":"the twenty of the baseline"}\n' "$round"
    "$monitor" index bench --docs "$work/bills.jsonl" --queries "$work/baseline.txt"
    [ -z "${ELASTICSEARCH_URL:-}" ] || "$monitor" index bench --docs "$work/bills.jsonl" --queries "$work/baseline.txt" --backend elasticsearch
    "$python" "$shared/bench/fts5_bench.py" "$work/fts5.db" "$work/bills.jsonl" --repeat 10
    round=$((round + 1))
done
