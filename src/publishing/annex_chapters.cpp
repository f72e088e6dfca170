// Annex chapters: dossiers, promises, bodies, consultations and sources.
#include "publishing/annex_chapters.h"

#include "base/text.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

std::string flat(const std::string& prose) {
  std::string words;
  for (const Inlines& paragraph : paragraphs_of(prose)) words += (words.empty() ? "" : " ") + plain(paragraph);
  return words;
}

Inline flat(Inline piece) {
  piece.text = flat(piece.text);
  return piece;
}

Inlines with_marks(DocumentWriter& out, Inlines words, const Record& record) {
  for (Inline& mark : out.cite(record.sources)) words.push_back(std::move(mark));
  return words;
}

Inlines action_links(DocumentWriter& out, const std::vector<Ref<Action>>& actions) {
  Inlines links;
  for (const auto& ref : actions) {
    const Action* action = out.view().find(ref);
    if (!action || action->invented) continue;
    if (!links.empty()) links.push_back(line_break());
    links.push_back(link_to(action->id, "#" + action->id));
  }
  return links;
}

/// Where a dossier stands: the last step reached, and the next that is expected.
Inlines dossier_state(DocumentWriter& out, const Dossier& dossier) {
  auto stages = official<DossierStage>(out.view(), "dossier", dossier.id);
  std::ranges::stable_sort(stages, {}, [](const DossierStage* stage) {
    return stage->date ? to_text(stage->date.last()) : std::string("9999");
  });
  Inlines words;
  const auto say = [&](const DossierStage& stage) {
    if (!words.empty()) words.push_back(line_break());
    if (stage.date) words.push_back(text(short_date_text(out.language(), stage.date) + ": "));
    words.push_back(text(title_of(out.language(), stage)));
    for (Inline& mark : out.cite(stage.sources)) words.push_back(std::move(mark));
  };
  const DossierStage* reached = nullptr;
  for (const DossierStage* stage : stages) {
    if (stage->state == StageState::reached) reached = stage;
  }
  if (reached) say(*reached);
  for (const DossierStage* stage : stages) {
    if (stage->state != StageState::expected) continue;
    if (!words.empty()) words.push_back(line_break());
    words.push_back(quiet(fill(tr(out.language(), "Expected: {}"),
                               {uncapitalised(title_of(out.language(), *stage)) +
                                (stage->date ? ", " + date_text(out.language(), stage->date) : "")})));
    for (Inline& mark : out.cite(stage->sources)) words.push_back(std::move(mark));
    break;
  }
  if (words.empty()) words.push_back(quiet(tr(out.language(), "not stated")));
  return words;
}

void write_dossier_table(DocumentWriter& out, std::string caption, const std::vector<const Dossier*>& dossiers) {
  if (dossiers.empty()) return;
  const Language language = out.language();
  DataTable table{std::move(caption),
                  {{std::string(tr(language, "Dossier")), 2.6},
                   {std::string(tr(language, "What it is about")), 3.2},
                   {std::string(tr(language, "State of play")), 3.2},
                   {std::string(tr(language, "Actions")), 1.2}},
                  {}};
  for (const Dossier* dossier : dossiers) {
    Inlines name{text(title_of(language, *dossier))};
    if (!dossier->number.empty()) name.insert(name.end(), {line_break(), quiet(dossier->number)});
    Inlines about = with_marks(out, {flat(written(language, dossier->summary, dossier->summary_en))}, *dossier);
    const std::string position = flat(in_language(language, dossier->position, dossier->position_en));
    if (!position.empty())
      about.insert(about.end(), {line_break(), quiet(fill(tr(language, "Dutch position: {}"), {position}))});
    Inlines state = dossier_state(out, *dossier);
    if (dossier->next_moment)
      state.insert(
          state.end(),
          {line_break(), text(fill(tr(language, "Next moment: {}"),
                                   {date_text(language, dossier->next_moment) +
                                    (dossier->next_moment_what.empty() ? "" : ", " + dossier->next_moment_what)}))});
    table.rows.push_back({std::move(name), std::move(about), std::move(state), action_links(out, dossier->actions)});
  }
  out.add(std::move(table));
}

std::string due_text(Language language, const Pledge& pledge) {
  std::vector<std::string> parts;
  if (pledge.due) parts.push_back(date_text(language, pledge.due));
  if (!pledge.recurrence.empty()) parts.push_back(uncapitalised(pledge.recurrence));
  if (!pledge.event.empty()) parts.push_back(uncapitalised(pledge.event));
  return join(parts, "; ");
}

}  // namespace

void write_dossiers(DocumentWriter& out) {
  std::vector<const Dossier*> european, others;
  for (const Dossier* dossier : official<Dossier>(out.view())) {
    const bool is_european = dossier->kind == DossierKind::eu_legislation || dossier->kind == DossierKind::eu_policy;
    (is_european ? european : others).push_back(dossier);
  }
  if (european.empty() && others.empty()) return;
  const Language language = out.language();
  out.heading(1, tr(language, "Laws and dossiers"), "dossiers");
  out.paragraph({text(
      tr(language,
         "The agenda depends on rules that are still being made, and works on them. This is how far they are."))});
  write_dossier_table(out, std::string(tr(language, "European laws and policy")), european);
  write_dossier_table(out, std::string(tr(language, "Dutch laws, parliamentary papers and reports")), others);
}

void write_pledges(DocumentWriter& out) {
  const auto pledges = official<Pledge>(out.view());
  if (pledges.empty()) return;
  const Language language = out.language();
  out.heading(1, tr(language, "Pledges and motions"), "toezeggingen");
  out.paragraph(
      {text(tr(language, "What was promised to parliament or asked by it, with the actions that carry it out."))});
  DataTable table{std::string(tr(language, "Pledges and motions")),
                  {{std::string(tr(language, "No.")), 1.1},
                   {std::string(tr(language, "What was promised or asked")), 4.4},
                   {std::string(tr(language, "Due")), 2.2},
                   {std::string(tr(language, "Status")), 1.4},
                   {std::string(tr(language, "Actions")), 1.2}},
                  {}};
  for (const Pledge* pledge : pledges) {
    Inlines what{strong(title_of(language, *pledge))};
    const std::string kind = label_of(language, pledge->kind);
    std::string about = kind;
    if (pledge->made_on) about += (about.empty() ? "" : ", ") + date_text(language, pledge->made_on);
    if (!pledge->to.empty()) about += (about.empty() ? "" : ", ") + pledge->to;
    if (!about.empty()) what.insert(what.end(), {line_break(), quiet(about)});
    const Inline words = flat(written(language, pledge->text, pledge->text_en));
    if (!words.text.empty()) what.insert(what.end(), {line_break(), words});
    const std::string due = due_text(language, *pledge);
    std::string status = label_of(language, pledge->status);
    if (pledge->fulfilled_on) status += ", " + short_date_text(language, pledge->fulfilled_on);
    table.rows.push_back({{text(pledge->id)},
                          with_marks(out, std::move(what), *pledge),
                          {due.empty() ? quiet(tr(language, "not stated")) : text(due)},
                          {text(status)},
                          action_links(out, pledge->actions)});
  }
  out.add(std::move(table));
}

void write_bodies(DocumentWriter& out) {
  const auto bodies = official<Body>(out.view());
  if (bodies.empty()) return;
  const Language language = out.language();
  out.heading(1, tr(language, "Who advises and who decides"), "overleg");
  DataTable table{std::string(tr(language, "Tables, groups and councils")),
                  {{std::string(tr(language, "Body")), 2.6},
                   {std::string(tr(language, "Role")), 1.3},
                   {std::string(tr(language, "What it does")), 4.6},
                   {std::string(tr(language, "Members")), 2.4}},
                  {}};
  for (const Body* body : bodies) {
    Inlines members;
    for (const Membership* membership : official<Membership>(out.view(), "body", body->id)) {
      const Organisation* organisation = out.view().find(membership->organisation);
      if (!members.empty()) members.push_back(line_break());
      members.push_back(text(organisation ? title_of(language, *organisation) : title_of(language, *membership)));
    }
    if (members.empty()) members.push_back(quiet(tr(language, "not stated")));
    const std::string mandate = label_of(language, body->mandate);
    table.rows.push_back({{text(title_of(language, *body))},
                          {mandate.empty() ? quiet(tr(language, "not stated")) : text(mandate)},
                          with_marks(out, {flat(written(language, body->description, body->description_en))}, *body),
                          std::move(members)});
  }
  out.add(std::move(table));
}

/// Whether it tells parliament something about this agenda: it is about a part of it, was asked for by somebody in it,
/// or found something that is put in words. A consultation on another subject may stand on the site, not in the annex.
bool tells_of_agenda(const Consultation& consultation) {
  return !consultation.about.empty() || consultation.commissioned_by || !consultation.result.empty();
}

void write_consultations(DocumentWriter& out) {
  auto consultations = official<Consultation>(out.view());
  std::erase_if(consultations, [](const Consultation* each) { return !tells_of_agenda(*each); });
  if (consultations.empty()) return;
  const Language language = out.language();
  out.heading(1, tr(language, "What citizens say"), "burgers");
  out.paragraph({text(tr(language,
                         "What consultations and polls found, and how they were held. A share of answers tells about "
                         "those who answered; only a drawn sample tells about everybody."))});
  DataTable table{std::string(tr(language, "Consultations and polls")),
                  {{std::string(tr(language, "Consultation")), 2.6},
                   {std::string(tr(language, "Method and participants")), 2.4},
                   {std::string(tr(language, "Result")), 3.6},
                   {std::string(tr(language, "What was done with it")), 2.2}},
                  {}};
  for (const Consultation* consultation : consultations) {
    Inlines method;
    const Inline how = flat(written(language, consultation->method, consultation->method_en));
    if (!how.text.empty()) method.push_back(how);
    if (consultation->participants) {
      if (!method.empty()) method.push_back(line_break());
      method.push_back(text(tr_n(language, "{} participant", "{} participants", *consultation->participants)));
    }
    if (method.empty()) method.push_back(quiet(tr(language, "not stated")));
    Inlines name{text(title_of(language, *consultation))};
    if (consultation->closes) name.insert(name.end(), {line_break(), quiet(date_text(language, consultation->closes))});
    const Inline result = flat(written(language, consultation->result, consultation->result_en));
    const Inline follow_up = flat(written(language, consultation->follow_up, consultation->follow_up_en));
    table.rows.push_back(
        {std::move(name),
         std::move(method),
         with_marks(out, {result.text.empty() ? quiet(tr(language, "not published yet")) : result}, *consultation),
         {follow_up.text.empty() ? quiet(tr(language, "not stated")) : follow_up}});
  }
  out.add(std::move(table));
}

void write_sources(DocumentWriter& out) {
  std::vector<const Source*> sources;
  for (const std::string& id : out.cited()) {
    if (const Source* source = out.view().find<Source>(id)) sources.push_back(source);
  }
  if (sources.empty()) return;
  const Language language = out.language();
  std::ranges::stable_sort(sources, [&](const Source* a, const Source* b) {
    return collate(language, title_of(language, *a), title_of(language, *b)) < 0;
  });
  out.heading(1, tr(language, "Sources"), "bronnen");
  BulletList list;
  for (const Source* source : sources) list.items.push_back(citation(*source, language));
  out.add(std::move(list));
}

}  // namespace stip
