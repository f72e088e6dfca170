// Mail settings: read from a file of names and values.
#include "mailing/mail_settings.h"

#include <charconv>

#include "base/temp_folder.h"
#include "base/text.h"
#include "desk/email_address.h"

namespace stip {
namespace {

struct Line {
  std::string name, value;
  std::size_t number = 0;
};

ErrorOr<std::vector<Line>> lines_of(std::string_view text, const std::string& file) {
  std::vector<Line> lines;
  std::size_t number = 0;
  for (const std::string& each : split(text, '\n')) {
    ++number;
    const std::string_view line = trimmed(each);
    if (line.empty() || line.front() == '#') continue;
    const auto at = line.find('=');
    if (at == line.npos || at == 0) {
      return Error{ErrorKind::invalid, file + ", line " + std::to_string(number), "it is no setting.",
                   "Write it as `server = mail.ministry.nl`."};
    }
    lines.push_back({std::string(trimmed(line.substr(0, at))), std::string(trimmed(line.substr(at + 1))), number});
  }
  return lines;
}

/// Reads a whole number from 1 on; false: it is none.
bool read_number(const std::string& text, int& number, int most) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && number > 0 && number <= most;
}

bool read_security(const std::string& text, MailSecurity& security) {
  if (text == "starttls") return security = MailSecurity::starttls, true;
  if (text == "tls") return security = MailSecurity::tls, true;
  if (text == "none") return security = MailSecurity::none, true;
  return false;
}

bool is_site(std::string_view text) {
  const bool has_scheme = starts_with(text, "https://") || starts_with(text, "http://");
  return has_scheme && text.find_first_of(" \"<>?#\\") == text.npos && text.size() > 10 && text.size() < 200;
}

}  // namespace

std::string mail_settings_path_for(const std::string& ledger) { return ledger + ".mail"; }

ErrorOr<MailSettings> parse_mail_settings(std::string_view text, const std::string& file) {
  MailSettings settings;
  settings.server.timeout_seconds = 30;  // Who stops the program waits no longer than for one mail.
  STIP_TRY_AS(const auto lines, lines_of(text, file));
  for (const auto& [name, value, number] : lines) {
    const auto wrong = [&, at = number](std::string problem, std::string remedy) {
      return Error{ErrorKind::invalid, file + ", line " + std::to_string(at), std::move(problem), std::move(remedy)};
    };
    if (name == "server") {
      settings.server.host = value;
    } else if (name == "port") {
      if (!read_number(value, settings.server.port, 65'535))
        return wrong("'" + value + "' is no port.", "Write 587, or 465 with `security = tls`.");
    } else if (name == "timeout") {
      if (!read_number(value, settings.server.timeout_seconds, 600))
        return wrong("'" + value + "' is no number of seconds.", "Write 60.");
    } else if (name == "security") {
      if (!read_security(value, settings.server.security))
        return wrong("'" + value + "' is no way to secure the connection.", "Write starttls, tls or none.");
    } else if (name == "user") {
      settings.server.user = value;
    } else if (name == "authorities") {
      settings.server.authorities = value;
    } else if (name == "sender") {
      settings.sender.address = value;
    } else if (name == "sender-name") {
      settings.sender.name = value;
    } else if (name == "site") {
      settings.site = value;
      while (ends_with(settings.site, "/")) settings.site.pop_back();
    } else if (name != "password-file") {
      return wrong(
          "there is no setting '" + name + "'.",
          "Choose from: server, port, security, user, password-file, authorities, timeout, sender, sender-name, "
          "site.");
    }
  }
  const auto lacks = [&](std::string problem, std::string remedy) {
    return Error{ErrorKind::invalid, file, std::move(problem), std::move(remedy)};
  };
  if (settings.server.host.empty()) return lacks("it names no mail server.", "Add `server = mail.ministry.nl`.");
  if (!is_email(settings.sender.address))
    return lacks("'" + settings.sender.address + "' is no address to send from.", "Add `sender = agenda@ministry.nl`.");
  if (!is_site(settings.site))
    return lacks("'" + settings.site + "' is no address of a site.", "Add `site = https://agenda.example.nl`.");
  return settings;
}

ErrorOr<MailSettings> read_mail_settings(const std::string& path) {
  auto text = read_file(path, 100'000);
  if (!text.ok()) {
    return Error{ErrorKind::not_found, path, "the settings for mail cannot be read there.",
                 "Make the file, or name another one with --mail."};
  }
  STIP_TRY_AS(MailSettings settings, parse_mail_settings(*text, path));
  STIP_TRY_AS(const auto lines, lines_of(*text, path));
  for (const Line& line : lines) {
    if (line.name != "password-file") continue;
    // Beside the settings, unless it says where.
    const bool is_whole = starts_with(line.value, "/");
    const std::string folder = path.substr(0, path.find('/') == path.npos ? 0 : path.rfind('/') + 1);
    auto password = read_file(is_whole ? line.value : folder + line.value, 10'000);
    if (!password.ok()) {
      return Error{ErrorKind::not_found, path + ", line " + std::to_string(line.number),
                   "the file with the password cannot be read: " + line.value + ".",
                   "Make it readable for who runs stip, and for nobody else."};
    }
    settings.server.password = *std::move(password);
    while (ends_with(settings.server.password, "\n") || ends_with(settings.server.password, "\r"))
      settings.server.password.pop_back();
  }
  return settings;
}

}  // namespace stip
