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
    "csv": read_csv,
    "duckdb": read_duckdb,
    "neo4j": read_neo4j,
    "turtle": lambda path: read_rdf(path, "turtle"),
    "nquads": lambda path: read_rdf(path, "nquads"),
    "jsonld": lambda path: read_rdf(path, "json-ld"),
    "dna": lambda path: read_rows(path, ";"),
    "events": lambda path: read_rows(path, ","),
}

if __name__ == "__main__":
    try:
        print(json.dumps(READERS[sys.argv[1]](sys.argv[2])))
    except ModuleNotFoundError as error:
        print(error, file=sys.stderr)
        sys.exit(3)
