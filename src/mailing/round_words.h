// Round words: what a mail of the round says.
#pragma once

#include <string>

#include "desk/mail_message.h"
#include "mailing/report_form.h"
#include "mailing/round_mail.h"

namespace stip {

struct RoundFacts {
  RoundStep step{};
  const Action* action = nullptr;  ///< As the public sees it; nullptr: it is not public, and is not named.
  const Cycle* cycle = nullptr;
  Date due;
  int days_left = 0;  ///< To the last day of the term; negative: past it.
  std::string link;
  Language language{};
  bool is_personal = false;  ///< The link is for this reader alone, and opens the report.
};

/// Without attachments.
MailMessage round_message(const RoundFacts& facts, const std::string& to);

}  // namespace stip
