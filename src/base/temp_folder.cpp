// TempFolder: made with mkdtemp, readable by us alone.
#include "base/temp_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace stip {
namespace {

Error storage(const std::string& path, const Said& problem) {
  return {ErrorKind::storage, said("file {}", path), problem,
          said("Look whether the disk has room and the folder may be used.")};
}

}  // namespace

ErrorOr<TempFolder> TempFolder::make(const std::string& parent) {
  std::error_code error;
  const std::string place = parent.empty() ? std::filesystem::temp_directory_path(error).string() : parent;
  std::string path = (place.empty() ? "/tmp" : place) + "/stip-XXXXXX";
  if (::mkdtemp(path.data()) == nullptr)
    return storage(path, said("a temporary folder cannot be made: {}.", std::strerror(errno)));
  return TempFolder(std::move(path));
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

ErrorOr<std::string> read_file(const std::string& path, std::size_t limit) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return storage(path, said("it cannot be read."));
  const auto size = static_cast<std::size_t>(std::max<std::streamoff>(0, file.tellg()));
  if (size > limit) return storage(path, said("it is longer than {} bytes.", std::to_string(limit)));
  std::string bytes(size, '\0');
  file.seekg(0).read(bytes.data(), static_cast<std::streamsize>(size));
  if (!file) return storage(path, said("it cannot be read to its end."));
  return bytes;
}

ErrorOr<Nothing> write_file(const std::string& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
  if (!file) return storage(path, said("it cannot be written."));
  return Nothing{};
}

}  // namespace stip
