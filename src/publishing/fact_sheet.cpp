// Fact sheet: the section of the annex with a front of its own.
#include "publishing/fact_sheet.h"

#include "publishing/action_section.h"
#include "publishing/record_words.h"

namespace stip {

Document fact_sheet(const View& view, const Action& action, Day today, Language language) {
  const Chapter* chapter = view.find(action.chapter);
  std::string agenda;
  for (const Programme& programme : view.all<Programme>()) {
    if (agenda.empty()) agenda = title_of(language, programme);
  }
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

}  // namespace stip
