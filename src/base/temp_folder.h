// TempFolder: a folder of our own that disappears with its owner.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/error_or.h"

namespace stip {

/// A new, private folder; it and all in it is removed at the end.
class TempFolder {
 public:
  /// In `parent`; empty: where the system keeps temporary files. Errors: storage.
  static ErrorOr<TempFolder> make(const std::string& parent = {});
  TempFolder(TempFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TempFolder& operator=(TempFolder&&) = delete;
  ~TempFolder();

  const std::string& path() const { return path_; }
  std::string file(std::string_view name) const { return path_ + "/" + std::string(name); }

 private:
  explicit TempFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

/// The bytes of a file. Errors: storage, also when it is longer than `limit`.
ErrorOr<std::string> read_file(const std::string& path, std::size_t limit = std::size_t{512} << 20);
/// Errors: storage.
ErrorOr<Nothing> write_file(const std::string& path, std::string_view bytes);

}  // namespace stip
