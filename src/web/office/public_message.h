// Public message: what somebody of the public sent in, until somebody who may take in signals has read it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"

namespace stip {

/// It lies at the desk, never in the ledger, without anything of who sent it: no name, address or number that leads to
/// somebody. It goes as soon as it is taken in or refused, and after 90 days by itself.
struct PublicMessage {
  std::string id;     ///< 16 hexadecimal digits, drawn at random.
  std::string text;   ///< As it was sent.
  std::string about;  ///< Id of a public record; empty: none.
  Instant sent{};
};

inline constexpr std::size_t longest_message = 2'000;  ///< Characters.
inline constexpr std::size_t most_messages = 300;      ///< That wait to be read; beyond these the door is shut.

/// Keeps one durably, and gives its id. Errors: invalid (empty or too long), conflict (too many wait), storage.
ErrorOr<std::string> keep_message(Desk& desk, std::string_view text, std::string_view about, Instant now);
/// All that wait, the oldest first.
ErrorOr<std::vector<PublicMessage>> public_messages(Desk& desk, Instant now);
ErrorOr<std::optional<PublicMessage>> find_message(Desk& desk, std::string_view id, Instant now);
/// It was read: taken in or refused. The log of the desk says who did, and not what it was. None there is no error.
ErrorOr<Nothing> drop_message(Desk& desk, std::string_view id, std::string_view what, std::string_view by, Instant now);

}  // namespace stip
