"""Reads an Atom feed on stdin by the rules of RFC 4287 section 4.1; prints the titles of its entries, fails with a fault."""

import json
import sys
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"


def only(parent, name):
    found = parent.findall(ATOM + name)
    assert len(found) == 1, f"{parent.tag} has {len(found)} {name}"
    return found[0]


def common(parent):
    identity = only(parent, "id").text
    assert urlsplit(identity).scheme and " " not in identity, f"{identity} is no IRI"
    assert only(parent, "title").text, "a title is empty"
    moment = datetime.fromisoformat(only(parent, "updated").text)
    assert moment.tzinfo is not None, "a time has no zone"
    for link in parent.findall(ATOM + "link"):
        assert urlsplit(link.get("href")).scheme in ("http", "https"), link.get("href")
    return identity, moment


feed = ElementTree.fromstring(sys.stdin.buffer.read())
assert feed.tag == ATOM + "feed", feed.tag
_, updated = common(feed)
assert len([link for link in feed.findall(ATOM + "link") if link.get("rel") == "self"]) == 1, "no link to itself"
entries = feed.findall(ATOM + "entry")
seen = [common(entry) for entry in entries]
assert len({identity for identity, _ in seen}) == len(seen), "two entries have one id"
assert all(moment <= updated for _, moment in seen), "an entry is newer than its feed"
for entry in entries:
    assert only(entry, "content").get("type") == "text", "content is no text"
    assert entry.find(ATOM + "author") is not None or feed.find(ATOM + "author") is not None, "nobody wrote it"
print(json.dumps([only(entry, "title").text for entry in entries]))
