#include "fhir/rest/interaction.h"

#include <charconv>

#include "base/text.h"
#include "fhir/definitions.h"
#include "fhir/validate_primitives.h"

namespace baton::fhir {
namespace {

using Kind = Interaction::Kind;

constexpr std::size_t kMostPairs = 500;

int hexOf(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Result<std::string> decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      plain += ' ';
    } else if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hexOf(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hexOf(text[i + 2]) : -1;
      if (high < 0 || low < 0) return fail(ErrorCode::BadInput, "The address holds a % that is no code.");
      plain += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      plain += text[i];
    }
  }
  if (!isUtf8(plain) || plain.find('\0') != std::string::npos) {
    return fail(ErrorCode::BadInput, "The address holds what is no text.");
  }
  return plain;
}

tl::unexpected<Error> noSuchAddress() { return fail(ErrorCode::NotFound, "There is nothing at this address."); }
tl::unexpected<Error> wrongMethod() { return fail(ErrorCode::BadUsage, "This address does not take that method."); }

Result<Interaction> ofSystem(std::string_view method, QueryPairs query) {
  if (method != "POST") return wrongMethod();
  return Interaction{.kind = Kind::Bundle, .query = std::move(query)};
}

Result<Interaction> ofType(std::string_view method, const std::string& type, QueryPairs query) {
  Interaction made{.type = type, .query = std::move(query)};
  if (method == "GET") {
    made.kind = Kind::Search;
  } else if (method == "POST") {
    made.kind = Kind::Create;
  } else if (method == "PUT" || method == "PATCH" || method == "DELETE") {
    made.kind = method == "PUT" ? Kind::Update : method == "PATCH" ? Kind::Patch : Kind::Delete;
    if (made.query.empty()) return wrongMethod();  // of everything at once: never
  } else {
    return wrongMethod();
  }
  return made;
}

Result<Interaction> ofInstance(std::string_view method, const std::string& type, const std::string& id,
                               QueryPairs query) {
  Interaction made{.type = type, .id = id, .query = std::move(query)};
  if (method == "GET") {
    made.kind = Kind::Read;
  } else if (method == "PUT") {
    made.kind = Kind::Update;
  } else if (method == "PATCH") {
    made.kind = Kind::Patch;
  } else if (method == "DELETE") {
    made.kind = Kind::Delete;
  } else {
    return wrongMethod();
  }
  return made;
}

Result<Interaction> operation(std::string_view method, std::string_view name, const std::string& type,
                              const std::string& id, QueryPairs query) {
  Interaction made{.type = type, .id = id, .query = std::move(query)};
  if (name == "$validate") {
    made.kind = Kind::Validate;
    return method == "POST" ? Result<Interaction>(std::move(made)) : Result<Interaction>(wrongMethod());
  }
  if (type != "Patient" || (name != "$everything" && name != "$summary")) return noSuchAddress();
  if (method != "GET" && method != "POST") return wrongMethod();
  made.kind = name == "$everything" ? Kind::Everything : Kind::Summary;
  return made;
}

}  // namespace

Result<Interaction> readInteraction(std::string_view method, std::string_view path, QueryPairs query) {
  if (path.empty()) return ofSystem(method, std::move(query));
  const auto parts = split(path, '/');
  if (parts.size() > 4) return noSuchAddress();
  if (parts.size() == 1 && parts[0] == "metadata") {
    if (method != "GET") return wrongMethod();
    return Interaction{.kind = Kind::Capabilities, .query = std::move(query)};
  }
  if (parts.size() == 1 && parts[0] == "_history") {
    if (method != "GET") return wrongMethod();
    return Interaction{.kind = Kind::SystemHistory, .query = std::move(query)};
  }
  const std::string type(parts[0]);
  if (findResource(type) == nullptr) return noSuchAddress();
  if (parts.size() == 1) return ofType(method, type, std::move(query));
  if (parts[1].starts_with('$')) {
    if (parts.size() != 2) return noSuchAddress();
    return operation(method, parts[1], type, "", std::move(query));
  }
  if (parts[1] == "_search") {
    if (parts.size() != 2) return noSuchAddress();
    if (method != "POST") return wrongMethod();
    return Interaction{.kind = Kind::Search, .type = type, .query = std::move(query)};
  }
  if (parts[1] == "_history") {
    if (parts.size() != 2) return noSuchAddress();
    if (method != "GET") return wrongMethod();
    return Interaction{.kind = Kind::TypeHistory, .type = type, .query = std::move(query)};
  }
  const std::string id(parts[1]);
  if (!isIdText(id)) return fail(ErrorCode::BadInput, "This is not an id as FHIR has them.");
  if (parts.size() == 2) return ofInstance(method, type, id, std::move(query));
  if (parts[2].starts_with('$')) {
    if (parts.size() != 3) return noSuchAddress();
    return operation(method, parts[2], type, id, std::move(query));
  }
  if (parts[2] != "_history") return noSuchAddress();
  if (method != "GET") return wrongMethod();
  Interaction made{.kind = Kind::InstanceHistory, .type = type, .id = id, .query = std::move(query)};
  if (parts.size() == 3) return made;
  made.kind = Kind::VersionRead;
  const auto [end, problem] = std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), made.version);
  if (problem != std::errc() || end != parts[3].data() + parts[3].size()) return noSuchAddress();
  return made;
}

Result<RelativeUrl> readRelativeUrl(std::string_view url) {
  RelativeUrl made;
  if (url.starts_with('/')) url.remove_prefix(1);
  const std::size_t mark = url.find('?');
  BATON_TRY(made.path, decoded(url.substr(0, mark)));
  if (mark != std::string_view::npos) {
    BATON_TRY(made.query, readQueryText(url.substr(mark + 1)));
  }
  return made;
}

Result<QueryPairs> readQueryText(std::string_view text) {
  QueryPairs pairs;
  for (const std::string_view pair : split(text, '&')) {
    if (pair.empty()) continue;
    if (pairs.size() == kMostPairs) return fail(ErrorCode::BadInput, "The address has too many parameters.");
    const std::size_t equals = pair.find('=');
    BATON_TRY(std::string name, decoded(pair.substr(0, equals)));
    std::string value;
    if (equals != std::string_view::npos) {
      BATON_TRY(value, decoded(pair.substr(equals + 1)));
    }
    pairs.emplace_back(std::move(name), std::move(value));
  }
  return pairs;
}

std::string queryText(const QueryPairs& pairs) {
  static constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/,$|*";
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string text;
  const auto append = [&](std::string_view part) {
    for (const char c : part) {
      if (kPlain.find(c) != std::string_view::npos) {
        text += c;
      } else {
        const auto byte = static_cast<unsigned char>(c);
        text += '%';
        text += kHex[byte >> 4U];
        text += kHex[byte & 15U];
      }
    }
  };
  for (const auto& [name, value] : pairs) {
    if (!text.empty()) text += '&';
    append(name);
    text += '=';
    append(value);
  }
  return text;
}

}  // namespace baton::fhir
