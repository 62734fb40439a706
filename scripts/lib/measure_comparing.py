"""Changes one thing at a time in a version of a text and counts how often `suivi compare` shows it.

Usage: measure_comparing.py SUIVI EXAMPLES [CORPUS] [--errors]

The changes are made by rules of a language, at every place where a rule fits, and by nothing that is fitted to a text:
another verb, a denial, another year, month, number or name, a sentence taken out. Each changed version is held against
the other languages; a change counts as found where a difference of its class is shown at its place, or within 400
characters, that the unchanged version did not show. Changes in conclusions, which are followed, and those in the title,
the preamble and the rest are counted apart. What unchanged versions show is printed as well: differences of the texts, or
false alarms.
"""

import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile

MONTHS = {
    "en": ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November"],
    "fr": ["janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre"],
    "es": ["enero", "febrero", "marzo", "abril", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre"],
    "pt": ["janeiro", "fevereiro", "março", "abril", "junho", "julho", "agosto", "setembro", "outubro", "novembro"],
    "ru": ["января", "февраля", "марта", "апреля", "июня", "июля", "августа", "сентября", "октября", "ноября"],
}

# What is replaced, by what: each pair is tried at every place.
VERBS = {
    "en": {
        "negation": [
            (r"\b(We|They) intend to", r"\1 do not intend to"),
            (r"\bwill (?!not)", "will not "),
            (r"\b(We) (recognize|support|value|commit|acknowledge|affirm|welcome)\b", r"\1 do not \2"),
            (r"\bshould be\b", "should not be"),
            (r"\bundertake to\b", "undertake not to"),
            (r"\bsupports the\b", "does not support the"),
        ],
        "strength": [
            (r"\b(We|They) intend to", r"\1 undertake to"),
            (r"\b(We) commit to\b", r"\1 intend to"),
            (r"\bundertake to\b", "intend to"),
        ],
    },
    "fr": {
        "negation": [
            (r"\bNous (reconnaissons|soutenons|affirmons|saluons)\b", r"Nous ne \1 pas"),
            (r"\bNous avons (l’intention|pour intention)", r"Nous n’avons pas \1"),
            (r"\b(s’engagent) à\b", r"ne \1 pas à"),
        ],
        "strength": [
            (r"\bs’engagent à\b", "envisagent de"),
            (r"\bNous avons (l’intention|pour intention) de\b", "Nous nous engageons à"),
        ],
    },
    "es": {
        "negation": [
            (r"\b(Reconocemos|Apoyamos|Valoramos|Afirmamos|Prevemos)\b", lambda m: "No " + m.group(1).lower()),
            (r"\bTenemos la intención", "No tenemos la intención"),
            (r"\bNos comprometemos a\b", "No nos comprometemos a"),
        ],
        "strength": [(r"\bTenemos la intención de\b|\bPrevemos\b", "Nos comprometemos a")],
    },
    "pt": {
        "negation": [
            (r"\b(Reconhecemos|Apoiamos|Valorizamos|Afirmamos|Pretendemos)\b", lambda m: "Não " + m.group(1).lower()),
        ],
        "strength": [(r"\bPretendemos\b", "Comprometemo-nos a")],
    },
    "ru": {
        "negation": [
            (r"\bобязуются\b", "не обязуются"),
            (r"\bнамерены\b", "не намерены"),
            (r"\b(представит|поддерживает|модернизируют|состоится|откроют)\b", r"не \1"),
        ],
        "strength": [(r"\bобязуются\b", "намерены"), (r"\bОни намерены\b", "Они обязуются")],
    },
}

# Names of parties and countries; each is replaced by the next.
NAMES = {
    "en": [["Brenn", "Cosmar", "Alda"], ["Mexico", "Canada", "Brazil", "Colombia", "Costa Rica", "Guatemala"]],
    "fr": [["Brenn", "Cosmar"], ["Mexique", "Canada", "Brésil", "Colombie"]],
    "es": [["México", "Canadá", "Brasil", "Colombia", "Costa Rica", "Guatemala"]],
    "pt": [["México", "Canadá", "Brasil", "Colômbia", "Costa Rica", "Guatemala"]],
    "ru": [["Бренна", "Космара"]],
}
NUMBERS = {
    "en": ["two", "three", "six", "twenty", "thirty"], "fr": ["trois", "six", "vingt", "trente"],
    "ru": ["три", "двадцать", "тридцать"], "es": ["tres", "veinte"], "pt": ["três", "vinte"],
}
SHOWN_AS = {
    "strength": {"strength", "kind", "unread"}, "name": {"actor", "name"}, "negation": {"negation"},
    "date": {"date"}, "number": {"number"}, "missing": {"missing"},
}


def seeds(text, language):
    """Yields (class, start, end, new words) for every place of a text where a rule fits."""
    for code, rules in VERBS[language].items():
        for pattern, new in rules:
            for match in re.finditer(pattern, text):
                yield code, match.start(), match.end(), match.expand(new) if isinstance(new, str) else new(match)
    for match in re.finditer(r"\b(19|20)\d\d\b", text):
        yield "date", match.start(), match.end(), str(int(match.group()) + 7)
    for place, month in enumerate(MONTHS[language]):
        other = MONTHS[language][(place + 4) % len(MONTHS[language])]
        for match in re.finditer(r"(?<=\d )" + month + r"\b", text):
            yield "date", match.start(), match.end(), other
    for place, word in enumerate(NUMBERS[language]):
        other = NUMBERS[language][(place + 1) % len(NUMBERS[language])]
        for match in re.finditer(r"\b" + word + r"\b(?! (Part|Riv))", text):
            yield "number", match.start(), match.end(), other
    for names in NAMES[language]:
        for place, name in enumerate(names):
            for match in re.finditer(r"\b" + name + r"\b", text):
                yield "name", match.start(), match.end(), names[(place + 1) % len(names)]


class Measure:
    def __init__(self, suivi, folder, show_errors):
        self.suivi, self.folder, self.show_errors = suivi, folder, show_errors

    def compare(self, one, two):
        """The entries that differ: places in both texts, and the classes."""
        done = subprocess.run(
            [self.suivi, "compare", one, two, "--json", "--register", os.path.join(self.folder, "none")],
            capture_output=True, check=True,
        )
        found = json.loads(done.stdout)["comparisons"][0]["differing"]
        return [
            {
                side: (entry[side]["start"], entry[side]["end"]) if side in entry else None
                for side in ("left", "right")
            } | {"classes": {difference["class"] for difference in entry["differences"]}}
            for entry in found
        ]

    def conclusions(self, path):
        done = subprocess.run([self.suivi, "read", path, "--format", "json"], capture_output=True, check=True)
        data = json.loads(done.stdout)
        documents = data if isinstance(data, list) else data.get("documents", [data])
        return [(finding["start"], finding["end"]) for finding in documents[0]["findings"]]

    def missing(self, text, path):
        """Every fourth sentence with a conclusion, taken out."""
        for start, end in self.conclusions(path)[::4]:
            first = max(text.rfind(". ", 0, start) + 2, text.rfind("\n\n", 0, start) + 2, 0)
            stops = [stop for stop in (text.find(". ", end - 1), text.find(".\n", end - 1)) if stop >= 0]
            if stops:
                yield "missing", first, min(stops) + 1, ""

    def is_found(self, before, reference, text, seed, number):
        code, start, end, new = seed
        path = os.path.join(self.folder, f"changed-{number}.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text[:start] + new + text[end:])
        after = self.compare(reference, path)
        os.remove(path)
        accepted = SHOWN_AS[code]
        if code == "missing":
            known = {entry["left"] for entry in before if "missing" in entry["classes"]}
            return any("missing" in entry["classes"] and entry["left"] not in known for entry in after)

        def shown(entries, first, last):
            classes = set()
            for entry in entries:
                place = entry["right"]
                if place and place[0] < last + 400 and first < place[1] + 400:
                    classes |= entry["classes"] & accepted
            return classes

        def at(entries, first, last):
            classes = set()
            for entry in entries:
                place = entry["right"]
                if place and place[0] < last and first < place[1]:
                    classes |= entry["classes"] & accepted
            return classes

        # A difference may be shown with the whole passage; it counts where the unchanged text showed none there.
        new_here = at(after, start, start + max(1, len(new))) - at(before, start, end)
        return bool(new_here) or bool(shown(after, start, start + len(new)) - shown(before, start, end))

    def run(self, title, versions):
        counts, lost = {}, []
        jobs = []
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for other, (reference, _) in versions.items():
                for language, (path, text) in versions.items():
                    if other == language:
                        continue
                    before = self.compare(reference, path)
                    spans = self.conclusions(path)
                    places = [
                        (not any(start <= seed[1] and seed[2] <= end for start, end in spans), seed)
                        for seed in seeds(text, language)
                    ] + [(False, seed) for seed in self.missing(text, path)]
                    for elsewhere, seed in places:
                        jobs.append((language, other, elsewhere, seed, pool.submit(
                            self.is_found, before, reference, text, seed, len(jobs))))
            for language, other, elsewhere, seed, job in jobs:
                count = counts.setdefault((elsewhere, seed[0]), [0, 0])
                count[1] += 1
                if job.result():
                    count[0] += 1
                else:
                    lost.append((language, other, seed))
        for elsewhere in (False, True):
            print(f"{title}, {'elsewhere' if elsewhere else 'in conclusions'}")
            here = {code: count for (place, code), count in counts.items() if place == elsewhere}
            for code, (found, all_) in sorted(here.items()):
                print(f"  {code:9} {found:4} of {all_:4} found  {found / all_:.3f}")
            found, all_ = (sum(count[place] for count in here.values()) for place in (0, 1))
            print(f"  {'all':9} {found:4} of {all_:4} found  {found / max(1, all_):.3f}")
        if self.show_errors:
            for language, other, (code, start, end, new) in lost:
                text = versions[language][1]
                around = text[max(0, start - 60):end + 60].replace("\n", " ")
                print(f"    lost {code} {language} against {other}: …{around}… → {new}")

    def alarms(self, title, versions):
        """What versions show that nobody has changed."""
        print(title)
        languages = list(versions)
        for one, left in enumerate(languages):
            for right in languages[one + 1:]:
                entries = self.compare(versions[left][0], versions[right][0])
                counted = [entry for entry in entries if entry["classes"] - {"unread"}]
                classes = sorted(code for entry in counted for code in entry["classes"] - {"unread"})
                print(f"  {left} · {right}: {len(counted)} {' '.join(classes)}")


def versions(folder, names):
    found = {}
    for language, name in names.items():
        path = os.path.join(folder, name)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                found[language] = (path, file.read())
    return found


def main():
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    suivi, examples = arguments[:2]
    own = versions(examples, {language: f"communique/communique-{language}.txt" for language in ("en", "fr", "ru")})
    declaration = {}
    if len(arguments) > 2:
        declaration = versions(
            os.path.join(arguments[2], "more"),
            {
                "en": "en-17-los-angeles-declaration.txt", "es": "es-01-declaracion-los-angeles.txt",
                "fr": "fr-28-declaration-los-angeles.txt", "pt": "pt-01-declaracao-los-angeles.txt",
            },
        )
    with tempfile.TemporaryDirectory() as folder:
        measure = Measure(suivi, folder, "--errors" in sys.argv)
        measure.run("Seeds in the communiqué of the examples", own)
        if declaration:
            measure.run("Seeds in a declaration in four languages", declaration)
        measure.alarms("Differences shown between unchanged versions of the communiqué", own)
        if declaration:
            measure.alarms("Differences shown between unchanged versions of the declaration", declaration)


if __name__ == "__main__":
    main()
