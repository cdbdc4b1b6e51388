"""What somebody does with a mailbox of `mail_town.py`.

mail_user.py list IMAP_PORT USER: every mail of the inbox as a line of JSON.
mail_user.py send SMTP_PORT FROM TO: sends the mail that standard input holds, byte for byte.
mail_user.py invited IMAP_PORT SMTP_PORT USER NUMBER PARTSTAT: answers the USER's invitation of that number, from 0, as a
calendar program does (RFC 6047), with the icalendar library.
mail_user.py away IMAP_PORT SMTP_PORT USER TEXT: answers the newest mail as a server does whose user is away (RFC 3834):
from nobody, to where the mail would come back.
"""

import email
import email.policy
import imaplib
import json
import smtplib
import sys
from datetime import datetime, timezone
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

import icalendar


def inbox(port, user):
    with imaplib.IMAP4("127.0.0.1", int(port)) as box:
        box.login(user + "@example.org", "secret")
        box.select("INBOX", readonly=True)
        for number in box.search(None, "ALL")[1][0].split():
            raw = box.fetch(number, "(BODY.PEEK[])")[1][0][1]
            yield email.message_from_bytes(raw, policy=email.policy.default)


def listed(port, user):
    for mail in inbox(port, user):
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


def answer(mail, user, recipient, subject):
    reply = EmailMessage()
    reply["From"] = user + "@example.org"
    reply["To"] = recipient
    reply["Subject"] = subject
    reply["Date"] = format_datetime(datetime.now(timezone.utc))
    reply["Message-ID"] = make_msgid(domain="mail.example.net")
    reply["In-Reply-To"] = mail["message-id"]
    reply["References"] = mail["message-id"]
    return reply


def invited(imap, smtp, user, number, status):
    found = []
    for mail in inbox(imap, user):
        for part in mail.walk():
            if part.get_content_type() == "text/calendar" and part.get_param("method") == "REQUEST":
                found.append((mail, icalendar.Calendar.from_ical(part.get_content())))
                break
    mail, request = found[int(number)]
    asked = request.walk("VEVENT")[0]
    event = icalendar.Event()
    for name in ("uid", "sequence", "organizer", "dtstart", "dtend", "summary"):
        if name in asked:
            event[name] = asked[name]
    attendee = icalendar.vCalAddress(f"mailto:{user}@example.org")
    attendee.params["PARTSTAT"] = status
    event.add("attendee", attendee)
    event.add("dtstamp", datetime.now(timezone.utc))
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Mail client//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "REPLY")
    calendar.add_component(event)
    organizer = str(asked["organizer"]).removeprefix("mailto:").removeprefix("MAILTO:")
    reply = answer(mail, user, organizer, f"{status.capitalize()}: {asked['summary']}")
    reply.set_content(f"{user} has answered the invitation.")
    reply.add_alternative(calendar.to_ical().decode(), subtype="calendar", params={"method": "REPLY"})
    with smtplib.SMTP("127.0.0.1", int(smtp)) as relay:
        relay.send_message(reply, user + "@example.org", [organizer])


def away(imap, smtp, user, text):
    mail = list(inbox(imap, user))[-1]
    recipient = str(mail["return-path"]).strip().strip("<>")
    reply = answer(mail, user, recipient, f"Auto: {mail['subject']}")
    reply["Auto-Submitted"] = "auto-replied"
    reply.set_content(text)
    with smtplib.SMTP("127.0.0.1", int(smtp)) as relay:
        relay.send_message(reply, "", [recipient])


{"list": listed, "send": sent, "invited": invited, "away": away}[sys.argv[1]](*sys.argv[2:])
