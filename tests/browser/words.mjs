// The words of every page that links lead to, over the whole sample household.
// Spanish: no English word outside what is marked lang="en" (a source's words), <bdi> without a mark (names of people and
// places) and what somebody typed. Both languages: no code of a machine where words belong ("In Progress", "noshow",
// 2026-03-01, a host's name), and no address that holds a clinic's own key.
import { Client } from "./client.mjs";
import { Server, Test, openBrowser, signIn } from "./harness.mjs";
import { crawl } from "./table.mjs";

const test = new Test("words");
const baton = await Server.start(test);
const browser = await openBrowser(test, baton);

// Words that Spanish does not have. Words of both ("no", "me", "total", "final", "hospital") and its short months ("ago",
// "may") are not on the list.
const english = ("the and of with for from since until every morning evening night bedtime times day days week weeks month months year years hours needed " +
  "active stopped completed planned cancelled resolved finished booked pending unknown draft " +
  "january february march april june july august september october november december today yesterday tomorrow " +
  "medicine medicines dose tablet tablets capsule capsules allergy condition visit visits result results goal goals document history source sources file files " +
  "your you this that what when which who why how is are was were has have not please could should show add save change undo " +
  "therapist psychiatrist caregiver pharmacy mother father sister brother friend partner").split(" ");
const codes = [/\bin[- ]progress\b/i, /\bnoshow\b/i, /\bentered-in-error\b/i, /\bon-hold\b/, /\bnot-done\b/, /\b(19|20)\d\d-\d\d-\d\d\b/, /\b[a-z0-9-]+\.[a-z0-9-]+\.example\.(org|com)\b/];
// An example of how to type a date is one on purpose.
const asExample = /(like|como) \d{4}-\d{2}|\(2026-03\)|2026-03-01|1990-05-31|2015-05-31/i;

// Text as a reader of the page's own language gets it, line by line.
const ownText = () => {
  const lines = [];
  // In a picture, which says by its label what it shows, names stand as in the table beside it.
  const skipped = "script,style,svg,[lang=en],bdi,pre,code,[hidden],textarea,option[value^='Ameri'],select[name=zone],.crisis,kbd,time[data-raw]";
  const walk = (element) => {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) lines.push(node.data);
      else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(skipped)) { lines.push("\n"); walk(node); }
    }
  };
  walk(document.querySelector("main"));
  for (const one of document.querySelectorAll("main [aria-label]:not([lang=en])")) if (!one.closest("figure,[lang=en]")) lines.push("\n", one.getAttribute("aria-label"));
  return lines.join("").split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
};
const allText = () => document.querySelector("main").innerText;

function wordsOf(line) { return line.toLowerCase().match(/[a-záéíóúüñ]+(?:['’][a-z]+)?/g) ?? []; }

async function lookAt(page, address, language, told) {
  await page.goto(address);
  await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => { one.open = true; }));
  const where = `${language} ${address.replace(/[a-z]?[0-9a-f]{15,}/g, "ID")}`;
  if (language === "es") {
    const found = (await page.evaluate(ownText)).map((line) => [line, wordsOf(line).filter((word) => english.includes(word))]).filter(([, words]) => words.length > 0);
    for (const [line, words] of found) told.set(`${words.join(",")}: ${line.slice(0, 110)}`, where);
  }
  const lines = (await page.evaluate(allText)).split("\n").filter((line) => !asExample.test(line));
  const raw = await page.evaluate(() => [...document.querySelectorAll("main pre, main input, main textarea")].map((one) => one.textContent || one.value).join("\n"));
  for (const line of lines) for (const code of codes) if (code.test(line) && !raw.includes(line.trim())) told.set(`${code}: ${line.slice(0, 110)}`, where);
  for (const href of await page.evaluate(() => [...document.querySelectorAll("main a[href]")].map((one) => one.getAttribute("href")))) {
    if (/(line|key)=[A-Z][A-Za-z]+(%2F|\/)(?![0-9a-f-]{16,})/.test(href)) told.set(`address with a clinic's key: ${href.replace(/people\/[^/]+/, "people/ID")}`, where);
  }
  return where;
}

let pages = 0;
// Usage: words.mjs [NAME...]; the suite looks at two of the household, script/soak at all.
const everybody = ["lithium", "ptsd-part2", "post-discharge", "first-ssri", "clozapine", "older-falls"];
for (const name of process.argv.length > 2 ? process.argv.slice(2) : everybody) {
  const person = baton.bringIn(name);
  baton.addAccount(name, { person, name: "Sam" });
  const client = new Client(test, baton);
  await client.signIn(name);
  const own = await crawl(client, "person", [`/people/${person}/today`, "/account", "/household", "/crisis", "/help"], 200);
  for (const language of ["es", "en"]) {
    const context = await browser.visit({ language });
    await context.addCookies([{ name: "language", value: language, url: baton.address }]);
    const page = await context.newPage();
    await signIn(page, name);
    const told = new Map();
    for (const address of [...own.found.values()].flat()) {
      // Updates are written in English, as clinicians read them, whatever the language of the page around.
      if (/\/(crisis|look|update)\b|language=/.test(address)) continue;
      await lookAt(page, address, language, told);
      pages += 1;
    }
    for (const [words, where] of told) test.ok(`${name} ${where}`, false, words);
    test.ok(`${name} ${language}: every page speaks the reader's language`, told.size === 0, `${told.size} places`);
    browser.quiet(context, `${name} ${language}`);
    await context.close();
  }
}
test.ok("pages were looked at", pages > 150, pages);
test.note(`${pages} pages read`);
await test.end();
