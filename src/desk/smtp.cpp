// Smtp: handing a mail to a mail server, by libcurl.
#include "desk/smtp.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

#include "desk/curl.h"
#include "desk/email_address.h"

namespace stip {
namespace {

struct Rest {
  std::string_view bytes;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* rest) {
  auto& bytes = static_cast<Rest*>(rest)->bytes;
  const std::size_t taken = std::min(size * count, bytes.size());
  std::memcpy(buffer, bytes.data(), taken);
  bytes.remove_prefix(taken);
  return taken;
}

bool is_loopback(const std::string& host) {
  return host == "127.0.0.1" || host == "::1" || host == "[::1]" || host == "localhost";
}

/// What is in the address of the server and could change its meaning does not belong there.
bool is_host(std::string_view host) {
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == ':' || c == '[' || c == ']';
  });
}

Delivery::State state_of(CURLcode code, long answer) {
  if (code == CURLE_OK) return Delivery::State::accepted;
  // A refusal of the sign-in says nothing about this mail.
  const bool about_this_mail = code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_RECV_ERROR;
  return about_this_mail && answer >= 500 && answer < 600 ? Delivery::State::refused : Delivery::State::later;
}

}  // namespace

Delivery send_mail(const MailServer& server, const std::string& from, const std::string& to, std::string_view mail) {
  if (const auto opened = libcurl.open(); !opened.ok())
    return {Delivery::State::later, opened.error().subject + ": " + opened.error().problem};
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  STIP_ASSERT(is_email(from) && is_email(to));
  if (!is_host(server.host)) return {Delivery::State::later, "'" + server.host + "' is no name of a mail server."};
  if (server.security == MailSecurity::none && !is_loopback(server.host)) {
    return {Delivery::State::later, "mail is sent without TLS to this machine alone; choose starttls or tls."};
  }

  const CurlHandle handle(curl_easy_init());
  const CurlList recipients(curl_slist_append(nullptr, ("<" + to + ">").c_str()));
  if (!handle || !recipients) return {Delivery::State::later, "there is no memory left."};
  CURL* curl = handle.get();
  // What follows the slash is how we introduce ourselves: the domain of the sender, not the name of this machine.
  const std::string url = std::string(server.security == MailSecurity::tls ? "smtps" : "smtp") + "://" + server.host +
                          ":" + std::to_string(server.port) + "/" + from.substr(from.find('@') + 1);
  Rest rest{mail};
  char problem[CURL_ERROR_SIZE] = {};
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(std::min(server.timeout_seconds, 15)));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(server.timeout_seconds));
  curl_easy_setopt(curl, CURLOPT_USE_SSL,
                   static_cast<long>(server.security == MailSecurity::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!server.authorities.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, server.authorities.c_str());
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
  }
  if (!server.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
  const CURLcode code = curl_easy_perform(curl);
  long answer = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
  if (code == CURLE_OK) return {Delivery::State::accepted};
  return {state_of(code, answer), std::string(problem[0] ? problem : curl_easy_strerror(code)) +
                                      (answer ? " (" + std::to_string(answer) + ")" : "")};
}

}  // namespace stip
