// Mapping: names that columns go by, and what cells look like.
#include "exchange/mapping.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "exchange/lenient.h"

namespace stip {
namespace {

constexpr std::array<std::string_view, 18> target_names{"ignored",
                                                        "action.id",
                                                        "action.title",
                                                        "action.sentence",
                                                        "action.description",
                                                        "action.owner",
                                                        "participation.organisation",
                                                        "action.chapter",
                                                        "action.themes",
                                                        "action.effects",
                                                        "contribution.goal",
                                                        "action.planned_start",
                                                        "action.planned_end",
                                                        "action.planned_start and planned_end",
                                                        "action.phase",
                                                        "funding.amount",
                                                        "funding.source",
                                                        "action.note"};

/// The names that columns for a target go by, folded, in Dutch and English.
struct Names {
  ColumnTarget target;
  std::string_view words;  ///< Separated by "|".
};

constexpr Names names[] = {
    {ColumnTarget::start, "geplande startdatum|startdatum|begindatum|start|begin|aanvang"},
    {ColumnTarget::end,
     "geplande einddatum|einddatum|datum gereed|gereed in|gereed op|deadline|gereed|klaar|"
     "oplevering|opleverdatum|einde|eind|end date|due|end"},
    {ColumnTarget::period, "planning|looptijd|periode|tijdpad|wanneer|period|timeline"},
    {ColumnTarget::ignored,
     "contactpersoon|contact person|telefoon|e mail|email|naam ambtenaar|behandelaar|"
     "dossierhouder"},
    {ColumnTarget::number, "nummer|actienummer|actie nr|actienr|volgnr|nr|no|id|volgnummer|kenmerk|#"},
    {ColumnTarget::description, "omschrijving actie|omschrijving|beschrijving|toelichting op de actie|description"},
    {ColumnTarget::sentence, "in een zin|samenvatting|summary"},
    {ColumnTarget::participants,
     "betrokken organisaties|betrokken partijen|betrokkenen|betrokken|partners|partijen|samen met|"
     "met wie|medetrekker|deelnemers|participants|partner"},
    {ColumnTarget::owner,
     "verantwoordelijke organisatie|verantwoordelijk|verantwoordelijke|trekker|actiehouder|"
     "eigenaar|departement|ministerie|wie|owner|lead|responsible|penvoerder"},
    {ColumnTarget::money_source,
     "financieringsbron|bron van het geld|dekking|geldbron|funding source|begrotingsartikel"},
    {ColumnTarget::amount, "budget|bedrag|kosten|middelen|financiering|raming|investering|amount|cost|geld"},
    {ColumnTarget::chapter, "hoofdstuk|chapter"},
    {ColumnTarget::theme, "thema|werklijn|actielijn|pijler|theme|spoor"},
    {ColumnTarget::effect, "maatschappelijk effect|effect"},
    {ColumnTarget::goal, "tussendoel|doelstelling|doel|goal|objective"},
    {ColumnTarget::note, "stand van zaken|voortgang|opmerking|toelichting|notitie|bijzonderheden|note|remarks|comment"},
    {ColumnTarget::phase, "status|fase|phase"},
    {ColumnTarget::title, "naam van de actie|titel|actie|maatregel|activiteit|action|title|measure|wat|naam|project"},
};

/// " omschrijving van de actie ": folded, with one space between and around words.
std::string spaced(std::string_view header) {
  std::string out = " ";
  for (char c : folded(header)) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 127;
    if (c == '#')
      out += "# ";
    else if (letter)
      out += c;
    else if (out.back() != ' ')
      out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

struct Guess {
  ColumnTarget target = ColumnTarget::ignored;
  double confidence = 0;
  Said reason;
};

/// How surely `words` is what a header says: all of it, whole words of it, or the start of a word ("thema's",
/// "doelen").
double likeness(const std::string& header, const std::string& words) {
  if (header == " " + words + " ") return 0.95;
  if (contains(header, " " + words + " ")) return 0.8;
  return words.size() >= 4 && contains(header, " " + words) ? 0.7 : 0;
}

/// Whether a whole word of a header is a name for `target`.
bool says(const std::string& header, ColumnTarget target) {
  for (const Names& some : names) {
    if (some.target != target) continue;
    for (const std::string& words : split(some.words, '|')) {
      if (contains(header, " " + words + " ")) return true;
    }
  }
  return false;
}

/// The name that is most alike; of equals the longest, which says most.
Guess guess_by_name(std::string_view header) {
  const std::string text = spaced(header);
  Guess best;
  std::size_t longest = 0;
  for (const Names& some : names) {
    for (const std::string& words : split(some.words, '|')) {
      const double confidence = likeness(text, words);
      if (confidence == 0 || confidence < best.confidence) continue;
      if (confidence == best.confidence && words.size() <= longest) continue;
      best = {some.target, confidence, said("the name says '{}'", words)};
      longest = words.size();
    }
  }
  // "Wanneer start" is one end of a period; "planning (begin - eind)" is the whole.
  if (best.target == ColumnTarget::period) {
    const bool says_start = says(text, ColumnTarget::start), says_end = says(text, ColumnTarget::end);
    if (says_start != says_end) best.target = says_start ? ColumnTarget::start : ColumnTarget::end;
  }
  return best;
}

std::optional<int> year_in(std::string_view header) {
  const std::string text = spaced(header);
  for (std::size_t at = 0; at + 6 <= text.size(); ++at) {
    int year = 0;
    if (text[at] != ' ' || text[at + 5] != ' ') continue;
    const auto [end, bad] = std::from_chars(text.data() + at + 1, text.data() + at + 5, year);
    if (bad == std::errc{} && end == text.data() + at + 5 && year >= 2000 && year <= 2100) return year;
  }
  return std::nullopt;
}

/// Share of the filled cells of a column (of the first 200) of which `holds` is true.
template <class Holds>
double share(const Sheet& sheet, std::size_t column, Holds holds) {
  std::size_t filled = 0, good = 0;
  for (const SheetRow& row : sheet.rows) {
    if (row.cells[column].empty()) continue;
    if (++filled > 200) break;
    good += holds(row.cells[column]) ? 1 : 0;
  }
  return filled == 0 ? 0 : static_cast<double>(good) / static_cast<double>(filled);
}

bool is_organisation(const View& view, std::string_view cell) {
  const std::string wanted = folded(cell);
  for (const Organisation& one : view.all<Organisation>()) {
    if (folded(one.title) == wanted || folded(one.short_name) == wanted || one.id == cell) return true;
  }
  return false;
}

Guess guess_by_cells(const Sheet& sheet, std::size_t column, const View& view) {
  constexpr double most = 0.8;
  if (share(sheet, column, [](const std::string& cell) { return contains(cell, "@") && contains(cell, "."); }) >=
      most) {
    return {ColumnTarget::ignored, 0.8, said("the cells are e-mail addresses: personal data")};
  }
  if (share(sheet, column, [](const std::string& cell) { return read_phase(cell).ok() && !means_nothing_yet(cell); }) >=
      most)
    return {ColumnTarget::phase, 0.6, said("the cells name phases")};
  if (share(sheet, column, [&](const std::string& cell) { return is_organisation(view, cell); }) >= most)
    return {ColumnTarget::owner, 0.6, said("the cells are organisations of the agenda")};
  const auto is_period = [](const std::string& cell) {
    const auto dates = read_dates(cell);
    return dates.ok() && !dates->start.empty();
  };
  if (share(sheet, column, is_period) >= most) return {ColumnTarget::period, 0.6, said("the cells are periods")};
  const auto is_date = [](const std::string& cell) {
    const auto dates = read_dates(cell);
    return dates.ok() && !dates->end.empty();
  };
  if (share(sheet, column, is_date) >= most) return {ColumnTarget::end, 0.5, said("the cells are dates")};
  const auto is_money = [](const std::string& cell) {
    const std::string text = folded(cell);
    return (contains(text, "\xE2\x82\xAC") || contains(text, "mln") || contains(text, "mld") ||
            contains(text, "eur")) &&
           read_amount(cell).ok();
  };
  if (share(sheet, column, is_money) >= most)
    return {ColumnTarget::amount, 0.6, said("the cells are amounts of money")};
  return {};
}

bool may_be_several(ColumnTarget target) {
  return target == ColumnTarget::ignored || target == ColumnTarget::note || target == ColumnTarget::amount ||
         target == ColumnTarget::participants || target == ColumnTarget::theme || target == ColumnTarget::effect ||
         target == ColumnTarget::goal;
}

ColumnMapping propose_column(const Sheet& sheet, std::size_t column, const View& view) {
  ColumnMapping mapping;
  mapping.column = sheet.header[column];
  Guess guess = guess_by_name(mapping.column);
  const auto year = year_in(mapping.column);
  const bool is_year_alone = year && spaced(mapping.column).size() == 6;
  if (is_year_alone && share(sheet, column, [](const std::string& cell) { return read_amount(cell).ok(); }) >= 0.8) {
    guess = {ColumnTarget::amount, 0.7, said("the name is a year and the cells are amounts")};
  }
  if (const Guess other = guess_by_cells(sheet, column, view); other.confidence > guess.confidence) {
    guess = other;
  } else if (guess.target == ColumnTarget::note && other.target == ColumnTarget::phase) {
    guess = {other.target, 0.7, other.reason};  // "Stand van zaken" with nothing but phases in it.
  }
  if (guess.confidence == 0) guess = {ColumnTarget::note, 0.3, said("nothing tells what it is; kept as a note")};
  mapping.target = guess.target;
  mapping.confidence = guess.confidence;
  mapping.reason = guess.target == ColumnTarget::ignored && guess.confidence >= 0.7
                       ? said("{}: personal data is left out", guess.reason)
                       : guess.reason;
  if (guess.target == ColumnTarget::amount) {
    mapping.multiplier = multiplier_of_header(mapping.column);
    mapping.year = year;
  }
  return mapping;
}

/// Of two columns for one target the surer one stays; the other becomes a note.
void settle_doubles(Mapping& mapping) {
  for (ColumnMapping& one : mapping.columns) {
    if (may_be_several(one.target)) continue;
    for (ColumnMapping& other : mapping.columns) {
      if (&one == &other || one.target != other.target) continue;
      ColumnMapping& weaker = other.confidence > one.confidence ? one : other;
      const ColumnMapping& stronger = &weaker == &one ? other : one;
      weaker.reason = said("'{}' is already {}; kept as a note", stronger.column, name_of(weaker.target));
      weaker.target = ColumnTarget::note;
      weaker.confidence = 0.3;
      if (&weaker == &one) break;
    }
  }
}

/// Without a title nothing can be made: a description, or the longest texts, must serve.
void settle_title(Mapping& mapping, const Sheet& sheet) {
  const auto has = [&](ColumnTarget target) {
    return std::ranges::find(mapping.columns, target, &ColumnMapping::target);
  };
  if (has(ColumnTarget::title) != mapping.columns.end()) return;
  auto stand_in = has(ColumnTarget::description);
  if (stand_in == mapping.columns.end()) {
    const auto text_size = [&](std::size_t column) {
      std::size_t size = 0;
      for (const SheetRow& row : sheet.rows) size += row.cells[column].size();
      return size;
    };
    std::size_t most = 0;
    for (std::size_t column = 0; column < mapping.columns.size(); ++column) {
      if (mapping.columns[column].target == ColumnTarget::note && text_size(column) > most)
        most = text_size(column), stand_in = mapping.columns.begin() + static_cast<std::ptrdiff_t>(column);
    }
  }
  if (stand_in == mapping.columns.end()) return;
  stand_in->target = ColumnTarget::title;
  stand_in->confidence = 0.4;
  stand_in->reason = said("no column is called title; this one has the texts");
}

}  // namespace

std::string_view name_of(ColumnTarget target) { return target_names[static_cast<std::size_t>(target)]; }

std::optional<ColumnTarget> column_target(std::string_view name) {
  const auto at = std::ranges::find(target_names, name);
  if (at == target_names.end()) return std::nullopt;
  return static_cast<ColumnTarget>(at - target_names.begin());
}

std::size_t header_of_flat(const Grid& grid) {
  std::size_t best = 0, most = 1;
  const auto first_filled = std::ranges::find_if(grid.rows, [](const SheetRow& row) {
    return std::ranges::any_of(row.cells, [](const std::string& cell) { return !trimmed(cell).empty(); });
  });
  if (first_filled != grid.rows.end()) best = static_cast<std::size_t>(first_filled - grid.rows.begin());
  for (std::size_t at = 0; at < grid.rows.size() && at < 30; ++at) {
    std::size_t known = 0;
    for (const std::string& cell : grid.rows[at].cells)
      known += cell.size() <= 60 && guess_by_name(cell).confidence >= 0.7 ? 1 : 0;
    if (known > most) most = known, best = at;
  }
  return best;
}

Mapping propose_mapping(const Sheet& sheet, const View& view) {
  Mapping mapping;
  for (std::size_t column = 0; column < sheet.header.size(); ++column) {
    if (sheet.header[column].empty()) {
      mapping.columns.push_back({{}, ColumnTarget::ignored, 1, {}, 0.5, said("the column has no name")});
    } else {
      mapping.columns.push_back(propose_column(sheet, column, view));
    }
  }
  settle_doubles(mapping);
  settle_title(mapping, sheet);
  return mapping;
}

Json to_json(const Mapping& mapping) {
  Json columns = Json::array();
  for (const ColumnMapping& one : mapping.columns) {
    Json column = Json::object();
    column.add("column", one.column);
    column.add("target", name_of(one.target));
    if (one.multiplier != 1) column.add("multiplier", one.multiplier);
    if (one.year) column.add("year", *one.year);
    column.add("confidence", one.confidence);
    column.add("reason", one.reason);
    columns.push(std::move(column));
  }
  Json json = Json::object();
  json.add("format", 1);
  json.add("columns", std::move(columns));
  return json;
}

ErrorOr<Mapping> mapping_of_json(const Json& json) {
  const auto bad = [](Said problem) {
    return Error{ErrorKind::invalid, said("mapping"), std::move(problem),
                 said("Start from the mapping that stip proposes and change the targets only.")};
  };
  const Json* columns = json.find("columns");
  if (!columns || !columns->is_array()) return bad(said("It has no list 'columns'."));
  Mapping mapping;
  for (const Json& column : columns->as_array()) {
    const auto target = column_target(column.text("target"));
    if (!target) {
      std::string known;
      for (std::string_view name : target_names) known += (known.empty() ? "" : ", ") + std::string(name);
      return Error{ErrorKind::invalid, said("mapping"), said("'{}' is no target.", column.text("target").substr(0, 80)),
                   said("Choose from: {}.", known)};
    }
    ColumnMapping one{column.text("column"), *target, 1, {}, 1, column.text("reason")};
    if (const Json* multiplier = column.find("multiplier")) {
      if (!multiplier->is_integer() || multiplier->as_integer() < 1 || multiplier->as_integer() > 1'000'000'000)
        return bad(said("A multiplier is a whole number from 1 to 1000000000."));
      one.multiplier = multiplier->as_integer();
      for (std::int64_t rest = one.multiplier; rest > 1; rest /= 10) {
        if (rest % 10 != 0) return bad(said("A multiplier is a power of ten."));
      }
    }
    if (const Json* year = column.find("year")) {
      if (!year->is_integer() || year->as_integer() < 1900 || year->as_integer() > 2200)
        return bad(said("A year is a whole number such as 2026."));
      one.year = static_cast<int>(year->as_integer());
    }
    if (const Json* confidence = column.find("confidence"); confidence && confidence->is_number())
      one.confidence = confidence->as_number();
    mapping.columns.push_back(std::move(one));
  }
  return mapping;
}

Problems check_mapping(const Mapping& mapping, const Sheet& sheet) {
  Problems problems;
  const auto report = [&](const std::string& column, Said problem, Said remedy, Severity severity = Severity::error) {
    problems.push_back({sheet.file, sheet.name, sheet.header_row, column, said("mapping"), std::move(problem),
                        std::move(remedy), severity});
  };
  bool has_title = false;
  for (const ColumnMapping& one : mapping.columns) {
    has_title = has_title || one.target == ColumnTarget::title;
    if (!one.column.empty() && std::ranges::find(sheet.header, one.column) == sheet.header.end()) {
      report(one.column, said("The mapping speaks of a column '{}', which the sheet has not.", one.column),
             said("Propose the mapping anew, or rename the column."));
    }
    if (may_be_several(one.target)) continue;
    for (const ColumnMapping& other : mapping.columns) {
      if (&other <= &one || other.target != one.target) continue;
      report(other.column, said("Both '{}' and '{}' are mapped to {}.", one.column, other.column, name_of(one.target)),
             said("Map one of them to action.note or ignored."));
    }
  }
  if (!has_title)
    report({}, said("No column is mapped to action.title."), said("Map the column that names the actions."));
  for (const std::string& column : sheet.header) {
    if (column.empty() || std::ranges::find(mapping.columns, column, &ColumnMapping::column) != mapping.columns.end())
      continue;
    report(column, said("The mapping does not speak of the column '{}'; it is not read.", column),
           said("Propose the mapping anew."), Severity::warning);
  }
  return problems;
}

std::string to_text(const Mapping& mapping, Language language) {
  std::string out;
  for (const ColumnMapping& one : mapping.columns) {
    if (one.column.empty()) continue;
    out += one.column + " -> " + std::string(name_of(one.target));
    if (one.multiplier != 1) out += ", x " + std::to_string(one.multiplier);
    if (one.year) out += ", " + said("year {}", std::to_string(*one.year)).in(language);
    out +=
        " (" + std::to_string(static_cast<int>(one.confidence * 100 + 0.5)) + "%: " + one.reason.in(language) + ")\n";
  }
  return out;
}

}  // namespace stip
