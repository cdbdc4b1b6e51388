"""Signs what Discord would: discord_sign.py SEED TIMESTAMP, the body on standard input. Prints the signature.

The published library of Discord must take it, and nothing with another body, time or key.
"""

import contextlib
import sys

import discord_interactions
from nacl.signing import SigningKey

seed, stamp = sys.argv[1:]
body = sys.stdin.buffer.read()
key = SigningKey(bytes.fromhex(seed))
signature = key.sign(stamp.encode() + body).signature.hex()
public = key.verify_key.encode().hex()
# It says on standard output that it refused.
with contextlib.redirect_stdout(sys.stderr):
    assert discord_interactions.verify_key(body, signature, stamp, public)
    assert not discord_interactions.verify_key(body + b" ", signature, stamp, public)
print(signature)
