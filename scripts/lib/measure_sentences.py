"""Prints F1 of sentence ends: this program and, where they are installed, other splitters, on one set in one run.

usage: measure_sentences.py SUIVI-BENCH FOLDER

A file of the set has one sentence a line; an empty line ends a paragraph; a line that begins with a dash is an item on a
line of its own. White space and the marks of lists count for nothing.
"""

import pathlib
import subprocess
import sys
import tempfile


def paragraphs(path):
    """The paragraphs of a set, each a list of sentences."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [block.split("\n") for block in blocks]


def joined(sentences):
    """A paragraph as it stands in a document."""
    return "".join(("\n" if line.startswith("- ") else " ") + line for line in sentences).strip()


def ends(sentences):
    """After how many letters each sentence ends."""
    count, places = 0, set()
    for sentence in sentences:
        count += sum(1 for letter in sentence if not letter.isspace() and letter != "-")
        places.add(count)
    return places


def own(bench, language, texts):
    """The sentences that this program finds, by paragraph."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\f".join(texts))
        file.flush()
        output = subprocess.run(
            [bench, "--sentences", language, file.name], check=True, capture_output=True, text=True
        ).stdout
    return [block.split("\n") for block in output.rstrip("\n").split("\n\n")]


def peers(language):
    """Other splitters by name; those that are not installed are left out."""
    found = {}
    try:
        import pysbd

        segmenter = pysbd.Segmenter(language=language, clean=False)
        found["pysbd"] = segmenter.segment
    except ImportError:
        pass
    try:
        import sentencex

        found["sentencex"] = lambda text: list(sentencex.segment(language, text))
    except ImportError:
        pass
    try:
        import blingfire

        found["blingfire"] = lambda text: blingfire.text_to_sentences(text).split("\n")
    except ImportError:
        pass
    return found


def main():
    bench, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    for language in ["fr", "en", "ru"]:
        gold = paragraphs(folder / f"{language}.txt")
        texts = [joined(sentences) for sentences in gold]
        wanted = {(index, end) for index, block in enumerate(gold) for end in ends(block)}
        answers = {"suivi": own(bench, language, texts)}
        for name, split in peers(language).items():
            answers[name] = [split(text) for text in texts]
        for name, blocks in answers.items():
            found = {(index, end) for index, block in enumerate(blocks) for end in ends(block)}
            right = len(wanted & found)
            print(f"{language}  {name:<10} F1 {2 * right / (len(wanted) + len(found)):.3f}  ({len(wanted)} sentences)")


if __name__ == "__main__":
    main()
