// Password rules: which passwords are refused, and why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

constexpr std::size_t shortest_password = 12;   ///< Characters, not bytes.
constexpr std::size_t longest_password = 1024;  ///< Bytes: a bound on the work, not on the phrase.

/// Whether a new password is good enough. It may have any characters in any composition; refused is only what is too
/// short, what is a common password in disguise (decorated, repeated, with digits for letters), a plain sequence, or
/// made of `own_words`: name, e-mail address, organisation.
/// Errors: invalid, in words for who chooses the password; they do not repeat it.
ErrorOr<Nothing> check_password(std::string_view password, const std::vector<std::string>& own_words = {});

}  // namespace stip
