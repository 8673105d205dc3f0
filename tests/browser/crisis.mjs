// The bad night and after, at phone size: what to say on the phone, signed out and offline; a lock-screen picture; a
// medicine decided by a clinician; a helper's week, kept without a network and sent once.
import { Server, Test, mainText, openBrowser, signIn, until } from "./harness.mjs";

const test = new Test("crisis");
const baton = await Server.start(test);
const person = baton.bringIn("post-discharge");
baton.addAccount("zoe", { person, name: "Zoë Achterberg" });
baton.addAccount("rosa", { person, name: "Rosa Ruiz", relation: "caregiver", may: "log" });
const browser = await openBrowser(test, baton);
const phone = { width: 360, height: 740 };
const about = (tail) => `/people/${person}${tail}`;

const stranger = await (await browser.visit({ ...phone })).newPage();
await stranger.goto("/crisis");
const overdose = stranger.locator("main details", { hasText: "Too much of a medicine" });
test.ok("signed out, the words for an overdose are there", (await overdose.count()) === 1);
await overdose.locator("summary").click();
test.ok("with naloxone in them", (await overdose.innerText()).includes("naloxone"), await overdose.innerText());
test.ok("nothing is wider than the phone", await stranger.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
await stranger.goto("/offline");
test.ok("the page for no network has them too", (await mainText(stranger)).includes("Too much lithium"));

const page = await (await browser.visit({ ...phone })).newPage();
await signIn(page, "zoe");
await page.goto(about("/lock-screen"));
test.ok("what others learn is said first", (await mainText(page)).includes("Whoever sees this phone"));
const [width, height] = await page.locator("img.phone-picture").evaluate((image) => [image.naturalWidth, image.naturalHeight]);
test.ok("the picture is one for a phone", width === 1080 && height === 2340, `${width}x${height}`);

await page.goto(about("/after-crisis"));
const first = page.locator("main details", { hasText: "Say what was decided about" }).first();
await first.locator("summary").click();
await first.locator("input[name^=by-]").fill("Marisela Quist");
await first.locator("button[type=submit]").click();
await page.locator(".flash").waitFor();
test.ok("what a clinician decided stands with their name", /Keep it, said .*Quist/.test(await mainText(page)), await mainText(page));
await page.locator(".flash button, .flash a").first().click();
test.ok("and can be taken back", await until(async () => !/Keep it, said/.test(await mainText(page))));

const helper = await (await browser.visit({ ...phone, worker: true })).newPage();
await signIn(helper, "rosa");
await helper.goto(about("/week"));
await helper.locator("label", { hasText: "Awake at night" }).click();
await helper.fill("input[name=nights_up]", "4");
await helper.fill("input[name=triggers]", "noise of the street");
await helper.context().setOffline(true);
await helper.locator("main form[data-queue] button[type=submit]").click();
test.ok("without a network the week waits on this device", await until(async () => (await mainText(helper)).includes("Not sent yet: 1")));
await helper.context().setOffline(false);
const stored = () => JSON.stringify(JSON.parse(baton.run(["export"]))).split("noise of the street").length - 1;
test.ok("and is sent once", await until(async () => stored() === 1), stored());
test.ok("with the name of who wrote it", JSON.stringify(JSON.parse(baton.run(["export"]))).includes("Rosa Ruiz"));
await helper.goto(about("/caregivers"));
test.ok("a helper sees what they may do, and whom to call for themselves", /write in the log/.test(await mainText(helper)) && (await mainText(helper)).includes("NAMI"));
await test.end();
