// Record: what every record has, and the strong types its fields are made of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"

namespace stip {

/// Who may see a record. State secrets do not belong in stip at all.
enum class Classification : std::uint8_t { public_, internal, restricted };

/// On which ground of the Open Government Act (Wet open overheid) something stays confidential: article, paragraph and
/// letter.
enum class WooGround : std::uint8_t {
  unstated,
  a5_1_1a,
  a5_1_1b,
  a5_1_1c,
  a5_1_1d,
  a5_1_1e,
  a5_1_2a,
  a5_1_2b,
  a5_1_2c,
  a5_1_2d,
  a5_1_2e,
  a5_1_2f,
  a5_1_2g,
  a5_1_2h,
  a5_1_2i,
  a5_1_5,
  a5_2,
};

/// A reference by id to a record of type T; empty means: not stated.
template <class T>
struct Ref {
  std::string id;
  explicit operator bool() const { return !id.empty(); }
  bool operator==(const Ref&) const = default;
};

/// A reference to a record of any type. Ids are unique over all types, so the id says enough.
struct AnyRef {
  std::string id;
  explicit operator bool() const { return !id.empty(); }
  bool operator==(const AnyRef&) const = default;
};

struct Source;

/// What every record has. `id` is readable, stable and never reused, as letters cite it.
struct Record {
  std::string id;
  std::string title;     ///< In the first language of the programme.
  std::string title_en;  ///< In English; empty: `title` is shown.
  Classification classification = Classification::public_;
  WooGround
      woo_ground{};  ///< Of what is not public of it: itself, or a value such as its amount. Unstated: none named.
  std::vector<Ref<Source>> sources;
  std::string note;       ///< What a reader should know about this record; plain text.
  bool invented = false;  ///< Made up to show a feature; every page and document says so.
};

}  // namespace stip
