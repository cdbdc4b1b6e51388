"""A browser that does what it is told: commands as JSON, one a line, on standard input, one answer a line on output.

It is headless Chromium with a profile of its own, which goes with it when the input ends. Each command names in "do" what
is to be done; an answer is a map, with "error" where it could not be done:

open url · size width height · scheme name · scripts on · click selector|text · fill selector value · text selector ·
html selector · wait text seconds · gone text seconds · address · script code · axe · shot path · weight · said

`scripts` counts from the next page on. `wait` and `gone` end when the page shows the text, or shows it no more. `weight`
is of all that was asked for since the last `open`: bytes as they came over the wire. `said` is what the console says,
among it what the content security policy refused. `shot` is of the whole page.
"""

import base64
import importlib.resources
import json
import shutil
import sys
import tempfile
import time

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PRESSABLE = "a, button, summary, label, input[type=submit]"


class Browser:
    def __init__(self, profile):
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for argument in (
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--no-proxy-server", f"--user-data-dir={profile}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        # With its place given, selenium looks for no driver elsewhere.
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(60)
        self.driver.set_script_timeout(60)
        self.events = []
        # Away from the page that a new window shows, which asks for much.
        self.driver.get("about:blank")

    def cdp(self, method, **values):
        return self.driver.execute_cdp_cmd(method, values)

    def take_events(self):
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"].startswith("Network."):
                self.events.append((message["method"].removeprefix("Network."), message["params"]))
        return self.events

    def open(self, url):
        self.take_events()
        self.events = []
        self.driver.get(url)
        return self.address()

    def address(self):
        statuses = [
            values["response"]["status"] for name, values in self.take_events()
            if name == "responseReceived" and values.get("type") == "Document"]
        return {"url": self.driver.current_url, "title": self.driver.title, "status": statuses[-1] if statuses else 0}

    def size(self, width, height):
        self.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                 mobile=width < 600)
        # How wide the page is, which is more than the window where it has to be moved sideways.
        return {"width": self.driver.execute_script("return document.documentElement.scrollWidth")}

    def scheme(self, name):
        self.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def scripts(self, on):
        self.cdp("Emulation.setScriptExecutionDisabled", value=not on)

    def element(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def click(self, selector=None, text=None):
        if selector is not None:
            self.element(selector).click()
        else:
            found = [item for item in self.driver.find_elements(By.CSS_SELECTOR, PRESSABLE)
                     if text in (item.text or item.get_attribute("value") or "")]
            if not found:
                raise WebDriverException(f"nothing to press says {text}")
            found[0].click()
        return self.address()

    def fill(self, selector, value):
        field = self.element(selector)
        field.clear()
        field.send_keys(value)

    def text(self, selector):
        return {"text": self.element(selector).text}

    def html(self, selector):
        return {"html": self.element(selector).get_attribute("outerHTML")}

    def shows(self, text):
        try:
            return text in self.element("body").text
        except StaleElementReferenceException:
            return False

    def wait(self, text, seconds, shown=True):
        deadline = time.monotonic() + seconds
        while self.shows(text) != shown:
            if time.monotonic() > deadline:
                page = self.element("body").text
                raise WebDriverException(f"{text!r} is {'not there' if shown else 'still there'}; the page says: {page}")
            time.sleep(0.05)

    def gone(self, text, seconds):
        self.wait(text, seconds, shown=False)

    def script(self, code):
        return {"value": json.dumps(self.driver.execute_script(code))}

    def axe(self):
        self.driver.execute_script((importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text())
        found = self.driver.execute_async_script(
            "const [tags, done] = arguments;"
            "axe.run(document, {runOnly: tags}).then(done, fault => done({fault: String(fault)}))", AXE_RULES)
        if "fault" in found:
            raise WebDriverException(found["fault"])
        return {
            "rules": len(found["passes"]) + len(found["violations"]),
            "faults": [f"{rule['id']}: {node['html']} {node.get('failureSummary', '')}"
                       for rule in found["violations"] for node in rule["nodes"]]}

    def shot(self, path):
        size = self.cdp("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        image = self.cdp("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        with open(path, "wb") as file:
            file.write(base64.b64decode(image["data"]))

    def weight(self):
        asked, arrived = {}, {}
        for name, values in self.take_events():
            if name == "requestWillBeSent" and values["request"]["url"].startswith("http"):
                asked[values["requestId"]] = values["request"]["url"]
            elif name == "loadingFinished":
                arrived[values["requestId"]] = int(values["encodedDataLength"])
        return {"requests": list(asked.values()), "bytes": sum(arrived.get(number, 0) for number in asked)}

    def said(self):
        return {"lines": [entry["message"] for entry in self.driver.get_log("browser")]}


def answer(browser, line):
    command = json.loads(line)
    try:
        return getattr(browser, command.pop("do"))(**command) or {}
    except WebDriverException as fault:
        return {"error": str(fault.msg)}


profile = tempfile.mkdtemp(prefix="convenor-browser-")
browser = None
try:
    browser = Browser(profile)
    print(json.dumps({}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(browser, line)), flush=True)
finally:
    if browser:
        browser.driver.quit()
    shutil.rmtree(profile, ignore_errors=True)
