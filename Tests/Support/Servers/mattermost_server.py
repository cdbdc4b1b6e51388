"""Mattermost's REST API as far as Convenor calls it, strict: mattermost_server.py FOLDER TOKEN.

Prints its port, then serves 127.0.0.1 until standard input ends. Each post that is taken becomes a line of JSON in
FOLDER/calls; a call that the documents do not allow is answered with a failure and becomes a line in FOLDER/faults. The
file FOLDER/mode with the number of a status makes the next answers.
"""

import json
import sys

import rest_server
from rest_server import note

token = sys.argv[2]

BOT = "bot00000000000000000000000"
PEOPLE = {name.ljust(26, "0"): name for name in ("lena", "bo", "ana")}
CHANNELS = {"board".ljust(26, "0")}
# api/v4/source/posts.yaml; model/incoming_webhook.go; model/command_response.go
POST = {"channel_id", "message", "root_id", "file_ids", "props", "metadata"}
HOOK = {"text", "channel", "username", "icon_url", "icon_emoji", "attachments", "type", "props", "priority"}
COMMAND = HOOK | {"response_type", "channel_id", "goto_location", "skip_slack_parsing", "extra_responses", "trigger_id"}


def mode():
    return int(rest_server.mode() or 0)


def check(attachments):
    for attachment in attachments:
        for action in attachment.get("actions", []):
            assert set(action) <= {"id", "name", "type", "style", "integration", "options", "data_source"}, action
            assert action["id"].isascii() and action["id"].isalnum(), action["id"]
            assert action["type"] == "button" and action["name"], action
            assert set(action["integration"]) == {"url", "context"}, action["integration"]
            assert action["integration"]["url"].startswith("http"), action["integration"]


class Handler(rest_server.Handler):
    def refuse(self, status, error, why=""):
        note("faults", f"{self.path} {error} {why}")
        self.reply({"id": error, "message": why, "request_id": "r", "status_code": status}, status)

    def is_known(self):
        if self.headers.get("Authorization") == f"Bearer {token}":
            return True
        self.refuse(401, "api.context.session_expired.app_error", "Invalid or expired session, please login again.")
        return False

    def do_GET(self):
        if not self.is_known():
            return
        name = self.path.removeprefix("/api/v4/users/")
        if name == "me":
            return self.reply({"id": BOT, "username": "convenor", "is_bot": True, "delete_at": 0})
        if name not in PEOPLE:
            return self.refuse(404, "app.user.missing_account.const")
        person = PEOPLE[name]
        self.reply({"id": name, "email": person + "@example.org", "first_name": person.title(), "last_name": "",
                    "delete_at": 0})

    def do_POST(self):
        data = self.data()
        if mode():
            note("failures", self.path)
            return self.reply({"id": "api.context.some_error", "status_code": mode()}, mode(), [("X-Ratelimit-Reset", "1")])
        try:
            assert self.headers.get("Content-Type", "").startswith("application/json")
            self.take(json.loads(data.decode()))
        except (AssertionError, ValueError, KeyError, TypeError) as error:
            self.refuse(400, "api.context.invalid_body_param.app_error", repr(error))

    def take(self, body):
        if self.path.startswith("/hooks/"):
            assert set(body) <= (COMMAND if "/commands/" in self.path else HOOK), set(body)
            assert body.get("text") or body.get("attachments")
            check(body.get("attachments", []))
            note("calls", json.dumps({"path": self.path, "body": body}))
            return self.reply("ok")
        if not self.is_known():
            return
        if self.path == "/api/v4/channels/direct":
            assert isinstance(body, list) and len(body) == 2 and body[0] == BOT and body[1] in PEOPLE, body
            CHANNELS.add("d" + body[1][:25])
            return self.reply({"id": "d" + body[1][:25], "type": "D"}, 201)
        assert self.path == "/api/v4/posts", self.path
        assert set(body) <= POST, set(body)
        if body["channel_id"] not in CHANNELS:
            return self.refuse(403, "api.context.permissions.app_error")
        assert isinstance(body["message"], str) and 0 < len(body["message"]) <= 16_383
        check(body.get("props", {}).get("attachments", []))
        note("calls", json.dumps({"path": self.path, "body": body}))
        self.reply({"id": "p1".ljust(26, "0"), "user_id": BOT, "channel_id": body["channel_id"]}, 201)


rest_server.serve(Handler)
