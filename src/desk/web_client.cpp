// Web client: libcurl, with all that it could do by itself turned off.
#include "desk/web_client.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include "base/text.h"
#include "desk/curl.h"

namespace stip {
namespace {

struct Taken {
  std::string bytes;
  std::size_t most = 0;
};

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& taken = *static_cast<Taken*>(to);
  if (taken.bytes.size() + size * count > taken.most) return 0;  // Which ends the transfer.
  taken.bytes.append(bytes, size * count);
  return size * count;
}

std::string_view host_of(std::string_view url) {
  const auto from = url.find("://");
  if (from == url.npos) return {};
  const std::string_view authority = url.substr(from + 3, url.find_first_of("/?#", from + 3) - from - 3);
  if (starts_with(authority, "[")) return authority.substr(0, authority.find(']') + 1);
  return authority.substr(0, authority.find(':'));
}

Error unreachable(const std::string& url, std::string_view problem) {
  return {ErrorKind::storage, origin_of_url(url), std::string(problem), "Try again later."};
}

}  // namespace

std::string origin_of_url(std::string_view url) {
  const auto from = url.find("://");
  return std::string(from == url.npos ? std::string_view{} : url.substr(0, url.find_first_of("/?#", from + 3)));
}

bool is_safe_url(std::string_view url) {
  const bool is_plain = std::ranges::all_of(url, [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '<'; });
  const std::string_view host = host_of(url);
  if (!is_plain || url.size() > 2000 || host.empty() || url.find_first_of("@#\\") != url.npos) return false;
  const bool is_loopback = host == "127.0.0.1" || host == "[::1]" || host == "localhost";
  return starts_with(url, "https://") || (is_loopback && starts_with(url, "http://"));
}

ErrorOr<WebAnswer> ask_web(const WebQuestion& question, const WebClientOptions& options) {
  STIP_TRY(libcurl.open());
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  if (!is_safe_url(question.url)) return unreachable(question.url, "it is asked over https alone.");
  const CurlHandle handle(curl_easy_init());
  const CurlList headers(curl_slist_append(nullptr, "Accept: application/json"));
  if (!handle || !headers) return unreachable(question.url, "there is no memory left.");
  CURL* curl = handle.get();
  Taken taken{{}, options.most_bytes};
  char problem[CURL_ERROR_SIZE] = {};
  curl_easy_setopt(curl, CURLOPT_URL, question.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https,http");  // Which of the two, is_safe_url() has said.
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROXY, options.proxy.c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(std::min(options.timeout_seconds, 5)));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(options.timeout_seconds));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "stip");
  if (!options.authorities.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, options.authorities.c_str());
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
  }
  if (question.form) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(question.form->size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, question.form->c_str());
  }
  if (question.basic) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    curl_easy_setopt(curl, CURLOPT_USERPWD, question.basic->c_str());
  }
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &taken);
  const CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK)
    return unreachable(question.url, std::string(problem[0] ? problem : curl_easy_strerror(code)) + ".");
  WebAnswer answer{0, std::move(taken.bytes)};
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
  return answer;
}

}  // namespace stip
