// The rows of authorization.tsv, and one real address for each page, found by following links as a person would.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export function readTable() {
  const file = join(dirname(fileURLToPath(import.meta.url)), "authorization.tsv");
  const lines = readFileSync(file, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  const names = lines.shift().split("\t");
  return lines.map((line) => Object.fromEntries(line.split("\t").map((cell, i) => [names[i], cell])));
}

// Pages that are read with eyes; files, streams and ways out are not.
const isNoPage = (path) => /\.(pdf|png|txt|json|ics|zip|js|webmanifest)$|\/events$|^\/exit$|^\/shl\/|^\/$/.test(path);

// Map of pattern → address, of the pages that `actor` may see and that links from `starts` lead to; `missing` are the others.
export async function crawl(client, actor, starts, most = 400) {
  const wanted = readTable().filter((row) => row.method === "GET" && row[actor] === "ok" && !isNoPage(row.path));
  const patternOf = (path) => {
    const fits = (row) => new RegExp(`^${row.path.replace(/:[a-z]+/g, "[^/]+")}$`).test(path);
    const found = wanted.filter(fits).sort((a, b) => (a.path.match(/:/g)?.length ?? 0) - (b.path.match(/:/g)?.length ?? 0));
    return found[0]?.path;
  };
  const found = new Map(), seen = new Set(), waiting = [...starts];
  while (waiting.length && seen.size < most && found.size < wanted.length) {
    const address = waiting.shift();
    const path = address.split("?")[0];
    const pattern = patternOf(path);
    if (seen.has(address) || !pattern) continue;
    seen.add(address);
    const limit = pattern.includes("/record/:section") ? 12 : pattern.includes("/add/:kind") ? 10 : pattern.endsWith("/fact") ? 8 : 2;
    if ((found.get(pattern)?.length ?? 0) >= limit) continue;
    const answer = await client.get(address);
    if (answer.status !== 200) continue;
    found.set(pattern, [...(found.get(pattern) ?? []), address]);
    for (const [, href] of answer.body.matchAll(/href="(\/[^"#]*)/g)) waiting.push(href.replaceAll("&amp;", "&"));
  }
  return { found, missing: wanted.map((row) => row.path).filter((path) => !found.has(path)) };
}
