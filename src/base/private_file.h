// Private file: a file that its owner alone may read, and a secret key in one.
#pragma once

#include <string>
#include <string_view>

#include "base/hash.h"

namespace stip {

/// Makes a file with these bytes that its owner alone may read; leaves one that is there alone. Errors: storage.
ErrorOr<Nothing> make_private_file(const std::string& path, std::string_view bytes);

/// The 32 bytes of the key file at `path`; a random one is made if there is none.
/// Errors: storage (cannot be made or read, holds no key).
ErrorOr<Hash> key_in(const std::string& path);

}  // namespace stip
