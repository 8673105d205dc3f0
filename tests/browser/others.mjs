// The other actors: somebody who helps (invited, within scope, withdrawn), who runs the server (no health data), who is
// signed out (crisis, help, the way out). Each with JavaScript, and without.
import { Client } from "./client.mjs";
import { Server, Test, confirmIfAsked, mainText, openBrowser, password, signIn, until } from "./harness.mjs";
import { crawl } from "./table.mjs";

const test = new Test("others");

// What only the person may know in this sample: the substance use program, its medicine, therapy notes (expect.md).
const hidden = /stillwater|suboxone|psychotherapy|opioid use/i;

async function invite(page, person, scopes) {
  await page.goto(`/people/${person}/helpers/new`);
  await confirmIfAsked(page);
  const text = await mainText(page);
  test.ok("the private question stands beside the invitation", text.includes("asking you to do this right now"));
  for (const scope of scopes) await page.check(`input[name=scopes][value=${scope}]`);
  await page.click("main button[name=act][value=now]");
  const code = (await page.locator("main .code").innerText()).trim();
  test.ok("the code is shown once", /^[A-Z0-9-]{16,}$/i.test(code), code);
  return code;
}

async function caregiver(browser, person, script, login) {
  const how = script ? "caregiver" : "caregiver without JavaScript";
  const home = await browser.visit({ script }), away = await browser.visit({ script });
  const owner = await home.newPage(), page = await away.newPage();
  await signIn(owner, "darnell");
  const code = await invite(owner, person, ["log"]);

  await page.goto("/join");
  await page.fill("input[name=code]", code);
  await page.fill("input[name=name]", "Simone Reyes");
  await page.fill("input[name=login]", login);
  await page.fill("input[name=password]", password);
  await page.click("main form[action='/join'] button");
  await page.waitForURL((url) => url.pathname !== "/join");
  await page.goto(`/people/${person}/today`);
  test.ok(`${how}: reads Today`, (await page.title()).startsWith("Today"));
  test.equal(`${how}: is not offered to add`, await page.locator(".nav a[href$='/add']").count(), 0);
  test.equal(`${how}: is offered to log`, await page.locator(".nav a[href$='/log']").count(), 1);

  for (const tail of ["today", "record", "record/medications", "record/conditions", "record/documents", "record/results", "changes", "timeline", "team", "search?q=suboxone", "search?q=stillwater", "summary", "summary/page", "duplicates", "goals", "written", "more", "papers"]) {
    const answer = await page.goto(`/people/${person}/${tail}`);
    const text = await page.evaluate(() => document.querySelector("main")?.innerText ?? document.body.innerText);
    const echoed = text.replaceAll(/(suboxone|stillwater)/gi, (word) => (tail.includes(word.toLowerCase()) && tail.startsWith("search") ? "" : word));
    test.ok(`${how}: ${tail} is read without what is private`, answer.status() === 200 && !hidden.test(echoed), echoed.match(hidden)?.[0] ?? answer.status());
  }
  for (const tail of ["add", "add/medication", "helpers/new", "export.json", "delete", "import", "questionnaires/phq-9"]) {
    test.equal(`${how}: ${tail} does not exist for them`, (await page.goto(`/people/${person}/${tail}`)).status(), 404);
  }

  await page.goto(`/people/${person}/log`);
  await page.check("input[name=mood][value='3']", { force: true });
  await page.fill("textarea[name=note]", `Seen by ${login}`);
  await page.locator("form[data-queue] button[type=submit]").click();
  await page.locator(".flash").waitFor();
  await owner.goto(`/people/${person}/written`);
  const written = await mainText(owner);
  test.ok(`${how}: what they wrote stands under their name`, written.includes("Simone Reyes"), written.slice(0, 300));
  await page.goto(`/people/${person}/log`);
  await owner.goto("/household");
  await owner.locator("main a[href*='/helpers/a']").last().click();
  await owner.locator("main form[action$='/stop'] button").click();
  await owner.waitForURL("**/household");

  // The page of the helper is still open; nothing goes through any more, and nothing says that something was there.
  await page.fill("textarea[name=note]", "after the end");
  const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === "POST"), page.locator("form[data-queue] button[type=submit]").click()]);
  test.equal(`${how}: after the end nothing can be sent`, answer.status(), 404);
  await page.goto("/");
  const start = await page.locator("body").innerText();
  test.ok(`${how}: after the end nothing says that there was something`, !/darnell|okonkwo/i.test(start), start.slice(0, 300));
  test.equal(`${how}: Today is gone`, (await page.goto(`/people/${person}/today`)).status(), 404);
  await owner.goto(`/people/${person}/log`);
  test.ok(`${how}: and was not stored`, !(await mainText(owner)).includes("after the end"));
  browser.quiet(away, how);
  browser.quiet(home, `person of the ${how}`);
  await home.close();
  await away.close();
}

async function admin(browser, person, script) {
  const how = script ? "admin" : "admin without JavaScript";
  const context = await browser.visit({ script }), page = await context.newPage();
  await signIn(page, "keeper");
  for (const path of ["/", "/household", "/server", "/gallery", "/account", "/help", "/people/new"]) {
    await page.goto(path);
    await confirmIfAsked(page);
    const text = await page.locator("body").innerText();
    test.ok(`${how}: ${path} says nothing of a record`, !/darnell|okonkwo|prazosin|ptsd/i.test(text), text.slice(0, 200));
  }
  await page.goto("/server");
  test.ok(`${how}: the server's page says how old the backup is`, /backup/i.test(await mainText(page)));
  test.equal(`${how}: a record does not exist for them`, (await page.goto(`/people/${person}/today`)).status(), 404);
  browser.quiet(context, how);
  await context.close();
}

async function signedOut(browser, script) {
  const how = script ? "signed out" : "signed out without JavaScript";
  const context = await browser.visit({ script, width: 360, height: 780 }), page = await context.newPage();
  await page.goto("/crisis");
  test.ok(`${how}: a number can be called`, (await page.locator("main a[href='tel:988']").count()) > 0);
  test.ok(`${how}: and written to`, (await page.locator("a[href^='sms:']").count()) > 0);
  for (const path of ["/sign-in", "/help", "/join", "/offline", "/no-such-page"]) {
    await page.goto(path);
    test.ok(`${how}: ${path} has the crisis bar`, await page.locator(".crisis-bar a[href='tel:988']").first().isVisible());
  }
  await page.goto("/sign-in");
  await page.locator("form[action='/look'] button[value=es]").click();
  await page.waitForFunction(() => document.documentElement.lang === "es").catch(() => {});
  test.equal(`${how}: Spanish is one press away`, await page.locator("html").getAttribute("lang"), "es");
  await page.goto("/crisis");
  const before = script ? await page.evaluate(() => history.length) : 0;
  await page.locator(".exit").click();
  await page.waitForURL("https://www.weather.gov/");
  if (script) test.ok(`${how}: leaving takes this page out of the way back`, (await page.evaluate(() => history.length)) <= before);
  browser.quiet(context, how);
  await context.close();
}

async function leaving(browser, script) {
  const how = script ? "leaving" : "leaving without JavaScript";
  const context = await browser.visit({ script }), page = await context.newPage();
  await signIn(page, "darnell");
  await page.locator(".exit").click();
  await page.waitForURL("https://www.weather.gov/");
  // A slow server holds nobody on the page; the session then ends a moment after the person has left.
  await until(async () => { await page.goto("/account"); return page.url().includes("/sign-in"); }, 10_000);
  test.ok(`${how}: the quick exit signs out`, page.url().includes("/sign-in"), page.url());
  browser.quiet(context, how);
  await context.close();
}

const baton = await Server.start(test);
const person = baton.bringIn("ptsd-part2");
baton.addAccount("darnell", { person, name: "Darnell Okonkwo-Reyes" });
baton.addAccount("keeper", { admin: true, name: "Admin" });
const browser = await openBrowser(test, baton);
for (const script of [true, false]) {
  await caregiver(browser, person, script, script ? "simone" : "simone2");
  await admin(browser, person, script);
  await signedOut(browser, script);
  await leaving(browser, script);
}
// Addresses stay in histories, logs of proxies and pictures of screens: they name no illness, medicine or goal. (What a
// clinic's own file calls a resource, like Observation/123, is taken over as it is.)
const client = new Client(test, baton);
await client.signIn("darnell");
const { found } = await crawl(client, "person", [`/people/${person}/today`]);
const naming = new Set();
for (const address of [...found.values()].flat()) {
  for (const [, href] of (await client.get(address)).body.matchAll(/(?:href|action)="(\/people\/[^"]*)"/g)) {
    const bare = decodeURIComponent(href.replaceAll("&amp;", "&")).replace(/[A-Z][A-Za-z]+\/[A-Za-z0-9.-]+/g, "").replace(/\/(search|questionnaires)\b.*/, "");
    if (/prazosin|sertraline|gabapentin|lorazepam|buprenorphine|ptsd|nightmare|opioid|sleep/i.test(bare)) naming.add(bare);
  }
}
test.ok("no address names an illness, a medicine or a goal", naming.size === 0, [...naming].slice(0, 5));
// Who manages the record of somebody old enough to keep what is protected to themselves (minor_ages.tsv: from 12 in "US"): no
// page, search, paper or file of theirs holds it; of a small child they see everything.
for (const [login, born, isHeldBack] of [["noa", "2011-02-03", true], ["kim", "2019-02-03", false]]) {
  const who = baton.run(["person", "add", login, "--born", born]).trim().split("\n").pop();
  baton.addAccount(login, { person: who, name: login });
  baton.addAccount(`${login}-parent`, { person: who, relation: "manager", name: "Parent" });
  const own = new Client(test, baton), parent = new Client(test, baton);
  await own.signIn(login);
  await parent.signIn(`${login}-parent`);
  test.equal(`${login}: a private note is saved`, (await own.post(`/people/${who}/add/note`, [["title", "canary-of-mine"], ["text", "canary words"], ["private", "yes"]])).status, 303);
  test.equal(`${login}: and an open one`, (await own.post(`/people/${who}/add/note`, [["title", "open-to-all"], ["text", "other words"]])).status, 303);
  await own.post(`/people/${who}/card`, [["helps", "canary of the card"]]);
  const pages = [...(await crawl(parent, "manager", [`/people/${who}/today`, `/people/${who}/record/documents`])).found.values()].flat();
  pages.push(`/people/${who}/search?q=canary`, `/people/${who}/summary?for=self`, `/people/${who}/summary/page?for=self`, `/people/${who}/summary/one-page.txt?for=self`, `/people/${who}/summary/ips.json?for=self`, `/people/${who}/export.json`, `/people/${who}/card`, `/people/${who}/card/shell`);
  const telling = [], open = [];
  for (const address of pages) {
    const body = (await parent.get(address)).body.replace(/(q=|q%3D|value=")canary/gi, "");
    if (/canary/.test(body.replace(/“canary”|<bdi>canary<\/bdi>/g, ""))) telling.push(address.replace(who, "ID"));
    if (body.includes("open-to-all")) open.push(address);
  }
  if (isHeldBack) test.ok(`${login}: nothing that is theirs alone is told to who manages the record`, telling.length === 0, telling);
  else test.ok(`${login}: who manages a small child's record sees it`, telling.length > 2, telling);
  test.ok(`${login}: what is not protected is seen`, open.length > 0);
  test.equal(`${login}: everything as a file`, (await parent.get(`/people/${who}/export.json`)).status, isHeldBack ? 403 : 200);
  test.equal(`${login}: the crisis card`, (await parent.get(`/people/${who}/card`)).status, isHeldBack ? 404 : 200);
}
const log = baton.lines.join("\n");
test.ok("the server's own lines hold nothing of a person", !/darnell|okonkwo|prazosin|stillwater|simone|suboxone/i.test(log) && log.length > 0, log.match(/.*(darnell|okonkwo|prazosin|stillwater|simone|suboxone).*/i)?.[0]);
await test.end();
