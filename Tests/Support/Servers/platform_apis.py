"""The APIs of Telegram, Discord, Teams and Google Chat as far as they take messages, strictly: platform_apis.py FOLDER.

Prints its port, then serves 127.0.0.1 until standard input ends. FOLDER gets a line in `events` for each call: what it
was, or `wrong` and why. Calls of Telegram are read by the classes of python-telegram-bot.
"""

import json

import rest_server
import telegram
from rest_server import lock, note

nonces = {}


class Wrong(Exception):
    pass


def need(what, why):
    if not what:
        raise Wrong(why)


def exactly(body, required, optional=()):
    need(set(required) <= set(body), f"missing of {required}: {sorted(body)}")
    need(set(body) <= set(required) | set(optional), f"unknown members: {sorted(body)}")


def telegram_message(body):
    exactly(body, ["chat_id", "text"],
            ["parse_mode", "message_thread_id", "reply_parameters", "reply_markup", "link_preview_options"])
    need(isinstance(body["chat_id"], int) and 1 <= len(body["text"]) <= 4096, "chat_id or text")
    for name, kind in (("reply_parameters", telegram.ReplyParameters), ("reply_markup", telegram.InlineKeyboardMarkup),
                       ("link_preview_options", telegram.LinkPreviewOptions)):
        if name in body:
            need(kind.de_json(body[name], None).to_dict() == body[name], f"{name}: {body[name]}")
    for row in body.get("reply_markup", {}).get("inline_keyboard", []):
        for button in row:
            need(1 <= len(button["callback_data"].encode()) <= 64, "callback_data")
    return f'telegram {body["chat_id"]} {body["text"]}', {"ok": True, "result": {"message_id": 1}}


def discord_message(channel, body):
    exactly(body, ["content", "nonce", "enforce_nonce", "allowed_mentions"], ["components"])
    need(1 <= len(body["content"]) <= 2000 and len(body["nonce"]) <= 25, "content or nonce")
    need(body["enforce_nonce"] is True and body["allowed_mentions"] == {"parse": []}, "nonce or mentions")
    with lock:
        made = nonces.setdefault(body["nonce"], str(len(nonces) + 1))
    return f'discord {channel} {body["content"]}', {"id": made}


def card(body):
    exactly(body, ["type", "attachments"])
    content = body["attachments"][0]["content"]
    need(content["type"] == "AdaptiveCard" and all(part["type"] == "TextBlock" for part in content["body"]), "card")
    return "teams " + " / ".join(part["text"] for part in content["body"]), None


class API(rest_server.Handler):
    def do_POST(self):
        raw = self.data()
        try:
            need(self.headers.get_content_type() == "application/json", "content type")
            event, result = self.take(self.path, json.loads(raw))
            status = 202 if result is None else 200
        except (Wrong, ValueError, KeyError, TypeError) as error:
            event, result, status = f"wrong {self.path} {error!r}", {"ok": False, "description": "wrong"}, 400
        note("events", event.replace("\n", " / "))
        self.reply(result, status)

    do_PATCH = do_POST

    def take(self, path, body):
        if path == "/bot42:t0ken/sendMessage":
            return telegram_message(body)
        if path == "/workflow?sig=s3cret":
            return card(body)
        if path == "/v1/spaces/AAA/messages?key=k3y&token=t0ken":
            exactly(body, ["text"])
            return "google " + body["text"], {"name": "spaces/AAA/messages/1"}
        if self.command == "PATCH" and path.startswith("/discord/webhooks/"):
            need(path.split("/")[5:] == ["messages", "@original"] and 1 <= len(body["content"]) <= 2000, "late answer")
            return "discord late " + body["content"], {"id": "1"}
        need(self.headers["authorization"] == "Bot t0ken", "authorization")
        need(self.headers["user-agent"].startswith("DiscordBot ("), "user agent")
        if path == "/discord/users/@me/channels":
            exactly(body, ["recipient_id"])
            return "discord opens " + body["recipient_id"], {"id": "5" + body["recipient_id"]}
        parts = path.split("/")
        need(parts[:3] == ["", "discord", "channels"] and parts[4:] == ["messages"], "path")
        return discord_message(parts[3], body)


rest_server.serve(API)
