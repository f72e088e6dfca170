// Feed page test: a feed is valid, of the public alone, and says what changed.
#include "web/pages/feed_page.h"

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "base/text.h"
#include "web/pages/test_site.h"

namespace stip {
namespace {

struct WithFeed : TestSite {
  WithFeed() {
    say("ORG-1")
        .say("A-1", {{"title", "Trees & <more>"}, {"owner", "ORG-1"}})
        .say("A-2", {{"title", "Cellar"}, {"classification", "restricted"}});
    enter("import", "Begun.");
    say("M-1", {{"action", "A-1"}, {"due", "2027"}}).enter("change", "A milestone.");
    say("A-2", {{"planned_end", "2030"}}).enter("change", "The cellar grows.");
    say("ORG-1", {{"title", "Another name"}}).enter("change", "Renamed.");
  }
  std::size_t entries(const std::string& feed) {
    std::size_t count = 0;
    for (std::size_t at = feed.find("<entry>"); at != feed.npos; at = feed.find("<entry>", at + 1)) ++count;
    return count;
  }
};

TEST_CASE_FIXTURE(WithFeed, "the feed of all changes has what the public sees, newest first") {
  const Response response = get(changes_feed, "wijzigingen.atom");
  CHECK(response.content_type == "application/atom+xml; charset=utf-8");
  CHECK(contains(response.body, "<title>Renamed.</title>"));
  CHECK(response.body.find("Renamed.") < response.body.find("A milestone."));
  CHECK(contains(response.body, "Trees &amp; &lt;more&gt;"));
}

TEST_CASE_FIXTURE(WithFeed, "a feed holds nothing that is not public, also for who may see it") {
  for (const Classification clearance : {Classification::public_, Classification::restricted}) {
    const std::string feed = get(changes_feed, "wijzigingen.atom", {}, Language::nl, clearance).body;
    CHECK_FALSE(contains(feed, "ellar"));
    CHECK_FALSE(contains(feed, "A-2"));
    CHECK(get(record_feed, "acties/A-2/wijzigingen.atom", {"acties", "A-2"}, Language::nl, clearance).status == 404);
  }
}

TEST_CASE_FIXTURE(WithFeed, "the feed of an action has its own entries and those of its milestones, and no others") {
  const std::string feed = get(record_feed, "acties/A-1/wijzigingen.atom", {"acties", "A-1"}).body;
  CHECK(entries(feed) == 2);
  CHECK(contains(feed, "A milestone."));
  CHECK_FALSE(contains(feed, "Renamed."));
}

TEST_CASE_FIXTURE(WithFeed, "what a feed must have (RFC 4287) is there, and ids stay the same") {
  const std::string feed = get(record_feed, "acties/A-1/wijzigingen.atom", {"acties", "A-1"}).body;
  for (const std::string_view part :
       {"<feed xmlns=\"http://www.w3.org/2005/Atom\"", "<id>urn:uuid:", "<updated>2026-11-24T12:00:00Z</updated>",
        "<author><name>", "rel=\"self\"", "rel=\"alternate\""})
    CHECK_MESSAGE(contains(feed, part), part);
  CHECK(feed == get(record_feed, "acties/A-1/wijzigingen.atom", {"acties", "A-1"}).body);
  const auto id_of = [](const std::string& text) { return text.substr(text.find("<id>"), 60); };
  CHECK(id_of(feed) != id_of(get(changes_feed, "wijzigingen.atom").body));
}

TEST_CASE_FIXTURE(WithFeed, "a feed of what is not there, or of another kind, is not found") {
  CHECK(get(record_feed, "acties/A-9/wijzigingen.atom", {"acties", "A-9"}).status == 404);
  CHECK(get(record_feed, "signalen/A-1/wijzigingen.atom", {"signalen", "A-1"}).status == 404);
}

}  // namespace
}  // namespace stip
