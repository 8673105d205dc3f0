// Planning, at phone size and in both languages: the guide for who looks for help, the way through, after a visit, the
// review, packets, the goals coach, calendar address and reminders. PLANNING_PICTURES=FOLDER keeps pictures.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { get } from "node:http";
import { join } from "node:path";
import { Server, Test, confirmIfAsked, mainText, openBrowser, signIn } from "./harness.mjs";

const test = new Test("planning");
const pictures = process.env.PLANNING_PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const baton = await Server.start(test);
const person = baton.bringIn("first-ssri");
baton.addAccount("haruka", { person, name: "Haruka Sōma" });
const browser = await openBrowser(test, baton);
const about = (tail) => `/people/${person}${tail}`;

async function look(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
  test.ok(`${name}: axe finds nothing`, violations.length === 0, JSON.stringify(violations.map((one) => [one.id, one.nodes[0].html.slice(0, 160)])));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  test.ok(`${name}: nothing to scroll sideways`, wide <= 0, wide);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}
const says = async (page, sentence, pattern) => test.ok(sentence, pattern.test(await mainText(page)), await mainText(page));
const press = async (page, name) => { await page.getByRole("button", { name, exact: true }).first().click(); await page.waitForLoadState(); };

// Who looks for help has no account. Danger leaves the guide at once.
for (const script of [true, false]) {
  const context = await browser.visit({ script, width: 360, height: 780 });
  const page = await context.newPage();
  await page.goto("/where-to-start");
  if (script) await look(page, "where-to-start");
  await page.check("input[name=danger][value=suicide]");
  await press(page, "One of these is so");
  test.equal(`danger leads to crisis help (script ${script})`, new URL(page.url()).pathname, "/crisis");
  await page.goto("/where-to-start");
  await page.check("input[name=danger][value=mania]");
  await press(page, "None of these: go on");  // the wrong button: what was ticked counts
  test.equal(`and by the other button too (script ${script})`, new URL(page.url()).pathname, "/crisis");
  await page.goto("/where-to-start");
  await press(page, "None of these: go on");
  if (script) await look(page, "where-to-start-rest");
  await page.check("input[name=severity][value=mild]");
  await page.check("input[name=wants][value=skills]");
  await press(page, "Show me where to begin");
  await says(page, `mild and ways to cope: therapy (script ${script})`, /Where to begin[\s\S]*therapist/);
  test.ok("no answer stands in the address", !/mild|skills/.test(page.url()), page.url());
  if (script) await look(page, "where-to-start-advice");
  browser.quiet(context, "where to start");
  await context.close();
}

const context = await browser.visit({ width: 360, height: 780 });
const page = await context.newPage();
await signIn(page, "haruka");

await page.goto(about("/roadmap"));
await says(page, "the roadmap names one next step", /Most useful now/);
await look(page, "roadmap");

await page.goto(about("/after-visit"));
await page.fill("input[name=with]", "Ilse Novakova");
await page.fill("textarea[name=decided]", "Stay at 100 mg for four weeks.");
await page.fill("input[name=duty1_what]", "Order the sodium test");
await page.fill("input[name=duty1_by]", "2026-12-10");
await page.fill("input[name=watch]", "Restlessness");
await look(page, "after-visit");
await press(page, "Save what came of the visit");
await says(page, "what was agreed stands there", /Order the sodium test/);
await says(page, "and what was decided", /Stay at 100 mg for four weeks/);
await look(page, "after-visit-saved");
await page.getByText("Say what came of it").first().click();
await press(page, "This is done");
await says(page, "a task is done", /Done/);
await page.goto(about("/after-visit"));
await press(page, "Save what came of the visit");
await says(page, "nothing answered is said at its field", /Who was the visit with\?/);

await page.goto(about("/review"));
await says(page, "a review opened by itself", /This opened it/);
await look(page, "review");
await press(page, "Done: close the review");
await says(page, "it is not closed with open questions", /Please answer this question/);
for (const [name, value] of [["helped", "helped"], ["side-effects", "some"], ["therapy", "keep"], ["primary-care", "yes"]]) await page.check(`input[name="${name}"][value="${value}"]`);
await press(page, "Done: close the review");
await says(page, "a person closes it", /No review is open[\s\S]*Reviews before/);
await look(page, "review-closed");

for (const [tail, title] of [["/first-visit", /Medicines that were tried[\s\S]*sertraline/], ["/care-packet", /decided elsewhere[\s\S]*Stay at 100 mg/]]) {
  await page.goto(about(tail));
  await says(page, `${tail} shows what the reader gets`, title);
  await look(page, tail.slice(1));
}
await page.goto(about("/first-visit"));
await page.getByText("Add a form that is due").click();
await page.fill("input[name=what]", "Intake questions");
await press(page, "Add this form");
await says(page, "a form is kept", /Intake questions/);

await page.goto(about("/goals/new"));
await page.fill("input[name=goal]", "Worry less");
await press(page, "Save");
await says(page, "a wish is coached", /minutes of worry a day/);
await look(page, "goal-coach");
await page.fill("input[name=baseline]", "120 min");
await page.fill("input[name=target]", "30 min");
await press(page, "Save with this number");
await page.getByRole("link", { name: "See it, or add progress" }).first().click();
await page.waitForLoadState();
await page.goto(about("/goals"));
await page.getByRole("link", { name: "Worry less" }).first().click();
await page.waitForLoadState();
await page.fill("input[name=value]", "60 min");
await press(page, "Save");
await says(page, "how far it is", /67 percent of the way/);
await says(page, "as others see it", /What a therapist sees of it/);
await look(page, "goal");

await page.goto(about("/video-visit"));
await page.fill("input[name=emergency]", "Mercy Hospital, 5th Street");
await press(page, "Save");
await says(page, "what was said of the place is kept", /Mercy Hospital, 5th Street/);
await look(page, "video-visit");

await page.goto(about("/calendar"));
await look(page, "calendar");
await page.getByRole("link", { name: "Make a secret address" }).click();
await page.waitForLoadState();
await confirmIfAsked(page);
await look(page, "calendar-address");
await press(page, "Make the address");
await confirmIfAsked(page);
const address = (await page.locator("#address").textContent()).trim();
test.ok("the address is a secret one", /\/calendar\/[A-Za-z0-9_-]{43}\/notes\.ics$/.test(address), address);
await look(page, "calendar-made");
const fetched = (url) => new Promise((done, trouble) => get(url, (answer) => { let text = ""; answer.setEncoding("utf8").on("data", (part) => { text += part; }).on("end", () => done({ status: answer.statusCode, text })); }).on("error", trouble));
const feed = await fetched(address);
test.ok("a calendar program reads it", feed.status === 200 && feed.text.startsWith("BEGIN:VCALENDAR"), feed.status);
test.ok("and learns nothing", !/sertraline|Novakova|sodium|Restless/i.test(feed.text));
await page.goto(about("/calendar"));
await press(page, "End this address");
test.equal("it ends at once", (await fetched(address)).status, 404);

await page.goto("/account/reminders");
await look(page, "reminders");
await page.check("input[name=mails]");
await page.fill("input[name=email]", "haruka@post.example");
await press(page, "Save");
await says(page, "first the word that it is private", /Please say first that nobody else reads this mail/);
await page.check("input[name=email_is_private]");
await press(page, "Save");
test.ok("then it is kept", await page.isChecked("input[name=mails]"));
browser.quiet(context, "planning");
await context.close();

// Spanish, and without JavaScript.
{
  const spanish = await browser.visit({ script: false, language: "es", width: 360, height: 780 });
  const second = await spanish.newPage();
  await signIn(second, "haruka");
  for (const [tail, words] of [["/roadmap", /Lo más útil ahora/], ["/after-visit", /1\. ¿Qué se decidió\?/], ["/review", /Revisión del plan/], ["/calendar", /Calendario/], ["/first-visit", /Carpeta para una primera cita/], ["/care-packet", /Hoja para atención primaria/], ["/video-visit", /Antes de una cita por video/]]) {
    await second.goto(about(tail));
    await says(second, `Spanish: ${tail}`, words);
    if (pictures) await second.screenshot({ path: join(pictures, `es-${tail.slice(1)}.png`), fullPage: true });
  }
  await second.goto("/account/reminders");
  await says(second, "Spanish: reminders", /Recordatorios/);
  await second.goto("/where-to-start");
  await says(second, "Spanish: where to start", /Dónde buscar ayuda/);
  await spanish.close();
}
await test.end();
