#!/usr/bin/env python3
"""Draws 220 questions from a corpus, the same each time, and writes them twice: as people ask Monitor, and as SQLite's FTS5 takes them.

  search_queries.py DOCS.jsonl MONITOR.txt FTS5.txt

Words come from all bands of frequency, phrases stand somewhere in a title, so that most questions find something.
"""
import collections, json, random, re, sys

docs, monitor, fts5 = sys.argv[1:]
rnd = random.Random(20261127)
found, phrases = collections.Counter(), []
for n, line in enumerate(open(docs, encoding="utf-8")):
    if n % 8:
        continue
    doc = json.loads(line)
    found.update(set(re.findall(r"[a-z]{4,14}", doc["text"][:20000].lower())))
    words = re.findall(r"[a-z]{3,14}", (doc.get("title") or "").lower())
    if len(words) > 3:
        start = rnd.randrange(len(words) - 3)
        phrases.append(words[start:start + rnd.choice((2, 2, 3))])
reads = sum(1 for _ in open(docs, encoding="utf-8")) / 8
common = sorted(w for w, c in found.items() if c > reads * .3)
middle = sorted(w for w, c in found.items() if reads * .01 < c <= reads * .3)
rare = sorted(w for w, c in found.items() if 3 <= c <= reads * .01)
rnd.shuffle(phrases)
word = lambda: rnd.choice(rnd.choice((middle, middle, middle, rare, common)))
asked = []
for _ in range(40): w = word(); asked.append((w, w))
for _ in range(30): a, b = word(), word(); asked.append((f"{a} {b}", f"{a} AND {b}"))
for _ in range(20): a, b, c = word(), word(), word(); asked.append((f"{a} {b} {c}", f"{a} AND {b} AND {c}"))
for p in phrases[:30]: q = '"' + " ".join(p) + '"'; asked.append((q, q))
for _ in range(20): a, b = word(), word(); asked.append((f"{a} OR {b}",) * 2)
for _ in range(20): a, b = word(), word(); asked.append((f"{a} -{b}", f"{a} NOT {b}"))
for _ in range(15): w = word()[:5]; asked.append((f"{w}*", f"{w}*"))
for _ in range(15): a, b = rnd.choice(middle), rnd.choice(middle); asked.append((f"{a} NEAR/10 {b}", f"NEAR({a} {b}, 10)"))
for p in phrases[30:45]: asked.append((f"title:{p[0]}",) * 2)
for _ in range(15): w = rnd.choice(common); asked.append((w, w))
with open(monitor, "w") as one, open(fts5, "w") as other:
    for ours, theirs in asked:
        print(ours, file=one)
        print(theirs, file=other)
