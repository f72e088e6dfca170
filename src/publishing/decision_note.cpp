// Decision note: one head for each question that a decider and a reader of the letter asks.
#include "publishing/decision_note.h"

#include <algorithm>

#include "agenda/public_peak.h"
#include "base/text.h"
#include "monitoring/money.h"
#include "publishing/change_overview.h"
#include "publishing/explanation.h"
#include "publishing/record_words.h"
#include "publishing/woo_ground.h"

namespace stip {
namespace {

template <class T>
void add_once(std::vector<T>& list, const T& value) {
  if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

std::vector<const Proposal*> proposals_of(const View& view, const std::string& about) {
  if (const Proposal* proposal = view.find<Proposal>(about)) return {proposal};
  std::vector<const Proposal*> all;
  if (const Decision* decision = view.find<Decision>(about)) {
    for (const AnyRef& ref : decision->about) {
      if (const Proposal* proposal = view.find<Proposal>(ref.id)) add_once(all, proposal);
    }
  }
  return all;
}

class NoteWriter {
 public:
  NoteWriter(const View& view, const std::string& about, const std::vector<Deleted>& deleted, Day today,
             Language language)
      : view_(view),
        deleted_(deleted),
        language_(language),
        proposals_(proposals_of(view, about)),
        decision_(view.find<Decision>(about)),
        records_(records_of_note(view, about)),
        out_(view, front(today)) {
    for (const Proposal* proposal : proposals_) {
      for (const Decision* decision : view.referring<Decision>("about", proposal->id)) add_once(decisions_, decision);
    }
    if (decision_) add_once(decisions_, decision_);
    for (const std::string& id : records_) {
      if (const Action* action = view.find<Action>(id)) add_once(actions_, action);
      if (const Milestone* milestone = view.find<Milestone>(id)) add_action(milestone->action);
      if (const Funding* funding = view.find<Funding>(id)) add_action(funding->action);
    }
    for (const std::string& id : records_) add_assessments(id);
    for (const Action* action : actions_) add_assessments(action->id);
  }

  Document write() {
    invented();
    summary();
    question();
    options();
    evidence();
    weighing();
    money_heads();
    advice();
    speed_and_care();
    changes();
    confidential();
    return std::move(out_).finish();
  }

 private:
  std::string t(std::string_view english) const { return std::string(tr(language_, english)); }
  void open(std::string_view what) {
    out_.paragraph({strong(tr(language_, "Open: ")), text(tr(language_, what)), text(".")});
  }
  const Record& subject() const {
    return decision_ ? static_cast<const Record&>(*decision_) : static_cast<const Record&>(*proposals_.front());
  }
  std::string name(const Record& record) const { return record.id + "  " + title_of(language_, record); }

  Document front(Day today) const {
    Document start{
        .language = language_, .title = t(tr_later("Decision note")), .subtitle = name(subject()), .date = today};
    start.footer =
        fill(tr(language_, "{}, {}, ledger entry {}"), {start.title, subject().id, std::to_string(view_.upto())});
    start.subject = start.subtitle;
    return start;
  }

  void add_action(const Ref<Action>& ref) {
    if (const Action* action = view_.find(ref)) add_once(actions_, action);
  }
  void add_assessments(const std::string& id) {
    for (const Assessment* assessment : view_.referring<Assessment>("about", id)) add_once(assessments_, assessment);
  }

  void invented() {
    if (subject().invented)
      out_.add(Callout{Callout::Kind::invented, t(tr_later("This record was made up to show how stip works.")), {}});
  }

  void summary() {
    Facts facts{{}, t(tr_later("Decision note"))};
    for (const Proposal* proposal : proposals_) {
      const Organisation* by = view_.find(proposal->proposed_by);
      facts.facts.push_back({t(tr_later("Proposal")), {text(name(*proposal))}});
      facts.facts.push_back(
          {t(tr_later("Proposed by")), {by ? text(title_of(language_, *by)) : quiet(tr(language_, "not stated"))}});
      facts.facts.push_back({t(tr_later("Status")), {text(label_of(language_, proposal->status))}});
    }
    for (const Decision* decision : decisions_) {
      const Body* body = view_.find(decision->body);
      std::vector<std::string> parts{label_of(language_, decision->outcome)};
      if (body) parts.push_back(title_of(language_, *body));
      if (decision->date) parts.push_back(date_text(language_, decision->date));
      std::erase(parts, std::string());
      facts.facts.push_back({t(tr_later("Decision")), {text(decision->id + ": " + join(parts, ", "))}});
    }
    out_.add(std::move(facts));
  }

  void question() {
    out_.heading(1, tr(language_, "The question"), "vraag");
    for (const Proposal* proposal : proposals_) {
      out_.paragraph({text(fill(tr(language_, "Do you agree with: {}?"), {title_of(language_, *proposal)}))},
                     Paragraph::Role::lead);
      out_.prose(proposal->reason, "");
    }
    for (const Decision* decision : decisions_) {
      const std::string reason = in_language(language_, decision->reason, decision->reason_en);
      if (!reason.empty()) out_.paragraph({text(fill(tr(language_, "Reason of the decision: {}"), {reason}))});
    }
  }

  void options() {
    out_.heading(1, tr(language_, "Options"), "opties");
    bool any = false;
    for (const Proposal* proposal : proposals_) {
      out_.prose(proposal->options, "");
      any = any || !proposal->options.empty();
      const std::string words = folded(proposal->options);
      const bool has_zero = contains(words, "nuloptie") || contains(words, "zero option") ||
                            contains(words, "niets doen") || contains(words, "niets veranderen");
      if (!proposal->options.empty() && !has_zero)
        open(tr_later("the zero option: what happens if nothing changes, or if policy that exists is stopped"));
    }
    if (!any) open(tr_later("the options, the zero option among them"));
  }

  std::string kind_and_name(std::string_view id) const {
    const auto found = view_.find_any(id);
    return found ? std::string(tr_in(language_, found.type->name, found.type->label)) + ": " + name(*found.record)
                 : std::string();
  }

  void evidence() {
    out_.heading(1, tr(language_, "Evidence"), "onderbouwing");
    std::vector<std::string> ids;
    for (const Proposal* proposal : proposals_)
      for (const AnyRef& ref : proposal->evidence) add_once(ids, ref.id);
    for (const Decision* decision : decisions_)
      for (const AnyRef& ref : decision->evidence) add_once(ids, ref.id);
    BulletList list;
    for (const std::string& id : ids) {
      if (const std::string words = kind_and_name(id); !words.empty()) list.items.push_back({text(words)});
    }
    if (list.items.empty()) return open(tr_later("what shows that this is needed and works"));
    out_.add(std::move(list));
  }

  void weighing() {
    out_.heading(1, tr(language_, "Weighing"), "weging");
    bool any = false;
    for (const Assessment* assessment : assessments_) {
      DataTable table{fill(tr(language_, "Arguments of {}"), {name(*assessment)}),
                      {{t(tr_later("For or against")), 1.4},
                       {t(tr_later("Argument")), 3.6},
                       {t(tr_later("What is at stake")), 2.2},
                       {t(tr_later("Who says so")), 2},
                       {t(tr_later("Uncertainty")), 2}},
                      {}};
      for (const Argument* argument : view_.referring<Argument>("assessment", assessment->id)) {
        const auto words = [&](const std::string& some) -> Inlines {
          return {some.empty() ? quiet(tr(language_, "not stated")) : text(some)};
        };
        table.rows.push_back({words(label_of(language_, argument->side)), words(title_of(language_, *argument)),
                              words(argument->value_at_stake), words(argument->who), words(argument->uncertainty)});
      }
      any = any || !table.rows.empty();
      if (!table.rows.empty()) out_.add(std::move(table));
    }
    if (!any) return open(tr_later("the arguments for and against, with who gives them"));
    out_.paragraph({text(tr(language_, "Arguments are not added up: people weigh them."))});
  }

  void money_heads() {
    out_.heading(1, tr(language_, "Money"), "geld");
    DataTable table{t(tr_later("Money of the actions concerned")),
                    {{t(tr_later("Action")), 1.2},
                     {t(tr_later("Year or period")), 1.8},
                     {t(tr_later("Kind and stage")), 3},
                     {t(tr_later("Amount")), 2, Column::Align::right}},
                    {}};
    for (const Action* action : actions_) {
      LeftOut left_out;
      for (const Funding* line : counted_lines(view_, action->id, left_out)) {
        const std::string kind = label_of(language_, line->kind), stage = label_of(language_, line->stage),
                          period = funding_period(language_, *line);
        Inlines amount{line->amount             ? text(short_amount_text(language_, line->amount))
                       : is_confidential(*line) ? quiet(tr(language_, "confidential"))
                                                : quiet(tr(language_, "not stated"))};
        table.rows.push_back({{text(action->id)},
                              {period.empty() ? quiet(tr(language_, "not stated")) : text(period)},
                              {text(kind.empty() ? stage : kind + ", " + uncapitalised(stage))},
                              std::move(amount)});
      }
      if (explanation_asked(view_, action->id).is_asked)
        out_.paragraph({text(fill(tr(language_,
                                     "{} takes EUR 20 million or more of public money in a year: the letter "
                                     "explains the policy choices (Comptabiliteitswet 2016, article 3.1)."),
                                  {action->id}))});
    }
    if (table.rows.empty()) return open(tr_later("what it costs and who pays"));
    out_.add(std::move(table));
  }

  void advice() {
    out_.heading(1, tr(language_, "Advice and dissent"), "advies");
    BulletList list;
    std::vector<std::string> ids = records_;
    for (const Proposal* proposal : proposals_) add_once(ids, proposal->id);
    for (const std::string& id : ids) {
      for (const AgendaItem* item : view_.referring<AgendaItem>("about", id)) {
        const Meeting* meeting = view_.find(item->meeting);
        if (!meeting || item->outcome.empty()) continue;
        const Body* body = view_.find(meeting->body);
        const std::string who = (body ? title_of(language_, *body) : title_of(language_, *meeting)) +
                                (meeting->date ? ", " + date_text(language_, meeting->date) : "");
        list.items.push_back({strong(who), untranslated(language_, text(": " + item->outcome))});
      }
    }
    for (const Assessment* assessment : assessments_) {
      if (!assessment->advice.empty())
        list.items.push_back(
            {strong(title_of(language_, *assessment)), untranslated(language_, text(": " + assessment->advice))});
      if (!assessment->dissent.empty())
        list.items.push_back(
            {strong(tr(language_, "Thought otherwise")), untranslated(language_, text(": " + assessment->dissent))});
    }
    for (const Decision* decision : decisions_) {
      if (!decision->dissent.empty())
        list.items.push_back(
            {strong(tr(language_, "Thought otherwise")), untranslated(language_, text(": " + decision->dissent))});
    }
    if (list.items.empty()) return open(tr_later("what tables and advisers said, and who thought otherwise"));
    out_.add(std::move(list));
  }

  void speed_and_care() {
    out_.heading(1, tr(language_, "Speed and care"), "snel-en-zorgvuldig");
    std::vector<std::string> fast, care;
    for (const Decision* decision : decisions_) {
      if (!decision->why_fast.empty()) add_once(fast, decision->why_fast);
      if (!decision->safeguard.empty()) add_once(care, decision->safeguard);
    }
    for (const Action* action : actions_) {
      if (!action->why_fast.empty()) add_once(fast, action->id + ": " + action->why_fast);
      if (!action->care.empty()) add_once(care, action->id + ": " + action->care);
    }
    Facts facts{{}, t(tr_later("Speed and care"))};
    const auto say = [&](std::string_view label, const std::vector<std::string>& words) {
      facts.facts.push_back(
          {t(label),
           {words.empty() ? strong(tr(language_, "Open")) : untranslated(language_, text(join(words, " ")))}});
    };
    say(tr_later("Why faster"), fast);
    say(tr_later("Which safeguard"), care);
    out_.add(std::move(facts));
  }

  void changes() {
    out_.heading(1, tr(language_, "What exactly would change"), "wijzigingen");
    DataTable table{t(tr_later("What exactly would change")),
                    {{t(tr_later("Record")), 3}, {t(tr_later("What")), 2}, {t(tr_later("Old and new")), 4.6}},
                    {}};
    for (const Proposal* proposal : proposals_) {
      for (const ProposedChange* change : view_.referring<ProposedChange>("proposal", proposal->id)) {
        if (!change->record) continue;  // What the viewer may not see has been taken out of it.
        const RecordType* type = record_type_of_id(change->record.id);
        const auto found = view_.find_any(change->record.id);
        if (found) type = found.type;
        const Field* field = type ? type->field(change->field) : nullptr;
        const auto value = [&](const std::string& canonical) {
          return field ? value_text(view_, language_, *field, canonical) : canonical;
        };
        Inlines words;
        if (change->field.empty()) {
          words.push_back(text(tr(language_, "would end")));
        } else {
          words.push_back(change->was.empty() ? quiet(tr(language_, "not stated")) : deleted(value(change->was)));
          words.push_back(text(" → "));
          words.push_back(change->value.empty() ? quiet(tr(language_, "not stated")) : inserted(value(change->value)));
        }
        table.rows.push_back(
            {{text(found ? name(*found.record) : change->record.id)},
             {text(field ? tr_in(language_, type->name, field->label) : std::string_view(change->field))},
             std::move(words)});
      }
    }
    if (table.rows.empty()) return open(tr_later("the changes to the agenda, field by field"));
    out_.add(std::move(table));
  }

  void confidential() {
    DataTable table{t(tr_later("What stays confidential")),
                    {{t(tr_later("What")), 3.6}, {t(tr_later("Who may see it")), 2}, {t(tr_later("Ground")), 4}},
                    {}};
    const auto ground = [&](const Record& record) -> Inlines {
      const WooGround found = woo_ground_of(record);
      if (found != WooGround::unstated) return {text(woo_ground_text(language_, found))};
      return {strong(tr(language_, "Open")), text(": " + t(tr_later("name the ground of the Woo before publication")))};
    };
    const auto see = [&](const Record& record) {
      if (record.classification != Classification::public_)
        table.rows.push_back(
            {{text(name(record))}, {text(label_of(language_, record.classification))}, ground(record)});
    };
    std::vector<std::string> ids = records_;
    for (const Proposal* proposal : proposals_) add_once(ids, proposal->id);
    for (const Decision* decision : decisions_) add_once(ids, decision->id);
    for (const Assessment* assessment : assessments_) add_once(ids, assessment->id);
    for (const Action* action : actions_) add_once(ids, action->id);
    for (const std::string& id : ids) {
      if (const auto found = view_.find_any(id)) see(*found.record);
    }
    // That an amount is confidential is public where its line is: the line says so itself.
    for (const Action* action : actions_) {
      for (const Funding* line : view_.referring<Funding>("action", action->id)) {
        see(*line);
        if (line->classification == Classification::public_ && line->amount_classification != Classification::public_)
          table.rows.push_back({{text(fill(tr(language_, "Amount of {}"), {line->id}))},
                                {text(label_of(language_, line->amount_classification))},
                                ground(*line)});
      }
    }
    for (const Deleted& one : deleted_)
      table.rows.push_back({{text(fill(tr(language_, "A value of {}, deleted from the ledger"), {one.record}))},
                            {text(tr(language_, "nobody"))},
                            {text(fill(tr(language_, "{} (entry {})"), {one.ground, std::to_string(one.entry)}))}});
    if (table.rows.empty()) return;
    out_.heading(1, tr(language_, "What stays confidential"), "vertrouwelijk");
    if (view_.viewer().clearance != Classification::public_)
      out_.paragraph(
          {strong(tr(language_, "This version is not for publication.")), text(" "),
           text(tr(language_, "The public version leaves out what is listed here, without a trace of it."))});
    out_.add(std::move(table));
  }

  const View& view_;
  const std::vector<Deleted>& deleted_;
  Language language_;
  std::vector<const Proposal*> proposals_;
  const Decision* decision_;
  std::vector<std::string> records_;
  std::vector<const Decision*> decisions_;
  std::vector<const Action*> actions_;
  std::vector<const Assessment*> assessments_;
  DocumentWriter out_;
};

}  // namespace

std::vector<std::string> records_of_note(const View& view, const std::string& about) {
  std::vector<std::string> ids;
  for (const Proposal* proposal : proposals_of(view, about)) {
    add_once(ids, proposal->id);
    for (const ProposedChange* change : view.referring<ProposedChange>("proposal", proposal->id))
      if (change->record) add_once(ids, change->record.id);
  }
  if (view.find<Decision>(about)) add_once(ids, about);
  return ids;
}

Document decision_note(const View& view, const std::string& about, const std::vector<Deleted>& deleted, Day today,
                       Language language) {
  return NoteWriter(view, about, deleted, today, language).write();
}

}  // namespace stip
