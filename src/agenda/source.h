// Sources: where a figure can be checked.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Source;

/// A citation: where a fact or figure can be checked.
struct Source : Record {
  std::string publisher;
  Date date;
  std::string address;
  std::string confidence;
};

template <>
const RecordType& type_of<Source>();

}  // namespace stip
