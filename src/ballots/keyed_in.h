// Keyed in: forms that came back on paper, typed over twice; what agrees becomes a ballot, the rest is told.
#pragma once

#include <string>
#include <vector>

#include "ballots/ballot_box.h"

namespace stip {

/// A sheet as somebody typed it: a header, and rows with their number in it.
struct KeyedSheet {
  std::string name;  ///< Of the file.
  std::vector<std::string> header;
  struct Row {
    std::size_t number = 0;
    std::vector<std::string> cells;
  };
  std::vector<Row> rows;
};

/// Something that somebody must look at; what it is about was not entered.
struct KeyedRemark {
  std::size_t row = 0, second_row = 0;  ///< In each file; 0: not there.
  std::string column;
  Said problem;
};

struct KeyedIn {
  std::vector<BallotRequest> requests;  ///< By the door of who was invited; what both sheets agree on.
  std::vector<std::size_t> rows;        ///< Of the first sheet, by request.
  std::vector<KeyedRemark> remarks;     ///< By row, then by column.
};

/// The header of such a sheet: code, old-enough where there is a minimum age, a column for each statement, and one for
/// each question that can be answered on paper: all but pairs. Of two by one label that of the statement is
/// "statement:label".
std::vector<std::string> keyed_header(const BallotRules& rules);

/// Holds two sheets against each other, form by form (by code) and cell by cell. A vote is 1, 0 or -1, or a word for it
/// (eens, oneens, overslaan; agree, disagree, pass); an answer is the label of an option, or labels with spaces or
/// semicolons between; "-" in a budget spends nothing; an empty cell was not answered. old-enough is ja, yes, x or 1.
/// Errors: invalid (a column is missing, not known, or there twice).
ErrorOr<KeyedIn> compare_keyed(const BallotRules& rules, const KeyedSheet& first, const KeyedSheet& second);

struct KeyedOutcome {
  std::int64_t entered = 0;    ///< Ballots that are new or have something more.
  std::int64_t unchanged = 0;  ///< That were there already, with all of it.
  std::vector<KeyedRemark> remarks;
};
/// Enters what agreed. What is there already by the same code, on the web or from an earlier sheet, stays: only what
/// was not answered yet is added, and a difference is told. Errors: conflict (it is not open), storage.
ErrorOr<KeyedOutcome> enter_keyed(BallotBox& box, const KeyedIn& keyed, Instant now);

}  // namespace stip
