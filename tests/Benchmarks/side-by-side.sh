#!/bin/sh
# Monitor beside its peers on this machine: interleaved rounds, one JSON line each.
#
#   side-by-side.sh MONITOR SHARED WORK [ROUNDS] [DOCS] [CONCURRENCY]
#
# MONITOR      the built program, such as artifacts/bin/Monitor.Worker/release/Monitor.Worker
# SHARED       the folder of reference material with bench/ and corpora/
# WORK         an empty folder for the made site and the stores; readable for nginx' workers
#
# Needs nginx and a python3 with scrapy and feedparser (Debian: nginx-light python3-scrapy python3-feedparser); PYTHON names another.
# Compare cpu_s where the machine does other work too: wall times only say something side by side. nginx and the client share the cores.
set -eu

monitor=$1 shared=$2 work=$3 rounds=${4:-3} docs=${5:-3000} width=${6:-16}
python=${PYTHON:-python3} port=${PORT:-8391}

feeds=$shared/corpora/feeds/rss-parser/test/input
find "$feeds" -type f | sort > "$work/feeds.txt"
"$python" "$shared/bench/make_site.py" "$work/site" --docs "$docs" --port "$port" --source "$shared/corpora/legislative/us-bills-116-sample.jsonl"
nginx -c "$work/site/nginx.conf"
trap 'nginx -c "$work/site/nginx.conf" -s stop' EXIT

# The first use trains a model; that is no part of a crawl.
mkdir -p "$work/trained"
"$monitor" train --data "$work/trained" > "$work/train.log" 2>&1

round=1
while [ "$round" -le "$rounds" ]; do
    printf '{"round":%s,"work":"feeds"}\n' "$round"
    "$monitor" parse --as feed --list "$work/feeds.txt" --bench 30
    "$python" "$shared/bench/feedparser_bench.py" "$feeds" --rounds 3

    printf '{"round":%s,"work":"full crawl, then nothing changed"}\n' "$round"
    mkdir -p "$work/store-$round/models" && cp -r "$work/trained/models/candidate" "$work/store-$round/models/active"
    "$monitor" crawl --urls "$work/site/urls.txt" --concurrency "$width" --store "$work/store-$round" --json
    "$monitor" crawl --urls "$work/site/urls.txt" --concurrency "$width" --store "$work/store-$round" --json
    "$python" "$shared/bench/scrapy_crawl.py" "http://127.0.0.1:$port/index.html" --urls "$work/site/urls.txt" --concurrency "$width" --extract
    rm -rf "$work/store-$round"
    round=$((round + 1))
done
