// ConsultCommands: the analyses of a consultation, from files to files.
#pragma once

#include <string>

#include "cli/commands.h"

namespace stip {

struct ConsultOptions {
  std::string votes, comments, participants;        ///< groups
  std::string method, start = "pinned", weights;    ///< groups; `method` of weights too
  std::string sample, margins, bounds, estimate;    ///< weights
  std::string choices, attributes, budget, delta0;  ///< budget
  std::string targets;                              ///< integrity
  std::string answers;                              ///< answers
  std::string table, by, count, id, key;            ///< disclose
  std::int64_t minimum = 10;                        ///< disclose
  std::string out, json;                            ///< Files; "-" is standard output; empty: not written.
  std::uint64_t seed = 2040;
  unsigned threads = 0;
};

Exit consult_groups_command(const Context& context, const ConsultOptions& options);
Exit consult_weights_command(const Context& context, const ConsultOptions& options);
Exit consult_budget_command(const Context& context, const ConsultOptions& options);
Exit consult_pairs_command(const Context& context, const ConsultOptions& options);
Exit consult_answers_command(const Context& context, const ConsultOptions& options);
Exit consult_disclose_command(const Context& context, const ConsultOptions& options);
Exit consult_integrity_command(const Context& context, const ConsultOptions& options);

}  // namespace stip
