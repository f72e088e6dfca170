// Curl: the functions of libcurl that the desk calls; the library is opened when the first mail or question goes out.
#pragma once

#include <curl/curl.h>
// Plain functions, which the header also makes macros of.
#undef curl_easy_getinfo
#undef curl_easy_setopt

#include <memory>

#include "base/late_library.h"

namespace stip {

inline const LateLibrary libcurl{"libcurl.so.4"};
inline STIP_LATE(libcurl, curl_easy_cleanup);
inline STIP_LATE(libcurl, curl_easy_getinfo);
inline STIP_LATE(libcurl, curl_easy_init);
inline STIP_LATE(libcurl, curl_easy_perform);
inline STIP_LATE(libcurl, curl_easy_setopt);
inline STIP_LATE(libcurl, curl_easy_strerror);
inline STIP_LATE(libcurl, curl_global_init);
inline STIP_LATE(libcurl, curl_slist_append);
inline STIP_LATE(libcurl, curl_slist_free_all);

using CurlHandle = std::unique_ptr<CURL, decltype([](CURL* handle) { curl_easy_cleanup(handle); })>;
using CurlList = std::unique_ptr<curl_slist, decltype([](curl_slist* list) { curl_slist_free_all(list); })>;

}  // namespace stip
