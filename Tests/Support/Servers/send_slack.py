"""Signs bodies with Slack's published library and posts them: send_slack.py URL SECRET, one JSON object a line on stdin.

Each object has `type` and `body`, maybe `age` in seconds; each answer is a line `{"status", "type", "body"}`.
"""

import json
import sys
import time
import urllib.error
import urllib.request

from slack_sdk.signature import SignatureVerifier

url, secret = sys.argv[1:]
verifier = SignatureVerifier(secret)
for line in sys.stdin:
    given = json.loads(line)
    stamp = str(int(time.time()) - given.get("age", 0))
    headers = {
        "Content-Type": given["type"],
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": verifier.generate_signature(timestamp=stamp, body=given["body"]),
    }
    request = urllib.request.Request(url, given["body"].encode(), headers)
    try:
        answer = urllib.request.urlopen(request, timeout=60)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        said = {"status": answer.status, "type": answer.headers.get("Content-Type"), "body": answer.read().decode()}
    print(json.dumps(said), flush=True)
