// Mail settings: by which server mail goes out, in whose name, and where its readers find the site.
#pragma once

#include <string>
#include <string_view>

#include "desk/mail_queue.h"
#include "desk/smtp.h"

namespace stip {

struct MailSettings {
  MailServer server;
  Sender sender;
  std::string site;  ///< "https://agenda.example.nl": the public address, without a slash at its end.

  std::string domain() const { return sender.address.substr(sender.address.find('@') + 1); }
  /// An address of the site, to stand in a mail: at("/nl/bureau").
  std::string at(std::string_view path) const { return site + std::string(path); }
};

/// The settings that belong to a ledger file, if they are there.
std::string mail_settings_path_for(const std::string& ledger);

/// Reads lines "name = value"; "#" begins a comment. Names: server, port, security (starttls, tls, none), user,
/// password-file, authorities, timeout, sender, sender-name, site. The file with the password is read as well; its last
/// line end does not count. Errors: not_found, invalid (with file and line; also when something needed lacks).
ErrorOr<MailSettings> read_mail_settings(const std::string& path);
/// The same from text, in which `password-file` is passed over.
ErrorOr<MailSettings> parse_mail_settings(std::string_view text, const std::string& file);

}  // namespace stip
