#!/usr/bin/env python3
"""Averages the weights of networks that were trained on from the same start.

    average.py --output student.pt student-1.pt student-2.pt

Runs of train.py --start on different silver trees can go side by side, one a core; what they
learned adds up, and their mean is mostly better than each. Networks that began with other random
weights cannot be averaged.
"""
import argparse

import torch

import network as networks
from features import Vocabulary


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("network", nargs="+", help="files of train.py --start, all from one start")
    arguments.add_argument("--output", required=True, help="file to write (.pt)")
    options = arguments.parse_args()
    loaded = [networks.load(path, Vocabulary) for path in options.network]
    first, vocabulary = loaded[0]
    if any(other.state() != vocabulary.state() for _, other in loaded):
        raise SystemExit("the networks have different words or labels")
    states = [network.state_dict() for network, _ in loaded]
    first.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    networks.save(options.output, first, vocabulary)
    print(f"{options.output}: mean of {len(loaded)} networks")


if __name__ == "__main__":
    main()
