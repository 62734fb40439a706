"""Power cuts, failing calls and kills, tried on the built program and a register on a real file system.

    faults.py crash  PROGRAM LIBRARY WORKPLACE POINTS DAMAGES
    faults.py errors PROGRAM LIBRARY WORKPLACE TRIALS
    faults.py kills  PROGRAM LIBRARY WORKPLACE TRIALS

PROGRAM is `suivi`, LIBRARY the compiled Tests/Faults/faults.c, WORKPLACE a folder that is made and emptied.

crash   writes down every call by which a fixed workload changes the disk, then makes the state anew that a power cut after
        each of them may leave: all that was not synced is lost; the last of it is torn; any part of it is there, each piece
        torn, in any order. A name is durable once its folder was synced, as POSIX has it. POINTS ends the work early; 0 is
        every point. DAMAGES is how many states of each point are tried.
errors  lets the first, second, third … changing call of each command fail, once and for good, with each error.
kills   kills the workload at random moments.

After each the register has to verify, with everything that a command had said was recorded, with no second history, and
the next command has to work. Prints what was tried and what went wrong; ends with 1 where anything did.
"""

import ctypes
import hashlib
import base64
import json
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time

PASSPHRASE = "correct horse battery staple"
ERRORS = ["ENOSPC", "EIO", "EINTR", "SHORT", "EDQUOT", "EROFS"]


class Place:
    """A folder with registers, and the program that runs in it."""

    def __init__(self, program, library, folder):
        self.program, self.library, self.folder = program, library, folder
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "passphrase"), "w") as file:
            file.write(PASSPHRASE + "\n")

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, register, *arguments, faults=None, timeout=60):
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C",
            "SUIVI_PASSPHRASE_FILE": self.path("passphrase"),
        }
        if faults is not None:
            environment.update(faults, LD_PRELOAD=self.library, FAULTS_ROOT=self.path(register))
        return subprocess.run(
            [self.program, *arguments, "--register", register], cwd=self.folder, env=environment, capture_output=True,
            text=True, timeout=timeout)

    def must(self, register, *arguments, **options):
        result = self.run(register, *arguments, **options)
        if result.returncode != 0:
            raise SystemExit(f"{register}: {' '.join(arguments)}: {result.stdout}{result.stderr}")
        return result.stdout

    def verdict(self, register, faults=None):
        """How many acts there are, how many of them are signed, and their root; or what is wrong."""
        result = self.run(register, "verify", "--json", faults=faults)
        try:
            told = json.loads(result.stdout)
        except json.JSONDecodeError:
            return None, f"verify ended with {result.returncode}: {result.stderr.strip()[:300]}"
        if not told["whole"] or told["lacks_mark"]:
            return None, f"not whole: {told['findings']}, mark missing: {told['lacks_mark']}"
        return (told["acts"], told["signed"], told["root"]), None


def cheapen(path):
    """Seals a key anew with the least work that the format allows, so that thousands of runs are possible."""
    sodium = ctypes.CDLL("libsodium.so.23")
    lines = open(path).read().split("\n")
    costs = dict(part.split("=") for part in lines[2].split()[1:4])
    salt, nonce = base64.b64decode(lines[2].split()[4]), base64.b64decode(lines[3].split()[1])
    sealed = base64.b64decode(lines[4].split()[1])
    word = PASSPHRASE.encode()

    def key(memory, passes):
        out = ctypes.create_string_buffer(32)
        if sodium.crypto_pwhash(
                out, ctypes.c_ulonglong(32), word, ctypes.c_ulonglong(len(word)), salt, ctypes.c_ulonglong(passes),
                ctypes.c_size_t(memory << 10), ctypes.c_int(2)) != 0:
            raise SystemExit("no memory for Argon2id")
        return out.raw

    def head(count):
        return ("\n".join(lines[:4][:count]) + "\n").encode()

    seed = ctypes.create_string_buffer(64)
    length = ctypes.c_ulonglong(0)
    data = head(4)
    if sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
            seed, ctypes.byref(length), None, sealed, ctypes.c_ulonglong(len(sealed)), data,
            ctypes.c_ulonglong(len(data)), nonce, key(int(costs["m"]), int(costs["t"]))) != 0:
        raise SystemExit(f"{path}: the key did not open")
    lines[2] = f"argon2id m=1024 t=1 p=1 {base64.b64encode(salt).decode()}"
    nonce = os.urandom(24)
    lines[3] = f"xchacha20-poly1305 {base64.b64encode(nonce).decode()}"
    data = head(4)
    out = ctypes.create_string_buffer(64)
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        out, ctypes.byref(length), seed.raw[:32], ctypes.c_ulonglong(32), data, ctypes.c_ulonglong(len(data)), None,
        nonce, key(1024, 1))
    lines[4] = f"sealed {base64.b64encode(out.raw[:48]).decode()}"
    text = "\n".join(lines[:5]) + "\n"
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    with open(path, "w") as file:
        file.write(f"{text}sha256 {digest}\n")


def prepare(place):
    """Two registers that have founded a mechanism; the one of Norvane has read a communiqué."""
    for name in ["norvane", "alda"]:
        place.must(name, "init", "--participant", f"{name}.example", "--mechanism", "rivers")
        cheapen(place.path(f"{name}/keys/log.key"))
        place.must(name, "party", "norvane", "--kind", "state", "--name", "en=Republic of Norvane")
        place.must(name, "party", "rivers", "--kind", "confederation", "--name", "en=Three Rivers")
        place.must(
            name, "party", "alda", "--kind", "state", "--name", "en=Alda", "--member-of", "rivers", "--presides")
    place.must("norvane", "mechanism", "--name", "en=Consultations", "--party", "norvane", "--party", "rivers")
    place.must(
        "norvane", "session", "1", "--status", "held", "--host", "norvane", "--place", "Halvik", "--date", "2026-05-12")
    with open(place.path("text.txt"), "w") as file:
        file.write("The two Parties agreed to establish a joint working group on river safety.\n"
                   "The Republic of Norvane undertakes to publish the tender before the end of 2026.\n"
                   "The Parties shall meet once a year. They agreed to exchange data on floods by June 2027.\n")
    with open(place.path("evidence.txt"), "w") as file:
        file.write("minutes\n")
    place.must("norvane", "read", "text.txt", "--session", "1")
    place.must("norvane", "review", "--accept-all")
    place.must("norvane", "found", "--card", "norvane.card")
    place.must("alda", "found", "--card", "alda.card", "--for", "rivers")
    for name in ["norvane", "alda"]:
        for key in os.listdir(place.path(f"{name}/keys")):
            if key.endswith(".key") and key != "log.key":
                cheapen(place.path(f"{name}/keys/{key}"))
    words = json.loads(place.must("norvane", "found", "alda.card", "--json"))["words"]
    place.must("norvane", "found", "alda.card", "--words", words)
    place.must("alda", "found", "norvane.card", "--words", words)
    for sender, receiver in [("norvane", "alda"), ("alda", "norvane")] * 2:
        carry(place, sender, receiver)


pouches = 0
# Where every call on the register is written down, or nothing.
watched = {}


def carry(place, sender, receiver):
    global pouches
    pouches += 1
    name = f"pouch-{pouches}.zip"
    place.must(sender, "pouch", "pack", "--to", receiver, name, faults=watched.get(sender))
    # Where nothing is new, no pouch is made.
    if os.path.exists(place.path(name)):
        place.must(receiver, "pouch", "open", name)


def workload(place, count):
    """The commands of Norvane's side, one after the other; what the other side does goes on in between."""
    numbers = [line["number"] for line in json.loads(place.must("norvane", "conclusions", "--json"))["conclusions"]]
    global pouches
    for turn in range(count):
        kind = turn % 8
        number = numbers[turn % len(numbers)]
        if kind == 0:
            yield ["post", f"desk-{turn}", "--name", f"en=Desk {turn}", "--holder", f"N. {turn}"]
        elif kind == 1:
            yield ["report", number, "--status", "in_progress", "--text", f"fact {turn}", "--evidence", "evidence.txt"]
        elif kind == 2:
            yield ["assign", number, f"desk-{turn - 2}"]
        elif kind == 3:
            yield ["session", str(2 + turn), "--status", "fixed", "--date", "2027-03-01", "--place", f"Halvik {turn}"]
        elif kind == 4:
            yield ["propose", "--session", str(2 + turn - 1)]
        elif kind == 5:
            yield ["declare", "explanation", "--text", f"said {turn}"]
        elif kind == 6:
            # The other side answers, and its pouch is opened.
            carry(place, "norvane", "alda")
            proposal = [entry for entry in json.loads(place.must("alda", "inbox", "--json"))
                        if entry["state"] == "awaits_us"]
            if proposal:
                place.must("alda", "consent", proposal[0]["proposal"], "--yes")
            pouches += 1
            name = f"pouch-{pouches}.zip"
            place.must("alda", "pouch", "pack", "--to", "norvane", name)
            if os.path.exists(place.path(name)):
                yield ["pouch", "open", name]
        else:
            with open(place.path(f"text-{turn}.txt"), "w") as file:
                file.write(f"The two Parties agreed to hold exercise {turn} by the end of 2027.\n")
            yield ["read", f"text-{turn}.txt", "--session", "1"]


class Disk:
    """Files as a disk has them, and as programs see them before anything is synced."""

    def __init__(self, folder):
        self.names, self.durable_names = {}, {}
        self.contents, self.durable = {}, {}
        self.pending, self.pending_names = {}, []
        self.folders = set()
        for path, folders, files in os.walk(folder):
            inside = path[len(folder):]
            self.folders.update(f"{inside}/{name}" for name in folders)
            for name in files:
                if not name.endswith("-shm"):
                    self.add(f"{inside}/{name}", open(os.path.join(path, name), "rb").read())
        self.durable_folders = set(self.folders)

    def add(self, name, content):
        inode = len(self.contents)
        self.names[name] = self.durable_names[name] = inode
        self.contents[inode], self.durable[inode] = bytearray(content), bytes(content)

    @staticmethod
    def put(content, operation):
        kind, offset, data = operation
        if kind == "truncate":
            del content[offset:]
            content.extend(bytes(offset - len(content)))
            return
        if len(content) < offset:
            content.extend(bytes(offset - len(content)))
        content[offset:offset + len(data)] = data

    def apply(self, call, path, other, offset, data):
        """One call, as a program sees it."""
        if call in ("write", "truncate"):
            inode = self.names.get(path)
            if inode is None:
                return
            self.put(self.contents[inode], (call, offset, data))
            self.pending.setdefault(inode, []).append((call, offset, data))
        elif call == "sync":
            if path in self.names:
                inode = self.names[path]
                self.durable[inode] = bytes(self.contents[inode])
                self.pending.pop(inode, None)
            else:
                for change in [change for change in self.pending_names if change[1].rpartition("/")[0] == path]:
                    self.put_name(self.durable_names, self.durable_folders, change)
                    self.pending_names.remove(change)
        else:
            if call == "create":
                inode = len(self.contents)
                self.contents[inode], self.durable[inode] = bytearray(), b""
                changes = [("set", path, inode)]
            elif call == "rename":
                changes = [("set", other, self.names.get(path)), ("drop", path, None)]
            elif call == "link":
                changes = [("set", other, self.names.get(path))]
            elif call == "unlink":
                changes = [("drop", path, None)]
            else:
                changes = [("folder", path, None)]
            for change in changes:
                self.put_name(self.names, self.folders, change)
                self.pending_names.append(change)

    @staticmethod
    def put_name(names, folders, change):
        kind, path, inode = change
        if kind == "folder":
            folders.add(path)
        elif kind == "drop":
            names.pop(path, None)
        elif inode is not None:
            names[path] = inode

    def after_a_cut(self, damage, draw):
        """What may be there after a power cut now: names with their contents."""
        names, folders = dict(self.durable_names), set(self.durable_folders)
        contents = {}
        for change in self.pending_names:
            if damage == 1 or damage > 1 and draw.random() < 0.5:
                self.put_name(names, folders, change)
        for inode, pending in self.pending.items():
            content = bytearray(self.durable[inode])
            for place, operation in enumerate(pending):
                is_last = place == len(pending) - 1
                if damage == 0 or damage > 1 and draw.random() < 0.5:
                    continue
                if operation[0] == "write" and (is_last or damage > 1 and draw.random() < 0.5):
                    data = operation[2]
                    sectors = max(len(data) // 512, 1)
                    length = 512 * draw.randrange(sectors) if sectors > 1 else draw.randrange(len(data) + 1)
                    operation = ("write", operation[1], data[:length])
                self.put(content, operation)
            contents[inode] = bytes(content)
        return folders, {name: contents.get(inode, self.durable[inode]) for name, inode in names.items()}


def write_out(folder, state):
    folders, files = state
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name in sorted(folders):
        os.makedirs(folder + name, exist_ok=True)
    for name, content in files.items():
        os.makedirs(os.path.dirname(folder + name), exist_ok=True)
        with open(folder + name, "wb") as file:
            file.write(content)
    for name in os.listdir(folder + "/keys"):
        os.chmod(f"{folder}/keys/{name}", 0o600)
    os.chmod(folder + "/keys", 0o700)
    keep_place(folder)


def keep_place(folder):
    """What is written out again stands for the same folder on the same disk, not for a copy of it with the key."""
    path = folder + "/keys/place"
    if not os.path.exists(path):
        return
    with open(path) as file:
        lines = file.read().split("\n")
    if len(lines) == 4:
        lines[1] = str(os.stat(folder + "/keys").st_ino)
        with open(path, "w") as file:
            file.write("\n".join(lines))


def report(what, tried, wrong):
    """The line that scripts/threats adds up."""
    print(f"threat 18 | power cut, full disk, failed sync | {what} | {tried} | {tried - len(wrong)}")


def read_log(path):
    with open(path, "rb") as file:
        content = file.read()
    place = 0
    while place < len(content):
        end = content.index(b"\n", place)
        call, name, other, offset, length = content[place:end].decode().split("\t")
        data = b""
        if call == "write":
            data = content[end + 1:end + 1 + int(length)]
            end += int(length)
        place = end + 1
        if not name.endswith("-shm"):
            yield call, name, other, int(offset), data


def judge(place, register, known, least, probe, story):
    """Whether a register is one of those that there may be; what is wrong, in words."""
    verdict, wrong = place.verdict(register)
    if wrong:
        return f"{story}: {wrong}"
    acts, signed, root = verdict
    if signed < least:
        return f"{story}: {signed} acts signed, {least} had been acknowledged"
    if acts not in known or known.get(signed) != root:
        return f"{story}: {signed} of {acts} acts with another root than those that were written"
    if probe:
        result = place.run(register, "post", "probe", "--name", "en=Probe")
        if result.returncode != 0:
            return f"{story}: the next command ended with {result.returncode}: {result.stderr.strip()[:300]}"
        verdict, wrong = place.verdict(register)
        if wrong or verdict[0] <= acts:
            return f"{story}: after the next command: {wrong or verdict}"
    return None


def crash_part(arguments):
    """Every part-th point of the workload."""
    program, library, folder, part, parts, limit, damages = arguments
    place = Place(program, library, os.path.join(folder, f"part-{part}"))
    with open(os.path.join(folder, "story.json")) as file:
        story = json.load(file)
    disk = Disk(os.path.join(folder, "before"))
    known = {int(acts): root for acts, root in story["known"].items()}
    draw = random.Random(story["seed"] + part)
    tried, points, wrong = 0, 0, []
    for step in story["steps"]:
        for number, event in enumerate(read_log(step["log"])):
            disk.apply(*event)
            points += 1
            if points % parts != part or limit and points > limit:
                continue
            for damage in range(damages):
                write_out(place.path("cut"), disk.after_a_cut(damage, draw))
                words = f"{' '.join(step['command'])}, after call {number} ({event[0]} {event[1]}), damage {damage}"
                found = judge(place, "cut", known, step["acts"], draw.random() < 0.05, words)
                tried += 1
                if found:
                    wrong.append(found)
        if wrong and len(wrong) > 20:
            break
    shutil.rmtree(place.folder, ignore_errors=True)
    return points, tried, wrong


def crash(program, library, folder, points, damages):
    place = Place(program, library, folder)
    prepare(place)
    shutil.copytree(place.path("norvane"), place.path("before"))
    verdict, wrong = place.verdict("norvane")
    if wrong:
        raise SystemExit(wrong)
    known = {verdict[0]: verdict[2]}
    steps, calls = [], 0
    for number, command in enumerate(workload(place, 100_000)):
        log = place.path(f"log-{number}")
        acts = max(known)
        place.must("norvane", *command, faults={"FAULTS_LOG": log})
        # A reader opens and closes the log of the database, too.
        verdict, wrong = place.verdict("norvane", faults={"FAULTS_LOG": log})
        if wrong:
            raise SystemExit(f"{command}: {wrong}")
        known[verdict[0]] = verdict[2]
        watched["norvane"] = {"FAULTS_LOG": log}
        steps.append({"command": command, "log": log, "acts": acts})
        calls += sum(1 for _ in read_log(log))
        if calls >= points:
            break
    # Commands that write several acts write them at once: sizes in between are never there.
    with open(place.path("story.json"), "w") as file:
        json.dump({"known": known, "steps": steps, "seed": 4711}, file)
    parts = os.cpu_count() or 1
    with multiprocessing.Pool(parts) as pool:
        results = pool.map(
            crash_part, [(program, library, folder, part, parts, points, damages) for part in range(parts)])
    tried = sum(result[1] for result in results)
    wrong = [words for result in results for words in result[2]]
    print(f"crash points: {tried // damages} of {len(steps)} commands, {tried} states of the disk, {len(wrong)} wrong")
    report("power cut after any call: what was not synced lost, torn or in another order", tried, wrong)
    return wrong


def errors_part(arguments):
    program, library, folder, part, parts, limit = arguments
    place = Place(program, library, os.path.join(folder, f"part-{part}"))
    with open(os.path.join(folder, "story.json")) as file:
        story = json.load(file)
    tried, wrong = 0, []
    for name in os.listdir(folder):
        if name.endswith((".txt", ".zip", ".card")):
            shutil.copy(os.path.join(folder, name), place.path(name))
    for step in story["steps"]:
        for at in range(1, step["calls"] + 1):
            for number, error in enumerate(ERRORS):
                for lasting in (False, True):
                    index = (at * len(ERRORS) + number) * 2 + lasting
                    if index % parts != part:
                        continue
                    if limit and tried >= limit // parts:
                        return tried, wrong
                    tried += 1
                    found = fail_once(place, step, at, error, lasting)
                    if found:
                        wrong.append(found)
    shutil.rmtree(place.folder, ignore_errors=True)
    return tried, wrong


def fail_once(place, step, at, error, lasting):
    register = place.path("trial")
    shutil.rmtree(register, ignore_errors=True)
    shutil.copytree(step["before"], register)
    keep_place(register)
    disk_before = Disk(register)
    log = place.path("log")
    if os.path.exists(log):
        os.unlink(log)
    faults = {"FAULTS_AT": str(at), "FAULTS_ERROR": error, "FAULTS_LOG": log}
    if lasting:
        faults["FAULTS_ON"] = "1"
    words = f"{' '.join(step['command'])}: {error} at call {at}{' and from there on' if lasting else ''}"
    try:
        result = place.run("trial", *step["command"], faults=faults, timeout=120)
    except subprocess.TimeoutExpired:
        return f"{words}: it did not come to an end"
    if result.returncode < 0 or result.returncode not in (0, 1, 2, 3, 4):
        return f"{words}: ended with {result.returncode}: {result.stderr.strip()[-300:]}"
    if result.returncode != 0 and not result.stderr.strip():
        return f"{words}: ended with {result.returncode} and said nothing"
    known = {int(acts): root for acts, root in step["known"].items()}
    verdict, wrong = place.verdict("trial")
    if wrong:
        return f"{words}, said {result.returncode}: {wrong}"
    least = step["after"] if result.returncode == 0 else step["acts"]
    if not least <= verdict[0] <= step["after"]:
        return f"{words}, said {result.returncode}: {verdict[0]} acts; {step['acts']} before, {step['after']} after"
    if verdict[1] == step["acts"] and verdict[2] != known[step["acts"]]:
        return f"{words}: another root than before"
    if result.returncode == 0 and step["after"] > step["acts"]:
        # Success was told: it has to be there also if the power fails now.
        for event in read_log(log):
            disk_before.apply(*event)
        write_out(place.path("cut"), disk_before.after_a_cut(0, random.Random(1)))
        verdict, wrong = place.verdict("cut")
        if wrong or verdict[0] < step["after"]:
            return f"{words}: success was told, and it is not durable: {wrong or verdict}"
    else:
        again = place.run("trial", "post", "probe", "--name", "en=Probe")
        if again.returncode != 0:
            return f"{words}: the next command ended with {again.returncode}: {again.stderr.strip()[:300]}"
    return None


def errors(program, library, folder, trials):
    place = Place(program, library, folder)
    prepare(place)
    steps = []
    total = 0
    for number, command in enumerate(workload(place, 400)):
        before = place.path(f"before-{number}")
        shutil.copytree(place.path("norvane"), before)
        verdict, wrong = place.verdict("norvane")
        count = place.path("count")
        place.must("norvane", *command, faults={"FAULTS_COUNT": count})
        calls = int(open(count).read())
        after, wrong = place.verdict("norvane")
        if wrong:
            raise SystemExit(f"{command}: {wrong}")
        steps.append({"command": command, "before": before, "acts": verdict[0], "after": after[0], "calls": calls,
                      "known": {verdict[0]: verdict[2]}})
        total += calls * len(ERRORS) * 2
        if total >= trials:
            break
    with open(place.path("story.json"), "w") as file:
        json.dump({"steps": steps}, file)
    parts = os.cpu_count() or 1
    with multiprocessing.Pool(parts) as pool:
        results = pool.map(errors_part, [(program, library, folder, part, parts, trials) for part in range(parts)])
    tried = sum(result[0] for result in results)
    wrong = [words for result in results for words in result[1]]
    print(f"failing calls: {tried} of {len(steps)} commands, once and for good, {len(wrong)} wrong")
    report("any call that fails, once and for good: success is told only where it is durable", tried, wrong)
    return wrong


def kills(program, library, folder, trials):
    place = Place(program, library, folder)
    prepare(place)
    commands = list(workload(place, 6))
    draw = random.Random(4712)
    wrong, met = [], 0
    known = {}
    environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C",
                   "SUIVI_PASSPHRASE_FILE": place.path("passphrase")}
    verdict, _ = place.verdict("norvane")
    acts = verdict[0]
    for trial in range(trials):
        command = ["declare", "explanation", "--text", f"trial {trial}"] if trial % 3 else \
            ["read", commands and "text.txt", "--session", "1", "--title", f"trial {trial}"] if trial % 6 == 0 else \
            ["post", f"kill-{trial}", "--name", f"en=Desk {trial}"]
        process = subprocess.Popen(
            [program, *command, "--register", "norvane"], cwd=place.folder, env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(draw.uniform(0, 0.08))
        if process.poll() is None:
            met += 1
            process.send_signal(signal.SIGKILL)
        code = process.wait()
        verdict, bad = place.verdict("norvane")
        if bad:
            wrong.append(f"trial {trial}, {' '.join(command)}: {bad}")
            break
        least = acts + 1 if code == 0 and command[0] != "read" else acts
        if verdict[0] < least:
            wrong.append(f"trial {trial}: {verdict[0]} acts, {least} expected")
        if known.get(verdict[1], verdict[2]) != verdict[2]:
            wrong.append(f"trial {trial}: a second history of {verdict[1]} acts")
        known[verdict[1]] = verdict[2]
        acts = verdict[0]
    result = place.run("norvane", "post", "last", "--name", "en=Last")
    if result.returncode != 0:
        wrong.append(f"the last command: {result.stderr.strip()}")
    print(f"kills at random moments: {trials} tried, {met} while it ran, {len(wrong)} wrong")
    report("kills at random moments", trials, wrong)
    return wrong


def main():
    kind, program, library, folder, *sizes = sys.argv[1:]
    shutil.rmtree(folder, ignore_errors=True)
    program, library, folder = (os.path.realpath(name) for name in (program, library, folder))
    sizes = [int(size) for size in sizes]
    wrong = {"crash": crash, "errors": errors, "kills": kills}[kind](program, library, folder, *sizes)
    for words in wrong[:20]:
        print("  " + words)
    shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
