// Without a server: the crisis page and the log work, what was written arrives exactly once. After signing out nothing of a
// record is left in any storage of the browser but the card that the person chose (promise 7, trust.md S9 and T6).
import { Server, Test, mainText, openBrowser, signIn, signOut, until } from "./harness.mjs";

const test = new Test("offline");
const canary = "canary-heron-7731", second = "canary-otter-9902", ownWords = "Sit by the <river> with Nadia";

const baton = await Server.start(test);
const person = baton.bringIn("lithium");
baton.addAccount("marisol", { person, name: "Marisol Quiroga" });
const browser = await openBrowser(test, baton);
const context = await browser.visit({ worker: true });
const page = await context.newPage();

const times = async (word) => (await mainText(page)).split(word).length - 1;
const storedTimes = (word) => JSON.stringify(JSON.parse(baton.run(["export"]))).split(word).length - 1;

async function ready() {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 8_000 }).catch(() => page.reload());  // the first page after an installation may have none
  await page.waitForFunction(async () => { for (const name of await caches.keys()) if (await (await caches.open(name)).match("/offline")) return true; return false; });
}

const waitingCount = () => page.evaluate(() => new Promise((done) => {
  const asked = indexedDB.open("baton");
  asked.onerror = () => done(-1);
  asked.onsuccess = () => {
    const base = asked.result;
    const count = base.transaction("queue").objectStore("queue").count();
    count.onsuccess = () => { base.close(); done(count.result); };
  };
}));

// Everything that the browser keeps for this site, as one text.
const kept = () => page.evaluate(async () => {  // the chosen card by its address alone
  const parts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      parts.push(`${name} ${path}`);
      if (!path.startsWith("/static/") && name !== "card") parts.push(await (await cache.match(request)).text());
    }
  }
  for (const { name } of await indexedDB.databases()) {
    const base = await new Promise((done, trouble) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); asked.onerror = () => trouble(asked.error); });
    for (const store of base.objectStoreNames) {
      const all = await new Promise((done) => { const asked = base.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => done(asked.result); });
      parts.push(`indexedDB ${name} ${store} ${JSON.stringify(all)}`);
    }
    base.close();
  }
  return parts.join("\n");
});

await signIn(page, "marisol");
await page.goto(`/people/${person}/record/medications`);
await ready();

// The card: written, looked at, and kept on this device only after the person says so.
await page.goto(`/people/${person}/add/contact`);
await page.fill("input[name=name]", "Nadia Flores");
await page.fill("input[name=phone]", "555-0142");
await page.locator("main form:has(input[name=phone]) button[type=submit]").click();
await page.locator(".flash").waitFor();
await page.goto("/crisis");
test.ok("before anything is kept no card is offered", await page.locator("[data-kept-card]").isHidden());
await page.goto(`/people/${person}/card`);
await page.fill("#helps", `${ownWords}\nCall her`);
await page.locator("main label", { hasText: "Nadia Flores" }).click();
await page.click("main form[action$='/card'] button[type=submit]");
await page.locator(".flash").waitFor();
const preview = await page.locator("#preview").locator("xpath=..").innerText();
test.ok("the preview says what the card says", preview.includes(ownWords) && preview.includes("Nadia Flores"), preview);
test.equal("saving keeps nothing on the device", await page.evaluate(async () => Boolean(await caches.match("/crisis/card"))), false);
await page.locator("[data-card-none] [data-keep-card]").click();
await page.locator("[data-card-kept]").waitFor();
const shell = await page.evaluate(async () => { const kept = await caches.match("/crisis/card"); return { url: kept.url, text: await kept.text() }; });
const account = await page.locator("meta[name=account]").getAttribute("content"), token = await page.locator("meta[name=csrf]").getAttribute("content");
for (const [what, text] of [["the record's id", person], ["the account", account], ["a token", token], ["a way to the record", "/people/"]]) test.ok(`the kept card holds not ${what}`, !`${shell.url} ${shell.text}`.includes(text));
test.ok("the kept card holds no form", !shell.text.includes("<form"));
const online = await kept();
test.ok("while signed in nothing of the record is kept either", !/lisinopril|quiroga|bipolar/i.test(online), online.match(/.{20}(lisinopril|quiroga|bipolar).{20}/i)?.[0]);

await baton.stop("SIGKILL");
await page.goto("/crisis");
test.ok("without a server the crisis page can be called from", await page.locator("main a[href='tel:988']").first().isVisible());
test.ok("and it is the chosen card", (await mainText(page)).includes(ownWords), await mainText(page));
test.ok("with whom the person chose to call", await page.locator("main a[href='tel:5550142']").isVisible());
test.ok("in its own look", await page.evaluate(() => getComputedStyle(document.querySelector(".button")).display !== "inline"));
await page.goto("/crisis/card");
test.ok("under its own address too", (await mainText(page)).includes(ownWords));
await page.goto(`/people/${person}/today`);
test.ok("any other page says that it is offline", /offline/i.test(await page.title()), await page.title());
test.ok("with the crisis numbers", await page.locator("main a[href='tel:988']").first().isVisible());
test.ok("and looks like Baton", await page.evaluate(() => getComputedStyle(document.querySelector(".crisis-bar")).display !== "block" || document.styleSheets.length > 0));
test.ok("the kept card is offered", await page.locator("[data-kept-card] a").isVisible());
await page.locator("form[data-queue]").waitFor();
const write = async (note) => {
  await page.fill("form[data-queue] #mood", "4");
  await page.fill("form[data-queue] #note", note);
  await page.click("form[data-queue] button");
};
await write(canary);
await page.waitForFunction(() => document.querySelector("[data-queue-status]").textContent.endsWith(" 1"));
await write(second);
await page.waitForFunction(() => document.querySelector("[data-queue-status]").textContent.endsWith(" 2"));
await page.goto(`/people/${person}/log`);
await page.waitForFunction(() => document.querySelector("[data-queue-status]").textContent.endsWith(" 2"), null, { timeout: 20_000 }).catch(() => {});
test.ok("what waits is still there after another page", (await page.locator("[data-queue-status]").innerText()).trim().endsWith("2"));

// The server is back, but the first answer is lost on its way: the entry is stored, the browser does not know.
await baton.openAgain();
let lost = 0;
await context.route("**/log", async (route) => {
  if (route.request().method() !== "POST" || lost > 0) return route.fallback();
  lost += 1;
  await route.fetch({ maxRedirects: 0 }).catch(() => {});
  return route.abort("connectionreset");
});
await page.goto(`/people/${person}/today`);
await until(() => lost > 0);
await page.goto(`/people/${person}/record`);
await until(async () => (await waitingCount()) === 0 && storedTimes(canary) > 0 && storedTimes(second) > 0);
test.equal("nothing waits any more", await waitingCount(), 0);
test.equal("an answer was lost on its way", lost, 1);
await page.goto(`/people/${person}/log`);
test.equal("the first entry is there once", await times(canary), 1);
test.equal("the second entry is there once", await times(second), 1);
await page.goto(`/people/${person}/today`, { waitUntil: "networkidle" });
const inStore = [storedTimes(canary), storedTimes(second)];
await page.goto(`/people/${person}/today`, { waitUntil: "networkidle" });
test.ok("later visits send nothing again", storedTimes(canary) === inStore[0] && storedTimes(second) === inStore[1] && inStore[0] > 0, inStore);

// One entry that the server will not take does not hold up the next; it is shown with the reason until the person decides.
const queue = (entries) => page.evaluate((all) => new Promise((done) => { const asked = indexedDB.open("baton"); asked.onsuccess = () => { const change = asked.result.transaction("queue", "readwrite"); for (const one of all) change.objectStore("queue").put(one); change.oncomplete = () => { asked.result.close(); done(); }; }; }), entries);
await queue([
  { key: "a-refused", action: "/people/none/log", account, fields: [["mood", "2"], ["note", "words <b>not</b> lost"], ["on", "2026-11-24T08:00:00Z"]] },
  { key: "b-good", action: `/people/${person}/log`, account, fields: [["mood", "6"], ["note", "goes on"]] },
]);
await page.goto(`/people/${person}/today`);
await page.locator("[data-refused-link] a").waitFor();
test.equal("what is sent in the background says nothing on another page", await page.locator(".flash").count(), 0);
await page.locator("[data-refused-link] a").click();
await page.locator("[data-refused] .card").waitFor();
test.equal("no word of it stands on the page after either", await page.locator(".flash").count(), 0);
const refused = await page.locator("[data-refused]").innerText();
test.ok("a refused entry is shown in its own words, with why", refused.includes("words <b>not</b> lost") && refused.includes("could not find") && refused.includes("Mood"), refused);
test.ok("the one behind it is saved", (await mainText(page)).includes("goes on"));
await page.goto("/account");
await page.click("form[action='/sign-out'] button");
await page.waitForFunction(() => document.querySelector("[data-unsent]").textContent !== "");
test.ok("signing out asks first when something would be lost", page.url().endsWith("/account"));
await page.goto(`/people/${person}/log`);
await page.locator("[data-discard]").click();
await page.waitForFunction(() => document.querySelector("[data-refused]").hidden);
test.equal("thrown away, nothing waits", await waitingCount(), 0);
// Signed out meanwhile: what waits is not taken for saved.
const session = (await context.cookies()).find((one) => one.name === "baton");
await page.goto(`/people/${person}/record`);
await context.clearCookies({ name: "baton" });
await queue([{ key: "c-later", action: `/people/${person}/log`, account, fields: [["note", "after signing in again"]] }]);
// Nothing tells from outside when the page has found that it is signed out: it gets a moment to do the wrong thing.
await page.evaluate(() => dispatchEvent(new Event("online")));
await page.waitForTimeout(600);
test.equal("signed out, an entry goes on waiting", await waitingCount(), 1);
await context.addCookies([session]);
await page.goto(`/people/${person}/log`);
await until(async () => (await waitingCount()) === 0);
await page.goto(`/people/${person}/log`);
test.ok("and is sent when signed in again", (await mainText(page)).includes("after signing in again"));

// Something is written and cannot be sent, then the person signs out.
await page.evaluate((words) => new Promise((done) => { const asked = indexedDB.open("baton"); asked.onsuccess = () => { const change = asked.result.transaction("queue", "readwrite"); change.objectStore("queue").put({ key: "k", action: "/people/none/log", account: "somebody-else", fields: [["note", words]] }); change.oncomplete = () => { asked.result.close(); done(); }; }; }), canary);
await signOut(page);
await page.goto("/help");
// Not "lithium": the words for a call in a crisis, which everybody may keep, name it.
const words = [canary, second, "lisinopril", "quiroga", "bipolar", person, "somebody-else"];
await until(async () => { const now = (await kept()).toLowerCase(); return !words.some((word) => now.includes(word.toLowerCase())); }, 10_000);
const after = await kept();
for (const word of words) test.ok(`signed out, "${word.replace(person, "the record's id")}" is in no storage`, !after.toLowerCase().includes(word.toLowerCase()), after.match(new RegExp(`.{0,80}${word}.{0,40}`, "i"))?.[0]);
test.ok("the chosen card is still kept", after.includes("card /crisis/card"));
await page.goto("/crisis");
await page.locator("[data-kept-card] a").click();
test.ok("signed out the card opens from the crisis page", (await mainText(page)).includes(ownWords));
const cookies = await context.cookies();
test.ok("no session is left", !cookies.some((one) => one.name === "baton"), cookies.map((one) => one.name));
test.ok("every cookie is out of reach of scripts", cookies.every((one) => one.httpOnly));

// The way back shows nothing either.
await signIn(page, "marisol");
await page.goto(`/people/${person}/record/medications`);
await signOut(page);
await page.goBack({ waitUntil: "networkidle" }).catch(() => {});
test.ok("going back after signing out shows no record", !/lithium/i.test(await page.locator("body").innerText()));
await page.goto("/help");
await signIn(page, "marisol");
await page.goto(`/people/${person}/record/medications`);
await page.locator(".exit").click();
await page.waitForURL("https://www.weather.gov/");
await page.goto("/help");
const left = await kept();
test.ok("nor is anything left after the quick exit", !/lisinopril|quiroga|canary/i.test(left) && !left.includes(person), left.match(new RegExp(`.{30}(lisinopril|quiroga|canary|${person}).{30}`, "i"))?.[0]);
test.ok("but the card is", left.includes("card /crisis/card"));
await baton.stop("SIGKILL");
await page.goto("/crisis");
await page.locator(".exit").click();
await page.waitForURL("https://www.weather.gov/");
test.equal("the quick exit leaves the card also without a server", page.url(), "https://www.weather.gov/");
await baton.openAgain();
await page.goto("/crisis/card");
await page.locator("[data-drop-card]").click();
await page.waitForFunction(() => document.querySelector("[data-card-status]").textContent !== "");
await page.goto("/crisis/card");
test.ok("taken off, it is gone", !(await mainText(page)).includes(ownWords) && !(await kept()).includes("card /"));
browser.quiet(context, "offline");
await test.end();
