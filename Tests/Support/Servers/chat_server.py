"""A strict REST server of Zulip and Rocket.Chat: takes what their published clients send, and nothing that is not so.

chat_server.py FOLDER: prints its port; writes `post …` with what was taken, or `refused …`, a line each, to FOLDER/events.
"""

import base64
import json
import urllib.parse

import rest_server
from rest_server import note

ZULIP = "Basic " + base64.b64encode(b"convenor-bot@zulip.example.org:aPiKey").decode()


class Refused(Exception):
    pass


def need(holds, what):
    if not holds:
        raise Refused(what)


class Handler(rest_server.Handler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        # The published client of Zulip asks for this first.
        self.reply({"result": "success", "zulip_version": "11.0", "zulip_feature_level": 421, "msg": ""})

    def do_POST(self):
        body = self.data()
        try:
            path = self.path.split("?")[0]
            if path == "/api/v1/messages":
                self.zulip(body)
            elif path == "/api/v1/chat.postMessage":
                self.rocketchat(body)
            else:
                raise Refused("path " + self.path)
        except (Refused, ValueError) as reason:
            note("events", f"refused {reason}")
            self.reply({"success": False, "result": "error", "error": str(reason), "msg": str(reason)}, 400)

    def zulip(self, body):
        need(self.headers["Authorization"] == ZULIP, "key")
        need(self.headers["Content-Type"] == "application/x-www-form-urlencoded", "type")
        form = dict(urllib.parse.parse_qsl(body.decode(), strict_parsing=True))
        need(form.get("content", "") != "" and len(form["content"]) <= 10_000, "content")
        if form.get("type") in ("stream", "channel"):
            # A channel by its name or its id, as JSON or bare.
            need(form.get("topic", "") != "" and form.get("to", "") != "", "place")
            place = form["to"] + "/" + form["topic"]
        else:
            need(form.get("type") in ("direct", "private"), "kind")
            place = json.loads(form["to"])
            need(isinstance(place, list) and place, "people")
        note("events", f"post zulip {place}: " + " ".join(form["content"].split()))
        self.reply({"result": "success", "msg": "", "id": 42})

    def rocketchat(self, body):
        need(self.headers["X-Auth-Token"] == "aUthToken" and self.headers["X-User-Id"] == "uSerBot", "account")
        need(self.headers["Content-Type"].startswith("application/json"), "type")
        post = json.loads(body)
        need(isinstance(post.get("channel"), str) and post["channel"], "channel")
        need(isinstance(post.get("text"), str) and post["text"] and len(post["text"]) <= 5_000, "text")
        note("events", f"post rocketchat {post['channel']}: " + " ".join(post["text"].split()))
        self.reply({"success": True, "channel": "r1", "ts": 1, "message": {"_id": "m1", "msg": post["text"]}})


rest_server.serve(Handler)
