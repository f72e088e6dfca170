// Test of the address count.
#include "web/address_count.h"

#include <doctest/doctest.h>

#include <array>
#include <thread>
#include <vector>

namespace stip {
namespace {

TEST_CASE("an address has as many places as it may have, and gets one back for each that it gives back") {
  AddressCount count(2);
  CHECK(count.enter("a"));
  CHECK(count.enter("a"));
  CHECK_FALSE(count.enter("a"));
  CHECK(count.enter("b"));
  count.leave("a");
  CHECK(count.enter("a"));
}

TEST_CASE("an address without connections is forgotten") {
  AddressCount count(1);
  {
    REQUIRE(count.enter("a"));
    AddressPlace first(count, "a");
    const AddressPlace moved = std::move(first);
    CHECK(count.addresses() == 1);
  }
  CHECK(count.addresses() == 0);
}

TEST_CASE("without a limit all may enter") {
  AddressCount count(0);
  for (int i = 0; i < 10'000; ++i) REQUIRE(count.enter("a"));
}

TEST_CASE("of an IPv6 address the network counts, and a mapped IPv4 address counts as itself") {
  const std::array<std::uint8_t, 16> one = {0x20, 1, 0xd, 0xb8, 0, 0, 0, 1, 1},
                                     neighbour = {0x20, 1, 0xd, 0xb8, 0, 0, 0, 1, 2};
  const std::array<std::uint8_t, 16> other = {0x20, 1, 0xd, 0xb8, 0, 0, 0, 2, 1};
  const std::array<std::uint8_t, 16> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 192, 0, 2, 1};
  const std::array<std::uint8_t, 4> plain = {192, 0, 2, 1};
  CHECK(address_key(one) == address_key(neighbour));
  CHECK(address_key(one) != address_key(other));
  CHECK(address_key(mapped) == address_key(plain));
}

TEST_CASE("threads that come and go leave the count as it was") {
  AddressCount count(8);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&count] {
      for (int turn = 0; turn < 2000; ++turn)
        if (count.enter("a")) count.leave("a");
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(count.addresses() == 0);
}

}  // namespace
}  // namespace stip
