// Private file: made with its rights from the start, and on the disk before anything is sealed with it.
#include "base/private_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "base/temp_folder.h"
#include "base/text.h"

namespace stip {
namespace {

Error cannot_make(const std::string& path) {
  return {ErrorKind::storage, path, said("it cannot be made: {}.", std::string(std::strerror(errno))),
          said("Check that the folder exists and that you may write in it.")};
}

}  // namespace

ErrorOr<Nothing> make_private_file(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (file < 0) return errno == EEXIST ? ErrorOr<Nothing>(Nothing{}) : ErrorOr<Nothing>(cannot_make(path));
  const bool written =
      ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
  const Error error = cannot_make(path);
  ::close(file);
  if (written) return Nothing{};
  ::unlink(path.c_str());
  return error;
}

ErrorOr<Hash> key_in(const std::string& path) {
  STIP_TRY(make_private_file(path, to_hex(random_hash()) + "\n"));
  STIP_TRY_AS(const std::string text, read_file(path, 1000));
  const auto bytes = parse_hex(trimmed(text));
  if (bytes.ok() && bytes->size() == sizeof(Hash)) return hash_of_bytes(*bytes);
  return Error{ErrorKind::storage, path, said("it holds no key."), said("Put back the key file that belongs to it.")};
}

}  // namespace stip
