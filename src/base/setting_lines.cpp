// Setting lines: reading them, with the place of what is wrong.
#include "base/setting_lines.h"

#include <charconv>

#include "base/temp_folder.h"
#include "base/text.h"

namespace stip {

ErrorOr<std::vector<SettingLine>> setting_lines(std::string_view text, const std::string& file,
                                                std::string_view example) {
  std::vector<SettingLine> lines;
  std::size_t number = 0;
  for (const std::string& each : split(text, '\n')) {
    ++number;
    const std::string_view line = trimmed(each);
    if (line.empty() || line.front() == '#') continue;
    const auto at = line.find('=');
    if (at == line.npos || at == 0) {
      return Error{ErrorKind::invalid, said("{}, line {}", file, std::to_string(number)), said("it is no setting."),
                   said("Write it as `{}`.", std::string(example))};
    }
    lines.push_back({std::string(trimmed(line.substr(0, at))), std::string(trimmed(line.substr(at + 1))), number});
  }
  return lines;
}

bool read_setting_number(const std::string& text, int& number, int most) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && number > 0 && number <= most;
}

bool is_site_address(std::string_view text) {
  const bool has_scheme = starts_with(text, "https://") || starts_with(text, "http://");
  return has_scheme && text.find_first_of(" \"<>?#\\") == text.npos && text.size() > 10 && text.size() < 200;
}

ErrorOr<std::string> secret_beside(const std::string& path, const SettingLine& line) {
  const bool is_whole = starts_with(line.value, "/");
  const std::string folder = path.substr(0, path.find('/') == path.npos ? 0 : path.rfind('/') + 1);
  auto secret = read_file(is_whole ? line.value : folder + line.value, 10'000);
  if (!secret.ok()) {
    return Error{ErrorKind::not_found, said("{}, line {}", path, std::to_string(line.number)),
                 said("the file of {} cannot be read: {}.", line.name, line.value),
                 said("Make it readable for who runs stip, and for nobody else.")};
  }
  while (ends_with(*secret, "\n") || ends_with(*secret, "\r")) secret->pop_back();
  return secret;
}

}  // namespace stip
