// Qr: the one place that knows libqrencode.
#include "base/qr.h"

#include <qrencode.h>

#include <memory>

#include "base/error_or.h"

namespace stip {

std::string qr_svg(std::string_view text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                        QR_ECLEVEL_M),
      &QRcode_free);
  STIP_ASSERT(code);
  constexpr int quiet = 4;
  const std::string side = std::to_string(code->width + 2 * quiet);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
                    "\" shape-rendering=\"crispEdges\"><rect width=\"" + side + "\" height=\"" + side +
                    "\" fill=\"#fff\"/><path fill=\"#000\" d=\"";
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0, run = 0; x < code->width; x += run) {
      run = 1;
      const auto is_dark = [&](int at) { return at < code->width && (code->data[y * code->width + at] & 1) != 0; };
      if (!is_dark(x)) continue;
      while (is_dark(x + run)) ++run;
      svg += "M" + std::to_string(x + quiet) + " " + std::to_string(y + quiet) + "h" + std::to_string(run) + "v1h-" +
             std::to_string(run) + "z";
    }
  }
  return svg + "\"/></svg>";
}

}  // namespace stip
