// Notices: digests by mail of what changed in the records that somebody follows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/accounts.h"
#include "desk/followers.h"
#include "mailing/mail_settings.h"
#include "registry/registry.h"

namespace stip {

/// What changed in one record by one entry, as everybody may see it.
struct News {
  Seq entry = 0;
  Day day{};
  std::string type, id;  ///< Of the record that is followed; a milestone counts as its action.
  std::string title;
  std::string what;        ///< The reason of the entry.
  bool is_answer = false;  ///< A signal was answered.

  bool operator==(const News&) const = default;
};

/// News of the records followed, from entries after `from` up to `until`; of one entry and record once. Nothing that is
/// not public now: whoever follows a record that was closed off hears no more of it. Cost: linear in the entries.
std::vector<News> news_of(const Registry& registry, const std::vector<std::string>& followed, Seq from, Seq until,
                          Language language);

/// What an account follows: what it chose, and the signals that its organisations and bodies raised with what these are
/// about. Only what is public.
ErrorOr<std::vector<std::string>> followed_records(const Registry& registry, Desk& desk, const Account& account);

/// The digest as a mail. Precondition: there is news.
MailMessage digest(const MailSettings& settings, const Desk& desk, const Account& account, const NoticeSetting& setting,
                   const std::vector<News>& news);

/// Queues the digests that are due: for each account once a day or week, if there is news. May be called at any time,
/// as often as one likes. Returns how many were queued. Errors: storage.
ErrorOr<int> send_notices(const Registry& registry, Desk& desk, const MailSettings& settings, Instant now);

}  // namespace stip
