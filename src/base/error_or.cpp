// ErrorOr: the one table of statuses, and the three lines of an error.
#include "base/error_or.h"

#include "base/locale.h"

namespace stip {
namespace {

struct Row {
  const char* name;
  int http_status;
  int exit_code;
};

constexpr Row rows[] = {
    {tr_later("invalid").data(), 422, 2},   {tr_later("not found").data(), 404, 3},
    {tr_later("forbidden").data(), 403, 4}, {tr_later("conflict").data(), 409, 5},
    {tr_later("storage").data(), 503, 6},
};

const Row& row(ErrorKind kind) { return rows[static_cast<std::size_t>(kind)]; }

}  // namespace

int exit_code(ErrorKind kind) { return row(kind).exit_code; }
int http_status(ErrorKind kind) { return row(kind).http_status; }
const char* name_of(ErrorKind kind) { return row(kind).name; }

std::string to_text(const Error& error) { return to_text(error, Language::en); }

std::string to_text(const Error& error, Language language) {
  const Error told = in_language(language, error);
  return "stip: " + told.subject + ": " + told.problem + "\n      " + told.remedy + "\n      (" +
         std::string(tr(language, name_of(error.kind))) + ", exit " + std::to_string(exit_code(error.kind)) + ")\n";
}

Error in_language(Language language, const Error& error) {
  const auto words = [&](const Said& text) {
    return text.has_words() ? text.in(language) : std::string(tr(language, text));
  };
  return {error.kind, error.subject.in(language), words(error.problem), words(error.remedy)};
}

}  // namespace stip
