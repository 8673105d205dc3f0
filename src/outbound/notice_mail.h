// The mail that brings a link to a reader: neutral, without a word of health, a name of the person, or a code.
#pragma once

#include <string>

#include "base/instant.h"

namespace baton::outbound {

struct NoticeMail {
  std::string url;
  Instant until;         // of the link
  std::string language;  // "en", "es"
  bool is_urgent = false;
  bool is_perhaps_twice = false;
};
std::string noticeSubject(const NoticeMail& mail);
std::string noticeText(const NoticeMail& mail);
// To the person: something of theirs waits on these pages. `url` is that of the pages; `until` does not matter.
std::string ownNoticeText(const NoticeMail& mail);

}  // namespace baton::outbound
