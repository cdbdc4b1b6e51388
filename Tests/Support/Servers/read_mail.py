"""Reads a mail from standard input with Python's parser and prints what it found as JSON."""

import email
import email.header
import email.policy
import email.utils
import json
import sys

raw = sys.stdin.buffer.read()
message = email.message_from_bytes(raw, policy=email.policy.default)
defects = []
headers = []
for part in message.walk():
    defects += [repr(defect) for defect in part.defects]
    for name, value in part.items():
        defects += [f"{name}: {defect!r}" for defect in getattr(value, "defects", [])]
        if part is message:
            headers.append([name, str(value)])


def mailboxes(name):
    """By the older parser: the newer one puts a blank between encoded words that belong together (Python 3.11)."""
    unfolded = [value.replace("\r\n", "") for value in plain.get_all(name, [])]
    return [[str(email.header.make_header(email.header.decode_header(shown))), address]
            for shown, address in email.utils.getaddresses(unfolded)]


def body(kind):
    part = message.get_body(preferencelist=(kind,))
    return part.get_content().replace("\r\n", "\n") if part is not None else None


plain = email.message_from_bytes(raw)
lines = raw.split(b"\r\n")
json.dump(
    {
        "defects": defects,
        "headers": headers,
        "structure": [[part.get_content_type(), str(part.get_content_charset()), str(part["Content-Transfer-Encoding"])]
                      for part in message.walk()],
        "from": mailboxes("From"),
        "to": mailboxes("To"),
        "replyTo": mailboxes("Reply-To"),
        "date": message["Date"].datetime.isoformat() if message["Date"] is not None else "",
        "text": body("plain"),
        "html": body("html"),
        "longestLine": max(len(line) for line in lines),
        "strayLineEnds": sum(line.count(b"\n") + line.count(b"\r") for line in lines),
        "isASCII": raw.isascii(),
        "calendars": [
            {
                "method": part["Content-Type"].params.get("method"),
                "file": part.get_filename(),
                "text": part.get_payload(decode=True).decode(),
            }
            for part in message.walk()
            if part.get_content_type() in ("text/calendar", "application/ics")
        ],
    },
    sys.stdout,
)
