// Round addresses: where the mail on each action goes, from a CSV file.
#include <algorithm>

#include "base/text.h"
#include "desk/email_address.h"
#include "exchange/csv.h"
#include "mailing/round_mail.h"

namespace stip {

ErrorOr<std::vector<RoundAddress>> parse_round_addresses(std::string_view csv, std::string_view file) {
  Problems problems;
  const Sheet sheet = sheet_of(parse_csv(csv, file, problems), problems);
  const auto column = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(sheet.header, name, to_lower) - sheet.header.begin());
  };
  const std::size_t action = column("action"), address = column("address"), language = column("language"),
                    none = sheet.header.size();
  if (action == none || address == none) {
    return Error{ErrorKind::invalid, std::string(file), said("it has no columns named action and address."),
                 said("Write them in its first row: action,address,language.")};
  }
  std::vector<RoundAddress> all;
  for (const SheetRow& row : sheet.rows) {
    RoundAddress each{row.cells[action], row.cells[address], Language::nl};
    const std::string wanted = language == none ? std::string() : to_lower(row.cells[language]);
    if (wanted == "en") each.language = Language::en;
    const auto wrong = [&](std::size_t where, Said problem, Said remedy) {
      Problem told = sheet.problem_at(row.number, where);
      told.problem = std::move(problem);
      told.remedy = std::move(remedy);
      problems.push_back(std::move(told));
    };
    if (check_id(each.action)) wrong(action, said("'{}' is no action.", each.action), said("Write its number: A-014."));
    if (!is_email(each.address))
      wrong(address, said("'{}' is no e-mail address.", each.address), said("Write one, as name@ministry.nl."));
    if (!wanted.empty() && wanted != "nl" && wanted != "en")
      wrong(language, said("'{}' is no language of stip.", wanted), said("Write nl or en."));
    all.push_back(std::move(each));
  }
  if (!has_errors(problems)) return all;
  const Said told = said_by([problems](Language reader) {
    std::string lines;
    for (const Problem& each : problems) lines += (lines.empty() ? "" : "\n") + to_text(each, reader);
    return lines;
  });
  return Error{ErrorKind::invalid, std::string(file), told, said("Mend these rows; nothing was sent.")};
}

}  // namespace stip
