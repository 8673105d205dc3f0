// What is wrong with a page's HTML as far as a machine can tell without a browser: for the tests of every page.
//
// Tags that do not close, ids that stand twice, labels and aria references that lead nowhere, controls without a name,
// images of meaning without words, links without an address, inline script or style.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baton::web {

std::vector<std::string> pageProblems(std::string_view html);

}  // namespace baton::web
