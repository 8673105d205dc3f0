// Api: every FHIR interaction of an app, from its request to its answer.
//
// In this order: scope, access log, gate, answer. Whoever reads or writes through an app is on the access log before
// the answer leaves: one line for each app, kind of resource and minute, durable before the first answer that it tells
// of (docs/formats/access-log.md). The capability statement is open to all and told without an app. Threads: any number
// at once, each with a home of its own.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>

#include "app/fhir_api/answer.h"
#include "app/fhir_api/apps.h"
#include "app/fhir_api/views.h"

namespace baton::app {

class Api {
 public:
  explicit Api(Charts& charts) : views_(charts) {}

  // Never fails: what goes wrong is an answer too. `token` is the one that `app` was found by.
  ApiAnswer answer(Home& home, const App& app, const std::string& token, const ApiRequest& request);
  ApiAnswer capabilities(Home& home, const std::string& base);

 private:
  Result<ApiAnswer> attempt(Home& home, const App& app, const ApiRequest& request);
  Result<ApiAnswer> bundle(Home& home, const App& app, const ApiRequest& request);
  Status log(Home& home, const App& app, const std::string& token, const ApiRequest& request);
  Status logLine(Home& home, const App& app, const std::string& token, bool is_change, const std::string& what);

  FhirViews views_;
  std::mutex mutex_;
  std::int64_t minute_ = 0;
  std::set<std::string> logged_;                                          // in this minute
  std::map<std::string, std::shared_ptr<const std::string>> statements_;  // by base
};

}  // namespace baton::app
