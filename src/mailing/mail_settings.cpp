// Mail settings: read from a file of names and values.
#include "mailing/mail_settings.h"

#include "base/setting_lines.h"
#include "base/temp_folder.h"
#include "base/text.h"
#include "desk/email_address.h"

namespace stip {
namespace {

bool read_security(const std::string& text, MailSecurity& security) {
  if (text == "starttls") return security = MailSecurity::starttls, true;
  if (text == "tls") return security = MailSecurity::tls, true;
  if (text == "none") return security = MailSecurity::none, true;
  return false;
}

}  // namespace

std::string mail_settings_path_for(const std::string& ledger) { return ledger + ".mail"; }

ErrorOr<MailSettings> parse_mail_settings(std::string_view text, const std::string& file) {
  MailSettings settings;
  settings.server.timeout_seconds = 30;  // Who stops the program waits no longer than for one mail.
  STIP_TRY_AS(const auto lines, setting_lines(text, file, "server = mail.ministry.nl"));
  for (const auto& [name, value, number] : lines) {
    const auto wrong = [&, at = number](Said problem, Said remedy) {
      return Error{ErrorKind::invalid, said("{}, line {}", file, std::to_string(at)), std::move(problem),
                   std::move(remedy)};
    };
    if (name == "server") {
      settings.server.host = value;
    } else if (name == "port") {
      if (!read_setting_number(value, settings.server.port, 65'535))
        return wrong(said("'{}' is no port.", value), said("Write 587, or 465 with `security = tls`."));
    } else if (name == "timeout") {
      if (!read_setting_number(value, settings.server.timeout_seconds, 600))
        return wrong(said("'{}' is no number of seconds.", value), said("Write 60."));
    } else if (name == "security") {
      if (!read_security(value, settings.server.security))
        return wrong(said("'{}' is no way to secure the connection.", value), said("Write starttls, tls or none."));
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
      return wrong(said("there is no setting '{}'.", name),
                   said("Choose from: server, port, security, user, password-file, authorities, timeout, sender, "
                        "sender-name, site."));
    }
  }
  const auto lacks = [&](Said problem, Said remedy) {
    return Error{ErrorKind::invalid, file, std::move(problem), std::move(remedy)};
  };
  if (settings.server.host.empty())
    return lacks(said("it names no mail server."), said("Add `server = mail.ministry.nl`."));
  if (!is_email(settings.sender.address))
    return lacks(said("'{}' is no address to send from.", settings.sender.address),
                 said("Add `sender = agenda@ministry.nl`."));
  if (!is_site_address(settings.site))
    return lacks(said("'{}' is no address of a site.", settings.site), said("Add `site = https://agenda.example.nl`."));
  return settings;
}

ErrorOr<MailSettings> read_mail_settings(const std::string& path) {
  auto text = read_file(path, 100'000);
  if (!text.ok()) {
    return Error{ErrorKind::not_found, path, said("the settings for mail cannot be read there."),
                 said("Make the file, or name another one with --mail.")};
  }
  STIP_TRY_AS(MailSettings settings, parse_mail_settings(*text, path));
  STIP_TRY_AS(const auto lines, setting_lines(*text, path, "server = mail.ministry.nl"));
  for (const SettingLine& line : lines) {
    if (line.name != "password-file") continue;
    STIP_TRY_AS(settings.server.password, secret_beside(path, line));
  }
  return settings;
}

}  // namespace stip
