// Incoming: finding out what kind of file somebody hands in, and reading it.
#pragma once

#include "cli/context.h"
#include "exchange/import_plan.h"
#include "exchange/incoming.h"

namespace stip {

/// Reads a data package (folder or zip), a workbook of records, or one flat sheet of actions.
/// `mapping`: file with the meaning of the columns of a flat sheet; empty: the one remembered, or a proposal, which is
/// printed, and kept if `keep`. Errors: not_found, invalid; problems in the file are in the result.
ErrorOr<Incoming> read_incoming(const Context& context, Registry& registry, const View& now, const std::string& path,
                                const std::string& mapping, bool keep);

/// A problem with its place in the file.
Json json_of(const Problem& problem, Language language);

/// What was read under this name before ("import biotechnologie"), which a new import is compared with; empty if
/// nothing was.
ErrorOr<ImportBase> base_of_import(const Registry& registry, std::string_view name);

}  // namespace stip
