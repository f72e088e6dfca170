// Parts of records: entries as a timeline, and the path behind one field.
#include "publishing/act_words.h"
#include "web/kept_answers.h"
#include "web/parts/offers.h"
#include "web/parts/reason_words.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"

namespace stip {
namespace {

std::string_view kind_of(const std::string& act) {
  if (act == "decide") return " stip-timeline__item--decision";
  if (act == "freeze" || act == "publish" || act == "keep") return " stip-timeline__item--edition";
  if (act == "report") return " stip-timeline__item--report";
  return "";
}

/// What an entry did to one record: made, ended, or which fields got which value.
Html changed_facts(const Visit& visit, const Change& change) {
  const RecordType* type = record_type(change.type);
  if (!type) return {};
  if (change.retires) return html("<p>{}</p>", visit.tr("Ended."));
  if (change.version == 1) return html("<p>{}</p>", visit.tr("Entered for the first time."));
  Html facts;
  for (const FieldChange& field_change : change.fields) {
    const Field* field = type->field(field_change.field);
    if (!field) continue;
    const Html value = field_change.value.empty() ? open_word(visit.tr("made empty"))
                                                  : value_html(visit, *type, *field, field_change.value);
    facts.add("<div><dt>{}</dt><dd>{}</dd></div>", label_of(visit, *type, *field), value);
  }
  return facts.empty() ? Html{} : html("<dl class=\"stip-facts\">{}</dl>", facts);
}

/// "12 actions, 3 milestones", or links when they are few.
Html changed_records(const Visit& visit, const std::shared_ptr<const SeenEntry>& seen) {
  constexpr std::size_t few = 4;
  if (seen->entry.changes.size() <= few) {
    Html links;
    for (const Change& change : seen->entry.changes)
      links.add("{}{}", links.empty() ? "" : ", ", cited_id(visit, change.id));
    return links;
  }
  std::string words;
  const auto counts = visit.site.kept->counts.of({seen});
  for (const auto& [type, count] : *counts) {
    words += (words.empty() ? "" : ", ") + number_text(visit.language, count) + " ";
    words += count == 1 ? label_of(visit, *type) : plural_label_of(visit, *type);
  }
  return html("{}", words);
}

/// What an entry did to the record by that id.
Html changes_to(const Visit& visit, const SeenEntry& seen, std::string_view id) {
  Html what;
  for (const Change& change : seen.entry.changes) {
    if (change.id == id) what.add(changed_facts(visit, change));
  }
  return what;
}

Html item(const Visit& visit, const SeenEntry& seen, const Html& changes) {
  const Entry& entry = seen.entry;
  if (seen.withheld) {
    return html("<li class=\"stip-timeline__item\"><div class=\"stip-timeline__what\">{} · {}</div></li>\n",
                entry_link(visit, entry.seq), visit.tr("Not public: only its number and its hash are shown."));
  }
  Html what = html("<p><strong>{}</strong> · <span dir=\"auto\">{}</span></p>", act_word(visit, entry.act),
                   reason_words(visit.language, entry.reason));
  what.add(changes);
  Html causes;
  for (const std::string& cause : entry.causes) causes.add(" · {}", linked_id(visit, cause));
  what.add("<p class=\"stip-quiet\">{} · {}{}</p>", entry_link(visit, entry.seq), author_word(visit, entry.author),
           causes);
  return html(
      "<li class=\"stip-timeline__item{}\"><time class=\"stip-timeline__when\" datetime=\"{}\">{}</time>"
      "<div class=\"stip-timeline__what\">{}</div></li>\n",
      kind_of(entry.act), to_text(entry.time), instant_text(visit.language, entry.time), what);
}

Html timeline(const Html& items) {
  return items.empty() ? Html{} : html("<ol class=\"stip-timeline\">{}</ol>\n", items);
}

}  // namespace

std::string author_word(const Visit& visit, const std::string& author) {
  if (author.starts_with("U-")) return fill(visit.tr("account {}"), {author});
  if (author.starts_with("L-")) return fill(visit.tr("personal link {}"), {author});
  if (author == author_of_commands) return std::string(visit.tr("the secretariat"));
  return author;
}

std::string act_word(const Visit& visit, const std::string& act) { return act_word(visit.language, act); }

Html entry_list(const Visit& visit, const std::vector<std::shared_ptr<const SeenEntry>>& entries) {
  Html items;
  for (const auto& seen : entries) {
    const Html changes = seen->withheld ? Html{} : html("<p>{}</p>", changed_records(visit, seen));
    items.add(item(visit, *seen, changes));
  }
  return timeline(items);
}

Html history_of(const Visit& visit, const RecordType& type, std::string_view id) {
  Html items;
  for (const SeenEntry& seen : visit.site.registry.history(type, id, visit.viewer))
    items.add(item(visit, seen, changes_to(visit, seen, id)));
  return timeline(items);
}

namespace {

template <class T>
const T* the(const Visit& visit, const RecordType& type, std::string_view id) {
  return &type == &type_of<T>() ? visit.view.find<T>(id) : nullptr;
}

}  // namespace

Html act_link(const Visit& visit, const RecordType& type, std::string_view id) {
  const Record* record = visit.site.person ? visit.view.find(type, id) : nullptr;
  if (!record) return {};
  const std::string one(id);
  NamedTexts acts;  // Address, words.
  const auto offer = [&](bool may_do, const std::string& path, std::string_view words) {
    if (may_do) acts.emplace_back(path, words);
  };
  const auto may_with = [&](Act act, const std::string& owner) {
    return may_be_offered(visit, act, {record->classification, owner, {}, {}});
  };
  const bool may_raise = may_be_offered_somewhere(visit, Act::raise_signal);
  if (const auto* signal = the<Signal>(visit, type, id))
    offer(may_with(Act::answer_signal, signal->assigned_to.id) || may_with(Act::assign_signal, signal->assigned_to.id),
          "beantwoorden/" + one, visit.tr("Answer, hand to somebody, or merge"));
  if (const auto* consultation = the<Consultation>(visit, type, id))
    offer(may_be_offered(
              visit, Act::design_consultation,
              {consultation->classification, consultation->commissioned_by.id, {consultation->executed_by.id}, {}}),
          "ontwerpen/" + one, visit.tr("Look at the design"));
  if (&type == &type_of<Body>()) {
    offer(may_with(Act::keep_minutes, one), "vergaderen/" + one, visit.tr("Plan a meeting"));
    offer(may_raise, "signaleren?herkomst=body&orgaan=" + percent_encoded(one), visit.tr("Take in a signal"));
  }
  if (const auto* meeting = the<Meeting>(visit, type, id))
    offer(may_with(Act::keep_minutes, meeting->body.id), "notuleren/" + one, visit.tr("Write the minutes"));
  if (const auto* proposal = the<Proposal>(visit, type, id))
    offer((proposal->status == ProposalStatus::ready || proposal->status == ProposalStatus::deferred) &&
              may_be_offered_somewhere(visit, Act::decide, proposal->classification),
          "beslissen/" + one, visit.tr("Decide on this proposal"));
  if (const auto* pledge = the<Pledge>(visit, type, id))
    offer(may_with(Act::promise, pledge->made_by.id), "nakomen/" + one, visit.tr("Fulfil, date or close this pledge"));
  if (&type == &type_of<Cycle>())
    offer(may_be_offered(visit, Act::open_round), "rondes/" + one, visit.tr("Follow this round"));
  if (&type == &type_of<Organisation>())
    offer(may_be_offered(visit, Act::edit), "overdragen?van=" + percent_encoded(one), visit.tr("Hand over or rename"));
  const std::string_view origin = &type == &type_of<Trend>()            ? "trend"
                                  : &type == &type_of<Consultation>()   ? "consultation"
                                  : &type == &type_of<ProgressReport>() ? "report"
                                  : &type == &type_of<Action>()         ? " "
                                                                        : "";
  if (!origin.empty())
    offer(may_raise,
          "signaleren?over=" + percent_encoded(one) + (origin == " " ? "" : "&herkomst=" + std::string(origin)),
          visit.tr("Take in a signal"));
  if (const auto* action = the<Action>(visit, type, id)) {
    offer(may_be_offered(visit, Act::edit, facts_of(visit.view, *action)), "splitsen/" + one,
          visit.tr("Split this action"));
    offer(may_be_offered_somewhere(visit, Act::promise), "toezeggen?actie=" + percent_encoded(one),
          visit.tr("Record a pledge"));
  }
  Html links;
  for (const auto& [path, words] : acts) links.add("<li><a href=\"{}\">{}</a></li> ", visit.link(path), words);
  return links.empty() ? Html{} : html("<ul class=\"stip-actions\">{}</ul>\n", links);
}

namespace {

/// An entry with what it set, or a record behind it with its kind: a decision and its proposal may have one title.
Html why_step(const Visit& visit, const RecordType& type, const Field& field, const WhyStep& step) {
  if (step.entry == 0) {
    const RecordType* kind = visit.view.find_any(step.id).type;
    return html("<p>{}{}</p>", kind ? html("{}: ", tr_in(visit.language, kind->name, kind->label)) : Html{},
                linked_id(visit, step.id));
  }
  Html what =
      html("<p>{}: <span dir=\"auto\">{}</span></p><p class=\"stip-quiet\">{} · {}</p>", act_word(visit, step.act),
           step.text, entry_link(visit, step.entry), author_word(visit, step.author));
  if (!step.value.empty()) what.add("<div>{}</div>", value_html(visit, type, field, step.value));
  return what;
}

/// The steps from `at` on that are this deep or deeper, each with those that lie behind it.
Html why_steps(const Visit& visit, const RecordType& type, const Field& field, const std::vector<WhyStep>& steps,
               std::size_t& at, int depth) {
  Html items;
  while (at < steps.size() && steps[at].depth >= depth) {
    const WhyStep& step = steps[at++];
    const Html when = step.entry > 0 ? html("<time class=\"stip-timeline__when\" datetime=\"{}\">{}</time>",
                                            to_text(step.time), instant_text(visit.language, step.time))
                                     : Html{};
    const Html behind = why_steps(visit, type, field, steps, at, depth + 1);
    items.add("<li class=\"stip-timeline__item\">{}<div class=\"stip-timeline__what\">{}{}</div></li>", when,
              why_step(visit, type, field, step),
              behind.empty() ? Html{} : html("<ul class=\"stip-timeline\">{}</ul>", behind));
  }
  return items;
}

}  // namespace

Html why_section(const Visit& visit, const RecordType& type, std::string_view id) {
  const std::string* asked = visit.request.query_value("waarom");
  const Field* field = asked ? type.field(*asked) : nullptr;
  if (!field) return {};
  const auto steps = visit.site.registry.why(id, field->name, visit.viewer);
  if (!steps.ok()) return {};
  std::size_t at = 0;
  Html items = why_steps(visit, type, *field, *steps, at, steps->empty() ? 0 : steps->front().depth);
  if (items.empty())
    items.add("<li class=\"stip-timeline__item\">{}</li>", open_word(visit.tr("No entry has set this field.")));
  const std::string heading = fill(visit.tr("Why is this so: {}"), {label_of(visit, type, *field)});
  return section("waarom", heading, html("<ol class=\"stip-timeline\">{}</ol>\n", items));
}

}  // namespace stip
