#include "fhir/validate.h"

#include <algorithm>
#include <optional>
#include <string>

#include "fhir/definitions.h"
#include "fhir/validate_bundle.h"
#include "fhir/validate_codes.h"
#include "fhir/validate_invariants.h"
#include "fhir/validate_primitives.h"
#include "fhir/validate_references.h"
#include "fhir/validate_report.h"
#include "fhir/xhtml.h"

namespace baton::fhir {
namespace {

constexpr int kMaxDepth = 64;  // objects inside each other, as json::Limits has it

enum class Place : unsigned char { Root, Inside, Contained };

std::uint64_t bitOf(const Element& element) { return std::uint64_t{1} << element.ordinal; }

// Only what can be read in a path is shown of a name that a stranger chose.
bool isShowable(std::string_view key) {
  return !key.empty() && key.size() <= 64 &&
         key.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
             "0123456789_") == std::string_view::npos;
}

// One pass over the tree; the path is a list of frames on the stack.
class Walker {
 public:
  std::vector<ValidationIssue> run(const json::Value& root) {
    resource(root, nullptr, Place::Root);
    return report_.take();
  }

 private:
  // What has been met of one object.
  struct Seen {
    std::uint64_t values = 0;    // by ordinal: the element itself
    std::uint64_t siblings = 0;  // by ordinal: its _name
  };
  struct Owner {
    const Type& type;
    const json::Value& object;
    const Frame& frame;
    bool is_resource;
  };

  // ---- Resources ----

  // `frame` is where the resource stands, or nullptr for the root, whose path starts with its type.
  void resource(const json::Value& value, const Frame* frame, Place place) {
    const Type* type = value.isObject() ? findResource(value["resourceType"].text()) : nullptr;
    if (type == nullptr) return reportNoResource(value, frame, place);
    const Frame root{nullptr, type->name(), nullptr, Frame::kNoIndex};
    const Frame& at = place == Place::Root ? root : *frame;
    if (place == Place::Contained) {
      checkContained(value, at);
      return object(Owner{*type, value, at, true});
    }
    std::optional<BundleIndex> index;
    if (idOf(*type) == TypeId::Bundle) index.emplace(value);
    const BundleIndex* const around = scope_ != nullptr ? scope_->bundle() : nullptr;
    Scope scope(value, index ? &*index : around);
    Scope* const outer = scope_;
    scope_ = &scope;
    object(Owner{*type, value, at, true});
    scope_ = outer;
    checkContainedUse(scope, at, report_);
    if (index) checkBundle(value, at, report_);
  }

  void reportNoResource(const json::Value& value, const Frame* frame, Place place) {
    if (place != Place::Root) {
      const Frame& at = *frame;
      if (!value.isObject()) return report_.error(at, "structure", "must be a resource (a JSON object)");
      if (!value.has("resourceType")) return report_.error(at, "structure", "has no resourceType");
      return report_.error(at, "structure", "is not of a resource type of FHIR R4");
    }
    if (!value.isObject()) return report_.fatal("a resource must be a JSON object");
    report_.fatal(value.has("resourceType") ? "this is not a resource type of FHIR R4" : "there is no resourceType");
  }

  void checkContained(const json::Value& value, const Frame& frame) {
    if (!value.has("id")) report_.error(frame, "required", "a contained resource must have an id");
    if (value.has("contained")) {
      report_.error(frame, "invariant", "dom-2: a contained resource SHALL NOT contain resources");
    }
    const json::Value& meta = value["meta"];
    if (meta.has("versionId") || meta.has("lastUpdated")) {
      report_.error(frame, "invariant", "dom-4: a contained resource SHALL NOT have a versionId or a lastUpdated");
    }
    if (meta.has("security")) {
      report_.error(frame, "invariant", "dom-5: a contained resource SHALL NOT have a security label");
    }
  }

  // ---- Objects ----

  void object(const Owner& owner) {
    if (++depth_ > kMaxDepth) {
      report_.error(owner.frame, "too-costly", "is nested too deep");
    } else {
      Seen seen;
      for (const json::Member& each : owner.object.members()) member(owner, each, seen);
      checkRequired(owner, seen);
      if (const Rule rule = ruleOf(idOf(owner.type))) {
        Findings findings(owner.frame, report_);
        rule(owner.object, findings);
      }
    }
    --depth_;
  }

  void member(const Owner& owner, const json::Member& each, Seen& seen) {
    std::string_view key = each.key;
    const bool is_sibling = key.starts_with('_');
    if (is_sibling) key.remove_prefix(1);
    const Element* element = owner.type.find(key);
    if (element == nullptr || (is_sibling && !element->isPrimitive())) {
      if (owner.is_resource && each.key == "resourceType") return;
      return reportUnknown(owner, each.key);
    }
    const std::uint64_t bit = bitOf(*element);
    if (((seen.values | seen.siblings) & bit) != 0 && isRepeated(owner, *element, is_sibling, seen)) return;
    const Frame frame{&owner.frame, element->name(), element, Frame::kNoIndex};
    if (is_sibling) {
      seen.siblings |= bit;
      siblingOf(owner, *element, each.value, frame);
    } else {
      seen.values |= bit;
      valueOf(owner, *element, each.value, frame);
    }
  }

  void reportUnknown(const Owner& owner, std::string_view key) {
    if (!isShowable(key)) return report_.error(owner.frame, "structure", "has an element that FHIR R4 does not know");
    report_.error(Frame{&owner.frame, key, nullptr, Frame::kNoIndex}, "structure",
                  "FHIR R4 knows no such element here");
  }

  // The second member with one ordinal: name and _name belong together, everything else is one too many.
  bool isRepeated(const Owner& owner, const Element& element, bool is_sibling, const Seen& seen) {
    const Frame frame{&owner.frame, element.stem(), nullptr, Frame::kNoIndex};
    if (((is_sibling ? seen.siblings : seen.values) & bitOf(element)) != 0) {
      report_.error(frame, "structure", element.isChoice() ? "only one type may be chosen" : "stands there twice");
      return true;
    }
    if (!element.isChoice()) return false;
    const std::string sibling = "_" + std::string(element.name());
    if (owner.object.has(is_sibling ? element.name() : std::string_view(sibling))) return false;
    report_.error(frame, "structure", "only one type may be chosen");
    return true;
  }

  void checkRequired(const Owner& owner, const Seen& seen) {
    const std::uint64_t missing = owner.type.required & ~(seen.values | seen.siblings);
    if (missing == 0) return;
    std::uint64_t reported = 0;
    for (const Element& element : owner.type.elements()) {
      const std::uint64_t bit = bitOf(element);
      if ((missing & ~reported & bit) == 0) continue;
      reported |= bit;
      report_.error(Frame{&owner.frame, element.stem(), nullptr, Frame::kNoIndex}, "required", "is required");
    }
  }

  // ---- Values ----

  void valueOf(const Owner& owner, const Element& element, const json::Value& value, const Frame& frame) {
    if (!element.repeats()) {
      if (value.isArray()) return report_.error(frame, "structure", "must not be an array");
      return item(owner, element, value, frame);
    }
    if (!value.isArray()) return report_.error(frame, "structure", "must be an array");
    const auto& items = value.items();
    if (items.empty()) return report_.error(frame, "structure", "an array must not be empty");
    const json::Value* sibling = nullptr;  // looked for at the first null
    Frame at = frame;
    for (std::size_t place = 0; place < items.size(); ++place) {
      at.index = static_cast<int>(place);
      if (!items[place].isNull() || !element.isPrimitive()) {
        item(owner, element, items[place], at);
        continue;
      }
      // A null is a place holder only where _name has something to say at the same place (json.html#primitive).
      if (sibling == nullptr) sibling = &owner.object["_" + std::string(element.name())];
      if (!(*sibling)[place].isObject()) report_.error(at, "structure", "must not be null");
    }
  }

  void item(const Owner& owner, const Element& element, const json::Value& value, const Frame& frame) {
    if (element.isPrimitive()) return primitive(element, value, frame);
    if (element.type_index == Element::kAnyResource) return innerResource(element, value, frame);
    if (!value.isObject()) return report_.error(frame, "structure", "must be a JSON object");
    const auto& members = value.members();
    if (members.empty()) return report_.error(frame, "structure", "an object must not be empty");
    if (members.size() == 1 && members.front().key == "id") {
      report_.error(frame, "invariant", "ele-1: must have a value or children");
    }
    object(Owner{typeOf(element.type()), value, frame, false});
    checkBinding(element, value, frame, report_);
    if (element.type() == TypeId::Reference) checkReference(value, element.targets, frame, *scope_, report_);
    if (element.type() == TypeId::Extension) checkExtensionUrl(owner, value, frame);
  }

  void innerResource(const Element& element, const json::Value& value, const Frame& frame) {
    const bool is_contained = element.name() == "contained";
    if (++depth_ > kMaxDepth) {
      report_.error(frame, "too-costly", "is nested too deep");
    } else if (!is_contained) {
      resource(value, &frame, Place::Inside);
    } else if (!scope_->isInside()) {  // what is contained deeper is dom-2's matter
      scope_->enter(frame.index);
      resource(value, &frame, Place::Contained);
      scope_->leave();
    }
    --depth_;
  }

  // Inside an extension a url may be a bare name; elsewhere it must be absolute (extensibility.html).
  void checkExtensionUrl(const Owner& owner, const json::Value& value, const Frame& frame) {
    const std::string& url = value["url"].text();
    if (url.empty() || idOf(owner.type) == TypeId::Extension || isAbsoluteUri(url)) return;
    report_.error(Frame{&frame, "url", nullptr, Frame::kNoIndex}, "value", "the url of an extension must be absolute");
  }

  // ---- Primitives ----

  void primitive(const Element& element, const json::Value& value, const Frame& frame) {
    if (value.isNull()) return report_.error(frame, "structure", "must not be null");
    const std::string_view kind = kindProblem(element.primitive(), value);
    if (!kind.empty()) return report_.error(frame, "structure", kind);
    const std::string& text = value.text();
    const std::string_view problem = formatProblem(element.primitive(), text);
    if (!problem.empty()) return report_.error(frame, "value", problem);
    switch (element.primitive()) {
      case Primitive::Code:
        return checkBinding(element, value, frame, report_);
      case Primitive::String:
      case Primitive::Markdown:
        return checkText(element, text, frame);
      case Primitive::Canonical:
      case Primitive::Uri:
      case Primitive::Url:
        if (text.front() == '#') scope_->use(text);
        return;
      case Primitive::Xhtml:
        return checkNarrative(text, frame);
      case Primitive::None:
      case Primitive::Base64Binary:
      case Primitive::Boolean:
      case Primitive::Date:
      case Primitive::DateTime:
      case Primitive::Decimal:
      case Primitive::Id:
      case Primitive::Instant:
      case Primitive::Integer:
      case Primitive::Oid:
      case Primitive::PositiveInt:
      case Primitive::Time:
      case Primitive::UnsignedInt:
      case Primitive::Uuid:
        return;
    }
  }

  void checkText(const Element& element, std::string_view text, const Frame& frame) {
    const std::string_view warning = textWarning(element.primitive(), text);
    if (!warning.empty()) report_.warning(frame, "value", warning);
  }

  void checkNarrative(std::string_view text, const Frame& frame) {
    const XhtmlFinding finding = checkXhtml(text);
    if (finding.problem == XhtmlProblem::None) return;
    std::string message(toText(finding.problem));
    if (isShowable(finding.name)) message.append(" (").append(finding.name).append(")");
    report_.error(frame, message.starts_with("txt-") ? "invariant" : "value", message);
  }

  void siblingOf(const Owner& owner, const Element& element, const json::Value& value, const Frame& frame) {
    const json::Value* values = owner.object.find(element.name());
    if (!element.repeats()) return siblingItem(element, value, frame, values != nullptr);
    if (!value.isArray()) return report_.error(frame, "structure", "must be an array");
    const auto& items = value.items();
    if (items.empty()) return report_.error(frame, "structure", "an array must not be empty");
    Frame at = frame;
    for (std::size_t place = 0; place < items.size(); ++place) {
      at.index = static_cast<int>(place);
      const bool has_value = values != nullptr && !(*values)[place].isNull();
      if (!items[place].isNull()) {
        siblingItem(element, items[place], at, has_value);
      } else if (!has_value) {
        report_.error(at, "structure", "has neither a value nor an extension");
      }
    }
  }

  // id and extensions of a primitive.
  void siblingItem(const Element& element, const json::Value& value, const Frame& frame, bool has_value) {
    if (!value.isObject()) return report_.error(frame, "structure", "must be a JSON object");
    if (value.members().empty()) return report_.error(frame, "structure", "an object must not be empty");
    const Type& plain = typeOf(TypeId::Period);  // its id and extension are those of every element
    const Owner owner{plain, value, frame, false};
    Seen seen;
    for (const json::Member& each : value.members()) {
      if (each.key == "id" || each.key == "_id" || each.key == "extension") {
        member(owner, each, seen);
      } else {
        reportUnknown(owner, each.key);
      }
    }
    if (has_value) return;
    if (!value.has("extension")) report_.error(frame, "invariant", "ele-1: must have a value or children");
    if (element.binding != Element::kNone && element.primitive() == Primitive::Code && isSaidAbsent(value)) {
      report_.error(frame, "code-invalid", std::string("needs a code of ").append(bindingUrl(element.binding)));
    }
  }

  // A required code cannot be absent; other extensions may stand for a code of a later version.
  static bool isSaidAbsent(const json::Value& sibling) {
    const auto& extensions = sibling["extension"].items();
    return std::any_of(extensions.begin(), extensions.end(), [](const json::Value& extension) {
      return extension["url"].text() == "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    });
  }

  Report report_;
  Scope* scope_ = nullptr;
  int depth_ = 0;
};

}  // namespace

std::vector<ValidationIssue> validate(const json::Value& resource) { return Walker().run(resource); }

}  // namespace baton::fhir
