// Office ZIP: the parts of an office document, in and out of its package.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

struct PackagePart {
  std::string name;
  std::string bytes;
};

/// The parts of a package, in their order. Errors: storage (no ZIP file, damaged, a part of 256 MiB or more).
ErrorOr<std::vector<PackagePart>> parts_of_package(std::string_view package);

/// Packs parts in their order, all with one time stamp: the same parts give the same bytes. Errors: storage.
ErrorOr<std::string> packed(const std::vector<PackagePart>& parts);

/// That pandoc did not make what it should.
Error office_error(const std::string& problem);

}  // namespace stip
