// LateLibrary: a shared library that is opened when its first function is called, not when the program starts.
#pragma once

#include <atomic>
#include <mutex>

#include "base/error_or.h"

namespace stip {

/// One that is installed with the program and that most commands never call. What it brings with it can be much: libpq,
/// libcurl and CBC load forty others, which took two thirds of the time that `stip` needed to start.
/// Its soname stands in one place, as the argument here: tools/components reads it there for the package and the bill
/// of materials.
class LateLibrary {
 public:
  constexpr explicit LateLibrary(const char* soname) : soname_(soname) {}
  LateLibrary(const LateLibrary&) = delete;
  LateLibrary& operator=(const LateLibrary&) = delete;

  /// Opens it if that was not done yet. Errors: storage, with what the loader says of it.
  ErrorOr<Nothing> open() const;
  /// Precondition: it opens, and has a function of that name.
  void* function(const char* name) const;

 private:
  const char* soname_;
  mutable std::once_flag once_;
  mutable void* handle_ = nullptr;
};

/// Where a function of such a library is; looked up once.
class LateAddress {
 public:
  constexpr LateAddress(const LateLibrary& library, const char* name) : library_(library), name_(name) {}

 protected:
  void* find() const {
    void* known = known_.load(std::memory_order_relaxed);
    if (!known) known_.store(known = library_.function(name_), std::memory_order_relaxed);
    return known;
  }

 private:
  const LateLibrary& library_;
  const char* name_;
  mutable std::atomic<void*> known_ = nullptr;
};

/// A function of such a library, which is called as if it were linked. Precondition of a call: the library opens.
template <class Function>
class Late;

template <class Result, class... Parameters>
class Late<Result (*)(Parameters...)> : LateAddress {
 public:
  using LateAddress::LateAddress;
  Result operator()(Parameters... parameters) const {
    return reinterpret_cast<Result (*)(Parameters...)>(find())(parameters...);
  }
};

/// One with an ellipsis: what is given there goes on as it is.
template <class Result, class... Parameters>
class Late<Result (*)(Parameters..., ...)> : LateAddress {
 public:
  using LateAddress::LateAddress;
  template <class... More>
  Result operator()(Parameters... parameters, More... more) const {
    return reinterpret_cast<Result (*)(Parameters..., ...)>(find())(parameters..., more...);
  }
};

}  // namespace stip

/// Declares the function of C of that name anew, in the namespace that it stands in, as one of `library`.
#define STIP_LATE(library, name) const ::stip::Late<decltype(&::name)> name(library, #name)
