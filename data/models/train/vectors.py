#!/usr/bin/env python3
"""Learns word vectors (skip-gram) from the sentences of sentences.py and from treebanks.

    vectors.py --output vectors.npz sentences.txt en_ewt-ud-train.conllu en_gum-permissive-train.conllu

With one worker (the default) the same input gives the same vectors; more are faster.
"""
import argparse
import os
import tempfile

import gensim
import numpy as np

import treebank
from features import normalize


def lines(path):
    if path.endswith(".conllu"):
        for sentence in treebank.read(path):
            yield [word.form for word in sentence]
    else:
        with open(path, encoding="utf-8") as file:
            for line in file:
                yield line.split()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("text", nargs="+", help="sentences a line, or a treebank (.conllu)")
    arguments.add_argument("--output", required=True, help="file to write (.npz)")
    arguments.add_argument("--width", type=int, default=96)
    arguments.add_argument("--window", type=int, default=2, help="neighbours to either side")
    arguments.add_argument("--epochs", type=int, default=4)
    arguments.add_argument("--rarest", type=int, default=4, help="least number of times that a word is seen")
    arguments.add_argument("--words", type=int, default=45_000, help="most words")
    arguments.add_argument("--workers", type=int, default=1)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "plain.txt")
        with open(plain, "w", encoding="utf-8") as file:
            for path in options.text:
                file.writelines(" ".join(map(normalize, forms)) + "\n" for forms in lines(path))
        model = gensim.models.Word2Vec(
            corpus_file=plain, vector_size=options.width, window=options.window, sg=1, negative=6, sample=3e-4,
            min_count=options.rarest, max_final_vocab=options.words, epochs=options.epochs, seed=options.seed,
            workers=options.workers)
    np.savez_compressed(options.output, words=np.array(model.wv.index_to_key), vectors=model.wv.vectors)
    print(f"{options.output}: {len(model.wv)} words")
    for word in ("germany", "condemned", "although"):
        if word in model.wv:
            print(f"  {word}:", *(name for name, _ in model.wv.most_similar(word, topn=6)))


if __name__ == "__main__":
    main()
