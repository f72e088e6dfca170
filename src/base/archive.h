// Archive: the parts of a ZIP file: in within limits, and out with the same bytes for the same parts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

/// One file in an archive.
struct ArchivePart {
  std::string name;
  std::string bytes;
};

/// What an archive may hold at most: a small file can unpack to terabytes.
struct ArchiveLimits {
  std::size_t entries = 1'000;
  std::size_t part_bytes = 48u << 20;
  std::size_t total_bytes = 128u << 20;
};

/// A ZIP file in memory. Nothing is ever written to disk, and no name in it is ever used as a path.
class Archive {
 public:
  /// `bytes` must outlive the archive. `file` is how errors cite it.
  /// Errors: invalid (no ZIP file, damaged, too many entries, a name that is absolute or climbs).
  static ErrorOr<Archive> open(std::string_view bytes, std::string file, const ArchiveLimits& limits = {});
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  const std::vector<std::string>& names() const { return names_; }  ///< In their order; directories left out.
  bool has(std::string_view name) const;
  /// Unpacks one part, counting while it goes. Errors: not_found, invalid (encrypted, damaged, too large).
  ErrorOr<std::string> read(const std::string& name);
  /// All parts, in their order. Errors: as of read().
  ErrorOr<std::vector<ArchivePart>> read_all();

 private:
  struct Closer {
    void operator()(void* zip) const;
  };
  Archive() = default;
  Error error(Said problem, Said remedy) const;

  std::unique_ptr<void, Closer> zip_;
  std::string file_;
  std::vector<std::string> names_;
  ArchiveLimits limits_;
  std::size_t total_ = 0;
};

/// Packs parts in their order, with one time stamp for all, so that the same parts give the same bytes. A part named
/// "mimetype" is stored as it is. Errors: storage (no memory).
ErrorOr<std::string> write_archive(const std::vector<ArchivePart>& parts);

}  // namespace stip
