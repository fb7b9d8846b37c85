"""Scores of heads in, trees out: the spanning tree of greatest score with one root (Chu, Liu, Edmonds)."""
import numpy as np

NEVER = -1e9


def heads(scores):
    """The heads of a sentence's words; `scores` has a row a word, column 0 for the root, then words."""
    count = len(scores)
    square = np.full((count + 1, count + 1), NEVER)
    square[1:] = scores
    # A second root costs more than any arc gains.
    square[1:, 0] -= 1e4
    np.fill_diagonal(square, NEVER)
    return spanning_tree(square)[1:]


def spanning_tree(scores):
    """The head of each node, `scores[node, head]`, node 0 being the root."""
    best = scores.argmax(1)
    best[0] = -1
    cycle = find_cycle(best)
    return best if cycle is None else contract(scores, best, cycle)


def find_cycle(best):
    state = [0] * len(best)
    for start in range(1, len(best)):
        path, node = [], start
        while node > 0 and not state[node]:
            state[node] = start
            path.append(node)
            node = best[node]
        if node > 0 and state[node] == start and node in path:
            return path[path.index(node):]
    return None


def contract(scores, best, cycle):
    """Solves the graph in which the cycle is one node, then opens the cycle where that is entered."""
    members = set(cycle)
    rest = [node for node in range(len(scores)) if node not in members]
    merged = len(rest)
    smaller = np.full((merged + 1, merged + 1), NEVER)
    smaller[:merged, :merged] = scores[np.ix_(rest, rest)]
    leaving, entering = [0] * merged, [0] * merged
    whole = sum(scores[node, best[node]] for node in cycle)
    for at, node in enumerate(rest):
        out = [scores[node, member] for member in cycle]
        into = [whole - scores[member, best[member]] + scores[member, node] for member in cycle]
        leaving[at], entering[at] = cycle[int(np.argmax(out))], cycle[int(np.argmax(into))]
        smaller[at, merged], smaller[merged, at] = max(out), max(into)
    smaller[0] = NEVER
    np.fill_diagonal(smaller, NEVER)
    solved = spanning_tree(smaller)
    result = best.copy()
    for at, node in enumerate(rest[1:], 1):
        result[node] = leaving[at] if solved[at] == merged else rest[solved[at]]
    entry = solved[merged]
    result[entering[entry]] = rest[entry]
    return result
