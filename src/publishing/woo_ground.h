// Woo grounds: on which ground of the Open Government Act (Wet open overheid) something may stay confidential.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/locale.h"

namespace stip {

struct WooGround {
  std::string_view article;  ///< "5.1.2e": article, paragraph and letter.
  std::string_view label;    ///< English, and the key of its translation.
};

/// The ground that a text names: "Woo 5.1.2e", "Woo art. 5.1 lid 2 onder e". Nullopt: it names none that exists.
std::optional<WooGround> woo_ground_in(std::string_view text);
std::string woo_ground_text(Language language, const WooGround& ground);  ///< "Woo 5.1.2e: privacy".

}  // namespace stip
