"""Reads drawings in SVG and their tables with parsers that are not ours, and prints what is in them as JSON.

Standard input: a list of {"svg", "table"}. Output, for each: what its `title` and `desc` say, whether `aria-labelledby`
names both, its height, the texts and shapes in the order in which they are drawn, places that lie outside of it, sorts
of tags, and the cells of its table by row.
"""

import html.parser
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
PLACE = re.compile(r"-?\d+(?:\.\d)?")


def numbers(element):
    """Pairs of places; of a path, the ends of its commands with capital letters."""
    if element.tag == SVG + "polyline":
        return [tuple(map(float, pair.split(","))) for pair in element.get("points").split(" ")]
    if element.tag == SVG + "circle":
        return [(float(element.get("cx")), float(element.get("cy")))]
    if element.tag == SVG + "path":
        return path(element.get("d"))
    x, y = float(element.get("x", 0)), float(element.get("y", 0))
    return [(x, y), (x + float(element.get("width", 0)), y + float(element.get("height", 0)))]


def path(data):
    spots, x, y = [], 0.0, 0.0
    for command, rest in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        values = [float(value) for value in PLACE.findall(rest)]
        if command in "ML":
            x, y = values
        elif command == "H":
            (x,) = values
        elif command == "V":
            (y,) = values
        elif command == "l":
            x, y = x + values[0], y + values[1]
        elif command != "z":
            raise ValueError(f"the path {data} has a command {command}")
        spots.append((x, y))
    return spots


def check_numbers(element):
    for name in ("x", "y", "width", "height", "cx", "cy", "r", "rx", "font-size"):
        value = element.get(name)
        if value is not None and not PLACE.fullmatch(value):
            raise ValueError(f"{name}={value}")


def read_svg(source):
    root = ElementTree.fromstring(source)
    frame = [float(value) for value in root.get("viewBox").split(" ")]
    texts, shapes, outside, tags = [], [], [], set()
    words = {"title": "", "desc": ""}
    ids = []
    for element in root.iter():
        check_numbers(element)
        tag = element.tag.removeprefix(SVG)
        tags.add(tag)
        if element.get("id"):
            ids.append(element.get("id"))
        if tag in words:
            words[tag] = element.text
        elif tag == "text":
            size = float(element.get("font-size", 13))
            spot = numbers(element)[0]
            texts.append({"text": element.text or "", "look": element.get("class", ""), "x": spot[0], "y": spot[1]})
            if size < 12:
                outside.append(f"{element.text} is written small")
        elif tag != "svg":
            spots = numbers(element)
            shapes.append({"tag": tag, "look": element.get("class", ""), "spots": spots})
        if tag not in ("svg", "title", "desc"):
            for x, y in numbers(element):
                if not (0 <= x <= frame[2] and 0 <= y <= frame[3]):
                    outside.append(f"{tag} at {x} {y}")
    return {
        **words, "ids": ids, "isLabelled": root.get("aria-labelledby", "").split(" ") == ids,
        "isHidden": root.get("aria-hidden") == "true", "height": frame[3], "texts": texts, "shapes": shapes,
        "outside": outside, "tags": sorted(tags),
    }


class Table(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.caption, self.rows, self.unscoped, self.tags = "", [], 0, set()
        self.place = None

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.place = tag
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.unscoped += tag == "th" and dict(attributes).get("scope") not in ("row", "col")

    def handle_endtag(self, tag):
        if tag != "strong":
            self.place = None

    def handle_data(self, data):
        if self.place == "caption":
            self.caption += data
        elif self.place in ("td", "th", "strong"):
            self.rows[-1][-1] += data


def read(case):
    table = Table()
    table.feed(case["table"])
    table.close()
    return {**read_svg(case["svg"]), "caption": table.caption, "rows": table.rows, "unscoped": table.unscoped,
            "tableTags": sorted(table.tags)}


json.dump([read(case) for case in json.load(sys.stdin)], sys.stdout)
