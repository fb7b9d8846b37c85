#!/usr/bin/env python3
"""Parses sentences of corpora with several trained networks together: silver trees for a student.

    silver.py --dev en_ewt-ud-dev.conllu --sentences sentences.txt --count 150000 \\
        --output silver.conllu teacher-1.pt teacher-2.pt teacher-3.pt

The teachers' probabilities are averaged, and the word's best heads and relations are written with
theirs (treebank.py). Sentences are drawn at random; those of which the teachers are not sure on
the whole (--least-share) and those that do not end like a sentence are passed over.
"""
import argparse
import random
import time

import torch

import network as networks
import predict
import treebank
from features import Vocabulary
from treebank import Word

ENDS = set(".?!;:\"'”’)")
SENTENCES_AT_ONCE = 2000


def candidates(options):
    """As many sentences as asked for, with some to spare for those that will be dropped."""
    with open(options.sentences, encoding="utf-8") as file:
        split = (line.split() for line in file)
        fitting = [" ".join(forms) for forms in split
                   if options.shortest <= len(forms) <= options.longest and forms[-1] in ENDS]
    random.shuffle(fitting)
    return fitting[: int(options.count * options.spare)]


def certainty(sentence):
    """The mean over words of the shares of their heads times those of their relations."""
    return sum(word.heads[0][1] * word.relations[0][1] for word in sentence) / len(sentence)


def write_silver(options, models):
    lines, written, words, start = candidates(options), 0, 0, time.time()
    with open(options.output, "w", encoding="utf-8") as file:
        for at in range(0, len(lines), SENTENCES_AT_ONCE):
            unparsed = [[Word(form, "X", "FW", 0, "root", [(0, 1.0)], [("root", 1.0)]) for form in line.split()]
                        for line in lines[at : at + SENTENCES_AT_ONCE]]
            for sentence in predict.parse(models, unparsed):
                if certainty(sentence) >= options.least_share and written < options.count:
                    treebank.write(file, sentence)
                    written, words = written + 1, words + len(sentence)
            if at % (20 * SENTENCES_AT_ONCE) == 0:
                print(f"  {written} sentences, {time.time() - start:.0f} s", flush=True)
            if written >= options.count:
                break
    print(f"{options.output}: {written} sentences, {words} words")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("teacher", nargs="+", help="networks of train.py, trained on the same treebanks")
    arguments.add_argument("--dev", help="gold trees to score the teachers on (.conllu)")
    arguments.add_argument("--sentences", help="sentences of sentences.py")
    arguments.add_argument("--output", help="file to write (.conllu)")
    arguments.add_argument("--count", type=int, default=150_000, help="sentences to write")
    arguments.add_argument("--spare", type=float, default=1.2, help="sentences to parse for each to write")
    arguments.add_argument("--shortest", type=int, default=5)
    arguments.add_argument("--longest", type=int, default=45)
    arguments.add_argument("--least-share", type=float, default=0.0, help="mean certainty that a sentence must reach")
    arguments.add_argument("--seed", type=int, default=5)
    arguments.add_argument("--threads", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    random.seed(options.seed)
    models = [networks.load(path, Vocabulary) for path in options.teacher]
    labels = {tuple(map(tuple, vocabulary.state()[2:])) for _, vocabulary in models}
    if len(labels) != 1:
        raise SystemExit("the teachers have different labels")
    if options.dev:
        gold = treebank.read(options.dev)
        groups = [[model] for model in models] + [models] * (len(models) > 1)
        for group in groups:
            print("dev", treebank.scores(gold, predict.trees(predict.parse(group, gold))), f"{len(group)} models")
    if options.sentences:
        write_silver(options, models)


if __name__ == "__main__":
    main()
