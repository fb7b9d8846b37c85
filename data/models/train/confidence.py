#!/usr/bin/env python3
"""Fits the weights of src/stances/confidence.rs.

    confidence.py --scorer DIR [--fit GOLDDIR RECORDS IDS]... --level GOLDDIR RECORDS IDS > data/models/confidence.ron

--scorer  the folder of score.py, which tells right records from wrong ones (who+what)
--fit     gold, records (`demarche extract`) and a list of documents from which the weights are learned; may be repeated
--level   the same of documents that no rule was tuned on: on these the bias alone is set, so that of the records with
          confidence c about c are right; the reliability table of these goes to standard error

The model is a logistic regression (ridge 10, gradient descent from zero, 4,000 steps), over features of the record
alone, so that anyone can see from the record why it is more or less sure. `hedged` is set by hand: such records
are too rare to learn from. Same input, same output. No package beyond the standard library is needed.
"""
import argparse, collections, json, math, pathlib, sys

NAMES = ["bias", "actor_target", "issue", "collective_holder", "no_party", "quoted", "via", "long_sentence",
         "short_target", "long_target", "pronoun_target", "judgement"]
PRONOUNS = {"it", "this", "that", "they", "them", "these", "those", "which"}
JUDGEMENTS = ("-said", "-judged", "-charge", "-a")


def features(record):
    target, words = record["target"], len(record["target"]["text"].split())
    return [1.0, float(bool(target["actors"])), float(target["issue"] is not None),
            float(record["holder"]["kind"] == "collective"), float(record["party"] is None), float(record["quoted"]),
            float(bool(record["via"])), float(len(record["evidence"]["text"].split()) > 35), float(words <= 2),
            float(words >= 8), float(target["text"].lower() in PRONOUNS),
            float(record["rule"].endswith(JUDGEMENTS))]


def judged(score, golddir, records, ids):
    """(features, right?) of each record that counts."""
    only = set(pathlib.Path(ids).read_text().split())
    golds = {}
    for path in sorted(pathlib.Path(golddir).glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["document"] in only:
            golds[gold["document"]] = gold["stances"]
    made = collections.defaultdict(dict)
    for line in open(records, encoding="utf-8"):
        one = score.Prediction(json.loads(line))
        if one.document in golds:
            made[one.document].setdefault(one.key(), one)
    rows = []
    for document in sorted(made):
        for one in made[document].values():
            mates = [g for g in golds[document] if g["stance"] == one.stance
                     and score.same_sentence(g["sentence"], one.evidence) and score.LEVELS["who+what"](one, g)]
            if not mates or any(g["clear"] for g in mates):
                rows.append((features(one.row), float(bool(mates))))
    return rows


def chance(weights, row):
    return 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row))))


def fit(rows, ridge=10.0, steps=4000, rate=0.2):
    weights = [0.0] * len(NAMES)
    for _ in range(steps):
        slope = [0.0] * len(NAMES)
        for row, right in rows:
            error = chance(weights, row) - right
            for at, x in enumerate(row):
                slope[at] += error * x
        for at in range(len(NAMES)):
            slope[at] += ridge * weights[at] if at else 0.0
            weights[at] -= rate * slope[at] / len(rows)
    return weights


def level(weights, rows):
    """Shifts the bias until the mean chance equals the share that is right."""
    want, low, high = sum(right for _, right in rows), -6.0, 6.0
    for _ in range(60):
        middle = (low + high) / 2
        shifted = [weights[0] + middle] + weights[1:]
        low, high = (middle, high) if sum(chance(shifted, row) for row, _ in rows) < want else (low, middle)
    return [weights[0] + low] + weights[1:]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scorer", required=True)
    parser.add_argument("--fit", nargs=3, action="append", required=True)
    parser.add_argument("--level", nargs=3, required=True)
    args = parser.parse_args()
    sys.path.insert(0, args.scorer)
    import score
    weights = fit([row for source in args.fit for row in judged(score, *source)])
    rows = judged(score, *args.level)
    weights = level(weights, rows)
    print("// How sure a record is: weights of a logistic model over what the record itself shows.")
    print("// Made by data/models/train/confidence.py; see data/models/README.md. Read by src/stances/confidence.rs.\n(")
    for name, weight in zip(NAMES, weights):
        print(f"    {name}: {weight:.2f},")
    print("    hedged: -1.00,\n)")
    edges = [0.0, 0.55, 0.65, 0.75, 0.85, 1.01]
    for low, high in zip(edges, edges[1:]):
        part = [(chance(weights, row), right) for row, right in rows if low <= chance(weights, row) < high]
        if part:
            mean, share = (sum(x[k] for x in part) / len(part) for k in (0, 1))
            print(f"{low:.2f}-{high:.2f}  {len(part):4d} records  said {mean:.2f}  right {share:.2f}", file=sys.stderr)


if __name__ == "__main__":
    main()
