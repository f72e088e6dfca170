// FormData: the body of a form that was sent, in both ways in which browsers send one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "web/http.h"

namespace stip {

/// A file that was sent with a form. Its name and type are claims of the sender: never a path, never to be trusted.
struct FormFile {
  std::string field;         ///< Name of the control.
  std::string name;          ///< Without folders; may be empty.
  std::string content_type;  ///< As claimed; may be empty.
  std::string bytes;
};

struct FormLimits {
  std::size_t fields = 1'000;         ///< Pairs and files together.
  std::size_t value_bytes = 250'000;  ///< Of one text, decoded.
  std::size_t file_bytes = 50'000'000;
};

struct FormData {
  /// 200: read. 400: malformed, or not UTF-8. 413: beyond the limits. 415: another content type or character set.
  /// Unless 200, nothing else is filled.
  int status = 200;
  NamedTexts pairs;  ///< In the order sent. Well-formed UTF-8, without control characters but tab, CR and LF.
  std::vector<FormFile> files;

  bool ok() const { return status == 200; }
  const std::string* value(std::string_view name) const;  ///< The first by that name, or nullptr.
};

/// Reads application/x-www-form-urlencoded (WHATWG URL, 5) and multipart/form-data (RFC 7578), strictly: what no
/// browser sends is refused. A control for files in which none was chosen gives no file. Cost: linear in the body.
FormData form_data(std::string_view content_type, std::string_view body, const FormLimits& limits = {});
/// The same of a request.
FormData form_data(const Request& request, const FormLimits& limits = {});

}  // namespace stip
