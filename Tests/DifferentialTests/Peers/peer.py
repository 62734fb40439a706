"""Judges what the tests of differences hand to it: canonical JSON by the package rfc8785, Ed25519 by OpenSSL through the
package cryptography, base64 by Python itself.

Reads records from the standard input, each a letter, a length of four bytes (highest first) and content; writes a line for
each: `ok` or `no`, and behind `#` letters for what the content has that this project's rules forbid on purpose.
"""

import base64
import json
import struct
import sys

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PRIME = 2**255 - 19
ODD = 2707385501144840649318225287225658788936804267575313519463743609750303402022
SMALL = {0, 1, PRIME - 1, ODD, PRIME - ODD}


def marked(found):
    return "ok #" + found if found else "ok"


def pairs(items):
    members = dict(items)
    if len(members) != len(items):
        raise ValueError("a key twice")
    return members


def refuse(constant):
    raise ValueError(constant)


def text_marks(text):
    marks = ""
    if any(ord(c) == 0 or ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF for c in text):
        marks += "u"
    if len(text.encode()) > 32_768:
        marks += "s"
    return marks


def marks(value, depth=0):
    """n null, f fraction or exponent, k a key beyond printable ASCII, u U+0000 or a noncharacter, d too deep, e too many
    elements, s too long a text."""
    if value is None:
        return "n"
    if isinstance(value, bool) or isinstance(value, int):
        return ""
    if isinstance(value, float):
        return "f"
    if isinstance(value, str):
        return text_marks(value)
    found = ("d" if depth >= 8 else "") + ("e" if len(value) > 1000 else "")
    if isinstance(value, list):
        return found + "".join(marks(element, depth + 1) for element in value)
    for key, element in value.items():
        found += "" if all(0x20 <= ord(c) <= 0x7E for c in key) else "k"
        found += text_marks(key) + marks(element, depth + 1)
    return found


def judge_json(content):
    try:
        value = json.loads(content.decode(), object_pairs_hook=pairs, parse_constant=refuse)
        if rfc8785.dumps(value) != content:
            return "no"
    except (ValueError, RecursionError, rfc8785.CanonicalizationError):
        return "no"
    found = marks(value) + ("l" if len(content) > 65_535 else "")
    return marked("".join(sorted(set(found))))


def is_strict(point):
    """Whether 32 bytes are a canonical y of no point of small order."""
    y = int.from_bytes(point, "little") & (2**255 - 1)
    return y < PRIME and y not in SMALL


def judge_signature(content):
    key, signature, message = content[:32], content[32:96], content[96:]
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return "no"
    return marked("" if is_strict(key) and is_strict(signature[:32]) else "p")


def judge_base64(content):
    try:
        decoded = base64.b64decode(content, validate=True)
    except ValueError:
        return "no"
    return marked("" if base64.b64encode(decoded) == content else "v")


JUDGES = {b"J": judge_json, b"E": judge_signature, b"B": judge_base64}


def main():
    stream, answers = sys.stdin.buffer, []
    while letter := stream.read(1):
        (length,) = struct.unpack(">I", stream.read(4))
        answers.append(JUDGES[letter](stream.read(length)))
    sys.stdout.write("".join(answer + "\n" for answer in answers))


main()
