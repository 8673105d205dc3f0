// A QR code as a picture on a page, black on white in every theme.
#pragma once

#include <string>

#include "format/html.h"

namespace baton::web {

// `alternative` says what it is for whoever does not see it. Nothing to scan when the text is empty or too long.
format::Html qrPicture(const std::string& text, const std::string& alternative);

}  // namespace baton::web
