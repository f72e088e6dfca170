// Mistyped: the errors of the option parser in words of stip.
#include "cli/mistyped.h"

#include <algorithm>

#include "base/text.h"
#include "exchange/sheet.h"

namespace stip {
namespace {

/// What stands before `end` in `text`; all of it if `end` is not there.
std::string before(const std::string& text, std::string_view end) { return text.substr(0, text.find(end)); }

/// "1 to 64".
Said said_range(const std::string& range) {
  const std::string least = before(range, " to ");
  return said("{} and {}", least, range.substr(std::min(range.size(), least.size() + 4)));
}

/// "--threads: Value 100 not in range 1 to 64", "--format: md not in {html,docx}", "--reason: it is empty: …".
Said misfit(const std::string& message) {
  const auto colon = message.find(": ");
  if (colon == std::string::npos) return Said(message);
  const std::string option = message.substr(0, colon), rest = message.substr(colon + 2);
  if (const auto at = rest.find(" not in range "); at != std::string::npos)
    return said("{} is {}, which is not between {}.", option, before(rest, " not in").substr(6),
                said_range(rest.substr(at + 14)));
  if (const auto at = rest.find(" not in {"); at != std::string::npos)
    return said("{} is '{}'; known are {}.", option, rest.substr(0, at),
                join(split(before(rest.substr(at + 9), "}"), ','), ", "));
  if (starts_with(rest, "it is empty")) return said("{} is empty: say why, in a sentence.", option);
  return Said(message);
}

Said unknown_command(const Mistyped& line, const std::string& typed) {
  const std::string meant(nearest(typed, {line.commands.begin(), line.commands.end()}));
  const std::string known = line.command == "stip" ? typed : line.command.substr(5) + " " + typed;
  return meant.empty() ? said("there is no command '{}'.", known)
                       : said("there is no command '{}'. Did you mean '{}'?", known, meant);
}

Said problem_of(const Mistyped& line) {
  const bool has_commands = !line.commands.empty();
  if (!line.strays.empty()) {
    const std::string& first = line.strays.front();
    if (starts_with(first, "-")) return said("there is no option '{}' of `{}`.", first, line.command);
    if (has_commands) return unknown_command(line, first);
    return said("`{}` does not expect this: {}.", line.command, join(line.strays, ", "));
  }
  if (line.kind == "RequiredError") {
    if (has_commands) return said("`{}` lacks a command: {}.", line.command, join(line.commands, ", "));
    return said("`{}` lacks {}.", line.command, before(line.message, " is required"));
  }
  if (line.kind == "ArgumentMismatch") return said("{} lacks its value.", before(line.message, ":"));
  if (line.kind == "ConversionError")
    return said("this is no number: {}.", line.message.substr(line.message.find(": ") + 2));
  if (line.kind == "ValidationError") return misfit(line.message);
  return Said(line.message);
}

}  // namespace

Error told_of(const Mistyped& line) {
  return {ErrorKind::invalid, said("command line"), problem_of(line),
          line.command == "stip" ? said("See `stip --help`, or `stip COMMAND --help`.")
                                 : said("See `{} --help`.", line.command)};
}

}  // namespace stip
