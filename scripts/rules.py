"""The house rules that no compiler checks. `scripts/check` runs this; each finding is `file:line: what. What to do.`

Every rule carries a line that it must find and one that it must leave alone, and is tried on both at each run: a rule
that has gone blind is a finding too.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass

FILE_LINES = 300
FUNCTION_LINES = 40
SWIFT = ("Sources", "config", "Tests")
TEXT = SWIFT + ("docs", "scripts", ".ci")
TEXT_ENDINGS = (".swift", ".h", ".modulemap", ".md", ".yaml", ".json", ".mustache", ".chat", ".txt", ".py", ".service")


@dataclass
class Rule:
    pattern: str
    mend: str
    found: str
    spared: str
    under: tuple = ("Sources/",)
    outside: tuple = ()
    # Comments and the text of strings count too.
    whole: bool = False

    def applies(self, path):
        return path.startswith(self.under) and not (self.outside and path.startswith(self.outside))


CORE = ("Sources/ConvenorCore/",)
ASKING = "The core asks nobody for the time, chance, a file or a setting: let the caller pass it in."


def only(module, *homes):
    """One technology, one home."""
    return Rule(
        rf"^\s*(?:@\w+\s+)*(?:\w+\s+)?import\s+(?:\w+\s+)?{module}\b",
        f"{module} has one home, {homes[0]}: ask for what you need through a seam of ConvenorEngine.",
        f"package import {module}", f"import {module}Notes",
        under=("Sources/", "Tests/", "config/"), outside=tuple(home + "/" for home in homes))


RULES = [
    Rule(r"\bDate\(\s*\)|\bDate\(timeIntervalSinceNow|\btimeIntervalSinceNow\b", ASKING,
         "let at = Date()", "let at = Date(timeIntervalSince1970: 0)", CORE),
    Rule(r"\b(?:Date|Moment|Dispatch\w*|\w*Clock)\s*\.now\b|\bDate\??\s*=\s*\.now\b|\b\w+Clock\(\)", ASKING,
         "let at = Date.now", "let at = scene.now + word(.now)", CORE),
    Rule(r"\b(?:UUID|clock_gettime|gettimeofday|CFAbsoluteTimeGetCurrent)\(|\btime\(nil\)", ASKING,
         "let id = UUID()", "let id = ids.next()", CORE),
    Rule(r"\b(?:arc4)?random\b|\.randomElement\b|\bRandomNumberGenerator\b|\bSystemRandom\w*|\.shuffled?\(", ASKING,
         "Int.random(in: 1...6)", "isRandomised(order)", CORE),
    Rule(r"\b(?:FileManager|FileHandle|ProcessInfo|URLSession|getenv|UserDefaults)\b|\bcontentsOf(?:File)?:", ASKING,
         "FileManager.default", "let file = FileName(text)", CORE),
    Rule(r"\b(?:TimeZone|Locale|Calendar)\.(?:current|autoupdatingCurrent)\b", ASKING,
         "TimeZone.current", "scene.zone.current", CORE),
    Rule(r"(?<![\w.])(?:print|debugPrint|dump)\(", "The core says things by returning them: answer with a `Saying`.",
         "print(line)", "book.print(line); blueprint(line)", CORE),
    Rule(r"\b(?:try|as)!", "Throw a typed failure or return nil; a program that people rely on does not trap.",
         "let a = try! b()", "let a = try? b() as? C", ("Sources/", "config/")),
    Rule(r"\bfatalError\(|\bpreconditionFailure\(", "Throw, or make the case impossible to write.",
         "fatalError(reason)", "isFatalError(reason)", ("Sources/", "config/")),
    Rule(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b", "Do it now, or file an issue and take the mark out.",
         "// TO" "DO later", "- todo: call", ("Sources/", "config/"), whole=True),
    Rule(r"\b(?:class|struct|enum|actor|protocol|typealias)\s+\w*(?:Manager|Helper|Utils?|Impl)\b",
         "Name it for what it is in a meeting, or for the noun it keeps.",
         "struct MailHelper {", "struct Implication {"),
    Rule(r"^\s*(?:@\w+\s+)*(?:public|open)\s+(?!import\b)\w", "One package: `package` says the same and promises less.",
         "public struct A {", "package struct A {", ("Sources/", "config/")),
    only("GRDB", "Sources/ConvenorSQLite", "Tests/StoreTests", "Sources/ConvenorBench"),
    only("Yams", "Sources/ConvenorYAML"),
    only("Mustache", "Sources/ConvenorEngine"),
    only("CCurl", "Sources/ConvenorCurl"),
    only("CGMime", "Sources/ConvenorCurl"),
    only("CICal", "Sources/ConvenorCalendar"),
    only("CEdit", "Sources/convenor"),
    only("Hummingbird", "Sources/ConvenorHTTP", "Sources/ConvenorBench"),
    only("HummingbirdCore", "Sources/ConvenorHTTP"),
    only("NIOSSL", "Sources/ConvenorHTTP"),
    only("CoreMetrics", "Sources/ConvenorMetrics", "Sources/ConvenorEngine", "Tests/DoorTests"),
    only("Crypto", "Sources/ConvenorPlatforms", "Sources/ConvenorBench", "Tests/ProgramTests"),
    only("CryptoExtras", "Sources/ConvenorPlatforms"),
    only("SwiftASN1", "Sources/ConvenorPlatforms"),
    Rule(r"(?<![\w.~$}<>)*\]-])/(?:work|root|tmp|home|Users|opt|mnt)(?:/[\w.]|\b(?!/))",
         "Take the folder from a setting, an argument or the place of the file itself.",
         'let a = "/' 'root/notes"', 'let a = "https://example.org/home", "config/tmp"', ("",), whole=True),
]

STRING = re.compile(r'(#*)("""|")')
NEXT = re.compile(r'//|/\*|#*"""|#*"|[()]')


def code_of(text):
    """The text with comments and what stands in strings blanked, line for line; what is interpolated stays."""
    out, at = [], 0
    # Per open string: its hashes, its quotes, and the depth of parentheses of the code interpolated in it.
    strings = []

    def blank(upto):
        nonlocal at
        out.append(re.sub(r"[^\n]", " ", text[at:upto]))
        at = upto

    def literal():
        """From inside a string to its end or to the next interpolation."""
        nonlocal at
        hashes, quotes, _ = strings[-1]
        stop = re.compile(rf"\\{hashes}\(|\\{hashes}.|{quotes}{hashes}" + (r"|\n" if quotes == '"' else ""), re.S)
        while hit := stop.search(text, at):
            blank(hit.end())
            if hit.group() == f"\\{hashes}(":
                strings[-1][2] = 1
                return
            if not hit.group().startswith("\\"):
                strings.pop()
                return
        blank(len(text))
        strings.pop()

    while hit := NEXT.search(text, at):
        out.append(text[at:hit.start()])
        at = hit.start()
        mark = hit.group()
        if mark == "//":
            end = text.find("\n", at)
            blank(len(text) if end < 0 else end)
        elif mark == "/*":
            end = text.find("*/", at)
            blank(len(text) if end < 0 else end + 2)
        elif mark in "()":
            out.append(mark)
            at += 1
            if strings:
                strings[-1][2] += 1 if mark == "(" else -1
                if strings[-1][2] == 0:
                    literal()
        else:
            opened = STRING.match(mark)
            blank(hit.end())
            strings.append([opened.group(1), opened.group(2), 0])
            literal()
    out.append(text[at:])
    return "".join(out)


FUNCTION = re.compile(
    r"^([ ]*)(?:@\w+(?:\([^)\n]*\))?\s+)*(?:\w+(?:\(\w+\))?\s+)*?"
    r"(?:func\s+([^\s(<]+)|(init)[?]?\s*[(<]|(deinit|subscript)\b|var\s+(\w+)\s*:[^=\n]*(?=\{$))", re.M)


TOKEN = re.compile(r"[(){}\[\]]|\n *(?=\S)")


def functions(code):
    """Name, first line and number of lines of every function, initializer and computed property with a body."""
    for hit in FUNCTION.finditer(code):
        name = next(part for part in hit.groups()[1:] if part)
        parens, braces = 0, 0
        for token in TOKEN.finditer(code, hit.end(1)):
            mark = token.group()
            if mark in "{}" and (braces or not parens):
                braces += 1 if mark == "{" else -1
                if braces == 0:
                    yield name, code.count("\n", 0, hit.end(1)) + 1, code.count("\n", hit.end(1), token.end()) + 1
                if braces <= 0:
                    break
            elif mark in "([":
                parens += 1
            elif mark in ")]":
                parens -= 1
            elif not braces and not parens and len(mark) - 1 <= len(hit.group(1)) and code[token.end()] != "{":
                # A requirement of a protocol: the next declaration begins and there was no body.
                break


def findings(path, text):
    code = code_of(text) if path.endswith(".swift") else text
    plain, blanked = text.split("\n"), code.split("\n")
    for rule in RULES:
        if not rule.applies(path) or not (rule.whole or path.endswith(".swift")):
            continue
        pattern = re.compile(rule.pattern)
        for number, line in enumerate(plain if rule.whole else blanked, 1):
            if hit := pattern.search(line):
                yield number, f"`{hit.group().strip()}` does not belong here. {rule.mend}"
    if not path.startswith(("Sources/", "config/")) or not path.endswith((".swift", ".h")):
        return
    lines = len(plain) - (plain[-1] == "")
    if lines > FILE_LINES:
        yield FILE_LINES + 1, f"this file has {lines} lines, {FILE_LINES} at most. Move one idea to a file of its own."
    if path.endswith(".swift"):
        for name, first, length in functions(code):
            if length > FUNCTION_LINES:
                yield first, f"`{name}` has {length} lines, {FUNCTION_LINES} at most. Give a part of it a name."


def blindness():
    """Rules that miss what is planted for them, or find what they should spare."""
    for rule in RULES:
        path = (rule.under[0] or "Sources/") + "Planted.swift"
        pattern = re.compile(rule.pattern)
        planted = rule.found if rule.whole else code_of(rule.found)
        if not rule.applies(path) or not pattern.search(planted):
            yield f"the rule `{rule.pattern}` misses `{rule.found}`"
        if pattern.search(rule.spared if rule.whole else code_of(rule.spared)):
            yield f"the rule `{rule.pattern}` finds `{rule.spared}`"
    hidden = 'let a = "Date()" // Date()\nlet b = """\n    Date()\n    """\nlet c = #"\\(Date())"#\n'
    if list(findings(CORE[0] + "Planted.swift", hidden)):
        yield "what stands in a comment or in a string is taken for code"
    shown = 'let c = "it is \\(say("now", Date())) now"\n'
    if not list(findings(CORE[0] + "Planted.swift", shown)):
        yield "what is interpolated in a string is not taken for code"
    header = "struct A {\n    func b(\n        _ c: Int = { 1 }()\n    ) -> Int {\n"
    footer = "    }\n}\nprotocol C {\n    func d()\n    func e()\n}\n"
    for spare, expected in ((0, 0), (1, 1)):
        text = header + "        _ = b([1].map { $0 }[0])\n" * (FUNCTION_LINES - 4 + spare) + footer
        if len(list(findings("Sources/Planted.swift", text))) != expected:
            yield f"a function of {FUNCTION_LINES + spare} lines is misjudged"
        if len(list(findings("Sources/Planted.swift", "\n" * (FILE_LINES + spare)))) != expected:
            yield f"a file of {FILE_LINES + spare} lines is misjudged"


def files(root):
    for name in sorted(os.listdir(root)):
        if os.path.isfile(os.path.join(root, name)) and name.endswith(TEXT_ENDINGS) and not name.startswith("."):
            yield name
    for top in TEXT:
        for folder, folders, names in os.walk(os.path.join(root, top)):
            folders[:] = sorted(each for each in folders if each != "__pycache__")
            for name in sorted(names):
                path = os.path.relpath(os.path.join(folder, name), root)
                if name.endswith(TEXT_ENDINGS) or top in ("scripts", ".ci"):
                    yield path


def git(root, *arguments):
    """The lines that git prints; none where this is no checkout."""
    answer = subprocess.run(("git", "-C", root) + arguments, capture_output=True, text=True, check=False)
    return answer.stdout.splitlines() if answer.returncode == 0 else []


def of_the_tree(root, programs):
    """What is wrong with the files as files: tracked ones that must not be, scripts that cannot be run."""
    for path in git(root, "ls-files", "--", "Package.resolved", ".build", ".tools"):
        yield f"{path}:1: this is made by a build. Take it out: git rm -r --cached {path.split('/')[0]}"
    modes = {line.split("\t")[1]: line[:6] for line in git(root, "ls-files", "-s", "--", "scripts", ".ci")}
    for path in programs:
        if modes.get(path, "100755") != "100755" or not os.access(os.path.join(root, path), os.X_OK):
            yield f"{path}:1: this cannot be run. Give it the run bit: chmod +x {path} && git add {path}"


def main(root):
    found = [f"scripts/rules.py:1: {each}. Mend the rule." for each in blindness()]
    programs = []
    for path in files(root):
        with open(os.path.join(root, path), "rb") as file:
            raw = file.read()
        if raw.startswith(b"#!"):
            programs.append(path)
        text = raw.decode("utf-8", "replace")
        found += [f"{path}:{number}: {what}" for number, what in sorted(findings(path, text))]
    found += of_the_tree(root, programs)
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
