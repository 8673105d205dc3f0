// What to send: for one reader at most ten papers and results of this record, ranked, each with its reason (REC-3).
//
// Why: nobody reads a box of old notes; a few papers are what a new clinician decides by. Of each kind the newest that
// is not too old. A discharge summary that must exist (an admission of the last year) and is not here is named too, as
// one to ask for. Pure; cost: one pass over documents and observations for each kind.
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
};
std::vector<ToSend> whatToSend(const record::Disclosure& seen);

}  // namespace baton::coordination
