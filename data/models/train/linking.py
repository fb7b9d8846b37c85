#!/usr/bin/env python3
"""Trains the trees of src/stances/linking.

    linking.py --scorer DIR --train GOLDDIR ROWS IDS [--train ...] --level GOLDDIR ROWS IDS
        [--beside TREES] > data/models/linking.trees

--scorer  the folder of score.py, which tells right records from wrong ones (who+what)
--train   gold files, what `demarche extract --candidates` prints of their texts, and a list of documents or `-` for
          all; may be repeated
--level   the same with a list of documents, on which no rule was tuned and no tree trained: on the matches of the
          rules there, and the readings that would be accepted, scale and shift are set, so that of what has chance c
          about c is right; the reliability table goes to standard error
--beside  older trees of this script: the mean of both is written, their trees in turn

Every candidate is one example: right if most of its records are (clear gold), wrong if none matches, left out if
unclear. Trees by LightGBM (200 of 63 leaves, rate 0.1, a feature must hold of 20 candidates). The file holds
"scale A shift B", the number of features, the features a line each, then a tree a line: the nodes from the root down,
each before what lies below it; a question is "value feature", then its answer no, then its answer yes; an end is
"=value". Values are log odds; that of a question is the mean of the ends below it, weighed by their candidates.
"""
import argparse, collections, json, math, pathlib, sys

import lightgbm
import numpy
import scipy.sparse

OPTIONS = dict(num_leaves=63, n_estimators=200, learning_rate=0.1, min_child_samples=20, colsample_bytree=0.3,
               subsample=0.8, subsample_freq=1, verbose=-1, random_state=1, deterministic=True, force_row_wise=True)
LEAST_CANDIDATES = 20
ACCEPTED = 0.55


def load(score, golddir, rows, ids=None):
    """The candidates whose text has gold, each with whether it is right."""
    only = set(pathlib.Path(ids).read_text().split()) if ids not in (None, "-") else None
    golds = {}
    for path in sorted(pathlib.Path(golddir).glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if only is None or gold["document"] in only:
            golds[gold["document"]] = gold["stances"]
    examples = []
    for line in open(rows, encoding="utf-8"):
        row = json.loads(line)
        stances = golds.get(row["records"][0]["document"])
        if stances is None:
            continue
        votes = []
        for record in row["records"]:
            one = score.Prediction(record)
            mates = [g for g in stances if g["stance"] == one.stance and score.same_sentence(g["sentence"], one.evidence)
                     and score.LEVELS["who+what"](one, g)]
            if any(g["clear"] for g in mates):
                votes.append(1)
            elif not mates:
                votes.append(0)
        if votes:
            place = (row["records"][0]["document"], row["sentence"], row["cue"])
            examples.append((row["features"], float(sum(votes) / len(votes) >= 0.5), row["by_rule"], place))
    return examples


def matrix(examples, numbers):
    columns, starts = [], [0]
    for features, *_ in examples:
        columns += sorted({numbers[f] for f in features if f in numbers})
        starts.append(len(columns))
    return scipy.sparse.csr_matrix((numpy.ones(len(columns), dtype=numpy.float32),
                                    numpy.array(columns, dtype=numpy.int32), numpy.array(starts, dtype=numpy.int32)),
                                   shape=(len(examples), len(numbers)))


def line_of(node, numbers):
    """A tree as words; also its mean and how many candidates it saw."""
    if "leaf_value" in node:
        return [f"={node['leaf_value']:.4f}"], node["leaf_value"], node["leaf_count"]
    no, no_mean, no_count = line_of(node["left_child"], numbers)
    yes, yes_mean, yes_count = line_of(node["right_child"], numbers)
    count = no_count + yes_count
    mean = (no_mean * no_count + yes_mean * yes_count) / count
    return [f"{mean:.4f}", str(numbers[node["split_feature"]])] + no + yes, mean, count


def questions(node):
    if "leaf_value" not in node:
        yield node["split_feature"]
        yield from questions(node["left_child"])
        yield from questions(node["right_child"])


class Older:
    """Trees of an older run."""

    def __init__(self, path):
        lines = [line for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
        count = int(lines[1])
        self.names, self.trees = lines[2 : 2 + count], [line.split() for line in lines[2 + count :]]
        self.numbers = {name: at for at, name in enumerate(self.names)}

    def sum(self, features):
        held = {self.numbers[name] for name in features if name in self.numbers}
        return sum(self.end(tree, held) for tree in self.trees)

    @staticmethod
    def end(tree, held):
        """What a tree says: its words are walked through, what lies under the answers not given is passed over."""
        at = 0
        while tree[at][0] != "=":
            asked, at = int(tree[at + 1]), at + 2
            if asked in held:
                at = Older.behind(tree, at)
        return float(tree[at][1:])

    @staticmethod
    def behind(tree, at):
        """The place behind the tree that begins at a place."""
        open_ends = 1
        while open_ends:
            leaf = tree[at][0] == "="
            open_ends += -1 if leaf else 1
            at += 1 if leaf else 2
        return at


def halved(words, names, renamed):
    """The words of a tree with half its values and features by their new numbers."""
    result, at = [], 0
    while at < len(words):
        if words[at][0] == "=":
            result.append(f"={float(words[at][1:]) / 2:.4f}")
            at += 1
        else:
            result += [f"{float(words[at]) / 2:.4f}", str(renamed[names[int(words[at + 1])]])]
            at += 2
    return result


def in_turn(one, other):
    """The trees of two lists, each spread evenly over the whole."""
    places = [((at + 0.5) / len(trees), number, tree) for number, trees in enumerate((one, other))
              for at, tree in enumerate(trees)]
    return [tree for _, _, tree in sorted(places, key=lambda place: place[:2])]


def level(sums, right):
    """Scale and shift of the log odds that make them true (Platt 1999), by Newton's method."""
    a, b = 1.0, 0.0
    for _ in range(50):
        p = 1 / (1 + numpy.exp(-(a * sums + b)))
        w, e = p * (1 - p), p - right
        g = numpy.array([(e * sums).sum(), e.sum()])
        h = numpy.array([[(w * sums * sums).sum(), (w * sums).sum()], [(w * sums).sum(), w.sum()]]) + 1e-6 * numpy.eye(2)
        a, b = numpy.array([a, b]) - numpy.linalg.solve(h, g)
    return a, b


def accepted(examples, chances):
    """Those of the rules, and at each other cue the likeliest reading if it is likely enough."""
    ruled = {place for _, _, by_rule, place in examples if by_rule}
    best = {}
    for at, (_, _, by_rule, place) in enumerate(examples):
        if by_rule or place in ruled or chances[at] < ACCEPTED:
            continue
        if place not in best or chances[at] > chances[best[place]]:
            best[place] = at
    return [at for at, example in enumerate(examples) if example[2]] + sorted(best.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scorer", required=True)
    parser.add_argument("--train", nargs=3, action="append", required=True)
    parser.add_argument("--level", nargs=3, required=True)
    parser.add_argument("--beside")
    args = parser.parse_args()
    sys.path.insert(0, args.scorer)
    import score
    train = [example for source in args.train for example in load(score, *source)]
    counts = collections.Counter(f for features, *_ in train for f in set(features))
    names = sorted(f for f, count in counts.items() if count >= LEAST_CANDIDATES)
    numbers = {name: at for at, name in enumerate(names)}
    model = lightgbm.LGBMClassifier(**OPTIONS)
    model.fit(matrix(train, numbers), numpy.array([right for _, right, *_ in train]))
    trees = [tree["tree_structure"] for tree in model.booster_.dump_model()["tree_info"]]
    older = Older(args.beside) if args.beside else None

    held = load(score, *args.level)
    sums = model.predict(matrix(held, numbers), raw_score=True)
    if older:
        sums = (sums + numpy.array([older.sum(features) for features, *_ in held])) / 2
    chosen = accepted(held, 1 / (1 + numpy.exp(-sums)))
    right = numpy.array([held[at][1] for at in chosen])
    scale, shift = level(sums[chosen], right)

    used = {names[feature] for tree in trees for feature in questions(tree)} | set(older.names if older else ())
    renamed = {name: at for at, name in enumerate(sorted(used))}
    lines = [line_of(tree, range(len(names)) if older else [renamed.get(name) for name in names])[0] for tree in trees]
    if older:
        lines = in_turn([halved(line, names, renamed) for line in lines],
                        [halved(line, older.names, renamed) for line in older.trees])
    print("# Trees that tell how likely a reading of a stance cue is right.")
    print("# Made by data/models/train/linking.py; see data/models/README.md. Read by src/stances/linking/model.rs.")
    print(f"scale {scale:.4f} shift {shift:.4f}")
    print(len(renamed))
    for name in renamed:
        print(name)
    for line in lines:
        print(" ".join(line))

    print(f"{len(train)} candidates, {int(sum(e[1] for e in train))} right; {len(used)} features in trees", file=sys.stderr)
    chances = 1 / (1 + numpy.exp(-(scale * sums[chosen] + shift)))
    edges = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]
    for low, high in zip(edges, edges[1:]):
        part = (chances >= low) & (chances < high)
        if part.any():
            print(f"{low:.2f}-{high:.2f}  {part.sum():4d} records  said {chances[part].mean():.2f}  right {right[part].mean():.2f}",
                  file=sys.stderr)


if __name__ == "__main__":
    main()
