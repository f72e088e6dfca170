// ConsultResult: the options of `stip consult result`.
#pragma once

#include <string>

#include "cli/commands.h"

namespace stip {

struct ConsultResultRequest {
  std::string consultation;            ///< Id of the record: "CO-2027".
  std::string ballots = "ballots.db";  ///< The store.
  std::string id;                      ///< In the store; empty: that of the record in small letters.
  std::string from;                    ///< A folder in place of the store; empty: none.
  std::string reason;                  ///< Empty: one is made.
  std::string code_version;            ///< Of this program.
  int seed = 2040;
  unsigned threads = 0;
  bool dry_run = false;
};

Exit consult_result_command(const Context& context, const ConsultResultRequest& request);

}  // namespace stip
