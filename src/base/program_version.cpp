// ProgramVersion: as the build says.
#include "base/program_version.h"

namespace stip {

std::string program_version() { return STIP_VERSION; }

}  // namespace stip
