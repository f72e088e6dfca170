// Annex chapters: the chapters after the actions; each writes itself, heading and all, or nothing if it has nothing.
#pragma once

#include "publishing/document.h"

namespace stip {

void write_goals(DocumentWriter& out, Day today);
void write_money(DocumentWriter& out, Day today);
void write_dossiers(DocumentWriter& out);
void write_pledges(DocumentWriter& out);
void write_bodies(DocumentWriter& out);
void write_consultations(DocumentWriter& out);
/// All sources that the document cites, by title.
void write_sources(DocumentWriter& out);

}  // namespace stip
