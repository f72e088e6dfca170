// ErrorOr: the one table of statuses, and the three lines of an error.
#include "base/error_or.h"

namespace stip {
namespace {

struct Row {
  const char* name;
  int http_status;
  int exit_code;
};

constexpr Row rows[] = {
    {"invalid", 422, 2}, {"not found", 404, 3}, {"forbidden", 403, 4}, {"conflict", 409, 5}, {"storage", 503, 6},
};

const Row& row(ErrorKind kind) { return rows[static_cast<std::size_t>(kind)]; }

}  // namespace

int exit_code(ErrorKind kind) { return row(kind).exit_code; }
int http_status(ErrorKind kind) { return row(kind).http_status; }
const char* name_of(ErrorKind kind) { return row(kind).name; }

std::string to_text(const Error& error) {
  return "stip: " + error.subject + ": " + error.problem + "\n      " + error.remedy + "\n      (" +
         name_of(error.kind) + ", exit " + std::to_string(exit_code(error.kind)) + ")\n";
}

}  // namespace stip
