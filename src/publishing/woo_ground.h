// Woo grounds: on which ground of the Open Government Act (Wet open overheid) something may stay confidential.
#pragma once

#include <string>
#include <string_view>

#include "agenda/record.h"
#include "base/locale.h"

namespace stip {

/// The ground that a record names: its field, or (older records) the first that its remark names. Unstated: none.
WooGround woo_ground_of(const Record& record);
/// The ground that a text names: "Woo 5.1.2e", "Woo art. 5.1 lid 2 onder e". Unstated: it names none that exists.
WooGround woo_ground_in(std::string_view text);
std::string woo_ground_text(Language language, WooGround ground);  ///< "Woo 5.1.2e: privacy".

}  // namespace stip
