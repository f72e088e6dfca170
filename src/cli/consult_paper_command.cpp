// Consult paper: the questionnaire on paper, and what came back of it.
#include <algorithm>
#include <iostream>

#include "agenda/records.h"
#include "ballots/ballot_box.h"
#include "ballots/keyed_in.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/consult_design_commands.h"
#include "cli/designed.h"
#include "exchange/csv.h"
#include "governance/consultation.h"
#include "publishing/paper_form.h"
#include "publishing/render.h"

namespace stip {
namespace {

ErrorOr<KeyedSheet> keyed_sheet(const std::string& path) {
  Problems problems;
  const Grid grid = read_csv_file(path, problems);
  if (has_errors(problems)) return first_error(problems);
  KeyedSheet sheet{path, {}, {}};
  for (const SheetRow& row : grid.rows) {
    std::vector<std::string> cells = row.cells;
    for (std::string& cell : cells) cell = std::string(trimmed(cell));
    if (sheet.header.empty()) {
      sheet.header = std::move(cells);
      continue;
    }
    if (std::ranges::all_of(cells, &std::string::empty)) continue;
    cells.resize(sheet.header.size());
    sheet.rows.push_back({row.number, std::move(cells)});
  }
  if (sheet.header.empty())
    return Error{ErrorKind::invalid, path, "it is empty.",
                 "Start from the sheet that `stip consult paper --out FILE.csv` makes."};
  return sheet;
}

void print(const Context& context, const std::vector<KeyedRemark>& remarks) {
  for (const KeyedRemark& each : remarks) {
    context.out() << "row " << (each.row ? std::to_string(each.row) : "-");
    if (each.second_row) context.out() << " (second sheet: " << each.second_row << ")";
    context.out() << ", column " << each.column << ": " << each.problem.in(context.told) << "\n";
  }
}

}  // namespace

// COMMAND: stip consult paper CO-2027 --out FILE [--lang nl] [--ledger L]
//
// The questionnaire on paper, as it is designed or was opened: what people read beforehand, a box for the code, and all
// questions but pairs, which do not go on paper. The name of FILE says what it becomes: .pdf, .docx, .odt or .html; by
// .csv it is the empty sheet for who types the answers over.
Exit consult_paper_command(const Context& context, const ConsultDesignOptions& options) {
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, view_to_read(context, *registry));
  STIP_TRY_AS(const Consultation* consultation, designed(view, options.consultation));
  STIP_TRY_AS(const BallotRules rules, rules_in_ledger(view, *consultation));
  const std::string ending = to_lower(options.out.substr(options.out.find_last_of('.') + 1));
  if (ending == "csv") {
    STIP_TRY(deliver(context, options.out, write_csv({keyed_header(rules)})));
    return 0;
  }
  const auto format = format_named(ending);
  if (!format)
    return Error{ErrorKind::invalid, options.out, "what it should become is not known by its name.",
                 "End the name in .pdf, .docx, .odt, .html or .csv."};
  STIP_TRY_AS(const std::string bytes, render(paper_form(view, *consultation, language, today), *format));
  STIP_TRY(deliver(context, options.out, bytes));
  return 0;
}

// COMMAND: stip consult key-in CO-2027 FIRST.csv [--second SECOND.csv] [--ballots FILE]
//
// Enters what came back on paper, by the code on each form, so that nobody counts twice. It is typed over twice, by two
// people: what both typed is entered, and what differs is listed with row and column; look at the form, mend the sheet,
// and give both again. What a code answered before, on the web or in an earlier sheet, stays as it was. With one sheet
// alone nothing is entered: it is only checked. Exit code 1 if something is left to look at.
Exit consult_key_in_command(const Context& context, const ConsultDesignOptions& options) {
  STIP_TRY_AS(const auto box, BallotBox::open({options.ballots, context.ballots_key}, BallotFile::Access::write));
  const BallotConsultation* known = box->find(options.consultation);
  if (!known) known = box->find(ballot_id_of(options.consultation));
  if (!known)
    return Error{ErrorKind::not_found, "consultation " + options.consultation,
                 "there is none in " + box->file().database().path() + ".", "Name its store with --ballots."};
  const BallotRules rules = known->rules;
  STIP_TRY_AS(const KeyedSheet first, keyed_sheet(options.first));
  if (options.second.empty()) {
    STIP_TRY_AS(const KeyedIn checked, compare_keyed(rules, first, first));
    print(context, checked.remarks);
    context.out() << counted(static_cast<std::int64_t>(checked.requests.size()), "form", "forms")
                  << " could be entered; nothing was: have them typed over a second time, and give --second\n";
    return checked.remarks.empty() ? 0 : 1;
  }
  STIP_TRY_AS(const KeyedSheet second, keyed_sheet(options.second));
  STIP_TRY_AS(const KeyedIn keyed, compare_keyed(rules, first, second));
  print(context, keyed.remarks);
  STIP_TRY_AS(const KeyedOutcome outcome, enter_keyed(*box, keyed, context.world.clock()));
  print(context, outcome.remarks);
  context.out() << counted(outcome.entered, "form", "forms") << " entered, " << outcome.unchanged
                << " were there already, " << keyed.remarks.size() + outcome.remarks.size() << " to look at\n";
  return keyed.remarks.empty() && outcome.remarks.empty() ? 0 : 1;
}

}  // namespace stip
