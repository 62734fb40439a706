"""Measures the built program from outside: start-up, reading a file, memory. Standard library only.

    measure.py PROGRAM WORKFOLDER TEXTFOLDER MEGABYTES

WORKFOLDER/mixed holds the texts that bench_text.py wrote; MEGABYTES is the length of the text that is read through a pipe.
"""

import os
import statistics
import subprocess
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


def first_answer(arguments, feed=None):
    """Milliseconds from the start of a program to its first byte of output."""
    start = time.perf_counter()
    child = subprocess.Popen(arguments, stdin=subprocess.PIPE if feed else subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL)
    if feed:
        child.stdin.write(feed)
        child.stdin.flush()
    child.stdout.read(1)
    taken = (time.perf_counter() - start) * 1000
    child.kill()
    child.wait()
    child.stdout.close()
    return taken


def long_text(program, texts, megabytes):
    """Reads a long text through a pipe: CPU seconds and peak memory.

    The texts come again and again, but each time all words with a capital get other letters: names, and with them
    sentences, are new.
    """
    content = b"\n".join(path.read_bytes() for path in texts)
    child = subprocess.Popen([program, "read", "--format", "jsonl", "-"], stdin=subprocess.PIPE,
                             stdout=subprocess.DEVNULL)
    letters, written, turn = b"BCDFGHJKLMNPQRSV", 0, 0
    while written < megabytes * 1_000_000:
        turned = letters[turn % 16:] + letters[:turn % 16]
        piece = content.translate(bytes.maketrans(letters, turned))
        child.stdin.write(piece)
        written, turn = written + len(piece), turn + 1
    child.stdin.close()
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit("reading a long text failed")
    return written / 1e6, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def line(name, wall, cpu, memory, extra=""):
    print(f"{name:44} {wall * 1000:8.1f} ms wall {cpu * 1000:8.1f} ms CPU {memory:7.1f} MiB {extra}")


if __name__ == "__main__":
    program, work, texts, megabytes = sys.argv[1:]
    program = os.path.abspath(program)
    line("start-up (suivi --help, median of 21)", *run([program, "--help"], 21))
    examples = sorted(Path(texts).glob("*.txt"))
    line("one communiqué to a table (median of 11)", *run([program, "read", str(examples[0])], 11))
    command = [program, "read", "--format", "jsonl", str(examples[0])]
    first = statistics.median(first_answer(command) for _ in range(11))
    print(f"{'first answer for one communiqué (median of 11)':44} {first:8.1f} ms wall")
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
    mixed = sorted((Path(work) / "mixed").glob("*.txt"))
    size = sum(os.path.getsize(text) for text in mixed) / 1e6
    wall, cpu, memory = run([program, "read", "--format", "jsonl", *map(str, mixed)])
    line(f"{len(mixed)} mixed texts to JSON lines, {size:.1f} MB", wall, cpu, memory, f"{size / cpu:.1f} MB/CPU s")
    # Just more than what is read as a whole: what is left fits into the pipe, so that nobody waits for anybody.
    beginning = b"\n".join(text.read_bytes() for text in mixed[:60])[:(1 << 20) + 20_000]
    first = statistics.median(first_answer([program, "read", "--format", "jsonl", "-"], beginning) for _ in range(5))
    print(f"{'first answer of a long text (median of 5)':44} {first:8.1f} ms wall")
    size, cpu, memory = long_text(program, mixed, int(megabytes))
    print(f"{f'one text of {size:.0f} MB through a pipe':44} {cpu:8.1f} s CPU {memory:19.1f} MiB {size / cpu:.1f} MB/CPU s")
