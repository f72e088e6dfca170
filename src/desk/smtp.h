// Smtp: hands a composed mail to a mail server.
#pragma once

#include <string>
#include <string_view>

#include "base/error_or.h"

namespace stip {

enum class MailSecurity {
  starttls,  ///< Plain at first, then TLS before anything of value; refused if the server has none. Port 587.
  tls,       ///< TLS from the first byte. Port 465.
  none       ///< For a mail server on this machine alone: sent only to a loopback address.
};

struct MailServer {
  std::string host;
  int port = 587;
  MailSecurity security = MailSecurity::starttls;
  std::string user = {}, password = {};  ///< Empty: without signing in.
  std::string authorities = {};          ///< File with the certificates of those who vouch for it; empty: the system's.
  int timeout_seconds = 60;
};

/// What became of a mail.
struct Delivery {
  enum class State {
    accepted,  ///< The server has taken it on.
    later,     ///< Not now: no connection, no trust, or a temporary answer (4xx).
    refused    ///< The server will not have this mail or this addressee (5xx).
  };
  State state = State::later;
  std::string problem = {};  ///< In words, with the server's code; without any contents of the mail.
};

/// Sends one mail. `mail` is as compose() makes it. Blocks until the server has answered. Thread-safe.
/// Precondition: `from` and `to` are addresses.
Delivery send_mail(const MailServer& server, const std::string& from, const std::string& to, std::string_view mail);

}  // namespace stip
