// Amend page: something else is adopted than was proposed; the original stays, and stands beside it.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/form_value.h"
#include "governance/propose.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/parts/proposal_parts.h"
#include "web/parts/record_form.h"
#include "web/parts/record_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

/// One change that was proposed, and the control in which it can become another.
struct Line {
  const ProposedChange* change = nullptr;
  const RecordType* type = nullptr;
  const Row* row = nullptr;          ///< nullptr: the record would be made.
  std::optional<FormField> control;  ///< None: the record would end.

  std::string value_name() const { return "_value." + change->id; }
  std::string drop_name() const { return "_drop." + change->id; }
};

ErrorOr<const Proposal*> proposal_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Proposal* proposal = v.view.find<Proposal>(v.parts[0]);
  if (!proposal)
    return Error{ErrorKind::not_found, "proposal " + v.parts[0], "there is no such proposal.", "Look at your desk."};
  for (const RoleAt& role : visit.account.roles)
    if (may(visit.person(), Act::decide, {proposal->classification, role.organisation, {}, {}}).ok()) return proposal;
  STIP_TRY(may(visit.person(), Act::decide, {proposal->classification, {}, {}, {}}));
  return proposal;
}

/// A value as a form sends it.
std::vector<FormPair> as_typed(const Field& field, const std::string& value, Language language) {
  std::vector<FormPair> pairs;
  if (field.kind == Kind::list || !field.is_several()) {
    const bool is_list = field.kind == Kind::list;
    pairs.emplace_back(field.name, is_list                                     ? join(parts_of(field, value), "\n")
                                   : field.is_reference() || field.choice_type ? value
                                                                               : shown_value(field, value, language));
  } else {
    for (const std::string& part : parts_of(field, value)) pairs.emplace_back(field.name, part);
  }
  return pairs;
}

std::vector<Line> lines_of(const OfficeVisit& visit, const Proposal& proposal) {
  const Visit& v = visit.visit;
  std::vector<Line> lines;
  for (const ProposedChange* change : v.view.referring<ProposedChange>("proposal", proposal.id)) {
    const auto found = v.view.find_any(change->record.id);
    Line line{change, found ? found.type : record_type_of_id(change->record.id), nullptr, std::nullopt};
    if (found) line.row = v.view.row(*found.type, change->record.id);
    const Field* field = line.type ? line.type->field(change->field) : nullptr;
    if (field) {
      RecordForm form = record_form(v.view, *line.type, line.row, v.language);
      std::erase_if(form.fields, [&](const FormField& each) { return each.field != field; });
      auto pairs = as_typed(*field, change->value, v.language);
      const bool is_text_area = !form.fields.empty() && form.fields.front().control == Control::lines;
      if (is_text_area && pairs.size() > 1) {  // One control holds them all, one a line.
        for (std::size_t at = 1; at < pairs.size(); ++at) pairs.front().second += "\n" + pairs[at].second;
        pairs.resize(1);
      }
      refill(form, pairs, {});
      if (!form.fields.empty()) line.control = std::move(form.fields.front());
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

/// Reads what was typed for a change: another edit, that it falls away, or nothing that differs.
void read(const OfficeVisit& visit, Line& line, Amend& request, bool& is_readable) {
  const Visit& v = visit.visit;
  const Edit edit{line.change->record.id, line.change->field, line.change->value};
  if (!typed(visit, line.drop_name()).empty()) request.drops.push_back(edit);
  if (!line.control) return;
  std::vector<FormPair> pairs, sent;
  for (const auto& [name, value] : visit.sent)
    if (name == line.value_name()) sent.emplace_back(edit.field, value);
  if (sent.empty()) return;
  pairs = sent;
  pairs.emplace_back("_version", std::to_string(line.row ? line.row->version : 0));
  if (!line.row) pairs.emplace_back("id", edit.record);
  RecordForm form{line.type, edit.record, 0, v.language, {*line.control}};
  const auto reading = read_form(v.view, *line.type, line.row, pairs, v.language);
  std::vector<FieldProblem> problems = reading.ok() ? reading->problems : std::vector<FieldProblem>{};
  std::erase_if(problems, [&](const FieldProblem& each) { return each.field != line.control->field; });
  if (!reading.ok()) problems.push_back({line.control->field, reading.error().problem, reading.error().remedy});
  form.fields.front().chosen.clear();
  refill(form, sent, problems);
  line.control = form.fields.front();
  if (!problems.empty()) {
    is_readable = false;
  } else if (const std::string value = line.control->field->text(*reading->record); value != edit.value) {
    request.edits.push_back({edit.record, edit.field, value});
  }
}

Html line_markup(const OfficeVisit& visit, const Line& line) {
  const Visit& v = visit.visit;
  const ProposedChange& change = *line.change;
  const Html now = line.row && line.control
                       ? edited_value(v, change.record.id, change.field, line.control->field->text(*line.row->record))
                       : html("{}", line.row ? v.tr("is there") : v.tr("is not there yet"));
  const Html proposed =
      change.field.empty() ? html("{}", v.tr("ends")) : edited_value(v, change.record.id, change.field, change.value);
  Html fields = html(
      "<dl class=\"stip-facts\"><div><dt>{}</dt><dd dir=\"auto\">{}</dd></div><div><dt>{}</dt><dd "
      "dir=\"auto\">{}</dd></div></dl>",
      v.tr("Now"), now, v.tr("As it was proposed"), proposed);
  if (line.control) {
    FormField control = *line.control;
    control.label = fill(v.tr("{}: becomes"), {control.label});
    control.is_required = false;
    fields.add(form_field_html(control, v.language, line.value_name()));
  }
  fields.add(check_field({line.drop_name(), v.tr("This change falls away"), {}, "yes"},
                         !typed(visit, line.drop_name()).empty()));
  return html(
      "<div class=\"stip-form__field--wide\"><fieldset class=\"utrecht-form-fieldset\"><legend "
      "class=\"utrecht-form-fieldset__legend\" dir=\"auto\">{}</legend>\n{}</fieldset></div>\n",
      edited_place(v, change.record.id, change.field), fields);
}

Response show(const OfficeVisit& visit, const Proposal& proposal, const std::vector<Line>& lines,
              const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  Html fields;
  std::vector<Anchor> anchors;
  std::vector<Error> all = problems;
  for (const Line& line : lines) {
    fields.add(line_markup(visit, line));
    const std::string place = line.change->record.id + "." + line.change->field;
    if (!line.control) continue;
    if (!line.control->problem.empty()) all.push_back({ErrorKind::invalid, place, line.control->problem, ""});
    anchors.push_back({place, "f-" + line.value_name()});
  }
  const auto was = [&](std::string_view name, const std::string& otherwise) {
    return visit.sent_value(name) ? typed(visit, name) : otherwise;
  };
  fields.add(wide_field(line_field({"_title", v.tr("Title of the amendment"), {}, was("_title", proposal.title)})));
  fields.add(area_field({"_reason", v.tr("Reason"),
                         v.tr("Why it becomes something else than was proposed. Empty: the reason of the proposal."),
                         was("_reason", "")}));
  Html content = html(
      "<p class=\"stip-lead\">{}</p>{}\n",
      v.tr("Change what must be adopted. The proposal itself stays as it was written, and stands beside the amendment. "
           "After this you enter the decision on the amendment."),
      written_prose(v, proposal.reason));
  content.add(
      "<form class=\"stip-form\" method=\"post\" action=\"{}\" autocomplete=\"off\" novalidate>{}"
      "<div class=\"stip-form__fields\">{}</div><div class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--primary-action\" type=\"submit\">{}</button> <a href=\"{}\">{}</a></div></form>\n",
      v.link("aanpassen/" + proposal.id), hidden_fields(visit), fields, v.tr("On to the decision"),
      v.link("beslissen/" + proposal.id), v.tr("Cancel"));
  return act_page(visit, fill(v.tr("Amend: {}"), {v.title(proposal)}), all, content, anchors);
}

}  // namespace

// WEBPAGE: GET /{language}/aanpassen/{proposal}
//
// A proposal that is adopted otherwise than it was written: each change with what stands now, what was proposed, and a
// control for what it becomes; or it falls away. It makes an amendment and leads on to the decision on that.
ErrorOr<Response> amend_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* proposal, proposal_of(visit));
  return show(visit, *proposal, lines_of(visit, *proposal), {});
}

ErrorOr<Response> amended(const OfficeVisit& visit) {
  STIP_TRY_AS(const Proposal* proposal, proposal_of(visit));
  const Visit& v = visit.visit;
  std::vector<Line> lines = lines_of(visit, *proposal);
  Amend request{proposal->id, {}, {}, typed(visit, "_title"), "", typed(visit, "_reason"), ""};
  if (request.title == proposal->title) request.title.clear();
  bool is_readable = true;
  for (Line& line : lines) read(visit, line, request, is_readable);
  if (!is_readable) return show(visit, *proposal, lines, {});
  const Acted acted = amend(v.view, request, actor_of(visit), v.today);
  if (const auto refused = enter_act(visit, acted, key_of(visit)); !refused.empty())
    return show(visit, *proposal, lines, refused);
  return see_other(v.link("beslissen/" + made_id(acted, type_of<Proposal>())));
}

}  // namespace stip
