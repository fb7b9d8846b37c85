#!/usr/bin/env python3
"""Scores the parser on a treebank file.

    score.py treebank.conllu                        gold tokens, as the model parses them
    score.py --repaired treebank.conllu             the same after the repair step
    score.py --raw treebank.conllu                  own sentences and tokens, from the raw text
    score.py --relations treebank.conllu            F1 of each relation besides

Labels are compared up to the first colon; of --relations whole. With --raw, words are aligned by
their characters, as in the CoNLL shared task of 2018, and every score is an F1.
"""
import argparse
import collections
import subprocess

Word = collections.namedtuple("Word", "form lemma upos tag head relation start end")


def read(text):
    """Sentences of words; start and end count the characters of the file that are no space."""
    sentences, words, at, token_end, token = [], [], 0, 0, None
    for line in text.split("\n"):
        if not line:
            if words:
                sentences.append(words)
            words = []
            continue
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        number, form = columns[0], "".join(columns[1].split())
        if "." in number:
            continue
        if "-" in number:
            token, token_end = (at, at + len(form)), int(number.split("-")[1])
            at += len(form)
            continue
        span = token
        if int(number) > token_end or token is None:
            token, token_end = None, 0
            span = (at, at + len(form))
            at += len(form)
        words.append(Word(columns[1], columns[2], columns[3], columns[4], int(columns[6]), columns[7], *span))
        if int(number) == token_end:
            token, token_end = None, 0
    return sentences


def plain(relation):
    return relation.split(":")[0]


def per_hundred(part, whole):
    return 100 * part / whole if whole else 0.0


def keys(sentences):
    """A key for each word that is the same in gold and system if they mean the same word.

    The words of one multiword token share their characters and are told apart by their order in
    it and their form.
    """
    all_keys = []
    for sentence in sentences:
        seen = collections.Counter()
        row = []
        for word in sentence:
            seen[word.start, word.end] += 1
            row.append((word.start, word.end, seen[word.start, word.end]))
        all_keys.append(row)
    return all_keys


def split_tokens(gold, characters):
    """Gives the words of a multiword token the characters that they cover, if they add up."""
    result = []
    for sentence in gold:
        row, index = [], 0
        while index < len(sentence):
            last = index
            while last + 1 < len(sentence) and sentence[last + 1].start == sentence[index].start:
                last += 1
            group = sentence[index : last + 1]
            joined = "".join("".join(word.form.split()) for word in group)
            if len(group) > 1 and joined == characters[group[0].start : group[0].end]:
                at = group[0].start
                for word in group:
                    end = at + len("".join(word.form.split()))
                    row.append(word._replace(start=at, end=end))
                    at = end
            else:
                row.extend(group)
            index = last + 1
        result.append(row)
    return result


def aligned(gold, system):
    """Pairs of words in both; a head is given as the key of its word, or 0."""
    def table(sentences):
        entries = {}
        for sentence, row in zip(sentences, keys(sentences)):
            for word, key in zip(sentence, row):
                entries[key] = word, (row[word.head - 1] if word.head else 0)
        return entries
    left, right = table(gold), table(system)
    return [(left[key], right[key]) for key in left if key in right], len(left), len(right)


def scores(gold, system):
    pairs, golds, systems = aligned(gold, system)
    hits = collections.Counter()
    for (one, one_head), (other, other_head) in pairs:
        hits["words"] += 1
        hits["UPOS"] += one.upos == other.upos
        hits["XPOS"] += one.tag == other.tag
        hits["lemmas"] += one.lemma.lower() == other.lemma.lower()
        hits["UAS"] += one_head == other_head
        hits["LAS"] += one_head == other_head and plain(one.relation) == plain(other.relation)
    return {name: per_hundred(2 * hit, golds + systems) for name, hit in hits.items()}


def relation_scores(gold, system):
    pairs, _, _ = aligned(gold, system)
    golds = collections.Counter(word.relation for sentence in gold for word in sentence)
    systems = collections.Counter(word.relation for sentence in system for word in sentence)
    hits = collections.Counter(
        one.relation for (one, head), (other, other_head) in pairs
        if one.relation == other.relation and head == other_head)
    return [(name, golds[name], per_hundred(2 * hits[name], golds[name] + systems[name]))
            for name in sorted(golds)]


def raw_text(conllu):
    """The text of a treebank: its paragraphs, separated by empty lines."""
    pieces, line_end = [], ""
    for line in conllu.split("\n"):
        if line.startswith("# newdoc") or line.startswith("# newpar"):
            line_end = "\n\n"
        elif line.startswith("# text = "):
            pieces.append((line_end or " ") + line[len("# text = "):])
            line_end = ""
    return "".join(pieces).strip() + "\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("treebank", nargs="+", help="gold file in CoNLL-U")
    arguments.add_argument("--binary", default="target/release/demarche", help="program to score")
    arguments.add_argument("--raw", action="store_true", help="start from the raw text")
    arguments.add_argument("--repaired", action="store_true", help="with the repair step")
    arguments.add_argument("--relations", action="store_true", help="F1 of each relation")
    options = arguments.parse_args()
    for path in options.treebank:
        with open(path, encoding="utf-8") as file:
            conllu = file.read()
        command = [options.binary, "parse", "--format", "conllu", "-"]
        command += [] if options.repaired else ["--no-repair"]
        command += ["--from", "text" if options.raw else "conllu"]
        given = raw_text(conllu) if options.raw else conllu
        output = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8")
        if output.returncode:
            raise SystemExit(output.stderr)
        gold, system = read(conllu), read(output.stdout)
        if options.raw:
            characters = "".join(given.split())
            gold, system = split_tokens(gold, characters), split_tokens(system, characters)
        print(path, " ".join(f"{name} {score:.2f}" for name, score in scores(gold, system).items()))
        if options.relations:
            for name, count, score in relation_scores(gold, system):
                print(f"  {name:14} {count:6} {score:6.1f}")


if __name__ == "__main__":
    main()
