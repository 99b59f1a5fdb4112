"""Chromium without a window and without a network, steered through its debugging pipe.

Nothing but Python's standard library: the protocol is JSON between zero bytes on two pipes.
"""
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


class Browser:
    """One page of a headless Chromium that can reach no host but this machine."""

    def __init__(self, width=1440, height=900, scale=1, mobile=False):
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if program is None:
            raise SystemExit("web map: chromium is not installed")
        self.home = tempfile.mkdtemp()
        read_here, write_there = os.pipe()
        read_there, write_here = os.pipe()
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec "$0" "$@" 3<&{read_there} 4>&{write_there}', program, "--headless=new", "--no-sandbox",
             "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
             "--allow-file-access-from-files", f"--user-data-dir={self.home}", "--remote-debugging-pipe", "about:blank"],
            pass_fds=(read_there, write_there), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(read_there)
        os.close(write_there)
        self.reader, self.writer, self.rest, self.number = read_here, write_here, b"", 0
        self.session = None
        #: What the page said on its console, threw, or asked for.
        self.said, self.requests = [], []
        self.loaded = False
        pages = self.ask("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in pages if target["type"] == "page")
        self.session = self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        self.resize(width, height, scale, mobile)

    def resize(self, width, height, scale=1, mobile=False):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=mobile)

    def ask(self, method, **params):
        """Sends a command and waits for its answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.writer, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next(60)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"web map: {method} {str(params)[:80]}: {answer['error']}")
                return answer["result"]

    def next(self, seconds):
        """The next message; events are noted on the way."""
        end = time.monotonic() + seconds
        while b"\0" not in self.rest:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.reader], [], [], left)[0]:
                raise TimeoutError
            block = os.read(self.reader, 1 << 20)
            if not block:
                raise SystemExit("web map: chromium ended")
            self.rest += block
        line, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(line)
        method, params = message.get("method"), message.get("params", {})
        if method == "Runtime.consoleAPICalled":
            self.said.append(" ".join(str(part.get("value", part.get("description"))) for part in params["args"]))
        elif method == "Runtime.exceptionThrown":
            detail = params["exceptionDetails"]
            self.said.append(detail.get("exception", {}).get("description", detail["text"]))
        elif method == "Log.entryAdded":
            self.said.append(params["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Page.loadEventFired":
            self.loaded = True
        return message

    def open(self, path, state=""):
        """Opens a file; returns how many seconds it took until its first events were drawn."""
        self.loaded = False
        self.ask("Page.navigate", url="about:blank")
        self.wait(0.1)
        self.loaded, self.said, self.requests = False, [], []
        start = time.monotonic()
        self.ask("Page.navigate", url=f"file://{os.path.abspath(path)}{'#' + state if state else ''}")
        while not self.loaded:
            self.next(60)
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return time.monotonic() - start

    def visit(self, url, until="document.readyState === 'complete'", seconds=60):
        """Opens an address of this machine and waits until an expression of the page holds; returns the seconds."""
        self.ask("Page.navigate", url="about:blank")
        self.wait(0.1)
        self.said, self.requests = [], []
        start = time.monotonic()
        self.ask("Page.navigate", url=url)
        # While the page loads, what it defines may not be there yet.
        while not self.run(f"(() => {{ try {{ return location.href !== 'about:blank' && Boolean({until}); }} catch {{ return false; }} }})()"):
            if time.monotonic() - start > seconds:
                raise SystemExit(f"web map: {url} is not ready after {seconds} s: {self.said[:3]}")
            self.wait(0.1)
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return time.monotonic() - start

    def run(self, script):
        """The value of an expression in the page; promises are awaited."""
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            detail = answer["exceptionDetails"]
            raise SystemExit(f"web map: {script[:60]}: {detail.get('exception', {}).get('description', detail['text'])}")
        return answer["result"].get("value")

    def wait(self, seconds):
        """Lets the page go on."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                self.next(left)
            except TimeoutError:
                return

    def key(self, key, code=None, number=0, text=""):
        """Presses a key as a hand does."""
        common = {"key": key, "code": code or key, "windowsVirtualKeyCode": number}
        self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **common)
        self.wait(0.05)

    def press(self, x, y):
        """Presses a point of the page."""
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.wait(0.4)

    def picture(self, path):
        """Writes what the page looks like as PNG."""
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))

    def paper(self, path):
        """Writes what the page prints as PDF."""
        data = self.ask("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)
