#!/usr/bin/env python3
"""Ranks the words that may carry a stance, and says which are in the lexicon.

    mine.py TREES.conllu... [--top N] [--open] [--left FILE]

Comes in: CoNLL-U, as `demarche parse --format conllu` prints it. Goes out: of
each sort the words with their counts, `+` where a frame knows the word in that
use, `-` where FILE says that it bears a stance and has no frame, `0` for the
rest, which is neutral as far down as somebody has read it. Counted is a use
whose subject or owner can be a holder: "we", "my delegation", a title, a name.

Sorts: verb (with its complement), light (verb and object noun), noun (with its
preposition), adjective (with what follows), judgement (said of a thing),
modal. FILE holds one use a line, `#` begins a
remark.
"""
import argparse
import collections
import pathlib
import re

FIRST = {"i", "we"}
OWNERS = {"my", "our", "his", "her", "their", "its"}
TITLES = set("""president minister secretary government delegation country nation state ambassador leader party council
assembly administration congress senate parliament union people republic kingdom community commission organization
organisation member side chancellor king committee group""".split())
SUBJECT = {"nsubj", "nsubj:pass"}
SORTS = ("verb", "light", "noun", "adjective", "judgement", "modal")


class Word:
    def __init__(self, fields):
        self.form, self.lemma, self.upos, self.tag = fields[1].lower(), fields[2].lower(), fields[3], fields[4]
        self.head, self.relation = int(fields[6]) - 1, fields[7]
        self.below = []


def sentences(paths):
    for path in paths:
        rows = []
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                if line[0] == "#":
                    continue
                if line.strip():
                    rows.append(Word(line.rstrip("\n").split("\t")))
                elif rows:
                    for word in rows:
                        if word.head >= 0:
                            rows[word.head].below.append(word)
                    yield rows
                    rows = []


def first(word, relations):
    return next((child for child in word.below if child.relation in relations), None)


def can_hold(word):
    return word is not None and (word.form in FIRST or word.lemma in TITLES or word.upos == "PROPN")


def subject(rows, word):
    """Subject of a verb, also over "want to", "X and Y"; None in the passive."""
    for _ in range(4):
        if first(word, {"nsubj:pass"}):
            return None
        found = first(word, {"nsubj"})
        if found or word.head < 0 or word.relation not in ("xcomp", "conj"):
            return found
        word = rows[word.head]
    return None


def mark(word):
    found = first(word, {"mark"})
    return found.form if found else ""


def case(word):
    found = first(word, {"case"})
    return found.form if found else ""


def complements(word):
    """What a verb governs, as places of a frame."""
    found = []
    for child in word.below:
        relation = child.relation
        if relation == "obj":
            found.append("Object")
        elif relation == "ccomp":
            found.append("Action" if mark(child) == "to" else "Clause")
        elif relation == "xcomp" and child.upos in ("VERB", "AUX"):
            found.append("Action")
        elif relation in ("obl", "nmod") and case(child):
            found.append(case(child))
        elif relation == "acl" and mark(child) == "to":
            found.append("Action")
    return found or [""]


def uses(rows):
    """(sort, use) of each word of a sentence."""
    for word in rows:
        if word.upos == "VERB" and can_hold(subject(rows, word)):
            particle = first(word, {"compound:prt"})
            verb = word.lemma + (" " + particle.form if particle else "")
            for place in dict.fromkeys(complements(word)):
                yield "verb", f"{verb} {place}".strip()
            thing = first(word, {"obj"})
            if thing and thing.upos == "NOUN":
                yield "light", f"{verb} {thing.lemma}"
        elif word.upos == "NOUN":
            owner = first(word, {"nmod:poss"})
            carried = word.relation in ("obj", "obl", "conj")
            carrier = rows[word.head] if word.head >= 0 else word
            held = owner is not None and (owner.form in OWNERS or can_hold(owner))
            held = held or carried and carrier.upos == "VERB" and can_hold(subject(rows, carrier))
            if held:
                for child in word.below:
                    if child.relation == "nmod" and case(child) not in ("", "of", "in", "at", "from", "'s", "’s"):
                        yield "noun", f"{word.lemma} {case(child)}"
                    elif child.relation == "acl" and mark(child) in ("to", "that"):
                        yield "noun", f"{word.lemma} {'Action' if mark(child) == 'to' else 'Clause'}"
            if first(word, {"cop"}) and not can_hold(first(word, {"nsubj"})):
                yield "judgement", f"{word.lemma} n"
        if word.upos in ("ADJ", "VERB", "ADV") and first(word, {"cop", "aux:pass"}):
            if can_hold(first(word, SUBJECT)):
                for place in dict.fromkeys(complements(word)):
                    if place not in ("Object", "in", "as"):
                        yield "adjective", f"{word.form} {place}".strip()
            elif word.upos == "ADJ":
                yield "judgement", f"{word.form} a"
        if word.upos == "AUX" and word.tag == "MD":
            yield "modal", word.lemma


CLASS = {"verb": "Verb", "light": "Noun", "noun": "Noun", "adjective": "Adjective", "judgement": "", "modal": "Modal"}


def frames(folder):
    """(class, head) → frames as (fixed words, target places)."""
    known = collections.defaultdict(list)
    for path in sorted(folder.glob("*.ron")):
        text = path.read_text(encoding="utf-8")
        for entry in re.split(r"\n    \(\n", text)[1:]:
            cue = re.search(r'cue: "([^"]+)", class: (\w+)', entry)
            target = re.search(r"target: \[(.*?)\]", entry).group(1)
            words = cue.group(1).split()
            known[cue.group(2), words[0]].append((words[1:], target))
    return known


def covered(known, sort, use):
    words = use.split()
    head, last = words[0], words[-1]
    if sort == "light":
        verbs = known.get(("Verb", head), [])
        taken = any(last in rest or not rest and "Object" in target for rest, target in verbs)
        return taken or ("Noun", last) in known
    if sort == "judgement":
        table = known.get(("Noun" if last == "n" else "Adjective", head), [])
        return any(place in target for _, target in table for place in ("Bearer", "Clause", "Action"))
    if sort == "modal":
        return ("Modal", head) in known
    for rest, target in known.get((CLASS[sort], head), []):
        if set(words[1:-1]) - set(rest) or set(rest) - set(words[1:]):
            continue
        if last in ("Object", "Action", "Clause"):
            if last in target:
                return True
        elif f'"{last}"' in target or last in rest:
            return True
    return False


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("trees", nargs="+")
    ap.add_argument("--top", type=int, default=100)
    ap.add_argument("--open", action="store_true", help="only what has no frame")
    ap.add_argument("--left", type=pathlib.Path)
    ap.add_argument("--frames", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent)
    args = ap.parse_args()
    known = frames(args.frames)
    left = set()
    if args.left:
        for line in args.left.read_text(encoding="utf-8").splitlines():
            left.add(line.split("#")[0].strip())
    counts = {sort: collections.Counter() for sort in SORTS}
    for rows in sentences(args.trees):
        for sort, use in uses(rows):
            counts[sort][use] += 1
    for sort in SORTS:
        ranked = sorted(counts[sort].items(), key=lambda item: (-item[1], item[0]))
        signs = {}
        for use, _ in ranked:
            signs[use] = "+" if covered(known, sort, use) else "-" if f"{sort} {use}" in left else "0"
        sums = collections.Counter()
        for use, count in ranked[:args.top]:
            sums[signs[use]] += count
        share = 100 * sums["+"] / max(1, sums["+"] + sums["-"])
        print(f"## {sort}: top {args.top} of {len(ranked)}: covered {sums['+']}, left {sums['-']} ({share:.1f} % covered), neutral {sums['0']}")
        for use, count in ranked[:args.top]:
            if not args.open or signs[use] != "+":
                print(f"{count:6} {signs[use]} {use}")


main()
