// Annex: front, overview and chapters of actions; the other chapters stand in annex_*.cpp.
#include "publishing/annex.h"

#include <map>

#include "base/text.h"
#include "publishing/action_section.h"
#include "publishing/annex_chapters.h"
#include "publishing/checkable.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

using Actions = std::vector<const Action*>;

class Annex {
 public:
  Annex(const View& view, Day today, const AnnexOptions& options)
      : view_(view),
        today_(today),
        options_(options),
        language_(options.language),
        out_(view, front()),
        actions_(official<Action>(view)) {}

  Document write() {
    out_.add(Contents{std::string(tr(language_, "Contents")), 2});
    out_.add(PageBreak{});
    guide();
    short_version();
    std::map<std::string, Actions> by_chapter;
    for (const Action* action : actions_)
      by_chapter[view_.find(action->chapter) ? action->chapter.id : std::string()].push_back(action);
    for (const Chapter* chapter : chapters()) write_chapter(*chapter, by_chapter[chapter->id]);
    if (!by_chapter[""].empty()) {
      out_.add(PageBreak{});
      out_.heading(1, tr(language_, "Other actions"), "overig");
      write_actions(2, by_chapter[""]);
    }
    out_.add(PageBreak{});
    write_goals(out_, today_);
    write_money(out_, today_);
    write_dossiers(out_);
    write_pledges(out_);
    write_bodies(out_);
    write_consultations(out_);
    write_sources(out_);
    colophon();
    return std::move(out_).finish();
  }

 private:
  const Programme* programme() const {
    const auto all = official<Programme>(view_);
    return all.empty() ? nullptr : all.front();
  }

  std::string edition_text() const {
    return options_.edition.empty() ? std::string(tr(language_, "draft"))
                                    : fill(tr(language_, "{} edition"), {options_.edition});
  }

  Document front() const {
    const Programme* programme_record = programme();
    Document start{
        .language = language_,
        .title = programme_record ? title_of(language_, *programme_record) : std::string(tr(language_, "Agenda")),
        .subtitle =
            fill(tr(language_, "Implementation agenda, annex to the letter to parliament, {}"), {edition_text()}),
        .date = options_.date.value_or(today_),
        .publisher = options_.publisher};
    if (start.publisher.empty() && programme_record) start.publisher = coordinators(*programme_record);
    start.footer =
        fill(tr(language_, "{}, {}, ledger entry {}"), {start.title, edition_text(), std::to_string(view_.upto())});
    start.subject = fill(tr(language_, "Implementation agenda, {}"), {edition_text()});
    return start;
  }

  std::string coordinators(const Programme& programme_record) const {
    std::vector<std::string> names;
    for (const auto& ref : programme_record.coordinators) {
      if (const Organisation* organisation = view_.find(ref)) names.push_back(title_of(language_, *organisation));
    }
    return joined(names, tr(language_, " and "));
  }

  void guide() {
    out_.heading(1, tr(language_, "How to read this"), "leeswijzer");
    out_.prose(tr(language_,
                  "This annex shows what is done to bring the vision closer, who answers for it, when it should be "
                  "ready and what it costs. It was made from the data of the agenda; the source of each fact stands at "
                  "the foot of the page."));
    BulletList points;
    for (const std::string_view sentence :
         {tr(language_, "Each action has a number that never changes, so it can be followed from edition to edition."),
          tr(language_,
             "What the sources leave open is shown as open: “owner not stated”, “not yet measurable”. Nothing was "
             "filled in."),
          tr(language_, "Dates and amounts are as exact as their source: “second half of 2026”, “about”, “at most”."),
          tr(language_, "Amounts that overlap are shown, and never added together.")}) {
      points.items.push_back({text(sentence)});
    }
    out_.add(std::move(points));
  }

  void short_version() {
    out_.heading(1, tr(language_, "The agenda in short"), "kort");
    if (const Programme* record = programme()) {
      if (const Inline vision = written(language_, record->vision, record->vision_en); !vision.text.empty()) {
        out_.heading(2,
                     record->horizon
                         ? fill(tr(language_, "The dot on the horizon: {}"), {std::to_string(*record->horizon)})
                         : std::string(tr(language_, "The dot on the horizon")),
                     "stip");
        Inlines words{vision};
        for (Inline& mark : out_.cite(record->sources)) words.push_back(std::move(mark));
        out_.paragraph(std::move(words), Paragraph::Role::lead);
      }
      write_effects();
      if (!record->dilemma.empty() || !record->dilemma_en.empty()) {
        out_.heading(2, tr(language_, "The standing dilemma"), "dilemma");
        out_.prose(record->dilemma, record->dilemma_en);
      }
    }
    if (actions_.empty()) return;
    out_.heading(2, tr(language_, "All actions"), "acties");
    out_.paragraph({text(count_sentence())});
    out_.add(overview_table(view_, language_, fill(tr(language_, "All actions, {}"), {edition_text()}), actions_));
  }

  std::string count_sentence() const {
    const auto without_owner =
        std::ranges::count_if(actions_, [&](const Action* action) { return !view_.find(action->owner); });
    const auto without_end = std::ranges::count_if(
        actions_, [](const Action* action) { return !action->planned_end && !action->actual_end; });
    std::string words =
        tr_n(language_, "The agenda has {} action.", "The agenda has {} actions.", static_cast<long>(actions_.size()));
    if (without_owner > 0)
      words += " " + tr_n(language_, "Of {} the owner is not stated.", "Of {} the owner is not stated.", without_owner);
    if (without_end > 0)
      words += " " + tr_n(language_, "Of {} no end is stated.", "Of {} no end is stated.", without_end);
    return words;
  }

  void write_effects() {
    auto effects = official<SocietalEffect>(view_);
    if (effects.empty()) return;
    std::ranges::stable_sort(effects, {}, [](const SocietalEffect* effect) { return effect->number.value_or(999); });
    out_.heading(2, tr(language_, "The effects in society that it is for"), "effecten");
    BulletList list{{}, true};
    for (const SocietalEffect* effect : effects) {
      Inline description = written(language_, effect->description, effect->description_en);
      Inlines words{strong(title_of(language_, *effect))};
      if (!description.text.empty()) {
        description.text.insert(0, ". ");
        words.push_back(std::move(description));
      }
      for (Inline& mark : out_.cite(effect->sources)) words.push_back(std::move(mark));
      list.items.push_back(std::move(words));
    }
    out_.add(std::move(list));
  }

  std::vector<const Chapter*> chapters() const {
    auto all = official<Chapter>(view_);
    std::ranges::stable_sort(all, {},
                             [](const Chapter* chapter) { return std::pair(chapter->number.size(), chapter->number); });
    return all;
  }

  std::vector<const Theme*> themes() const { return official<Theme>(view_); }

  void write_chapter(const Chapter& chapter, const Actions& actions) {
    out_.add(PageBreak{});
    const std::string number = chapter.number.empty() ? std::string() : chapter.number + "  ";
    out_.heading(1, number + title_of(language_, chapter), chapter.id);
    Inlines words{written(language_, chapter.description, chapter.description_en)};
    for (Inline& mark : out_.cite(chapter.sources)) words.push_back(std::move(mark));
    if (!words.front().text.empty()) out_.paragraph(std::move(words), Paragraph::Role::lead);
    if (const SocietalEffect* effect = view_.find(chapter.effect)) {
      out_.paragraph(
          {text(fill(tr(language_, "This chapter serves the effect “{}”."), {title_of(language_, *effect)}))});
    }
    if (actions.empty())
      out_.paragraph({quiet(tr(language_, "This edition has no actions in this chapter."))});
    else
      out_.add(overview_table(view_, language_, fill(tr(language_, "Actions of “{}”"), {title_of(language_, chapter)}),
                              actions));
    write_chapter_milestones(chapter);
    write_actions_by_theme(chapter, actions);
  }

  /// A chapter that serves no one effect runs through the agenda: its actions stand by theme.
  void write_actions_by_theme(const Chapter& chapter, const Actions& actions) {
    std::map<std::string, Actions> by_theme;
    for (const Action* action : actions)
      by_theme[action->themes.empty() || !view_.find(action->themes.front()) ? std::string()
                                                                             : action->themes.front().id]
          .push_back(action);
    const bool by_themes = !chapter.effect && by_theme.size() - by_theme.count("") >= 2;
    if (!by_themes) return write_actions(2, actions);
    for (const Theme* theme : themes()) {
      if (by_theme[theme->id].empty()) continue;
      const std::string number = theme->number.empty() ? std::string() : theme->number + "  ";
      out_.heading(2, number + title_of(language_, *theme), chapter.id + "-" + theme->id);
      out_.prose(theme->description, theme->description_en);
      write_actions(3, by_theme[theme->id]);
    }
    if (by_theme[""].empty()) return;
    out_.heading(2, tr(language_, "Without a theme"), chapter.id + "-overig");
    write_actions(3, by_theme[""]);
  }

  void write_actions(int level, const Actions& actions) {
    for (const Action* action : actions) {
      out_.heading(level, action->id + "  " + title_of(language_, *action), action->id);
      write_action(out_, *action);
    }
  }

  void write_chapter_milestones(const Chapter& chapter) {
    auto milestones = official<Milestone>(view_, "chapter", chapter.id);
    std::erase_if(milestones, [&](const Milestone* milestone) { return view_.find(milestone->action) != nullptr; });
    if (milestones.empty()) return;
    DataTable table{fill(tr(language_, "Milestones of “{}”"), {title_of(language_, chapter)}),
                    {{std::string(tr(language_, "Milestone")), 4.5},
                     {std::string(tr(language_, "Due")), 2},
                     {std::string(tr(language_, "Met on")), 2}},
                    {}};
    for (const Milestone* milestone : milestones) {
      Inlines name{text(title_of(language_, *milestone))};
      for (Inline& mark : out_.cite(milestone->sources)) name.push_back(std::move(mark));
      const auto date = [&](const Date& some, std::string_view otherwise) {
        return Inlines{some ? text(date_text(language_, some)) : quiet(otherwise)};
      };
      table.rows.push_back({std::move(name), date(milestone->due, tr(language_, "not stated")),
                            date(milestone->met_on, tr(language_, "not yet"))});
    }
    out_.add(std::move(table));
  }

  void colophon() {
    out_.heading(1, tr(language_, "How this can be checked"), "verantwoording");
    out_.prose(tr(language_,
                  "Everything in this annex comes from the ledger of the agenda. The ledger is only ever added to, and "
                  "each entry is tied to the one before it, so nobody can change the past unseen."));
    out_.add(checkable_facts(language_, {edition_text(), view_.upto(), options_.checkpoint, options_.address}));
    out_.prose(tr(language_, "Records that were made up to show how stip works are not in this annex."));
  }

  const View& view_;
  Day today_;
  const AnnexOptions& options_;
  Language language_;
  DocumentWriter out_;
  Actions actions_;
};

}  // namespace

Document annex(const View& view, Day today, const AnnexOptions& options) { return Annex(view, today, options).write(); }

}  // namespace stip
