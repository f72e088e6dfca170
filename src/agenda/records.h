// All record types: include this where several are needed.
#pragma once

#include "agenda/action.h"
#include "agenda/body.h"
#include "agenda/consultation_design.h"
#include "agenda/cycle.h"
#include "agenda/decision.h"
#include "agenda/dossier.h"
#include "agenda/funding.h"
#include "agenda/indicator.h"
#include "agenda/organisation.h"
#include "agenda/programme.h"
#include "agenda/signal.h"
#include "agenda/source.h"
#include "agenda/weighing.h"

namespace stip {

/// Every record type, in the order in which a reader meets them; a type stands at its own index.
std::vector<const RecordType*> all_record_types();

}  // namespace stip
