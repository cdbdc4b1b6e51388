"""Reads calendar texts with parsers that are not ours, and prints what they found as JSON.

Standard input is a JSON list of texts. `read` gives what icalendar and vobject find in each; `times` what each event's
start is in UTC, by the text's own VTIMEZONE (dateutil) and by the machine's zone data (zoneinfo); `show` what a person
sees in khal after each text was taken in, one after the other.
"""

import datetime
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import zoneinfo

import icalendar
import vobject
from dateutil import tz

texts = json.load(sys.stdin)


def utc(moment):
    return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M")


def by_icalendar(text):
    calendar = icalendar.Calendar.from_ical(text)
    errors = [str(error) for part in calendar.walk() for error in part.errors]
    event = calendar.walk("VEVENT")[0]
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    return {
        "errors": errors,
        "method": str(calendar.get("METHOD", "")),
        "uid": str(event["UID"]),
        "sequence": int(event.get("SEQUENCE", 0)),
        "start": utc(event["DTSTART"].dt) if isinstance(event["DTSTART"].dt, datetime.datetime)
        else event["DTSTART"].dt.isoformat(),
        "summary": str(event["SUMMARY"]),
        "description": str(event.get("DESCRIPTION", "")),
        "status": str(event.get("STATUS", "")),
        "organizer": [event["ORGANIZER"].params.get("CN", ""), str(event["ORGANIZER"])] if "ORGANIZER" in event else [],
        "attendees": [
            [one.params.get("CN", ""), str(one), str(one.params.get("PARTSTAT", "")), str(one.params.get("RSVP", ""))]
            for one in attendees
        ],
    }


def by_vobject(text):
    calendar = vobject.readOne(text)
    calendar.validate(raiseException=True)
    event = calendar.vevent
    start = event.dtstart.value
    return {
        "uid": event.uid.value,
        "start": utc(start) if isinstance(start, datetime.datetime) else start.isoformat(),
        "summary": event.summary.value,
        "events": len(calendar.vevent_list),
    }


def times(text):
    event = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    found = []
    for name in ("DTSTART", "DTEND"):
        wall, zone = event[name].dt.replace(tzinfo=None), event[name].params.get("TZID")
        if zone is None:
            found.append([utc(event[name].dt)] * 2)
            continue
        own = tz.tzical(io.StringIO(text.replace("\r\n", "\n"))).get(zone)
        found.append([utc(wall.replace(tzinfo=own)), utc(wall.replace(tzinfo=zoneinfo.ZoneInfo(zone)))])
    return found


def show(texts):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        config = folder / "khal.conf"
        config.write_text(
            f"[calendars]\n[[test]]\npath = {folder}/cal\ntype = calendar\n[locale]\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            "local_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n"
            f"[default]\ndefault_calendar = test\n[sqlite]\npath = {folder}/khal.db\n")
        khal = [sys.executable, "-m", "khal", "-c", str(config)]
        seen = []
        for text in texts:
            (folder / "in.ics").write_bytes(text.encode())
            subprocess.run([*khal, "import", "--batch", "-a", "test", str(folder / "in.ics")], check=True,
                           capture_output=True, timeout=60)
            form = "{start-date} {start-time}-{end-time} {title} [{status}]"
            shown = subprocess.run([*khal, "list", "--day-format", "", "--format", form, "2026-10-01", "90d"],
                                   check=True, capture_output=True, text=True, timeout=60)
            seen.append([line.strip().replace(" ]", "]") for line in shown.stdout.splitlines() if line.strip()])
        return seen


if sys.argv[1] == "show":
    result = show(texts)
elif sys.argv[1] == "times":
    result = [times(text) for text in texts]
else:
    result = [{"icalendar": by_icalendar(text), "vobject": by_vobject(text)} for text in texts]
json.dump(result, sys.stdout)
