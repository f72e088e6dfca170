// Personal links: how somebody without an account does one thing, once, for one action in one round.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/mandates.h"
#include "desk/desk.h"

namespace stip {

/// For what a link is, and for whom. A link opens this and nothing else.
struct LinkPurpose {
  std::string holder;  ///< E-mail address of the one person to whom it is sent.
  Act act = Act::report;
  std::string action;  ///< "A-014"
  std::string cycle;   ///< The round: "CY-2027"

  bool operator==(const LinkPurpose&) const = default;
};

struct PersonalLink {
  std::string id;  ///< "L-4GZ0Q7WD": stands in the ledger as the author; whose it was, only the desk knows.
  LinkPurpose purpose;
  std::string issued_by;
  Instant created{}, expires{};
  int uses = 0;  ///< How often it was opened.
  std::optional<Instant> last_used;
  bool spent = false;  ///< What it was for has been done.
  bool revoked = false;
};

struct IssuedLink {
  std::string id;
  std::string token;  ///< Goes into the mail, and is stored nowhere else but in the queue, sealed.
};

/// Earlier links for the same purpose are revoked: there is one at a time.
/// Errors: invalid (no address, no action, expires in the past or after more than a year).
ErrorOr<IssuedLink> issue_link(Desk& desk, const LinkPurpose& purpose, Instant expires, const std::string& by,
                               Instant now);

/// What came of opening a link. Only `good` opens anything; the others are told to whoever has the right token, so that
/// the page can say what to do.
enum class LinkState { good, unknown, expired, revoked, spent };
struct OpenedLink {
  LinkState state = LinkState::unknown;
  PersonalLink link;  ///< Empty if unknown.
};
/// Opens a link, counts the use, and writes it in the log.
ErrorOr<OpenedLink> open_link(Desk& desk, std::string_view token, Instant now);
/// The same without counting or writing it down: for the form once the link was opened.
ErrorOr<OpenedLink> find_link(Desk& desk, std::string_view token, Instant now);
/// What it was for is done: of two at the same time one gets `good`, the other `spent`.
ErrorOr<LinkState> spend_link(Desk& desk, std::string_view token, Instant now);
/// What was spent may be done again, at least until `expires`: a report was returned with remarks. Errors: not_found.
ErrorOr<Nothing> reopen_link(Desk& desk, std::string_view id, Instant expires, const std::string& by, Instant now);
/// Errors: not_found.
ErrorOr<Nothing> revoke_link(Desk& desk, std::string_view id, const std::string& by, Instant now);
/// Links of a round, by action, newest first.
ErrorOr<std::vector<PersonalLink>> links_of_cycle(Desk& desk, std::string_view cycle);

}  // namespace stip
