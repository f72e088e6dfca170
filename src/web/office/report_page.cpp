// Report page: the owner's account of one action in the round that is open, in three minutes.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "desk/drafts.h"
#include "exchange/form_value.h"
#include "exchange/value_text.h"
#include "governance/cycle.h"
#include "governance/report.h"
#include "mailing/report_form.h"
#include "mailing/report_questions.h"
#include "publishing/record_words.h"
#include "registry/edition_views.h"
#include "web/form_data.h"
#include "web/office/entering.h"
#include "web/office/links.h"
#include "web/office/meanwhile.h"
#include "web/office/pages.h"
#include "web/parts/record_form.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

constexpr std::string_view forecast_prefix = "_new:";  // "_new:M-014.due"

/// What a report is about: the action, its round, and the report of this round if there is one.
struct Subject {
  const Action* action = nullptr;
  const Cycle* cycle = nullptr;
  const Row* row = nullptr;
  OnSchedule calculated{};
};

ErrorOr<Subject> subject_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Error absent{ErrorKind::not_found, "action " + v.parts[0], "there is no such action.", "Search for it."};
  Subject subject{v.view.find<Action>(v.parts[0]), nullptr, nullptr, {}};
  if (!subject.action) return absent;
  // A link was issued by somebody who may, and is for this action alone.
  if (!visit.link) STIP_TRY(may(visit.person(), Act::report, facts_of(v.view, *subject.action)));
  for (const Cycle* cycle : v.view.referring<Cycle>("asked", subject.action->id)) {
    const auto round = round_of(v.view, cycle->id, v.today);
    const bool is_meant = !visit.link || visit.link->purpose.cycle == cycle->id;
    if (round && round->is_open && is_meant) subject.cycle = cycle;
  }
  if (!subject.cycle)
    return Error{ErrorKind::conflict, "action " + subject.action->id,
                 std::string(v.tr("no round is open in which a report on it is asked.")),
                 std::string(v.tr("Ask the secretary."))};
  const Prefilled filled = prefill(v.view, subject.action->id, subject.cycle->id);
  if (filled.current) subject.row = v.view.row(type_of<ProgressReport>(), filled.current->id);
  subject.calculated = calculated_schedule(visit.office.registry, v.viewer, v.view, subject.action->id, v.today);
  return subject;
}

bool is_answer(const Field& field) {
  return std::ranges::any_of(answer_fields(), [&](const Field* each) { return each == &field; });
}

/// The form of the answers alone; the rest of a report follows from what it is about.
RecordForm form_of(const OfficeVisit& visit, const Subject& subject) {
  RecordForm form = record_form(visit.visit.view, type_of<ProgressReport>(), subject.row, visit.visit.language);
  std::erase_if(form.fields,
                [](const FormField& field) { return !is_answer(*field.field) || field.name() == "forecast"; });
  for (FormField& field : form.fields)
    field.is_required = field.name() == "phase" || field.name() == "schedule" || field.name() == "confidence";
  return form;
}

/// What is wrong with an answer stands at its field; gives what is about no field.
std::vector<Error> placed(const OfficeVisit& visit, RecordForm& form, const std::vector<Error>& problems) {
  static constexpr std::pair<const char*, const char*> places[] = {
      {"it does not say where the action is.", "phase"},
      {"it does not say whether the action is on schedule.", "schedule"},
      {"it does not say how sure the owner is that the goal is reached.", "confidence"},
      {"it answers “attention” or “no” without the cause.", "cause"},
      {"it doubts that the goal is reached without the cause.", "cause"},
      {"it moves a date or an amount without the cause.", "cause"},
      {"it answers “attention” or “no” without the consequence.", "consequence"},
      {"it answers “attention” or “no” without the correction.", "correction"},
      {"the owner answers “{}” where the dates give “{}”, and it is not said why.", "differs_because"},
  };
  std::vector<Error> others;
  for (const Error& met : problems) {
    const Error problem = in_language(visit.visit.language, met);
    const auto at = std::ranges::find_if(places, [&](const auto& place) {
      const std::string_view words = visit.visit.tr(place.first);
      return starts_with(problem.problem, words.substr(0, words.find("{}")));
    });
    const auto field =
        at == std::end(places) ? form.fields.end() : std::ranges::find(form.fields, at->second, &FormField::name);
    if (field == form.fields.end())
      others.push_back(met);
    else if (field->problem.empty())
      field->problem = std::string(problem.problem) + " " + std::string(problem.remedy);
  }
  return others;
}

FormFields prefilled(const OfficeVisit& visit, const Subject& subject) {
  FormFields pairs;
  for (const FieldChange& answer : prefill(visit.visit.view, subject.action->id, subject.cycle->id).answers)
    pairs.emplace_back(answer.field, answer.value);
  return pairs;
}

std::string control_name(const ForecastPlace& place) {
  return std::string(forecast_prefix) + place.record + "." + std::string(place.field->name);
}

std::string subject_of(const OfficeVisit& visit, const ForecastPlace& place) {
  return place.title + ", " + std::string(label_of(*place.type, *place.field, visit.visit.language));
}

/// What was typed for it, or what stands there now as readers of the language write it.
std::string standing_in(const ForecastPlace& place, const FormFields& typed, Language language) {
  const std::string name = control_name(place);
  for (const auto& [key, text] : typed)
    if (key == name) return text;
  return shown_value(*place.field, place.now, language);
}

Html choices(const ForecastPlace& place, const std::string& chosen, Language language) {
  Html options;
  const ChoiceType& type = place.field->choice_type();
  for (const Choice& choice : type.values) {
    if (choice.name == chosen)
      options.add("<option value=\"{}\" selected>{}</option>", choice.name, label_of(type, choice, language));
    else
      options.add("<option value=\"{}\">{}</option>", choice.name, label_of(type, choice, language));
  }
  return options;
}

/// What is wrong with a new date or amount leads to where it was typed.
std::vector<Anchor> new_value_anchors(const OfficeVisit& visit, const Subject& subject) {
  std::vector<Anchor> anchors;
  for (const ForecastPlace& place : forecast_places(visit.visit.view, subject.action->id))
    anchors.push_back({subject_of(visit, place), control_name(place)});
  return anchors;
}

/// New dates and amounts, by record, each with what stands there now.
Html forecast_fields(const OfficeVisit& visit, const Subject& subject, const FormFields& typed) {
  const Visit& v = visit.visit;
  const auto places = forecast_places(v.view, subject.action->id);
  if (places.empty()) return {};
  Html groups, rows;
  const auto end_group = [&](const ForecastPlace& last) {
    groups.add(
        "<fieldset class=\"utrecht-form-fieldset stip-form__fields\"><legend class=\"utrecht-form-fieldset__legend\" "
        "dir=\"auto\">{}</legend>{}</fieldset>",
        last.title, rows);
    rows = {};
  };
  for (std::size_t at = 0; at < places.size(); ++at) {
    const ForecastPlace& place = places[at];
    const std::string name = control_name(place), text = standing_in(place, typed, v.language);
    rows.add("<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label> ", name,
             label_of(*place.type, *place.field, v.language));
    if (place.field->choice_type)
      rows.add("<select class=\"utrecht-select\" id=\"{}\" name=\"{}\">{}</select></div>", name, name,
               choices(place, text, v.language));
    else
      rows.add("<input class=\"utrecht-textbox\" id=\"{}\" name=\"{}\" value=\"{}\" autocomplete=\"off\"></div>", name,
               name, text);
    if (at + 1 == places.size() || places[at + 1].record != place.record) end_group(place);
  }
  return html("<h2 class=\"utrecht-heading-2\">{}</h2><p>{}</p><div class=\"stip-form__fields\">{}</div>",
              v.tr("Dates and amounts"), v.tr("Change only what differs now. It is entered once the report is final."),
              groups);
}

Html facts(const OfficeVisit& visit, const Subject& subject) {
  const Visit& v = visit.visit;
  const auto round = round_of(v.view, subject.cycle->id, v.today);
  Html list = html("<dt>{}</dt><dd>{}</dd>", v.tr("By the dates alone"), label_of(v.language, subject.calculated));
  if (round && round->deadline)
    list.add("<dt>{}</dt><dd>{}</dd>", v.tr("Before or on"), date_text(v.language, round->deadline->due));
  const Prefilled filled = prefill(v.view, subject.action->id, subject.cycle->id);
  if (!filled.promised.empty())
    list.add("<dt>{}</dt><dd dir=\"auto\">{}</dd>", v.tr("What you said would come next"), filled.promised);
  if (filled.current && !filled.current->remarks.empty())
    list.add("<dt>{}</dt><dd dir=\"auto\">{}</dd>", v.tr("Remarks"), filled.current->remarks);
  return html("<dl class=\"stip-facts\">{}</dl>", list);
}

std::string form_address(const OfficeVisit& visit, const Subject& subject) {
  return visit.link ? "link/" + visit.link->id : "rapporteren/" + subject.action->id;
}
/// Where one comes when it is handed in.
std::string address_after(const OfficeVisit& visit, bool is_unchanged) {
  if (visit.link) return "link/" + visit.link->id;
  return is_unchanged ? "bureau?klaar=ongewijzigd" : "bureau?klaar=ingediend";
}

/// The form to fill in elsewhere, and the way back for one that was.
Html elsewhere(const OfficeVisit& visit, const Subject& subject, const Html& hidden) {
  const Visit& v = visit.visit;
  const std::string address = v.link(form_address(visit, subject));
  // By a link the forms came with the mail.
  const Html files = visit.link
                         ? html("<p>{}</p>", v.tr("The form came with the mail that has your link."))
                         : html("<p><a href=\"{}/formulier.docx\">{}</a> · <a href=\"{}/formulier.xlsx\">{}</a></p>",
                                address, v.tr("Word document"), address, v.tr("Workbook"));
  return html(
      "<details class=\"stip-details\"><summary>{}</summary>{}<form class=\"stip-form\" method=\"post\" action=\"{}\" "
      "enctype=\"multipart/form-data\">{}<input type=\"hidden\" name=\"_do\" value=\"file\"><div "
      "class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"file\">{}</label> <input "
      "class=\"utrecht-textbox\" type=\"file\" id=\"file\" name=\"file\" accept=\".docx,.xlsx\" required></div><button "
      "class=\"utrecht-button utrecht-button--secondary-action\" type=\"submit\">{}</button></form></details>",
      v.tr("Fill it in as a Word document or workbook"), files, address, hidden,
      v.tr("The form, filled in (.docx or .xlsx)"), v.tr("Read it, and show me first"));
}

Response show(const OfficeVisit& visit, const Subject& subject, const RecordForm& form, const FormFields& typed,
              const Html& above, int status) {
  const Visit& v = visit.visit;
  const std::string title = fill(v.tr("Report on: {}"), {v.title(*subject.action)});
  Html hidden = visit.form_token();
  hidden.add(form_key(visit));
  Html content = html("<h1 dir=\"auto\">{}</h1>{}{}", title, above, facts(visit, subject));
  const Prefilled filled = prefill(v.view, subject.action->id, subject.cycle->id);
  content.add(elsewhere(visit, subject, hidden));
  if (filled.from && !subject.row) {
    const std::string* confirmed = visit.sent_value("_confirmation");
    content.add(
        "<details class=\"stip-details\"{}><summary>{}</summary><form class=\"stip-form\" method=\"post\" "
        "action=\"{}\">{}"
        "<input type=\"hidden\" name=\"_do\" value=\"unchanged\"><div class=\"utrecht-form-field\"><label "
        "class=\"utrecht-form-label\" for=\"confirmation\">{}</label> "
        "<input class=\"utrecht-textbox\" id=\"confirmation\" name=\"_confirmation\" value=\"{}\" required></div>"
        "<button class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\">{}</button></form></details>",
        Html::trusted(confirmed ? " open" : ""), v.tr("Nothing changed since the last report"),
        v.link(form_address(visit, subject)), hidden, v.tr("What did you look at? One line."),
        confirmed ? *confirmed : std::string{}, v.tr("Nothing changed: hand in"));
  }
  content.add(record_form_html(form, {.action = v.link(form_address(visit, subject)),
                                      .submit = std::string(v.tr("Hand in")),
                                      .cancel = visit.link ? std::string{} : v.link("bureau"),
                                      .more = forecast_fields(visit, subject, typed),
                                      .second = std::string(v.tr("Keep as a draft")),
                                      .is_part = true,
                                      .hidden = hidden}));
  Response response = office_page(visit, std::string(status == 200 ? "" : v.tr("Error: ")) + title, std::move(content));
  response.status = status;
  return response;
}

/// The answers that were sent, as read by the form; every required field that the form does not ask is given.
ErrorOr<FormReading> read_answers(const OfficeVisit& visit, const Subject& subject) {
  std::vector<FormPair> pairs;
  for (const auto& pair : visit.sent) {
    const bool is_about_form = starts_with(pair.first, "_");
    const Field* field = type_of<ProgressReport>().field(pair.first);
    if (is_about_form || (field && is_answer(*field)))
      pairs.push_back(pair);
    else
      return Error{ErrorKind::invalid, visit.visit.tr("form"),
                   said("it has a field '{}' that a report does not ask.", pair.first), msg("Reload the page.")};
  }
  if (!subject.row) {
    for (const auto& [name, value] : std::initializer_list<FormPair>{{"id", "PR-NEW"},
                                                                     {"title", "-"},
                                                                     {"action", subject.action->id},
                                                                     {"period", to_text(subject.cycle->period)}})
      pairs.emplace_back(name, value);
  }
  STIP_TRY_AS(FormReading reading,
              read_form(visit.visit.view, type_of<ProgressReport>(), subject.row, pairs, visit.visit.language));
  std::erase_if(reading.changes, [](const FieldChange& change) {
    const Field* field = type_of<ProgressReport>().field(change.field);
    return !field || !is_answer(*field);
  });
  return reading;
}

/// The new values that were typed, in canonical text; what cannot be read is a problem of that place.
std::vector<Forecast> forecasts_sent(const OfficeVisit& visit, const Subject& subject, std::vector<Error>& problems) {
  std::vector<Forecast> all;
  const Language language = visit.visit.language;
  for (const ForecastPlace& place : forecast_places(visit.visit.view, subject.action->id)) {
    const std::string* typed = visit.sent_value(control_name(place));
    if (!typed || *typed == shown_value(*place.field, place.now, language) || as_sent(*typed) == place.now) continue;
    std::string value = as_sent(*typed);
    if (!place.field->choice_type) {
      auto read = read_value(*place.field, value, language);
      if (!read.ok()) {
        problems.push_back({read.error().kind, subject_of(visit, place), read.error().problem.in(language),
                            read.error().remedy.in(language)});
        continue;
      }
      value = std::move(read->text);
    }
    if (value != place.now) all.push_back({place.record, std::string(place.field->name), std::move(value)});
  }
  return all;
}

ErrorOr<Response> keep_draft(const OfficeVisit& visit, const Subject& subject) {
  FormDraft draft{visit.holder(), form_address(visit, subject), subject.row ? subject.row->version : 0, {}, 0, {}, {}};
  for (const auto& pair : visit.sent)
    if (!starts_with(pair.first, "_") || starts_with(pair.first, forecast_prefix)) draft.fields.push_back(pair);
  STIP_TRY_AS(const auto before, find_draft(visit.office.desk, draft.holder, draft.form, visit.now()));
  if (before) draft.saves = before->saves;
  STIP_TRY_AS(const SavedDraft saved, save_draft(visit.office.desk, draft, visit.now()));
  (void)saved;
  return see_other(visit.visit.link(draft.form));
}

/// What a form that came back says, as what was typed.
FormFields typed_of(const OfficeVisit& visit, const Subject& subject, const ReadReport& read) {
  const Language language = visit.visit.language;
  FormFields typed;
  for (const FieldChange& answer : read.request.answers) {
    const Field* field = type_of<ProgressReport>().field(answer.field);
    const bool is_list = field && field->kind == Kind::list;
    typed.emplace_back(answer.field, is_list ? join(parts_of(*field, answer.value), "\n") : answer.value);
  }
  for (const ForecastPlace& place : forecast_places(visit.visit.view, subject.action->id)) {
    const auto forecast = std::ranges::find_if(*read.request.forecasts, [&](const Forecast& each) {
      return each.record == place.record && each.field == place.field->name;
    });
    if (forecast != read.request.forecasts->end())
      typed.emplace_back(control_name(place), shown_value(*place.field, forecast->value, language));
  }
  return typed;
}

/// What the owner changed in it: before and after.
Html changes_in(const OfficeVisit& visit, const ReadReport& read) {
  const Visit& v = visit.visit;
  Html rows;
  for (const PaperChange& change : read.changes) {
    rows.add("<tr><th scope=\"row\" dir=\"auto\">{}</th><td dir=\"auto\">{}</td><td dir=\"auto\">{}</td></tr>",
             change.label, change.before.empty() ? std::string(v.tr("nothing")) : change.before,
             change.after.empty() ? std::string(v.tr("nothing")) : change.after);
  }
  if (rows.empty())
    return html("<p role=\"status\">{}</p>", v.tr("Nothing was changed in this form. Nothing was entered."));
  return html(
      "<p role=\"status\">{}</p><div class=\"stip-table-scroll\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"{}\"><table "
      "class=\"utrecht-table\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table></div>",
      v.tr("This was read from your form. Nothing was entered yet: look it over below, and hand it in."),
      v.tr("What was changed in the form"), v.tr("Question"), v.tr("It was"), v.tr("The form says"), rows);
}

/// A form that came back, shown as if it had been typed here: it is handed in by the button of this page.
ErrorOr<Response> show_file(const OfficeVisit& visit, const Subject& subject) {
  const Visit& v = visit.visit;
  RecordForm form = form_of(visit, subject);
  const auto refused = [&](const std::vector<Error>& problems) {
    FormFields typed = subject.row ? FormFields{} : prefilled(visit, subject);
    if (!typed.empty()) refill(form, typed, {});
    return show(visit, subject, form, {}, problem_list(visit, problems), 422);
  };
  if (visit.files.empty())
    return refused(
        {{ErrorKind::invalid, std::string(v.tr("The form, filled in (.docx or .xlsx)")),
          std::string(v.tr("no file was chosen.")), std::string(v.tr("Choose the file, and send it again."))}});
  const FormFile& file = visit.files.front();
  const std::string name = file.name.empty() ? std::string(v.tr("the file")) : file.name.substr(0, 100);
  const std::string kind = to_lower(name);
  if (!ends_with(kind, ".docx") && !ends_with(kind, ".xlsx"))
    return refused({{ErrorKind::invalid, name, std::string(v.tr("its name ends in neither .docx nor .xlsx.")),
                     std::string(v.tr("Choose the form that you filled in."))}});
  // By a link the public view holds one action more, which may be as secret as it says itself.
  Viewer reader = v.viewer;
  if (visit.link) reader.clearance = std::max(reader.clearance, subject.action->classification);
  const auto read = read_report_form(visit.office.registry, file.bytes, is_utf8(name) ? name : "form",
                                     {reader, v.language, v.today, subject.action->id, v.view, visit.link.has_value()});
  if (!read.ok()) return refused(told(visit, {read.error()}));
  if (read->request.cycle != subject.cycle->id)
    return refused(
        {{ErrorKind::conflict, name,
          fill(v.tr("it is for the round {}, and the round {} is open."), {read->request.cycle, subject.cycle->id}),
          std::string(v.tr("Fill in a fresh form, or report on the site."))}});
  const FormFields typed = typed_of(visit, subject, *read);
  FormFields answers = typed;
  std::erase_if(answers, [](const auto& pair) { return starts_with(pair.first, "_"); });
  refill(form, answers, {});
  Html above = problem_list(visit, read->problems);
  above.add(changes_in(visit, *read));
  return show(visit, subject, form, typed, above, read->problems.empty() ? 200 : 422);
}

/// The text of a report that somebody else handed in while this form was open, beside what was typed; else nothing.
Html handed_in_meanwhile(const OfficeVisit& visit, const Subject& subject, const std::vector<Error>& problems) {
  const View& view = visit.visit.view;
  if (std::ranges::find(problems, ErrorKind::conflict, &Error::kind) == problems.end()) return {};
  for (const ProgressReport* each : view.referring<ProgressReport>("action", subject.action->id)) {
    if (each->cycle.id != subject.cycle->id) continue;
    const auto both =
        both_texts(visit, type_of<ProgressReport>(), *view.row(type_of<ProgressReport>(), each->id), visit.sent);
    if (both) return both->shown;
  }
  return {};
}

}  // namespace

// WEBPAGE: GET /{language}/rapporteren/{action}
//
// The report on an action in the round that is open, filled in with the last one or with what was being written. What
// the dates alone say stands beside the owner's judgement. "Nothing changed" takes one line.
ErrorOr<Response> report_form_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Subject subject, subject_of(visit));
  RecordForm form = form_of(visit, subject);
  STIP_TRY_AS(const auto draft,
              find_draft(visit.office.desk, visit.holder(), form_address(visit, subject), visit.now()));
  FormFields typed = draft ? draft->fields : subject.row ? FormFields{} : prefilled(visit, subject);
  FormFields answers = typed;
  std::erase_if(answers, [](const auto& pair) { return starts_with(pair.first, "_"); });
  if (!answers.empty()) refill(form, answers, {});
  Html above;
  if (visit.link)
    above = html(
        "<p class=\"stip-lead\">{}</p>",
        fill(visit.visit.tr(
                 "You report without an account, for {}. This link opens this report alone, up to and including {}."),
             {visit.link->purpose.holder, last_day_text(visit.visit.language, *visit.link)}));
  if (draft) {
    above.add("<p role=\"status\">{}</p>", fill(visit.visit.tr("This is what you were writing, kept at {}."),
                                                {instant_text(visit.visit.language, draft->saved)}));
    const std::int64_t version = subject.row ? subject.row->version : 0;
    if (draft->base != version)
      above.add("<p role=\"alert\">{}</p>",
                visit.visit.tr("Somebody else changed this report meanwhile. Compare before you hand in."));
  }
  return show(visit, subject, form, typed, above, 200);
}

// WEBPAGE: GET /{language}/rapporteren/{action}/formulier.docx
//
// The report as a form to fill in elsewhere, as a Word document or (formulier.xlsx) a workbook. It comes back by the
// page of the report, or by mail.
ErrorOr<Response> report_paper(const OfficeVisit& visit) {
  STIP_TRY_AS(const Subject subject, subject_of(visit));
  const Visit& v = visit.visit;
  for (const PaperFormat format : paper_formats) {
    if (v.parts[1] != "formulier." + std::string(name_of(format))) continue;
    const ReportStamp stamp{subject.action->id, subject.cycle->id, v.view.upto(), v.viewer.clearance, v.language};
    STIP_TRY_AS(const PaperForm form, report_form(v.view, stamp, subject.calculated));
    Response response;
    STIP_TRY_AS(response.body, write_paper(form, format));
    response.content_type = media_type_of(format);
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + subject.action->id + "-" +
                                                             to_text(subject.cycle->period) + "." +
                                                             std::string(name_of(format)) + "\"");
    return response;
  }
  return Error{ErrorKind::not_found, "page", "there is no page at this address.", "Go to the overview, or search."};
}

ErrorOr<Response> report_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Subject subject, subject_of(visit));
  const Visit& v = visit.visit;
  const std::string* wanted = visit.sent_value("_do");
  if (wanted && *wanted == "file") return show_file(visit, subject);
  if (wanted && *wanted == "second") return keep_draft(visit, subject);
  std::vector<Error> problems;
  RecordForm form = form_of(visit, subject);
  if (wanted && *wanted == "unchanged") {
    const std::string* line = visit.sent_value("_confirmation");
    const NothingChanged request{subject.action->id, subject.cycle->id, line ? *line : "", subject.calculated};
    problems = enter_act(visit, nothing_changed(v.view, request, actor_of(visit), v.today), key_of(visit));
    if (!problems.empty() && !subject.row) refill(form, prefilled(visit, subject), {});
    if (!problems.empty())
      return show(
          visit, subject, form, {},
          problem_list(visit, problems,
                       {{"the confirmation is missing.", "confirmation", v.tr("What did you look at? One line.")}}),
          422);
  } else {
    const auto reading = read_answers(visit, subject);
    FormFields answers = visit.sent;
    std::erase_if(answers, [](const auto& pair) { return starts_with(pair.first, "_"); });
    if (!reading.ok() && reading.error().kind == ErrorKind::conflict && subject.row) {
      if (const auto both = both_texts(visit, type_of<ProgressReport>(), *subject.row, visit.sent)) {
        refill(form, both->typed, {});
        Html above = problem_list(visit, told(visit, {reading.error()}));
        return show(visit, subject, form, visit.sent, above.add(both->shown), 422);
      }
    }
    if (!reading.ok()) {
      refill(form, answers, {});
      return show(visit, subject, form, visit.sent, problem_list(visit, told(visit, {reading.error()})), 422);
    }
    if (!reading->problems.empty()) {
      refill(form, answers, reading->problems);
      return show(visit, subject, form, visit.sent, {}, 422);
    }
    FileReport request{subject.action->id,
                       subject.cycle->id,
                       reading->changes,
                       forecasts_sent(visit, subject, problems),
                       true,
                       subject.calculated,
                       {}};
    request.seen = subject.row ? subject.row->version : 0;
    if (problems.empty())
      problems = enter_act(visit, file_report(v.view, request, actor_of(visit), v.today), key_of(visit));
    if (!problems.empty()) {
      refill(form, answers, {});
      Html above = problem_list(visit, placed(visit, form, problems), new_value_anchors(visit, subject));
      return show(visit, subject, form, visit.sent, above.add(handed_in_meanwhile(visit, subject, problems)), 422);
    }
  }
  if (!visit.repeats()) STIP_TRY(remove_draft(visit.office.desk, visit.holder(), form_address(visit, subject)));
  if (visit.link && !visit.repeats()) STIP_TRY(spend_link(visit.office.desk, visit.session, visit.now()));
  return see_other(v.link(address_after(visit, wanted && *wanted == "unchanged")));
}

}  // namespace stip
