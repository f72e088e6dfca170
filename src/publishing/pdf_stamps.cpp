// PDF stamps: found by their names, overwritten in place.
#include "publishing/pdf_stamps.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <string_view>

#include "base/hash.h"

namespace stip {
namespace {

/// Whether `text` looks like `shape`, in which 0 stands for a digit and everything else for itself.
bool has_shape(std::string_view text, std::string_view shape) {
  return text.size() == shape.size() && std::ranges::equal(text, shape, [](unsigned char c, char wanted) {
           return wanted == '0' ? std::isdigit(c) != 0 : c == static_cast<unsigned char>(wanted);
         });
}

/// Writes `stamp` after each `name` behind which something of that shape stands.
void overwrite(std::string& pdf, std::string_view name, std::string_view shape, std::string_view stamp) {
  for (auto at = pdf.find(name); at != pdf.npos; at = pdf.find(name, at + name.size())) {
    const auto place = at + name.size();
    if (has_shape(std::string_view(pdf).substr(place, shape.size()), shape)) pdf.replace(place, stamp.size(), stamp);
  }
}

/// Calls `act` with each run of 32 hexadecimal digits from `from` on.
template <class Act>
void for_each_identifier(std::string& pdf, std::string::size_type from, Act act) {
  constexpr std::size_t length = 32;
  std::size_t digits = 0;
  for (auto at = from; at < pdf.size(); ++at) {
    digits = std::isxdigit(static_cast<unsigned char>(pdf[at])) ? digits + 1 : 0;
    if (digits == length) act(at + 1 - length, length);
  }
}

}  // namespace

void tell_day(std::string& pdf, std::int64_t epoch) {
  using namespace std::chrono;
  const sys_seconds time{seconds(epoch)};
  const year_month_day day(floor<days>(time));
  const hh_mm_ss clock(time - floor<days>(time));
  const std::array<int, 6> parts{static_cast<int>(day.year()),
                                 static_cast<int>(static_cast<unsigned>(day.month())),
                                 static_cast<int>(static_cast<unsigned>(day.day())),
                                 static_cast<int>(clock.hours().count()),
                                 static_cast<int>(clock.minutes().count()),
                                 static_cast<int>(clock.seconds().count())};
  const auto stamp = [&](const char* form) {
    char text[64];
    std::snprintf(text, sizeof text, form, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    return std::string(text);
  };
  const std::string digits = stamp("%04d%02d%02d%02d%02d%02d"), iso = stamp("%04d-%02d-%02dT%02d:%02d:%02d");
  for (const char* name : {"/CreationDate(D:", "/ModDate(D:"}) overwrite(pdf, name, "00000000000000", digits);
  for (const char* name : {"<xmp:CreateDate>", "<xmp:ModifyDate>", "<xmp:MetadataDate>"})
    overwrite(pdf, name, "0000-00-00T00:00:00", iso);

  // Identifier and checksum stand in the trailer, and no other hexadecimal does.
  const auto trailer = pdf.rfind("\ntrailer");
  if (trailer == pdf.npos) return;
  for_each_identifier(pdf, trailer, [&](auto at, auto length) { pdf.replace(at, length, length, '0'); });
  const std::string identifier = to_hex(sha256(pdf));
  for_each_identifier(pdf, trailer, [&](auto at, auto length) { pdf.replace(at, length, identifier, 0, length); });
}

}  // namespace stip
