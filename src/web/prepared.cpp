// ReadyResponse: a response as the bytes that go out, with the headers that every response has.
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/error_or.h"
#include "base/hash.h"
#include "base/text.h"
#include "web/http.h"

namespace stip {
namespace {

/// Nothing but our own style, pictures, letters and scripts; no frames, no foreign forms. See docs on security.
constexpr std::string_view security_headers =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

/// Below this a compressed body saves no packet.
constexpr std::size_t least_to_compress = 1024;

bool is_text(std::string_view content_type) {
  return starts_with(content_type, "text/") || contains(content_type, "json") || contains(content_type, "xml") ||
         contains(content_type, "javascript");
}

bool one_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

void add_header(std::string& head, std::string_view name, std::string_view value) {
  STIP_ASSERT(one_line(name) && one_line(value));
  head.append(name).append(": ").append(value).append("\r\n");
}

/// 128 bits that differ when the bytes differ: a chance of error of 2^-64 among four billion pages. Not against
/// somebody who wants two pages with one tag, who would only fool himself. Multiply and fold, as wyhash does;
/// SHA-256 took a third of the time of a page made anew.
std::string fingerprint(std::string_view bytes) {
  __extension__ using Wide = unsigned __int128;
  const auto fold = [](std::uint64_t a, std::uint64_t b) {
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  };
  // Four strands beside each other, since each multiplication waits for the one before it in its strand.
  struct Strand {
    std::uint64_t first, second;
  };
  std::array<Strand, 4> strands;
  for (std::uint64_t i = 0; i < strands.size(); ++i)
    strands[i] = {0xa0761d6478bd642f ^ bytes.size() ^ i, 0xe7037ed1a0b428db ^ i << 32};
  for (std::size_t at = 0; at < bytes.size(); at += 64) {
    std::uint64_t words[8] = {};
    std::memcpy(words, bytes.data() + at, std::min<std::size_t>(64, bytes.size() - at));
    for (std::size_t i = 0; i < strands.size(); ++i) {
      auto& [first, second] = strands[i];
      first = fold(first ^ words[2 * i], words[2 * i + 1] ^ 0x8ebc6af09c88c6e3);
      second = fold(second ^ words[2 * i + 1], words[2 * i] ^ 0x589965cc75374cc3);
    }
  }
  std::uint64_t last[2] = {0x1d8e4e27c47d124f, 0xeb44accab455d165};
  for (const auto& [first, second] : strands) {
    last[0] = fold(last[0] ^ first, 0x8ebc6af09c88c6e3 ^ second);
    last[1] = fold(last[1] ^ second, 0x589965cc75374cc3 ^ first);
  }
  return to_hex(std::string_view(reinterpret_cast<const char*>(last), sizeof last));
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;
  if (deflateInit2(&stream, 6, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int outcome = deflate(&stream, Z_FINISH);
  packed.resize(outcome == Z_STREAM_END ? stream.total_out : 0);
  deflateEnd(&stream);
  return packed.size() < bytes.size() ? packed : std::string{};
}

}  // namespace

std::shared_ptr<const ReadyResponse> prepare(Response response, bool compress) {
  if (response.prepared) return compress ? with_gzip(response.prepared) : response.prepared;
  auto prepared = std::make_shared<ReadyResponse>();
  std::string& head = prepared->head;
  head.reserve(1024);
  head.append("HTTP/1.1 ")
      .append(std::to_string(response.status))
      .append(" ")
      .append(reason_phrase(response.status))
      .append("\r\n");
  if (!response.content_type.empty()) add_header(head, "Content-Type", response.content_type);

  bool says_how_to_cache = false, says_what_to_refer = false;
  for (const auto& [name, value] : response.headers) {
    const std::string lower = to_lower(name);
    if (lower == "etag") {
      STIP_ASSERT(one_line(value) && value.size() >= 2 && value.front() == '"' && value.back() == '"');
      prepared->etag = value;
      continue;
    }
    says_how_to_cache = says_how_to_cache || lower == "cache-control";
    says_what_to_refer = says_what_to_refer || lower == "referrer-policy";
    add_header(head, name, value);
  }
  if (prepared->etag.empty() && response.status == 200) {
    prepared->etag = "\"" + fingerprint(response.body) + "\"";
  }
  // What may be kept is asked for again each time; that costs a 304 and never shows an old agenda.
  if (!says_how_to_cache) add_header(head, "Cache-Control", response.status == 200 ? "no-cache" : "no-store");
  if (!says_what_to_refer) add_header(head, "Referrer-Policy", "same-origin");
  head.append(security_headers);

  prepared->status = response.status;
  prepared->body = std::move(response.body);
  prepared->compressible =
      response.status == 200 && prepared->body.size() >= least_to_compress && is_text(response.content_type);
  if (prepared->compressible) add_header(head, "Vary", "Accept-Encoding");
  if (prepared->compressible && compress) prepared->gzip_body = gzip(prepared->body);
  return prepared;
}

std::shared_ptr<const ReadyResponse> with_gzip(const std::shared_ptr<const ReadyResponse>& prepared) {
  if (!prepared->compressible || !prepared->gzip_body.empty()) return prepared;
  auto both = std::make_shared<ReadyResponse>(*prepared);
  both->gzip_body = gzip(both->body);
  both->compressible = !both->gzip_body.empty();
  return both;
}

}  // namespace stip
