// The clinician's side (REACH-1): from the link, without an account and without JavaScript, two clicks to "acknowledged"; the
// answer reaches the person; what the person takes back is gone at the next look. REACH_PICTURES=FOLDER keeps pictures.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Server, Test, mainText, openBrowser, signIn } from "./harness.mjs";

const test = new Test("reader");
const pictures = process.env.REACH_PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const baton = await Server.start(test);
const person = baton.bringIn("lithium");
baton.addAccount("marisol", { person, name: "Marisol Quiroga Peña" });
baton.run(["--person", person, "add", "member", "Dr. Lee", "--role", "telepsychiatry", "--phone", "555-0101"]);
baton.run(["mail-server", "--server", "smtp://127.0.0.1:25", "--from", "baton@home.example", "--site", baton.address]);
const send = (key, more = []) => JSON.parse(baton.run(["--person", person, "send", "--to", "Dr. Lee", "--by", "paper", "--key", key, "--json", ...more]));
const pathOf = (sent) => new URL(sent.link).pathname;
const browser = await openBrowser(test, baton);

async function keep(page, name) {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}
async function accessible(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
  test.ok(`${where}: axe finds nothing`, violations.length === 0, JSON.stringify(violations.map((one) => [one.id, one.nodes[0].html.slice(0, 160)])));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  test.ok(`${where}: nothing to scroll sideways`, wide <= 0, wide);
}

// Without JavaScript: two clicks.
{
  const sent = send("one", ["--with-summary"]);
  const context = await browser.visit({ script: false, width: 360, height: 780 });
  const page = await context.newPage();
  await page.goto(pathOf(sent));
  test.ok("before the code nothing of the person is shown", !/Marisol|lithium/i.test(await page.content()));
  await page.fill("input[name=code]", "0");
  await page.keyboard.press("Enter");
  await page.getByText(/9 tries are left/).first().waitFor({ timeout: 20_000 }).catch(() => {});
  test.ok("a wrong code is said, with the tries left", /9 tries are left/.test(await mainText(page)), await mainText(page));
  await page.fill("input[name=code]", sent.code);
  let clicks = 0;
  const click = async (name) => { clicks += 1; await page.getByRole("button", { name }).first().click(); await page.waitForLoadState(); };
  await click("Read the update");
  test.ok("the update is there", /Update about Marisol/.test(await mainText(page)), await mainText(page));
  await click("I have read this");
  test.ok("it is acknowledged", /You said that you have read this/.test(await mainText(page)), await mainText(page));
  test.equal("in two clicks", clicks, 2);
  const stage = () => JSON.parse(baton.run(["--person", person, "sent", "--json"])).find((one) => one.id === sent.id);
  test.equal("the person sees it", stage().stage, "acknowledged");
  test.ok("each step has its date", Object.keys(stage().steps).join() === "delivered,opened,acknowledged", JSON.stringify(stage().steps));
  await page.locator("summary", { hasText: "Write an answer" }).click();
  await page.check("input[name=kind][value=question]");
  await page.fill("textarea[name=text]", "Is the tremor <b>new</b>?");
  await page.getByRole("button", { name: "Send the answer" }).click();
  test.equal("the answer is the person's to read", stage().replies[0].text, "Is the tremor <b>new</b>?");
  await page.locator("summary", { hasText: "Send your note" }).click();
  await page.setInputFiles("input[type=file]", { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("Seen today.") });
  await page.getByRole("button", { name: "Send this note" }).click();
  test.ok("the note waits in the record", /"docStatus":\s*"preliminary"/.test(baton.run(["--person", person, "export"])));
  await page.locator("summary", { hasText: "This is not mine" }).click();
  await page.fill("input[name=why]", "Ask the clinic");
  await page.getByRole("button", { name: "Not mine: hand it back" }).last().click();
  test.equal("handed back, with the words", stage().reason, "Ask the clinic");
  const summary = await context.request.get(`${pathOf(sent)}/summary.pdf`);
  test.ok("the summary is there because it was added", (await summary.body()).subarray(0, 4).toString() === "%PDF");
  browser.quiet(context, "the clinician's way");
  await context.close();
}

// How it looks, in both languages and widths; then the person takes it back.
{
  const sent = send("two", ["--urgent"]);
  for (const language of ["en", "es"]) for (const width of [360, 1280]) {
    const context = await browser.visit({ width, language, height: 900 });
    const page = await context.newPage();
    await page.goto(pathOf(sent));
    await accessible(page, `code ${language} ${width}`);
    await keep(page, `code-${language}-${width}`);
    await page.fill("input[name=code]", sent.code);
    await page.keyboard.press("Enter");
    await page.waitForLoadState();
    for (const details of await page.locator("main details").all()) await details.evaluate((one) => { one.open = true; });
    await accessible(page, `update ${language} ${width}`);
    await keep(page, `update-${language}-${width}`);
    browser.quiet(context, `reader ${language} ${width}`);
    await context.close();
  }
  const context = await browser.visit({ width: 1280 });
  const page = await context.newPage();
  await signIn(page, "marisol");
  await page.goto(`/people/${person}/sent`);
  await accessible(page, "sent");
  await keep(page, "sent-1280");
  await page.setViewportSize({ width: 360, height: 780 });
  await keep(page, "sent-360");
  await page.goto(`/people/${person}/send`);
  await accessible(page, "send");
  await keep(page, "send-360");
  await page.goto(`/people/${person}/sent`);
  await page.getByRole("button", { name: "Take it back" }).first().click();
  await page.waitForLoadState();
  const other = await browser.visit();
  const reader = await other.newPage();
  await reader.goto(pathOf(sent));
  test.ok("what was taken back shows nothing", /shows nothing any more/.test(await mainText(reader)), await mainText(reader));
  await keep(reader, "gone");
  await context.close();
  await other.close();
}
await test.end();
