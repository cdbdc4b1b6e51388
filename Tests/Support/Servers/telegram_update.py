"""Builds updates with the classes of python-telegram-bot: telegram_update.py ID TEXT. Prints the JSON that is sent."""

import datetime
import sys

import telegram

number, text = int(sys.argv[1]), sys.argv[2]
user = telegram.User(id=7, first_name="Lena", is_bot=False, username="lena")
chat = telegram.Chat(id=-1001234567890, type=telegram.Chat.SUPERGROUP, title="Board")
entities = []
if text.startswith("/"):
    command = text.split()[0]
    entities.append(telegram.MessageEntity(type="bot_command", offset=0, length=len(command.encode("utf-16-le")) // 2))
now = datetime.datetime.now(datetime.timezone.utc)
message = telegram.Message(message_id=number, date=now, chat=chat, from_user=user, text=text, entities=entities)
print(telegram.Update(update_id=number, message=message).to_json())
