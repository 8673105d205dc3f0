// Hands on the keyboard alone: the skip link, an order of stops that follows the page and ends, focus that can be seen and
// is not covered, "/" and "?", a log entry, and the way out.
import { Server, Test, mainText, openBrowser, signIn } from "./harness.mjs";

const test = new Test("keyboard");
const baton = await Server.start(test);
const person = baton.bringIn("lithium");
baton.addAccount("marisol", { person, name: "Marisol" });
const browser = await openBrowser(test, baton);

// What has the focus: where it is on the page, and what shows that it has it.
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  window.walk ??= new Map();
  const all = [...document.querySelectorAll("*")];
  const shown = element.closest(".choice") && /radio|checkbox/.test(element.type) ? element : element;
  const looks = [shown, shown.nextElementSibling].filter(Boolean).map((one) => [one, "::before"].map((pseudo) => getComputedStyle(one, typeof pseudo === "string" ? pseudo : null)));
  const isMarked = looks.flat().some((style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none");
  const box = element.getBoundingClientRect(), bar = document.querySelector(".crisis-bar")?.getBoundingClientRect();
  const isInBar = element.closest(".crisis-bar") !== null;
  const covered = !isInBar && bar && getComputedStyle(document.querySelector(".crisis-bar")).position === "sticky" && box.top >= bar.top - 1 && box.bottom <= bar.bottom + 1;
  return { place: all.indexOf(element), name: `${element.tagName.toLowerCase()} ${element.name ?? ""} ${(element.innerText ?? "").slice(0, 30)}`.trim(), isMarked, isSeen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight, covered };
});

async function walk(page, where) {
  await page.goto(where);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.className);
  test.equal(`${where}: the first stop is the skip link`, first, "skip");
  test.ok(`${where}: the skip link shows itself`, await page.locator(".skip").evaluate((one) => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.height > 10; }));
  let before = -1, stops = 0;
  const wrong = [];
  for (; stops < 250; ++stops) {
    const now = await focused(page);
    if (!now) break;
    if (now.place < before) { break; }
    if (!now.isMarked) wrong.push(`not marked: ${now.name}`);
    if (!now.isSeen) wrong.push(`out of sight: ${now.name}`);
    if (now.covered) wrong.push(`covered: ${now.name}`);
    before = now.place;
    await page.keyboard.press("Tab");
  }
  test.ok(`${where}: ${stops} stops, each seen`, wrong.length === 0, wrong.slice(0, 5));
  test.ok(`${where}: the keyboard is not caught`, stops > 5 && stops < 250, stops);
  const orders = await page.evaluate(() => document.querySelectorAll("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").length);
  test.equal(`${where}: nothing jumps the order`, orders, 0);
}

for (const [width, height] of [[1280, 900], [360, 640]]) {
  const context = await browser.visit({ width, height });
  const page = await context.newPage();
  await walk(page, "/sign-in");
  await walk(page, "/crisis");
  await signIn(page, "marisol");
  for (const tail of ["today", "record/medications", "add/medication", "log", "settings", "timeline", "import"]) await walk(page, `/people/${person}/${tail}`);
  browser.quiet(context, `walking at ${width}`);
  await context.close();
}

const context = await browser.visit({});
const page = await context.newPage();
await signIn(page, "marisol");
await page.goto(`/people/${person}/today`);
await page.keyboard.press("Tab");
await page.keyboard.press("Enter");
test.equal("the skip link leads to the content", await page.evaluate(() => document.activeElement.id), "main");
await page.keyboard.press("/");
test.equal("/ leads to the search", await page.evaluate(() => document.activeElement.name), "q");
await page.keyboard.type("lithium?");
test.equal("? is typed where one types", await page.inputValue(".header input[name=q]"), "lithium?");
await page.keyboard.press("Enter");
await page.waitForURL(/\/search\?q=/);
test.ok("Enter searches", /lithium/i.test(await mainText(page)));
await page.evaluate(() => document.activeElement.blur());
await page.keyboard.press("?");
await page.waitForURL("**/help");
await page.goBack();

// A log entry without a mouse.
await page.goto(`/people/${person}/log`);
await page.locator("input[name=mood]").first().focus();
for (let i = 0; i < 4; ++i) await page.keyboard.press("ArrowRight");
await page.keyboard.press("Tab");
await page.keyboard.type("8");
await page.keyboard.press("Enter");
await page.locator(".flash").waitFor();
test.ok("a log entry is written with keys alone", (await mainText(page)).includes("8"));

// Wrong input: the summary has the focus, its link leads to the field.
await page.goto(`/people/${person}/log`);
await page.fill("#sleep_hours", "99");
await page.locator("#sleep_hours").press("Enter");
await page.locator(".error-summary").waitFor();
test.ok("after an error the summary has the focus", await page.evaluate(() => document.querySelector(".error-summary").contains(document.activeElement)));
test.equal("what was typed is kept", await page.inputValue("#sleep_hours"), "99");
await page.locator(".error-summary a").first().press("Enter");
test.equal("its link leads to the field", await page.evaluate(() => document.activeElement.id), "sleep_hours");
test.ok("the title says that there is an error", (await page.title()).startsWith("Error"));

await page.goto(`/people/${person}/record`);
for (let i = 0; i < 3; ++i) await page.keyboard.press("Shift");
await page.waitForURL("https://www.weather.gov/");
test.ok("Shift three times leaves", true);
browser.quiet(context, "keys");
await test.end();
