// Which versions of a record's resources one reader may see: the gate's answer for the newest, the older and the
// deleted ones. Part of FhirViews.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/fhir_api/served.h"
#include "record/disclosure.h"
#include "record/history.h"

namespace baton::app {

// The deleting entry of a form's undo, or of the API.
bool isDeletion(const record::About& about);

class Seen {
 public:
  // `disclosure` is of the present and of this reader. The history outlives it.
  Seen(const record::History& history, const record::Disclosure& disclosure, Instant now);

  // Of each resource the newest version up to `head` that is in what this reader may see; deletions too.
  std::vector<const record::About*> newest(record::Sequence head) const;
  // Every version up to `head`, of a type and id when these are not empty.
  std::vector<const record::About*> versions(const std::string& type, const std::string& id,
                                             record::Sequence head) const;
  const Served& served() const { return served_; }
  bool isOwn() const { return served_.is_own; }
  // Every id of the person's Patient resource, the one that the API leads with first.
  std::vector<std::string> patients() const;

 private:
  void withhold();
  std::vector<const record::About*> passing(const std::vector<const record::About*>& wanted) const;

  const record::History& history_;
  const record::Disclosure& disclosure_;
  Instant now_;
  record::ReferenceIndex references_;
  Served served_;
};

}  // namespace baton::app
