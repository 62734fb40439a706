"""Measures how well the program reads, against the answers and lists beside the checkout. Standard library only.

    measure_reading.py PROGRAM CORPUS [--errors | --fires]

CORPUS holds gold/, texts/, more/ and datasets/. With --errors each miss, false alarm and wrong field is printed too;
these lines quote the texts, so they stay on this machine. With --fires nothing is scored: for each line of the lexicons
that gives a finding in a text with answers, in how many other texts it does, and which lines serve one text alone.

The lists of commitments hold rows that promise nothing by the guide («we support…», «we call on all countries…»);
`commitment-rows.tsv` names these rows by number with the kind that a person gave them. They are reported apart.

A finding answers a row when their ranges overlap by at least half of their union, one to one, best first. Optional rows
(weak, or repeating another) are left out of recall, and finding them is no false alarm.
"""

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

# The fields of policy of the answers, as codes of the record.
DOMAINS = {
    "security-defence": {"SEC", "CRM"}, "diplomacy": {"DIP"}, "economy": {"ECO", "FIN", "INF"}, "energy": {"ENE"},
    "development": {"ECO", "INF", "FIN", "DIP"}, "culture": {"EDU"}, "education-science": {"EDU"}, "health": {"HLT"},
    "consular-migration": {"MIG"}, "human-rights-justice": {"LEG", "GOV", "CRM"}, "environment-climate": {"ENE", "AGR"},
    "humanitarian": {"HUM"}, "agriculture-food": {"AGR"}, "digital-technology": {"DIG"}, "institutional": {"INS"},
}
# Other names of one party, folded.
ALIASES = {"us": "united states", "u s": "united states", "usa": "united states", "uk": "united kingdom",
           "u k": "united kingdom", "ue": "union europeenne", "eu": "european union", "g 20": "g20"}
STATEHOOD = re.compile(
    r"\b(the|la|le|les|l|el|a|o|os|republique|republic|republica|federation|confederation|union|etats?|royaume|de|du|des|"
    r"of|d|da|do|республик\w*|федерац\w*)\b")
ACTS = {"commitment", "decision", "mandate", "offer"}


def read(program, paths, language=None):
    """The findings of each file, read in runs of a few hundred files."""
    found = []
    for start in range(0, len(paths), 300):
        command = [program, "read", "--format", "jsonl"]
        if language:
            command += ["--language-of-text", language]
        done = subprocess.run(command + paths[start:start + 300], capture_output=True)
        if done.returncode:
            sys.exit(f"{' '.join(command)}: exit {done.returncode}: {done.stderr.decode()[-400:].strip()}")
        rows = {}
        for line in done.stdout.decode().splitlines():
            row = json.loads(line)
            rows[row["file"]] = row.get("findings", [])
        found += [rows.get(os.path.basename(path), []) for path in paths[start:start + 300]]
    return found


def overlap(a, b):
    common = max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))
    union = max(a["end"], b["end"]) - min(a["start"], b["start"])
    return common / union if union else 0.0


def match(found, gold):
    pairs = sorted(((overlap(f, g), i, j) for i, f in enumerate(found) for j, g in enumerate(gold)), reverse=True)
    used_f, used_g, out = set(), set(), []
    for value, i, j in pairs:
        if value < 0.5:
            break
        if i not in used_f and j not in used_g:
            used_f.add(i)
            used_g.add(j)
            out.append((i, j))
    return out


def fold(name):
    text = unicodedata.normalize("NFD", name.lower())
    text = "".join(c for c in text if not unicodedata.combining(c) or c == "\u0306")
    text = re.sub(r"[^\w]+", " ", unicodedata.normalize("NFC", text)).strip()
    text = ALIASES.get(text, text)
    short = re.sub(r"\s+", " ", STATEHOOD.sub(" ", text)).strip()
    return short or text


def same(one, other):
    """Whether two names stand for one party: whatever the case ending, the article and the word for its form."""
    a, b = fold(one), fold(other)
    if a == b:
        return True
    for x, y in ((a.split(), b.split()), (b.split(), a.split())):
        if x and all(any(w[:5] == v[:5] for v in y) for w in x):
            return True
    return False


def same_parties(found, gold):
    return (len(found) == len(gold) and all(any(same(f, g) for g in gold) for f in found)
            and all(any(same(f, g) for f in found) for g in gold))


def last_day(edtf):
    """The last day that a date may mean."""
    if not edtf:
        return None
    edtf = edtf.split("/")[-1]
    parts = edtf.split("-")
    if edtf == "..":
        return None
    year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
    if len(parts) == 3:
        return edtf
    if month > 12:
        month = {21: 5, 22: 8, 23: 11, 33: 3, 34: 6, 35: 9, 36: 12, 40: 6, 41: 12}.get(month, 12)
    days = [31, 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return f"{year:04}-{month:02}-{days[month - 1]:02}"


def share(part, whole):
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "0/0"


def figures(c):
    precision = c["tp"] / (c["tp"] + c["fp"]) if c["tp"] + c["fp"] else 1.0
    recall = c["tp"] / (c["tp"] + c["fn"]) if c["tp"] + c["fn"] else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return (f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  kind {share(c['kind'], c['pairs'])}  "
            f"actors {share(c['actors'], c['pairs'])}  domain {share(c['domain'], c['domains'])}  "
            f"(answers {c['tp'] + c['fn']}, found {c['tp'] + c['fp']})")


def texts(program, corpus, errors):
    names = sorted(p.stem for p in (corpus / "gold").glob("*.jsonl"))
    names = [name for name in names if (corpus / "texts" / f"{name}.txt").exists()]
    findings = read(program, [str(corpus / "texts" / f"{name}.txt") for name in names])
    languages, total = defaultdict(Counter), Counter()
    times = Counter()
    reliability = defaultdict(Counter)
    shares = defaultdict(list)

    def tell(name, what, *parts):
        if errors:
            print("   ", name[:6], what, *(" ".join(str(part).split())[:230] for part in parts), sep=" | ")

    for name, found in zip(names, findings):
        gold = [json.loads(line) for line in (corpus / "gold" / f"{name}.jsonl").open() if line.strip()]
        pairs = match(found, gold)
        matched_f, matched_g = {i for i, _ in pairs}, {j for _, j in pairs}
        optional = [bool(g.get("weak") or g.get("dup_of")) for g in gold]
        c = Counter(pairs=len(pairs))
        c["tp"] = sum(not optional[j] for _, j in pairs)
        c["fn"] = sum(not optional[j] for j in range(len(gold)) if j not in matched_g)
        c["fp"] = len(found) - len(matched_f)
        for j, g in enumerate(gold):
            if j not in matched_g and not optional[j]:
                tell(name, "missed", "/".join(g["kinds"]), g["quote"])
        levels = defaultdict(Counter)
        for i, f in enumerate(found):
            levels[f["confidence"]]["all"] += 1
            levels[f["confidence"]]["right"] += i in matched_f
            if i not in matched_f:
                tell(name, "false", f["kind"], f["quote"], [b["rule"] for b in f["because"]])
                if f["due"].get("edtf"):
                    tell(name, "date of a false finding", f["due"])
        for i, j in pairs:
            f, g = found[i], gold[j]
            if f["kind"] in g["kinds"]:
                c["kind"] += 1
            else:
                tell(name, "kind", f["kind"], "/".join(g["kinds"]), f["quote"])
            if same_parties(f["actors"], g["actors"]):
                c["actors"] += 1
            else:
                tell(name, "actors", f["actors"], g["actors"], f["quote"])
            if g["domain"] in DOMAINS:
                c["domains"] += 1
                if f["domain"] in DOMAINS[g["domain"]]:
                    c["domain"] += 1
                else:
                    tell(name, "domain", f["domain"], g["domain"], f["quote"])
            day, due = last_day(f["due"].get("edtf")), f["due"]
            if g["due"] or g.get("due_text"):
                times["stated"] += 1
                right = day == g["due"]
                times["exact"] += right
                times["dated"] += g["due"] is not None
                times["dated exact"] += right and g["due"] is not None
                times["words"] += bool(due.get("text"))
                if not right or not due.get("text"):
                    tell(name, "due", due, g["due"], g.get("due_text"), f["quote"])
            elif due.get("text"):
                times["words where none"] += 1
                times["date where none"] += day is not None
                tell(name, "due where none is stated", due, f["quote"])
        for level, counts in levels.items():
            reliability[level] += counts
            shares[level].append(counts["right"] / counts["all"])
        print(f"{name[:44]:44} {figures(c)}")
        languages[name[:2]] += c
        total += c
    for language, c in sorted(languages.items()):
        print(f"{'[' + language + ']':44} {figures(c)}")
    print(f"{'all':44} {figures(total)}")
    print(f"\ntimes of matched findings: exact {share(times['exact'], times['stated'])} of those stated; with a date "
          f"{share(times['dated exact'], times['dated'])}; words given {share(times['words'], times['stated'])}; "
          f"where the answer states none: {times['words where none']} words, {times['date where none']} dates")
    # No weight is learnt from these texts, so there is none to leave out; the mean over texts keeps a long one from
    # deciding alone.
    print("\nconfidence   findings   right    share   texts   mean share of a text")
    for level in ("high", "medium", "low"):
        c, by_text = reliability[level], shares[level]
        if c["all"]:
            print(f"{level:10} {c['all']:10} {c['right']:7} {c['right'] / c['all']:8.3f} {len(by_text):7}"
                  f" {sum(by_text) / len(by_text):8.3f}")


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def as_files(folder, texts):
    paths = []
    for number, text in enumerate(texts):
        path = os.path.join(folder, f"{number:05}.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text + "\n")
        paths.append(path)
    return paths


def commitments(program, path, errors):
    """A list of commitments: how many rows give any finding, and one of an act."""
    table = rows(path)
    with tempfile.TemporaryDirectory() as folder:
        found = read(program, as_files(folder, [row["text"] for row in table]), "en")
    is_act = [any(f["kind"] in ACTS for f in findings) for findings in found]
    acts = sum(is_act)
    kinds = Counter(next((k for k in ("commitment", "decision", "mandate", "offer") if any(f["kind"] == k for f in fs)),
                         fs[0]["kind"] if fs else "nothing") for fs in found)
    print(f"{path.name}: any finding {share(sum(map(bool, found)), len(table))}; commitment, decision, mandate or "
          f"offer {share(acts, len(table))}; {dict(kinds.most_common())}")
    other = {int(row["row"]): row["kind"] for row in rows(Path(__file__).parent / "commitment-rows.tsv")
             if path.name.startswith(row["list"] + "-")}
    promised = [place for place in range(len(table)) if place not in other]
    print(f"    by the guide, read by hand: {len(other)} rows are no act {dict(Counter(other.values()).most_common())}; "
          f"no reader that keeps to it gives more than {share(len(promised), len(table))}; of the others as an act "
          f"{share(sum(is_act[place] for place in promised), len(promised))}; of the {len(other)} wrongly as an act "
          f"{sum(is_act[place] for place in other)}")
    if errors:
        for row, findings in zip(table, found):
            if not any(f["kind"] in ACTS for f in findings):
                print("    row |", [(f["kind"], f["because"][0]["rule"]) for f in findings], "|", row["text"][:260])


def recommendations(program, path, errors):
    """Recommendations in five classes of action: how often the action level is the class."""
    table = rows(path)
    # A recommendation follows the words that make it one.
    texts = ["The Council recommends that the State " + row["text"][:1].lower() + row["text"][1:] for row in table]
    with tempfile.TemporaryDirectory() as folder:
        found = read(program, as_files(folder, texts), "en")
    right, near, seen = 0, 0, 0
    confusion = defaultdict(Counter)
    for row, findings in zip(table, found):
        wanted = int(row["action_category"])
        level = findings[0]["action_level"] if findings else -1
        seen += bool(findings)
        right += level == wanted
        near += abs(level - wanted) < 2
        confusion[wanted][level] += 1
        if errors and level != wanted:
            print("    level |", level, "for", wanted, "|", row["text"][:200])
    with tempfile.TemporaryDirectory() as folder:
        bare = read(program, as_files(folder, [row["text"] for row in table]), "en")
    alone = sum(bool(fs) and fs[0]["action_level"] == int(row["action_category"]) for row, fs in zip(table, bare))
    print(f"{path.name}: as they stand, found {share(sum(map(bool, bare)), len(table))}; class {share(alone, len(table))}")
    print(f"{path.name}: behind «recommends that the State», found {share(seen, len(table))}; class {share(right, len(table))}; at most one class off "
          f"{share(near, len(table))}")
    for wanted in sorted(confusion):
        print(f"    class {wanted}:", dict(sorted(confusion[wanted].items())))


def fires(program, corpus):
    """In how many texts each line of a lexicon gives a finding."""
    groups = {}
    for group, folder in (("answers", "texts"), ("more", "more")):
        paths = sorted((corpus / folder).glob("*.txt"))
        paths = [p for p in paths if p.name[:2] in ("fr", "en", "ru", "es", "pt", "ar")]
        if group == "answers":
            paths = [p for p in paths if (corpus / "gold" / f"{p.stem}.jsonl").exists()]
        for path, found in zip(paths, read(program, [str(path) for path in paths])):
            groups.setdefault((group, path.stem), found)
    with tempfile.TemporaryDirectory() as folder:
        for name, column in (("g7-commitments", "text"), ("g20-commitments", "text"),
                             ("upr-recommendations-sample", "text"), ("mimac-pledges-sample", "text")):
            table = rows(corpus / "datasets" / f"{name}.tsv")
            texts = [row[column] for row in table]
            for place, found in enumerate(read(program, as_files(folder, texts), "en")):
                groups[("rows", f"{name} {place}")] = found
    where = defaultdict(lambda: defaultdict(set))
    for (group, name), found in groups.items():
        for finding in found:
            for reason in finding["because"]:
                if re.fullmatch(r"[a-z]{2}:\d+", reason["rule"]):
                    where[reason["rule"]][group].add(name)
    lexicons = Path(__file__).parents[2] / "Lexicons"
    lines = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in lexicons.glob("*.lexicon")}

    def pattern(rule):
        language, number = rule.split(":")
        return " | ".join(part.strip() for part in lines[language][int(number) - 1].split("|")[:4])

    key = lambda rule: (rule[:2], int(rule[3:]))
    print("line      answers  more  rows  formula")
    for rule in sorted((rule for rule in where if where[rule]["answers"]), key=key):
        counts = [len(where[rule][group]) for group in ("answers", "more", "rows")]
        print(f"{rule:9} {counts[0]:7} {counts[1]:5} {counts[2]:5}  {pattern(rule)}")
    print("\nIn one text alone:")
    for rule in sorted(where, key=key):
        names = set().union(*where[rule].values())
        if len(names) == 1:
            print(f"{rule:9} {names.pop()[:28]:28}  {pattern(rule)}")
    formulas = sum(line.count("|") == 4 and line[:4] not in ("time", "not ") for text in lines.values() for line in text)
    print(f"\n{len(where)} of {formulas} formulas give a finding in these texts, "
          f"{sum(bool(where[rule]['answers']) for rule in where)} in texts with answers")


def pledges(program, path, errors):
    """Sentences of manifestos: an act found in those marked as pledges, and in the others."""
    table = rows(path)
    with tempfile.TemporaryDirectory() as folder:
        found = read(program, as_files(folder, [row["text"] for row in table]), "en")
    for mark, what in (("1", "pledges"), ("0", "others")):
        of = [fs for row, fs in zip(table, found) if row["binary_pledge"] == mark]
        print(f"{path.name}: {what}, an act found {share(sum(any(f['kind'] in ACTS for f in fs) for fs in of), len(of))}")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(arguments) != 2:
        sys.exit(__doc__)
    program, corpus, errors = os.path.abspath(arguments[0]), Path(arguments[1]), "--errors" in sys.argv
    if "--fires" in sys.argv:
        fires(program, corpus)
        sys.exit()
    texts(program, corpus, errors)
    print()
    data = corpus / "datasets"
    for name in ("g7-commitments.tsv", "g20-commitments.tsv"):
        commitments(program, data / name, errors)
    recommendations(program, data / "upr-recommendations-sample.tsv", errors)
    pledges(program, data / "mimac-pledges-sample.tsv", errors)
