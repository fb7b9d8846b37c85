#!/usr/bin/env python3
"""Turns corpora into sentences of tokens, one sentence a line, tokens separated by blanks.

    sentences.py --output sentences.txt corpus.jsonl.xz:13000000 other.jsonl.xz:11000000

A corpus holds one JSON document a line, with its text under "text"; the number after the colon
says how many tokens are taken from it (all, if there is none). Documents are taken in shuffled
order, so that all decades have their share. demarche itself splits the sentences, so that vectors
and silver trees see the tokens that the parser meets at run time. Paragraph numbers, marks of
Markdown and escapes left in the text are taken out; a sentence is kept once.
"""
import argparse
import json
import lzma
import random
import re
import subprocess

DOCUMENTS_A_CALL = 400
ESCAPE = re.compile(r"\\+u([0-9a-fA-F]{4})")
PARAGRAPH_NUMBER = re.compile(r"^\s*\d{1,3}\.\s+", re.M)
MARKDOWN = re.compile(r"\*+|^\s*(?:[-#>•]|\d\.)+\s+", re.M)
SHORTEST, LONGEST = 3, 120


def documents(path):
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    with opened as file:
        return [json.loads(line)["text"] for line in file]


def clean(text):
    text = ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    text = PARAGRAPH_NUMBER.sub("", text.replace("\\", ""))
    text = MARKDOWN.sub("", text)
    return re.sub(r"\n+", "\n\n", text)


def tokenized(texts, binary):
    """The sentences of some texts, as demarche splits them."""
    given = "".join(json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(texts))
    command = [binary, "parse", "--format", "conllu", "--no-repair", "--from", "jsonl", "-"]
    output = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=True)
    forms = []
    for line in output.stdout.split("\n"):
        if not line:
            if forms:
                yield forms
            forms = []
        elif line[0] != "#":
            forms.append("_".join(line.split("\t", 2)[1].split()))


def is_prose(forms):
    letters = sum(form[0].isalpha() for form in forms)
    return SHORTEST <= len(forms) <= LONGEST and 2 * letters > len(forms)


def take(path, limit, options, seen, output):
    """Writes sentences of a corpus until it has given enough tokens."""
    texts = documents(path)
    random.shuffle(texts)
    tokens = 0
    for start in range(0, len(texts), DOCUMENTS_A_CALL):
        part = [clean(text) for text in texts[start : start + DOCUMENTS_A_CALL]]
        for forms in tokenized(part, options.binary):
            line = " ".join(forms)
            if is_prose(forms) and line not in seen:
                seen.add(line)
                output.write(line + "\n")
                tokens += len(forms)
        if limit and tokens >= limit:
            break
    print(f"{path}: {len(texts)} documents, {tokens} tokens taken", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", nargs="+", help="PATH or PATH:TOKENS")
    arguments.add_argument("--output", required=True, help="file to write")
    arguments.add_argument("--binary", default="target/release/demarche", help="program that splits sentences")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    random.seed(options.seed)
    seen = set()
    with open(options.output, "w", encoding="utf-8") as output:
        for corpus in options.corpus:
            path, _, limit = corpus.partition(":")
            take(path, int(limit or 0), options, seen, output)


if __name__ == "__main__":
    main()
