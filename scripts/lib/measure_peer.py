"""Compares reading by this program with reading by sentencex, hyperscan and re, in turn on the same files.

    measure_peer.py PROGRAM PYTHON FOLDER

Of this program the whole run counts, its start too; of the other only the loop over the files, without imports and the
compiling of patterns.
"""

import os
import subprocess
import sys
from pathlib import Path

from measure import run

program, python, folder = os.path.abspath(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
files = [str(path) for path in sorted(folder.glob("*.txt"))]
size = sum(os.path.getsize(path) for path in files) / 1e6
peer = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peer_reading.py")
own, others = [], []
for _ in range(3):
    own.append(run([program, "read", "--format", "jsonl", *files])[1])
    answer = subprocess.run([python, peer, "Lexicons", *files], check=True, capture_output=True, text=True)
    others.append(float(answer.stdout.split()[0]))
print(answer.stderr.rstrip())
mine, theirs = size / sorted(own)[1], size / sorted(others)[1]
print(f"{size:.1f} MB in {len(files)} documents, fr, en and ru, medians of 3 in turn")
print(f"suivi, the whole program                     {mine:8.1f} MB/CPU s")
print(f"sentencex + hyperscan + re, the loop alone   {theirs:8.1f} MB/CPU s")
print(f"ratio                                        {mine / theirs:8.2f}")
