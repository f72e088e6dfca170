// CoVotes: what everybody's votes on each two statements add up to, as exact whole numbers.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "consultation/votes.h"

namespace stip {

/// Sums over participants, with r = 1 agree, -1 disagree, 0 pass, for statements i and j that both were voted on by
/// the same person: N = how many, R = sum r_i r_j, T_ij = sum r_i. They are whole numbers, so they are the same for
/// any order of arrival and any number of threads; parts add up, and a person can be taken out again exactly.
/// Limits: 2,147,483,647 participants. Cost of a person with n votes: n^2 / 2 additions; of memory 16 bytes for each
/// two statements.
class CoVotes {
 public:
  explicit CoVotes(std::size_t n_statements = 0);

  void add(std::span<const PackedVote> votes) { apply(votes, 1); }
  /// Precondition: these votes were added.
  void remove(std::span<const PackedVote> votes) { apply(votes, -1); }
  /// Precondition: about the same statements.
  void add(const CoVotes& part);

  /// Statements that nobody voted on yet come behind those that are there; a number that is not larger changes nothing.
  void grow(std::size_t n_statements);

  /// The sums as bytes, alike on every machine, to be kept or sent to where parts are added up.
  std::string bytes() const;
  /// Errors: storage (not the length that so many statements give).
  static ErrorOr<CoVotes> of_bytes(std::size_t n_statements, std::string_view bytes);

  std::size_t n_statements() const { return n_; }
  std::int64_t both(std::size_t i, std::size_t j) const { return at(i, j).both; }  ///< N_ij; N_ii: all votes on i.
  std::int64_t product(std::size_t i, std::size_t j) const {
    return at(i, j).product;
  }                                                       ///< R_ij; R_ii: all but passes.
  std::int64_t sum(std::size_t i, std::size_t j) const {  ///< T_ij; T_ii: agrees less disagrees.
    return i <= j ? at(i, j).first_sum : at(i, j).second_sum;
  }
  std::int64_t agrees(std::size_t i) const { return (product(i, i) + sum(i, i)) / 2; }
  std::int64_t disagrees(std::size_t i) const { return (product(i, i) - sum(i, i)) / 2; }
  double mean(std::size_t i) const {
    return both(i, i) ? static_cast<double>(sum(i, i)) / static_cast<double>(both(i, i)) : 0;
  }

  bool operator==(const CoVotes&) const = default;

 private:
  struct Cell {
    std::int32_t both = 0, product = 0, first_sum = 0, second_sum = 0;
    bool operator==(const Cell&) const = default;
  };
  friend CoVotes co_votes(const Votes&, unsigned);
  void apply(std::span<const PackedVote> votes, std::int32_t sign);
  /// Adds four 16-bit sums for each pair: N, R + N, T_ij + N, T_ji + N.
  void add_block(const std::vector<std::uint64_t>& block);
  std::size_t row(std::size_t i) const {
    return i * (2 * n_ - i + 1) / 2 - i;
  }  ///< Of the triangle; plus j is its cell.
  const Cell& at(std::size_t i, std::size_t j) const { return i <= j ? cells_[row(i) + j] : cells_[row(j) + i]; }

  std::size_t n_ = 0;
  std::vector<Cell> cells_;
};

/// Of all participants, on as many threads as asked for (0: all there are); the same for any number.
CoVotes co_votes(const Votes& votes, unsigned threads = 0);

}  // namespace stip
