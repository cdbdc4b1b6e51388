"""Makes keys as Google publishes them and bearer tokens as Google Chat sends them, good and bad, with PyJWT.

Prints JSON: the files of keys (certs, jwks, pems), and tokens with what each of them is.
"""

import base64
import datetime
import json
import sys

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

now = int(sys.argv[1])
PROJECT, URL, ADDON = "1234567890", "https://convenor.example.org/webhooks/google_chat", "987"
CHAT, ACCOUNTS = "chat@system.gserviceaccount.com", "https://accounts.google.com"

keys = {name: rsa.generate_private_key(public_exponent=65537, key_size=2048) for name in ("one", "two", "stranger")}


def certificate(key):
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, CHAT)])
    start = datetime.datetime(2020, 1, 1)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(start).not_valid_after(start + datetime.timedelta(days=9999))
    return made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()


def pem(key):
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()


def jwk(name):
    return jwt.algorithms.RSAAlgorithm.to_jwk(keys[name].public_key(), as_dict=True) | {
        "kid": name, "alg": "RS256", "use": "sig"}


def token(key="one", kid=None, alg="RS256", headers=None, **claims):
    base = {"iss": CHAT, "aud": PROJECT, "iat": now - 10, "exp": now + 3600} | claims
    base = {name: value for name, value in base.items() if value is not None}
    head = {"kid": kid or key} | (headers or {})
    return jwt.encode(base, keys[key], algorithm=alg, headers=head)


def url(**claims):
    return token(**({"iss": ACCOUNTS, "aud": URL, "email": CHAT, "email_verified": True} | claims))


def part(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def signed(header):
    """With a header that the library would not write."""
    text = part(header) + "." + part({"iss": CHAT, "aud": PROJECT, "exp": now + 3600})
    made = keys["one"].sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())
    return text + "." + base64.urlsafe_b64encode(made).rstrip(b"=").decode()


good = token()
head, body, signature = good.split(".")
none = jwt.encode({"iss": CHAT, "aud": PROJECT, "exp": now + 3600}, None, algorithm="none", headers={"kid": "one"})
forged = f'{part({"alg": "HS256", "typ": "JWT", "kid": "one"})}.{body}'
algorithm = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
mac = algorithm.sign(forged.encode(), pem(keys["one"]).encode())
forged += "." + base64.urlsafe_b64encode(mac).rstrip(b"=").decode()
addon = f"service-{ADDON}@gcp-sa-gsuiteaddons.iam.gserviceaccount.com"

print(json.dumps({
    "certs": json.dumps({name: certificate(keys[name]) for name in ("one", "two")}),
    "jwks": json.dumps({"keys": [jwk("one"), jwk("two")]}),
    "pems": json.dumps({name: pem(keys[name]) for name in ("one", "two")}),
    "second": json.dumps({"two": certificate(keys["two"])}),
    "good": {
        "project number": good, "the other key": token("two"), "endpoint URL": url(), "add-on": url(email=addon),
        "clock a little behind": token(iat=now + 30, nbf=now + 30), "just expired": token(exp=now - 30),
        "a plain header": signed({"alg": "RS256", "kid": "one"}),
    },
    "bad": {
        "alg none": none, "HS256 with the public key": forged, "RS512": token(alg="RS512"), "PS256": token(alg="PS256"),
        "another key": token("stranger"), "another key under a known id": token("stranger", kid="one"),
        "the key of another id": token("one", kid="two"), "an unknown id": token(kid="three"),
        "no id": signed({"alg": "RS256"}), "critical": signed({"alg": "RS256", "kid": "one", "crit": ["b64"], "b64": True}),
        "wrong aud": token(aud="1234567891"), "two auds": token(aud=[PROJECT, "1"]), "no aud": token(aud=None),
        "wrong iss": token(iss=ACCOUNTS), "another iss": token(iss="https://example.org"),
        "expired": token(exp=now - 500), "no exp": token(exp=None), "exp as text": token(exp=None, expires=str(now)),
        "not yet": token(nbf=now + 500), "made in the future": token(iat=now + 500),
        "wrong URL": url(aud=URL + "/"), "wrong email": url(email="mallory@example.org"), "no email": url(email=None),
        "unverified email": url(email_verified=False), "iss of the other": url(iss=CHAT),
        "another project's add-on": url(email=addon.replace(ADDON, "986")),
        "no signature": f"{head}.{body}.", "two parts": f"{head}.{body}", "four parts": good + ".x",
        "claims changed": f'{head}.{part({"iss": CHAT, "aud": PROJECT, "exp": now + 9999})}.{signature}',
        "padded": good + "==", "a blank": good + " ", "nothing": "", "garbage": "a.b.c", "emoji": "\U0001F41F.b.c",
    },
}))
