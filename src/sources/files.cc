// readFile: unwraps a file and hands its parts on.
#include "sources/files.h"

#include <filesystem>

#include "base/digest.h"
#include "base/text.h"
#include "format/archive.h"
#include "sources/ccda.h"
#include "sources/fhir_ndjson.h"
#include "sources/files_lines.h"

namespace baton::sources {
namespace {

using Take = std::function<Status(FilePart&&)>;
// Opens the same bytes from their start, as often as asked.
using Open = std::function<Result<archive::Reader>()>;

// A plain file, an unpacked gzip or a member of a zip.
struct Stream {
  std::string name;
  Open open;                // the content
  Open openAsKept;          // the bytes that the digest is of: the packed ones of a gzip
  std::uint64_t bytes = 0;  // of the content where known before reading, else 0
};

constexpr std::size_t kHeadBytes = 64U << 10U;
constexpr std::size_t kLargestJson = 256U << 20U;
constexpr std::size_t kLargestXml = 64U << 20U;

Result<std::string> headOf(const Open& open) {
  BATON_TRY(const archive::Reader reader, open());
  std::string head(kHeadBytes, '\0');
  std::size_t filled = 0;
  while (filled < head.size()) {
    BATON_TRY(const std::size_t got, reader({head.data() + filled, head.size() - filled}));
    if (got == 0) break;
    filled += got;
  }
  head.resize(filled);
  return head;
}

Result<std::string> digestOf(const Open& open) {
  BATON_TRY(const archive::Reader reader, open());
  DigestStream stream;
  std::vector<char> chunk(kHeadBytes);
  for (;;) {
    BATON_TRY(const std::size_t got, reader(chunk));
    if (got == 0) return stream.finishHex();
    stream.add({chunk.data(), got});
  }
}

// One JSON object on the first line, and more behind it: NDJSON whose first line is longer than the head. Counts
// brackets without keeping anything.
Result<bool> hasLongLines(const Open& open) {
  BATON_TRY(const archive::Reader reader, open());
  std::vector<char> chunk(kHeadBytes);
  std::size_t depth = 0;
  bool is_in_string = false;
  bool is_escaped = false;
  bool is_whole = false;
  std::size_t read = 0;
  for (;;) {
    BATON_TRY(const std::size_t got, reader(chunk));
    read += got;
    if (got == 0 || read > kLongestLine) return false;
    for (std::size_t i = 0; i < got; ++i) {
      const char c = chunk[i];
      if (is_whole) {
        if (c == '{') return true;
        if (c != '\n' && c != '\r' && c != ' ' && c != '\t') return false;
      } else if (c == '\n') {
        return false;
      } else if (is_in_string) {
        is_in_string = is_escaped || c != '"';
        is_escaped = !is_escaped && c == '\\';
      } else if (c == '"') {
        is_in_string = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && depth > 0) {
        is_whole = --depth == 0;
      }
    }
  }
}

Result<FileKind> kindOf(const Stream& stream, const std::string& head) {
  const FileKind kind = detect(head);
  const bool is_one_long_line = kind == FileKind::FhirJson && head.size() == kHeadBytes && head.find('\n') == head.npos;
  if (!is_one_long_line) return kind;
  BATON_TRY(const bool has_long_lines, hasLongLines(stream.open));
  return has_long_lines ? FileKind::FhirNdjson : kind;
}

Status readLines(const Stream& stream, const Take& take) {
  BATON_TRY(const std::string digest, digestOf(stream.openAsKept));
  BATON_TRY(archive::Reader reader, stream.open());
  Lines lines(std::move(reader), kLongestLine);
  NdjsonReader ndjson;
  bool has_part = false;
  for (;;) {
    BATON_TRY(const std::optional<TextLine> line, lines.next());
    const bool is_end = !line.has_value();
    if (line && line->is_too_long) ndjson.rejectLongLine(line->number);
    if (line && !line->is_too_long) ndjson.addLine(line->text, line->number);
    if (ndjson.hasFullPart() || (is_end && (ndjson.hasAny() || !has_part))) {
      BATON_CHECK(take({.name = stream.name, .digest = digest, .content = ndjson.takePart()}));
      has_part = true;
    }
    if (is_end) return {};
  }
}

Error notRead(const std::string& head) {
  const bool is_fhir_xml = head.find("http://hl7.org/fhir") != head.npos && head.find('<') != head.npos;
  if (is_fhir_xml) return {ErrorCode::BadInput, "FHIR in XML is not read yet; ask for JSON.", ""};
  return {ErrorCode::BadInput,
          "This is not a kind of file that Baton reads. It reads FHIR R4 (JSON, NDJSON), C-CDA (XML), and gzip or zip "
          "of these.",
          ""};
}

Result<std::string> bytesOf(const Stream& stream, std::size_t most) {
  if (stream.bytes > most) {
    return fail(ErrorCode::TooLarge, "The file is larger than " + std::to_string(most >> 20U) + " MiB.");
  }
  BATON_TRY(const archive::Reader reader, stream.open());
  return archive::readAll(reader, most);
}

Result<ParsedFile> readWhole(FileKind kind, const std::string& head, const Stream& stream) {
  switch (kind) {
    case FileKind::FhirJson: {
      BATON_TRY(const std::string bytes, bytesOf(stream, kLargestJson));
      return readFhir(bytes);
    }
    case FileKind::Ccda: {
      BATON_TRY(const std::string bytes, bytesOf(stream, kLargestXml));
      return readCcda(bytes);
    }
    case FileKind::AppleHealth:
      return fail(ErrorCode::BadInput, "This is an export of Apple Health (export.xml), which is not read yet.");
    case FileKind::Zip:
    case FileKind::Gzip:
      return fail(ErrorCode::BadInput, "An archive inside an archive is not opened; unpack it first.");
    case FileKind::FhirNdjson:
    case FileKind::Unknown:
      break;
  }
  return tl::unexpected<Error>(notRead(head));
}

Status readStream(const Stream& stream, const Take& take) {
  BATON_TRY(const std::string head, headOf(stream.open));
  if (head.empty()) return fail(ErrorCode::BadInput, "The file is empty.");
  BATON_TRY(const FileKind kind, kindOf(stream, head));
  if (kind == FileKind::FhirNdjson) return readLines(stream, take);
  BATON_TRY(ParsedFile content, readWhole(kind, head, stream));
  BATON_TRY(std::string digest, digestOf(stream.openAsKept));
  return take({.name = stream.name, .digest = std::move(digest), .content = std::move(content)});
}

FilePart refusedPart(const std::string& name, const Error& error) {
  FilePart part{.name = name, .digest = {}, .content = {}};
  part.content.rejected.push_back({IssueSeverity::Error, name, error.message});
  return part;
}

// What macOS and file managers add to every zip; it is not part of what was sent.
bool isBystander(const std::string& name) {
  const std::string_view base = std::string_view(name).substr(name.rfind('/') + 1);
  return name.starts_with("__MACOSX/") || base == ".DS_Store" || base == "Thumbs.db" || base == "desktop.ini";
}

// An error of one member is a rejection of it; an error of `take`, or of the zip as a whole, ends the reading.
Status readMember(const archive::Zip& zip, std::size_t index, const std::string& name, const Take& take) {
  const Open open = [&zip, index] { return zip.read(index); };
  Status taken;
  const Take keepError = [&](FilePart&& part) {
    taken = take(std::move(part));
    return taken;
  };
  Status read = readStream({.name = name, .open = open, .openAsKept = open, .bytes = 0}, keepError);
  if (read || !taken || zip.isExhausted()) return read;
  return take(refusedPart(name, read.error()));
}

Status readZip(const std::string& path, const std::string& name, const Take& take) {
  BATON_TRY(const archive::Zip zip, archive::Zip::open(path));
  bool has_file = false;
  for (std::size_t i = 0; i < zip.members().size(); ++i) {
    const archive::Member& member = zip.members()[i];
    if (member.is_folder || isBystander(member.name)) continue;
    has_file = true;
    BATON_CHECK(readMember(zip, i, name + "/" + member.name, take));
  }
  return has_file ? Status() : fail(ErrorCode::BadInput, "The zip file holds no files.");
}

}  // namespace

Status readFile(const std::string& path, const Take& take) {
  const Open open = [&path] { return archive::openFile(path); };
  const Open unpack = [&open]() -> Result<archive::Reader> {
    BATON_TRY(archive::Reader packed, open());
    return archive::gunzip(std::move(packed));
  };
  BATON_TRY(const std::string head, headOf(open));
  const std::string name = toValidUtf8(std::filesystem::path(path).filename().string());
  const FileKind kind = detect(head);
  if (kind == FileKind::Zip) return readZip(path, name, take);
  if (kind == FileKind::Gzip) return readStream({.name = name, .open = unpack, .openAsKept = open, .bytes = 0}, take);
  std::error_code no_size;
  const std::uint64_t bytes = std::filesystem::file_size(path, no_size);
  return readStream({.name = name, .open = open, .openAsKept = open, .bytes = no_size ? 0 : bytes}, take);
}

}  // namespace baton::sources
