#!/usr/bin/env python3
"""Turns a model that demarche embeds back into a network that can teach, or be trained on.

    restore.py ../english.syntax previous.pt

Weights are what the 8-bit integers stand for. The format is described in convert.py.
"""
import argparse

import numpy as np
import torch

import network as networks
from features import Vocabulary

HEADER = 8
WORD_LISTS = 5


class Reader:
    """Reads numbers, texts and tensors one after the other."""

    def __init__(self, data):
        self.data, self.at = data, HEADER

    def numbers(self, kind, count):
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values

    def text(self, length):
        return self.numbers("u1", length).tobytes().decode()

    def count(self):
        return int(self.numbers("<u4", 1)[0])

    def tensor(self):
        name = self.text(int(self.numbers("u1", 1)[0]))
        integers = self.numbers("u1", 1)[0]
        rows, columns = self.count(), self.count()
        if not integers:
            return name, self.numbers("<f4", rows * columns).reshape(rows, columns)
        scales = self.numbers("<f4", rows)
        return name, scales[:, None] * self.numbers("i1", rows * columns).reshape(rows, columns)


def config(tensors):
    """What train.py would have been told; dropout is its default, for training on."""
    layers = sum(name.startswith("ls.") and name.endswith(".l.weight") for name in tensors)
    return {"encoder": "qrnn", "width": len(tensors["i.weight"]), "layers": layers, "arc": len(tensors["ad.weight"]),
            "label": len(tensors["ld.weight"]) // 2, "trained_width": tensors["te.weight"].shape[1],
            "tune_vectors": False, "dropout": 0.2, "word_dropout": 0.08}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("model", help="english.syntax, of this or an earlier version")
    arguments.add_argument("output", help="file to write (.pt)")
    options = arguments.parse_args()
    with open(options.model, "rb") as file:
        reader = Reader(file.read())
    if reader.data[:HEADER] != b"DEMSYNT\x01":
        raise SystemExit(f"{options.model}: no model of format 1")
    vocabulary = Vocabulary(*(reader.text(reader.count()).split("\n") for _ in range(WORD_LISTS)))
    tensors = dict(reader.tensor() for _ in range(reader.count()))
    network = networks.Parser(config(tensors), vocabulary, torch.from_numpy(tensors["we.weight"].astype("f4")))
    state = {name: torch.from_numpy(tensors[name].astype("f4")).reshape(value.shape)
             for name, value in network.state_dict().items()}
    network.load_state_dict(state)
    networks.save(options.output, network, vocabulary)
    print(f"{options.output}: {network.config}")


if __name__ == "__main__":
    main()
