// The one place where XML text becomes a tree. pugixml parses in place (8 times Expat's speed on C-CDA documents); what
// it does not check is checked here: characters, DTD, one root, prefixes, depth, counts.
#include <algorithm>
#include <cstring>
#include <pugixml.hpp>

#include "base/text.h"
#include "format/xml.h"
#include "format/xml_encoding.h"

namespace baton::xml {
namespace {

using detail::Attribute;
using detail::Record;

constexpr std::uint8_t kUndeclared = 0xfe;
constexpr std::size_t kMaxBindings = 256;  // in scope at once; each prefix is looked for among them

struct Binding {
  std::string_view prefix;
  std::uint8_t space = kUnknownSpace;
  std::size_t depth = 0;
};

// A name taken apart and hashed in one walk over its letters.
struct SplitName {
  std::string_view prefix;
  std::string_view local;
  std::uint32_t letters = detail::kHashStart;
};

SplitName splitName(const char* name) {
  SplitName split;
  const char* start = name;
  const char* at = name;
  for (; *at != '\0'; ++at) {
    if (*at == ':' && start == name) {
      split.prefix = {name, static_cast<std::size_t>(at - name)};
      start = at + 1;
      split.letters = detail::kHashStart;
    } else {
      split.letters = detail::addLetter(split.letters, *at);
    }
  }
  split.local = {start, static_cast<std::size_t>(at - start)};
  return split;
}

bool isNamespaceDeclaration(const char* name) {
  return std::strncmp(name, "xmlns", 5) == 0 && (name[5] == '\0' || name[5] == ':');
}

}  // namespace

class Builder {
 public:
  Builder(std::string_view original, Vocabulary vocabulary, const Limits& limits)
      : original_(original), vocabulary_(vocabulary), limits_(limits) {}

  Result<Document> build(const Letters& letters) {
    const std::size_t size = letters.utf8().size();
    document_.buffer_ = std::make_unique_for_overwrite<char[]>(size + 1);
    std::memcpy(document_.buffer_.get(), letters.utf8().data(), size);
    pugi::xml_document tree;
    const pugi::xml_parse_result parsed = tree.load_buffer_inplace(
        document_.buffer_.get(), size, pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed) return notWellFormed(parsed);
    BATON_TRY(const pugi::xml_node root, onlyRoot(tree));
    if (letters.utf8().find_last_not_of(" \t\r\n") != letters.utf8().rfind('>')) {
      return fail(ErrorCode::BadInput, "The file goes on after the end of its XML.");
    }
    // Every element and every text follows a "<" of its own or closes with one.
    records_left_ = letters.angles * 2 + 2;
    document_.records_ = std::make_unique_for_overwrite<Record[]>(records_left_);
    document_.attributes_ = std::make_unique_for_overwrite<Attribute[]>(letters.equals + 1);
    next_record_ = document_.records_.get();
    next_attribute_ = document_.attributes_.get();
    BATON_CHECK(walk(root));
    return std::move(document_);
  }

 private:
  tl::unexpected<Error> notWellFormed(const pugi::xml_parse_result& parsed) const {
    const std::string place = lineAndColumn(original_, static_cast<std::size_t>(parsed.offset));
    switch (parsed.status) {
      case pugi::status_bad_doctype:
        return dtdRefused();
      case pugi::status_no_document_element:
        return fail(ErrorCode::BadInput, "The file is not XML: it has no element.");
      case pugi::status_out_of_memory:
        return fail(ErrorCode::TooLarge, "The XML is too large for this computer.");
      case pugi::status_end_element_mismatch:
        return fail(ErrorCode::BadInput,
                    "The XML is broken at " + place + ": a closing tag does not fit its opening one.");
      default:
        return fail(ErrorCode::BadInput, "The XML is broken at " + place + ".", parsed.description());
    }
  }

  static tl::unexpected<Error> dtdRefused() {
    return fail(ErrorCode::BadInput, "The XML brings its own document type (DTD). Baton does not read such files.");
  }

  static Result<pugi::xml_node> onlyRoot(const pugi::xml_document& tree) {
    pugi::xml_node root;
    for (const pugi::xml_node node : tree.children()) {
      if (node.type() == pugi::node_doctype) return dtdRefused();
      if (node.type() != pugi::node_element) continue;
      if (root)
        return fail(ErrorCode::BadInput, "The file is not one XML document: it has several outermost elements.");
      root = node;
    }
    if (!root) return fail(ErrorCode::BadInput, "The file is not XML: it has no element.");
    return root;
  }

  // Depth first without recursion, in document order.
  Status walk(pugi::xml_node root) {
    struct Level {
      Record* parent;
      Record* last_child;
    };
    std::vector<Level> levels;
    levels.reserve(32);
    levels.push_back({nullptr, nullptr});
    pugi::xml_node node = root;
    while (true) {
      Record* record = nullptr;
      pugi::xml_node inner;
      const pugi::xml_node_type type = node.type();
      if (type == pugi::node_element) {
        record = element(node, levels.size());
        if (record == nullptr) return tl::unexpected<Error>(std::move(error_));
        inner = node.first_child();
      } else if (type == pugi::node_pcdata || type == pugi::node_cdata) {
        record = letters(node);
      }
      if (record != nullptr) {
        Level& level = levels.back();
        record->parent = level.parent;
        if (level.last_child != nullptr) {
          level.last_child->next = record;
        } else if (level.parent != nullptr) {
          level.parent->first_child = record;
        }
        level.last_child = record;
        if (inner) {
          if (levels.size() >= limits_.depth) {
            return fail(ErrorCode::TooLarge,
                        "The XML is nested deeper than " + std::to_string(limits_.depth) + " levels.");
          }
          levels.push_back({record, nullptr});
          node = inner;
          continue;
        }
      }
      pugi::xml_node next;
      while (node != root && !(next = node.next_sibling())) {
        node = node.parent();
        levels.pop_back();
      }
      while (!bindings_.empty() && bindings_.back().depth >= levels.size()) unbind();
      if (node == root) return {};
      node = next;
    }
  }

  Record* newRecord() {
    if (records_left_ == 0) return nullptr;
    --records_left_;
    return new (next_record_++) Record();
  }

  Record* letters(const pugi::xml_node& node) {
    Record* record = newRecord();
    if (record == nullptr) return nullptr;
    const char* value = node.value();
    record->text = value;
    record->offset = static_cast<std::uint32_t>(value - document_.buffer_.get());
    return record;
  }

  // nullptr with error_ set when the element is not acceptable.
  Record* element(const pugi::xml_node& node, std::size_t depth) {
    Record* record = newRecord();
    if (record == nullptr) return refuse(ErrorCode::TooLarge, "The XML has too many elements.");
    ++document_.element_count_;
    record->attributes = next_attribute_;
    bool has_prefixes = false;
    for (pugi::xml_attribute attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
      const char* letters = attribute.name();
      if (*letters == 'x' && isNamespaceDeclaration(letters)) {
        if (bindings_.size() >= kMaxBindings)
          return refuse(ErrorCode::TooLarge, "The XML declares too many namespaces.");
        bind(attribute, depth);
        continue;
      }
      const SplitName name = splitName(letters);
      auto* made = new (next_attribute_++) Attribute();
      made->name = name.prefix.data() == nullptr ? name.local : std::string_view(letters);
      made->value = attribute.value();
      made->hash = name.prefix.data() == nullptr ? detail::finishHash(name.letters, 0) : 0;
      has_prefixes = has_prefixes || made->hash == 0;
      if (++record->attribute_count == 0xffff) {
        return refuse(ErrorCode::TooLarge, "An XML element has too many attributes.");
      }
    }
    const char* letters = node.name();
    const SplitName name = splitName(letters);
    record->offset = static_cast<std::uint32_t>(letters - document_.buffer_.get());
    if (name.prefix.data() == nullptr) {
      record->space = defaultSpace();
    } else if (!resolve(name.prefix, record->offset, record->space)) {
      return nullptr;
    }
    record->text = name.local;
    record->hash = detail::finishHash(name.letters, record->space);
    // Prefixes of attributes wait until all declarations of the element are known.
    return has_prefixes && !resolvePrefixes(*record) ? nullptr : record;
  }

  Record* refuse(ErrorCode code, std::string message) {
    error_ = {code, std::move(message), {}};
    return nullptr;
  }

  bool resolvePrefixes(const Record& record) {
    for (std::size_t i = 0; i < record.attribute_count; ++i) {
      Attribute& attribute = const_cast<Attribute&>(record.attributes[i]);  // ours, and not yet handed out
      if (attribute.hash != 0) continue;
      const SplitName name = splitName(attribute.name.data());  // NOLINT: letters of the buffer, closed by a zero
      std::uint8_t space = 0;
      if (!resolve(name.prefix, static_cast<std::size_t>(attribute.name.data() - document_.buffer_.get()), space)) {
        return false;
      }
      if (space != kUnknownSpace) attribute.name = name.local;
      attribute.hash = detail::finishHash(name.letters, space);
    }
    return true;
  }

  void bind(const pugi::xml_attribute& declared, std::size_t depth) {
    const std::string_view name = declared.name();
    const std::string_view uri = declared.value();
    Binding binding{name.size() > 6 ? name.substr(6) : std::string_view(), kUnknownSpace, depth};
    for (std::size_t i = 0; i < vocabulary_.size(); ++i) {
      if (vocabulary_[i].uri == uri) binding.space = static_cast<std::uint8_t>(i);
    }
    if (uri.empty()) binding.space = kUndeclared;
    bindings_.push_back(binding);
    is_default_known_ = false;
  }

  void unbind() {
    bindings_.pop_back();
    is_default_known_ = false;
  }

  std::uint8_t defaultSpace() {
    if (is_default_known_) return default_space_;
    is_default_known_ = true;
    default_space_ = kUndeclared;
    for (const Binding& binding : bindings_) {
      if (binding.prefix.empty()) default_space_ = binding.space;
    }
    if (default_space_ != kUndeclared) return default_space_;
    default_space_ = 0;
    if (!has_noted_default_ && !vocabulary_.empty()) {
      has_noted_default_ = true;
      document_.notes_.push_back("The XML does not name its default namespace; " + std::string(vocabulary_[0].uri) +
                                 " was taken.");
    }
    return default_space_;
  }

  // False with error_ set for a prefix that nobody declared.
  bool resolve(std::string_view prefix, std::size_t offset, std::uint8_t& space) {
    for (auto binding = bindings_.rbegin(); binding != bindings_.rend(); ++binding) {
      if (binding->prefix != prefix) continue;
      space = binding->space;
      return true;
    }
    space = kUnknownSpace;
    if (prefix == "xml") return true;
    for (std::size_t i = 0; i < vocabulary_.size(); ++i) {
      if (vocabulary_[i].prefix != prefix || prefix.empty()) continue;
      // Bound from here on for the whole document: one note is enough.
      space = static_cast<std::uint8_t>(i);
      bindings_.insert(bindings_.begin(), Binding{prefix, space, 0});
      document_.notes_.push_back("The XML uses the prefix " + std::string(prefix) + " without declaring it; " +
                                 std::string(vocabulary_[i].uri) + " was taken.");
      return true;
    }
    refuse(ErrorCode::BadInput, "The XML uses the prefix " + shorten(prefix, 40) + " without declaring it, at " +
                                    lineAndColumn(original_, offset) + ".");
    return false;
  }

  std::string_view original_;
  Vocabulary vocabulary_;
  const Limits& limits_;
  Document document_;
  Record* next_record_ = nullptr;
  Attribute* next_attribute_ = nullptr;
  std::size_t records_left_ = 0;
  std::vector<Binding> bindings_;
  std::uint8_t default_space_ = 0;
  bool is_default_known_ = false;
  bool has_noted_default_ = false;
  Error error_;
};

Result<Document> parse(std::string_view bytes, Vocabulary vocabulary, const Limits& limits) {
  if (bytes.size() > limits.bytes) {
    return fail(ErrorCode::TooLarge, "The file is larger than " + std::to_string(limits.bytes >> 20U) + " MiB.");
  }
  BATON_TRY(const Letters letters, toLetters(bytes));
  const auto first = letters.utf8().find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || letters.utf8()[first] != '<') {
    return fail(ErrorCode::BadInput, "The file is not XML.");
  }
  if (letters.angles + letters.equals > limits.nodes) {
    return fail(ErrorCode::TooLarge, "The XML has more parts than Baton reads.");
  }
  return Builder(letters.utf8(), vocabulary, limits).build(letters);
}

}  // namespace baton::xml
