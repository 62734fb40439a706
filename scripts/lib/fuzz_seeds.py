"""Writes first inputs for scripts/fuzz: small files of every format, around invented words, small pouches and deliveries,
and what fuzz_reader_seeds.py has for other readers. Standard library only."""

import base64
import hashlib
import io
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import fuzz_reader_seeds

target, corpus, examples = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
TEXT = ["Communiqué conjoint", "Les Parties sont convenues de créer un groupe de travail avant le 30 juin 2027 :",
        "Стороны договорились провести встречу в Халвике.", "The two Parties agreed to meet at Halvik in 2027."]


def archive(members):
    packed = io.BytesIO()
    # Stored, so that a change reaches the XML without being stopped by the unpacking.
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def word():
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    rel = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>' for text in TEXT)
    return archive({
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<R {rel}><Relationship Type="{kind}/officeDocument" Target="word/document.xml"/></R>',
        "word/_rels/document.xml.rels": f'<R {rel}><Relationship Type="{kind}/styles" Target="styles.xml"/></R>',
        "word/document.xml": f"<w:document {w}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f'<w:styles {w}><w:style w:styleId="a"><w:name w:val="heading 1"/></w:style></w:styles>'})


def open_document():
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "style"))
    body = "".join(f"<text:p>{text}</text:p>" for text in TEXT)
    return archive({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
                       "</office:document-content>"})


def message():
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Message-ID"] = TEXT[0], "a@halvik.example", "<1@halvik.example>"
    mail.set_content("\n\n".join(TEXT))
    mail.add_alternative("".join(f"<p>{text}</p>" for text in TEXT), subtype="html")
    mail.add_attachment(b"no", maintype="application", subtype="pdf", filename="é.pdf")
    return bytes(mail)


def rich_text():
    escaped = ["".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text) for text in TEXT]
    return ("{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 A;}}{\\stylesheet{\\s1 heading 1;}}\\s1 "
            + "\\par\\pard ".join(escaped) + "{\\footnote b}{\\*\\unknown no}\\'e9}").encode()


# The only hash that the fuzz target of pouches knows.
ONE = hashlib.sha256(b"").digest()
ONE_TEXT = base64.b64encode(ONE).decode()


def act(journal, number, seen="{}"):
    return (f'{{"act":"report","at":"2026-11-25T09:30:00Z","body":"{ONE_TEXT}","by":{{}},"journal":"{journal}",'
            f'"number":{number},"seen":{seen},"v":1}}').encode()


def journal(name, first, size, seen="{}"):
    """The files of a journal whose acts are those from `first`, a multiple of 256, to before `size`."""
    key = base64.b64encode(b"\x01" + bytes(32)).decode()
    line = base64.b64encode(ONE[:4] + bytes(64)).decode()
    files = {"key": f"{name}+{ONE[:4].hex()}+{key}\n".encode(),
             "checkpoint": f"{name}\n{size}\n{ONE_TEXT}\n\n\u2014 {name} {line}\n".encode()}
    if size > first:
        files[f"bodies/{ONE.hex()}"] = bytes(32) + b"{}"

    def part(width):
        return f".p/{width}" if width < 256 else ""

    for start in range(first, size, 256):
        width = min(size - start, 256)
        leaves = [act(name, number, seen) for number in range(start, start + width)]
        path = f"{start // 256:03}{part(width)}"
        files[f"tile/entries/{path}"] = b"".join(len(leaf).to_bytes(2, "big") + leaf for leaf in leaves)
        files[f"tile/0/{path}"] = ONE * width
    if size >= 256:
        files[f"tile/1/000{part(size // 256)}"] = ONE * (size // 256)
    return files


def pouch(*journals, others=()):
    files = {f"journals/{name}/{path}": content for name, first, size, seen in journals
             for path, content in journal(name, first, size, seen).items()} | dict(others)
    return framed(files)


def framed(files):
    return b"".join(bytes([len(path)]) + path.encode() + len(content).to_bytes(2, "big") + content
                    for path, content in files.items() if len(content) < 65536)


def bag(files):
    payload = "".join(f"{ONE.hex()}  data/{path}\n" for path in files)
    tags = {"bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
            "bag-info.txt": b"Source-Organization: alda.example\n", "manifest-sha256.txt": payload.encode()}
    names = "".join(f"{ONE.hex()}  {path}\n" for path in tags)
    tags["tagmanifest-sha256.txt"] = names.encode()
    return tags | {f"data/{path}": content for path, content in files.items()}


def number(value):
    """In groups of seven bits, lowest first."""
    groups = bytearray()
    while value >= 128:
        groups.append(value & 127 | 128)
        value >>= 7
    return bytes(groups + bytes([value]))


def text(content):
    return number(len(content)) + content


def delivery(*journals, files=()):
    """A stream for a line between two nodes: of each journal its name, the first act and the number of acts."""
    stream = b"suivi/delivery/v1\n" + number(len(journals))
    for name, first, size in journals:
        parts = journal(name, 0, size)
        acts = [act(name, place) for place in range(first, size)]
        stream += text(name.encode()) + text(parts["key"].rstrip()) + text(parts["checkpoint"]) + number(first)
        stream += number(first.bit_count()) + ONE * first.bit_count() + number(len(acts))
        stream += b"".join(text(leaf) + (number(3) + bytes(32) + b"{}" if place else number(0))
                           for place, leaf in enumerate(acts))
    return stream + number(len(files)) + b"".join(ONE + text(content) for content in files)


def deliveries():
    alda, norvane = "alda.example/rivers/1", "norvane.example/rivers/1"
    holdings = f"{alda} 412 {'7b' * 16}\n\n".encode()
    return {"none": delivery(), "one": delivery((alda, 0, 3)), "two": delivery((alda, 5, 7), (norvane, 0, 1)),
            "file": delivery((alda, 0, 1), files=[b"abc"]), "message": holdings + delivery((alda, 3, 5)),
            "nothing": b"\n"}


def pouches():
    alda, norvane = "alda.example/rivers/1", "norvane.example/rivers/1"
    seen = f'{{"{norvane}":[1,"{ONE_TEXT}"]}}'
    small = {f"journals/{alda}/{path}": content for path, content in journal(alda, 0, 2).items()}
    return {"one": pouch((alda, 0, 3, seen)), "two": pouch((alda, 0, 1, seen), (norvane, 0, 1, "{}")),
            "tile": pouch((alda, 256, 258, "{}")), "edge": pouch((alda, 512, 513, "{}")),
            "empty": pouch((alda, 0, 0, "{}"), others=[("README.txt", b"a"), (f"files/{ONE.hex()}", b"b")]),
            "export": framed(journal(alda, 0, 2)), "bag": framed(bag(small))}


def formats():
    seeds = {
        "text": "\n\n".join(TEXT).encode(), "utf16": "\n".join(TEXT).encode("utf-16"),
        "cp1251": TEXT[2].encode("cp1251"), "docx": word(), "odt": open_document(), "eml": message(),
        "rtf": rich_text(),
        "html": ("<!DOCTYPE html><h1>" + "</h1><p>".join(TEXT) + "<ul><li>a<li>b</ul>").encode()}
    for path in sorted(examples.rglob("*.txt")):
        seeds[f"example-{path.stem}"] = path.read_bytes()[:8192]
    return seeds


def seeds():
    if target == "pouch":
        return pouches()
    if target == "delivery":
        return deliveries()
    if target in ("formats", "reader"):
        return formats()
    alda = "alda.example/rivers/1"
    payload = {f"journals/{alda}/{path}": content for path, content in journal(alda, 0, 2).items()}
    return fuzz_reader_seeds.seeds(target, bag(payload))


for name, content in seeds().items():
    (corpus / f"seed-{name}").write_bytes(content)
