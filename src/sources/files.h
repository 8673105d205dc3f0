// Files: what kind of file this is, and its content as parsed entries, however it is wrapped (gzip, zip, NDJSON).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sources/parsed_file.h"

namespace baton::sources {

enum class FileKind { FhirJson, FhirNdjson, Ccda, AppleHealth, Zip, Gzip, Unknown };
// From the first kilobytes, never from the name.
FileKind detect(std::string_view head);

// FHIR R4 JSON: one resource, a Bundle of any type (nested Bundles too), or NDJSON; each resource structurally
// validated; a broken one is rejected alone with path and reason. What becomes of every kind of entry:
// docs/formats/fhir-import.md. Errors: BadInput (no JSON, with line and column; no FHIR resource; UTF-16), TooLarge (a
// limit of format/json.h).
Result<ParsedFile> readFhir(std::string_view bytes);

// Gives the parts of a file on disk, one ParsedFile each: a plain file is one part; NDJSON comes in parts of at most
// 1,000 lines, so that 500 MB need no more memory than one part; a zip gives one part for each file in it
// ("name.zip/inner"). Folders and what file managers add to a zip (__MACOSX, .DS_Store) are passed over.
// Limits: 1 GiB unpacked, ratio 200:1 beyond 16 MiB, 10,000 files, no nesting of archives, paths never used for
// writing; JSON 256 MiB, C-CDA 64 MiB, a line 64 MiB.
// Errors: NotFound, BadInput (kind unknown, damaged archive, FHIR in XML, Apple Health), TooLarge, Storage, and
// whatever `take` answers, which ends the reading; an error of one inner file of a zip is a rejection of it. Parts
// given before an error have been given: whoever takes them decides whether they stay.
struct FilePart {
  std::string name;    // file name without folders; for zips "outer.zip/inner"
  std::string digest;  // BLAKE2b-256 hex of the part's own bytes (of the whole file for NDJSON parts, of the packed
                       // file for gzip); "" when an inner file could not be read
  ParsedFile content;
};
Status readFile(const std::string& path, const std::function<Status(FilePart&&)>& take);

}  // namespace baton::sources
