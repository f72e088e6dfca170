// Office ZIP: libzip on memory alone.
#include "publishing/office_zip.h"

#include <zip.h>

#include <algorithm>
#include <memory>

#include "base/text.h"

namespace stip {
namespace {

constexpr std::size_t part_limit = std::size_t{256} << 20;

struct ZipCloser {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, ZipCloser>;

}  // namespace

Error office_error(const std::string& problem) {
  return {ErrorKind::storage, "office document", problem + ".",
          "Look whether pandoc 2.17 or later works on this machine, and whether the reference document opens in a word "
          "processor."};
}

ErrorOr<std::string> packed(const std::vector<PackagePart>& parts) {
  zip_error_t error{};
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (!memory) return office_error("no memory for the package");
  zip_source_keep(memory);
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> keep(memory, zip_source_free);
  Zip zip(zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!zip) return office_error("the package cannot be made");
  for (const PackagePart& part : parts) {
    zip_source_t* source = zip_source_buffer(zip.get(), part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t at = source ? zip_file_add(zip.get(), part.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (at < 0) return office_error("part " + part.name + " cannot be packed");
    const auto index = static_cast<zip_uint64_t>(at);
    // 1 January 1980, the first day that a ZIP file knows: the same content is the same bytes.
    zip_file_set_dostime(zip.get(), index, 0, 0x21, 0);
    // The type of an OpenDocument file must be readable without unpacking.
    zip_set_file_compression(zip.get(), index, part.name == "mimetype" ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 9);
  }
  if (zip_close(zip.get()) != 0) return office_error("the package cannot be closed");
  zip.release();
  if (zip_source_open(memory) != 0) return office_error("the package cannot be read back");
  zip_source_seek(memory, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(std::max<zip_int64_t>(0, zip_source_tell(memory))), '\0');
  zip_source_seek(memory, 0, SEEK_SET);
  const zip_int64_t got = zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  if (got != static_cast<zip_int64_t>(bytes.size())) return office_error("the package cannot be read back");
  return bytes;
}

ErrorOr<std::vector<PackagePart>> parts_of_package(std::string_view package) {
  zip_error_t error{};
  zip_source_t* source = zip_source_buffer_create(package.data(), package.size(), 0, &error);
  Zip zip(source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr);
  if (!zip) {
    if (source) zip_source_free(source);
    return office_error("it is no ZIP file");
  }
  std::vector<PackagePart> parts;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip.get(), 0); ++i) {
    zip_stat_t about{};
    const auto index = static_cast<zip_uint64_t>(i);
    if (zip_stat_index(zip.get(), index, 0, &about) != 0 || about.size > part_limit)
      return office_error("a part is too large");
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen_index(zip.get(), index, 0), zip_fclose);
    std::string bytes(static_cast<std::size_t>(about.size), '\0');
    if (!file || zip_fread(file.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size()))
      return office_error(std::string("part ") + about.name + " is damaged");
    if (!ends_with(about.name, "/")) parts.push_back({about.name, std::move(bytes)});
  }
  return parts;
}

}  // namespace stip
