// Baton's calendar before two parsers that nobody here wrote: ical.js and node-ical must read the same days and moments
// that the record holds, and the feed must tell nothing of health. calendar.mjs BATON
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const baton = process.argv[2];
const scratch = mkdtempSync(join(tmpdir(), "baton-calendar-"));
const env = { ...process.env, HOME: scratch, BATON_DATA: join(scratch, "data"), BATON_KEY_FILE: join(scratch, "store.key"), TZ: "UTC" };
let held = 0, broken = 0;
const ok = (sentence, holds, shown = "") => { if (holds) held += 1; else { broken += 1; console.log(`FAIL ${sentence} ${shown}`); } };
const run = (...words) => execFileSync(baton, ["--now", "2026-11-24T15:00:00Z", ...words], { env, encoding: "utf8" });

run("init");
run("person", "add", "Ana Ruiz", "--born", "1990-05-31");
run("add", "medication", "lithium 300 mg twice a day", "--since", "2026-11-20", "--yes");
run("add", "visit", "Control de medicación — con una descripción muy larga, para que la línea se doble dos veces, ñandú", "--on", "2026-12-01T14:30:00-05:00", "--with", "Dr. Lee, MD; psychiatry");
run("add", "visit", "--on", "2026-12-03", "--with", "Kim Park");
run("after-visit", "--with", "Dr. Lee", "--who-does", "self: blood test: 2026-12-08", "--watch", "sleep, and tremor", "--watch-until", "2026-12-20");

const wanted = JSON.parse(run("calendar", "--json")).calendar;
ok("there is something to look at", wanted.length >= 5, wanted.length);
for (const words of [false, true]) {
  const file = run("calendar", "--format", "ics", ...(words ? ["--words"] : []));
  ok("lines end with CRLF", file.split("\n").slice(0, -1).every((line) => line.endsWith("\r")));
  ok("no line is longer than 75 octets", file.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
  const component = new ICAL.Component(ICAL.parse(file));
  const events = component.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  const other = Object.values(nodeIcal.sync.parseICS(file)).filter((one) => one.type === "VEVENT");
  ok("both parsers see every point", events.length === wanted.length && other.length === wanted.length, [events.length, other.length, wanted.length]);
  ok("every UID is there once", new Set(events.map((one) => one.uid)).size === events.length);
  for (const point of wanted) {
    const isDay = point.on.length === 10;
    const moment = isDay ? point.on : new Date(point.on).toISOString();
    const byOne = events.filter((one) => (isDay ? one.startDate.isDate && one.startDate.toString() === point.on : !one.startDate.isDate && one.startDate.toJSDate().toISOString() === moment));
    const byOther = other.filter((one) => (isDay ? one.datetype === "date" && one.start.getFullYear() === Number(point.on.slice(0, 4)) && one.start.getMonth() + 1 === Number(point.on.slice(5, 7)) && one.start.getDate() === Number(point.on.slice(8)) : one.start.toISOString() === moment));
    ok(`ical.js has ${point.on}`, byOne.length > 0);
    ok(`node-ical has ${point.on}`, byOther.length > 0);
    if (words) ok(`its words come through: ${point.text}`, byOne.some((one) => one.summary === point.text), byOne.map((one) => one.summary));
  }
  if (!words) {
    const texts = new Set(events.map((one) => one.summary));
    ok("only neutral words", [...texts].every((one) => ["Appointment", "Something to do"].includes(one)), [...texts]);
    ok("nothing of the record anywhere", !/Lee|lithium|litio|Park|tremor|blood|Ruiz|Appointment\//i.test(file));
  }
}
rmSync(scratch, { recursive: true });
console.log(`calendar: ${held} held, ${broken} failed`);
process.exit(broken > 0 || held < 40 ? 1 : 0);
