// Every page that links lead to, in English and Spanish, in light and dark: no violation that axe-core knows of (WCAG 2.2 A
// and AA, best practice; target sizes among them), and no sideways scrolling at 320 px (400 % of 1280) and 360 px.
// accessibility.mjs [en|es]; BATON_PAGES=today,log looks at addresses that contain one of these words only.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "./client.mjs";
import { Server, Test, openBrowser, root, settled, signIn, until } from "./harness.mjs";
import { crawl } from "./table.mjs";

const test = new Test(`accessibility ${process.argv[2] ?? ""}`.trim());
const axe = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "node_modules", "axe-core", "axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const languages = process.argv[2] ? [process.argv[2]] : ["en", "es"];
const only = (process.env.BATON_PAGES ?? "").split(",").filter(Boolean);

const baton = await Server.start(test);
const browser = await openBrowser(test, baton);

// Before anybody is here.
const states = [{ name: "first run", login: "", addresses: ["/setup"] }];

async function lookAt(page, where) {
  const measure = () => page.evaluate(() => ({ width: document.documentElement.scrollWidth - innerWidth,
    wide: [...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map((one) => `${one.tagName}.${one.className}`) }));
  await settled(page);
  // What is drawn by a script follows the window when it is its turn; what stays too wide is wrong.
  await until(async () => (await measure()).width <= 0, 3_000);
  const shapes = await measure();
  test.ok(`${where}: no sideways scrolling`, shapes.width <= 0, shapes);
}

async function check(page, where, runOnly) {
  await settled(page);
  const found = await page.evaluate((only) => axe.run(document, only), { runOnly, resultTypes: ["violations"] });
  const said = found.violations.map((one) => `${one.id} ${one.nodes.length}× ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary.split("\n")[1] ?? ""}`);
  test.ok(`${where}: nothing that axe-core knows is in the way`, said.length === 0, said.join("\n  "));
}

async function inLanguage(state, language) {
  const context = await browser.visit({ language, bypassPolicy: true });
  const page = await context.newPage();
  await context.addCookies([{ name: "language", value: language, url: baton.address }]);
  if (state.login) await signIn(page, state.login);
  for (const step of state.addresses) {
    const address = typeof step === "string" ? step : step.address;
    if (only.length && !only.some((word) => address.includes(word))) continue;
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(address);
    if (step.act) await step.act(page);
    const where = `${state.name} ${language} ${address.replace(/[a-z]?[0-9a-f]{15,}/g, "ID")}${step.says ?? ""}`;
    // An update is a document for a clinician, in English.
    if (!/language=|\/(update|visit-prep|first-visit|care-packet)\/page/.test(address)) test.equal(`${where}: language is said`, await page.locator("html").getAttribute("lang"), language);
    // Details hold much of a form: open they must be right as well.
    await page.evaluate(() => document.querySelectorAll("main details").forEach((one) => { one.open = true; }));
    await page.evaluate(axe);
    await check(page, where, rules);
    await page.emulateMedia({ colorScheme: "dark" });
    await check(page, `${where} dark`, { type: "rule", values: ["color-contrast", "link-in-text-block"] });
    await page.emulateMedia({ colorScheme: "light" });
    // All of the page at once: what the bar at the bottom covers comes into reach by scrolling.
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: width === 320 ? 256 : 780 });
      await lookAt(page, `${where} at ${width}`);
    }
    await page.setViewportSize({ width: 360, height: 200 + (await page.evaluate(() => document.documentElement.scrollHeight)) });
    await check(page, `${where} at 360`, { type: "rule", values: ["target-size", "color-contrast"] });
  }
  browser.quiet(context, `${state.name} ${language}`);
  await context.close();
}

for (const language of languages) await inLanguage(states[0], language);

const person = baton.bringIn("ptsd-part2");
baton.addAccount("darnell", { person, name: "Darnell Okonkwo-Reyes" });
baton.addAccount("keeper", { admin: true, name: "Admin" });
baton.addAccount("simone", { person, relation: "caregiver", may: "log,add", name: "Simone Reyes" });
const empty = baton.run(["person", "add", "Ana-Sofía Nguyễn أمل 相馬", "--born", "1990-05-31"]).trim().split("\n").pop();
baton.addAccount("ana", { person: empty, name: "Ana" });

const zoe = baton.bringIn("post-discharge");
baton.addAccount("zoe", { person: zoe, name: "Zoe" });
const client = new Client(test, baton), keeper = new Client(test, baton);
await client.signIn("darnell");
await keeper.signIn("keeper");
const inNeed = new Client(test, baton);
await inNeed.signIn("zoe");
await inNeed.post(`/people/${zoe}/log`, [["mood", "2"], ["note", "I keep thinking about killing myself."]]);
await client.post(`/people/${person}/log`, [["mood", "5"], ["sleep_hours", "7"], ["note", "x".repeat(200)]]);
await client.post(`/people/${person}/add/allergy`, [["substance", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"]]);
await client.post(`/people/${person}/crisis-plan/part/signs`, [["signs", "I stop answering messages."]]);
await client.post(`/people/${person}/add/team-member`, [["name", "Dr. Lee"], ["role", "psychiatrist"], ["key", "team"]]);
await client.post(`/people/${person}/send`, [["to", "Dr. Lee"], ["by", "paper"], ["key", "sent"]]);
baton.run(["directory", "load", "--source", "Riverside clinic", join(root, "tests", "directory", "riverside.csv")], "", [0, 1]);
const searched = "/find?specialty=psychiatry%3Bpmhnp&near=02139&visit=either&language=es&medication=clozapine&go=1";
const own = await crawl(client, "person", [searched, `/people/${person}/today`, "/account", "/household", `/people/${person}/record/allergies`, "/crisis", "/sign-in", "/join", "/offline"]);
const server = await crawl(keeper, "admin", ["/server", "/gallery", "/server/kit", "/"]);
// Pages that only come after something was done, or that no link of this sample leads to.
const apart = ["/l/:token", "/l/:token/summary.pdf", "/people/:person/sent/:sent/sheet.pdf", "/sign-in", "/sign-in/code", "/join", "/offline", "/confirm", "/people/:person/import/:job", "/people/:person/leave", "/account/codes", "/people/:person/card/shell", "/people/:person/search", "/people/:person/week", "/people/:person/own-account", "/people/:person/helpers/:account", "/people/:person/questionnaires/:instrument/:entry", "/crisis", "/help"];
for (const path of own.missing) if (!apart.includes(path)) test.ok(`${path}: a link leads to it`, false);

const phq = (page) => page.evaluate(() => { document.querySelectorAll("input[type=radio][value='1']").forEach((one) => { one.checked = true; }); document.querySelector("main form[action$='phq-9']").requestSubmit(); }).then(() => page.waitForURL(/phq-9/)).then(() => page.waitForLoadState());
const press = (selector) => async (page) => { await page.locator(selector).first().click(); await page.waitForLoadState(); };
const about = (tail, who = person) => `/people/${who}${tail}`;
const all = [
  { name: "signed out", login: "", addresses: ["/sign-in", "/crisis", "/help", "/join", "/offline", "/nothing-here", { address: "/sign-in", says: " wrong", act: async (page) => { await page.fill("#login", "nobody"); await page.fill("#password", "not the password"); await page.click("main form[action='/sign-in'] button"); await page.locator(".error-summary").waitFor(); } }] },
  { name: "person", login: "darnell", addresses: [...[...own.found.values()].flat().filter((address) => !/^\/(crisis|help|sign-in|join|offline)/.test(address)), "/confirm", "/join", "/find?near=Atlantis&go=1", "/find?specialty=geriatric-psychiatry&near=99501&go=1", about("/search?q=litium"), about("/search?q=prazosin"),
    { address: about("/questionnaires/phq-9"), says: " result", act: phq },
    { address: about("/questionnaires/gad-7"), says: " open questions", act: press("main form[action$='gad-7'] button") },
    { address: about("/add/allergy"), says: " error", act: press("main form:has(input[type=text][name=substance]) button") },
    { address: about("/add/medication"), says: " reading", act: async (page) => { await page.fill("#medicine", "Zolofft 100mg every morrning"); await page.click("main button[value=check]"); await page.locator("#reading button[value=save]").waitFor(); } },
    { address: about("/log"), says: " error", act: async (page) => { await page.fill("#sleep_hours", "99"); await page.click("form[data-queue] button[type=submit]"); await page.waitForLoadState(); } }] },
  { name: "empty record", login: "ana", addresses: ["/today", "/record", "/record/medications", "/changes", "/timeline", "/team", "/search?q=xyzzy", "/goals", "/written", "/summary", "/log", "/duplicates", "/check", "/monitoring", "/risks", "/watch"].map((tail) => about(tail, empty)) },
  // Late tests, a change that is being watched, a wish to die that was answered and written.
  { name: "in need", login: "zoe", addresses: ["/today", "/check", "/monitoring", "/risks", "/watch"].map((tail) => about(tail, zoe)) },
  { name: "caregiver", login: "simone", addresses: [about("/today"), about("/check"), about("/monitoring"), about("/risks"), about("/watch"), about("/log"), about("/record"), about("/leave"), about("/delete"), "/household"] },
  { name: "looked at", login: "darnell", addresses: [about("/looks"), about("/looks?check=1")] },
  { name: "admin", login: "keeper", addresses: [...[...server.found.values()].flat().filter((address) => /^\/(server|gallery|people\/new)/.test(address)), "/"] },
];
for (const state of all) for (const language of languages) await inLanguage(state, language);
test.note(`${all.reduce((sum, state) => sum + state.addresses.length, 1)} page states in ${languages.join(" and ")}`);
await test.end();
