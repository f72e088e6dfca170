// Archive: libzip, kept on a short lead.
#include "base/archive.h"

#include <zip.h>

#include <algorithm>

#include "base/text.h"

namespace stip {
namespace {

/// Names that could leave the folder into which somebody unpacks.
bool is_hostile_name(std::string_view name) {
  if (name.empty() || name.size() > 255 || name.front() == '/' || name.find('\\') != name.npos ||
      name.find(':') != name.npos)
    return true;
  const auto parts = split(name, '/');
  return std::ranges::find(parts, "..") != parts.end() || name.find('\0') != name.npos;
}

/// The type of an OpenDocument or EPUB file must be readable without unpacking.
constexpr std::string_view stored_part = "mimetype";

struct FileCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

void Archive::Closer::operator()(void* zip) const { zip_discard(static_cast<zip_t*>(zip)); }

Error Archive::error(Said problem, Said remedy) const {
  return {ErrorKind::invalid, said("file {}", file_), std::move(problem), std::move(remedy)};
}

ErrorOr<Archive> Archive::open(std::string_view bytes, std::string file, const ArchiveLimits& limits) {
  Archive archive;
  archive.file_ = std::move(file);
  archive.limits_ = limits;
  const Error damaged = archive.error(said("It is not a workbook or ZIP file, or it is damaged."),
                                      said("Open it, save it anew as .xlsx, and try again."));
  if (!starts_with(bytes, "PK")) return damaged;

  zip_error_t trouble;
  zip_error_init(&trouble);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &trouble);
  zip_t* zip = source ? zip_open_from_source(source, ZIP_RDONLY, &trouble) : nullptr;
  if (!zip && source) zip_source_free(source);
  zip_error_fini(&trouble);
  if (!zip) return damaged;
  archive.zip_.reset(zip);

  const zip_int64_t count = zip_get_num_entries(zip, 0);
  if (count < 0 || static_cast<std::size_t>(count) > limits.entries) {
    return archive.error(said("It holds more than {} parts.", std::to_string(limits.entries)),
                         said("Save it anew from your spreadsheet program."));
  }
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(zip, static_cast<zip_uint64_t>(i), 0);
    if (!name) return damaged;
    if (is_hostile_name(name)) {
      return archive.error(said("It holds a part whose name points outside: '{}'.", std::string(name).substr(0, 80)),
                           said("Do not open this file elsewhere; ask its sender for another one."));
    }
    if (!ends_with(name, "/")) archive.names_.emplace_back(name);
  }
  return archive;
}

bool Archive::has(std::string_view name) const { return std::ranges::find(names_, name) != names_.end(); }

ErrorOr<std::string> Archive::read(const std::string& name) {
  zip_t* zip = static_cast<zip_t*>(zip_.get());
  zip_stat_t stat;
  if (zip_stat(zip, name.c_str(), 0, &stat) != 0) {
    return Error{ErrorKind::not_found, said("file {}", file_), said("It has no part '{}'.", name),
                 said("Save it anew and try again.")};
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
    return error(said("It is protected by a password."), said("Save it without password."));
  }
  const std::unique_ptr<zip_file_t, FileCloser> part(zip_fopen(zip, name.c_str(), 0));
  if (!part)
    return error(said("Its part '{}' cannot be unpacked.", name), said("Open it, save it anew, and try again."));
  std::string bytes;
  for (char piece[1u << 16];;) {
    const zip_int64_t got = zip_fread(part.get(), piece, sizeof piece);
    if (got < 0) return error(said("Its part '{}' is damaged.", name), said("Ask its sender for another copy."));
    if (got == 0) return bytes;
    total_ += static_cast<std::size_t>(got);
    if (bytes.size() + static_cast<std::size_t>(got) > limits_.part_bytes || total_ > limits_.total_bytes) {
      return error(
          said("Its part '{}' is too large when unpacked: more than {} MB.", name,
               std::to_string((total_ > limits_.total_bytes ? limits_.total_bytes : limits_.part_bytes) >> 20)),
          said("Remove empty rows and columns and pictures, or split the file."));
    }
    bytes.append(piece, static_cast<std::size_t>(got));
  }
}

ErrorOr<std::vector<ArchivePart>> Archive::read_all() {
  std::vector<ArchivePart> parts;
  for (const std::string& name : names_) {
    STIP_TRY_AS(std::string bytes, read(name));
    parts.push_back({name, std::move(bytes)});
  }
  return parts;
}

ErrorOr<std::string> write_archive(const std::vector<ArchivePart>& parts) {
  const Error failed{ErrorKind::storage, "archive", said("The ZIP file could not be made."),
                     said("Free some memory and try again.")};
  zip_error_t trouble;
  zip_error_init(&trouble);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &trouble);
  if (!target) return failed;
  zip_source_keep(target);  // Closing the archive lets go of it once; its bytes are needed after that.
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &trouble);
  bool good = zip != nullptr;
  for (const ArchivePart& part : parts) {
    if (!good) break;
    zip_source_t* source = zip_source_buffer(zip, part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t index = source ? zip_file_add(zip, part.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0 && source) zip_source_free(source);
    if (index < 0) {
      good = false;
      break;
    }
    const auto place = static_cast<zip_uint64_t>(index);
    constexpr zip_uint16_t first_of_1980 = (1 << 5) | 1;  // The first day that a ZIP file knows.
    const zip_int32_t method = part.name == stored_part ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    good = zip_file_set_dostime(zip, place, 0, first_of_1980, 0) == 0 &&
           zip_set_file_compression(zip, place, method, 0) == 0;
  }
  if (good) {
    good = zip_close(zip) == 0;
  }
  if (!good && zip) zip_discard(zip);
  std::string bytes;
  zip_stat_t stat;
  good = good && zip_source_stat(target, &stat) == 0 && zip_source_open(target) == 0;
  if (good) {
    bytes.resize(stat.size);
    good = zip_source_read(target, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size());
    zip_source_close(target);
  }
  zip_source_free(target);
  zip_error_fini(&trouble);
  if (!good) return failed;
  return bytes;
}

}  // namespace stip
