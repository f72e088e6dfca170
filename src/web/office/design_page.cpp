// Design page: a consultation before it opens: what lacks, what people will read, and opening it.
#include "agenda/records.h"
#include "ballots/ballot_rules.h"
#include "base/text.h"
#include "governance/consultation.h"
#include "web/office/act_parts.h"
#include "web/office/design_parts.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/office/rehearsal_part.h"
#include "web/parts/record_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

std::string status_text(const Visit& visit, const Consultation& consultation) {
  const ChoiceType& type = Choices<ConsultationStatus>::type();
  return std::string(
      tr_in(visit.language, type.name, type.values[static_cast<std::size_t>(consultation.status)].label));
}

/// Where what a rule misses can be filled in.
Html finding_html(const Visit& visit, const Consultation& consultation, const Finding& finding) {
  const auto found = visit.view.find_any(finding.id);
  const std::string subject = finding.id == consultation.id
                                  ? std::string(visit.tr("The consultation itself"))
                                  : std::string(found ? visit.title(*found.record) : finding.id);
  const bool is_part = finding.id != consultation.id && found;
  const std::string path = design_path(consultation, finding.id);
  return html("<li><a href=\"{}\"{} dir=\"auto\">{}</a>: {} {}</li>\n",
              visit.link(path) + (finding.field.empty() ? "" : "#f-" + finding.field),
              is_part ? lang_of(visit, *found.record) : Html{}, subject, finding.problem.in(visit.language),
              finding.remedy.in(visit.language));
}

Html open_form(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html fields =
      area_field({"_reason", v.tr("Reason"), v.tr("Why it opens now, in a sentence."), typed(visit, "_reason")});
  fields.add(
      check_field({"_read", v.tr("I have read the texts and questions; they do not change after this."), {}, "yes"},
                  typed(visit, "_read") == "yes"));
  return html(
      "<p>{}</p>{}",
      v.tr("Opening keeps what is asked, with a digest, in the ledger. Nobody can change it then. Whoever looks "
           "after the ballots goes on with: stip consult open."),
      act_form(visit, fields, v.tr("Open"), "open"));
}

Html lacking_html(const OfficeVisit& visit, const Consultation& consultation) {
  const Visit& v = visit.visit;
  if (consultation.status != ConsultationStatus::draft) return {};
  const auto findings = lacking(v.view, v.today, v.language, consultation.id);
  Html content;
  if (findings.empty()) {
    content.add("<p>{}</p>\n", v.tr("Nothing lacks: it can open."));
    if (may_with(visit, Act::hold_consultation, consultation)) content.add("{}", open_form(visit));
  } else {
    Html items;
    for (const Finding& finding : findings) items.add("{}", finding_html(v, consultation, finding));
    content.add("<p>{}</p><ul>{}</ul>\n", v.tr("It can open once this is mended."), items);
  }
  return section("ontbreekt", v.tr("Before it can open"), content);
}

Html opened_html(const Visit& visit, const Consultation& consultation) {
  if (consultation.rules.empty()) return {};
  return section("geopend", visit.tr("As it was opened"),
                 html("<dl class=\"stip-facts\">{}{}</dl><p class=\"stip-quiet\">{}</p>",
                      fact(visit.tr("Opened on"), date_text(visit.language, consultation.opened_on)),
                      fact(visit.tr("Digest of the rules"), html("<code>{}</code>", consultation.rules_digest)),
                      visit.tr("What people were asked does not change any more. For other questions, design another "
                               "consultation that repeats this one.")));
}

Response show(const OfficeVisit& visit, const Consultation& consultation, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  const bool may_edit = consultation.status == ConsultationStatus::draft;
  Html content = invented_banner(v, consultation.invented);
  content.add("<p class=\"stip-lead\">{}</p>\n", fill(v.tr("Status: {}."), {to_lower(status_text(v, consultation))}));
  content.add("{}{}", lacking_html(visit, consultation), opened_html(v, consultation));
  Html before = introduction_html(v, consultation);
  if (may_edit)
    before.add("<p>{}</p>\n",
               button_link(v, design_path(consultation, consultation.id), v.tr("Change texts and terms")));
  content.add(
      "{}{}", section("vooraf", v.tr("What people read beforehand"), before),
      section("vragen", v.tr("What people are asked, in this order"), questions_html(v, consultation, may_edit)));
  if (may_edit) content.add("{}", rehearsal_html(visit, consultation));
  content.add("<p><a href=\"{}\">{}</a></p>\n", v.link(record_path(type_of<Consultation>(), consultation.id)),
              v.tr("All fields and the history of this consultation"));
  return act_page(visit, fill(v.tr("Design: {}"), {v.title(consultation)}), problems, content,
                  {{"it is not said why it opens.", "f_reason"}, {"the texts were not read again.", "f_read"}});
}

Response show_all(const OfficeVisit& visit, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  Html rows;
  for (const Consultation& each : v.view.all<Consultation>()) {
    if (!may_with(visit, Act::design_consultation, each)) continue;
    rows.add("<tr><th scope=\"row\"><a href=\"{}\"{} dir=\"auto\">{}</a>{}</th>{}{}</tr>\n", v.link(design_path(each)),
             lang_of(v, each), v.title(each), invented_badge(v, each), cell(v.tr("Status"), status_text(v, each)),
             cell(v.tr("Closes"), each.closes ? date_text(v.language, each.closes) : std::string{}));
  }
  const Html head = html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                         v.tr("Consultation"), v.tr("Status"), v.tr("Closes"));
  Html content = html("<p class=\"stip-lead\">{}</p>\n",
                      v.tr("What citizens are asked is written here, tried out, and fixed when it opens."));
  if (!rows.empty()) content.add("{}", table("consultaties", v.tr("Consultations"), head, rows, {}, true));
  Html fields = line_field({"_title", v.tr("Title"), v.tr("As people will read it."), typed(visit, "_title")});
  fields.add(line_field({"_title_en", v.tr("Title in English"), {}, typed(visit, "_title_en")}));
  fields.add(
      choice_field({"_by", v.tr("Commissioned by"), {}, typed(visit, "_by")}, v.tr("Choose"), organisation_options(v)));
  content.add("{}",
              section("nieuw", v.tr("A new consultation"), act_form(visit, fields, v.tr("Begin the design"), "new")));
  return act_page(visit, std::string(v.tr("Designing consultations")), problems, content,
                  {{"it is not said who asks.", "f_by"}});
}

Error not_read(const Visit& visit) {
  return {ErrorKind::invalid, visit.tr("consultation"), visit.tr("the texts were not read again."),
          visit.tr("Read them below, and tick that you did.")};
}

}  // namespace

// WEBPAGE: GET /{language}/ontwerpen
//
// All consultations that one may design, and the form that begins a new one.
ErrorOr<Response> designs_page(const OfficeVisit& visit) {
  if (!may_somewhere(visit.person(), Act::design_consultation)) STIP_TRY(may(visit.person(), Act::design_consultation));
  return show_all(visit, {});
}

ErrorOr<Response> design_begun(const OfficeVisit& visit) {
  if (!may_somewhere(visit.person(), Act::design_consultation)) STIP_TRY(may(visit.person(), Act::design_consultation));
  const std::string by = typed(visit, "_by");
  if (by.empty())
    return show_all(visit,
                    {{ErrorKind::invalid, visit.visit.tr("consultation"), visit.visit.tr("it is not said who asks."),
                      visit.visit.tr("Name the organisation that answers for it.")}});
  STIP_TRY(may(visit.person(), Act::design_consultation, {Classification::public_, by, {}, {}}));
  DesignPart request{&type_of<Consultation>(), "", {}, false};
  for (const auto& [field, name] :
       {std::pair("title", "_title"), std::pair("title_en", "_title_en"), std::pair("commissioned_by", "_by")})
    if (std::string value = typed(visit, name); !value.empty()) request.fields.push_back({field, std::move(value)});
  const Acted acted = design_part(visit.visit.view, request, actor_of(visit));
  const auto problems = enter_act(visit, acted, key_of(visit));
  if (!problems.empty()) return show_all(visit, problems);
  return see_other(visit.visit.link("ontwerpen/" + made_id(acted, type_of<Consultation>())));
}

// WEBPAGE: GET /{language}/ontwerpen/{consultation}
//
// One consultation as it is designed: what lacks before it can open, with the place to mend it; what people will read;
// the questions in their order; and, with ?proef=1000, what so many made-up people show. Who may hold it opens it here;
// from then on the page only shows.
ErrorOr<Response> design_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Consultation* consultation, designed_here(visit, Act::design_consultation));
  return show(visit, *consultation, {});
}

ErrorOr<Response> design_opened(const OfficeVisit& visit) {
  STIP_TRY_AS(const Consultation* consultation, designed_here(visit, Act::design_consultation));
  if (typed(visit, "_what") != "open") return show(visit, *consultation, {});
  STIP_TRY(designed_here(visit, Act::hold_consultation));
  const Visit& v = visit.visit;
  const auto rules = parse_ballot_rules(to_text(rules_of(v.view, *consultation)), consultation->id);
  const Acted acted = open_consultation(
      v.view, {consultation->id, rules.ok() ? to_text(*rules) : "", typed(visit, "_reason")}, actor_of(visit), v.today);
  std::vector<Error> problems = acted.ok() ? std::vector<Error>{} : acted.problems();
  if (acted.ok() && !rules.ok()) problems = told(visit, {rules.error()});
  if (typed(visit, "_read") != "yes") problems.push_back(not_read(v));
  if (problems.empty()) problems = enter_act(visit, acted, key_of(visit));
  if (!problems.empty()) return show(visit, *consultation, problems);
  return see_other(v.link(design_path(*consultation)));
}

}  // namespace stip
