"""First inputs for the fuzz targets in which one target tries many readers: the first byte of each is the letter of its
reader, in the order of Fuzz/Sources. Standard library only."""

import base64
import hashlib
import io
import json
import zipfile
from pathlib import Path

# The example of docs/record-format.md.
KEY = "alda.example/rivers/1+6345c9b9+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
CHECKPOINT = ("alda.example/rivers/1\n2\nDrqrd4iREJl8DJHAc4L+MPqqLDmIfabfF22qT7pCUmM=\n\n\u2014 alda.example/rivers/1 "
              "Y0XJuYuhfhh+Cjtcu//JExrbTHaLlJcSF+WeNz/JxrbCSOHQ1xY1Pksm4VeeeqB/V/F5sbhP3XOXEa1xhX5xJCLB8gY=\n")
HASH = "MW0oS5dRKe3ubCevNihZL2OO7ozqJXBfeyt+9uapbSI="
EMPTY = base64.b64encode(hashlib.sha256(b"").digest()).decode()
NAMES = {"en": "Republic of Norvane", "fr": "République de Norvane"}
SOURCE = {"conclusion": "1/07", "note": "Note 12"}


def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def header(act, on=None, seen=None):
    fields = {"act": act, "at": "2026-11-25T09:30:00Z", "body": HASH, "by": {"post": "registry.north"},
              "journal": "alda.example/rivers/1", "number": 3, "seen": seen or {}, "v": 1}
    return canonical(fields | ({"on": on} if on else {}))


RULES = {"parties": [{"journals": ["alda.example/rivers/1", "brenn.example/rivers/1"], "name": "rivers",
                      "speaker": "alda.example/rivers/1"},
                     {"journals": ["norvane.example/rivers/1"], "name": "norvane",
                      "speaker": "norvane.example/rivers/1"}],
         "silence": {"least": 86400, "posts": ["registry.north"]}}
HEADERS = [
    header("report"), header("report", seen={"norvane.example/rivers/1": [2, HASH]}),
    header("report", seen={"norvane.example/rivers/1": [2, HASH, 3, HASH]}),
    header("propose", {"content": HASH, "replaces": [[HASH], [HASH, HASH]], "rules": HASH,
                       "expiry": "2026-12-25T09:30:00Z"}),
    header("propose", {"content": HASH, "replaces": [], "rules": HASH, "new_rules": RULES}),
    header("consent", {"proposal": HASH}), header("hand_over", {"journal": "brenn.example/rivers/1"}),
    header("recognise", {"instead_of": "alda.example/rivers/1", "journal": "alda.example/rivers/2"}),
    header("constitute", {"rules": RULES, "text": HASH})]


def card(name, party, speaks=True):
    return {"consent_key": f"{name}.example/rivers/consent+00000000+AQ==", "contribution": HASH,
            "journal": f"{name}.example/rivers/1", "log_key": f"{name}.example/rivers/1+00000000+AQ==",
            "mechanism": "rivers", "names": NAMES, "participant": name, "party": party, "speaks": speaks}


FOUNDING = {"cards": [card("alda", "rivers"), card("brenn", "rivers", False), card("norvane", "norvane")],
            "silence": {"least": 86400, "posts": ["registry.north"]}}
FILE = {"name": "communiqué.txt", "sha256": HASH, "size": 12}
READING = {"action_level": 1, "actors": {"stated_in_text": ["both Parties"]}, "addressee": "not_stated",
           "deadline": {"stated_in_text": {"date": "2027-06-30", "words": "before 30 June 2027"}},
           "domain": "not_stated", "heading": "Boats", "kind": "commitment", "matter": {"proposed": "a meeting"},
           "place": {"agreed_later": "Halvik"}, "scope": "all", "strength": "binding", "test": "none_agreed"}
CONCLUSION = {"confidence": "high", "grounds": [{"matched": "agreed", "rule": "en.1"}], "language": "en",
              "number": "1/07", "quotation": {"document": HASH, "range": [3, 9], "sha256": HASH, "text": "agreed"},
              "reading": READING, "voice": "joint", "restates": "1/02"}
INSTRUMENT = {"items": [{"act": "session", "content": {"chairs": [], "date": {"stated_in_text": "2026-05-12"},
                                                       "host": {"stated_in_text": "norvane"}, "notes": ["n"],
                                                       "number": 2, "place": "not_stated", "status": "held"},
                         "replaces": HASH},
                        {"act": "release", "content": {"from": "2027", "public": True, "subject": "session 2"}}],
              "corrects": "a slip", "mechanism": "rivers", "rules": HASH, "salt": HASH}
BODIES = {
    "found": {"keys": [KEY], "mechanism": "rivers", "party": "alda"},
    "party": {"id": "norvane", "kind": "state", "names": NAMES},
    "membership": {"confederation": "rivers", "from": "2026", "member": "alda", "source": SOURCE, "until": "2027-03"},
    "presidency": {"confederation": "rivers", "from": "2026-40", "holder": "alda", "source": {"note": "Note 3"}},
    "post": {"id": "registry.north", "names": NAMES, "party": "alda"},
    "tenure": {"from": "2026", "person": "A. B.", "post": "registry.north", "until": "2027"},
    "mechanism": {"names": NAMES, "parties": ["norvane", "rivers"], "rules": {}, "status": "active"},
    "session": INSTRUMENT["items"][0]["content"] | {"level": "ministers", "source": SOURCE},
    "deposit": {"encoding": "UTF-8", "file": FILE, "language": "en", "replaces": HASH, "session": 1, "text": FILE,
                "title": "Joint Communiqué", "type": "communique", "voice": "joint"},
    "review": {"accepted": ["1/07"], "document": HASH, "left": 1, "proposed": 3, "reader": "1",
               "refused": [{"kind": "commitment", "range": [3, 9], "rules": ["en.1"]}]},
    "conclusion": CONCLUSION, "reading": {"number": "1/07", "reading": READING},
    "assign": {"conclusion": "1/07", "duty": "lead", "post": "registry.north"},
    "report": {"conclusion": "1/07", "evidence": [FILE], "party": "alda", "period": "2026-33", "status": "completed",
               "superseded_by": "2/01", "text": "done"},
    "merge": {"into": "1/02", "number": "1/07", "reason": "same"},
    "link": {"from": "2/03", "proposed": True, "reason": "r", "relation": "strengthens", "standing": "confirmed",
             "to": "1/07"},
    "concordance": {"one": EMPTY if EMPTY < HASH else HASH, "passages": [
        {"by_hand": True, "differences": [{"aspect": "strength", "one": [1, 2], "one_value": "a"}], "mark": "different",
         "one": [0, 5], "two": [0, 6]}], "reader": "1", "two": HASH if EMPTY < HASH else EMPTY},
    "constitute": {"signature": "\u2014 alda AAAAAA==", "text": FOUNDING}, "acknowledge": {}, "declare": {},
    "propose": {"instrument": INSTRUMENT, "signature": "\u2014 alda AAAAAA=="},
    "consent": {"signature": "\u2014 alda AAAAAA=="}, "object": {"reason": "too early"}, "withdraw": {"reason": "r"},
    "hand_over": {"source": SOURCE}, "recognise": {"card": card("alda", "rivers"), "reason": "lost"},
    "statement": {"conclusion": "1/07", "from": "2027", "kind": "reservation", "text": "not for us"},
    "agreed_status": {"conclusion": "1/07", "status": "completed"},
    "release": {"from": "2027", "public": True, "subject": "conclusion 1/07"}, "rules": {"text": FOUNDING}}


def archive(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:
        for name, content in files.items():
            file.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def records(bag):
    """What journals consist of. `bag` has the files of a small pouch."""
    leaf = HEADERS[0].encode()
    proof = f"c2sp.org/tlog-proof@v1\nindex 1\n{HASH}\n\n{CHECKPOINT}"
    sealed = (f"suivi/sealed-key/v1\nkey {KEY}\nargon2id m=65536 t=3 p=1 {'A' * 22}==\n"
              f"xchacha20-poly1305 {'A' * 32}\nsealed {'A' * 64}\n")
    numbers = (1).to_bytes(8, "big") + (2).to_bytes(8, "big")
    return {
        "a": HEADERS + ['{"a":[-1,0,9007199254740991],"b":{"c":true,"d":"\\u0001\\n\\"é𝄞"}}', "[[[[[[[[0]]]]]]]]"],
        "b": [canonical(body) for body in BODIES.values()],
        "c": [CHECKPOINT, CHECKPOINT + "\u2014 other.example AAAAAAE=\n", "a\n\nb\n\n\u2014 x AAAAAAE=\n"],
        "d": [CHECKPOINT, CHECKPOINT.split("\n\n")[0] + "\n", f"a\n0\n{EMPTY}\n"],
        "e": [proof, proof.replace("index", "extra AAAA\nindex")], "f": [KEY],
        "g": ["tile/0/005", "tile/7/x001/x234/067.p/5", "tile/entries/000.p/255"],
        "h": [b"\x00" + bytes(32), b"\x02" + bytes(96)],
        "i": [b"\x01" + (len(leaf).to_bytes(2, "big") + leaf) * 2, b"\x00\x00\x00"],
        "j": [numbers + bytes(96), numbers + bytes(64), bytes([255] * 16) + bytes(256)],
        "k": [bytes(72)], "l": HEADERS,
        "m": [f"{act}\n{canonical(body)}" for act, body in BODIES.items()],
        "n": [f"suivi/card/v1\n{canonical(card('alda', 'rivers'))}\n"],
        "o": [f"suivi/founding/v1\n{canonical(FOUNDING)}\n"],
        "p": [f"suivi/instrument/v1\n{canonical(INSTRUMENT)}\n"],
        "q": ["2026", "2026-03-31", "2026-03/2026-05", "../2027", "2026-33/..", "2026-11-25T09:30:00Z"],
        "r": ["1/07", "norvane", "pt-br", "session 2", "conclusion 1/07"],
        "s": [f"alda.example/rivers/1 412 {'7b' * 16}\nnorvane.example/rivers/1 0 {'00' * 16}\n"],
        "t": ["alda.example/rivers/1"], "u": [HASH, "7b00ff"], "v": [sealed], "w": [archive(bag), archive({"a": "b"})],
        "x": [bytes(32) + b"{}"]}


def requests():
    """What comes over a line."""
    signed = ('Content-Digest: sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:\nSignature-Input: s=("@method" '
              '"@authority" "@path" "@query" "content-digest");created=1780000000;nonce="AAAAAAAAAAAAAAAAAAAAAA==";'
              f'keyid="alda.example/rivers/1";alg="ed25519"\nSignature: s=:{"A" * 86}==:\n')
    answer = signed.replace('"@method"', '"@status" "signature";req;key="s"')
    return {
        "a": ["/", "/en/conclusions?kind=decision&page=2", "/fr/conclusions/1/07", "/a%2Fb/%C3%A9?x=%20+"],
        "b": ["a=1&b=%20&c=+x&d", "name=%C3%A9&&="],
        "c": ["Host: localhost:80\nCookie: a=b; session=c\nAccept-Language: fr-CH;q=0.9, en;q=0.8, *;q=0\n"
              'ETag: W/"a1"\nIf-None-Match: "12-fr-2026-05-20", W/"a1"\nContent-Length: 12\n'
              "Content-Type: application/x-www-form-urlencoded\n", "Transfer-Encoding: chunked\nHost: [::1]:8080\n"],
        "d": ['a=1, b=?0;x="y\\"";z, c=("d";e=1 f);g=:AAAA:', signed.split("Input: ")[1].split("\n")[0]],
        "e": [f"POST\n/exchange/pull\n{signed}"], "f": [f"POST\n/exchange/pull\n{signed}", f"GET\n/\n{answer}"],
        "g": ["sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"],
        "h": ["\n", f"alda.example/rivers/1 412 {'7b' * 16}\n\n"]}


def words(root):
    """Translations and lexicons."""
    lexicon = (root / "Lexicons/en.lexicon").read_text()
    catalogue = (root / "Catalogues/fr.po").read_text()
    head = catalogue.split("\n\n")[0] + "\n\n"
    plural = next(part for part in catalogue.split("\n\n") if "msgid_plural" in part)
    formulas = [line for line in lexicon.splitlines() if "|" in line and not line.startswith(("tense", "#"))]
    return {
        "a": [head + plural, head + 'msgctxt "kind"\nmsgid "decision"\nmsgstr "décision"\n\n#, fuzzy\nmsgid "a"\n'
              'msgstr ""\n"b\\n"\n'],
        "b": ["Recorded as act {number}.", "{{a}} {b} {"],
        "c": ["\n".join(lexicon.splitlines()[:24] + formulas[:20]) + "\n", "\n".join(lexicon.splitlines()[:120]),
              "verb agree: base=agree present=agree,agrees past=agreed\ngroup g: agree\ngroup h: g g\nclass be: is\n"
              "tense finite: $present | $past\n"]}


def commands():
    """What people type and correct."""
    return {
        "a": ["read\n--session\n1\ncommuniqué.txt", "propose\n--help", "--language=fr\nstatus\n--digest", "-h",
              "pouch\npack\nnorvane\n--register\nfolder", "conclusions\n--open\n--\n-x"],
        "b": ["2/03 strengthens 1/07 confirm\n# a\n2/04 reiterates 1/02 refuse other river\n"],
        "c": ["3 = 3\n4-5 = 4\n6 = -\n- = 6\n7 = 7 alike # a\n"],
        "d": [f"folder: /data\n\nsession: 1\ndate: 2026-05-12\nstatus: held\nplace: Halvik\n\ndocument: a/b.txt\nsha256: "
              f"{'7b' * 32}\nlanguage: fr\ntype: communique\ntitle: A\n\nsession: -\ndate: -\n"],
        "e": ["127.0.0.1:8017", "[::1]:0"]}


def server():
    """What servers are asked."""
    get = "GET /{} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: fr\r\n\r\n"
    post = "POST /exchange/push HTTP/1.1\r\nHost: node.example\r\n"
    raw = [get.format("en/conclusions"), get.format("") * 2, post + "Content-Length: 3\r\n\r\nabc", "GET / HTTP/1.0\r\n\r\n",
           post + "Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
           post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "\r\n\r\n" + get.format("?q=%00")]
    holdings = f"norvane.example/rivers-norvane/1 2 {'7b' * 16}\n\n"
    tiles = "exchange/journals/norvane.example/rivers-norvane/1"
    signed = ["POST /exchange/pull\n\n", f"POST /exchange/pull\n{holdings}", f"GET /{tiles}/checkpoint\n",
              f"GET /{tiles}/tile/entries/000.p/6\n", f"GET /{tiles}/tile/0/000.p/6\n", f"GET /{tiles}/key\n",
              f"POST /exchange/push?of={'7b' * 32}&size=100&from=0\nabc", f"HEAD /{tiles}/checkpoint\n",
              "POST /exchange/push\n\nsuivi/delivery/v1\n\0\0", "POST /exchange/pull?from=3&of=" + "00" * 32 + "\n\n"]
    pages = ["en/conclusions\nfr", "\nru, fr;q=0.5", "fr/conclusions?open=1&text=x&page=2\n", "en/conclusions/1/07\n",
             "ar/sessions/1/2\n", f"en/documents/{'7b' * 32}\n", "style.css?v=1\n", "pt/conclusions?kind=decision\n"]
    return {"a": raw, "b": raw, "c": signed, "d": signed, "e": pages, "f": [b"", b"\0\0\x40\x01", b"\0\1\0\x80\0\0\0\xff"]}


def named(readers):
    """The inputs of all readers, each with the letter of its reader in front, by names of their own."""
    seeds = {}
    for letter, inputs in readers.items():
        for number, content in enumerate(inputs):
            content = content if isinstance(content, bytes) else content.encode()
            seeds[f"{letter}{number:02}"] = letter.encode() + content
    return seeds


def seeds(target, bag):
    root = Path(__file__).resolve().parents[2]
    readers = {"records": lambda: records(bag), "requests": requests, "words": lambda: words(root), "commands": commands,
               "server": server}
    return named(readers[target]())
