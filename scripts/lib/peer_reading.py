"""The same work by the best composition known from PyPI: sentencex, hyperscan and re. Prints its CPU seconds.

    peer_reading.py LEXICONFOLDER FILE…

From UTF-8 bytes to one JSON line a document: language by function words, sentences by sentencex, formulas of the
lexicons by hyperscan over the bytes, actors and dates by re in the sentences that have a formula. Patterns are compiled
once and not counted; the rest is what somebody would write who knows these libraries: one scan a document, and Python
code only for what was found.

It does less than this program: no clauses (what a formula governs is the sentence), no subjects, pronouns, negation or
relative clauses, no lists under a chapeau, no headings and domains, no times without a calendar date, no formats, no
encodings, no check of the bytes and no SHA-256.
"""

import bisect
import json
import os
import re
import sys
import time

import hyperscan
import sentencex

LANGUAGES = ("fr", "en", "ru")
FUNCTION = {
    "fr": "le la les des du et une que dans pour sur par est ont sont aux avec".split(),
    "en": "the of and to in for on with their that by an is are from as will".split(),
    "ru": "и в на с по не что из для о к от до как это при их".split(),
}
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
}


class Lexicon:
    """The formulas of a lexicon as regular expressions: every form of their verbs, every word of their classes."""

    def __init__(self, path):
        self.classes, self.paradigms, self.verbs, self.groups, self.tenses, self.formulas = {}, {}, {}, {}, {}, []
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                line = line.strip()
                if not line or line.startswith("#"):
                    continue
                if "|" in line and not line.startswith("tense "):
                    columns = [column.strip() for column in line.split("|")]
                    if columns[0] not in ("not", "report", "same", "time"):
                        self.formulas.append((number, columns[0], columns[3]))
                    continue
                head, _, rest = line.partition(":")
                kind, name = head.split()
                words = rest.split()
                if kind in ("class", "name", "organisation"):
                    self.classes.setdefault("state" if kind != "class" else name, []).extend(words)
                elif kind == "paradigm":
                    self.paradigms[name] = self.table(words)
                elif kind == "verb":
                    self.verbs[name] = self.forms(words)
                elif kind == "group":
                    self.groups.setdefault(name, []).extend(words)
                elif kind == "tense":
                    self.tenses[name] = [
                        [part for part in alternative.split() if part not in ("bare", "gerund")]
                        for alternative in rest.split("|")]

    @staticmethod
    def table(words):
        return {name: forms.split(",") for name, _, forms in (word.partition("=") for word in words)}

    def forms(self, words):
        if "=" in words[0]:
            return self.table(words)
        forms = {tense: [words[1] + ending for ending in endings]
                 for tense, endings in self.paradigms[words[0]].items()}
        forms.update(self.table(words[2:]))
        return forms

    def verb(self, name, tense):
        if name in self.groups:
            return [form for member in self.groups[name] for form in self.verb(member, tense)]
        return self.verbs.get(name, {}).get(tense, [])

    @staticmethod
    def words(words):
        def one(word):
            word = word.replace("’", "'").replace("_", " ")
            stem = re.escape(word.strip("*")).replace("'", "['’]")
            return (r"\w*" if word.startswith("*") else "") + stem + (r"\w*" if word.endswith("*") else "")

        return "(?:" + "|".join(one(word) for word in dict.fromkeys(words)) + ")"

    def element(self, element):
        if element.startswith("{"):
            return self.words(self.classes.get(element[1:-1], ["\0"]))
        if element.startswith("<"):
            name, _, tense = element[1:-1].partition(":")
            alternatives = []
            for parts in self.tenses.get(tense or "finite", [["$" + (tense or "finite")]]):
                pieces = [self.words(self.verb(name, part[1:]) or ["\0"]) if part.startswith("$")
                          else self.element(part) for part in parts]
                alternatives.append(r"[\s’']+".join(pieces))
            return "(?:" + "|".join(alternatives) + ")"
        return self.words(element.split("/"))

    def expressions(self):
        for number, kind, pattern in self.formulas:
            text, gap = "", ""
            for element in pattern.split():
                if element.startswith(".."):
                    gap = r"(?:[^\s.;]+\s+){0," + element[2:] + "}"
                    continue
                optional = element.endswith("?")
                piece = gap + self.element(element.rstrip("?"))
                space = r"[\s’']*" if text else ""
                text += f"(?:{space}{piece})?" if optional else space + piece
                gap = ""
            yield number, kind, r"\b" + text + r"\b"


def database(path):
    """The compiled formulas of a lexicon; what Hyperscan refuses is left out and counted."""
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_UTF8
    kept, refused = [], 0
    for number, kind, expression in Lexicon(path).expressions():
        try:
            hyperscan.Database().compile(expressions=[expression.encode()], ids=[0], flags=[flags])
            kept.append((number, kind, expression))
        except hyperscan.error:
            refused += 1
    compiled = hyperscan.Database()
    compiled.compile(expressions=[e.encode() for _, _, e in kept], ids=list(range(len(kept))), flags=[flags] * len(kept))
    return compiled, kept, refused


def main():
    folder, paths = sys.argv[1], sys.argv[2:]
    tools = {}
    for language in LANGUAGES:
        compiled, kept, refused = database(os.path.join(folder, language + ".lexicon"))
        months = {name: number for number, name in enumerate(MONTHS[language], 1)}
        date = re.compile(rf"\b(?:(\d{{1,2}})\s+)?({'|'.join(months)})\s+(\d{{4}})\b|\b(20\d\d)\b")
        tools[language] = compiled, kept, months, date
        print(f"    {language}: {len(kept)} formulas as patterns, {refused} that Hyperscan refuses", file=sys.stderr)
    function = re.compile(r"\b(?:" + "|".join(f"(?P<{l}>{'|'.join(w)})" for l, w in FUNCTION.items()) + r")\b")
    actor = re.compile(r"\b[^\W\d_a-zа-яё]\w+(?:\s+(?:of|de|du|des)?\s*[^\W\d_a-zа-яё]\w+)*")
    output = open(os.devnull, "w", encoding="utf-8")
    size = found = 0
    start = time.process_time()
    for path in paths:
        with open(path, "rb") as file:
            content = file.read()
        size += len(content)
        text = content.decode()
        counts = dict.fromkeys(LANGUAGES, 0)
        for match in function.finditer(text[:2000].lower()):
            counts[match.lastgroup] += 1
        language = max(counts, key=counts.get)
        compiled, kept, months, date = tools[language]
        hits = {}

        def on_match(identifier, _, end, flags, context):
            hits[end] = identifier

        compiled.scan(content, match_event_handler=on_match)
        findings = []
        if hits:
            sentences = sentencex.segment(language, text)
            ends, place = [], 0
            for sentence in sentences:
                # Sentences come without the white space around paragraphs.
                place = content.find(sentence.encode(), place)
                place = max(place, 0) + len(sentence.encode())
                ends.append(place)
            done = set()
            for end, identifier in sorted(hits.items()):
                index = bisect.bisect_left(ends, end)
                if index in done or index >= len(sentences):
                    continue
                done.add(index)
                sentence = sentences[index]
                number, kind, _ = kept[identifier]
                dates = [f"{y}-{months[m]:02}-{int(d):02}" if d else f"{y}-{months[m]:02}" if m else year
                         for d, m, y, year in date.findall(sentence)]
                findings.append({"kind": kind, "rule": f"{language}:{number}", "quote": sentence.strip(),
                                 "actors": actor.findall(sentence)[:3], "due": dates})
        found += len(findings)
        output.write(json.dumps({"file": os.path.basename(path), "language": language, "findings": findings},
                                ensure_ascii=False) + "\n")
    print(f"{time.process_time() - start:.4f} {size} {found}")


if __name__ == "__main__":
    main()
