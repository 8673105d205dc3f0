// What to send: for one reader at most ten papers and results of this record, ranked, each with its reason (REC-3).
//
// Why: nobody reads a box of old notes; a few papers are what a new clinician decides by. Of each kind the newest that
// is not too old. A discharge summary that must exist (an admission of the last year) and is not here is named too, as
// one to ask for. The list is the person's own: what a label keeps from this reader is in it and says so, because
// whether to share it is theirs to decide. Pure; cost: one pass over documents and observations for each kind.
#pragma once

#include <string>
#include <vector>

#include "knowledge/sending.h"
#include "record/disclosure.h"

namespace baton::coordination {

inline constexpr std::size_t kMostToSend = 10;

struct ToSend {
  const knowledge::SendRow* row = nullptr;
  std::string title;  // of the paper, as the source calls it; "" for what Baton makes
  PartialDate on;
  std::size_t count = 1;               // results of labs and scores
  std::vector<std::string> resources;  // empty for what Baton makes
  std::string from;                    // the clinic that made it, or that has to be asked
  bool is_missing = false;             // to be asked for
  bool is_held_back = false;           // a label keeps it, or a part of it, with the person
};
// `own`: the person's view, shown to them alone; `reader`: what the one it is for may see, of the same moment.
std::vector<ToSend> whatToSend(const record::Disclosure& own, const record::Disclosure& reader);

}  // namespace baton::coordination
