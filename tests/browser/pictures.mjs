// Screenshots of every page at 360, 768 and 1280 px, light and dark, into a folder: pictures.mjs FOLDER [all|chosen]
// "chosen": the few that the documentation shows, small.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Client } from "./client.mjs";
import { Server, Test, openBrowser, signIn } from "./harness.mjs";
import { crawl } from "./table.mjs";

const [folder, which = "all"] = process.argv.slice(2);
if (!folder) { console.log("pictures.mjs FOLDER [all|chosen]"); process.exit(2); }
mkdirSync(folder, { recursive: true });
const test = new Test("pictures");
const baton = await Server.start(test);
const person = baton.bringIn("lithium");
baton.addAccount("marisol", { person, name: "Marisol Quiroga Peña" });
baton.addAccount("keeper", { admin: true, name: "Admin" });
const client = new Client(test, baton), keeper = new Client(test, baton);
await client.signIn("marisol");
await keeper.signIn("keeper");
for (const [day, mood, sleep] of [["2026-11-19", 6, 7], ["2026-11-20", 5, 6], ["2026-11-21", 5, 5.5], ["2026-11-22", 7, 5]]) await client.post(`/people/${person}/log`, [["on", day], ["mood", String(mood)], ["sleep_hours", String(sleep)]]);
const about = (tail) => `/people/${person}${tail}`;
const named = (address) => address.replace(about(""), "").replace(/[?=&:%]+/g, "-").replace(/[a-z]?[0-9a-f]{15,}/g, "id").replace(/^\//, "").replaceAll("/", "_").slice(0, 60) || "start";

async function take(login, addresses, sizes, themes, languages = ["en"]) {
  for (const theme of themes) for (const language of languages) {
    for (const width of sizes) {
      const context = await (await browser).visit({ theme, language, width, height: width === 360 ? 780 : 900 });
      const page = await context.newPage();
      if (login) await signIn(page, login);
      for (const address of addresses) {
        await page.goto(address);
        await page.screenshot({ path: join(folder, `${named(address)}-${width}-${theme}${language === "en" ? "" : `-${language}`}.png`), fullPage: which === "all" });
      }
      await context.close();
    }
  }
}
const browser = openBrowser(test, baton);
if (which === "chosen") {
  await take("marisol", ["/today", "/log", "/record"].map(about), [360], ["light"]);
  await take("marisol", [about("/today")], [360], ["dark"]);
  await take("marisol", [about("/today")], [360], ["light"], ["es"]);
  await take("marisol", ["/record/medications", "/timeline", "/summary"].map(about), [1280], ["light"]);
  await take("", ["/crisis"], [360], ["light", "dark"]);
} else {
  const { found } = await crawl(client, "person", [about("/today"), "/account", "/household"]);
  const all = [...found.values()].flatMap((addresses) => addresses.slice(0, 6));
  await take("marisol", all, [360, 768, 1280], ["light", "dark"]);
  await take("", ["/sign-in", "/crisis", "/join", "/offline", "/help"], [360, 768, 1280], ["light", "dark"]);
  await take("keeper", ["/", "/server", "/gallery"], [360, 768, 1280], ["light", "dark"]);
}
test.ok("pictures were taken", true);
await test.end();
