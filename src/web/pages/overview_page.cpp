// Overview page: vision, matrix, attention, money, last changes, next moments, editions.
#include "web/pages/overview_page.h"

#include <algorithm>

#include "monitoring/matrix.h"
#include "monitoring/money.h"
#include "web/kept_answers.h"
#include "web/parts/attention_parts.h"
#include "web/parts/goal_parts.h"
#include "web/parts/matrix.h"
#include "web/parts/money_sums.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

constexpr std::size_t attention_shown = 7, changes_shown = 6, moments_shown = 8, lines_shown = 10;

Html vision(const Visit& visit) {
  Html whole;
  for (const Programme& programme : visit.view.all<Programme>()) {
    whole.add("<div class=\"stip-hero\">{}<h1>{}{}</h1><p class=\"stip-lead\"{} dir=\"auto\">{}</p>{}{}</div>\n",
              programme.horizon ? html("<span class=\"stip-hero__year\">{}</span>", *programme.horizon) : Html{},
              written_title(visit, programme), invented_badge(visit, programme), lang_of(visit, programme.vision_en),
              visit.in_language(programme.vision, programme.vision_en),
              programme.dilemma.empty()
                  ? Html{}
                  : html("<p><strong>{}:</strong> {}</p>", visit.tr("What has to be weighed again and again"),
                         written(visit, programme.dilemma, programme.dilemma_en)),
              sources_of(visit, programme));
  }
  return whole.empty() ? html("<h1>{}</h1>\n", visit.tr("Overview")) : whole;
}

Html key_figures(const Visit& visit) {
  Html items;
  const auto add = [&](const RecordType& type, std::string_view path) {
    items.add(
        "<li><a href=\"{}\"><span class=\"stip-figures__value\">{}</span> <span "
        "class=\"stip-figures__label\">{}</span></a></li>",
        visit.link(path), visit.view.count(type), plural_label_of(visit, type));
  };
  add(type_of<SocietalEffect>(), "doelen");
  add(type_of<InterimGoal>(), "doelen");
  add(type_of<Action>(), "acties");
  add(type_of<Dossier>(), "dossiers");
  return html("<ul class=\"stip-figures\">{}</ul>\n", items);
}

Html what_needs_attention(const Visit& visit) {
  const auto all = attentions_of(visit);
  std::vector<const AttentionItem*> first;
  for (const AttentionItem& item : *all) {
    if (first.size() < attention_shown) first.push_back(&item);
  }
  if (first.empty()) return html("<p>{}</p>", visit.tr("By the rules, nothing asks for attention now."));
  return html("{}<p class=\"stip-section__more\"><a href=\"{}\">{}</a></p>", attention_list(visit, first),
              visit.link("aandacht"),
              tr_n(visit.language, "All {} thing that asks for attention", "All {} things that ask for attention",
                   static_cast<long>(all->size())));
}

Html money_picture(const Visit& visit) {
  const auto kept = visit.site.kept->figures.of({visit.view, visit.today});
  const MoneyTable& sums = kept->money;
  const auto public_steps = funnel(sums.public_), private_steps = funnel(sums.private_);
  const std::int64_t largest = std::max(largest_step(public_steps), largest_step(private_steps));
  Html whole =
      html("{}{}", funnel_figure(visit, public_steps, largest, visit.tr("Public money by stage"), "publiek-grafiek"),
           funnel_figure(visit, private_steps, largest, visit.tr("Private money by stage"), "privaat-grafiek"));
  whole.add(lines_figure(visit, MoneySide::public_, lines_shown, visit.tr("The largest lines of public money"),
                         "publiek-regels"));
  whole.add(lines_figure(visit, MoneySide::private_, lines_shown, visit.tr("The largest lines of private money"),
                         "privaat-regels"));
  if (whole.empty()) whole.add("<p>{}</p>", open_word(visit.tr("No money stated")));
  return whole.add("{}<p class=\"stip-section__more\"><a href=\"{}\">{}</a></p>", left_out_words(visit, sums.left_out),
                   visit.link("geld"), visit.tr("All money, line by line"));
}

/// Something that is to come, whatever it is.
struct Moment {
  Date when;
  std::string_view kind;  ///< English, and the key of its translation.
  const Record* record = nullptr;
};

/// What is to come, nearest first: deadlines of the cycle, milestones, moments of dossiers, promises, figures.
std::vector<Moment> moments(const Visit& visit) {
  std::vector<Moment> coming;
  const auto add = [&](const Date& when, std::string_view kind, const Record& record) {
    if (!when.empty() && days_between(visit.today, when.last()) >= 0) coming.push_back({when, kind, &record});
  };
  for (const Deadline& one : visit.view.all<Deadline>()) add(one.due, msg("Yearly cycle"), one);
  for (const Milestone& one : visit.view.all<Milestone>()) {
    if (one.met_on.empty()) add(one.due, msg("Milestone"), one);
  }
  for (const Dossier& one : visit.view.all<Dossier>()) add(one.next_moment, msg("Dossier"), one);
  for (const Pledge& one : visit.view.all<Pledge>()) {
    if (one.status == PledgeStatus::open) add(one.due, msg("Promise to parliament"), one);
  }
  for (const Indicator& one : visit.view.all<Indicator>()) add(one.next_expected, msg("New figure"), one);
  std::ranges::stable_sort(coming, {}, [](const Moment& moment) { return std::chrono::sys_days{moment.when.last()}; });
  return coming;
}

/// What is said of a moment beside its record: the action of a milestone, what happens to a dossier.
Html more_of(const Visit& visit, const Moment& moment) {
  if (const auto* milestone = visit.view.find<Milestone>(moment.record->id); milestone && milestone->action)
    return html(" <span class=\"stip-quiet\">{}</span>", milestone->action.id);
  if (const auto* dossier = visit.view.find<Dossier>(moment.record->id); dossier && !dossier->next_moment_what.empty())
    return html(": {}", written(visit, dossier->next_moment_what));
  return {};
}

Html next_moments(const Visit& visit) {
  Html items;
  std::size_t shown = 0;
  for (const Moment& moment : moments(visit)) {
    if (shown++ == moments_shown) break;
    items.add(
        "<li class=\"stip-timeline__item stip-timeline__item--future\"><time class=\"stip-timeline__when\" "
        "datetime=\"{}\">{}</time><div class=\"stip-timeline__what\"><span class=\"utrecht-badge\">{}</span> "
        "{}{}</div></li>\n",
        to_text(moment.when), date_text(visit.language, moment.when), visit.tr(moment.kind),
        record_link(visit, *moment.record), more_of(visit, moment));
  }
  Html whole = items.empty() ? html("<p>{}</p>", open_word(visit.tr("No moment with a date is known")))
                             : html("<ol class=\"stip-timeline\">{}</ol>\n", items);
  return whole.add("<p class=\"stip-section__more\"><a href=\"{}\">{}</a></p>", visit.link("agenda.ics"),
                   visit.tr("All terms and meetings as a calendar (iCalendar)"));
}

Html editions(const Visit& visit) {
  Html items;
  for (const EditionPlace& edition : visit.site.registry.editions(visit.viewer)) {
    const std::string name = fill(visit.tr("Edition {}"), {std::to_string(edition.year)});
    items.add("<li class=\"stip-list__item\"><a href=\"{}\">{}</a> <span class=\"stip-quiet\">{}</span></li>\n",
              visit.link("edities/" + edition.id), name,
              edition.published.empty() ? std::string(visit.tr("frozen, not sent yet"))
                                        : date_text(visit.language, edition.published));
  }
  if (items.empty()) return html("<p>{}</p>", open_word(visit.tr("No edition has been frozen yet")));
  return html("<ul class=\"stip-list\">{}</ul><p class=\"stip-section__more\"><a href=\"{}\">{}</a></p>", items,
              visit.link("verschil"), visit.tr("What changed between editions"));
}

Html last_changes(const Visit& visit) {
  const Html list = entry_list(visit, visit.site.registry.latest(changes_shown, visit.viewer));
  return list.empty() ? list
                      : html("{}<p class=\"stip-section__more\"><a href=\"{}\">{}</a></p>", list, visit.link("entry"),
                             visit.tr("The whole ledger"));
}

}  // namespace

// WEBPAGE: GET /{language}/
//
// The agenda on one page: the vision with its horizon and standing dilemma, actions by effect and theme, how the
// goals stand, what asks for attention, the money by stage, what changed last, what comes next, and the editions.
ErrorOr<Response> overview_page(const Visit& visit) {
  Html content = vision(visit);
  content.add(key_figures(visit));
  content.add(section("aandacht", visit.tr("Needs attention"), what_needs_attention(visit)));
  content.add(section("matrix-deel", visit.tr("Actions by effect and theme"),
                      matrix_table(visit, visit.site.kept->figures.of({visit.view, visit.today})->matrix)));
  content.add(section("doelen", visit.tr("Goals"),
                      html("{}<p class=\"stip-section__more\"><a href=\"{}\">{}</a></p>", measurability_summary(visit),
                           visit.link("doelen"), visit.tr("All goals"))));
  content.add(section("geld", visit.tr("Money"), money_picture(visit)));
  content.add(section("straks", visit.tr("What comes next"), next_moments(visit)));
  content.add(section("onlangs", visit.tr("What changed last"), last_changes(visit)));
  content.add(section("edities", visit.tr("Editions"), editions(visit)));
  return page(visit, {"", "", {}, "", true}, std::move(content));
}

}  // namespace stip
