"""Reads texts in Markdown or HTML with parsers that are not ours and prints, as JSON, what a person would see of each.

Standard input: a list of {"kind", "source"}, the kind being `backslash` (CommonMark), `entity` (the same without
backslashes, as Zulip reads it) or `html`. Output: a list of {"text", "marks", "links"}: the text without markup, the
sorts of markup in it, and where its links and images lead.
"""

import html.parser
import json
import sys

from markdown_it import MarkdownIt

PLAIN = {"text", "softbreak", "hardbreak", "inline", "paragraph_open", "paragraph_close"}


def markdown(kind):
    parser = MarkdownIt("commonmark", {"breaks": True, "html": True}).enable(["table", "strikethrough"])
    # Hosts as they were written, not as the wire has them.
    parser.normalizeLink = lambda address: address
    return parser.disable("escape") if kind == "entity" else parser


def walk(tokens):
    for token in tokens:
        yield token
        yield from walk(token.children or [])


def read_markdown(parser, source):
    text, marks, links = [], set(), []
    for token in walk(parser.parse(source)):
        if token.type in ("softbreak", "hardbreak", "paragraph_close"):
            text.append("\n")
        elif token.type != "inline":
            text.append(token.content)
        if token.type not in PLAIN and not token.type.endswith("_close"):
            marks.add(token.type.removesuffix("_open"))
        links += [token.attrs[name] for name in ("href", "src") if name in token.attrs]
    return {"text": "".join(text), "marks": sorted(marks), "links": links}


class Seen(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.marks, self.links = [], set(), []

    def handle_starttag(self, tag, attributes):
        self.marks.add(tag)
        self.links += [value for name, value in attributes if name in ("href", "src")]

    def handle_data(self, data):
        self.text.append(data)

    def unexpected(self, data):
        self.marks.add("declaration or comment")

    handle_comment = handle_decl = handle_pi = unknown_decl = unexpected


def read_html(source):
    seen = Seen()
    seen.feed(source)
    seen.close()
    return {"text": "".join(seen.text), "marks": sorted(seen.marks), "links": seen.links}


parsers = {kind: markdown(kind) for kind in ("backslash", "entity")}
json.dump(
    [read_html(case["source"]) if case["kind"] == "html" else read_markdown(parsers[case["kind"]], case["source"])
     for case in json.load(sys.stdin)], sys.stdout)
