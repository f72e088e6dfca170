// KnownCheckpoint: one signed note in one file.
#include "ledger/known_checkpoint.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/temp_folder.h"
#include "ledger/note.h"

namespace stip {
namespace {

constexpr std::size_t longest_note = 1u << 20;

Error not_written(const std::string& path) {
  return {ErrorKind::storage, path, said("the last checkpoint cannot be kept here: {}.", std::strerror(errno)),
          said("Make room on the disk, and let stip write in that folder.")};
}

bool write_all(const std::string& path, const std::string& bytes) {
  const int file = ::open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644);
  if (file < 0) return false;
  const bool written =
      ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
  ::close(file);
  return written;
}

}  // namespace

std::string known_checkpoint_path(const std::string& key_path) {
  const std::string_view ending = ".key";
  return (key_path.ends_with(ending) ? key_path.substr(0, key_path.size() - ending.size()) : key_path) + ".checkpoint";
}

ErrorOr<std::optional<Checkpoint>> read_known_checkpoint(const std::string& path, const Hash& public_key) {
  std::error_code none;
  if (!std::filesystem::exists(path, none)) return std::optional<Checkpoint>{};
  STIP_TRY_AS(const std::string note, read_file(path, longest_note));
  auto opened = open_note(public_key, note);
  if (opened.ok()) return std::optional<Checkpoint>(*std::move(opened));
  return Error{ErrorKind::storage, path, said("it is no checkpoint of this ledger: {}", opened.error().problem),
               said("Look which ledger it belongs to; move it away if it is of another one.")};
}

ErrorOr<Nothing> write_known_checkpoint(const std::string& path, const Checkpoint& checkpoint) {
  const std::string fresh = path + ".new";
  if (!write_all(fresh, checkpoint.note) || std::rename(fresh.c_str(), path.c_str()) != 0) return not_written(path);
  const std::string parent = std::filesystem::path(path).parent_path().string();
  const int folder = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return not_written(path);
  const bool durable = ::fsync(folder) == 0;
  ::close(folder);
  return durable ? ErrorOr<Nothing>(Nothing{}) : not_written(path);
}

Error lacks_known_checkpoint(const std::string& where, Seq size, const Checkpoint& known) {
  return {
      ErrorKind::storage, where,
      "it has " + std::to_string(size) + " entries, and they are not the start of what was signed here over " +
          std::to_string(known.size) + " entries: it was put back to an older state, so nothing is written.",
      "Put back a newer back-up. If what is missing is lost for good, enter that with `stip recover --reason WHY`."};
}

Error lacks_nothing(const std::string& where) {
  return {ErrorKind::conflict, where, said("it holds all that was signed here, so there is nothing to recover from."),
          said("Write in it as always.")};
}

}  // namespace stip
