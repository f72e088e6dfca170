// Drafts test: nothing typed is lost, in no window and by no crash.
#include "desk/drafts.h"

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

#include "desk/test_desk.h"

namespace stip {
namespace {

FormDraft draft(std::int64_t saves, const std::string& text) {
  FormDraft draft;
  draft.holder = "account:U-1";
  draft.form = "/report/A-014";
  draft.base = 7;
  draft.saves = saves;
  draft.fields = {{"done", text}, {"evidence", "S-1"}, {"evidence", "S-2"}};
  return draft;
}

TEST_CASE_FIXTURE(TestDesk, "a draft comes back as it was typed, with the version that it was begun on") {
  const std::string text = std::string("Regel 1\r\nRegel 2: “aanhaling”, ") + '\0' + " en 🌱\t";
  REQUIRE(save_draft(*desk, draft(0, text), now).ok());
  reopen();
  const auto found = *find_draft(*desk, "account:U-1", "/report/A-014", now);
  REQUIRE(found);
  CHECK(found->fields == draft(0, text).fields);
  CHECK(found->base == 7);
  CHECK(found->saves == 1);
}

TEST_CASE_FIXTURE(TestDesk, "a draft belongs to its holder and its form") {
  REQUIRE(save_draft(*desk, draft(0, "mine"), now).ok());
  CHECK_FALSE(*find_draft(*desk, "account:U-2", "/report/A-014", now));
  CHECK_FALSE(*find_draft(*desk, "account:U-1", "/report/A-015", now));
  CHECK_FALSE(*find_draft(*desk, "link:U-1", "/report/A-014", now));
}

TEST_CASE_FIXTURE(TestDesk, "a second window does not overwrite the first, and gets to see both") {
  REQUIRE(save_draft(*desk, draft(0, "first window"), now).ok());
  const auto second = *save_draft(*desk, draft(0, "second window"), now);
  CHECK(second.conflict);
  CHECK(second.draft.fields[0].second == "first window");
  const auto chosen = *save_draft(*desk, draft(second.draft.saves, "second window"), now);
  CHECK_FALSE(chosen.conflict);
  CHECK(chosen.draft.saves == 2);
}

TEST_CASE_FIXTURE(TestDesk, "saving the same once more, after an answer that got lost, is no conflict") {
  REQUIRE(save_draft(*desk, draft(0, "text"), now).ok());
  const auto again = *save_draft(*desk, draft(0, "text"), now);
  CHECK_FALSE(again.conflict);
  CHECK(again.draft.saves == 1);
}

TEST_CASE_FIXTURE(TestDesk, "the version that a draft was begun on stays, also when a later save names a newer one") {
  REQUIRE(save_draft(*desk, draft(0, "a"), now).ok());
  FormDraft next = draft(1, "b");
  next.base = 9;
  CHECK(save_draft(*desk, next, now)->draft.base == 7);
}

TEST_CASE_FIXTURE(TestDesk, "a form that was open for three days still has its draft; after 90 days it is gone") {
  REQUIRE(save_draft(*desk, draft(0, "a"), now).ok());
  wait(std::chrono::hours(72));
  CHECK(*find_draft(*desk, "account:U-1", "/report/A-014", now));
  REQUIRE(save_draft(*desk, draft(1, "b"), now).ok());
  wait(draft_life - std::chrono::seconds(1));
  CHECK(drafts_of(*desk, "account:U-1", now)->size() == 1);
  wait(std::chrono::seconds(1));
  CHECK_FALSE(*find_draft(*desk, "account:U-1", "/report/A-014", now));
  REQUIRE(sweep(*desk, now).ok());
  CHECK(*desk->read([](Database& database) { return database.integer("SELECT count(*) FROM draft"); }) == 0);
}

TEST_CASE_FIXTURE(TestDesk, "handing in removes the draft") {
  REQUIRE(save_draft(*desk, draft(0, "a"), now).ok());
  CHECK(remove_draft(*desk, "account:U-1", "/report/A-014").ok());
  CHECK(drafts_of(*desk, "account:U-1", now)->empty());
  CHECK(remove_draft(*desk, "account:U-1", "/report/A-014").ok());
}

TEST_CASE_FIXTURE(TestDesk, "a draft that is too long, or no text, is refused and the old one stays") {
  REQUIRE(save_draft(*desk, draft(0, "old"), now).ok());
  CHECK_FALSE(save_draft(*desk, draft(1, std::string(longest_draft, 'x')), now).ok());
  CHECK_FALSE(save_draft(*desk, draft(1, "\xff"), now).ok());
  CHECK((*find_draft(*desk, "account:U-1", "/report/A-014", now))->fields[0].second == "old");
}

TEST_CASE_FIXTURE(TestDesk, "what was acknowledged is there after the process was killed") {
  desk.reset();
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {  // Saves without end, and tells what was acknowledged, until it is killed.
    auto own = open();
    for (std::int64_t saves = 0; own.ok(); ++saves) {
      if (!save_draft(**own, draft(saves, std::to_string(saves)), now).ok()) _exit(1);
      if (write(ends[1], &saves, sizeof saves) != sizeof saves) _exit(1);
    }
    _exit(1);
  }
  std::int64_t acknowledged = -1;
  while (acknowledged < 20) REQUIRE(read(ends[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged);
  kill(child, SIGKILL);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  close(ends[1]);
  for (std::int64_t more; read(ends[0], &more, sizeof more) == sizeof more;) acknowledged = more;
  close(ends[0]);
  desk = *open();
  const auto found = *find_draft(*desk, "account:U-1", "/report/A-014", now);
  REQUIRE(found);
  CHECK(found->saves >= acknowledged + 1);
  CHECK(found->fields[0].second == std::to_string(found->saves - 1));
}

}  // namespace
}  // namespace stip
