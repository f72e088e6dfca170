// Signal pages: what was raised is taken in, handed to who answers, merged, and answered.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "governance/signal.h"
#include "governance/working.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/office/part_form.h"
#include "web/office/public_message.h"
#include "web/parts/record_parts.h"
#include "web/parts/said_parts.h"

namespace stip {
namespace {

std::string path_of(std::string_view id) { return record_path(type_of<Signal>(), id); }

PartForm intake(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  PartForm form(visit, type_of<Signal>(),
                {"origin", "title", "title_en", "text", "text_en", "raised_by", "body", "raised_on", "about",
                 "answer_due", "classification"},
                {"origin", "title", "text"});
  form.without("origin", "");
  for (const Classification level : {Classification::internal, Classification::restricted})
    if (!may_somewhere(visit.person(), Act::raise_signal, level)) form.without("classification", name_of_choice(level));
  form.say("text", v.tr("What was raised"),
           v.tr("In your own words, without names or other personal data of citizens."));
  form.say("answer_due", v.tr("Answer due"), v.tr("Empty: six weeks after it was raised."));
  form.say("raised_on", v.tr("Raised on"), v.tr("Empty: today."));
  // A link from a trend, report, consultation or body says where it comes from.
  const auto put = [&](std::string_view field, std::string_view asked) {
    if (const std::string* value = v.request.query_value(asked)) form.put(field, *value);
  };
  put("origin", "herkomst"), put("about", "over"), put("body", "orgaan");
  return form;
}

/// The message of the public that this signal is made of, for who may read those; nullopt: of none.
std::optional<PublicMessage> message_of(const OfficeVisit& visit) {
  const std::string* id = visit.visit.request.query_value("uit");
  if (!id || !may(visit.person(), Act::assign_signal).ok()) return std::nullopt;
  const auto found = find_message(visit.office.desk, *id, visit.now());
  return found.ok() ? *found : std::nullopt;
}

Html message_html(const Visit& visit, const PublicMessage& message) {
  return section(
      "bericht", visit.tr("What was sent"),
      html("{}<p class=\"stip-quiet\">{}</p>", prose(message.text),
           visit.tr("Write it in your own words, without names or other personal data. These words are deleted "
                    "once you have taken it in.")));
}

Response show_intake(const OfficeVisit& visit, const PartForm& form, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  Html moderated = html("<h2>{}</h2>", v.tr("From the public"));
  moderated.add(check_field(
      {"_moderated", v.tr("It comes from the public: I have read it, and put it in words without personal data"), "",
       "yes"},
      !typed(visit, "_moderated").empty()));
  const auto message = message_of(visit);
  Html content = message ? message_html(v, *message) : Html{};
  content.add(form.markup({.action = v.request.target,
                           .submit = std::string(v.tr("Take this signal in")),
                           .cancel = v.link("signalen"),
                           .more = moderated,
                           .is_part = true,
                           .hidden = hidden_fields(visit)}));
  return act_page(visit, std::string(v.tr("Take in a signal")), problems, content,
                  {{"it comes from the public and nobody has read it yet.", "f_moderated-yes"}}, &form.fields());
}

// --- Answering ------------------------------------------------------------------------------------

struct Subject {
  const Signal* signal = nullptr;
  bool answers = false, assigns = false;
};

ErrorOr<Subject> subject_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Subject subject{v.view.find<Signal>(v.parts[0])};
  if (!subject.signal)
    return Error{ErrorKind::not_found, "signal " + v.parts[0], "there is no such signal.", "See all signals."};
  const RecordFacts facts{subject.signal->classification, subject.signal->assigned_to.id, {}, {}};
  const auto may_answer = may(visit.person(), Act::answer_signal, facts);
  subject.answers = may_answer.ok();
  subject.assigns = may(visit.person(), Act::assign_signal, facts).ok();
  if (!subject.answers && !subject.assigns) return may_answer.error();
  return subject;
}

PartForm answer_form(const OfficeVisit& visit, const Subject& subject) {
  const Visit& v = visit.visit;
  PartForm form(visit, type_of<Signal>(), {"answer", "answer_text", "answer_text_en", "about"},
                {"answer", "answer_text"});
  form.without("answer", "");
  form.say("about", v.tr("Where it shows"),
           subject.signal->about.empty()
               ? v.tr("The action, proposal or decision in which it shows; needed where it was taken over.")
               : v.tr("The action, proposal or decision in which it shows, if that is not where it is about already."));
  return form;
}

/// Where the answer will stand, and for whom.
std::string_view who_reads(const Visit& visit, const Signal& signal) {
  switch (signal.classification) {
    case Classification::public_:
      return visit.tr("Everybody can read the answer and its reason, under “You said, we did”.");
    case Classification::internal:
      return visit.tr("Who is signed in and may see what is internal can read the answer and its reason.");
    case Classification::restricted:
      return visit.tr("Only who may see what is restricted can read the answer and its reason.");
  }
  return {};
}

Html assign_part(const OfficeVisit& visit, const Subject& subject) {
  const Visit& v = visit.visit;
  const Signal& signal = *subject.signal;
  const bool sent = typed(visit, "_what") == "assign";
  Html fields =
      choice_field({"_to", v.tr("Who owes the answer"), {}, sent ? typed(visit, "_to") : signal.assigned_to.id},
                   v.tr("Choose"), organisation_options(v));
  fields.add(line_field(
      {"_due", v.tr("Before or on"), v.tr("Empty: the term stays as it is."), sent ? typed(visit, "_due") : ""}));
  return html("<h2 id=\"toewijzen\">{}</h2>{}", v.tr("Hand it to who answers"),
              act_form(visit, fields, v.tr("Hand over the signal"), "assign"));
}

Html merge_part(const OfficeVisit& visit, const Subject& subject) {
  const Visit& v = visit.visit;
  const auto ticked = all_typed(visit, "_same");
  Html boxes;
  for (const Signal& each : v.view.all<Signal>()) {
    if (each.id == subject.signal->id || each.merged_into || each.answer != AnswerKind::unanswered) continue;
    const std::string label = title_and_id(v, each);
    boxes.add(check_field({"_same", label, {}, each.id}, std::ranges::find(ticked, each.id) != ticked.end()));
  }
  if (boxes.empty()) return {};
  return html(
      "<h2 id=\"samenvoegen\">{}</h2>{}", v.tr("Others that say the same"),
      act_form(visit, group_field(v.tr("These go on in this signal"), boxes), v.tr("Merge into this one"), "merge"));
}

Response show(const OfficeVisit& visit, const Subject& subject, const PartForm& form,
              const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  const Signal& signal = *subject.signal;
  const bool is_open = signal.answer == AnswerKind::unanswered;
  Html content;
  if (const auto line = said_line(v, signal.id)) content.add(said_facts(v, *line));
  if (subject.answers) {
    const Html again =
        is_open ? Html{}
                : check_field({"_again", v.tr("This answer takes the place of the one that was given"), "", "yes"},
                              !typed(visit, "_again").empty());
    content.add(
        "<h2 id=\"antwoord\">{}</h2><p>{} {}</p>{}", v.tr("Answer"), who_reads(v, signal),
        v.tr("The actions that you name show it too, and the answer shows how they stand, as long as they run."),
        form.markup({.action = v.request.target,
                     .submit = std::string(v.tr("Look at the answer")),
                     .cancel = v.link(path_of(signal.id)),
                     .more = again,
                     .is_part = true,
                     .hidden = hidden_fields(visit)}));
    content.add(told_list(v, signal));
  }
  if (subject.assigns && is_open) content.add(assign_part(visit, subject)).add(merge_part(visit, subject));
  return act_page(visit, fill(v.tr("Answer signal: {}"), {v.title(signal)}), problems, content,
                  {{"it is not named.", "f_to"},
                   {"no duplicates are named.", "samenvoegen"},
                   {"it was answered before: “{}”.", "f_again-yes"},
                   {std::string(v.tr("Before or on")), "f_due"}},
                  &form.fields());
}

ErrorOr<Response> answered(const OfficeVisit& visit, const Subject& subject) {
  const Visit& v = visit.visit;
  STIP_TRY(may(visit.person(), Act::answer_signal,
               {subject.signal->classification, subject.signal->assigned_to.id, {}, {}}));
  PartForm form = answer_form(visit, subject);
  const bool is_readable = form.read();
  const Signal& said = form.record<Signal>();
  const AnswerSignal request{subject.signal->id,  said.answer,        said.answer_text,
                             said.answer_text_en, ids_of(said.about), !typed(visit, "_again").empty()};
  const Acted acted = answer_signal(v.view, request, actor_of(visit), v.today);
  return preview_or_enter(visit, acted,
                          {std::string(v.tr("Look at the answer")), told_list(v, *subject.signal),
                           path_of(subject.signal->id), is_readable},
                          [&](const std::vector<Error>& problems) {
                            const auto others = form.place(
                                problems, {{"it is not said what was done with it.", "answer"},
                                           {"it was answered without saying why.", "answer_text"},
                                           {"it was taken over, and it is not said where that shows.", "about"}});
                            return show(visit, subject, form, others);
                          });
}

}  // namespace

// WEBPAGE: GET /{language}/signaleren?herkomst=&over=&orgaan=&uit=
//
// Takes in what a body, report, consultation, trend analysis, parliament or the public raised, with the term for its
// answer. What comes from the public is taken in once somebody has read it; with the number of a message that was sent
// (`uit`), its words stand above the form, and are deleted once it is taken in.
ErrorOr<Response> intake_page(const OfficeVisit& visit) {
  if (!may_somewhere(visit.person(), Act::raise_signal)) return may(visit.person(), Act::raise_signal).error();
  return show_intake(visit, intake(visit), {});
}

ErrorOr<Response> taken_in(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  PartForm form = intake(visit);
  if (!may_somewhere(visit.person(), Act::raise_signal)) return may(visit.person(), Act::raise_signal).error();
  const bool is_readable = form.read();
  const Signal& said = form.record<Signal>();
  TakeIn request;
  request.origin = said.origin;
  request.title = said.title;
  request.title_en = said.title_en;
  request.text = said.text;
  request.text_en = said.text_en;
  request.raised_by = said.raised_by.id;
  request.body = said.body.id;
  request.raised_on = said.raised_on;
  request.about = ids_of(said.about);
  request.answer_due = said.answer_due;
  request.classification = said.classification;
  request.moderated = !typed(visit, "_moderated").empty();
  const Acted acted = take_in(v.view, request, actor_of(visit), v.today);
  std::vector<Error> problems;
  if (!may_somewhere(visit.person(), Act::raise_signal, said.classification))
    problems = told(visit, {{ErrorKind::forbidden, "signal", msg("you may not take in what is classified so high."),
                             msg("Choose a lower classification, or ask the secretariat.")}});
  else if (is_readable)
    problems = enter_act(visit, acted, key_of(visit));
  else if (!acted.ok())
    problems = acted.problems();
  if (!is_readable || !problems.empty()) {
    const auto others = form.place(problems, {{"you may not take in what is classified so high.", "classification"},
                                              {"it is not said where it comes from.", "origin"},
                                              {"it has no title.", "title"},
                                              {"it has no text.", "text"},
                                              {"the day on which it was raised is still to come: {}.", "raised_on"},
                                              {"it is not said which body raised it.", "body"}});
    return show_intake(visit, form, others);
  }
  // What was sent goes once it is a signal; if it cannot go now, it can still be refused.
  if (const auto message = visit.repeats() ? std::nullopt : message_of(visit))
    (void)drop_message(visit.office.desk, message->id, tr_later("message taken in"), visit.account.id, visit.now());
  return see_other(v.link(path_of(made_id(acted, type_of<Signal>()))));
}

// WEBPAGE: GET /{language}/beantwoorden/{signal}
//
// Answers a signal: what was done with it, why, where that shows, and who must be told. For the secretary also: which
// organisation owes the answer and by when, and which other signals say the same.
ErrorOr<Response> answer_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Subject subject, subject_of(visit));
  return show(visit, subject, answer_form(visit, subject), {});
}

ErrorOr<Response> answer_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Subject subject, subject_of(visit));
  const Visit& v = visit.visit;
  const std::string what = typed(visit, "_what"), &id = subject.signal->id;
  if (what != "assign" && what != "merge") return answered(visit, subject);
  STIP_TRY(may(visit.person(), Act::assign_signal,
               {subject.signal->classification, subject.signal->assigned_to.id, {}, {}}));
  std::vector<Error> problems;
  Acted acted = [&]() -> Acted {
    if (what == "merge") return merge_signals(v.view, {id, all_typed(visit, "_same")}, actor_of(visit), v.today);
    const Date due = typed_date(visit, "_due", v.tr("Before or on"), problems);
    return assign_signal(v.view, {id, typed(visit, "_to"), due}, actor_of(visit), v.today);
  }();
  if (problems.empty()) problems = enter_act(visit, acted, key_of(visit));
  if (!problems.empty()) return show(visit, subject, answer_form(visit, subject), problems);
  return see_other(v.link(path_of(id)));
}

}  // namespace stip
