#!/usr/bin/env python3
"""Checks an exported journal without any code of the program that wrote it.

Written from docs/record-format.md alone; needs Python 3.9 or later and the package `cryptography`.

    verify_journal.py --key VKEY [--older CHECKPOINT] FOLDER   a whole export, with the bodies and proofs in it
    verify_journal.py --key VKEY --proof FILE --act FILE       one act by its proof file, without a journal

VKEY is the public key of the journal, as its owner tells it: the file `key` in the folder comes from whoever made the
folder, and is only compared with it. CHECKPOINT is a checkpoint of the same journal that you have had before.

Exit status: 0 everything holds, 2 wrong usage, 3 something does not hold, 4 the machine failed.
"""

import argparse
import base64
import binascii
import hashlib
import json
import os
import re
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PRIME = 2**255 - 19
GROUP = 2**252 + 27742317777372353535851937790883648493
# The y coordinates of the eight points of small order (section 5).
ODD = 2707385501144840649318225287225658788936804267575313519463743609750303402022
SMALL_ORDER = {0, 1, PRIME - 1, ODD, PRIME - ODD}
LARGEST_INTEGER = 2**53 - 1
LONGEST_NOTE = 1 << 20
STATUS_DAMAGED = 3
STATUS_FAILED = 4
JOURNAL = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/[1-9][0-9]*")
INSTANT = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-[0-3][0-9]T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z")


class Refused(Exception):
    """Something does not hold; the text says what and where."""


def need(condition, message):
    if not condition:
        raise Refused(message)


def read(path, limit):
    """A whole file of limited length."""
    try:
        with open(path, "rb") as file:
            content = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise Refused(f"{path}: {error.strerror}") from error
    need(len(content) <= limit, f"{path}: longer than {limit} bytes")
    return content


# Section 2: elements of text.


def from_base64(text, where, length=None):
    """Standard base64 with padding, and in no other form than the one that would be written."""
    try:
        content = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error) as error:
        raise Refused(f"{where}: no base64") from error
    need(base64.b64encode(content).decode() == text, f"{where}: base64 in another form")
    need(length is None or len(content) == length, f"{where}: {len(content)} bytes, not {length}")
    return content


def decimal(text, where):
    need(re.fullmatch(r"0|[1-9][0-9]{0,19}", text, re.ASCII) is not None, f"{where}: no decimal number")
    number = int(text)
    need(number < 2**64, f"{where}: the number is too large")
    return number


# Section 3: canonical JSON.


def canonical_json(content, where, limit, depth, most):
    """The value of canonical bytes; anything else is refused."""

    def members(pairs):
        names = [name for name, _ in pairs]
        need(len(set(names)) == len(names), f"{where}: a key is repeated")
        need(all(" " <= letter <= "~" for name in names for letter in name), f"{where}: a key is not ASCII")
        return dict(pairs)

    def refuse(_):
        raise Refused(f"{where}: a number with a fraction or exponent")

    def check(value, level):
        need(value is not None, f"{where}: null")
        if isinstance(value, bool):
            return
        if isinstance(value, int):
            need(abs(value) <= LARGEST_INTEGER, f"{where}: a number beyond 2^53 - 1")
        elif isinstance(value, str):
            forbidden = any(
                point == 0 or point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF or 0xD800 <= point <= 0xDFFF
                for point in map(ord, value)
            )
            need(not forbidden, f"{where}: a forbidden character")
        else:
            need(level < depth, f"{where}: nested too deep")
            need(len(value) <= most, f"{where}: too many elements")
            for element in value.values() if isinstance(value, dict) else value:
                check(element, level + 1)

    need(len(content) <= limit, f"{where}: longer than {limit} bytes")
    try:
        value = json.loads(
            content.decode("utf-8"), object_pairs_hook=members, parse_float=refuse, parse_constant=refuse
        )
    except (ValueError, RecursionError) as error:
        raise Refused(f"{where}: no canonical JSON") from error
    check(value, 0)
    printed = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
    need(printed == content, f"{where}: JSON in another form than the canonical one")
    return value


# Section 4: the tree.


def leaf_hash(leaf):
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def levels(leaf_hashes):
    """The hashes of all complete subtrees, by level."""
    rows = [leaf_hashes]
    while len(rows[-1]) > 1:
        row = rows[-1]
        rows.append([node_hash(row[place], row[place + 1]) for place in range(0, len(row) - 1, 2)])
    return rows


def root(rows):
    """The root: the complete subtrees of the size's binary digits, joined from the right."""
    size = len(rows[0])
    if size == 0:
        return hashlib.sha256(b"").digest()
    result = None
    for level in range(size.bit_length()):
        if size >> level & 1:
            peak = rows[level][(size >> level) - 1]
            result = peak if result is None else node_hash(peak, result)
    return result


def is_included(leaf, index, size, expected, proof):
    """Section 8: whether a leaf's hash stands at its place under a root."""
    if index >= size:
        return False
    place, last, result = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            result = node_hash(sibling, result)
            while place & 1 == 0 and place != 0:
                place, last = place >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and result == expected


# Section 5: keys, notes and checkpoints.


class Key:
    """A public key as one line: name+id+base64."""

    def __init__(self, line):
        parts = line.split("+", 2)
        need(len(parts) == 3 and JOURNAL.fullmatch(parts[0]) is not None, "the key: no name, id and base64")
        self.line = line
        self.name = parts[0]
        content = from_base64(parts[2], "the key", 33)
        need(content[0] == 0x01, "the key: no Ed25519 key for notes")
        self.id = hashlib.sha256(self.name.encode() + b"\n" + content).digest()[:4]
        need(self.id.hex() == parts[1], "the key: its id does not fit its name and bytes")
        need(is_sound(content[1:]), "the key: a point of small order, or written oddly")
        self.public = Ed25519PublicKey.from_public_bytes(content[1:])

    def signs(self, message, signature):
        if len(signature) != 64 or not is_sound(signature[:32]):
            return False
        if int.from_bytes(signature[32:], "little") >= GROUP:
            return False
        try:
            self.public.verify(signature, message)
        except InvalidSignature:
            return False
        return True


def is_sound(point):
    """Whether 32 bytes are a canonical y coordinate of no point of small order."""
    number = int.from_bytes(point, "little") & (2**255 - 1)
    return number < PRIME and number not in SMALL_ORDER


def open_checkpoint(content, key, where):
    """The size and root of a checkpoint that the key has signed."""
    need(len(content) <= LONGEST_NOTE, f"{where}: too long")
    need(all(byte >= 0x20 or byte == 0x0A for byte in content), f"{where}: a control character")
    try:
        note = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(f"{where}: no UTF-8") from error
    text, blank, lines = note.rpartition("\n\n")
    need(blank and lines.endswith("\n"), f"{where}: no signature lines")
    text += "\n"
    signatures = lines[:-1].split("\n")
    need(len(signatures) <= 100, f"{where}: too many signatures")
    signed = False
    for number, line in enumerate(signatures, 1):
        parts = line.split(" ")
        need(len(parts) == 3 and parts[0] == "\u2014" and parts[1], f"{where}: signature line {number} is malformed")
        signature = from_base64(parts[2], f"{where}: signature line {number}")
        need(len(signature) > 4, f"{where}: signature line {number} is too short")
        if parts[1] == key.name and signature[:4] == key.id:
            need(key.signs(text.encode("utf-8"), signature[4:]), f"{where}: the signature does not fit the text")
            signed = True
    need(signed, f"{where}: not signed by {key.line}")
    parts = text.split("\n")
    need(len(parts) == 4 and parts[3] == "", f"{where}: not three lines")
    need(parts[0] == key.name, f"{where}: the head of {parts[0]}, not of {key.name}")
    size = decimal(parts[1], f"{where}: size")
    return size, from_base64(parts[2], f"{where}: root", 32)


# Section 6: the acts.


def check_header(leaf, index, key):
    """The commitment of an act whose header is well formed and at its place."""
    where = f"act {index}"
    header = canonical_json(leaf, where, 65_535, 8, 1000)
    names = {"act", "at", "body", "by", "journal", "number", "seen", "v"}
    need(isinstance(header, dict) and "act" in header, f"{where}: not the members of a header")
    if header["act"] in ("constitute", "propose", "consent", "object", "withdraw", "declare", "hand_over", "recognise"):
        names.add("on")
    need(set(header) == names, f"{where}: not the members of a header")
    need(isinstance(header.get("on", {}), dict), f"{where}: not what it says of agreement")
    need(type(header["v"]) is int and header["v"] == 1, f"{where}: another version")
    need(header["journal"] == key.name, f"{where}: made for another journal")
    need(type(header["number"]) is int and header["number"] == index, f"{where}: made for another place")
    need(isinstance(header["act"], str), f"{where}: no kind of act")
    need(isinstance(header["at"], str) and INSTANT.fullmatch(header["at"]) is not None, f"{where}: no time")
    by = header["by"]
    need(isinstance(by, dict) and set(by) <= {"post"}, f"{where}: no author")
    need(all(isinstance(post, str) for post in by.values()), f"{where}: no author")
    need(isinstance(header["seen"], dict), f"{where}: nothing about what was seen")
    for journal, head in header["seen"].items():
        pairs = isinstance(head, list) and len(head) > 0 and len(head) % 2 == 0
        need(pairs, f"{where}: malformed head of {journal}")
        heads = []
        for size, root in zip(head[::2], head[1::2]):
            need(type(size) is int and size >= 0 and isinstance(root, str), f"{where}: malformed head of {journal}")
            heads.append((size, from_base64(root, f"{where}: head of {journal}", 32)))
        need(heads == sorted(set(heads)), f"{where}: heads of {journal} out of order")
    need(isinstance(header["body"], str), f"{where}: no commitment")
    return from_base64(header["body"], f"{where}: commitment", 32)


# Section 7: the folder.


def tile_name(kind, index, width):
    groups = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03}")
    return "/".join(["tile", str(kind), *groups]) + ("" if width == 256 else f".p/{width}")


def tiles(count):
    """The index and width of every tile over that many hashes or leaves."""
    for index in range((count + 255) // 256):
        yield index, min(256, count - 256 * index)


def read_leaves(folder, size):
    leaves = []
    for index, width in tiles(size):
        name = tile_name("entries", index, width)
        content = read(os.path.join(folder, name), 256 * (2 + 65_535))
        place = 0
        for _ in range(width):
            length = int.from_bytes(content[place : place + 2], "big")
            need(place + 2 + length <= len(content), f"{name}: ends within an act")
            leaves.append(content[place + 2 : place + 2 + length])
            place += 2 + length
        need(place == len(content), f"{name}: bytes after the last act")
    return leaves


def files(folder, below):
    """The paths of all files below a folder of the export, as they stand in it."""

    def fail(error):
        if not isinstance(error, FileNotFoundError):
            raise error

    for path, _, names in os.walk(os.path.join(folder, below), onerror=fail):
        for name in names:
            yield os.path.relpath(os.path.join(path, name), folder).replace(os.sep, "/")


def check_tiles(folder, rows):
    """How many tiles of hashes there are; each must have the hashes of the tree, and none goes beyond the head."""
    count = 0
    widths = {tile_name("entries", index, 256): width for index, width in tiles(len(rows[0]))}
    for level in range(8):
        if 8 * level >= len(rows):
            break
        row = rows[8 * level]
        for index, width in tiles(len(row)):
            name = tile_name(level, index, width)
            content = read(os.path.join(folder, name), 256 * 32)
            need(content == b"".join(row[256 * index : 256 * index + width]), f"{name}: other hashes than the acts'")
            widths[tile_name(level, index, 256)] = width
            count += 1
    for name in files(folder, "tile"):
        base, is_partial, width = name.partition(".p/")
        narrow = re.fullmatch(r"[1-9][0-9]{0,2}", width, re.ASCII) is not None and int(width) < 256
        need(narrow or not is_partial, f"{name}: no tile")
        # A folder that has grown may still have narrower tiles; they are not used.
        covered = (int(width) if is_partial else 256) <= widths.get(base, 0)
        need(covered, f"{name}: the signed head does not cover it")
    return count


def check_bodies(folder, commitments):
    path = os.path.join(folder, "bodies")
    names = {name[len("bodies/") :] for name in files(folder, "bodies")}
    shown = 0
    for index, commitment in enumerate(commitments):
        name = commitment.hex()
        if name not in names:
            continue
        content = read(os.path.join(path, name), 32 + (16 << 20))
        where = f"body of act {index}"
        need(len(content) >= 32 and hashlib.sha256(content).digest() == commitment, f"{where}: not the one committed to")
        canonical_json(content[32:], where, 16 << 20, 16, 100_000)
        shown += 1
    strangers = names - {commitment.hex() for commitment in commitments}
    need(not strangers, f"bodies/{min(strangers, default='')}: belongs to no act")
    return shown


# Section 8: a proof file.


def check_proof(content, key, where, leaf):
    """The place that the proof names; `leaf` answers the act there."""
    head, blank, checkpoint = content.partition(b"\n\n")
    need(blank, f"{where}: no blank line")
    try:
        lines = head.decode("ascii").split("\n")
    except UnicodeDecodeError as error:
        raise Refused(f"{where}: no ASCII") from error
    need(lines.pop(0) == "c2sp.org/tlog-proof@v1", f"{where}: another kind of file")
    if lines and lines[0].startswith("extra "):
        need(from_base64(lines.pop(0)[6:], f"{where}: extra"), f"{where}: empty extra")
    need(lines and lines[0].startswith("index "), f"{where}: no index")
    index = decimal(lines.pop(0)[6:], f"{where}: index")
    need(len(lines) <= 64, f"{where}: too many hashes")
    proof = [from_base64(line, f"{where}: hash", 32) for line in lines]
    size, expected = open_checkpoint(checkpoint, key, where)
    need(index < size, f"{where}: there is no act {index} among {size}")
    act = leaf(index)
    need(is_included(leaf_hash(act), index, size, expected, proof), f"{where}: does not prove act {index}")
    check_header(act, index, key)
    return index, size


def check_proofs(folder, leaves, key):
    def leaf(index):
        need(index < len(leaves), f"there is no act {index} in the folder")
        return leaves[index]

    count = 0
    for name in sorted(files(folder, "proofs")):
        index, _ = check_proof(read(os.path.join(folder, name), 2 * LONGEST_NOTE), key, name, leaf)
        need(name == f"proofs/{index}.proof", f"{name}: proves act {index}")
        count += 1
    return count


def check_older(path, rows, key):
    """How many acts an older head covers; they must be the first ones of the folder."""
    size, expected = open_checkpoint(read(path, LONGEST_NOTE), key, path)
    need(size <= len(rows[0]), f"{path}: has {size} acts, the folder only {len(rows[0])}")
    # The first rows of complete subtrees are those of every larger tree.
    older = [row[: size >> level] for level, row in enumerate(rows)]
    need(root(older) == expected, f"{path}: signed over other acts; the journal has two histories")
    return size


def verify_folder(folder, key, older):
    size, expected = open_checkpoint(read(os.path.join(folder, "checkpoint"), LONGEST_NOTE), key, "checkpoint")
    print(f"checkpoint  {size} acts of {key.name}, signed by {key.line}")
    print(f"root        {base64.b64encode(expected).decode()}")
    stated = read(os.path.join(folder, "key"), 1024)
    need(stated == key.line.encode() + b"\n", "key: another key than the one asked for")
    leaves = read_leaves(folder, size)
    rows = levels([leaf_hash(leaf) for leaf in leaves])
    need(root(rows) == expected, "the acts do not lead to the signed root")
    print(f"acts        {len(leaves)} read; they lead to the signed root")
    print(f"tiles       {check_tiles(folder, rows)} with the hashes of these acts")
    commitments = [check_header(leaf, index, key) for index, leaf in enumerate(leaves)]
    print(f"headers     {len(commitments)} in their only form, each at its place")
    shown = check_bodies(folder, commitments)
    hidden = len(commitments) - shown
    print(f"bodies      {shown} shown and committed to, {hidden} not shown")
    print(f"proofs      {check_proofs(folder, leaves, key)} hold")
    if older is not None:
        print(f"older head  its {check_older(older, rows, key)} acts are the first of these")
    print(f"complete but for {hidden} bodies not shown" if hidden else "complete")


def main():
    parser = argparse.ArgumentParser(description="Check an exported journal, or one act by its proof file.")
    parser.add_argument("--key", required=True, help="the journal's public key, as its owner tells it")
    parser.add_argument("--older", help="a checkpoint of the same journal that you have had before")
    parser.add_argument("--proof", help="a proof file")
    parser.add_argument("--act", help="the act that it proves: the bytes of its header")
    parser.add_argument("folder", nargs="?", help="the exported folder")
    arguments = parser.parse_args()
    if (arguments.folder is None) == (arguments.proof is None) or (arguments.proof is None) != (arguments.act is None):
        parser.error("give a folder, or --proof and --act")
    if arguments.older is not None and arguments.folder is None:
        parser.error("an older checkpoint is compared with a folder")
    try:
        key = Key(arguments.key)
        if arguments.folder is not None:
            verify_folder(arguments.folder, key, arguments.older)
        else:
            act = read(arguments.act, 65_535)
            index, size = check_proof(read(arguments.proof, 2 << 20), key, arguments.proof, lambda _: act)
            print(f"act {index} stands in {key.name} under a head of {size} acts signed by {key.line}")
    except Refused as error:
        print(f"refused: {error}", file=sys.stderr)
        return STATUS_DAMAGED
    except OSError as error:
        print(f"failed: {error}", file=sys.stderr)
        return STATUS_FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
