// SlowProgress, tested: in a pipe it tells at the start and now and then, on a terminal it keeps to one line.
#include "cli/slow_progress.h"

#include <doctest/doctest.h>

#include <sstream>

#include "base/text.h"

using namespace stip;
using namespace std::chrono_literals;

namespace {

struct Output {
  std::ostringstream out, err;
  World world(bool is_terminal) {
    return {out, err, [] { return *parse_instant("2026-11-24T09:00:00Z"); }, is_terminal};
  }
};

}  // namespace

TEST_CASE("in a pipe slow work tells at its start what it does, once, and is then silent for a while") {
  Output output;
  const World world = output.world(false);
  {
    SlowProgress progress(world, "freezing", false);
    progress.say("making annex.nl.pdf, 0 of 2 done");
    progress.say("making annex.en.pdf, 1 of 2 done");
  }
  CHECK(output.err.str() == "stip: making annex.nl.pdf, 0 of 2 done\n");
  CHECK(output.out.str().empty());
}

TEST_CASE("while it goes on it tells again and again how far it is") {
  Output output;
  const World world = output.world(false);
  {
    SlowProgress progress(world, "freezing", true, 5ms);
    progress.say("making annex.en.pdf, 1 of 2 done");
    std::this_thread::sleep_for(200ms);
  }
  const auto lines = split(output.err.str(), '\n');
  REQUIRE(lines.size() >= 3);
  CHECK(lines[lines.size() - 2] == "stip: making annex.en.pdf, 1 of 2 done");
}

TEST_CASE("what is done in a moment as a rule says nothing, and a terminal gets one line that goes") {
  Output quick;
  const World pipe = quick.world(false);
  { SlowProgress(pipe, "freezing", true).say("making annex.nl.html, 0 of 2 done"); }
  CHECK(quick.err.str().empty());

  Output screen;
  const World terminal = screen.world(true);
  { SlowProgress(terminal, "freezing", false).say("making annex.nl.html, 0 of 2 done"); }
  CHECK(starts_with(screen.err.str(), "freezing …"));
  CHECK(contains(screen.err.str(), "making annex.nl.html"));
  CHECK_FALSE(contains(screen.err.str(), "\n"));
}
