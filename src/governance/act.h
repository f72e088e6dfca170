// Act: what every act is given, and what it comes to: changes, or every problem at once.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "agenda/change.h"
#include "base/locale.h"

namespace stip {

/// Who acts. Whether this actor may is asked elsewhere (access/); an act looks at what is done.
struct Actor {
  std::string id;                    ///< Of the directory: "secretary@EZK".
  Language language = Language::en;  ///< In which problems and reasons are worded.
  /// Whether an id is in use by something that the actor does not see, or that ended: such a number is passed over. The
  /// gap that it leaves says no more than any record that ended does. Empty: the view shows all.
  std::function<bool(std::string_view id)> is_taken = {};
};

/// What an act would enter, with a reason and causes that its door may replace.
struct Changes {
  std::string act;                  ///< A verb: "report", "decide".
  std::string reason;               ///< One sentence.
  std::vector<std::string> causes;  ///< Ids of decisions, proposals, reports or signals.
  std::vector<Change> changes;      ///< Never empty; versions as they come next in the view.

  bool operator==(const Changes&) const = default;
};

/// The changes of an act, or all that stands in its way. Nothing has been entered yet.
class [[nodiscard]] Acted {
 public:
  Acted(Changes changes) : content_(std::move(changes)) {}
  /// Precondition: there is at least one problem.
  Acted(std::vector<Error> problems) : content_(std::move(problems)) { STIP_ASSERT(!this->problems().empty()); }

  bool ok() const { return content_.index() == 0; }
  const Changes& changes() const {
    STIP_ASSERT(ok());
    return *std::get_if<0>(&content_);
  }
  const std::vector<Error>& problems() const {
    STIP_ASSERT(!ok());
    return *std::get_if<1>(&content_);
  }

 private:
  std::variant<Changes, std::vector<Error>> content_;
};

}  // namespace stip
