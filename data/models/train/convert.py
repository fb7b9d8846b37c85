#!/usr/bin/env python3
"""Turns trained weights (32-bit floats, as written by export.py) into the file that demarche embeds.

Every matrix becomes 8-bit integers with one scale a row; vectors stay 32-bit floats.

    convert.py weights.bin ../english.syntax

The file (all numbers little-endian; format 1):

    bytes 0..8    "DEMSYNT" and the number of the format, one byte
    5 word lists  u32 length in bytes, then UTF-8 text, words separated by line feeds:
                  words with a pre-trained vector, words with a trained vector,
                  universal parts of speech, Penn tags, relations
    u32           number of tensors, then for each tensor:
      u8, bytes   length of the name, the name
      u8          0: floats, 1: integers with a scale a row
      u32, u32    rows, columns
      floats      rows * columns f32
      integers    rows f32 scales, then rows * columns i8, row after row
    u32           CRC-32 of everything before it
"""
import argparse
import struct
import zlib

import numpy as np

MAGIC = b"DEMSYNT\x01"
WORD_LISTS = 5
# Added to sums of floats, never multiplied by a matrix: kept as they are.
FLOAT_TABLES = {"dl.weight"}


class Reader:
    """Reads the float file: length-prefixed bytes, counts, tensors."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def count(self):
        (value,) = struct.unpack_from("<I", self.data, self.at)
        self.at += 4
        return value

    def block(self):
        length = self.count()
        self.at += length
        return self.data[self.at - length : self.at]

    def tensor(self):
        name = self.block().decode()
        shape = [self.count() for _ in range(self.count())]
        size = int(np.prod(shape))
        values = np.frombuffer(self.data, "<f4", size, self.at)
        self.at += 4 * size
        return name, values.reshape(shape if len(shape) == 2 else (1, size))


def floats(values):
    return b"\x00" + struct.pack("<II", *values.shape) + values.astype("<f4").tobytes()


def integers(values):
    scales = (np.maximum(np.abs(values).max(axis=1), np.float32(1e-8)) / np.float32(127)).astype("<f4")
    rounded = np.round(values / scales[:, None]).astype("i1")
    return b"\x01" + struct.pack("<II", *values.shape) + scales.tobytes() + rounded.tobytes()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("weights", help="file of 32-bit floats written by export.py")
    arguments.add_argument("output", help="model file to write")
    options = arguments.parse_args()
    with open(options.weights, "rb") as file:
        reader = Reader(file.read())
    out = bytearray(MAGIC)
    for _ in range(WORD_LISTS):
        words = reader.block()
        out += struct.pack("<I", len(words)) + words
    tensors = [reader.tensor() for _ in range(reader.count())]
    out += struct.pack("<I", len(tensors))
    for name, values in tensors:
        out += struct.pack("<B", len(name)) + name.encode()
        keep = values.shape[0] == 1 or name in FLOAT_TABLES
        out += floats(values) if keep else integers(values)
    out += struct.pack("<I", zlib.crc32(bytes(out)))
    with open(options.output, "wb") as file:
        file.write(out)
    print(f"{options.output}: {len(out)} bytes, {len(tensors)} tensors")


if __name__ == "__main__":
    main()
