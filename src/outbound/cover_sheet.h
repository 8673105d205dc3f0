// The sheet for paper or fax: a cover that says whom it is for and how to answer, and the update, as one PDF.
//
// The cover holds no word of health, because it is what lies on top of the machine. Errors: Storage (no font).
#pragma once

#include <string>

#include "base/result.h"
#include "outbound/summary_page.h"
#include "record/update.h"

namespace baton::outbound {

struct Cover {
  std::string to;
  std::string organization;
  std::string fax;
  std::string phone;
  std::string url;   // where they answer; "" = on the phone only
  std::string code;  // of the link
  Instant due;       // an answer is asked for until then
  bool is_urgent = false;
};
Result<std::string> sheetPdf(const record::Update& update, const Cover& cover, Paper paper);

}  // namespace baton::outbound
