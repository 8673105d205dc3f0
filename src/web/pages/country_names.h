// Names of the countries that there are crisis lines for, in the reader's language.
#pragma once

#include <string>
#include <string_view>

#include "web/frame/words.h"

namespace baton::web {

std::string countryName(Language language, std::string_view code);

}  // namespace baton::web
