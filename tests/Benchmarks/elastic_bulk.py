#!/usr/bin/env python3
"""Fills an Elasticsearch with a corpus as a client does that asks for nothing: its default mapping and analyzer, bulk requests of 500, one connection.

  elastic_bulk.py URL DOCS.jsonl
"""
import http.client, json, sys, time, urllib.parse

url, docs = urllib.parse.urlsplit(sys.argv[1]), sys.argv[2]
server = http.client.HTTPConnection(url.hostname, url.port)


def ask(method, path, body=None):
    server.request(method, path, body, {"Content-Type": "application/x-ndjson" if method == "POST" else "application/json"})
    answer = server.getresponse()
    said = answer.read()
    if answer.status >= 300:
        raise SystemExit(f"{method} {path}: {answer.status} {said[:300]!r}")
    return said


index, count, spent, batch = "/plain-bulk-bench", 0, 0.0, []
try:
    ask("DELETE", index)
except SystemExit:
    pass
ask("PUT", index, json.dumps({"settings": {"number_of_replicas": 0}, "mappings": {"properties": {"title": {"type": "text"}, "text": {"type": "text"}, "date": {"type": "date"}}}}))


def send():
    global spent
    body = "".join(batch).encode()
    started = time.perf_counter()
    answer = json.loads(ask("POST", index + "/_bulk", body))
    if answer["errors"]:
        raise SystemExit(f"Elasticsearch refused a document: {next(item for item in answer['items'] if 'error' in item['index'])}")
    spent += time.perf_counter() - started
    batch.clear()


for line in open(docs, encoding="utf-8"):
    doc = json.loads(line)
    batch.append(json.dumps({"index": {"_id": doc["id"]}}) + "\n" + json.dumps({"title": doc.get("title"), "text": doc["text"], "date": doc.get("date") or None}, ensure_ascii=False) + "\n")
    count += 1
    if len(batch) == 500:
        send()
if batch:
    send()
ask("DELETE", index)
print(json.dumps({"peer": "Elasticsearch, default mapping", "docs": count, "docs_s": round(count / spent, 1)}))
