// Letter: the words between the parts; brackets stand where somebody has to write.
#include "publishing/letter.h"

#include <algorithm>

#include "base/text.h"
#include "publishing/letter_parts.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

Day end_of_quarter(Day day) {
  using namespace std::chrono;
  const unsigned last = ((static_cast<unsigned>(day.month()) - 1) / 3 + 1) * 3;
  return year_month_day_last(day.year(), month_day_last(month{last}));
}

/// As a sentence has it: "het Ministerie van Water".
std::string with_article(Language language, const std::string& name) {
  return language == Language::nl && starts_with(name, "Ministerie ") ? "het " + name : name;
}

class Letter {
 public:
  Letter(const View& view, const std::optional<Compared>& last, Day today, const LetterOptions& options)
      : view_(view), options_(options), language_(options.language), from_{today, options, last}, out_(view, front()) {}

  Document write() {
    head();
    opening();
    figures();
    changes();
    pledges();
    open_points();
    next_steps();
    close();
    return std::move(out_).finish();
  }

 private:
  std::string t(std::string_view english) const { return std::string(tr(language_, english)); }
  std::string to_write(std::string_view english) const { return "[" + t(english) + "]"; }

  const Programme* programme() const {
    const auto all = official<Programme>(view_);
    return all.empty() ? nullptr : all.front();
  }
  std::string agenda() const { return programme() ? title_of(language_, *programme()) : t(tr_later("Agenda")); }
  std::string edition_text() const {
    return options_.edition.empty() ? t(tr_later("draft")) : fill(tr(language_, "{} edition"), {options_.edition});
  }

  Document front() const {
    Document start{.language = language_,
                   .title = fill(tr(language_, "{}, {}"), {agenda(), edition_text()}),
                   .subtitle = options_.to == Chamber::house ? t(tr_later("Letter to the House of Representatives"))
                                                             : t(tr_later("Letter to the Senate")),
                   .date = from_.day};
    start.publisher = joined(coordinators(), tr(language_, " and "));
    start.subject = start.title;
    start.footer = fill(tr(language_, "{}, letter, ledger entry {}"), {start.title, std::to_string(view_.upto())});
    start.recipe = options_.recipe;
    start.is_sheet = true;
    return start;
  }

  std::vector<std::string> coordinators() const {
    std::vector<std::string> names;
    if (const Programme* record = programme()) {
      for (const auto& ref : record->coordinators) {
        if (const Organisation* organisation = view_.find(ref)) names.push_back(title_of(language_, *organisation));
      }
    }
    return names;
  }

  std::vector<std::string> annexes() const {
    if (!options_.annexes.empty()) return options_.annexes;
    std::vector<std::string> titles{fill(tr(language_, "{}, {}"), {agenda(), edition_text()})};
    if (from_.last) titles.push_back(fill(tr(language_, "What changed since {}"), {from_.last->moment}));
    titles.push_back(t(tr_later("Progress report of the last round")));
    titles.push_back(t(tr_later("Decision note with this letter")));
    return titles;
  }

  std::string dossiers() const {
    if (!options_.dossiers.empty()) return join(options_.dossiers, "; ");
    std::vector<std::string> numbers;
    for (const Dossier* dossier : official<Dossier>(view_)) {
      if (dossier->kind == DossierKind::parliamentary && !dossier->number.empty())
        numbers.push_back(dossier->number + ", " + title_of(language_, *dossier));
    }
    return join(numbers, "; ");
  }

  void head() {
    Facts facts{{}, t(tr_later("To whom, when and about what"))};
    const auto say = [&](std::string_view name, const std::string& value) {
      facts.facts.push_back({t(name), {text(value)}});
    };
    say(tr_later("To"), options_.to == Chamber::house
                            ? t(tr_later("The President of the House of Representatives of the States General"))
                            : t(tr_later("The President of the Senate of the States General")));
    say(tr_later("Date"), date_text(language_, from_.day));
    say(tr_later("Subject"), fill(tr(language_, "{}, {}"), {agenda(), edition_text()}));
    const std::string numbers = dossiers();
    say(tr_later("Parliamentary papers"), numbers.empty() ? to_write(tr_later("number of the dossier")) : numbers);
    say(tr_later("Our reference"), to_write(tr_later("reference")));
    say(tr_later("Annexes"), number_text(language_, static_cast<long>(annexes().size())));
    out_.add(std::move(facts));
  }

  void opening() {
    out_.paragraph({text(t(tr_later("Dear President,")))});
    const auto actions = official<Action>(view_);
    const auto without_owner =
        std::ranges::count_if(actions, [&](const Action* action) { return !view_.find(action->owner); });
    const auto number = [&](long count, std::string_view key) { return figure(number_text(language_, count), key); };
    Inlines words{text(fill(tr(language_, "Please find enclosed {}, {}. It counts "), {agenda(), edition_text()})),
                  number(static_cast<long>(actions.size()), "nactions"), text(t(tr_later(" actions; of "))),
                  number(without_owner, "nnoowner"), text(t(tr_later(" of them the owner is not stated yet.")))};
    for (Inline& mark : out_.cite(programme() ? programme()->sources : std::vector<Ref<Source>>{}))
      words.push_back(std::move(mark));
    out_.paragraph(std::move(words));
    out_.heading(1, t(tr_later("Why this letter")), "aanleiding");
    if (options_.reason.empty())
      out_.paragraph(
          {text(to_write(tr_later("Write why this letter comes now, and what happened since the last one.")))});
    else
      out_.prose(options_.reason);
    write_letter_closed(out_, from_);
  }

  void figures() {
    out_.heading(1, t(tr_later("The agenda in facts and figures")), "cijfers");
    out_.paragraph({text(to_write(tr_later("Write what stands out in these figures.")))});
    write_letter_facts(out_);
    write_letter_goals(out_);
    write_letter_money(out_);
  }

  void changes() {
    if (!from_.last) return;
    out_.heading(1, fill(tr(language_, "What changed since {}"), {from_.last->moment}), "wijzigingen");
    out_.paragraph({text(to_write(tr_later("Write what the cabinet chose, and why.")))});
    write_letter_changes(out_, from_);
  }

  void pledges() {
    out_.heading(1, t(tr_later("Pledges and motions")), "toezeggingen");
    out_.paragraph({text(t(tr_later(
        "What this letter closes stands above. The pledges and motions below stay open after this letter.")))});
    write_letter_pledges(out_, from_);
  }

  void open_points() {
    out_.heading(1, t(tr_later("What is still open")), "open");
    out_.paragraph({text(to_write(tr_later("Write what is done to close these points, and by when.")))});
    write_letter_open(out_, from_);
  }

  void next_steps() {
    out_.heading(1, t(tr_later("Next steps")), "vervolg");
    out_.paragraph({text(to_write(tr_later("Write what parliament may expect, and when.")))});
    write_letter_next(out_, from_);
  }

  void close() {
    out_.paragraph({text(t(tr_later("Yours sincerely,")))});
    std::vector<std::string> names = options_.signatories;
    if (names.empty()) {
      for (const std::string& name : coordinators())
        names.push_back(fill(tr(language_, "On behalf of {}: [function]"), {with_article(language_, name)}));
    }
    if (names.empty()) names.push_back(to_write(tr_later("function of who signs")));
    for (const std::string& name : names)
      out_.paragraph({text(name), line_break(), line_break(), line_break(), text(to_write(tr_later("name")))});
    // Not at the very end: a word processor that saves the file loses the mark of a part that nothing follows.
    out_.heading(1, t(tr_later("How this can be checked")), "verantwoording");
    write_letter_proof(out_, from_);
    out_.heading(1, t(tr_later("Annexes")), "bijlagen");
    BulletList list{{}, true};
    for (const std::string& title : annexes()) list.items.push_back({text(title)});
    out_.add(std::move(list));
  }

  const View& view_;
  const LetterOptions& options_;
  Language language_;
  LetterContext from_;
  DocumentWriter out_;
};

}  // namespace

ClosedPledges closed_pledges(const View& view, Day day, const LetterOptions& options) {
  ClosedPledges closed;
  const auto pledges = official<Pledge>(view);
  for (const Pledge* pledge : pledges) {
    const bool is_named = std::ranges::find(options.fulfils, pledge->id) != options.fulfils.end();
    if (is_named || (!options.letter.empty() && pledge->letter.id == options.letter)) closed.pledges.push_back(pledge);
  }
  if (!options.fulfils.empty() || !closed.pledges.empty()) return closed;
  closed.is_proposal = true;
  for (const Pledge* pledge : pledges) {
    const bool recurs = pledge->status == PledgeStatus::open && pledge->due_kind == DueKind::recurring;
    if (recurs && pledge->due && pledge->due.last() <= end_of_quarter(day)) closed.pledges.push_back(pledge);
  }
  return closed;
}

Document letter(const View& view, const std::optional<Compared>& last, Day today, const LetterOptions& options) {
  return Letter(view, last, today, options).write();
}

}  // namespace stip
