#!/usr/bin/env python3
"""Draws passages from a corpus, spread evenly over its documents.

    sample.py CORPUS.jsonl.xz DOCUMENTS PARAGRAPHS [SEED] > sample.jsonl

Comes in: JSONL, one document a line, with "id" and "text", packed by xz or
not. Goes out: the same form, of every document only some paragraphs, so that
a small sample sees many speakers. Same input and seed, same bytes out.
"""
import json
import lzma
import random
import sys


def main():
    path, documents, paragraphs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    draw = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    opened = lzma.open if path.endswith(".xz") else open
    with opened(path, "rt", encoding="utf-8") as lines:
        rows = lines.readlines()
    step = max(1, len(rows) // documents)
    for line in rows[draw.randrange(step)::step][:documents]:
        row = json.loads(line)
        parts = [part for part in row["text"].split("\n") if len(part) > 60]
        if len(parts) < 2:
            continue
        kept = sorted(draw.sample(range(len(parts)), min(paragraphs, len(parts))))
        row["text"] = "\n\n".join(parts[at] for at in kept)
        print(json.dumps(row))


main()
