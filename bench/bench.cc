// script/bench: each line is the median of several runs on this machine, beside the figure that is wanted.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>

#include "app/access/access_log.h"
#include "app/delivery/deliver.h"
#include "app/delivery/parcel.h"
#include "app/delivery/send.h"
#include "app/histories.h"
#include "app/import.h"
#include "app/people.h"
#include "app/system.h"
#include "app/update.h"
#include "app/views.h"
#include "consent/gate.h"
#include "coordination/routing.h"
#include "fhir/read.h"
#include "fhir/validate.h"
#include "postgres.h"
#include "record/handoff.h"
#include "rules/check.h"
#include "samples.h"
#include "sources/ccda.h"
#include "sources/changes.h"
#include "sources/files.h"
#include "sources/reconcile.h"

namespace {

namespace fs = std::filesystem;
using namespace baton;  // a benchmark reads better without the name on every line

double secondsOf(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double medianSeconds(int runs, const std::function<void()>& work) {
  std::vector<double> times;
  work();  // warm: caches, fonts
  for (int i = 0; i < runs; ++i) times.push_back(secondsOf(work));
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

void line(const char* work, double value, const char* unit, const char* wanted) {
  std::printf("%-62s %12.2f %-14s %s\n", work, value, unit, wanted);
  std::fflush(stdout);
}

void machine() {
  std::ifstream info("/proc/cpuinfo");
  std::string text;
  while (std::getline(info, text)) {
    if (text.rfind("model name", 0) == 0) break;
  }
  std::printf("machine: %s, %ld cores\n", text.substr(text.find(':') + 2).c_str(), sysconf(_SC_NPROCESSORS_ONLN));
}

class Scratch {
 public:
  Scratch() {
    char name[] = "/tmp/baton-bench-XXXXXX";
    folder_ = mkdtemp(name);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { fs::remove_all(folder_); }
  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  app::Places places(const std::string& name) const {
    return {path(name), path(name) + "-config", path(name) + ".key", ""};
  }

 private:
  std::string folder_;
};

struct World {
  app::SystemClock clock;
  app::SystemRandom random;
};

app::Home freshHome(const Scratch& scratch, World& world, const std::string& name) {
  auto places = scratch.places(name);
  fs::remove_all(places.data_dir);
  fs::remove(places.key_file);
  return std::move(*app::Home::create(places, world.clock, world.random));
}

record::PersonId importInto(app::Home& home, const std::string& file) {
  app::ImportRequest request;
  request.files = {file};
  const auto report = app::importFiles(home, request, [](const std::string&) {});
  if (!report || report->files.front().error) std::printf("import failed: %s\n", file.c_str());
  return report ? report->person : record::PersonId{};
}

std::uintmax_t folderBytes(const std::string& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(folder)) bytes += entry.file_size();
  return bytes;
}

// Seconds and peak memory of `baton ...` as a whole process.
struct ProcessRun {
  double seconds = 0;
  double peak_mib = 0;
};
ProcessRun runBaton(const std::string& baton, const std::vector<std::string>& words) {
  ProcessRun run;
  rusage usage{};
  run.seconds = secondsOf([&] {
    const pid_t child = fork();
    if (child == 0) {
      std::vector<char*> arguments{const_cast<char*>(baton.c_str())};
      for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
      arguments.push_back(nullptr);
      if (std::freopen("/dev/null", "w", stdout) == nullptr || std::freopen("/dev/null", "w", stderr) == nullptr)
        _exit(1);
      execv(baton.c_str(), arguments.data());
      _exit(127);
    }
    int status = 0;
    wait4(child, &status, 0, &usage);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) std::printf("baton failed with %d\n", WEXITSTATUS(status));
  });
  run.peak_mib = static_cast<double>(usage.ru_maxrss) / 1024;
  return run;
}

void benchImport(const bench::Samples& samples, const Scratch& scratch, World& world, const std::string& baton) {
  const double in_process = medianSeconds(9, [&] {
    app::Home home = freshHome(scratch, world, "import");
    importInto(home, samples.bundle_file);
  });
  app::Home empty = freshHome(scratch, world, "create");
  const double create = medianSeconds(9, [&] { app::Home home = freshHome(scratch, world, "create"); });
  line("import of a ~1 MB transaction bundle, in process", (in_process - create) * 1000, "ms", "40 ms");
  std::vector<double> times;
  for (int i = 0; i < 9; ++i) {
    app::Home home = freshHome(scratch, world, "process");
    setenv("BATON_KEY_FILE", home.keyFile().c_str(), 1);
    times.push_back(runBaton(baton, {"--data", scratch.path("process"), "import", samples.bundle_file}).seconds);
  }
  std::sort(times.begin(), times.end());
  line("the same as a whole `baton import` process", times[times.size() / 2] * 1000, "ms", "150 ms");
}

void benchParsers(const bench::Samples& samples) {
  std::vector<json::Value> resources;
  for (const std::string& file : samples.bundle_files) {
    if (const auto bundle = json::parse(bench::readBytes(file))) {
      for (const json::Value& entry : (*bundle)["entry"].items()) resources.push_back(entry["resource"]);
    }
  }
  const double validate = medianSeconds(9, [&] {
    for (const json::Value& resource : resources) (void)fhir::validate(resource);
  });
  line("structural validation, one core", static_cast<double>(resources.size()) / validate, "resources/s", "150000");

  std::vector<std::string> documents;
  std::size_t bytes = 0;
  for (const std::string& file : samples.ccda_files) {
    documents.push_back(bench::readBytes(file));
    bytes += documents.back().size();
  }
  if (documents.empty()) return;
  const double ccda = medianSeconds(61, [&] {
    for (const std::string& document : documents) (void)sources::readCcda(document);
  });
  const std::string name =
      "C-CDA to entries, one core (mean " + std::to_string(bytes / documents.size() / 1000) + " kB)";
  line(name.c_str(), static_cast<double>(documents.size()) / ccda, "documents/s", "1500");
}

// Deciding is what the gate does for each reader; classes are a property of the facts; the rest of a disclosure is the
// copy of what passes and its reconciliation.
void benchGate(const record::Chart& chart, Instant now) {
  consent::Standing standing{{}, now, false};
  for (int i = 0; i < 20; ++i) {
    record::ConsentFact consent;
    consent.about.key = "Consent/" + std::to_string(i);
    consent.about.source.format = "form";
    consent.status = "active";
    consent.provision.type = i % 5 == 4 ? "deny" : "permit";
    record::ConsentFact::Actor actor;
    actor.role.codings = {{std::string(record::kAudienceSystem), "psychiatrist", ""}};
    consent.provision.actors = {actor};
    consent.provision.labels = {{std::string(record::kDataClassSystem), i % 2 == 0 ? "hiv" : "part2", ""}};
    standing.consents.push_back(consent);
  }
  const auto classes = consent::classify(chart.facts);
  const record::Audience reader{"psychiatrist", ""};
  const double decide =
      medianSeconds(51, [&] { (void)consent::Gate::decide(chart.facts, classes, reader, chart, standing); });
  line("gate: decisions over 5,000 resources, 20 consents", decide * 1e6, "us", "300 us");
  line("gate: classes of 5,000 resources", medianSeconds(15, [&] { (void)consent::classify(chart.facts); }) * 1e6, "us",
       "5000 us");
}

void benchChart(const bench::Samples& samples, const Scratch& scratch, World& world) {
  const std::string file = scratch.path("big.json");
  std::ofstream(file, std::ios::binary) << bench::bigBundle(samples.bundle_file, 5'000);
  app::Places places;
  record::PersonId person;
  {
    app::Home home = freshHome(scratch, world, "big");
    places = home.places();
    person = importInto(home, file);
  }
  const double cold = medianSeconds(9, [&] {
    auto home = app::Home::open(places, world.clock, world.random);
    const auto history = app::loadHistory(*home, person);
    (void)sources::chartAt(person, *history, world.clock.now());
  });
  line("chart from a cold store, 5,000 resources", cold * 1000, "ms", "30 ms");

  auto home = app::Home::open(places, world.clock, world.random);
  const auto history = app::loadHistory(*home, person);
  const Instant now = world.clock.now();
  const record::Chart later = sources::chartAt(person, *history, now);
  const record::Chart earlier = sources::chartAt(person, *history, Instant{now.ms - 365 * kDayMs});
  const double changes = medianSeconds(9, [&] { (void)sources::changesBetween(earlier, later); });
  line("changes on it", changes * 1000, "ms", "1 ms");

  benchGate(later, now);
  const auto disclosure = app::disclose(person, *history, record::Audience{}, now);
  const auto recent = sources::changesBetween(earlier, later);
  outbound::SummaryOptions options;
  options.now = now;
  line("one-page PDF", medianSeconds(15, [&] { (void)outbound::summaryPdf(disclosure, recent, options); }) * 1000, "ms",
       "15 ms");
  line("one-page html", medianSeconds(15, [&] { (void)outbound::summaryHtml(disclosure, recent, options); }) * 1000,
       "ms", "3 ms");
  line("one-page text", medianSeconds(15, [&] { (void)outbound::summaryText(disclosure, recent, options); }) * 1000,
       "ms", "3 ms");
  line("IPS document", medianSeconds(15, [&] { (void)outbound::summaryIps(disclosure, options); }) * 1000, "ms",
       "3 ms");
}

// `baton check --medications` of what twelve bottles on a table say.
void benchCheck(const std::string& baton) {
  static const char* const kTwelve =
      "lithium 900 mg; Zoloft 100 mg every morning; Advil; lisinopril 10 mg; quetiapine 200 mg at bedtime; "
      "clonazepam 0.5 mg; omeprazole 20 mg; St John's wort; 3 beers a night; hydrochlorothiazide 25 mg; tramadol 50 "
      "mg; "
      "cigarettes";
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const Instant now = parseInstant("2026-11-15T15:00:00Z").value_or(Instant{});
  rules::TakenList list;
  const auto read = [&] {
    list = {};
    for (const std::string& part : rules::partsOf(kTwelve)) {
      rules::addWords(knowledge, part, knowledge::TakenState::Current, list);
    }
  };
  constexpr int kRepeats = 200;
  const double reading = medianSeconds(9, [&] {
    for (int i = 0; i < kRepeats; ++i) read();
  });
  const double both = medianSeconds(9, [&] {
    for (int i = 0; i < kRepeats; ++i) {
      read();
      (void)rules::check(knowledge, std::move(list), rules::Reader::Person, rules::Language::English, now);
    }
  });
  const double pairs = medianSeconds(9, [&] {
    read();
    const std::vector<knowledge::Taken> taken = list.taken();
    for (int i = 0; i < kRepeats; ++i) (void)knowledge.interactions().find(knowledge.drugs(), taken, std::nullopt);
  });
  line("check of 12 medicines: reading the words", reading / kRepeats * 1e6, "us", "");
  line("check of 12 medicines: finding the pairs", pairs / kRepeats * 1e6, "us", "");
  line("check of 12 medicines, words to findings, in process", both / kRepeats * 1e6, "us", "50 us");
  const double process = medianSeconds(15, [&] { (void)runBaton(baton, {"check", "--medications", kTwelve}); });
  line("the same as a whole `baton check --medications` process", process * 1000, "ms", "20 ms");
}

// All rules over charts of the samples: what a record costs, and what a night over 100,000 of them would.
void benchRules(const bench::Samples& samples, const Scratch& scratch, World& world) {
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const Instant now = world.clock.now();
  const auto evaluate = [&](const record::Chart& chart) {
    const rules::TakenList list = rules::takenFrom(knowledge, chart);
    return rules::checkRecord({.knowledge = knowledge, .chart = chart, .taken = list, .changes = {}, .now = now});
  };
  const auto chartOf = [&](const std::string& file) {
    app::Home home = freshHome(scratch, world, "rules");
    const record::PersonId person = importInto(home, file);
    const auto history = app::loadHistory(home, person);
    return sources::chartAt(person, *history, now);
  };
  const std::string file = scratch.path("rules.json");
  std::ofstream(file, std::ios::binary) << bench::bigBundle(samples.bundle_file, 500);
  const record::Chart chart = chartOf(file);
  constexpr int kRepeats = 50;
  const double one = medianSeconds(9, [&] {
    for (int i = 0; i < kRepeats; ++i) (void)evaluate(chart);
  });
  line("rules: full evaluation of a 500-resource chart", one / kRepeats * 1e6, "us", "200 us");

  constexpr std::size_t kMostFiles = 20;
  std::vector<record::Chart> charts;
  for (const std::string& sample : samples.bundle_files) {
    if (charts.size() < kMostFiles) charts.push_back(chartOf(sample));
  }
  if (charts.empty()) return;
  const double all = medianSeconds(5, [&] {
    for (const record::Chart& each : charts) (void)evaluate(each);
  });
  line("rules: 100,000 charts, one core", all / static_cast<double>(charts.size()) * 100'000, "s", "60 s");
}

// Twelve who help, all eight responsibilities owned, ten exceptions: what one change, and forty, mean for whom.
void benchRouting() {
  record::Chart chart;
  chart.at = *parseInstant("2026-11-15T15:00:00Z");
  for (std::size_t i = 0; i < 12; ++i) {
    record::CareTeamLine line;
    line.id = "care-team/" + std::to_string(i);
    line.text = "Clinician Number" + std::to_string(i);
    line.role = knowledge::kRoutingRoles[i % 4];
    line.status = "active";
    chart.care_team.push_back(std::move(line));
  }
  for (std::size_t i = 0; i < record::kResponsibilities.size() + 10; ++i) {
    record::TaskFact task;
    task.about.key = "Task/" + std::to_string(i);
    const bool is_owner = i < record::kResponsibilities.size();
    task.status = is_owner ? "accepted" : "in-progress";
    const std::string_view system = is_owner ? record::kHandoffSystem : record::kRoutingSystem;
    task.what.codings.push_back(
        {std::string(system), std::string(is_owner ? record::kOwnCode : record::kDoNotTellCode), ""});
    task.identifiers.push_back({std::string(is_owner ? record::kResponsibilitySystem : record::kChangeKindSystem),
                                is_owner ? std::string(record::kResponsibilities[i]) : "procedure", ""});
    task.owner.display = chart.care_team[i % 12].text;
    chart.facts.tasks.push_back(std::move(task));
  }
  std::vector<record::Change> changes;
  for (int i = 0; i < 40; ++i) {
    record::Change change;
    change.kind = knowledge::routing()[static_cast<std::size_t>(i) % knowledge::routing().size()].id;
    change.on = *PartialDate::parse("2026-11-14");
    change.matters_for = {"mood", "sleep"};
    changes.push_back(std::move(change));
  }
  const auto routed = [&](std::size_t count) {
    const std::vector<record::Member> members = record::membersOf(chart);
    const record::Responsibilities owners = record::responsibilitiesOf(chart);
    const auto exceptions = record::routingExceptions(chart);
    return coordination::route({{changes.data(), count}, members, owners, exceptions, chart.at});
  };
  line("routing after a change: 12 who help, from the chart", medianSeconds(99, [&] { (void)routed(1); }) * 1000, "ms",
       "1 ms");
  line("routing of 40 changes", medianSeconds(99, [&] { (void)routed(changes.size()); }) * 1000, "ms", "1 ms");
}

void benchSize(const bench::Samples& samples, const Scratch& scratch, World& world) {
  std::uintmax_t json_bytes = 0;
  const std::string name = "size";
  {
    app::Home home = freshHome(scratch, world, name);
    for (const std::string& file : samples.bundle_files) {
      app::ImportRequest request;
      request.files = {file};
      request.person = "new";
      if (!app::importFiles(home, request, [](const std::string&) {})) std::printf("import failed: %s\n", file.c_str());
      json_bytes += fs::file_size(file);
    }
  }
  line("store size / JSON imported",
       static_cast<double>(folderBytes(scratch.path(name))) / static_cast<double>(json_bytes), "x", "0.5");
}

void benchMemory(const Scratch& scratch, World& world, const std::string& baton) {
  const std::string file = scratch.path("big.ndjson");
  bench::writeBigNdjson(file, 500);
  app::Home home = freshHome(scratch, world, "memory");
  setenv("BATON_KEY_FILE", home.keyFile().c_str(), 1);
  const ProcessRun run = runBaton(baton, {"--data", scratch.path("memory"), "import", file});
  line("memory for importing a 500 MB NDJSON", run.peak_mib, "MiB", "200 MB");
  line("  and its time", run.seconds, "s", "");
}

// Updates for the members of a care team, and a thousand mails to the SMTP server that `server.sh` started.
void benchDelivery(const Scratch& scratch, World& world) {
  app::Home home = freshHome(scratch, world, "delivery");
  std::vector<record::PersonId> people;
  constexpr int kPeople = 50;
  constexpr int kEach = 20;
  for (int i = 0; i < kPeople; ++i) {
    const record::PersonId person = *app::addPerson(home, "Ana Ruiz " + std::to_string(i), "1990-05-31", "");
    app::forms::TeamMemberForm member;
    member.name = "Dr. Lee";
    member.role = "psychiatrist";
    member.reach.email = "lee@clinic.example";
    app::EnterRequest request;
    request.person = person;
    if (!app::enter(home, request, member)) std::printf("no care team\n");
    app::forms::MedicationForm medicine;
    medicine.text = "sertraline 50 mg every morning";
    if (!app::enter(home, request, medicine)) std::printf("no medicine\n");
    people.push_back(person);
  }
  const auto update = app::makeUpdate(home, people.front(), {"psychiatrist", ""});
  const double pdf = medianSeconds(
      15, [&] { (void)app::updateDocument(*update, people.front(), app::UpdateFormat::Pdf, outbound::Paper::Letter); });
  line("update PDF", pdf * 1000, "ms", "20 ms");
  const char* server = std::getenv("BATON_SMTP");
  if (server == nullptr) return;
  const app::DeliverySettings settings{"https://baton.example", "baton@home.example", {server, "", "", ""}};
  const double queue = secondsOf([&] {
    for (int i = 0; i < kPeople * kEach; ++i) {
      app::SendRequest request;
      request.person = people[static_cast<std::size_t>(i % kPeople)];
      request.to = "psychiatrist";
      request.by = "email";
      request.made = &*update;
      if (!app::sendUpdate(home, settings, request)) std::printf("not sent\n");
    }
  });
  line("an update logged and queued with its link, durable", queue / (kPeople * kEach) * 1000, "ms", "");
  auto mail = net::makeMailTransport(settings.mail);
  std::size_t delivered = 0;
  const double deliver = secondsOf([&] {
    while (true) {
      const auto done = app::deliverDue(home, settings, {mail->get(), nullptr});
      if (!done || done->all() == 0) return;
      delivered += done->delivered;
    }
  });
  if (delivered != kPeople * kEach) std::printf("only %zu of the mails were delivered\n", delivered);
  line("1,000 queued messages to a local SMTP server", deliver, "s", "10 s");
}

// One line a look, as the server writes them; the check reads each against its seal.
void benchAccessLog(const Scratch& scratch, World& world) {
  constexpr int kLines = 5'000;
  app::Home home = freshHome(scratch, world, "access");
  const record::PersonId person = *app::addPerson(home, "Ana Ruiz", "1990-05-31", "");
  const double write = secondsOf([&] {
    for (int i = 0; i < kLines; ++i) {
      (void)app::logAccess(home, person,
                           {world.clock.now(), app::Act::Look, "a1", "Jo Park", "caregiver", "record", ""});
    }
  });
  const double check = medianSeconds(5, [&] {
    if (!app::verifyAccessLog(home, person)->problems.empty()) std::printf("the access log is not whole\n");
  });
  line("access log: one look written, durable", write / kLines * 1000, "ms", "");
  line("access log: 1,000,000 lines checked", check / kLines * 1e6, "s", "10 s");
}

}  // namespace

int main(int argc, char** argv) {
  const std::string baton = argc > 1 ? argv[1] : "build/release/baton";
  const bool is_quick = argc > 2 && std::string(argv[2]) == "--quick";
  if (argc > 3 && std::string(argv[2]) == "--postgres") {  // for bench/postgres.sh: a number, nothing else
    return std::printf("%.0f\n", bench::postgresAppends(argv[3], 16, 5)), 0;
  }
  machine();
  const bench::Samples samples = bench::findSamples();
  std::printf("bundle: %s\n", samples.bundle_file.c_str());
  Scratch scratch;
  World world;
  const std::string only = argc > 2 ? argv[2] : "";
  if (only == "--check") return benchCheck(baton), 0;
  if (only == "--rules") return benchRules(samples, scratch, world), 0;
  if (only == "--delivery") return benchDelivery(scratch, world), 0;
  if (only == "--routing") return benchRouting(), 0;
  if (only == "--access") return benchAccessLog(scratch, world), 0;
  if (only == "--parsers") return benchParsers(samples), 0;
  benchImport(samples, scratch, world, baton);
  benchParsers(samples);
  benchChart(samples, scratch, world);
  benchCheck(baton);
  benchRules(samples, scratch, world);
  benchRouting();
  benchAccessLog(scratch, world);
  benchDelivery(scratch, world);
  benchSize(samples, scratch, world);
  if (!is_quick) benchMemory(scratch, world, baton);
}
