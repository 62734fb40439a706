"""Measures the built program from outside: start-up, reading a file, memory. Standard library only.

    measure.py PROGRAM WORKFOLDER TEXTFOLDER
"""

import os
import statistics
import sys
import time
from pathlib import Path


def run(arguments, times=1):
    """Runs a command line several times; returns wall and CPU seconds of the median run, and the peak memory in MiB."""
    walls, cpus, memory = [], [], 0
    for _ in range(times):
        start = time.perf_counter()
        child = os.posix_spawn(
            arguments[0], arguments, {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
        _, status, usage = os.wait4(child, 0)
        walls.append(time.perf_counter() - start)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"{' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
        cpus.append(usage.ru_utime + usage.ru_stime)
        memory = max(memory, usage.ru_maxrss / 1024)
    return statistics.median(walls), statistics.median(cpus), memory


def line(name, wall, cpu, memory, extra=""):
    print(f"{name:44} {wall * 1000:8.1f} ms wall {cpu * 1000:8.1f} ms CPU {memory:7.1f} MiB {extra}")


if __name__ == "__main__":
    program, work, texts = sys.argv[1:]
    program = os.path.abspath(program)
    line("start-up (suivi --help, median of 21)", *run([program, "--help"], 21))
    examples = sorted(Path(texts).glob("*.txt"))
    line("one communiqué to a table (median of 11)", *run([program, "read", str(examples[0])], 11))
    # Many documents in one run: what one more document costs, without the start.
    copies = []
    for number in range(400):
        source = examples[number % len(examples)]
        copy = Path(work) / f"{number:03}-{source.name}"
        copy.write_bytes(source.read_bytes())
        copies.append(str(copy))
    size = sum(os.path.getsize(copy) for copy in copies) / 1e6
    wall, cpu, memory = run([program, "read", "--format", "jsonl", *copies])
    line(f"{len(copies)} communiqués to JSON lines, {size:.1f} MB", wall, cpu, memory, f"{size / cpu:.1f} MB/CPU s")
