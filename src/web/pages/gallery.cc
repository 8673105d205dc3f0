// The gallery: every component in all its states, for whoever changes the look. It holds no health data; its words are
// samples and are not translated. Only admins see it.
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/pages.h"

namespace baton::web {
namespace {

constexpr std::int64_t kDay = 86'400'000;

Html shown(std::string_view id, std::string_view title, const Html& content) { return section(id, title, content); }

Html buttons(const Page& page) {
  Html html = button("Save", Look::Primary);
  html += button("Cancel", Look::Secondary);
  html += button("Delete", Look::Warning);
  html += button("Skip", Look::Quiet);
  html += linkButton("/gallery", "A link that looks like a button", Look::Secondary);
  html += buttonForm(page, "/gallery", "A form of one button", Look::Secondary);
  return Html::element("div", {{"class", "buttons"}}, html);
}

Html textFields() {
  Html html = textField({.name = "name", .label = "Name", .value = "Ana María", .autocomplete = "name"});
  html += textField({.name = "email",
                     .label = "E-mail",
                     .value = "ana@",
                     .hint = "Only used to sign in.",
                     .error = "Type the whole address, like ana@example.org."},
                    TextKind::Email);
  html += textField({.name = "password",
                     .label = "Password",
                     .hint = "At least 12 characters. A few words are easy to keep in mind.",
                     .autocomplete = "new-password"},
                    TextKind::Password);
  html += textField({.name = "code", .label = "Six digits", .autocomplete = "one-time-code"}, TextKind::Code,
                    FieldWidth::Short);
  html += numberField({.name = "dose", .label = "Dose", .value = "100"}, "mg");
  html += quantityField({.name = "amount", .label = "Amount", .value = "0.5", .error = "Type a number, like 0.5."},
                        {"mg", "mL", "tablets"}, "mL");
  html += dateField({.name = "since", .label = "Since when", .hint = "An about-right date is fine."});
  html += textArea({.name = "note", .label = "A note, if you like", .value = "First line\nsecond line"});
  return html;
}

Html choiceFields() {
  const std::vector<Choice> often = {{"never", "Not at all", ""},
                                     {"some", "Several days", ""},
                                     {"most", "More than half the days", ""},
                                     {"all", "Nearly every day", "Most of the time"}};
  Html html =
      radios({.name = "often", .label = "How often?", .value = "some", .hint = "In the last two weeks."}, often);
  html += radios({.name = "yes", .label = "Is this right?", .error = "Choose yes or no."},
                 {{"yes", "Yes", ""}, {"no", "No", ""}}, Flow::Row);
  html += checkboxes({.name = "when", .label = "When do you take it?", .value = "morning night"},
                     {{"morning", "Morning", ""}, {"noon", "Noon", ""}, {"night", "Night", "Before sleep"}});
  html += checkbox({.name = "agree", .label = "I talked about this with my doctor", .value = "yes"});
  html += selectField({.name = "role", .label = "Who is it?", .value = "therapist"},
                      {{"therapist", "Therapist", ""}, {"psychiatrist", "Psychiatrist", ""}});
  html += fileDrop({.name = "files", .label = "Files from a portal", .hint = "Up to 100 MB."},
                   "Drop files here, or choose them.", ".json,.xml,.zip");
  return html;
}

Html notices(const Page& page) {
  Html html;
  for (const auto& [tone, title] : {std::pair(Tone::Info, "Good to know"),
                                    {Tone::Good, "All set"},
                                    {Tone::Caution, "Worth a look"},
                                    {Tone::Urgent, "Please act now"}}) {
    html += notice(title, paragraph("One or two calm sentences, and what happens next."), tone);
  }
  html += inset(paragraph("A sentence set apart from the text around it."));
  html += warningText("Stopping this at once can make you ill. Talk with your prescriber first.", "Warning");
  html += details("Where does this come from?", paragraph("From a portal file of March 1, 2026."));
  html += errorSummary(
      page, {{"email", "Type the whole address, like ana@example.org."}, {"amount", "Type a number, like 0.5."}});
  Html badges;
  for (const auto& [tone, word] : {std::pair(Tone::Neutral, "Past"),
                                   {Tone::Info, "New"},
                                   {Tone::Good, "Done"},
                                   {Tone::Caution, "Soon"},
                                   {Tone::Urgent, "Now"}}) {
    badges += badge(word, tone);
    badges.addText(" ");
  }
  html += Html::element("p", badges);
  return html;
}

Html lists(const Page& page) {
  Html html = summaryList({{"Medicine", Html::text("Sertraline 100 mg"), "/gallery", "Change"},
                           {"Since", Html::text("March 2026"), "/gallery", "Change"},
                           {"From", Html::text("Portal file"), "", ""}});
  html += taskList({{"Who you are", "/gallery", "Name and date of birth", "Done", Tone::Good},
                    {"Your care team", "/gallery", "", "Not started yet", Tone::Info},
                    {"Share it", "", "After your care team", "Cannot start yet", Tone::Neutral}});
  Table results{"Results", {"Test", "Value", "Day"}, {}, {false, true, false}};
  results.rows = {{Html::text("TSH"), Html::text("2.1"), Html::text("March 1, 2026")},
                  {Html::text("A very long name of a test that does not fit on one line of a small screen"),
                   Html::text("1,234.56"), Html::text("February 12, 2026")}};
  html += table(results);
  html += timelineList({{"March 1", "2026-03-01", Html::text("Dose changed to 100 mg")},
                        {"January 2026", "2026-01", Html::text("Started at 50 mg")}});
  html += tabs("Parts of the record",
               {{"Medications", "/gallery"}, {"Allergies", "/gallery?a"}, {"Results", "/gallery?r"}}, 0);
  html += breadcrumb(page, {{"Record", "/gallery"}, {"Medications", "/gallery"}});
  html += pagination(page, "/gallery", 5, 12);
  html += steps(page, 2, 4, "Your care team");
  return html;
}

Html boxes() {
  Html html = cardGroup({card({"Lithium level is due", "/gallery", paragraph("The last one was 5 months ago."),
                               linkButton("/gallery", "Note a result", Look::Secondary)}),
                         card({"Nothing else today", "", paragraph("Next visit: March 12."), {}})});
  html += stat("3", "medications", "One changed this week");
  html += emptyState("No entries yet", "Here you will see how mood and sleep went.",
                     linkButton("/gallery", "Write the first one"));
  html += progress("3 of 7 files read", 3, 7);
  return html;
}

Html pictures(const Page& page) {
  Chart scores{
      .title = "PHQ-9", .value_name = "Score", .summary = "From 18 in January to 7 in April.", .low = 0, .high = 27};
  const std::vector<double> values = {18, 17, 13, 9, 7};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Instant at{static_cast<std::int64_t>(i) * 21 * kDay};
    scores.points.push_back(
        {at, values[i], "Week " + std::to_string(i * 3), std::to_string(static_cast<int>(values[i]))});
  }
  scores.bars = {{"Sertraline 50 mg", Instant{0}, Instant{40 * kDay}},
                 {"Sertraline 100 mg", Instant{40 * kDay}, Instant{84 * kDay}}};
  return chart(page, scores);
}

}  // namespace

Response galleryPage(Page& page) {
  Html content = shown("buttons", "Buttons", buttons(page));
  content += shown("text-fields", "Fields", textFields());
  content += shown("choice-fields", "Choices", choiceFields());
  content += shown("notices", "Notices", notices(page));
  content += shown("lists", "Lists", lists(page));
  content += shown("boxes", "Boxes", boxes());
  content += shown("pictures", "Pictures", pictures(page));
  content += shown("confirm", "Confirm",
                   confirmPanel(page, {"Stop sharing with Dr. Lee?",
                                       paragraph("Dr. Lee sees nothing from the next moment on. They are not told."),
                                       "/gallery", "Stop sharing", "Go back", "/gallery", Look::Warning}));
  return layout(page, "Gallery", content, {.width = Width::Wide});
}

}  // namespace baton::web
