"""Draws a terminal session into an SVG picture: runs the program in a terminal of its own and shows what it wrote.

    draw_session.py PROGRAM REGISTER LANGUAGE PICTURE

Nothing in the picture is typed by hand but the commands. The colours follow the reader's light or dark scheme. Standard
library only.
"""

import fcntl
import json
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
import unicodedata
from html import escape

COLUMNS = 132
CELL, LINE, MARGIN, BAR = 8.4, 19, 18, 34

REPORTS = {"en": "Tender published", "fr": "Appel d’offres publié"}

STYLE = """
.window { fill: #fdfdfb; stroke: #c9c9c2 } .bar { fill: #ecebe6 } .dot { fill: #c4c3bc }
text { font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #2b2b28; white-space: pre }
.prompt { fill: #6b6b63 } .typed { font-weight: 600; fill: #14507a } .left { fill: #8a8a80 }
@media (prefers-color-scheme: dark) {
  .window { fill: #1b1d1f; stroke: #3a3d40 } .bar { fill: #26292c } .dot { fill: #4a4e52 }
  text { fill: #d9d7d0 } .prompt { fill: #8b8f93 } .typed { fill: #8cc4ee } .left { fill: #7d8185 }
}
"""


def run(program, arguments, environment):
    """What the program writes to a terminal of a fixed width, as text."""
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
        os.execve(program, [program, *arguments], environment)
    # The parent sets it as well: whoever comes first, the program finds the width.
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    written = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    _, status = os.waitpid(child, 0)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", written.decode("utf-8")).replace("\r\n", "\n")
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"suivi {' '.join(arguments)} failed:\n{text}")
    return text.rstrip("\n").split("\n")


def width(text):
    """Columns that a text takes in a terminal."""
    wide = sum(1 for c in text if unicodedata.east_asian_width(c) in "WF")
    none = sum(1 for c in text if unicodedata.combining(c) or unicodedata.category(c) == "Cf")
    return len(text) + wide - none


def session(program, register, language):
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": f"{language}.UTF-8", "TERM": "xterm",
        "COLUMNS": str(COLUMNS), "SUIVI_REGISTER": register,
        "SUIVI_PASSPHRASE_FILE": os.path.join(register, "example.passphrase"),
    }
    listed = subprocess.run(
        [program, "conclusions", "--open", "--sort", "deadline", "--json"], env=environment, check=True,
        capture_output=True)
    # The commitment that falls due first.
    shown = next(row["number"] for row in json.loads(listed.stdout)["conclusions"] if row["kind"] == "commitment")
    for arguments, limit in [
        (["conclusions", "--open", "--sort", "deadline"], 16),
        (["report", shown, "--status", "in_progress", "--text", REPORTS[language]], 4),
        (["show", shown], 40),
        (["verify"], 8),
    ]:
        yield "prompt", shlex.join(["suivi", *arguments]).replace("'", '"')
        lines = run(program, arguments, environment)
        for line in lines[:limit]:
            yield "text", line
        if len(lines) > limit:
            yield "left", "…"
        yield "text", ""


def draw(lines):
    height = BAR + MARGIN + LINE * len(lines)
    full = MARGIN * 2 + CELL * COLUMNS
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {full:.0f} {height}" width="{full:.0f}" '
        f'height="{height}" role="img" aria-label="A terminal session with suivi">',
        f"<style>{STYLE}</style>",
        f'<rect class="window" x=".5" y=".5" width="{full - 1:.0f}" height="{height - 1}" rx="9"/>',
        f'<path class="bar" d="M1 10a9 9 0 0 1 9-9h{full - 20:.0f}a9 9 0 0 1 9 9v14H1z"/>',
    ]
    out += [f'<circle class="dot" cx="{16 + 17 * i}" cy="13" r="5"/>' for i in range(3)]
    for index, (sort, line) in enumerate(lines):
        y = BAR + MARGIN / 2 + LINE * (index + 0.7)
        if sort == "prompt":
            out.append(
                f'<text x="{MARGIN}" y="{y:.1f}"><tspan class="prompt">$ </tspan>'
                f'<tspan class="typed">{escape(line)}</tspan></text>')
        elif line.strip():
            indent = len(line) - len(line.lstrip(" "))
            body = line.strip(" ")
            # textLength keeps columns in line, whatever font the reader has.
            out.append(
                f'<text class="{sort}" x="{MARGIN + CELL * indent:.1f}" y="{y:.1f}" '
                f'textLength="{CELL * width(body):.1f}" lengthAdjust="spacingAndGlyphs">{escape(body)}</text>')
    return "\n".join([*out, "</svg>", ""])


if __name__ == "__main__":
    program, register, language, picture = sys.argv[1:]
    lines = list(session(os.path.abspath(program), os.path.abspath(register), language))
    while lines and not lines[-1][1]:
        lines.pop()
    with open(picture, "w", encoding="utf-8") as file:
        file.write(draw(lines))
    print(f"{picture}: {len(lines)} lines")
