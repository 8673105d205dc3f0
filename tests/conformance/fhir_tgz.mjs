// The JSON files of an HL7 package (.tgz) by a part of their name.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export function resourcesIn(archive, part) {
  const bytes = gunzipSync(readFileSync(archive));
  const found = [];
  for (let at = 0; at + 512 <= bytes.length; ) {
    const name = bytes.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    if (name === '') break;
    const size = parseInt(bytes.toString('ascii', at + 124, at + 136), 8);
    if (name.includes(part) && name.endsWith('.json')) {
      const resource = JSON.parse(bytes.toString('utf8', at + 512, at + 512 + size));
      if (resource.resourceType) found.push(resource);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}
