"""Holds slack_server.py against Slack's published client, so that it is no invention of ours: try_slack.py PORT TOKEN."""

import sys

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.blocks import ActionsBlock, ButtonElement, SectionBlock

port, token = sys.argv[1:]
client = WebClient(token=token, base_url=f"http://127.0.0.1:{port}/api/")


def failure(call):
    try:
        call()
    except SlackApiError as error:
        return error.response["error"]
    return None


assert client.auth_test()["user_id"] == "UBOT"
blocks = [SectionBlock(text="hello"), ActionsBlock(elements=[ButtonElement(text="a", action_id="a", value="v")])]
assert client.chat_postMessage(channel="C1", text="hello", blocks=blocks)["ts"]
said = client.conversations_history(channel="C1")["messages"]
assert [one["text"] for one in said] == ["hello"]
assert client.conversations_history(channel="C1", oldest=said[0]["ts"])["messages"] == []
assert client.conversations_open(users="U2")["channel"]["id"] == "D2"
assert client.users_info(user="U1")["user"]["profile"]["email"] == "lena@example.org"
assert failure(lambda: client.chat_postMessage(channel="C9", text="a")) == "channel_not_found"
assert failure(lambda: client.chat_postMessage(channel="C1", text="")) == "no_text"
stranger = WebClient(token="xoxb-wrong", base_url=client.base_url)
assert failure(lambda: stranger.chat_postMessage(channel="C1", text="a")) == "invalid_auth"
print("as the client expects")
