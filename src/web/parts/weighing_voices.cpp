// Parts of weighing: what consultations say by group, and how far comparisons hang on weights.
#include <cmath>

#include "agenda/records.h"
#include "publishing/consultation_words.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/weighing_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Html voice_rows(const Visit& visit, const ConsultationWords& words, const DoorVoices& door) {
  Html rows;
  for (const Voice& voice : door.voices) {
    Html what = said(words.asked(voice.finding.words, voice.finding.label));
    if (voice.condition)
      what.add("<p class=\"stip-quiet\">{} {}</p>", visit.tr("Condition:"), record_link(visit, *voice.condition));
    rows.add("<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}: {}</td>", what, visit.tr("All"),
             words.verdict(voice.finding.verdict), words.votes(voice.finding.all));
    for (std::size_t group = 0; group < door.groups; ++group)
      rows.add("<td data-label=\"{}\">{}</td>", fill(visit.tr("Group {} agrees"), {ConsultationWords::group(group)}),
               group < voice.finding.groups.size() ? words.agree_of(voice.finding.groups[group]) : std::string());
    rows.add("</tr>\n");
  }
  return rows;
}

Html door_table(const Visit& visit, const ConsultationWords& words, const Consultation& consultation,
                const DoorVoices& door) {
  const std::string id = "stemmen-" + consultation.id + "-" + std::string(name_of_choice(door.door));
  Html head = html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>", visit.tr("Statement"), visit.tr("All"));
  for (std::size_t group = 0; group < door.groups; ++group)
    head.add("<th scope=\"col\">{}</th>", fill(visit.tr("Group {} agrees"), {ConsultationWords::group(group)}));
  head.add("</tr>");
  return html("<p class=\"stip-quiet\">{}</p>{}", words.caveat(door.door),
              table(id, visit.title(consultation) + ": " + words.door(door.door), head, voice_rows(visit, words, door),
                    {}, true));
}

std::string_view words_of(const Visit& visit, PairSays says) {
  switch (says) {
    case PairSays::agreed:
      return visit.tr("the same for every group");
    case PairSays::leaning:
      return visit.tr("the same way for every group, not by all of their weights");
    case PairSays::depends:
      break;
  }
  return visit.tr("hangs on weights that the groups do not share");
}

Html links_of(const Visit& visit, const std::vector<std::string>& ids) {
  Html list;
  for (const std::string& id : ids) list.add("{}{}", list.empty() ? "" : ", ", linked_id(visit, id));
  return list;
}

std::string of_hundred(const Visit& visit, double share) {
  return fill(visit.tr("in {} of 100"), {number_text(visit.language, std::lround(share * 100))});
}

}  // namespace

Html voices_of(const Visit& visit, const std::vector<ConsultationVoices>& all) {
  const ConsultationWords words(visit.language);
  Html whole;
  for (const ConsultationVoices& voices : all) {
    whole.add("<h3>{}</h3>\n", record_link(visit, *voices.consultation));
    if (voices.is_about_it || !voices.conditions.empty())
      whole.add(written_prose(visit, voices.consultation->result, voices.consultation->result_en));
    if (!voices.conditions.empty()) {
      Html items;
      for (const Condition* condition : voices.conditions)
        items.add("<li>{}{}</li>", record_link(visit, *condition),
                  condition->actions.empty()
                      ? html(" <span class=\"stip-quiet\">{}</span>", visit.tr("(for every application)"))
                      : Html{});
      whole.add("<p>{}</p><ul>{}</ul>\n", visit.tr("Conditions for acceptance that came out of it:"), items);
    }
    for (const DoorVoices& door : voices.doors) whole.add("{}", door_table(visit, words, *voices.consultation, door));
    if (voices.doors.empty())
      whole.add("<p>{}</p>\n",
                open_word(visit.tr(
                    "No votes on statements about this have been recorded, so nothing can be said by group.")));
  }
  return whole;
}

Html comparison_section(const Visit& visit, const FrameworkComparison& found) {
  Html head = html("<tr><th scope=\"col\">{}</th>", visit.tr("Of these two the first is ahead")), rows;
  for (const Weighting* group : found.groups) head.add("<th scope=\"col\">{}</th>", written(visit, group->group));
  head.add("<th scope=\"col\">{}</th></tr>", visit.tr("So"));
  for (const ComparedPair& pair : found.pairs) {
    rows.add("<tr><th scope=\"row\">{} / {}</th>", linked_id(visit, pair.first), linked_id(visit, pair.second));
    for (std::size_t i = 0; i < pair.first_ahead.size(); ++i)
      rows.add("<td data-label=\"{}\">{}</td>", found.groups[i]->group, of_hundred(visit, pair.first_ahead[i]));
    rows.add(
        "<td data-label=\"{}\">{}</td></tr>\n", visit.tr("So"),
        status_word(pair.says == PairSays::depends ? Level::doubt : Level::planned, words_of(visit, pair.says), true));
  }
  Html whole = html(
      "<p>{}</p>\n",
      visit.tr("How often the one is ahead of the other, over all weights that fit what a group finds important. It "
               "tells how far comparing hangs on those weights. It is no total and no verdict, and groups are not "
               "averaged."));
  whole.add("{}", table("vergelijking-" + found.framework->id,
                        fill(visit.tr("By group, with the ratings of {}"), {visit.title(*found.framework)}), head, rows,
                        {}, true));
  if (!found.left_out.empty())
    whole.add("<p>{} {}</p>\n", visit.tr("Not compared, because a red line is crossed:"),
              links_of(visit, found.left_out));
  if (!found.open.empty())
    whole.add("<p>{} {}</p>\n", visit.tr("Compared on condition, because a red line is not known or contested:"),
              links_of(visit, found.open));
  if (found.ratings_missing > 0)
    whole.add("<p>{}</p>\n",
              tr_n(visit.language, "{} rating is missing and may be anything.",
                   "{} ratings are missing and may be anything.", static_cast<long>(found.ratings_missing)));
  return whole;
}

}  // namespace stip
