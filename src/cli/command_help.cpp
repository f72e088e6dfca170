// CommandHelp: the COMMAND comments of this room, looked up by the name of the command.
#include "cli/command_help.h"

#include <algorithm>
#include <string_view>

#include "base/error_or.h"
#include "base/text.h"

namespace stip {
namespace {

struct Explained {
  std::string_view ways;  ///< One a line.
  std::string_view text;
};

constexpr Explained all_explained[] = {
#include "cli/command_help.inc"
};

/// Whether that is a way to write the command, and not one of its parts.
bool is_way_of(const std::string& way, const std::string& name, const std::vector<std::string>& parts) {
  const auto begins = [&](const std::string& words) { return starts_with(way + " ", words + " "); };
  return begins(name) && std::ranges::none_of(parts, [&](const auto& part) { return begins(name + " " + part); });
}

}  // namespace

CommandHelp help_of(const std::string& name, const std::vector<std::string>& parts) {
  CommandHelp help;
  for (const auto& [ways, text] : all_explained) {
    const std::size_t known = help.ways.size();
    for (const std::string& way : split(ways, '\n')) {
      if (is_way_of(way, name, parts)) help.ways.push_back(way);
    }
    if (help.ways.size() == known) continue;
    if (!help.text.empty()) help.text += "\n\n";
    help.text += text;
  }
  std::string in_one_line = help.text;
  std::ranges::replace(in_one_line, '\n', ' ');
  help.can_say_no = contains(in_one_line, "xit code 1");
  return help;
}

std::string exit_codes_text(bool can_say_no) {
  std::string text = "Exit codes: 0 good";
  if (can_say_no) text += ", 1 no (as an answer)";
  for (const ErrorKind kind :
       {ErrorKind::invalid, ErrorKind::not_found, ErrorKind::forbidden, ErrorKind::conflict, ErrorKind::storage}) {
    text += ", " + std::to_string(exit_code(kind)) + " " + name_of(kind);
  }
  return text + ".";
}

}  // namespace stip
