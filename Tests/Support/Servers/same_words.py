"""Compares the text of mails with their HTML, word by word and in order: a list of mails in, one of differences out.

Beside whole mails it takes pairs of a text and an HTML.

Layout is set aside: case (headings stand in capitals in the margin of a text), punctuation at the ends of words (leader
dots, dots between notes, the mark of a quotation) and line breaks. Not of the mail: what stands in <head>. One exception:
a row of a table has the names of its columns in the table's head where the line of the text has them before its notes, and
the order of its columns; so it is compared with its line as a whole, and each of its words must be there. A line
says with "at", "of the way" and "with" what a table says by a column, and of an open action it does not say that it is open.
"""

import email
import email.policy
import json
import sys
from html.parser import HTMLParser

SAID_BY_COLUMNS = {"at", "of", "the", "way", "with"}
SAID_IN_COLUMNS = {"open"}
EDGES = ".,:;·…>()[]\"'“”‘’–-"


def words(text):
    found = (word.strip(EDGES).casefold() for word in text.split())
    return [word for word in found if word]


class Shown(HTMLParser):
    """The words of a body in order; a table's row as one list of them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.columns = set()
        self.open = []
        self.text = ""

    def flush(self):
        row = "tr" in self.open
        if "head" not in self.open:
            if "thead" in self.open or "label" in self.open:
                self.columns.update(words(self.text))
            elif row:
                self.found[-1] += words(self.text)
            else:
                self.found += words(self.text)
        self.text = ""

    def handle_starttag(self, tag, attributes):
        if tag not in ("b", "a"):
            self.flush()
        if tag == "tr" and "thead" not in self.open:
            self.found.append([])
        if tag not in ("meta", "br"):
            self.open.append("label" if ("class", "label") in attributes else tag)

    def handle_endtag(self, tag):
        if tag not in ("b", "a"):
            self.flush()
        while self.open.pop() not in (tag, "label"):
            pass

    def handle_data(self, data):
        self.text += data


def difference(text, html):
    """What the two do not say alike, in words; nothing where they do."""
    shown = Shown()
    shown.feed(html)
    shown.close()
    lines = [line for line in map(words, text.splitlines()) if line]
    for item in shown.found:
        if not lines:
            return f"the text ends before {item}"
        if isinstance(item, list):
            row, line = set(item), set(lines.pop(0))
            more = line - row - shown.columns - SAID_BY_COLUMNS
            if row - line - SAID_IN_COLUMNS or more:
                return f"row {sorted(row - line)} against line {sorted(more)}"
            continue
        if lines[0][0] != item:
            return f"the HTML has {item!r}, the text {' '.join(lines[0])!r}"
        lines[0].pop(0)
        if not lines[0]:
            lines.pop(0)
    return f"the HTML ends before {' '.join(lines[0])!r}" if lines else ""


def parts(mail):
    """The two texts of a mail."""
    if isinstance(mail, list):
        return mail
    message = email.message_from_string(mail, policy=email.policy.default)
    return [message.get_body(preferencelist=(kind,)).get_content() for kind in ("plain", "html")]


json.dump([difference(*parts(mail)) for mail in json.load(sys.stdin)], sys.stdout)
