#!/usr/bin/env python3
"""Makes texts and gold files of the training set.

    unpack.py OUT [--shared DIR] [--wikinews FILE]

OUT       a folder; `<id>.txt` and `<id>.gold.json` are written there, the form that `demarche score` reads
--shared  the folder with `corpora/` and `ud/`, from which passages are restored (default: beside the checkout)
--wikinews  the entity saliency data of Trani and others (2016), JSON lines; without it these passages are left out

The files *.notes here hold one text after another, in the form that README.md describes. Texts written for this project
stand in them; passages of others are named by their source, their sentences by a checksum, words by their places.
Prints how much was restored, and each record whose words are not there.
"""
import argparse, collections, html, json, lzma, pathlib, re, sys, zlib

ACTS = {"+": ("supports", "support welcome advocate demand agree offer recognise concede"),
        "-": ("opposes", "oppose reject criticise accuse demand"), "!": ("warns", "warn threaten")}
MODALITIES = {"C": "conditional", "F": "future", "E": "earlier"}
SCOPES = {"O": "own-participation", "T": "timing"}
ABBREVIATION = re.compile(r"\b(Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Sen|Rep|Gov|Prof|Rev|Jr|Sr|No|vs|Adm|Capt|Maj|Hon|Jan|Feb|Aug|"
                          r"Sept|Oct|Nov|Dec|[A-Z])\.$")
HEADER = re.compile(r"(Title|Date|Source|Speaker|Party): ")


def sentences(text):
    """Start and end of each sentence; a line break ends one. Checksums depend on this, so it never changes."""
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in re.finditer(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])", line.group()):
            piece = text[start:line.start() + stop.end()].rstrip()
            if not ABBREVIATION.search(piece):
                spans.append((start, start + len(piece)))
                start = line.start() + stop.end()
        piece = text[start:line.end()].rstrip()
        if piece:
            spans.append((start, start + len(piece)))
    return spans


def checksum(sentence):
    return f"{zlib.crc32(' '.join(sentence.split()).encode()):08x}"


def shown(line):
    """A sentence without the name of its header field."""
    return line[7:] if line.startswith("Title: ") else line


class Sources:
    """Texts of others, read once each."""

    def __init__(self, shared, wikinews):
        self.shared, self.wikinews, self.read = pathlib.Path(shared), wikinews, {}

    def paragraphs(self, corpus, name):
        """Header lines and paragraphs of a document, or None where the source is not there."""
        if corpus not in self.read:
            self.read[corpus] = self.load(corpus)
        return self.read[corpus].get(name)

    def load(self, corpus):
        if corpus in ("un-general-debate", "white-house"):
            path = self.shared / "corpora" / f"{corpus}.jsonl.xz"
            rows = (json.loads(line) for line in lzma.open(path, "rt", encoding="utf-8")) if path.exists() else ()
            return {row["id"]: (metadata(corpus, row), split(row["text"])) for row in rows}
        if corpus in ("gum", "ewt"):
            name = {"gum": "en_gum-permissive-train.conllu", "ewt": "en_ewt-ud-train.conllu"}[corpus]
            return treebank(self.shared / "ud" / name)
        if corpus == "wikinews" and self.wikinews:
            rows = map(json.loads, open(self.wikinews, encoding="utf-8"))
            return {str(row["docId"]): article(row) for row in rows}
        return {}


def metadata(corpus, row):
    lines = [f"Title: {row['title']}", f"Date: {row['date']}"]
    if corpus == "white-house":
        return lines + ["Source: White House", "Party: United States"]
    speaker, party = row.get("speaker") or row["party"], row["party"]
    named = [f"{field}: {name}" for field, name in (("Speaker", speaker), ("Party", party)) if name]
    return lines + ["Source: United Nations"] + named


def split(text):
    return [paragraph.strip() for paragraph in re.split(r"\n+", text) if paragraph.strip()]


def treebank(path):
    documents, name = collections.OrderedDict(), None
    for line in open(path, encoding="utf-8") if path.exists() else ():
        if line.startswith("# newdoc id"):
            name = line.split("=")[1].strip()
            documents[name] = [[]]
        elif line.startswith("# newpar"):
            documents[name].append([])
        elif line.startswith("# text ="):
            documents[name][-1].append(line.split("=", 1)[1].strip())
    return {name: ([f"Title: {name}"], [" ".join(p) for p in paragraphs if p]) for name, paragraphs in documents.items()}


def article(row):
    parts = [(part["name"], html.unescape(part["value"]).strip()) for part in row["document"]]
    dated = [f"Date: {value}" for name, value in parts if name == "dateline"]
    return [f"Title: {row['title']}"] + dated + ["Source: Wikinews"], [v for n, v in parts if n.startswith("body")]


def restore(sources, where, kept):
    """The passage: paragraphs of a document, of which only the sentences with these checksums are taken."""
    corpus, name, first, count = where.split()
    found = sources.paragraphs(corpus, name)
    if found is None:
        return None
    header, paragraphs = found
    paragraphs = paragraphs[int(first):int(first) + int(count)]
    if kept:
        pick = lambda p: " ".join(p[a:b] for a, b in sentences(p) if checksum(p[a:b]) in kept)
        paragraphs = [p for p in map(pick, paragraphs) if p]
    return "\n".join(header) + "\n\n" + "\n\n".join(paragraphs) + "\n"


def record(line, text, spans):
    """One stance; a ValueError tells what is wrong with it."""
    fields = [field.strip() for field in line.split("|")]
    if len(fields) not in (6, 7):
        raise ValueError("not 6 or 7 fields")
    place, holder, party, act, target, flags = fields[:6]
    if place.startswith("@"):
        at = [span for span in spans if checksum(shown(text[span[0]:span[1]])) == place[1:]]
    else:
        starts = [m.start() for m in re.finditer(re.escape(place), text)]
        at = sorted({span for span in spans if any(span[0] <= start < span[1] for start in starts)})
        if len(at) > 1:
            at = [span for span in at if target in text[span[0]:span[1]]]
    if len(at) != 1:
        raise ValueError(f"{len(at)} sentences")
    sentence = shown(text[at[0][0]:at[0][1]])
    if target.startswith("@"):
        start, end = map(int, target[1:].split("-"))
        target = sentence[start:end]
    if not target or target not in text:
        raise ValueError("no target")
    stance, acts = ACTS[act[0]]
    if act[1:] not in acts.split():
        raise ValueError(f"act {act}")
    extra = dict(part.strip().split("=", 1) for part in fields[6].split(";") if "=" in part) if len(fields) == 7 else {}
    names = lambda key: [name.strip() for name in extra.get(key, "").split(",") if name.strip()]
    letter = lambda table, usual: next((word for flag, word in table.items() if flag in flags[1:]), usual)
    return {"sentence": sentence, "holder": holder, "party": party, "stance": stance, "act": act[1:], "target": target,
            "target_meaning": extra.get("m", target).strip(), "target_actors": names("a"), "addressee": names("to"),
            "via": names("via"), "intensity": int(flags[0]), "modality": letter(MODALITIES, "asserted"),
            "scope": letter(SCOPES, "general"), "quoted": "q" in flags, "clear": "u" not in flags}


def texts(path):
    """Id, text or source, and records of each text of a file."""
    for block in re.split(r"^##### ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, rest = block.split("\n", 1)
        text, _, notes = rest.partition("=====\n")
        yield name.strip(), text.strip() + "\n", [n for n in notes.splitlines() if n.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = pathlib.Path(__file__).resolve().parent
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--shared", default=here.parents[3] / "shared")
    parser.add_argument("--wikinews")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    sources, faults = Sources(args.shared, args.wikinews), 0
    for path in sorted(here.glob("*.notes")):
        made = left = clear = 0
        for name, text, notes in texts(path):
            where = re.match(r"From: (.*)\n(?:Sentences: (.*)\n)?", text)
            if where:
                text = restore(sources, where.group(1), set((where.group(2) or "").split()))
            if text is None:
                left += 1
                continue
            spans, stances = sentences(text), []
            for line in notes:
                try:
                    stances.append(record(line, text, spans))
                except (ValueError, KeyError) as fault:
                    faults += 1
                    print(f"{path.name}: {name}: {fault}: {line}", file=sys.stderr)
            (args.out / f"{name}.txt").write_text(text, encoding="utf-8")
            gold = {"document": name, "stances": stances}
            (args.out / f"{name}.gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            made, clear = made + 1, clear + sum(stance["clear"] for stance in stances)
        print(f"{path.name}: {made} texts, {clear} clear stances" + (f"; {left} without their source" if left else ""))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
