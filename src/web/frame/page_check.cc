#include "web/frame/page_check.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"

namespace baton::web {
namespace {

struct Tag {
  std::string_view name;
  bool is_end = false;
  std::map<std::string_view, std::string_view> attributes;

  bool has(std::string_view attribute) const { return attributes.contains(attribute); }
  std::string get(std::string_view attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? "" : std::string(found->second);
  }
};

// Our own pages only: attributes are names, or names with a value in double quotes (format/html.h).
Tag parseTag(std::string_view inside) {
  Tag tag;
  tag.is_end = inside.starts_with('/');
  if (tag.is_end) inside.remove_prefix(1);
  tag.name = inside.substr(0, inside.find(' '));
  inside.remove_prefix(tag.name.size());
  while (!inside.empty()) {
    inside.remove_prefix(std::min(inside.find_first_not_of(' '), inside.size()));
    const std::size_t end = std::min(inside.find_first_of("= "), inside.size());
    const std::string_view name = inside.substr(0, end);
    inside.remove_prefix(end);
    std::string_view value;
    if (inside.starts_with("=\"")) {
      const std::size_t close = inside.find('"', 2);
      value = inside.substr(2, close - 2);
      inside.remove_prefix(std::min(close + 1, inside.size()));
    }
    if (!name.empty()) tag.attributes[name] = value;
  }
  return tag;
}

std::vector<Tag> tagsOf(std::string_view html) {
  std::vector<Tag> tags;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string_view::npos) break;
    const std::string_view inside = html.substr(at + 1, end - at - 1);
    if (!inside.starts_with('!')) tags.push_back(parseTag(inside));
  }
  return tags;
}

bool isLone(std::string_view name) {
  constexpr std::array<std::string_view, 7> kLone = {"input", "br", "hr", "img", "meta", "link", "source"};
  return std::ranges::find(kLone, name) != kLone.end();
}

bool isControl(const Tag& tag) {
  if (tag.name == "select" || tag.name == "textarea") return true;
  return tag.name == "input" && tag.get("type") != "hidden" && tag.get("type") != "submit";
}

class Check {
 public:
  explicit Check(std::vector<Tag> tags) : tags_(std::move(tags)) {
    for (const Tag& tag : tags_) {
      if (tag.has("id") && ++ids_[tag.get("id")] == 2) report("the id " + tag.get("id") + " stands twice");
      if (tag.name == "label") ++labelled_[tag.get("for")];
    }
  }

  std::vector<std::string> run() {
    checkNesting();
    for (const Tag& tag : tags_) {
      if (!tag.is_end) checkTag(tag);
    }
    return problems_;
  }

 private:
  void report(std::string what) { problems_.push_back(std::move(what)); }

  void checkNesting() {
    std::vector<std::string_view> open;
    for (const Tag& tag : tags_) {
      if (!tag.is_end) {
        if (!isLone(tag.name)) open.push_back(tag.name);
        continue;
      }
      if (open.empty() || open.back() != tag.name) return report("</" + std::string(tag.name) + "> closes nothing");
      open.pop_back();
    }
    if (!open.empty()) report("<" + std::string(open.back()) + "> is not closed");
  }

  void checkTag(const Tag& tag) {
    const std::string name(tag.name);
    for (const auto& [attribute, value] : tag.attributes) {
      if (attribute.starts_with("on") || attribute == "style") report("inline script or style on <" + name + ">");
    }
    for (const std::string_view reference : {"aria-describedby", "aria-labelledby", "for"}) {
      const std::string ids = tag.get(reference);
      for (const auto id : split(ids, ' ')) {
        if (!id.empty() && !ids_.contains(std::string(id)))
          report(std::string(reference) + " leads to no " + std::string(id));
      }
    }
    const bool is_named = tag.has("aria-label") || tag.has("aria-labelledby");
    if (isControl(tag) && !is_named && !labelled_.contains(tag.get("id"))) report("<" + name + "> has no label");
    if (tag.name == "a" && tag.get("href").empty()) report("a link has no address");
    if (tag.name == "img" && !tag.has("alt")) report("<img> has no alt");
    if (tag.name == "style" || (tag.name == "script" && tag.get("src").empty())) report("inline <" + name + ">");
    if (tag.name == "form" && tag.get("method") != "post" && tag.get("method") != "get" && !tag.has("data-queue")) {
      report("<form> has no method");
    }
  }

  std::vector<Tag> tags_;
  std::map<std::string, int> ids_;
  std::map<std::string, int> labelled_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> pageProblems(std::string_view html) { return Check(tagsOf(html)).run(); }

}  // namespace baton::web
