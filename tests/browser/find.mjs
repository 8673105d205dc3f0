// Finding a clinician: by the keyboard alone, on a phone without JavaScript, by a shared link that says nothing of a person;
// what an office said goes before the directory, and undo takes it back.
import { join } from "node:path";
import { Server, Test, mainText, openBrowser, root, signIn } from "./harness.mjs";

const test = new Test("find");
const baton = await Server.start(test);
const person = baton.bringIn("lithium");
baton.addAccount("marisol", { person, name: "Marisol Quiroga" });
const browser = await openBrowser(test, baton);

{
  const context = await browser.visit({});
  const page = await context.newPage();
  await signIn(page, "marisol");
  await page.goto("/find");
  test.ok("without a directory the page says what to do", (await mainText(page)).includes("No directory is here yet"));
  await context.close();
}
baton.run(["directory", "load", "--source", "Riverside clinic", join(root, "tests", "directory", "riverside.csv")], "", [0, 1]);

// The keyboard alone.
const context = await browser.visit({});
const page = await context.newPage();
await signIn(page, "marisol");
await page.goto("/find");
await page.focus("#specialty");
await page.keyboard.type("Psychiatrist");
await page.keyboard.press("Tab");
await page.keyboard.type("02139");
await page.keyboard.press("Enter");
await page.waitForURL(/go=1/);
let text = await mainText(page);
test.ok("the near one is told with its wait", text.includes("Amara Osei") && text.includes("120 days"), text.slice(0, 600));
test.ok("what nobody knows is said", text.includes("What is not known is not a no"));
const shared = await page.locator("a[href^='/find?']", { hasText: "Link to this search" }).getAttribute("href");
test.ok("the shared link has three digits of the ZIP code only", shared.includes("near=021") && !shared.includes("02139"), shared);
test.ok("the shared link names nobody", !shared.includes(person) && !/marisol/i.test(shared), shared);

// What the office said, and back again.
await page.click("h3 a[href='/find/1234567893'], h2 a[href='/find/1234567893']");
await page.click("a[href$='/asked/1234567893']");
await page.fill("#wait_days", "three");
await page.click("main form[action$='/asked/1234567893'] button");
test.ok("a word for a number is said at its field", (await mainText(page)).includes("Write a whole number"));
await page.fill("#wait_days", "21");
await page.click("main form[action$='/asked/1234567893'] button");
await page.waitForURL((url) => url.pathname === "/find/1234567893");
test.ok("what the office said stands apart", (await mainText(page)).includes("Reported by you on"));
await page.goto("/find?specialty=psychiatry&near=02139&go=1");
test.ok("the own word goes before the directory's", (await mainText(page)).includes("21 days (reported by you)"));
await page.goto("/find/1234567893");
browser.quiet(context, "find");
await context.close();

// A phone, no JavaScript, Spanish.
const phone = await browser.visit({ script: false, language: "es", width: 360, height: 780 });
const small = await phone.newPage();
await signIn(small, "marisol");
await small.goto("/account/language").catch(() => {});
await small.goto("/find?specialty=psychiatry%3Bpmhnp&near=02139&visit=either&prefer=sooner&go=1");
text = await mainText(small);
test.ok("sooner: the one who is free in nine days comes first", text.indexOf("Tomas Beltran") >= 0 && text.indexOf("Tomas Beltran") < text.indexOf("Amara Osei"), text.slice(0, 400));
test.ok("the picture is there, and its table", (await small.locator("svg.chart").count()) === 1 && (await small.locator("main table").count()) >= 1);
test.ok("nothing is wider than the phone", await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth).catch(() => true));
browser.quiet(phone, "phone");
await phone.close();
await test.end();
