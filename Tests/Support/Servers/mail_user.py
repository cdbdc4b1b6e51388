"""What somebody does with a mailbox of `mail_town.py`.

mail_user.py list IMAP_PORT USER: every mail of the inbox as a line of JSON.
mail_user.py send SMTP_PORT FROM TO: sends the mail that standard input holds, byte for byte.
"""

import email
import email.policy
import imaplib
import json
import smtplib
import sys


def listed(port, user):
    with imaplib.IMAP4("127.0.0.1", int(port)) as box:
        box.login(user + "@example.org", "secret")
        box.select("INBOX", readonly=True)
        for number in box.search(None, "ALL")[1][0].split():
            raw = box.fetch(number, "(BODY.PEEK[])")[1][0][1]
            mail = email.message_from_bytes(raw, policy=email.policy.default)
            text = mail.get_body(("plain",))
            print(json.dumps({
                "subject": str(mail["subject"]),
                "messageID": str(mail["message-id"]).strip(),
                "replyTo": str(mail["reply-to"] or ""),
                "returnPath": str(mail["return-path"] or ""),
                "automatic": str(mail["auto-submitted"] or ""),
                "inReplyTo": str(mail["in-reply-to"] or "").strip(),
                "text": text.get_content() if text else "",
            }))


def sent(port, sender, recipient):
    with smtplib.SMTP("127.0.0.1", int(port)) as relay:
        relay.sendmail(sender, [recipient], sys.stdin.buffer.read())


{"list": listed, "send": sent}[sys.argv[1]](*sys.argv[2:])
