// Stands between the pages below /answer and the line: keeps the list and the opened forms for when the line is away, and sends what was
// answered meanwhile, once. An answer leaves the device only when the server says that it has it, or when its owner deletes it.
"use strict";

const PAGES = "pages", FILES = "files", LIST = "/answer", KEPT_AT = "Kept-At", FORM_TOKEN = "__RequestVerificationToken";
const LONGEST_KEPT = 7 * 24 * 60 * 60 * 1000; // Names do not stay on a device for ever.
const SLOW = 10_000; // A line that hardly moves counts as none, where there is a copy.
const LOST = 30_000; // Nor does an answer wait longer for a receipt: sent again, it is the same one.

addEventListener("install", event => event.waitUntil(caches.open(FILES).then(files => files.addAll(ANSWER_FILES)).then(() => skipWaiting())));
// Files of earlier versions stay: pages that were kept with them still need them.
addEventListener("activate", event => event.waitUntil(clients.claim()));
addEventListener("sync", event => { if (event.tag === "answers") event.waitUntil(sendAll().then(isDone => isDone || Promise.reject(new Error("The line is away.")))); });
addEventListener("message", event => {
  if (event.data.what === "send") event.waitUntil(sendAll());
  if (event.data.what === "keep") event.waitUntil(refresh(event.data.path));
});

addEventListener("fetch", event => {
  const { request } = event, url = new URL(request.url);
  if (url.origin !== location.origin) return;
  // Tests do not wait on the device: their time is the server's, and what was sent later would be too late. See answer.js and clock.js.
  if (request.method === "POST" && url.pathname.startsWith("/answer/tests/")) return;
  if (request.mode === "navigate") event.respondWith(request.method === "POST" ? post(event, url) : page(event, url));
  else if (ANSWER_FILES.includes(url.pathname)) event.respondWith(caches.match(url.pathname).then(kept => kept ?? fetch(request)));
});

async function page(event, url) {
  const copy = await kept(url.pathname);
  try {
    const asked = ask(event.request);
    const response = await (copy ? Promise.race([asked, new Promise((_, late) => setTimeout(late, SLOW))]) : asked);
    event.waitUntil(keep(url.pathname, response.clone()));
    return response;
  } catch {
    // The line is away.
    return copy ?? (url.pathname !== LIST && await kept(LIST) ? Response.redirect(`${LIST}#away`, 302) : Response.error());
  }
}

/** Back over a form that was posted, browsers ask their own memory only, where these pages never are; so the line is asked. */
function ask(request) {
  return request.cache === "only-if-cached" ? fetch(request.url, { headers: request.headers, redirect: "manual" }) : fetch(request);
}

/** Forms that are looked at, saved or changed: where the line is away the device keeps what was typed, and the form comes back with it. */
async function post(event, url) {
  const handler = url.searchParams.get("handler");
  const fields = [...await event.request.clone().formData()].map(([name, value]) => [name, String(value)]);
  if (handler === "Send") return answer(event, url, fields);
  const draft = { path: url.pathname, fields, reader: valueOf(fields, "reader"), at: Date.now() };
  try {
    const response = await fetch(event.request);
    // Away from the form: it is done with, no longer asked, or the session has ended or a service is silent. Then there is something to go on with.
    if ((response.type === "opaqueredirect" && handler !== "Draft") || response.status === 503) await Device.put("drafts", draft);
    if (response.type === "opaqueredirect" && url.pathname.endsWith("/instead")) await dropPages(url.pathname.slice(0, -"/instead".length));
    return response;
  } catch {
    // Back to the summary of an answer that is sent: nothing of it stays here.
    if (event.request.cache === "only-if-cached" && !await kept(url.pathname)) return Response.redirect(url.pathname, 303);
    await Device.put("drafts", draft);
    return Response.redirect(`${url.pathname}#${handler === "Review" ? "review" : "away"}`, 303);
  }
}

async function answer(event, url, fields) {
  const entry = { key: valueOf(fields, "key"), path: url.pathname, fields, reader: valueOf(fields, "reader"), state: "waiting", said: [], at: Date.now() };
  try {
    await Device.put("queue", entry);
  } catch {
    // No room on the device, or none allowed: sent as without a worker.
    return fetch(event.request);
  }
  const verdict = await deliver(entry);
  if (verdict.isSent) return Response.redirect("/answer/sent", 303);
  if (entry.state === "ended") return Response.redirect(`/l?returnUrl=${encodeURIComponent(LIST)}`, 303);
  if (verdict.hasPage) {
    // The server's own page says why, carries what was typed, and offers what can be done.
    try {
      const response = await fetch(event.request);
      await Device.remove("queue", entry.key);
      return response;
    } catch {
      // The line went away in between: the answer stays here, with its reason.
    }
  }
  if (entry.state === "waiting" && registration.sync) await registration.sync.register("answers").catch(() => {}); // Not allowed: the next opening sends it.
  return Response.redirect(await kept(LIST) ? LIST : url.pathname, 303);
}

/** Tries to send one answer to the page that its form was on. What becomes of it stands in the queue. */
async function deliver(entry, token) {
  const settle = async (state, said = [], hasPage = false) => {
    Object.assign(entry, { state, said });
    // Somebody may have signed out while it was on its way.
    const isKept = await Device.change("queue", entry) !== undefined;
    // Whoever opens the form to mend it finds in it what was typed.
    if (state === "refused" && isKept) await Device.put("drafts", entry);
    return { isSent: false, hasPage };
  };
  let response, verdict;
  try {
    const body = new URLSearchParams(entry.fields.map(([name, value]) => [name, token && name === FORM_TOKEN ? token : value]));
    response = await fetch(`${entry.path}?handler=Send`, {
      method: "POST", body, headers: { "X-Requested-With": "XMLHttpRequest" }, redirect: "manual", signal: AbortSignal.timeout(LOST),
    });
    if (response.ok) verdict = await response.json(); // Not ours if it cannot be read: some networks answer for everybody until one signs in.
  } catch {
    return settle("waiting");
  }
  if (response.status === 401 || response.type === "opaqueredirect") return settle("ended");
  if (response.status === 400 && !token) {
    // The form's token is of an earlier session.
    const session = await askSession();
    return session.token && session.reader === entry.reader ? deliver(entry, session.token) : settle(session.isOver ? "ended" : session.token ? "other" : "waiting");
  }
  if (!verdict) return settle(response.status >= 500 || response.status === 429 ? "waiting" : "refused");
  if (!verdict.sent) return settle("refused", verdict.said, verdict.page);
  await forget(entry.path);
  return { isSent: true };
}

let sending;
function sendAll() {
  return sending ??= trySendAll().finally(() => { sending = undefined; });
}

/** True when nothing waits for the line any more. */
async function trySendAll() {
  for (const draft of await Device.all("drafts")) if (Date.now() - draft.at > LONGEST_KEPT) await Device.remove("drafts", draft.path);
  const waiting = (await Device.all("queue")).filter(entry => entry.state !== "refused").sort((a, b) => a.at - b.at);
  if (waiting.length === 0) return true;
  const session = await askSession();
  let sent = 0;
  for (const entry of waiting) {
    if (session.isOver || (session.token && session.reader !== entry.reader)) await Device.change("queue", { ...entry, state: session.isOver ? "ended" : "other" });
    else if (session.token && (await deliver(entry, session.token)).isSent) sent++;
  }
  if (sent > 0) await refresh(LIST);
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage({ what: "queue", sent });
  return (await Device.all("queue")).every(entry => entry.state !== "waiting");
}

/** Who the session is of, and a token for forms; or that it is over; or nothing, where the line is away. */
async function askSession() {
  try {
    const response = await fetch("/answer/session", { headers: { "X-Requested-With": "XMLHttpRequest" }, redirect: "manual", signal: AbortSignal.timeout(LOST) });
    return response.status === 401 ? { isOver: true } : response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

/** After an answer was sent nothing of it stays, nor of whom it was about. */
async function forget(path) {
  for (const entry of await Device.all("queue")) if (entry.path === path) await Device.remove("queue", entry.key);
  await Device.remove("drafts", path);
  await dropPages(path);
}

async function dropPages(path) {
  const pages = await caches.open(PAGES);
  for (const gone of [path, `${path}/instead`, LIST]) await pages.delete(gone);
}

async function refresh(path) {
  try {
    await keep(path, await fetch(path, { redirect: "manual" }));
  } catch {
    // The next opening keeps it.
  }
}

/** Keeps a page if the server lets it be kept. Those of somebody else go, and what was sent is left out of the list. */
async function keep(path, response) {
  const reader = response.headers.get("Keep-On-Device");
  if (response.status !== 200 || !reader) return;
  for (const other of await (await caches.open(PAGES)).matchAll()) {
    if (other.headers.get("Keep-On-Device") === reader) continue;
    await caches.delete(PAGES);
    await Device.empty("drafts");
    break;
  }
  const text = (await response.text()).replace(/<!--sent-->[\s\S]*?<!--\/sent-->/g, "");
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  headers.set(KEPT_AT, String(Date.now())); // By the device's clock, as kept() reads it: the server's may differ by days.
  await (await caches.open(PAGES)).put(path, new Response(text, { headers }));
}

async function kept(path) {
  const pages = await caches.open(PAGES), copy = await pages.match(path);
  if (!copy || Date.now() - Number(copy.headers.get(KEPT_AT)) < LONGEST_KEPT) return copy;
  await pages.delete(path);
}

function valueOf(fields, name) {
  return fields.find(field => field[0] === name)?.[1] ?? "";
}
