// Task words: what a mail says about something that came to wait.
#pragma once

#include <string>

#include "agenda/records.h"
#include "base/locale.h"
#include "desk/mail_message.h"
#include "mailing/task_mail.h"

namespace stip {

struct TaskFacts {
  TaskKind kind{};
  const Record* about = nullptr;  ///< The action or signal as the public sees it; nullptr: not public, and not named.
  Date period;                    ///< Of a report.
  Date due;                       ///< By when a signal must be answered; empty: no term.
  std::string link;
  Language language{};
  bool is_personal = false;  ///< The link is for this reader alone, and opens the report.
};

MailMessage task_message(const TaskFacts& facts, const std::string& to);

}  // namespace stip
