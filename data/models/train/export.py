#!/usr/bin/env python3
"""Writes a trained network as a file of 32-bit floats, which convert.py makes the model of.

    export.py student.pt weights.bin
    convert.py weights.bin ../english.syntax

The file (numbers u32, little-endian): five word lists, each a length in bytes and UTF-8 text with
line feeds between the words; the number of tensors; for each the length of its name, the name,
the number of dimensions, the dimensions, the values.
"""
import argparse
import struct

import network as networks
from features import Vocabulary


def number(value):
    return struct.pack("<I", value)


def block(data):
    return number(len(data)) + data


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("network", help="file of train.py")
    arguments.add_argument("output", help="file to write")
    options = arguments.parse_args()
    network, vocabulary = networks.load(options.network, Vocabulary)
    if network.config["encoder"] != "qrnn":
        raise SystemExit("demarche only runs networks of the kind qrnn")
    state = network.state_dict()
    with open(options.output, "wb") as file:
        for names in vocabulary.state():
            file.write(block("\n".join(names).encode()))
        file.write(number(len(state)))
        for name, tensor in state.items():
            values = tensor.numpy().astype("<f4")
            file.write(block(name.encode()) + number(values.ndim) + struct.pack(f"<{values.ndim}I", *values.shape))
            file.write(values.tobytes())
    print(f"{options.output}: {sum(tensor.numel() for tensor in state.values())} numbers")


if __name__ == "__main__":
    main()
