"""Reads an export with a program that users have and prints counts as JSON.

Usage: python3 export_programs.py FORMAT PATH. Exit code 3: a module is not installed.
"""
import csv
import json
import os
import sys

csv.field_size_limit(sys.maxsize)


def multigraph(graph, evidence):
    """Counts of a networkx graph."""
    edges = [data for _, _, data in graph.edges(data=True)]
    stances = [data for data in edges if data.get("relation") == "stance"]
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "stances": len(stances),
        "records": sum(len(evidence(data)) for data in stances),
        "node_attributes": sum(len(data) for _, data in graph.nodes(data=True)),
        "edge_attributes": sum(len(data) for data in edges),
        "confidence": round(sum(float(data["confidence"]) for data in stances), 2),
    }


def from_text(data):
    return json.loads(data["evidence"])


def read_json(path):
    import networkx

    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    return multigraph(networkx.node_link_graph(data, edges="edges"), lambda it: it["evidence"])


def read_cytoscape(path):
    import networkx

    with open(path, encoding="utf-8") as file:
        return multigraph(networkx.cytoscape_graph(json.load(file)), lambda it: it["evidence"])


def read_graphml(path):
    import networkx

    return multigraph(networkx.read_graphml(path, force_multigraph=True), from_text)


def read_gexf(path):
    import networkx

    graph = networkx.read_gexf(path)
    counts = multigraph(graph, from_text)
    edges = [data for _, _, data in graph.edges(data=True)]
    counts["dated"] = sum("start" in data for data in edges if data["relation"] == "stance")
    return counts


def check(path, schema):
    """What the schema of a format finds wrong; the schemas lie in schemas/."""
    from lxml import etree

    grammar = etree.RelaxNG(etree.parse(os.path.join(os.path.dirname(__file__), "schemas", schema)))
    document = etree.parse(path, etree.XMLParser(huge_tree=True))
    grammar.validate(document)
    return {
        "faults": [f"line {fault.line}: {fault.message}" for fault in list(grammar.error_log)[:5]],
        "elements": sum(1 for _ in document.iter("{*}node", "{*}edge")),
    }


def read_csv(folder):
    import pandas

    read = lambda name: pandas.read_csv(os.path.join(folder, name), keep_default_na=False)
    tables = {name: read(name + ".csv") for name in ["actors", "issues", "stances", "evidence", "documents"]}
    counts = {name: len(table) for name, table in tables.items()}
    counts["joined"] = int(tables["evidence"].merge(tables["stances"], on="edge").shape[0])
    counts["confidence"] = round(float(tables["stances"]["confidence"].sum()), 2)
    return counts


def read_duckdb(folder):
    import duckdb

    counts = {}
    base = duckdb.connect()
    number = lambda query: base.execute(query).fetchall()[0][0]
    for name in ["actors", "issues", "stances", "evidence", "documents"]:
        table = os.path.join(folder, name + ".csv")
        base.execute(f"create table {name} as select * from read_csv('{table}', header=true, quote='\"', escape='\"')")
        counts[name] = number(f"select count(*) from {name}")
    counts["joined"] = number("select count(*) from evidence join stances using (edge)")
    counts["confidence"] = round(float(number("select sum(confidence) from stances")), 2)
    return counts


def read_neo4j(folder):
    import pandas

    read = lambda name: pandas.read_csv(os.path.join(folder, name), keep_default_na=False, dtype=str)
    nodes = {}
    for name in ["actors", "issues", "documents", "statements"]:
        nodes[name] = read(f"nodes-{name}.csv")
    ids = set().union(*(set(table["id:ID"]) for table in nodes.values()))
    links = read("relationships.csv")
    counts = {name: len(table) for name, table in nodes.items()}
    counts["distinct"] = len(ids)
    counts["loose"] = int((~links[":START_ID"].isin(ids) | ~links[":END_ID"].isin(ids)).sum())
    stances = links[links[":TYPE"].isin(["SUPPORTS", "OPPOSES", "WARNS"])]
    counts["stances"] = len(stances)
    counts["confidence"] = round(float(stances["confidence:double"].astype(float).sum()), 2)
    return counts


def read_rdf(path, notation):
    import rdflib
    from rdflib import RDF, Namespace

    logging_off()
    data = rdflib.Dataset(default_union=True)
    data.parse(path, format=notation)
    terms = Namespace("urn:demarche:term:")
    skos, prov = rdflib.SKOS, rdflib.PROV
    whole = rdflib.Graph()
    for subject, predicate, value, _ in data.quads():
        whole.add((subject, predicate, value))
    of = lambda cls: len(set(whole.subjects(RDF.type, cls)))
    return {
        "triples": len(whole),
        "concepts": of(skos.Concept),
        "agents": of(prov.Agent),
        "documents": of(terms.Document),
        "positions": of(RDF.Statement),
        "records": of(terms.Record),
        "plain": sum(len(list(whole.triples((None, terms[name], None)))) for name in ["supports", "opposes", "warns"]),
        "sentences": len(list(whole.triples((None, prov.value, None)))),
        "confidence": round(sum(float(v) for s in whole.subjects(RDF.type, RDF.Statement)
                                for v in whole.objects(s, terms.confidence)), 2),
    }


def read_quads(path, notation):
    """As read_rdf, by pyoxigraph: quick, and it knows the triple terms of RDF 1.2."""
    import pyoxigraph

    formats = pyoxigraph.RdfFormat
    kind = {"turtle": formats.TURTLE, "nquads": formats.N_QUADS, "jsonld": formats.JSON_LD}[notation]
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    terms = "urn:demarche:term:"
    classes, confidence, sentences, reified, triples = {}, {}, 0, 0, 0
    for quad in pyoxigraph.parse(path=path, format=kind):
        predicate = quad.predicate.value
        triples += 1
        if predicate == rdf + "type":
            classes.setdefault(quad.object.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1].rsplit(":", 1)[-1], set()).add(quad.subject.value)
        elif predicate == rdf + "reifies":
            reified += isinstance(quad.object, pyoxigraph.Triple)
        elif predicate == "http://www.w3.org/ns/prov#value":
            sentences += 1
        elif predicate == terms + "confidence":
            confidence[quad.subject.value] = float(quad.object.value)
    of = lambda name: len(classes.get(name, ()))
    return {
        "triples": triples,
        "concepts": of("Concept"),
        "agents": of("Agent"),
        "documents": of("Document"),
        "positions": of("Position"),
        "reified": reified,
        "records": of("Record"),
        "sentences": sentences,
        "confidence": round(sum(confidence[it] for it in classes.get("Position", ())), 2),
    }


def read_parquet(path):
    import duckdb

    base = duckdb.connect()
    names = ["rows", "edges", "documents", "issues", "via", "aimed_at", "addressed_to", "quoted", "dated", "letters"]
    found = base.execute(
        """select count(*), count(distinct edge), count(distinct document), count(distinct issue), sum(len(via)),
        sum(len(aimed_at_names)), sum(len(addressed_to)), sum(quoted::int), count(date_last_day), sum(length(sentence))
        from read_parquet(?)""",
        [path],
    ).fetchone()
    counts = {name: int(number) for name, number in zip(names, found)}
    total = base.execute("select sum(c) from (select any_value(edge_confidence) c from read_parquet(?) group by edge)", [path])
    counts["confidence"] = round(float(total.fetchone()[0]), 2)
    return counts


def read_dot(path):
    """Counts of Graphviz, without the legend: its edges have no tooltip."""
    import subprocess

    program = 'BEG_G { int n = 0; } E [ tooltip != "" ] { n = n + 1; } END_G { printf("%d\\n", n); }'
    try:
        run = subprocess.run(["gvpr", program, path], capture_output=True, text=True, check=True)
    except FileNotFoundError as error:
        raise ModuleNotFoundError(str(error))
    return {"edges": int(run.stdout.split()[0])}


def read_mermaid(path):
    with open(path, encoding="utf-8") as file:
        return {"edges": sum('->|"' in line for line in file)}


def logging_off():
    import logging

    logging.disable(logging.CRITICAL)


def read_rows(path, separator):
    import pandas

    table = pandas.read_csv(path, sep=separator, keep_default_na=False, dtype=str)
    return {"rows": len(table), "cells": int((table != "").sum().sum())}


READERS = {
    "json": read_json,
    "cytoscape": read_cytoscape,
    "graphml": read_graphml,
    "gexf": read_gexf,
    "graphml-schema": lambda path: check(path, "graphml-1.1.rng"),
    "gexf-schema": lambda path: check(path, "gexf-1.3.rng"),
    "csv": read_csv,
    "duckdb": read_duckdb,
    "neo4j": read_neo4j,
    "turtle": lambda path: read_rdf(path, "turtle"),
    "nquads": lambda path: read_rdf(path, "nquads"),
    "jsonld": lambda path: read_rdf(path, "json-ld"),
    "turtle-fast": lambda path: read_quads(path, "turtle"),
    "nquads-fast": lambda path: read_quads(path, "nquads"),
    "jsonld-fast": lambda path: read_quads(path, "jsonld"),
    "turtle12": lambda path: read_quads(path, "turtle"),
    "nquads12": lambda path: read_quads(path, "nquads"),
    "parquet": read_parquet,
    "dot": read_dot,
    "mermaid": read_mermaid,
    "dna": lambda path: read_rows(path, ";"),
    "events": lambda path: read_rows(path, ","),
}

if __name__ == "__main__":
    try:
        print(json.dumps(READERS[sys.argv[1]](sys.argv[2])))
    except ModuleNotFoundError as error:
        print(error, file=sys.stderr)
        sys.exit(3)
