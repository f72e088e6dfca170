// Followers: which records people with an account follow, and how they want to be told.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/locale.h"
#include "desk/desk.h"

namespace stip {

enum class Rhythm : std::uint8_t { off, daily, weekly };
std::string_view name_of(Rhythm rhythm);
/// Errors: invalid.
ErrorOr<Rhythm> parse_rhythm(std::string_view name);

/// How one account is told of what changes.
struct NoticeSetting {
  std::string account;
  Rhythm rhythm = Rhythm::weekly;
  Language language = Language::nl;
  std::int64_t position = 0;  ///< Number of the last entry that was told, or when following began.
  Instant sent{};             ///< When it was told last.
};

/// Follows a record, or no longer. What is followed already, or not, is no error. `position`: the last entry now; what
/// came before is no news.
ErrorOr<Nothing> follow(Desk& desk, std::string_view account, std::string_view record, std::int64_t position,
                        Instant now);
ErrorOr<Nothing> unfollow(Desk& desk, std::string_view account, std::string_view record);
/// The ids of the records that an account follows, in their order.
ErrorOr<std::vector<std::string>> followed_by(Desk& desk, std::string_view account);

/// nullopt-free: an account without a setting has the default one, of position 0.
ErrorOr<NoticeSetting> notice_setting(Desk& desk, std::string_view account);
/// Rhythm and language alone.
ErrorOr<Nothing> set_notice(Desk& desk, const NoticeSetting& setting, std::int64_t position, Instant now);
/// That what came after entry `from` was told, up to entry `until`, and when. Nothing if another node told meanwhile.
ErrorOr<Nothing> told(Desk& desk, std::string_view account, std::int64_t from, std::int64_t until, Instant now);
/// The language in which an account wants its mail; Dutch unless it said otherwise.
Language language_of(Desk& desk, std::string_view account);

/// What stands in the address with which somebody ends all notices without signing in. It opens nothing else.
std::string unsubscribe_token(const Desk& desk, std::string_view account);
/// Whose token it is; empty: nobody's.
std::string account_of_unsubscribe(const Desk& desk, std::string_view token);

}  // namespace stip
