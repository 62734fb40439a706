"""Removes each check of the verifiers in turn, and looks whether a falsified journal is then accepted or a check is idle.

    mutants.py VERIFIERS [shell|python|go]…

A journal is made and falsified in every way that the format forbids, each one hand-written; every verifier has to refuse
each of them, and to accept the true one. Then each single check of a verifier is taken out of a copy, and at least one of
the falsified journals has to be accepted, or refused for another reason than before. Prints the checks whose loss nobody would notice; ends with 1
where there are such, or where a verifier accepts what it must not.
"""

import ast
import base64
import concurrent.futures
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

NAME = "alda.example/rivers/1"
ORDER = 2**252 + 27742317777372353535851937790883648493


def b64(data):
    return base64.b64encode(data).decode()


def sha(data):
    return hashlib.sha256(data).digest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def root_of(hashes):
    if not hashes:
        return sha(b"")
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return sha(b"\x01" + root_of(hashes[:half]) + root_of(hashes[half:]))


def path_of(place, hashes):
    if len(hashes) == 1:
        return []
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    if place < half:
        return path_of(place, hashes[:half]) + [root_of(hashes[half:])]
    return path_of(place - half, hashes[half:]) + [root_of(hashes[:half])]


class Key:
    def __init__(self, byte, name=NAME, kind=1):
        self.key = Ed25519PrivateKey.from_private_bytes(bytes([byte]) * 32)
        self.set(self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw), name, kind)

    def set(self, raw, name, kind):
        self.name, self.raw = name, raw
        self.id = sha(name.encode() + b"\n" + bytes([kind]) + raw)[:4]
        self.line = f"{name}+{self.id.hex()}+{b64(bytes([kind]) + raw)}"

    def signed(self, text, signature=None):
        return f"{text}\n" + self.signature(text, signature)

    def signature(self, text, signature=None):
        return f"\u2014 {self.name} {b64(self.id + (signature or self.key.sign(text.encode())))}\n"


class Journal:
    """A journal of some acts, every part of which can be changed before it is written."""

    def __init__(self, count=5, key=None):
        self.key = key or Key(1)
        self.asked = self.key.line
        self.headers, self.bodies = [], {}
        for number in range(count):
            body = bytes([number % 256]) * 32 + canonical({"text": f"Report {number}"})
            commitment = sha(body)
            self.bodies[commitment.hex()] = body
            self.headers.append(canonical({
                "act": "report", "at": "2026-11-25T09:30:00Z", "body": b64(commitment), "by": {}, "journal": NAME,
                "number": number, "seen": {}, "v": 1}))
        self.older = None
        self.extra = {}
        self.proved = [2]

    def head(self, count=None, root=None, name=NAME):
        count = len(self.headers) if count is None else count
        return f"{name}\n{count}\n{b64(root or root_of(self.hashes()[:count]))}\n"

    def hashes(self):
        return [sha(b"\x00" + header) for header in self.headers]

    def files(self):
        hashes = self.hashes()
        files = {"checkpoint": self.key.signed(self.head()).encode(), "key": (self.key.line + "\n").encode()}
        for start in range(0, len(hashes), 256):
            part = hashes[start:start + 256]
            end = f"{start // 256:03}" + ("" if len(part) == 256 else f".p/{len(part)}")
            files[f"tile/0/{end}"] = b"".join(part)
            files[f"tile/entries/{end}"] = b"".join(
                len(header).to_bytes(2, "big") + header for header in self.headers[start:start + 256])
        whole = [root_of(hashes[start:start + 256]) for start in range(0, len(hashes) - 255, 256)]
        if whole:
            files[f"tile/1/000.p/{len(whole)}"] = b"".join(whole)
        for name, body in self.bodies.items():
            files[f"bodies/{name}"] = body
        for number in self.proved:
            files[f"proofs/{number}.proof"] = self.proof(number)
        files.update(self.extra)
        return {path: content for path, content in files.items() if content is not None}

    def proof(self, number, first="c2sp.org/tlog-proof@v1", extra=None, index=None, path=None, note=None):
        hashes = self.hashes()
        lines = [first] + ([f"extra {extra}"] if extra is not None else [])
        lines.append(f"index {number}" if index is None else index)
        lines += [b64(hash) for hash in (path_of(number, hashes) if path is None else path)]
        return ("\n".join(lines) + "\n\n" + (self.key.signed(self.head()) if note is None else note)).encode()

    def with_header(self, number, change):
        self.headers[number] = change(self.headers[number])
        return self


def cases():
    """Every journal, with its story, and whether it is true: True, False, or the verifier that does not look there."""
    yield "true", Journal(), True
    yield "true, of one tile and more", Journal(300), True
    yield "true, empty", prepared(Journal(0), proved=[]), True
    older = Journal()
    older.older = older.key.signed(older.head(3)).encode()
    yield "true, with an older head", older, True
    extra = Journal()
    extra.extra["proofs/2.proof"] = extra.proof(2, extra=b64(b"x"))
    yield "true, with something beside the proof", extra, True
    cosigned = Journal()
    cosigned.extra["checkpoint"] = (cosigned.key.signed(cosigned.head()) + Key(9, "somebody.example").signature("other")).encode()
    yield "true, with a line of somebody else", cosigned, True

    # The key.
    for what, line in [
            ("no key", "nothing"), ("an id that is not its own", re.sub(r"\+[0-9a-f]{8}\+", "+00000000+", Key(1).line)),
            ("a cosigner's key", Key(1, kind=4).line), ("a name that is none", Key(1, "alda").line),
            ("another form of base64", Key(1).line + "="), ("letters that are no base64", Key(1).line[:-2] + "!!"),
            ("unused bits", Key(1).line[:-1] + chr(ord(Key(1).line[-1]) + 1)), ("31 bytes", Key(1).line[:-4])]:
        yield f"key: {what}", prepared(Journal(), asked=line), False
    for raw in ["01" + "00" * 31, "00" * 32, "ec" + "ff" * 30 + "7f", "ee" + "ff" * 30 + "7f", "01" + "00" * 30 + "80",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"]:
        key = Key(1)
        key.set(bytes.fromhex(raw), NAME, 1)
        weak = Journal(key=key)
        signature = bytes.fromhex("01" + "00" * 31) + bytes(32)
        weak.extra["checkpoint"] = key.signed(weak.head(), signature).encode()
        weak.proved = []
        yield f"key: of small order, {raw[:8]}", prepared(weak, asked=key.line), False
    yield "key file: another", prepared(Journal(), extra={"key": (Key(2).line + "\n").encode()}), False
    yield "key file: missing", prepared(Journal(), extra={"key": None}), False
    yield "key file: without its line feed", prepared(Journal(), extra={"key": Key(1).line.encode()}), False
    yield "key file: longer than any", prepared(Journal(), extra={"key": (Key(1).line + "\n").encode() + b"x" * 5000}), False

    # The head.
    def head(text=None, note=None, story=""):
        journal = Journal()
        journal.proved = []
        text = journal.head() if text is None else text
        journal.extra["checkpoint"] = (journal.key.signed(text) if note is None else note(journal, text)).encode()
        return f"head: {story}", journal, False
    true = Journal().head()
    lines = true.split("\n")
    for story, text in [
            ("another journal", true.replace("alda", "brenn")), ("a line more", true + "x\n"), ("a line less", "\n".join(lines[:2]) + "\n"),
            ("a zero in front", true.replace("\n5\n", "\n05\n")), ("a plus", true.replace("\n5\n", "\n+5\n")),
            ("a size that is none", true.replace("\n5\n", "\nx\n")), ("more acts than there are", true.replace("\n5\n", "\n6\n")),
            ("fewer acts than there are", true.replace("\n5\n", "\n4\n")), ("a size beyond all numbers", true.replace("\n5\n", "\n99999999999999999999\n")),
            ("another root", Journal().head(root=sha(b"x"))), ("a root that is none", "\n".join(lines[:2] + ["AAAA", ""])),
            ("a root with unused bits", "\n".join(lines[:2] + [lines[2][:-2] + chr(ord(lines[2][-2]) + 1) + "=", ""])),
            ("nothing of acts that are there", true.replace("\n5\n", "\n0\n"))]:
        yield head(text, story=story)
    for story, note in [
            ("another key's signature", lambda journal, text: Key(2).signed(text)),
            ("the signature of another text", lambda journal, text: f"{text}\n" + journal.key.signature("x\n")),
            ("no signature", lambda journal, text: text), ("no line of the key", lambda journal, text: f"{text}\n" + Key(9, "x.example/a/1").signature(text)),
            ("a good line and a false one", lambda journal, text: journal.key.signed(text) + journal.key.signature("x\n")),
            ("a signature cut", lambda journal, text: journal.key.signed(text, journal.key.key.sign(text.encode())[:63])),
            ("a signature with a byte more", lambda journal, text: journal.key.signed(text, journal.key.key.sign(text.encode()) + b"\0")),
            ("a line without its dash", lambda journal, text: journal.key.signed(text).replace("\u2014 ", "- ")),
            ("a line with a space more", lambda journal, text: journal.key.signed(text).replace("\u2014 ", "\u2014  ")),
            ("no last line feed", lambda journal, text: journal.key.signed(text)[:-1]),
            ("a carriage return", lambda journal, text: journal.key.signed(text).replace("\n", "\r\n")),
            ("a tab among the lines of somebody else", lambda journal, text: journal.key.signed(text) + "\u2014 x\t AAAAAAA=\n"),
            ("a line of base64 that is none", lambda journal, text: journal.key.signed(text) + "\u2014 x AAA!AAA=\n"),
            ("a line of base64 in another form", lambda journal, text: journal.key.signed(text) + "\u2014 x AAAAAAB=\n"),
            ("a line that is too short", lambda journal, text: journal.key.signed(text) + "\u2014 x AAAA\n"),
            ("a hundred lines more", lambda journal, text: journal.key.signed(text) + "".join(Key(9, f"x{n}.example").signature(text) for n in range(101))),
            ("S beyond the order of the group", lambda journal, text: journal.key.signed(text, beyond(journal.key.key.sign(text.encode())))),
            ("R of small order", lambda journal, text: journal.key.signed(text, bytes.fromhex("01" + "00" * 31) + bytes(32)))]:
        yield head(None, note, story)
    for story, content in [("missing", None), ("empty", b""), ("a byte 00", Journal().files()["checkpoint"] + b"\0"),
                           ("longer than any", Journal().files()["checkpoint"] + b"x" * 1_100_000)]:
        yield f"head: {story}", prepared(Journal(), extra={"checkpoint": content}, proved=[]), False

    # The headers; the owner has signed all of this.
    def changed(story, old, new, number=1):
        journal = Journal()
        before = journal.headers[number]
        journal.headers[number] = before.replace(old, new)
        assert journal.headers[number] != before, story
        return f"header: {story}", journal, False
    for story, old, new in [
            ("another journal", b"rivers/1", b"rivers/2"), ("another place", b'"number":1', b'"number":2'),
            ("another version", b'"v":1', b'"v":2'), ("a member more", b'"v":1', b'"v":1,"w":1'), ("a member less", b'"seen":{},', b""),
            ("white space", b'"v":1', b'"v": 1'), ("another order", b'{"act":"report","at"', b'{"at":"2026-11-25T09:30:00Z","act":"report","bt"'),
            ("a day that is none", b"2026-11-25", b"2026-13-25"), ("an hour that is none", b"T09:", b"T25:"),
            ("a number in front", b'"number":1', b'"number":01'), ("a commitment cut", b'"body":"', b'"body":"A'),
            ("on in an act that has none", b'"seen"', b'"on":{"proposal":"x"},"seen"'), ("no on in an act that has it", b'"report"', b'"consent"'),
            ("a control character", b'"report"', b'"rep\x01rt"'), ("a line feed", b'"report"', b'"rep\nrt"'), ("by with a member that it has not", b'"by":{}', b'"by":{"x":"y"}'),
            ("a zero byte", b'"report"', b'"rep\x00rt"'), ("seen that is a list", b'"seen":{}', b'"seen":[]'), ("half of it", b'"journal"', b'')]:
        yield changed(story, old, new)
    for story, old, new in [
            ("a doubled member", b'"v":1', b'"v":1,"v":1'), ("by of a number", b'"by":{}', b'"by":{"post":1}'),
            ("an act that is a number", b'"report"', b'1'), ("on that is a text", b'"report","at"', b'"consent","at"')]:
        journal = changed(story, old, new)[1]
        if story.startswith("on "):
            journal.headers[1] = journal.headers[1].replace(b'"seen"', b'"on":"x","seen"')
        yield f"header: {story}", journal, False
    for content in [b"[]", b'"x"', b"{}", b"1", b"null"]:
        journal = Journal()
        journal.headers[1] = content
        journal.proved = []
        yield f"header: {content.decode()}", journal, False
    journal = Journal()
    text = journal.headers[1].decode()
    start = text.index('"body":"')
    journal.headers[1] = (text[:start] + '"body":1' + text[text.index('","by"') + 1:]).encode()
    yield "header: a commitment that is a number", journal, False
    root = b64(sha(b"x")).encode()
    for story, new in [
            ("nothing of a journal", b'"x/y/1":[]'), ("a size without a root", b'"x/y/1":[1]'), ("a size below nothing", b'"x/y/1":[-1,"%s"]' % root),
            ("a size that is a text", b'"x/y/1":["1","%s"]' % root), ("a root that is a number", b'"x/y/1":[1,1]'),
            ("a root that is none", b'"x/y/1":[1,"AAAA"]'), ("two histories out of order", b'"x/y/1":[2,"%s",1,"%s"]' % (root, root)),
            ("one history twice", b'"x/y/1":[1,"%s",1,"%s"]' % (root, root)), ("a journal that is a number", b'"x/y/1":1')]:
        story, journal, _ = changed(f"seen, {story}", b'"seen":{}', b'"seen":{' + new + b"}")
        yield story, journal, "shell"
    unused = Journal()
    text = unused.headers[1].decode()
    end = text.index('=","by"')
    unused.headers[1] = (text[:end - 1] + chr(ord(text[end - 1]) + 1) + text[end:]).encode()
    yield "header: a commitment with unused bits", unused, False

    # The files of the tiles.
    for path in ["tile/entries/000.p/5", "tile/0/000.p/5"]:
        whole = Journal().files()[path]
        for story, content in [("missing", None), ("cut", whole[:-1]), ("longer", whole + b"\0"), ("empty", b""),
                               ("a bit turned", bytes([whole[0] ^ 1]) + whole[1:]), ("its last bit turned", whole[:-1] + bytes([whole[-1] ^ 1])),
                               ("one act less", whole[:len(whole) // 5]), ("the length of an act beyond its end", b"\xff\xff" + whole[2:])]:
            yield f"{path}: {story}", prepared(Journal(), extra={path: content}), False
    for path in ["tile/1/000.p/1", "tile/0/001.p/1", "tile/0/000", "tile/entries/001", "tile/x", "tile/0/000.p/0",
                 "tile/0/000.p/256", "tile/0/000.p/05", "tile/8/000", "tile/entries/000.p/6"]:
        yield f"a stranger: {path}", prepared(Journal(), extra={path: b"x" * 32}), False
    large = Journal(300)
    yield "the upper tile missing", prepared(Journal(300), extra={"tile/1/000.p/1": None}), False
    yield "the upper tile with another hash", prepared(Journal(300), extra={"tile/1/000.p/1": b"x" * 32}), False
    swapped = large.files()
    yield "two tiles in each other's place", prepared(
        Journal(300), extra={"tile/0/000": swapped["tile/0/001.p/44"], "tile/0/001.p/44": swapped["tile/0/000"]}), False

    # The bodies.
    name, body = next(iter(Journal().bodies.items()))
    for story, extra in [
            ("another content", {f"bodies/{name}": body[:-1] + b"x"}), ("another salt", {f"bodies/{name}": b"x" + body[1:]}),
            ("of no act", {f"bodies/{sha(b'x').hex()}": b"x"}), ("a name that is none", {"bodies/x": b"x"}),
            ("a name in capitals", {f"bodies/{name.upper()}": body}), ("empty", {f"bodies/{name}": b""}),
            ("in a folder", {f"bodies/x/{name}": body})]:
        yield f"body: {story}", prepared(Journal(), extra=extra), False
    short = Journal()
    commitment = sha(b"short")
    short.headers[0] = short.headers[0].replace(b64(bytes.fromhex(name)).encode(), b64(commitment).encode())
    del short.bodies[name]
    short.bodies[commitment.hex()] = b"short"
    yield "body: shorter than its salt", short, False

    # What the shell does not read: the words of a body. The owner has signed all of this.
    for story, content in [
            ("no JSON", b"x"), ("white space", b'{"a": 1}'), ("a doubled member", b'{"a":1,"a":1}'), ("another order", b'{"b":1,"a":1}'),
            ("a name that is no ASCII", '{"é":1}'.encode()), ("null", b'{"a":null}'), ("a number beyond 2^53", b'{"a":9007199254740992}'),
            ("a number far below", b'{"a":-9007199254740992}'), ("a fraction", b'{"a":1.5}'), ("minus zero", b'{"a":-0}'),
            ("an exponent", b'{"a":1e3}'), ("no number", b'{"a":NaN}'), ("a noncharacter", '{"a":"\ufdd0"}'.encode()), ("a noncharacter at the end of a plane", '{"a":"\U0001ffff"}'.encode()),
            ("a null character", b'{"a":"\\u0000"}'), ("half a pair", b'{"a":"\\ud800"}'), ("an escape that need not be", b'{"a":"\\u0061"}'),
            ("no UTF-8", b'{"a":"\xff"}'), ("a byte order mark", b"\xef\xbb\xbf{}"), ("seventeen levels", b"[" * 17 + b"]" * 17),
            ("a thousand levels", b"[" * 5000 + b"]" * 5000), ("too many elements", b"[" + b"1," * 100_000 + b"1]"), ("a line feed", b"{}\n"),
            ("longer than any", b'["' + b"a" * (16 << 20) + b'"]')]:
        journal = Journal()
        body = bytes(32) + content
        commitment = sha(body)
        old = next(iter(journal.bodies))
        journal.headers[0] = journal.headers[0].replace(b64(bytes.fromhex(old)).encode(), b64(commitment).encode())
        del journal.bodies[old]
        journal.bodies[commitment.hex()] = body
        journal.proved = []
        yield f"words: {story}", journal, "shell"

    # The proofs.
    def proof(story, content, name="2"):
        return f"proof: {story}", prepared(Journal(), proved=[], extra={f"proofs/{name}.proof": content}), False
    journal = Journal()
    good = path_of(2, journal.hashes())
    for story, content in [
            ("another first line", journal.proof(2, first="c2sp.org/tlog-proof@v2")), ("no index", journal.proof(2, index="indez 2")),
            ("an index that is none", journal.proof(2, index="index x")), ("a zero in front", journal.proof(2, index="index 02")),
            ("an index beyond", journal.proof(2, index="index 7")), ("another act", journal.proof(2, index="index 3")),
            ("a hash less", journal.proof(2, path=good[:-1])), ("a hash more", journal.proof(2, path=good + [sha(b"x")])),
            ("another hash", journal.proof(2, path=good[:-1] + [sha(b"x")])), ("hashes in another order", journal.proof(2, path=good[::-1])),
            ("a hash cut", journal.proof(2, path=[good[0][:31]] + good[1:])), ("extra that is no base64", journal.proof(2, extra="!")),
            ("seventy hashes", journal.proof(2, path=good + [sha(b"x")] * 70)), ("no blank line", journal.proof(2).replace(b"\n\n", b"\n", 1)),
            ("no head", journal.proof(2, note="")), ("a head of another key", journal.proof(2, note=Key(2).signed(journal.head()))),
            ("a head of another root", journal.proof(2, note=journal.key.signed(journal.head(root=sha(b"x"))))),
            ("a head longer than any", journal.proof(2, note=journal.key.signed(journal.head()) + "\u2014 x " + "A" * 1_100_000 + "\n")),
            ("empty", b""), ("a byte 00", journal.proof(2) + b"\0"), ("longer than any", journal.proof(2) + b"x" * 2_200_000)]:
        yield proof(story, content)
    yield proof("of another act than its name says", journal.proof(2), "3")
    yield proof("of an act that is not there", journal.proof(2, index="index 9"), "9")
    longer = Journal(9)
    yield "proof: of an act of a larger head", prepared(
        Journal(), proved=[], extra={"proofs/7.proof": longer.proof(7)}), False

    # An older head.
    for story, note in [
            ("of other acts", journal.key.signed(journal.head(3, root=sha(b"x")))), ("of more acts", longer.key.signed(longer.head())),
            ("of another key", Key(2).signed(journal.head(3))), ("that is none", "x\n"),
            ("of another journal", journal.key.signed(journal.head(3, name="brenn.example/rivers/1")))]:
        yield f"older head: {story}", prepared(Journal(), older=note.encode()), False


def prepared(journal, **changes):
    for name, value in changes.items():
        setattr(journal, name, value)
    return journal


def beyond(signature):
    number = int.from_bytes(signature[32:], "little") + ORDER
    return signature[:32] + number.to_bytes(32, "little")


def write_all(folder):
    written = []
    for number, (story, journal, is_true) in enumerate(cases()):
        place = os.path.join(folder, str(number))
        for path, content in journal.files().items():
            path = os.path.join(place, path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(content)
        os.makedirs(place, exist_ok=True)
        arguments = ["--key", journal.asked]
        if journal.older is not None:
            with open(place + ".older", "wb") as file:
                file.write(journal.older)
            arguments += ["--older", place + ".older"]
        written.append((story, arguments + [place], is_true))
    return written


def answer(command, arguments):
    """How a verifier ends, and the reason that it gives."""
    try:
        result = subprocess.run(command + arguments, capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return 99, ""
    return result.returncode, result.stderr.decode(errors="replace").split("\n")[0]


def shell_mutants(source):
    """Every `refuse` of the script, taken out."""
    for match in re.finditer(r'refuse "[^"]*"', source):
        line = source.count("\n", 0, match.start()) + 1
        yield line, match.group(), source[:match.start()] + ":" + source[match.end():]


def python_mutants(source):
    """Every `need`, taken out."""
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "need":
            text = "\n".join(lines[node.lineno - 1:node.end_lineno]).strip()
            changed = lines[:node.lineno - 1] + [" " * node.col_offset + "pass"] + lines[node.end_lineno:]
            yield node.lineno, text, "\n".join(changed)


def go_mutants(source):
    """Every condition under which something is refused, made false."""
    for match in re.finditer(r"(?:if ([^{\n]*) \{|case ([^\n]*):)\n\t*return [^\n]*refuse\(", source):
        line = source.count("\n", 0, match.start()) + 1
        group = 1 if match.group(1) is not None else 2
        condition = match.group(group)
        if ":=" in condition and ";" in condition:
            begin, _, test = condition.rpartition(";")
            condition = f"{begin}; false && ({test.strip()})"
        else:
            condition = f"false && ({condition})"
        yield line, match.group().split("\n")[0], source[:match.start(group)] + condition + source[match.end(group):]


def mutants_of(verifier, folder):
    """The commands of the verifier with each check taken out."""
    if verifier == "shell":
        path = f"{folder}/verify-journal.sh"
        for line, words, source in shell_mutants(open(path).read()):
            yield f"verify-journal.sh:{line}: {words}", "verify-journal.sh", source, lambda path: ["bash", path]
    elif verifier == "python":
        path = f"{folder}/verify_journal.py"
        for line, words, source in python_mutants(open(path).read()):
            yield f"verify_journal.py:{line}: {words}", "verify_journal.py", source, lambda path: [sys.executable, path]
    else:
        for name in sorted(os.listdir(f"{folder}/go")):
            if name == "measure.go":
                continue
            for line, words, source in go_mutants(open(f"{folder}/go/{name}").read()):
                yield f"{name}:{line}: {words}", name, source, None


def build_go(folder, program):
    environment = dict(os.environ, GO111MODULE="off", GOPATH="/usr/share/gocode", GOCACHE=os.path.join(tempfile.gettempdir(), "mutants-go"))
    return subprocess.run(["go", "build", "-o", program, "."], cwd=folder, env=environment, capture_output=True, text=True)


def main():
    verifiers = sys.argv[2:] or ["shell", "python", "go"]
    source = os.path.realpath(sys.argv[1])
    removed, idle, failures, outcomes = 0, [], 0, {}
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        written = write_all(os.path.join(folder, "cases"))
        pool = concurrent.futures.ThreadPoolExecutor(os.cpu_count())
        for verifier in verifiers:
            if verifier == "go":
                program = f"{folder}/go-verifier"
                built = build_go(f"{source}/go", program)
                if built.returncode != 0:
                    raise SystemExit(built.stderr)
                command = [program]
            else:
                command = ["bash", f"{source}/verify-journal.sh"] if verifier == "shell" else \
                    [sys.executable, f"{source}/verify_journal.py"]
            answers = list(pool.map(lambda case: answer(command, case[1]), written))
            for (story, _, is_true), (code, _) in zip(written, answers):
                is_true = is_true is True or is_true == verifier
                # A key that is none may be called a wrong call.
                if code != 0 if is_true else code not in (2, 3):
                    failures += 1
                    print(f"{verifier}: {story}: ended with {code}")
            print(f"{verifier}: {len(written)} journals, {sum(1 for case in written if case[2] is not True)} of them falsified")

            def judge(mutant):
                number, (words, name, text, start) = mutant
                place = f"{folder}/mutant-{verifier}-{number}"
                if start is None:
                    shutil.copytree(f"{source}/go", place)
                    with open(f"{place}/{name}", "w") as file:
                        file.write(text)
                    built = build_go(place, f"{place}/verifier")
                    if built.returncode != 0:
                        return words, "does not compile"
                    mutated = [f"{place}/verifier"]
                else:
                    os.makedirs(place)
                    with open(f"{place}/{name}", "w") as file:
                        file.write(text)
                    mutated = start(f"{place}/{name}")
                # What is false is accepted, or refused for another reason: either is noticed.
                noticed = ""
                for (story, arguments, is_true), before in zip(written, answers):
                    now = answer(mutated, arguments)
                    if now != before:
                        noticed = "accepted" if now[0] == 0 else "another reason"
                        break
                shutil.rmtree(place)
                return words, noticed

            for words, noticed in pool.map(judge, enumerate(mutants_of(verifier, source))):
                removed += 1
                outcomes[noticed] = outcomes.get(noticed, 0) + 1
                if not noticed:
                    idle.append(words)
                    print(f"not noticed: {words}")
        pool.shutdown()
    print(", ".join(f"{name or 'nothing changed'}: {count}" for name, count in sorted(outcomes.items())))
    print(f"{removed} checks removed, {len(idle)} not noticed")
    sys.exit(1 if idle or failures else 0)


if __name__ == "__main__":
    main()
