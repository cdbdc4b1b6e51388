"""Posts with the published clients of Zulip and Rocket.Chat, so that a server of the tests is held to what they send.

send_chat.py URL
"""

import sys

import zulip
from rocketchat_API.rocketchat import RocketChat

site = sys.argv[1]
client = zulip.Client(email="convenor-bot@zulip.example.org", api_key="aPiKey", site=site)
for message in (
    {"type": "stream", "to": 5, "topic": "budget", "content": "of the client"},
    {"type": "direct", "to": [8], "content": "of the client"},
):
    answer = client.send_message(message)
    assert answer["result"] == "success", answer
rocket = RocketChat(user_id="uSerBot", auth_token="aUthToken", server_url=site)
answer = rocket.chat_post_message("of the client", channel="@bo")
print("ok")
