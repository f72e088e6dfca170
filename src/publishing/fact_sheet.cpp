// Fact sheet: the section of the annex with a front of its own.
#include "publishing/fact_sheet.h"

#include "publishing/action_section.h"
#include "publishing/record_words.h"

namespace stip {

namespace {

std::string agenda_title(const View& view, Language language) {
  const auto all = official<Programme>(view);
  return all.empty() ? std::string(tr(language, "Agenda")) : title_of(language, *all.front());
}

}  // namespace

Document fact_sheet(const View& view, const Action& action, Day today, Language language) {
  const Chapter* chapter = view.find(action.chapter);
  const std::string agenda = agenda_title(view, language);
  Document start{
      .language = language,
      .title = action.id + "  " + title_of(language, action),
      .subtitle =
          chapter ? (chapter->number.empty() ? "" : chapter->number + "  ") + title_of(language, *chapter) : agenda,
      .date = today,
      .footer =
          fill(tr(language, "{}, fact sheet {}, ledger entry {}"), {agenda, action.id, std::to_string(view.upto())}),
      .subject = fill(tr(language, "Fact sheet of action {}"), {action.id}),
      .is_sheet = true};
  DocumentWriter out(view, std::move(start));
  write_action(out, action);
  return std::move(out).finish();
}

Document fact_sheets(const View& view, const std::string& edition, Day date, Language language) {
  const std::string agenda = agenda_title(view, language), edition_text = fill(tr(language, "{} edition"), {edition});
  Document start{
      .language = language,
      .title = std::string(tr(language, "Fact sheets")),
      .subtitle = agenda + ", " + edition_text,
      .date = date,
      .footer = fill(tr(language, "{}, {}, ledger entry {}"), {agenda, edition_text, std::to_string(view.upto())}),
      .subject = fill(tr(language, "Fact sheets of all actions, {}"), {edition_text})};
  DocumentWriter out(view, std::move(start));
  out.add(Contents{std::string(tr(language, "Actions")), 1});
  for (const Action* action : official<Action>(view)) {
    out.add(PageBreak{});
    out.begin_sheet();
    out.heading(1, action->id + "  " + title_of(language, *action), action->id);
    write_action(out, *action);
  }
  return std::move(out).finish();
}

}  // namespace stip
