// Where the person is told by e-mail that something they sent needs them: nobody answered in time, or it never arrived.
//
// Off until the person writes an address themselves: somebody else may read their mail. The mail is neutral: no name,
// no reader, nothing of health, only the address of these pages (outbound/notice_mail.h). Kept beside the record, not
// in it: an export does not carry it.
#pragma once

#include <string>

#include "app/home.h"

namespace baton::app {

// "" = off.
Result<std::string> noticeAddress(Home& home, const record::PersonId& person);
// "" turns it off. Errors: BadUsage with "field: notices" for what is no address.
Status setNoticeAddress(Home& home, const record::PersonId& person, const std::string& address);
// Part of erasing a person.
Status dropNotices(Home& home, const record::PersonId& person);

}  // namespace baton::app
