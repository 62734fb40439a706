"""Writes first inputs for scripts/fuzz: small files of every format, around invented words. Standard library only."""

import io
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

corpus, examples = Path(sys.argv[1]), Path(sys.argv[2])
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


seeds = {
    "text": "\n\n".join(TEXT).encode(), "utf16": "\n".join(TEXT).encode("utf-16"),
    "cp1251": TEXT[2].encode("cp1251"), "docx": word(), "odt": open_document(), "eml": message(), "rtf": rich_text(),
    "html": ("<!DOCTYPE html><h1>" + "</h1><p>".join(TEXT) + "<ul><li>a<li>b</ul>").encode()}
for path in sorted(examples.rglob("*.txt")):
    seeds[f"example-{path.stem}"] = path.read_bytes()[:8192]
for name, content in seeds.items():
    (corpus / f"seed-{name}").write_bytes(content)
