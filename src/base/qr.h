// Qr: a text as a QR code.
#pragma once

#include <string>
#include <string_view>

namespace stip {

/// A QR code (ISO/IEC 18004, error correction M) as SVG, black on white with the quiet zone of four modules; it carries
/// no style and no script. Precondition: at most 2,000 bytes.
std::string qr_svg(std::string_view text);

}  // namespace stip
