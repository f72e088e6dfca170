// ErrorOr: a value, or an error worded for the person who must repair it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/said.h"

namespace stip {

/// The kinds that a caller may want to tell apart. Each has one HTTP status and one exit code.
enum class ErrorKind {
  invalid,    ///< The request breaks a rule. 422, exit 2.
  not_found,  ///< Nothing by that name, or nothing the reader may see. 404, exit 3.
  forbidden,  ///< The actor lacks the mandate. 403, exit 4.
  conflict,   ///< Somebody else wrote first; reload and retry. 409, exit 5.
  storage,    ///< The database or the disk failed; nothing was written. 503, exit 6.
};

int exit_code(ErrorKind kind);
int http_status(ErrorKind kind);
const char* name_of(ErrorKind kind);

/// One failure. All three texts are for a reader, in English until in_language(); none is ever empty.
struct Error {
  ErrorKind kind = ErrorKind::invalid;
  Said subject;  ///< What it is about, as people cite it: "action A-014".
  Said problem;  ///< What is wrong, with the offending value.
  Said remedy;   ///< What to do next.

  bool operator==(const Error&) const = default;
};

/// The three lines that every door prints: subject and problem, remedy, kind and exit code.
std::string to_text(const Error& error);
std::string to_text(const Error& error, Language language);
/// For a reader of that language. What was not said() is looked up as a whole text, and stays as it is if that fails.
Error in_language(Language language, const Error& error);

/// Success without a value, for ErrorOr<Nothing>.
struct Nothing {
  bool operator==(const Nothing&) const = default;
};

/// Stops the program: a mistake of ours, never of the world's.
[[noreturn]] inline void assertion_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "stip: internal error: %s does not hold (%s:%d)\n", what, file, line);
  std::abort();
}

/// A value of T, or an Error. Reading the wrong one stops the program.
template <class T>
class [[nodiscard]] ErrorOr {
 public:
  ErrorOr(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  ErrorOr(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return content_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return checked(), *std::get_if<0>(&content_); }
  T& value() & { return checked(), *std::get_if<0>(&content_); }
  T&& value() && { return checked(), std::move(*std::get_if<0>(&content_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const {
    if (ok()) assertion_failed("an error is there", __FILE__, __LINE__);
    return *std::get_if<1>(&content_);
  }

 private:
  void checked() const {
    if (!ok()) {
      std::fputs(to_text(error()).c_str(), stderr);
      assertion_failed("a value is there", __FILE__, __LINE__);
    }
  }
  std::variant<T, Error> content_;
};

}  // namespace stip

/// Always on, in every build: what we did wrong must not go on.
#define STIP_ASSERT(condition) ((condition) ? (void)0 : ::stip::assertion_failed(#condition, __FILE__, __LINE__))

/// Leaves the function with the error of `expression`, if it has one.
#define STIP_TRY(expression) STIP_TRY_(STIP_JOIN(stip_try_, __LINE__), expression)
#define STIP_TRY_(name, expression)                                \
  do {                                                             \
    if (auto name = (expression); !name.ok()) return name.error(); \
  } while (false)

#define STIP_JOIN_(a, b) a##b
#define STIP_JOIN(a, b) STIP_JOIN_(a, b)
/// Declares `declaration` with the value of `expression`, or leaves the function with its error.
#define STIP_TRY_AS(declaration, expression) STIP_TRY_AS_(STIP_JOIN(stip_try_, __LINE__), declaration, expression)
#define STIP_TRY_AS_(name, declaration, expression) \
  auto name = (expression);                         \
  if (!name.ok()) return name.error();              \
  declaration = *std::move(name)
