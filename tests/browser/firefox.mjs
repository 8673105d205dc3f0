// The person's main way in Firefox, driven over WebDriver BiDi: first run, a medicine in plain words, a log entry, the page
// for a visit, the crisis card offered, leaving quickly. Chromium sees the rest; this one shows that nothing of it is
// Chromium's alone. Watched as there: no dialog, no error, no report of the content policy.
import { existsSync } from "node:fs";
import { Server, Test, password } from "./harness.mjs";

const firefox = process.env.BATON_FIREFOX ?? "/usr/bin/firefox-esr";
if (!existsSync(firefox)) {
  console.log("skipped: no Firefox (script/setup test)");
  process.exit(77);
}
const test = new Test("firefox");
const { default: puppeteer } = await import("puppeteer-core");
const baton = await Server.start(test);
const browser = await puppeteer.launch({
  browser: "firefox", executablePath: firefox, headless: true,
  extraPrefsFirefox: { "network.proxy.allow_hijacking_localhost": false, "browser.safebrowsing.downloads.enabled": false, "intl.accept_languages": "en" },
});
test.closeAfter(() => browser.close());
test.note(await browser.version());

const page = await browser.newPage();
await page.setViewport({ width: 412, height: 820 });
page.setDefaultTimeout(60_000);
const seen = { dialogs: [], errors: [] };
page.on("dialog", (dialog) => { seen.dialogs.push(dialog.message()); dialog.dismiss(); });
// A picture that was still on its way when the page was left is told as an error of the service worker.
const isLeft = (text) => /service ?worker/i.test(text);
page.on("pageerror", (error) => { if (!isLeft(String(error))) seen.errors.push(String(error)); });
page.on("console", (message) => { if (message.type() === "error" && !isLeft(message.text())) seen.errors.push(message.text()); });

const go = (path) => page.goto(`${baton.address}${path}`, { waitUntil: "load" });
const mainText = () => page.$eval("main", (main) => main.innerText);
// A press that leads to another page; waits until that one stands.
async function press(selector) {
  await page.waitForSelector(selector);
  await page.$eval(selector, (one) => one.scrollIntoView({ block: "center" }));
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.$eval(selector, (one) => one.click())]);
}
const fill = async (selector, text) => { await page.waitForSelector(selector); await page.$eval(selector, (one) => { one.value = ""; }); await page.type(selector, text); };
const path = () => new URL(page.url()).pathname;

// First run
await go("/");
test.equal("an empty Baton opens on its first run", path(), "/setup");
await fill("input[name=name]", "Ana Lima");
await fill("input[name=login]", "ana");
await fill("input[name=password]", password);
await press("main form[action='/setup'] button");
test.ok("the person is signed in", /^\/people\/[^/]+\/today$/.test(path()), path());
const person = path().split("/")[2];
const about = (tail) => `/people/${person}${tail}`;

// A medicine in plain words; htmx shows the reading while it is typed
await go(about("/add/medication"));
await fill("#medicine", "Zoloft 100mg every morning");
await page.waitForSelector("#reading button[value=save]");
test.ok("the reading stands there before saving", (await page.$eval("#reading", (one) => one.innerText)).includes("every morning"));
await press("#reading button[value=save]");
test.ok("it says when it was saved", /at \d/.test(await page.$eval(".flash", (one) => one.innerText)));
await go(about("/record/medications"));
test.ok("the record has it", /sertraline|zoloft/i.test(await mainText()));

// A log entry
await go(about("/log"));
await page.$eval("#mood-7", (one) => one.click());
await fill("#sleep_hours", "6.5");
await press("form[data-queue] > button[type=submit]");
test.ok("the log shows what was sent", (await mainText()).includes("6.5"));

// For a visit
await go(about("/summary"));
test.ok("the page for a visit names the medicine", /sertraline|zoloft/i.test(await mainText()), (await mainText()).slice(0, 300));
const pdf = await page.evaluate(async (address) => { const answer = await fetch(address); return { type: answer.headers.get("content-type"), start: (await answer.text()).slice(0, 5) }; }, await page.$eval("main a[href*='one-page.pdf']", (one) => one.getAttribute("href")));
test.ok("and comes as a PDF", pdf.type === "application/pdf" && pdf.start === "%PDF-", pdf);

// Without sideways scrolling, in light and dark
for (const tail of ["/today", "/record", "/timeline", "/settings"]) {
  await go(about(tail));
  test.ok(`${tail} does not scroll sideways`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}

// The crisis card: kept by the service worker, there without a server
await go(about("/card"));
await fill("#helps", "Sit by the river");
await press("main form[action$='/card'] button[type=submit]");
const canKeep = await page.evaluate(() => Promise.race([navigator.serviceWorker.ready.then(() => true), new Promise((done) => setTimeout(() => done(false), 20_000))])).catch(() => false);
if (canKeep) {
  await page.waitForSelector("[data-card-none]:not([hidden]) [data-keep-card]");
  await page.$eval("[data-card-none] [data-keep-card]", (one) => one.click());
  await page.waitForSelector("[data-card-kept]:not([hidden])");
  await baton.stop("SIGKILL");
  await go("/crisis");
  test.ok("without a server the card answers", (await mainText()).includes("Sit by the river"), await mainText());
  await baton.openAgain();
} else {
  test.note("this Firefox gives driven pages no service worker: the card is seen in Chromium only");
}
await go("/crisis");
test.ok("a number can be called", (await page.$$("main a[href='tel:988']")).length > 0);

// Out
await go("/account");
await press("form[action='/sign-out'] button");
await go(about("/today"));
test.equal("signed out, the record is closed", path(), "/sign-in");
test.ok("no dialog", seen.dialogs.length === 0, seen.dialogs);
test.ok("no error and no report of the content policy", seen.errors.length === 0, seen.errors.slice(0, 3));
await test.end();
