"""Signs a body with the published library of Standard Webhooks and posts it: URL, secret and id; the body on stdin.

Prints the answer, as soon as it has the status 200.
"""

import sys
import urllib.request
from datetime import datetime, timezone

from standardwebhooks.webhooks import Webhook

url, secret, message = sys.argv[1:]
body = sys.stdin.read()
now = datetime.now(timezone.utc)
headers = {
    "content-type": "application/json",
    "webhook-id": message,
    "webhook-timestamp": str(int(now.timestamp())),
    "webhook-signature": Webhook(secret).sign(message, now, body),
}
with urllib.request.urlopen(urllib.request.Request(url, body.encode(), headers), timeout=60) as answer:
    print(answer.read().decode())
