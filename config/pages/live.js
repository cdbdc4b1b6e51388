// Keeps an open page as it is on the server: regions come as HTML over server-sent events (WHATWG HTML, section 9.2)
// and are woven into the page, so that focus, selection and what is being typed stay. The page is whole without it.
"use strict";
(() => {
  const body = document.body;
  const said = document.getElementById("said");
  const bar = document.getElementById("live");
  if (!body.dataset.live || !bar || !said || !("EventSource" in window)) return;

  const silence = 50e3; // the server beats every 20 s
  const slowest = 60e3;
  const ahead = Number(body.dataset.now) - Date.now(); // of the server's clock
  let source = null, since = "", heard = 0, wait = 1e3, retry = 0, wasLost = false, isOver = false, hush = 0;

  const tell = (text, isLost) => {
    clearTimeout(hush);
    bar.textContent = text;
    bar.classList.toggle("lost", isLost);
    if (!isLost) hush = setTimeout(() => { bar.textContent = ""; }, 5e3);
  };
  const close = () => {
    clearTimeout(retry);
    if (source) source.close();
    source = null;
  };

  // Weaving: nodes that are the same stay the same, so that the caret and the reader stay where they are.
  const matches = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");
  const dress = (old, fresh) => {
    for (const { name } of [...old.attributes]) {
      const opened = name === "open" && old.nodeName === "DETAILS";
      if (!fresh.hasAttribute(name) && !opened) old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  };
  const weave = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) { old.data = fresh.data; return; }
    if (old === document.activeElement && old.matches("input, textarea, select")) return;
    dress(old, fresh);
    let at = old.firstChild;
    for (const child of [...fresh.childNodes]) {
      let found = at;
      while (found && !matches(found, child)) found = found.nextSibling;
      // A nameless node further on is more likely another one than this one moved.
      if (found && (found === at || child.id)) {
        while (at !== found) { const gone = at; at = at.nextSibling; gone.remove(); }
        at = found.nextSibling;
        weave(found, child);
      } else {
        old.insertBefore(child, at);
      }
    }
    while (at) { const gone = at; at = at.nextSibling; gone.remove(); }
  };
  const put = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    for (const fresh of [...parsed.body.children]) {
      const old = document.getElementById(fresh.id);
      if (!old) continue;
      const focus = old.contains(document.activeElement) ? document.activeElement : null;
      weave(old, document.importNode(fresh, true));
      // What was focused is gone: the region takes over, not the top of the page.
      if (focus && !focus.isConnected) { old.tabIndex = -1; old.focus({ preventScroll: true }); }
    }
    clock();
  };

  const clock = () => {
    for (const timer of document.querySelectorAll("[data-until]")) {
      const left = (Number(timer.dataset.until) - Date.now() - ahead) / 6e4;
      const words = left > 0 ? timer.dataset.left : timer.dataset.over;
      const text = words.replace("{n}", left > 0 ? Math.ceil(left) : Math.floor(-left));
      if (timer.textContent !== text) timer.textContent = text;
    }
  };

  const on = (name, act) => source.addEventListener(name, (event) => {
    heard = Date.now();
    if (event.lastEventId) since = event.lastEventId;
    act(event.data);
  });
  const lose = () => {
    close();
    if (isOver) return;
    // A server that is only being restarted is back at the first try.
    if (wait > 1e3) {
      wasLost = true;
      tell(bar.dataset.lost, true);
    }
    retry = setTimeout(open, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, slowest);
  };
  const open = () => {
    close();
    const address = new URL(body.dataset.live, location.href);
    if (since) address.searchParams.set("since", since);
    source = new EventSource(address);
    heard = Date.now();
    source.onerror = lose;
    on("hello", () => {
      wait = 1e3;
      if (wasLost) tell(bar.dataset.back, false);
      wasLost = false;
    });
    on("region", put);
    on("say", (text) => { said.textContent = text; });
    on("beat", () => {});
    on("over", (text) => { isOver = true; close(); tell(text || bar.dataset.over, true); });
  };

  setInterval(() => {
    clock();
    if (source && Date.now() - heard > silence) lose();
  }, 1e3);
  // A page that nobody sees holds no connection: browsers allow six a server over HTTP/1.1 (RFC 9112 section 9.4).
  let rest = 0;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(rest);
    if (isOver) return;
    if (document.hidden) rest = setTimeout(close, 3e4);
    else if (!source) open();
  });
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => { if (event.persisted && !isOver) open(); });
  open();
})();
