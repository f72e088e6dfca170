// Think-along page: the way in for what the public wants to say, before anybody has read it.
#pragma once

#include <optional>

#include "web/office/office.h"

namespace stip {

/// Answers "meedenken" for everybody, signed in or not; nullopt for any other path.
std::optional<Response> think_along_answer(const Office& office, const Visit& visit, std::string_view path);

}  // namespace stip
