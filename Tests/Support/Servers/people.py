"""People of a chat platform who speak to a running daemon: people.py PLATFORM URL SETTINGS, one JSON object a line on stdin.

`{"who", "say"}` is typed in the room, with `direct` to Convenor alone; with `press` the newest button called so is pressed
in its place, if there is one. The answer is a line `{"status", "text", "pressed"}` with what is shown at once. Requests
are signed, built and read by the libraries that the platforms publish, where they do. SETTINGS is a JSON object: `people`
has the id of each, all else is the platform's.
"""

import json
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timezone

import discord_interactions
from nacl.signing import SigningKey
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier
from standardwebhooks.webhooks import Webhook

platform, url, settings = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
ids = settings["people"]
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def mentioned(text, as_typed):
    """The text with the people in it as the platform delivers them."""
    return re.sub(r"(?<![\w.])@(\w+)", lambda name: as_typed(name[1]) if name[1] in ids else name[0], text)


class Generic:
    """Whoever has a script, with the library of Standard Webhooks."""

    def request(self, who, text, direct, _):
        body = json.dumps({"room": f"{who} alone" if direct else settings["room"], "user": who, "text": text,
                           "direct": direct})
        message, now = str(uuid.uuid4()), datetime.now(timezone.utc)
        return body, JSON, {"webhook-id": message, "webhook-timestamp": str(int(now.timestamp())),
                            "webhook-signature": Webhook(settings["secret"]).sign(message, now, body)}

    def read(self, answer):
        return answer.get("text", ""), []


class Slack:
    """Commands, and mentions by those of `mentioning`; what a channel reads is read there by the web client."""

    def __init__(self):
        self.client = WebClient(token=settings["token"], base_url=settings["site"] + "/api/")
        self.verifier = SignatureVerifier(settings["secret"])
        self.channel = None

    def request(self, who, text, direct, button):
        channel = "D" + ids[who][1:] if direct else settings["room"]
        self.channel, self.newest = None, "0"
        if button:
            body = self.pressed(who, channel, *button)
        elif direct or who in settings["mentioning"]:
            self.channel = channel
            newest = self.client.conversations_history(channel=channel)["messages"]
            self.newest = newest[0]["ts"] if newest else "0"
            event = {"type": "message" if direct else "app_mention", "user": ids[who], "channel": channel,
                     "ts": f"{time.time():.6f}", "text": ("" if direct else "<@UBOT> ") + self.typed(text)}
            event |= {"channel_type": "im"} if direct else {}
            envelope = {"type": "event_callback", "event_id": str(uuid.uuid4()), "team_id": "T1", "api_app_id": "A1",
                        "event": event, "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": True}]}
            return self.signed(json.dumps(envelope), JSON)
        else:
            body = {"team_id": "T1", "channel_id": channel, "user_id": ids[who], "user_name": who,
                    "command": "/convenor", "text": self.typed(text), "trigger_id": str(uuid.uuid4()),
                    "response_url": settings["site"] + "/commands/1", "api_app_id": "A1", "token": "x"}
        return self.signed(urllib.parse.urlencode(body), FORM)

    def signed(self, body, kind):
        stamp = str(int(time.time()))
        return body, kind, {"X-Slack-Request-Timestamp": stamp,
                            "X-Slack-Signature": self.verifier.generate_signature(timestamp=stamp, body=body)}

    def typed(self, text):
        """Escaped, with links and people in angle brackets."""
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = re.sub(r"https?://[^ ]+", lambda link: f"<{link[0]}>", text)
        text = re.sub(r"[\w.]+@[\w.]+\.\w+", lambda mail: f"<mailto:{mail[0]}|{mail[0]}>", text)
        text = re.sub(r"(?<!\w)@(channel|here|everyone)\b", lambda all: f"<!{all[1]}>", text)
        return mentioned(text, lambda name: f"<@{ids[name]}|{name}>")

    def pressed(self, who, channel, label, value):
        action = {"action_id": "convenor-0", "block_id": "b", "type": "button", "value": value, "action_ts": "1.3",
                  "text": {"type": "plain_text", "text": label}}
        return {"payload": json.dumps({
            "type": "block_actions", "user": {"id": ids[who], "username": who}, "api_app_id": "A1",
            "team": {"id": "T1"}, "channel": {"id": channel}, "trigger_id": str(uuid.uuid4()), "actions": [action],
            "container": {"type": "message", "message_ts": "1.2", "channel_id": channel, "is_ephemeral": False},
            "response_url": settings["site"] + "/actions/1"})}

    def read(self, answer):
        """Of a mention, what its channel reads next."""
        for _ in range(600):
            if not self.channel:
                break
            said = self.client.conversations_history(channel=self.channel, oldest=self.newest)["messages"]
            if said:
                answer = said[0]
                break
            time.sleep(0.05)
        elements = [element for block in answer.get("blocks", []) for element in block.get("elements", [])]
        return answer.get("text", ""), [(element["text"]["text"], element["value"]) for element in elements]


class Mattermost:
    """Commands, and the trigger word by those of `mentioning`."""

    def request(self, who, text, _, button):
        base = {"team_id": "t", "channel_id": settings["room"], "user_id": ids[who], "user_name": who}
        if button:
            body = base | {"type": "button", "post_id": "p", "trigger_id": str(uuid.uuid4()), "context": button[1]}
            return json.dumps(body), JSON, {}
        base["token"] = settings["secret"]
        if who in settings["mentioning"]:
            body = base | {"text": "convenor: " + text, "trigger_word": "convenor", "post_id": str(uuid.uuid4())}
            return json.dumps(body | {"timestamp": int(time.time() * 1000)}), JSON, {}
        names = [name for name in ids if re.search(rf"@{name}\b", text)]
        body = base | {"command": "/convenor", "text": text, "trigger_id": str(uuid.uuid4()), "user_mentions": names,
                       "user_mentions_ids": [ids[name] for name in names]}
        headers = {"Authorization": "Token " + settings["secret"]}
        return urllib.parse.urlencode(body, doseq=True), FORM, headers

    def read(self, answer):
        actions = [action for one in answer.get("attachments", []) for action in one.get("actions", [])]
        shown = answer.get("text") or answer.get("ephemeral_text") or ""
        return shown, [(action["name"], action["integration"]["context"]) for action in actions]


class Discord:
    """Interactions, with signatures that Discord's library for applications takes."""

    def request(self, who, text, direct, button):
        user = {"id": ids[who], "username": who}
        body = {"id": str(uuid.uuid4().int % 10**18), "application_id": "99", "token": "a-token", "version": 1,
                "channel_id": "5" + ids[who] if direct else settings["room"]}
        body |= {"user": user} if direct else {"guild_id": "1", "member": {"user": user}}
        if button:
            body |= {"type": 3, "data": {"component_type": 2, "custom_id": button[1]}}
        else:
            typed = mentioned(text, lambda name: f"<@{ids[name]}>")
            body |= {"type": 2, "data": {"name": "convenor", "options": [{"name": "text", "type": 3, "value": typed}]}}
        body, stamp = json.dumps(body), str(int(time.time()))
        key = SigningKey(bytes.fromhex(settings["secret"]))
        signature = key.sign((stamp + body).encode()).signature.hex()
        assert discord_interactions.verify_key(body.encode(), signature, stamp, key.verify_key.encode().hex())
        return body, JSON, {"X-Signature-Ed25519": signature, "X-Signature-Timestamp": stamp}

    def read(self, answer):
        data = answer.get("data", {})
        buttons = [button for row in data.get("components", []) for button in row["components"]]
        return data.get("content", ""), [(button["label"], button["custom_id"]) for button in buttons]


class Zulip:
    """Mentions of an outgoing webhook bot, as the documents of Zulip show them."""

    def request(self, who, text, direct, _):
        bot, number = "convenor-bot@zulip.example.org", int(ids[who])
        spans = "".join(f'<span class="user-mention" data-user-id="{ids[name]}">@{name.title()}</span>' for name in ids)
        message = {"id": uuid.uuid4().int % 10**9, "sender_id": number, "sender_full_name": who.title(),
                   "sender_email": f"{who}@zulip.example.org", "rendered_content": spans}
        people = [{"id": number, "email": message["sender_email"]}, {"id": 25, "email": bot}]
        message |= ({"type": "private", "display_recipient": people} if direct else
                    {"type": "stream", "stream_id": 5, "subject": settings["room"], "display_recipient": "board"})
        typed = mentioned(text, lambda name: f"@**{name.title()}**").replace("@channel", "@**channel**")
        body = {"bot_email": bot, "bot_full_name": "Convenor", "token": settings["secret"], "message": message,
                "trigger": "direct_message" if direct else "mention",
                "data": typed if direct else "@**Convenor** " + typed}
        return json.dumps(body), JSON, {}

    def read(self, answer):
        return answer.get("content", ""), []


speaker = {"generic": Generic, "slack": Slack, "mattermost": Mattermost, "discord": Discord, "zulip": Zulip}[platform]()
# The newest last.
seen = []
for line in sys.stdin:
    given = json.loads(line)
    button = next((one for one in seen[::-1] if one[0] == given.get("press")), None)
    body, kind, headers = speaker.request(given["who"], given["say"], given.get("direct", False), button)
    request = urllib.request.Request(url, body.encode(), {"Content-Type": kind} | headers)
    try:
        answer = urllib.request.urlopen(request, timeout=60)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        status, raw = answer.status, answer.read().decode()
    text, buttons = speaker.read(json.loads(raw) if status == 200 and raw else {})
    seen += buttons
    print(json.dumps({"status": status, "text": text, "pressed": button is not None}), flush=True)
