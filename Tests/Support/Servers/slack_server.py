"""Slack's web API as far as Convenor calls it, strict: slack_server.py FOLDER TOKEN.

Prints its port, then serves 127.0.0.1 until standard input ends. Each call that is taken becomes a line of JSON in
FOLDER/calls; one that the documents do not allow is answered with a failure and becomes a line in FOLDER/faults. The
file FOLDER/mode makes the next answers: `ratelimited` (429), or the name of a failure of Slack's.
"""

import json
import sys
from urllib.parse import parse_qs, urlsplit

import rest_server
from rest_server import lock, mode, note
from slack_sdk.models.blocks import Block

token = sys.argv[2]

PEOPLE = {"U1": "lena", "U2": "bo", "U3": "ana", "U9": "eve"}
CHANNELS = {"C1", "C2", "D1", "D2", "D3"}
MESSAGE = {
    "channel", "text", "blocks", "attachments", "thread_ts", "reply_broadcast", "unfurl_links", "unfurl_media", "mrkdwn",
    "parse", "link_names", "metadata", "username", "icon_url", "icon_emoji", "markdown_text",
}
# By docs.slack.dev/reference/methods: what each may be given.
FIELDS = {
    "chat.postMessage": MESSAGE,
    "chat.postEphemeral": (MESSAGE | {"user"}) - {"reply_broadcast", "unfurl_links", "unfurl_media", "metadata", "mrkdwn"},
    "conversations.open": {"users", "channel", "return_im", "prevent_creation"},
    "auth.test": set(),
    "users.info": {"user", "include_locale"},
    "conversations.history": {"channel", "oldest", "limit", "cursor", "inclusive", "latest", "include_all_metadata"},
}
# What everybody in a channel can read, the newest last.
history = []
RESPONSE = {"text", "blocks", "attachments", "response_type", "replace_original", "delete_original", "thread_ts"}


def fault_of_message(body):
    """What Slack would refuse in the parts that every message has; None for a good one."""
    if not isinstance(body.get("text", ""), str) or len(body.get("text", "")) > 40_000:
        return "msg_too_long"
    if not body.get("text") and not body.get("blocks"):
        return "no_text"
    blocks = body.get("blocks", [])
    if not isinstance(blocks, list) or len(blocks) > 50:
        return "invalid_blocks"
    parsed = Block.parse_all(blocks)
    if len(parsed) != len(blocks):
        return "invalid_blocks"
    for block in parsed:
        block.validate_json()
    for block in blocks:
        if block["type"] == "section" and not 1 <= len(block["text"]["text"]) <= 3_000:
            return "invalid_blocks"
        ids = [element["action_id"] for element in block.get("elements", [])]
        if len(ids) != len(set(ids)) or block["type"] == "actions" and not 1 <= len(ids) <= 25:
            return "invalid_blocks"
    return None


class Handler(rest_server.Handler):
    def refuse(self, error, why=""):
        note("faults", f"{self.path} {error} {why}")
        self.reply({"ok": False, "error": error})

    def body(self):
        data = self.data()
        kind = self.headers.get("Content-Type", "")
        if kind.startswith("application/x-www-form-urlencoded"):
            return {name: values[-1] for name, values in parse_qs(data.decode()).items()}
        if kind.lower().replace(" ", "") != "application/json;charset=utf-8":
            return None
        body = json.loads(data.decode() or "{}")
        return body if isinstance(body, dict) else None

    def do_GET(self):
        url = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(url.query).items()}
        if self.headers.get("Authorization") != f"Bearer {token}":
            return self.refuse("invalid_auth")
        if url.path != "/api/users.info":
            return self.refuse("unknown_method")
        self.tell_of(query.get("user", ""))

    def tell_of(self, user):
        if user not in PEOPLE:
            return self.refuse("user_not_found")
        profile = {"email": PEOPLE[user] + "@example.org", "real_name": PEOPLE[user].title()}
        self.reply({"ok": True, "user": {"id": user, "deleted": False, "is_bot": False, "profile": profile}})

    def do_POST(self):
        try:
            body = self.body()
        except ValueError as error:
            return self.refuse("invalid_json", str(error))
        if body is None:
            return self.refuse("invalid_form_data", self.headers.get("Content-Type", ""))
        if mode() == "ratelimited":
            note("limits", self.path)
            return self.reply({"ok": False, "error": "ratelimited"}, 429, [("Retry-After", "1")])
        if mode():
            note("failures", self.path)
            return self.reply({"ok": False, "error": mode()})
        try:
            self.take(body)
        except Exception as error:  # A fault of the message, as the published library sees it.
            self.refuse("invalid_blocks", repr(error))

    def take(self, body):
        path = urlsplit(self.path).path
        if path.startswith(("/actions/", "/commands/")):
            if unknown := body.keys() - RESPONSE:
                return self.refuse("invalid_payload", str(unknown))
            if error := fault_of_message(body):
                return self.refuse(error)
            if body.get("response_type", "ephemeral") not in ("ephemeral", "in_channel"):
                return self.refuse("invalid_payload")
            note("calls", json.dumps({"method": path, "body": body}))
            return self.reply("ok")
        method = path.removeprefix("/api/")
        if self.headers.get("Authorization") != f"Bearer {token}":
            return self.refuse("invalid_auth")
        if method not in FIELDS:
            return self.refuse("unknown_method")
        if unknown := body.keys() - FIELDS[method]:
            return self.refuse("invalid_arguments", str(unknown))
        self.call(method, body)

    def call(self, method, body):
        if method == "auth.test":
            return self.reply({"ok": True, "user_id": "UBOT", "team_id": "T1"})
        if method == "users.info":
            return self.tell_of(body.get("user"))
        if method == "conversations.open":
            if body.get("users") not in PEOPLE:
                return self.refuse("user_not_found")
            return self.reply({"ok": True, "channel": {"id": "D" + body["users"][1:]}})
        if body.get("channel") not in CHANNELS:
            return self.refuse("channel_not_found")
        if method == "chat.postEphemeral" and body.get("user") not in PEOPLE:
            return self.refuse("user_not_in_channel")
        if method == "conversations.history":
            return self.tell_history(body["channel"], body.get("oldest", "0"))
        if error := fault_of_message(body):
            return self.refuse(error)
        note("calls", json.dumps({"method": method, "body": body}))
        if method == "chat.postEphemeral":
            return self.reply({"ok": True, "message_ts": "1502210682.580145"})
        with lock:
            stamp = f"1503435956.{len(history) + 1:06}"
            history.append({"type": "message", "channel": body["channel"], "ts": stamp, "bot_id": "B1",
                            "text": body.get("text", ""), "blocks": body.get("blocks", [])})
        self.reply({"ok": True, "channel": body["channel"], "ts": stamp})

    def tell_history(self, channel, oldest):
        with lock:
            found = [one for one in history if one["channel"] == channel and one["ts"] > oldest]
        self.reply({"ok": True, "messages": found[::-1], "has_more": False})


rest_server.serve(Handler)
