// Editions page: what was sent to parliament, and where it stands in the ledger.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> editions_page(const Visit& visit);
ErrorOr<Response> edition_page(const Visit& visit);
/// GET /{language}/edities/{id}/{document}.{format}: the bytes that were kept, or that are made and kept now.
ErrorOr<Response> kept_document_page(const Visit& visit);

}  // namespace stip
