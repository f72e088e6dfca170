// ProgramVersion: which version this program is, as results bear it.
#pragma once

#include <string>

namespace stip {

std::string program_version();  ///< "0.1.0"

}  // namespace stip
