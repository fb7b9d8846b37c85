"""Treebanks: CoNLL-U in, sentences out; scores of trees. Used by the other scripts.

A silver file is CoNLL-U too. Its last column says how sure the teachers were of a word's tree:
"Heads=3:88,7:11|Relations=obj:90,obl:7", in per cent, best first.
"""
import collections

Word = collections.namedtuple("Word", "form upos tag head relation heads relations")

# Alternatives kept of each word's head and relation.
ALTERNATIVES = 3


def read(path):
    """The sentences of a file."""
    return list(stream(path))


def stream(path):
    """The sentences of a file, one after the other; multiword tokens and empty words are passed over."""
    words = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                words.append(word(columns))
            elif not columns[0] and words:
                yield words
                words = []
    if words:
        yield words


def word(columns):
    _, form, _, upos, tag, _, head, relation, _, misc = columns
    fields = dict(field.split("=", 1) for field in misc.split("|") if field.startswith(("Heads=", "Relations=")))
    heads = [(int(name), share) for name, share in shares(fields.get("Heads"))] or [(int(head), 1.0)]
    return Word(form, upos, tag, int(head), relation, heads, shares(fields.get("Relations")) or [(relation, 1.0)])


def shares(field):
    """Reads "obj:90,obl:7"; the name of a relation may hold a colon itself."""
    pairs = (pair.rsplit(":", 1) for pair in field.split(",")) if field else ()
    return [(name, int(share) / 100) for name, share in pairs]


def write(file, words):
    """Writes a sentence with its alternatives."""
    def listed(pairs):
        kept = [(name, round(100 * share)) for name, share in pairs]
        return ",".join(f"{name}:{share}" for name, share in kept if share) or f"{pairs[0][0]}:1"

    for number, one in enumerate(words, 1):
        misc = f"Heads={listed(one.heads)}|Relations={listed(one.relations)}"
        columns = (number, one.form, "_", one.upos, one.tag, "_", one.head, one.relation, "_", misc)
        file.write("\t".join(map(str, columns)) + "\n")
    file.write("\n")


def scores(gold, trees):
    """Per cent right, punctuation counted, relations up to the first colon.

    A tree is a list of (upos, tag, head, relation).
    """
    hits = collections.Counter()
    for words, tree in zip(gold, trees):
        for one, (upos, tag, head, relation) in zip(words, tree):
            hits["words"] += 1
            hits["UPOS"] += one.upos == upos
            hits["XPOS"] += one.tag == tag
            hits["UAS"] += one.head == head
            hits["LAS"] += one.head == head and one.relation.split(":")[0] == relation.split(":")[0]
    return {name: round(100 * hits[name] / hits["words"], 2) for name in ("UPOS", "XPOS", "UAS", "LAS")}


def relation_scores(gold, trees, names):
    """F1 of relations, compared whole."""
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for words, tree in zip(gold, trees):
        for one, (_, _, head, relation) in zip(words, tree):
            counts[one.relation][0] += 1
            counts[relation][1] += 1
            counts[relation][2] += one.head == head and one.relation == relation
    return {name: round(200 * counts[name][2] / max(1, counts[name][0] + counts[name][1]), 1) for name in names}
