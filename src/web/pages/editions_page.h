// Editions page: what was sent to parliament, and where it stands in the ledger.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> editions_page(const Visit& visit);
ErrorOr<Response> edition_page(const Visit& visit);
/// GET /{language}/edities/{id}/{document}.{format}: the bytes that were kept, or that are made and kept now.
ErrorOr<Response> kept_document_page(const Visit& visit);

/// "2,5 MB", "24 kB", "812 bytes": as people compare files, in thousands.
std::string size_text(Language language, std::int64_t bytes);

}  // namespace stip
