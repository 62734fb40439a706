"""Checks that the documentation holds what it promises. Standard library only; run from the root of the repository.

Each check is a few lines over text, so it can be read and believed:

* every relative link in the Markdown files leads to a file, and every anchor to a heading;
* every C library of the manifests, and every package that scripts/bootstrap installs, is in docs/dependencies.md;
* every command and every option of the program is in docs/commands.md, and every command in docs/guide.md or docs/two-nodes.md;
* every module of the manifest is in docs/design.md, and every test that docs/threat-model.md names is there;
* every public symbol has a documentation comment;
* no file names a path of the machine on which it was written.
"""

import re
import subprocess
import sys
from pathlib import Path

findings = []


def complain(place, text):
    findings.append(f"{place}: {text}")


def tracked(*patterns):
    """The files of the repository: those that are tracked, and new ones that are not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
        check=True, capture_output=True, text=True).stdout
    return [Path(line) for line in sorted(set(listed.splitlines())) if Path(line).is_file()]


# --- Links -----------------------------------------------------------------------------------------------------------

LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"")


def without_code(text):
    text = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(path):
    """The anchors of a Markdown file, as code hosts make them of headings."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", path.read_text("utf-8"), flags=re.M):
        plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
        found.add(re.sub(r"[^\w\- ]", "", plain).replace(" ", "-"))
    return found


def check_links():
    for page in tracked("*.md"):
        for match in LINK.finditer(without_code(page.read_text("utf-8"))):
            link = match.group(1) or match.group(2)
            if re.match(r"[a-z]+:", link):
                continue
            name, _, anchor = link.partition("#")
            target = page.parent / name if name else page
            if not target.exists():
                complain(page, f"the link to {link} leads nowhere")
            elif anchor and target.suffix == ".md" and anchor not in anchors(target):
                complain(page, f"{target} has no heading #{anchor}")


# --- What has to be documented ---------------------------------------------------------------------------------------

def check_dependencies():
    page = Path("docs/dependencies.md").read_text("utf-8")
    manifest = Path("Package.swift").read_text("utf-8")
    wanted = set(re.findall(r'apt: "([^"]+)"', manifest))
    bootstrap = Path("scripts/bootstrap").read_text("utf-8")
    wanted |= set(re.findall(r"^need_library '[^']+' (\S+)$", bootstrap, flags=re.M))
    wanted |= set(re.findall(r"^\s*need_command \S+ (\S+)$", bootstrap, flags=re.M))
    wanted |= set(re.findall(r"missing\+=\(([a-z0-9-]+)\)", bootstrap))
    for package in sorted(wanted):
        if f"`{package}`" not in page:
            complain("docs/dependencies.md", f"{package} is missing")
    for path in [Path("Package.swift"), Path("Benchmarks/Package.swift")]:
        if re.search(r"\.package\(\s*url:", path.read_text("utf-8")):
            complain(path, "a Swift package is fetched; decision 7 says that none is")
    installed = set(re.findall(r"need_library '[^']+' (\S+)", bootstrap))
    for package in re.findall(r'apt: "([^"]+)"', manifest):
        if package not in installed:
            complain("scripts/bootstrap", f"{package} of Package.swift is not installed")


def check_commands():
    reference = Path("docs/commands.md").read_text("utf-8")
    guide = Path("docs/guide.md").read_text("utf-8") + Path("docs/two-nodes.md").read_text("utf-8")
    sections = dict(re.findall(r"^## suivi (\S+)\n(.*?)(?=^## |\Z)", reference, flags=re.M | re.S))
    shared = re.search(r"^## Every command\n(.*?)(?=^## |\Z)", reference, flags=re.M | re.S)
    option = re.compile(r'\.(?:value|flag)\(\s*"([a-z-]+)",')
    for file in tracked("Sources/Interfaces/CommandLineTool/Commands/*.swift"):
        text = file.read_text("utf-8")
        parts = re.split(r'Command\(\s*"([a-z]+)",', text)
        group = re.search(r'Command\(\s*group: "([a-z]+)"', text)
        for name, declaration in zip(parts[1::2], parts[2::2]):
            # The commands of a group stand together in its section.
            full, name = (f"{group.group(1)} {name}", group.group(1)) if group else (name, name)
            if name not in sections:
                complain("docs/commands.md", f"'suivi {name}' has no section '## suivi {name}'")
                continue
            if f"suivi {full}" not in guide:
                complain("docs/guide.md", f"'suivi {full}' is not told of, and not in docs/two-nodes.md either")
            declaration = declaration.split("static func", 1)[0]
            for word in option.findall(declaration):
                if f"`--{word}" not in sections[name]:
                    complain("docs/commands.md", f"--{word} is missing under 'suivi {name}'")
    tree = Path("Sources/Interfaces/CommandLineTool/Program+Commands.swift").read_text("utf-8")
    for word in option.findall(tree):
        if not shared or f"`--{word}" not in shared.group(1):
            complain("docs/commands.md", f"--{word} is missing under 'Every command'")


def check_targets():
    page = Path("docs/design.md").read_text("utf-8")
    manifest = Path("Package.swift").read_text("utf-8")
    names = re.findall(r'(?:pure|adapter|cLibrary)\(\s*"(\w+)"', manifest)
    for name in names:
        if f"`{name}`" not in page:
            complain("docs/design.md", f"the module {name} is missing")


def check_tests():
    """The tests that the threat model names are there."""
    page = Path("docs/threat-model.md")
    known = {part for file in tracked("Tests/*.swift") for part in [file.stem, *file.parts]}
    for name in sorted(set(re.findall(r"`(\w+Tests)`", page.read_text("utf-8")))):
        if name not in known:
            complain(page, f"there are no {name}")


# --- Public symbols --------------------------------------------------------------------------------------------------

PUBLIC = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*public\s+(?:internal\(set\)\s+|private\(set\)\s+|static\s+|final\s+|indirect\s+"
    r"|mutating\s+|nonmutating\s+|consuming\s+|borrowing\s+|convenience\s+|required\s+|nonisolated\s+|unsafe\s+)*"
    r"(struct|enum|class|actor|protocol|func|var|let|init|subscript|typealias|case)\b\s*(==|<|[^\s(:<={]*)")

# What a protocol of the standard library asks for means what that protocol says.
WITNESSES = {
    "description", "debugDescription", "hash", "==", "<", "encode", "rawValue", "allCases", "makeIterator", "next",
    "startIndex", "endIndex", "errorDescription", "id", "init", "subscript", "index",
}


def requirements():
    """The functions that protocols of the project ask for: they are documented there."""
    found = set()
    for file in tracked("Sources/*.swift"):
        for body in re.findall(r"^(?:\w+ )*protocol [^{]*\{(.*?)^\}", file.read_text("utf-8"), flags=re.M | re.S):
            found |= set(re.findall(r"\bfunc (\w+)", body))
    return found


def check_symbols():
    """Types and functions have a comment of their own.

    Stored properties, and what fulfils a protocol's requirement, may go without: their names and the protocol say it.
    """
    checked = 0
    witnesses = WITNESSES | requirements()
    for file in tracked("Sources/*.swift"):
        lines = file.read_text("utf-8").splitlines()
        for index, line in enumerate(lines):
            match = PUBLIC.match(line)
            if not match:
                continue
            sort, name = match.group(1), re.sub(r"\W.*", "", match.group(2)) or match.group(2)
            if sort not in {"struct", "enum", "class", "actor", "protocol", "func", "typealias"}:
                continue
            if name in WITNESSES or (name in witnesses and line.startswith(" ")):
                continue
            checked += 1
            above = index - 1
            while above >= 0 and lines[above].strip().startswith(("@", "#if", "// swift-format-ignore")):
                above -= 1
            if above < 0 or not lines[above].strip().startswith("///"):
                complain(f"{file}:{index + 1}", f"public {sort} {name} has no documentation comment")
    return checked


# --- Machine paths ---------------------------------------------------------------------------------------------------

MACHINE = re.compile(r"(?<![\w.$}])/(?:work|home|root|Users)/[A-Za-z0-9._-]+")


def check_paths():
    for file in tracked():
        if file.suffix in {".png", ".svg"} or file == Path("scripts/lib/check_docs.py"):
            continue
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if MACHINE.search(line):
                complain(f"{file}:{number}", f"a path of one machine: {MACHINE.search(line).group(0)}")


check_links()
check_dependencies()
check_commands()
check_targets()
check_tests()
symbols = check_symbols()
check_paths()
for finding in findings:
    print(finding, file=sys.stderr)
if findings:
    print(f"{len(findings)} findings", file=sys.stderr)
    sys.exit(1)
print(f"{len(tracked('*.md'))} pages and {symbols} public symbols are as they should be")
