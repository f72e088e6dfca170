// Files: whole files in and out.
#include "exchange/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace stip {

ErrorOr<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  const Said subject = said("file {}", path.filename().string());
  std::error_code trouble;
  const auto size = std::filesystem::file_size(path, trouble);
  if (trouble == std::errc::no_such_file_or_directory) {
    return Error{ErrorKind::not_found, subject, said("There is no file {}.", path.string()),
                 said("Look at the name and the folder.")};
  }
  if (trouble)
    return Error{ErrorKind::storage, subject, said("It cannot be read: {}.", trouble.message()),
                 said("Look whether it is a file that you may read.")};
  if (size > limit) {
    return Error{ErrorKind::invalid, subject, said("It is larger than {} MB.", std::to_string(limit >> 20)),
                 said("Remove what is not needed, or split it.")};
  }
  std::string bytes(size, '\0');
  std::ifstream in(path, std::ios::binary);
  if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) {
    return Error{ErrorKind::storage, subject, said("It cannot be read: {}.", std::strerror(errno)),
                 said("Look whether you may read it.")};
  }
  return bytes;
}

ErrorOr<Nothing> write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::path beside = path;
  beside += ".part";
  errno = 0;
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code trouble;
  if (out) std::filesystem::rename(beside, path, trouble);
  if (out && !trouble) return Nothing{};
  const std::string reason = trouble ? trouble.message() : std::strerror(errno);
  std::filesystem::remove(beside, trouble);
  return Error{ErrorKind::storage, said("file {}", path.string()), said("It cannot be written: {}.", reason),
               said("Look at the free space and your rights in that folder.")};
}

}  // namespace stip
