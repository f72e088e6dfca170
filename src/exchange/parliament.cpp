// Parliament: items of the register to pledges of the model, and to what is known already.
#include "exchange/parliament.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "exchange/parliament_read.h"

namespace stip {
namespace {

/// Whether `text` names a number as a word of its own.
bool names(std::string_view text, std::string_view number) {
  const auto is_part = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-'; };
  for (std::size_t at = text.find(number); at != text.npos; at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    if ((at == 0 || !is_part(text[at - 1])) && (end == text.size() || !is_part(text[end]))) return true;
  }
  return false;
}

/// "TZ202603-130" is TZ-202603-130, "2026Z00123" is TZ-2026Z00123.
std::string id_of(std::string_view number) {
  return "TZ-" + std::string(starts_with(number, "TZ") ? number.substr(2) : number);
}

bool is_number(std::string_view number) {
  return number.size() >= 5 && number.size() <= 40 &&
         std::ranges::all_of(number, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-'; });
}

/// The first sentence, cut at a word: the register has no titles.
std::string title_of_text(const std::string& text) {
  std::string title = text.substr(0, text.find('\n'));
  if (const auto end = title.find(". "); end != title.npos) title.resize(end + 1);
  constexpr std::size_t most = 140;
  if (title.size() <= most) return title;
  const std::size_t space = title.rfind(' ', most - 4);
  return std::string(whole_start(title, space == title.npos ? most - 4 : space)) + " …";
}

class Mapper {
 public:
  Mapper(const View& now, ParliamentImport& import) : now_(now), import_(import) {}

  void map(const std::vector<ParliamentItem>& items) {
    for (const ParliamentItem& item : items) {
      if (is_number(item.number)) ids_.emplace(item.number, known_id(item.number));
    }
    for (const ParliamentItem& item : items) map(item);
  }

 private:
  std::string known_id(const std::string& number) const {
    if (now_.find<Pledge>(id_of(number))) return id_of(number);
    for (const Pledge& pledge : now_.all<Pledge>()) {
      if (pledge.register_number == number || names(pledge.note, number)) return pledge.id;
    }
    return id_of(number);
  }

  Problem problem(const ParliamentItem& item, Said what, Said remedy, Severity severity = Severity::error) const {
    Problem found;
    found.file = item.file;
    found.row = item.place;
    found.subject = item.number.empty() ? "record " + std::to_string(item.place) : item.number;
    found.problem = std::move(what);
    found.remedy = std::move(remedy);
    found.severity = severity;
    return found;
  }
  void wrong(const ParliamentItem& item, Said what, Said remedy, Severity severity = Severity::error) {
    import_.incoming.problems.push_back(problem(item, std::move(what), std::move(remedy), severity));
  }

  static void add(IncomingRecord& record, std::string_view field, const std::string& text) {
    if (!text.empty()) record.values.push_back({record.type->field(field), text, std::string(field)});
  }

  std::string day(const ParliamentItem& item, const std::string& text, std::string_view what) {
    if (text.empty() || parse_day(text).ok()) return text;
    wrong(item, said("{} is no date: '{}'.", what, text.substr(0, 40)),
          said("Look it up in the register and mend the file."));
    return {};
  }

  void map(const ParliamentItem& item) {
    if (!is_number(item.number))
      return wrong(item, said("it has no number of the register."), said("Fetch the field Nummer with it."));
    if (!seen_.insert(item.number).second)
      return wrong(item, said("it stands twice."), said("Leave one of the two out: the newest."));
    if (item.text.empty())
      return wrong(item, said("it has no text."), said("Fetch the field Tekst (a motion: Onderwerp) with it."));
    const Pledge* known = now_.find<Pledge>(ids_[item.number]);
    IncomingRecord record{&type_of<Pledge>(), ids_[item.number], {}, item.file, "", item.place};
    const std::string status = status_of(item);
    if (!known) {
      add(record, "title", title_of_text(item.text));
      add(record, "note", remark(item));
    }
    add(record, "register_number", item.number);
    add(record, "kind", item.is_motion ? "motion" : "pledge");
    add(record, "text", item.text);
    add(record, "status", item.is_motion && known ? "" : status);
    add(record, "made_on", day(item, item.made_on, "the day on which it was made"));
    add(record, "made_by", ministry_of(item));
    add(record, "to", item.to.empty() ? known ? "" : "Tweede Kamer" : join(item.to, "; "));
    term(item, status, known, record);
    letters(item, record);
    for (const std::string& other : item.repeats) {
      const std::string id = ids_.contains(other) ? ids_[other] : known_id(other);
      const bool is_there = ids_.contains(other) || now_.find<Pledge>(id);
      if (is_there && id != record.id) {
        add(record, "repeats", id);
        break;
      }
    }
    import_.incoming.records.push_back(std::move(record));
  }

  std::string status_of(const ParliamentItem& item) {
    if (item.is_motion) return "open";
    static const std::map<std::string, std::string, std::less<>> meanings = {
        {"openstaand", "open"},     {"open", "open"},         {"deels afgedaan", "open"},
        {"niet nagekomen", "open"}, {"voldaan", "fulfilled"}, {"nagekomen", "fulfilled"},
        {"afgedaan", "fulfilled"},  {"vervallen", "lapsed"},  {"afgevoerd", "lapsed"}};
    if (const auto found = meanings.find(to_lower(item.status)); found != meanings.end()) return found->second;
    wrong(item,
          item.status.empty() ? said("it has no status.")
                              : said("its status is unknown: '{}'.", item.status.substr(0, 40)),
          said("Known are Openstaand, Deels afgedaan, Niet nagekomen, Voldaan, Nagekomen, Afgedaan, Vervallen and "
               "Afgevoerd."));
    return {};
  }

  std::string ministry_of(const ParliamentItem& item) {
    std::string wanted = folded(item.ministry.empty() ? item.function : item.ministry);
    for (const std::string_view start :
         {"ministerie van ", "minister van ", "minister voor ", "staatssecretaris van "}) {
      if (starts_with(wanted, start)) wanted = wanted.substr(start.size());
    }
    if (wanted.empty()) return {};
    for (const Organisation& organisation : now_.all<Organisation>()) {
      const std::string title = folded(organisation.title);
      if (folded(organisation.short_name) == wanted || title == wanted || ends_with(title, " van " + wanted))
        return organisation.id;
    }
    wrong(item, said("no organisation of the agenda is '{}'.", item.ministry.empty() ? item.function : item.ministry),
          said("Enter that ministry, or say who promised it afterwards."), Severity::warning);
    return {};
  }

  void term(const ParliamentItem& item, const std::string& status, const Pledge* known, IncomingRecord& record) {
    const std::string met_on = day(item, item.met_on, "DatumNakoming");
    if (status == "fulfilled") return add(record, "fulfilled_on", met_on);
    if (met_on.empty()) {
      const bool has_term = known && (known->due || !known->recurrence.empty() || !known->event.empty());
      if (status == "open" && !has_term)
        wrong(item, said("the register does not say when it is due."),
              said("Enter afterwards when it is due: a date, how often, or the event that it waits for."),
              Severity::warning);
      return;
    }
    add(record, "due", met_on);
    if (!known) add(record, "due_kind", "date");
  }

  void letters(const ParliamentItem& item, IncomingRecord& record) {
    std::vector<std::string> ids;
    for (const ParliamentLetter& letter : item.letters) {
      if (!is_number(letter.number)) {
        wrong(item, said("the number of its letter cannot be read: '{}'.", letter.number.substr(0, 40)),
              said("Look it up in the register and mend the file."));
        continue;
      }
      ids.push_back(source_of(item, letter));
    }
    if (ids.empty()) return;
    add(record, "letter", ids.back());
    if (ids.size() > 1) add(record, "sources", join(ids, "; "));
  }

  std::string source_of(const ParliamentItem& item, const ParliamentLetter& letter) {
    for (const Source& source : now_.all<Source>()) {
      if (names(source.address, letter.number) || names(source.title, letter.number)) return source.id;
    }
    const std::string id = "BR-" + letter.number;
    if (now_.find<Source>(id) || !sources_.insert(id).second) return id;
    IncomingRecord record{&type_of<Source>(), id, {}, item.file, "", item.place};
    add(record, "title", letter.title.empty() ? "Kamerbrief " + letter.number : letter.title);
    add(record, "publisher", "Tweede Kamer");
    add(record, "date", day(item, letter.date, "the date of the letter"));
    add(record, "address", "https://www.tweedekamer.nl/kamerstukken/detail?id=" + letter.number);
    import_.incoming.records.push_back(std::move(record));
    return id;
  }

  static std::string remark(const ParliamentItem& item) {
    std::string words;
    if (!item.function.empty()) words += " Toegezegd door: " + item.function + ".";
    if (!item.activity.empty()) words += " Activiteit: " + item.activity + ".";
    if (!item.view_of_cabinet.empty()) words += " Appreciatie van het kabinet: " + item.view_of_cabinet + ".";
    return std::string(trimmed(words));
  }

  const View& now_;
  ParliamentImport& import_;
  std::map<std::string, std::string> ids_;
  std::set<std::string> seen_, sources_;
};

std::string text_of(const IncomingRecord& record, std::string_view field) {
  const IncomingValue* value = record.value(field);
  return value ? value->text : std::string();
}

}  // namespace

ParliamentImport read_parliament(const std::vector<ParliamentFile>& files, const View& now) {
  ParliamentImport import;
  import.incoming.name = "parliament";
  std::vector<ParliamentItem> items;
  for (const ParliamentFile& file : files)
    read_parliament_file(file.name, file.bytes, items, import.passed_over, import.incoming.problems);
  Mapper(now, import).map(items);
  return import;
}

void ask_about_differences(const Incoming& incoming, const View& now, ImportBase& base) {
  for (const IncomingRecord& record : incoming.records) {
    const Pledge* known = now.find<Pledge>(record.id);
    if (!known || record.type != &type_of<Pledge>() || base.holds(record.id)) continue;
    for (const IncomingValue& value : record.values) {
      const std::string here = value.field->text(*known);
      // As if it was something else before, and both changed it since.
      if (!here.empty() && here != value.text) base.hold(record.id, value.field->name, "\x01");
    }
  }
}

std::vector<std::string> told_of(const Incoming& incoming, const View& now, Day today) {
  std::vector<std::string> lines;
  for (const IncomingRecord& record : incoming.records) {
    if (record.type != &type_of<Pledge>()) continue;
    const Pledge* known = now.find<Pledge>(record.id);
    const std::string status = text_of(record, "status"), letter = text_of(record, "letter"),
                      due = text_of(record, "due");
    const bool was_open = known && known->status == PledgeStatus::open;
    const std::string name = record.id + "  " + (known ? known->title : text_of(record, "title"));
    if (status == "fulfilled" && (was_open || !known))
      lines.push_back("met: " + name + (letter.empty() ? "  (no letter is named)" : "  by " + letter));
    if (status == "lapsed" && was_open) lines.push_back("lapsed: " + name);
    const auto day = parse_day(due);
    const int late = day.ok() ? days_between(*day, today) : 0;
    if (status == "open" && late > 0)
      lines.push_back("overdue: " + name + "  " + due + ", " + std::to_string(late) + " days");
  }
  return lines;
}

}  // namespace stip
