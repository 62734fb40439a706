"""Holds the work on the tree of a journal against a goal, Go's checksum database and a plain loop over OpenSSL.

    measure_tree.py BENCH LOOP [GO]

BENCH is `suivi-bench`, LOOP the compiled Benchmarks/Peers/sha256_loop.c, GO the compiled Verifiers/go. Each runs three
times in turn on one core; the medians count.
"""

import os
import subprocess
import sys

LEAVES = "1000000"
ROUNDS = 3


def figures(command):
    environment = dict(os.environ, GOMAXPROCS="1")
    answer = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    return {name: float(figure) for name, figure in map(str.split, answer.splitlines())}


def medians(runs):
    return {name: sorted(run[name] for run in runs)[len(runs) // 2] for name in runs[0]}


bench, loop, *go = sys.argv[1:]
commands = {"suivi": [bench, "--tree", LEAVES], "loop": [loop, LEAVES]}
if go:
    commands["go"] = [go[0], "-measure", LEAVES]
runs = {name: [] for name in commands}
for _ in range(ROUNDS):
    for name, command in commands.items():
        runs[name].append(figures(command))
own, plain = medians(runs["suivi"]), medians(runs["loop"])
peer = medians(runs["go"]) if go else {}
print(f"{int(LEAVES):,} leaves of 256 bytes, one core, medians of {ROUNDS} in turn")
for name, what, goal in [
    ("leaves", "leaves checked against a head", 1_500_000),
    ("made", "inclusion proofs made", 300_000),
    ("checked", "inclusion proofs checked", 200_000),
]:
    line = f"{what:<34}{own[name]:>12,.0f} a CPU s, goal {goal:>9,}"
    if name in peer:
        line += f"; Go's tlog {peer[name]:>9,.0f}, ratio {own[name] / peer[name]:.2f}"
    if name in plain:
        line += f"; OpenSSL alone {plain[name]:>9,.0f}, ratio {own[name] / plain[name]:.2f}"
    print(line)
print(f"{'peak memory of the check':<34}{own['memory']:>12,.0f} MiB, goal at most 64")
if not go:
    print("left out: Go's tlog; the packages golang-go and golang-golang-x-mod-dev are not here")
