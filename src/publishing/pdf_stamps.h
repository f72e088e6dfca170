// PDF stamps: the times and numbers by which two makings of the same document differ.
#pragma once

#include <cstdint>
#include <string>

namespace stip {

/// Gives a PDF the time of its document in place of the time at which it was made, in its properties and in its XMP,
/// and an identifier that follows from its bytes: the same document gives the same bytes. Replaces as many bytes as it
/// takes away, so no place in the file moves. Nothing of the text is touched: that is compressed or written in
/// hexadecimal. `epoch`: seconds since 1970.
void tell_day(std::string& pdf, std::int64_t epoch);

}  // namespace stip
