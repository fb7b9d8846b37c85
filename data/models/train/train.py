#!/usr/bin/env python3
"""Trains a tagger and parser.

    train.py --vectors vectors.npz --dev en_ewt-ud-dev.conllu --output teacher.pt \\
        en_ewt-ud-train.conllu en_gum-permissive-train.conllu
    train.py ... --silver silver.conllu --output student.pt ...
    train.py --start student.pt ...

Every epoch goes through the treebanks once and through an equal part of the silver sentences. The
rate rises over the first 200 steps and then falls linearly to zero. What is kept is the running
mean of the weights. The development treebank is only looked at; nothing stops on its score.
"""
import argparse
import collections
import copy
import random
import time

import numpy as np
import torch
from torch.nn import functional

import network as networks
import predict
import treebank
from features import Vocabulary, batches, collate, normalize

SHOWN = ("nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "conj", "appos", "advcl")
WARM_UP = 200
SIZES = ("encoder", "width", "layers", "arc", "label", "trained_width")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", nargs="+", help="gold trees to learn from (.conllu)")
    begin = parser.add_mutually_exclusive_group(required=True)
    begin.add_argument("--vectors", help="word vectors of vectors.py, for a new network")
    begin.add_argument("--start", help="a network to train on (.pt), whose words and sizes stay")
    parser.add_argument("--dev", required=True, help="gold trees to look at (.conllu)")
    parser.add_argument("--silver", help="trees of silver.py to learn from besides")
    parser.add_argument("--output", required=True, help="file to write (.pt)")
    parser.add_argument("--encoder", choices=("qrnn", "lstm", "pretrained"), default="qrnn")
    parser.add_argument("--pretrained", help="folder of the language model of --encoder pretrained")
    parser.add_argument("--pretrained-rate", type=float, default=1e-4, help="--rate of the language model")
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--arc", type=int, default=96, help="width of the views for arcs")
    parser.add_argument("--label", type=int, default=96, help="width of the views for relations")
    parser.add_argument("--trained-width", type=int, default=24, help="width of the trained word vectors")
    parser.add_argument("--rarest", type=int, default=3, help="occurrences that a trained word vector takes")
    parser.add_argument("--tune-vectors", action="store_true", help="train the vectors of --vectors on")
    parser.add_argument("--epochs", type=int, default=11)
    parser.add_argument("--batch", type=int, default=900, help="tokens in a step")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--word-dropout", type=float, default=0.08)
    parser.add_argument("--silver-weight", type=float, default=1.0, help="weight of a silver sentence")
    parser.add_argument("--mean", type=float, default=0.998, help="share of the old in the running mean of weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def read_vectors(path):
    """The words, and their vectors after a row of zeros, scaled to the size that the layers expect."""
    stored = np.load(path)
    vectors = stored["vectors"] / stored["vectors"].std() * 0.5
    table = np.vstack([np.zeros((1, vectors.shape[1])), vectors])
    return stored["words"].tolist(), torch.from_numpy(table.astype("f4"))


def begin(options, gold):
    """A new network, or the one to train on, and its vocabulary."""
    told = vars(options)
    if options.start:
        stored = torch.load(options.start, weights_only=True)
        vocabulary, vectors = Vocabulary(*stored["vocabulary"]), stored["weights"]["we.weight"]
        told = told | {name: stored["config"][name] for name in SIZES}
    else:
        words, vectors = read_vectors(options.vectors)
        vocabulary = networks.suited(Vocabulary, told).of(gold, words, options.rarest)
    model = networks.Parser(told, vocabulary, vectors, dropping(vocabulary, gold))
    if options.start:
        model.load_state_dict(stored["weights"])
    return model.train(), vocabulary


def dropping(vocabulary, gold):
    """The chance to hide each trained word: the rarer, the more often, so that its parts learn to stand in."""
    counts = collections.Counter(normalize(word.form) for sentence in gold for word in sentence)
    chances = [0.0] + [min(0.6, 0.1 + 0.5 / (0.5 + counts[name] / 4)) for name in vocabulary.trained]
    return torch.tensor(chances)


def loss_of(model, batch, lengths):
    """The mean over words of the cross-entropies of head, relation, part of speech and tag."""
    upos, tags, arcs, seen = model(batch.rows, lengths)
    relations = model.relations(batch.heads[..., 0], seen)
    inside = batch.weight > 0

    def soft(scores, numbers, shares):
        return -(functional.log_softmax(scores[inside], -1).gather(1, numbers[inside]) * shares[inside]).sum(-1)

    def hard(scores, numbers):
        return functional.cross_entropy(scores[inside], numbers[inside], reduction="none")

    losses = soft(arcs, batch.heads, batch.head_shares) + soft(relations, batch.relations, batch.relation_shares)
    losses = losses + 0.4 * (hard(upos, batch.tags[..., 0]) + hard(tags, batch.tags[..., 1]))
    weights = batch.weight[inside]
    return (losses * weights).sum() / weights.sum()


def evaluate(model, vocabulary, gold, spanning=True):
    model.eval()
    parsed = predict.trees(predict.parse([(model, vocabulary)], gold, spanning))
    model.train()
    return treebank.scores(gold, parsed), treebank.relation_scores(gold, parsed, SHOWN)


def epochs_of(gold, silver, epochs):
    """The samples of each epoch; a silver sentence is seen once."""
    part = len(silver) // epochs
    for epoch in range(epochs):
        yield gold + silver[epoch * part : (epoch + 1) * part]


def groups(model, options):
    """Parameters with their highest rates; a pretrained language model learns slowly, so as to forget little."""
    rates = collections.defaultdict(list)
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            rates[options.pretrained_rate if name.startswith("pieces.") else options.rate].append(parameter)
    return [{"params": some, "lr": rate, "highest": rate} for rate, some in rates.items()]


def train(options, model, vocabulary, gold, silver, dev):
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    averaged = copy.deepcopy(model)
    means = [parameter for parameter in averaged.parameters() if parameter.requires_grad]
    optimizer = torch.optim.Adam(groups(model, options), betas=(0.9, 0.95))
    planned = [batches(samples, options.batch, False) for samples in epochs_of(gold, silver, options.epochs)]
    steps, step, start = sum(map(len, planned)), 0, time.time()
    for epoch, samples in enumerate(epochs_of(gold, silver, options.epochs)):
        total, parts = 0.0, batches(samples, options.batch, True)
        for numbers in parts:
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = group["highest"] * min(1, step / WARM_UP) * max(0.005, 1 - step / steps)
            loss = loss_of(model, *collate([samples[at] for at in numbers]))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 2.0)
            optimizer.step()
            with torch.no_grad():
                torch._foreach_lerp_(means, parameters, 1 - min(options.mean, step / (step + 9)))
            total += loss.item()
        scores, _ = evaluate(averaged, vocabulary, dev, False)
        print(f"epoch {epoch + 1}: loss {total / len(parts):.3f}, dev {scores},",
              f"{time.time() - start:.0f} s", flush=True)
    return averaged


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    gold = [sentence for path in options.treebank for sentence in treebank.read(path)]
    dev = treebank.read(options.dev)
    model, vocabulary = begin(options, gold)
    gold_samples = [vocabulary.sample(sentence) for sentence in gold]
    silver = treebank.stream(options.silver) if options.silver else ()
    silver_samples = [vocabulary.sample(sentence, options.silver_weight) for sentence in silver]
    random.shuffle(silver_samples)
    print(f"{len(gold)} gold and {len(silver_samples)} silver sentences;",
          f"{sum(parameter.numel() for parameter in model.parameters())} parameters", flush=True)
    model = train(options, model, vocabulary, gold_samples, silver_samples, dev)
    networks.save(options.output, model, vocabulary)
    scores, relations = evaluate(model, vocabulary, dev)
    print(f"{options.output}: dev {scores}\n  {relations}")


if __name__ == "__main__":
    main()
