// LateLibrary: the loader, asked late.
#include "base/late_library.h"

#include <dlfcn.h>

namespace stip {

ErrorOr<Nothing> LateLibrary::open() const {
  // Never closed: what it keeps for the whole program, as a list of threads, would be lost under others.
  std::call_once(once_, [&] { handle_ = dlopen(soname_, RTLD_NOW | RTLD_LOCAL); });
  if (handle_) return Nothing{};
  return Error{ErrorKind::storage, soname_, "this library is not on this machine, or cannot be loaded.",
               "Install the package that it is in, and try again."};
}

void* LateLibrary::function(const char* name) const {
  STIP_ASSERT(open().ok());
  void* found = dlsym(handle_, name);
  STIP_ASSERT(found);
  return found;
}

}  // namespace stip
