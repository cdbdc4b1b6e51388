"""Runs schemathesis against a daemon: URL, secret of /webhooks/generic or nothing, examples, seed, scratch folder.

With a secret every request is signed by Standard Webhooks, over the very bytes that go out. Prints what was found and at
the end a line with `N failed`; fails when something was found.
"""

import base64
import hashlib
import hmac
import os
import subprocess
import sys
import time
import uuid

HOOKS = "SCHEMATHESIS_HOOKS"


def sign(request):
    key = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
    body = request.body or b""
    body = body.encode() if isinstance(body, str) else body
    message, stamp = str(uuid.uuid4()), str(int(time.time()))
    code = hmac.new(key, f"{message}.{stamp}.".encode() + body, hashlib.sha256).digest()
    request.headers["webhook-id"] = message
    request.headers["webhook-timestamp"] = stamp
    request.headers["webhook-signature"] = "v1," + base64.b64encode(code).decode()
    return request


def main(url, secret, examples, seed, scratch):
    environment = dict(os.environ, WEBHOOK_SECRET=secret)
    environment.pop(HOOKS, None)
    if secret:
        environment[HOOKS] = os.path.abspath(__file__)
    words = ["run", url + "/openapi.json", "--max-examples", examples, "--seed", seed, "--no-color"]
    program = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    # It writes its notes to the folder that it runs in.
    run = subprocess.run(
        [program, *words], cwd=scratch, env=environment, capture_output=True, text=True, check=False, timeout=3600)
    print(run.stdout + run.stderr)
    print("0 failed" if run.returncode == 0 else f"schemathesis ended with {run.returncode}: something failed")
    if run.returncode:
        print(run.stdout + run.stderr, file=sys.stderr)
    return run.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
elif HOOKS in os.environ:
    import schemathesis

    schemathesis.auth.set_from_requests(sign)
