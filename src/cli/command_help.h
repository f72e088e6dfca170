// CommandHelp: what the comment of a command says of it, and the exit codes that it can give.
#pragma once

#include <string>
#include <vector>

namespace stip {

struct CommandHelp {
  std::vector<std::string> ways;  ///< Ways to write it: "stip change A-014.owner ORG-EZK --reason …".
  std::string text;               ///< What it does; empty for a group of commands.
  bool can_say_no = false;        ///< Its exit code may be 1.
};

/// Of the command with that name: "stip consult groups". `parts`: the commands that it has itself.
CommandHelp help_of(const std::string& name, const std::vector<std::string>& parts);

/// "Exit codes: 0 good, 1 no (as an answer), 2 invalid, …"
std::string exit_codes_text(bool can_say_no);

}  // namespace stip
