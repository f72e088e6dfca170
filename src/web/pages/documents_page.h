// Documents page: the annex, the overview of changes and fact sheets, to download.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> documents_page(const Visit& visit);
/// GET /{language}/documenten/{name}.{format}: bijlage, or feitenblad-A-014.
ErrorOr<Response> document_page(const Visit& visit);

}  // namespace stip
