// The tree against vectors of others, and against itself.
#include "ledger/merkle.h"

#include <fstream>
#include <optional>
#include <sstream>

#include <doctest/doctest.h>

#include "base/json.h"

namespace stip {
namespace {

Json vectors(const std::string& name) {
  std::ifstream file("tests/ledgers/merkle/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return *parse_json(text.str());
}

// The vectors hold hashes of a wrong length, too, which a Hash cannot be: then nothing is returned.
std::optional<Hash> hash_in(const Json& base64) {
  const auto bytes = parse_base64(base64.as_string());
  if (!bytes.ok() || bytes->size() != 32) return std::nullopt;
  return hash_of_bytes(*bytes);
}

std::optional<std::vector<Hash>> path_in(const Json& proof) {
  std::vector<Hash> path;
  if (proof.is_null()) return path;
  for (const Json& step : proof.as_array()) {
    const auto hash = hash_in(step);
    if (!hash) return std::nullopt;
    path.push_back(*hash);
  }
  return path;
}

// One vector has the largest number of 64 bits, beyond what Json keeps exactly.
std::uint64_t number(const Json& json, std::string_view name) {
  const Json& value = *json.find(name);
  return value.is_integer() ? static_cast<std::uint64_t>(value.as_integer()) : ~std::uint64_t{0};
}

Hash numbered(int i) { return leaf_hash(std::to_string(i)); }

// RFC 6962, 2.1, word for word and without anything kept.
Hash slow_root(int from, int to) {
  if (from == to) return sha256({});
  if (to - from == 1) return numbered(from);
  int k = 1;
  while (k * 2 < to - from) k *= 2;
  return node_hash(slow_root(from, from + k), slow_root(from + k, to));
}

TEST_CASE("inclusion proofs of the public vectors are judged as they should be") {
  int refused = 0, accepted = 0;
  for (const Json& vector : vectors("inclusion.json").as_array()) {
    CAPTURE(vector.text("file"));
    const auto leaf = hash_in(*vector.find("leafHash")), root = hash_in(*vector.find("root"));
    const auto path = path_in(*vector.find("proof"));
    const bool holds = leaf && root && path &&
                       inclusion_holds(number(vector, "leafIdx"), number(vector, "treeSize"), *leaf, *path, *root);
    CHECK(holds == !vector.find("wantErr")->as_bool());
    ++(holds ? accepted : refused);
  }
  CHECK(refused > 40);
  CHECK(accepted > 0);
}

TEST_CASE("consistency proofs of the public vectors are judged as they should be") {
  int refused = 0, accepted = 0;
  for (const Json& vector : vectors("consistency.json").as_array()) {
    CAPTURE(vector.text("file"));
    // Some roots are just words, "don't care 2": what counts there is whether both are the same.
    const auto root_in = [&](std::string_view name) {
      return hash_in(*vector.find(name)).value_or(sha256(vector.text(name)));
    };
    const auto path = path_in(*vector.find("proof"));
    const bool holds = path && consistency_holds(number(vector, "size1"), number(vector, "size2"), root_in("root1"),
                                                 root_in("root2"), *path);
    CHECK(holds == !vector.find("wantErr")->as_bool());
    ++(holds ? accepted : refused);
  }
  CHECK(refused > 40);
  CHECK(accepted > 0);
}

TEST_CASE("a growing tree has the roots that RFC 6962 defines") {
  MerkleTree tree;
  for (int size = 0; size <= 70; ++size) {
    CHECK(tree.root() == slow_root(0, size));
    tree.append(numbered(size));
  }
  for (int size = 0; size <= 70; ++size) CHECK(tree.root(size) == slow_root(0, size));
}

TEST_CASE("every proof that the tree makes holds, and holds for nothing else") {
  MerkleTree tree;
  for (int i = 0; i < 33; ++i) tree.append(numbered(i));
  for (int size = 1; size <= 33; ++size) {
    for (int index = 0; index < size; ++index) {
      auto path = tree.inclusion_proof(index, size);
      const auto holds = [&](int at, const Hash& leaf) {
        return inclusion_holds(static_cast<std::uint64_t>(at), static_cast<std::uint64_t>(size), leaf, path,
                               tree.root(size));
      };
      CHECK(holds(index, numbered(index)));
      CHECK_FALSE(holds(index, numbered(index + 1)));
      if (size > 1) CHECK_FALSE(holds((index + 1) % size, numbered(index)));
      if (!path.empty()) {
        path[0][0] ^= 1;
        CHECK_FALSE(holds(index, numbered(index)));
      }
    }
    for (int old_size = 1; old_size <= size; ++old_size) {
      const auto path = tree.consistency_proof(old_size, size);
      CHECK(consistency_holds(static_cast<std::uint64_t>(old_size), static_cast<std::uint64_t>(size),
                              tree.root(old_size), tree.root(size), path));
      if (old_size < size)
        CHECK_FALSE(consistency_holds(static_cast<std::uint64_t>(old_size), static_cast<std::uint64_t>(size),
                                      tree.root(size), tree.root(size), path));
    }
  }
}

TEST_CASE("a tree that is cut back goes on as if the rest had never been") {
  MerkleTree tree;
  for (int i = 0; i < 20; ++i) tree.append(numbered(i));
  tree.truncate(13);
  CHECK(tree.root() == slow_root(0, 13));
  for (int i = 13; i < 40; ++i) tree.append(numbered(i));
  CHECK(tree.root() == slow_root(0, 40));
}

}  // namespace
}  // namespace stip
