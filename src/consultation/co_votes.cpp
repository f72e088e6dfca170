// CoVotes: four sums in one 64-bit addition, spread out before they can run over.
#include "consultation/co_votes.h"

#include <algorithm>
#include <array>

#include "base/threads.h"

namespace stip {
namespace {

/// So many people fit: each of the four sums grows by 2 at most, and 2 * 32,767 < 65,536.
constexpr std::size_t block_people = 32'767;

/// What a pair of votes adds, by the two low bits of each (its value plus 1).
constexpr std::array<std::array<std::uint64_t, 4>, 4> make_steps() {
  std::array<std::array<std::uint64_t, 4>, 4> steps{};
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) {
      steps[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] =
          1ull | static_cast<std::uint64_t>((a - 1) * (b - 1) + 1) << 16 | static_cast<std::uint64_t>(a) << 32 |
          static_cast<std::uint64_t>(b) << 48;
    }
  }
  return steps;
}
constexpr auto steps = make_steps();

}  // namespace

CoVotes::CoVotes(std::size_t n_statements) : n_(n_statements), cells_(n_ * (n_ + 1) / 2) {}

void CoVotes::add(const CoVotes& part) {
  STIP_ASSERT(part.n_ == n_);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    cells_[i].both += part.cells_[i].both;
    cells_[i].product += part.cells_[i].product;
    cells_[i].first_sum += part.cells_[i].first_sum;
    cells_[i].second_sum += part.cells_[i].second_sum;
  }
}

void CoVotes::grow(std::size_t n_statements) {
  if (n_statements <= n_) return;
  CoVotes larger(n_statements);
  for (std::size_t i = 0; i < n_; ++i)
    std::copy_n(cells_.begin() + static_cast<std::ptrdiff_t>(row(i) + i), n_ - i,
                larger.cells_.begin() + static_cast<std::ptrdiff_t>(larger.row(i) + i));
  *this = std::move(larger);
}

std::string CoVotes::bytes() const {
  std::string out;
  out.reserve(16 * cells_.size());
  for (const Cell& cell : cells_) {
    for (const std::int32_t sum : {cell.both, cell.product, cell.first_sum, cell.second_sum}) {
      for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(static_cast<std::uint32_t>(sum) >> shift);
    }
  }
  return out;
}

ErrorOr<CoVotes> CoVotes::of_bytes(std::size_t n_statements, std::string_view bytes) {
  CoVotes sums(n_statements);
  if (bytes.size() != 16 * sums.cells_.size()) {
    return Error{ErrorKind::storage, "sums of votes",
                 "they are not of " + std::to_string(n_statements) + " statements.", "Count the votes again."};
  }
  std::size_t at = 0;
  for (Cell& cell : sums.cells_) {
    for (std::int32_t* sum : {&cell.both, &cell.product, &cell.first_sum, &cell.second_sum}) {
      std::uint32_t bits = 0;
      for (int shift = 0; shift < 32; shift += 8)
        bits |= std::uint32_t{static_cast<unsigned char>(bytes[at++])} << shift;
      *sum = static_cast<std::int32_t>(bits);
    }
  }
  return sums;
}

void CoVotes::apply(std::span<const PackedVote> votes, std::int32_t sign) {
  for (std::size_t a = 0; a < votes.size(); ++a) {
    Cell* const cells = cells_.data() + row(votes[a].statement());
    const std::int32_t first = votes[a].value();
    for (std::size_t b = a; b < votes.size(); ++b) {
      Cell& cell = cells[votes[b].statement()];
      const std::int32_t second = votes[b].value();
      cell.both += sign;
      cell.product += sign * first * second;
      cell.first_sum += sign * first;
      cell.second_sum += sign * second;
    }
  }
}

void CoVotes::add_block(const std::vector<std::uint64_t>& block) {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const auto part = [&](int shift) { return static_cast<std::int32_t>(block[i] >> shift & 0xffff); };
    const std::int32_t n = part(0);
    cells_[i].both += n;
    cells_[i].product += part(16) - n;
    cells_[i].first_sum += part(32) - n;
    cells_[i].second_sum += part(48) - n;
  }
}

CoVotes co_votes(const Votes& votes, unsigned threads) {
  auto parts = in_parts<CoVotes>(votes.n_participants(), threads, [&](std::size_t from, std::size_t to) {
    CoVotes sums(votes.n_statements());
    std::vector<std::uint64_t> block(sums.cells_.size());
    std::size_t in_block = 0;
    const auto spread_out = [&] {
      sums.add_block(block);
      std::fill(block.begin(), block.end(), 0);
      in_block = 0;
    };
    // The votes of one person, unpacked: the statement, and what it adds beside each of three votes.
    std::vector<std::uint32_t> statement(votes.n_statements());
    std::array<std::vector<std::uint64_t>, 3> adds;
    for (auto& add : adds) add.resize(votes.n_statements());
    for (std::size_t p = from; p < to; ++p) {
      const auto own = votes.of(p);
      const std::size_t n = own.size();
      for (std::size_t b = 0; b < n; ++b) {
        statement[b] = own[b].statement();
        for (std::size_t a = 0; a < 3; ++a) adds[a][b] = steps[a][own[b].bits & 3u];
      }
      for (std::size_t a = 0; a < n; ++a) {
        std::uint64_t* const cells = block.data() + sums.row(statement[a]);
        const std::uint64_t* const add = adds[own[a].bits & 3u].data();
        const std::uint32_t* const column = statement.data();
        std::size_t b = a;
        for (; b + 4 <= n; b += 4) {  // No two are the same cell.
          cells[column[b]] += add[b];
          cells[column[b + 1]] += add[b + 1];
          cells[column[b + 2]] += add[b + 2];
          cells[column[b + 3]] += add[b + 3];
        }
        for (; b < n; ++b) cells[column[b]] += add[b];
      }
      if (++in_block == block_people) spread_out();
    }
    spread_out();
    return sums;
  });
  CoVotes all = std::move(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) all.add(parts[i]);
  return all;
}

}  // namespace stip
