// Round mail: asks owners for their reports, reminds who is late, and asks others when that does not help.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "governance/cycle.h"
#include "mailing/mail_settings.h"
#include "registry/registry.h"

namespace stip {

/// Where the mail on one action goes, if not to the accounts of its owner.
struct RoundAddress {
  std::string action;
  std::string address;
  Language language = Language::nl;

  bool operator==(const RoundAddress&) const = default;
};
/// Reads a CSV with the columns action, address and, if wanted, language (nl or en), under their names.
/// Errors: invalid, all problems in one, each with its row.
ErrorOr<std::vector<RoundAddress>> parse_round_addresses(std::string_view csv, std::string_view file);

/// Why somebody gets a mail about one report. Each step comes once for one action, round and addressee.
enum class RoundStep : std::uint8_t {
  asked,     ///< To the owner: here is the form.
  coming,    ///< To the owner: the term ends soon.
  late,      ///< To the owner: the term has ended.
  deputy,    ///< To the owner's deputy and who signs there: still nothing came.
  escalate,  ///< To those and the secretary.
};
std::string_view name_of(RoundStep step);

struct RoundMailing {
  std::string cycle;
  std::vector<RoundAddress> addresses;
  ReminderTerms terms;
  std::string by;        ///< Who sends it: an account, or an id of the directory.
  bool dry_run = false;  ///< Nothing is queued and no link issued.
};

/// One mail of the round.
struct RoundMail {
  RoundStep step{};
  std::string action, to;
  Language language{};
  bool is_confidential = false;  ///< It says only that something waits: no title, no number, no form.
};

struct RoundMails {
  std::vector<RoundMail> mails;     ///< That were queued now, or would be. By action, then addressee.
  int sent_before = 0;              ///< That came earlier for the step at which they are, so come not again.
  std::vector<std::string> nobody;  ///< Actions for which there is no address.
};

/// Queues the mails of a round, each once: whoever calls this twice sends nothing twice. To an owner goes a personal
/// link, and both forms if the action is public. An action that is not public is never named in a mail. The registry
/// is asked as `viewer`, who must see the actions of the round.
/// Errors: not_found (no such round), conflict (it is not open), storage.
ErrorOr<RoundMails> mail_round(const Registry& registry, Desk& desk, const MailSettings& settings,
                               const RoundMailing& mailing, const Viewer& viewer, Day today, Instant now);

}  // namespace stip
