"""The network: rows of words in, scores of tags, heads and relations out.

`src/syntax/` runs the recurrent ("qrnn") kind; the "lstm" and "pretrained" kinds only ever teach. The
names of the parameters are those of the tensors in the model file.
"""
import math

import torch
from torch import nn
from torch.nn import functional

from features import HASHED

# Distances from a word to its head with a row of their own in the distance tables; the last row is the root's.
DISTANCES = [-40, -30, -20, -15, -12, -10, *range(-8, 9), 10, 12, 15, 20, 30, 40]
NEVER = -1e4


class Flow(torch.autograd.Function):
    """value[t] = new[t] + forget[t] * value[t - 1], along the first dimension."""

    @staticmethod
    def forward(context, forget, new):
        values = torch.empty_like(new)
        values[0] = new[0]
        for time in range(1, len(new)):
            torch.addcmul(new[time], forget[time], values[time - 1], out=values[time])
        context.save_for_backward(forget, values)
        return values

    @staticmethod
    def backward(context, gradient):
        forget, values = context.saved_tensors
        into_new = torch.empty_like(gradient)
        into_new[-1] = gradient[-1]
        for time in range(len(gradient) - 2, -1, -1):
            torch.addcmul(gradient[time], forget[time + 1], into_new[time + 1], out=into_new[time])
        into_forget = torch.zeros_like(forget)
        into_forget[1:] = into_new[1:] * values[:-1]
        return into_forget, into_new


class Recurrent(nn.Module):
    """A layer of src/syntax/encoder.rs; half of the values flow to the right, half to the left."""

    def __init__(self, width):
        super().__init__()
        self.width = width
        self.l = nn.Linear(3 * width, 3 * width)
        self.n = nn.LayerNorm(width)
        with torch.no_grad():
            self.l.bias[width : 2 * width].uniform_(-2, 2)

    def forward(self, states, mask):
        """States and mask have the words in the first dimension, the sentences in the second."""
        nothing = torch.zeros_like(states[:1])
        around = torch.cat([nothing, states[:-1]]), torch.cat([states[1:], nothing])
        new, forget, out = self.l(torch.cat([states, *around], -1)).chunk(3, -1)
        # Beyond a sentence's end nothing is added and nothing forgotten.
        forget = torch.sigmoid(forget) * mask + (1 - mask)
        new = (1 - forget) * torch.tanh(new)
        half = self.width // 2
        turned = [torch.cat([gate[..., :half], gate[..., half:].flip(0)], -1) for gate in (forget, new)]
        values = Flow.apply(*turned)
        values = torch.cat([values[..., :half], values[..., half:].flip(0)], -1)
        return self.n(values * torch.sigmoid(out))


class Parser(nn.Module):
    """Tagger and parser. `config` is what train.py was told; `dropping` the chance to hide each trained word."""

    def __init__(self, config, vocabulary, vectors, dropping=None):
        super().__init__()
        self.config, self.dropping = config, dropping
        self.we = nn.Embedding.from_pretrained(vectors, freeze=not config["tune_vectors"])
        self.te = nn.Embedding(len(vocabulary.trained) + 1, config["trained_width"])
        self.fe = nn.ModuleList(nn.Embedding(rows, columns) for rows, columns in HASHED)
        for table in (self.te, *self.fe):
            nn.init.normal_(table.weight, 0, 0.3)
        inputs = vectors.shape[1] + config["trained_width"] + sum(columns for _, columns in HASHED)
        width = self.build_encoder(inputs)
        arc, label = config["arc"], config["label"]
        self.up = nn.Linear(width, len(vocabulary.upos))
        self.xp = nn.Linear(width, len(vocabulary.tags))
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.ad, self.ah = nn.Linear(width, arc), nn.Linear(width, arc)
        self.U, self.hb = nn.Linear(arc, arc), nn.Linear(arc, 1)
        self.db = nn.Linear(arc, len(DISTANCES) + 1)
        self.ld, self.lh = nn.Linear(width, 2 * label), nn.Linear(width, 2 * label)
        self.dl = nn.Embedding(len(DISTANCES) + 1, label)
        self.lo = nn.Linear(2 * label, len(vocabulary.relations))
        for parameter in (self.db.weight, self.db.bias, self.dl.weight):
            nn.init.zeros_(parameter)
        nn.init.orthogonal_(self.U.weight)
        self.register_buffer("distances", torch.tensor(DISTANCES), persistent=False)

    def build_encoder(self, inputs):
        width, layers = self.config["width"], self.config["layers"]
        if self.config["encoder"] == "qrnn":
            self.i, self.ln = nn.Linear(inputs, width), nn.LayerNorm(width)
            self.ls = nn.ModuleList(Recurrent(width) for _ in range(layers))
            return width
        if self.config["encoder"] == "pretrained":
            import pretrained
            self.pieces = pretrained.Encoder(self.config["pretrained"])
            self.i, self.ln = nn.Linear(inputs + 2 * self.pieces.bert.config.hidden_size, width), nn.LayerNorm(width)
            return width
        self.ls = nn.ModuleList(
            nn.LSTM(2 * width if layer else inputs, width, bidirectional=True, batch_first=True)
            for layer in range(layers))
        return 2 * width

    def embed(self, rows):
        words, trained = rows[..., 0], rows[..., 1]
        if self.training:
            trained = trained * (torch.rand(trained.shape) > self.dropping[trained])
            words = words * (torch.rand(words.shape) > self.config["word_dropout"])
        tables = [self.we(words), self.te(trained)]
        tables += [table(rows[..., 2 + at]) for at, table in enumerate(self.fe)]
        return self.drop(torch.cat(tables, -1))

    def drop(self, values, more=0.0):
        if not self.training:
            return values
        # Drawn evenly, which is three times as fast as torch's own dropout without a GPU.
        chance = self.config["dropout"] + more
        return values * (torch.rand_like(values) >= chance) * (1 / (1 - chance))

    def encode(self, rows, lengths, inside):
        states = self.embed(rows)
        if self.config["encoder"] == "pretrained":
            return self.drop(self.ln(self.i(torch.cat([states, self.pieces(rows[..., 2 + len(HASHED):])], -1))))
        if self.config["encoder"] == "qrnn":
            mask = inside.t().unsqueeze(-1).float()
            states = self.ln(self.i(states)).transpose(0, 1).contiguous() * mask
            for layer in self.ls:
                states = (states + self.drop(layer(states, mask))) * mask
            return states.transpose(0, 1)
        for layer in self.ls:
            packed = nn.utils.rnn.pack_padded_sequence(states, lengths, batch_first=True, enforce_sorted=False)
            states = self.drop(nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True)[0], 0.05)
        return states

    def forward(self, rows, lengths):
        """Scores of parts of speech, tags and heads, and what `relations` needs besides."""
        sentences, longest, _ = rows.shape
        inside = torch.arange(longest)[None] < lengths[:, None]
        states = self.encode(rows, lengths, inside)
        with_root = torch.cat([self.root.expand(sentences, 1, -1), states], 1)
        dependents = self.drop(functional.relu(self.ad(states)))
        heads = self.drop(functional.relu(self.ah(with_root)))
        arcs = self.U(dependents) @ heads.transpose(1, 2) / math.sqrt(self.config["arc"])
        arcs = arcs + self.hb(heads).transpose(1, 2)
        steps = torch.arange(-1, longest)[None] - torch.arange(longest)[:, None]
        buckets = torch.bucketize(steps, self.distances).clamp(max=len(DISTANCES) - 1)
        buckets[:, 0] = len(DISTANCES)
        arcs = arcs + torch.gather(self.db(dependents), 2, buckets.expand(sentences, -1, -1))
        possible = torch.cat([torch.ones(sentences, 1, dtype=torch.bool), inside], 1)[:, None] & (steps != 0)[None]
        possible[..., 0] = True
        arcs = arcs.masked_fill(~possible, NEVER)
        return self.up(states), self.xp(states), arcs, (states, with_root, buckets)

    def relations(self, heads, seen):
        """Scores of the relations of all words to the given heads."""
        states, with_root, buckets = seen
        label = self.config["label"]
        own = self.ld(states)
        other = torch.gather(self.lh(with_root), 1, heads[..., None].expand(-1, -1, 2 * label))
        table = self.dl(torch.gather(buckets.expand(len(heads), -1, -1), 2, heads[..., None]).squeeze(-1))
        sums = functional.relu(own[..., :label] + other[..., :label] + table)
        return self.lo(self.drop(torch.cat([sums, own[..., label:] * other[..., label:]], -1)))


def save(path, network, vocabulary):
    torch.save({"config": network.config, "vocabulary": vocabulary.state(), "weights": network.state_dict()}, path)


def suited(vocabulary_class, config):
    """The class of vocabulary that the encoder takes: a language model takes one with pieces of words."""
    if config["encoder"] != "pretrained":
        return vocabulary_class
    from pretrained import Pieces
    Pieces.folder = config["pretrained"]
    return Pieces


def load(path, vocabulary_class):
    """A trained network, ready to parse, and its vocabulary."""
    stored = torch.load(path, weights_only=True)
    vocabulary = suited(vocabulary_class, stored["config"])(*stored["vocabulary"])
    network = Parser(stored["config"], vocabulary, stored["weights"]["we.weight"])
    network.load_state_dict(stored["weights"])
    return network.eval(), vocabulary
