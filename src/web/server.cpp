// Server: one event loop per core, one coroutine per connection.
//
// The only file that knows Boost.Asio and Boost.Beast; what needs neither stands in wire.h and address_count.h.
// Pages are made on the event loop itself: they take microseconds, and a hand-over to another thread would cost as
// much. Instead of a timer per read there is one sweep per loop, ten times a second, over the deadlines of all.
// Coroutines here keep to plain statements: GCC 12 loses temporaries in a ?: or an initialiser beside a co_await.
#include "web/server.h"

#include <algorithm>
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <ctime>
#include <list>
#include <optional>
#include <thread>
#include <vector>

#include "base/text.h"
#include "web/address_count.h"
#include "web/wire.h"

namespace stip {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;
using Parser = http::request_parser<http::string_body>;

constexpr auto as_outcome = asio::as_tuple(asio::use_awaitable);
constexpr auto sweep_interval = std::chrono::milliseconds(100);
constexpr std::size_t longest_target = 8 * 1024;
constexpr std::size_t most_headers = 100;
constexpr std::size_t most_refusals_at_once = 64;

/// What a connection does, and so which deadline holds.
enum class Doing { idle, reading, handling, writing, leaving };

struct Connection {
  tcp::socket socket;
  AddressPlace place;
  Doing doing = Doing::reading;
  Time since{};
  Time deadline{};

  void start(Doing what, Clock::duration allowed) {
    doing = what;
    since = Clock::now();
    deadline = since + allowed;
  }
  void close() {
    error_code ignored;
    socket.close(ignored);
  }
};
using Connections = std::list<Connection>;

/// One event loop and the connections that live on it. Only its own thread touches it, but for `load`.
struct Lane {
  asio::io_context context{1};
  asio::steady_timer sweep{context};
  Connections connections;
  std::atomic<std::size_t> load = 0;
  std::size_t refusing = 0;
  bool draining = false;
  Time drained_by{};
  std::time_t date_at = 0;
  std::string date_line;

  const std::string& date() {
    if (const std::time_t now = std::time(nullptr); now != date_at) {
      std::tm parts{};
      gmtime_r(&now, &parts);
      char text[64];
      std::strftime(text, sizeof text, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
      date_line = text;
      date_at = now;
    }
    return date_line;
  }
};

struct Incoming {
  Request request;
  bool head = false;
  bool keep_alive = true;
  bool old_version = false;  ///< HTTP/1.0, which has to be told that a connection stays.
};

std::string_view seen(const beast::flat_buffer& buffer) {
  return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

/// What is wrong with a header that the library accepts; 0: nothing.
int fault_of(const Parser& parser) {
  const auto& fields = parser.get();
  if (static_cast<std::size_t>(std::distance(fields.begin(), fields.end())) > most_headers) return 431;
  if (fields.target().size() > longest_target) return 414;
  const std::size_t hosts = fields.count(http::field::host);
  if (hosts > 1 || (hosts == 0 && fields.version() >= 11)) return 400;
  if (fields.count(http::field::transfer_encoding) > 0) {
    // Together with a length, or in HTTP/1.0, two readers may see two different requests.
    if (fields.count(http::field::content_length) > 0 || fields.version() < 11) return 400;
    if (!beast::iequals(fields[http::field::transfer_encoding], "chunked")) return 501;
  }
  if (fields.count(http::field::expect) > 0 && !beast::iequals(fields[http::field::expect], "100-continue")) return 417;
  return 0;
}

/// Takes over what a page may know. Host is left out: no link may be built from what a visitor claims.
int take_over(Parser& parser, Incoming& in) {
  const auto& message = parser.get();
  std::string_view target = message.target();
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!starts_with(target, scheme)) continue;  // Absolute form, RFC 9112 3.2.2.
    const std::size_t path = target.find('/', scheme.size());
    target = path == std::string_view::npos ? std::string_view("/") : target.substr(path);
  }
  in.keep_alive = message.keep_alive();
  in.old_version = message.version() < 11;
  in.head = message.method() == http::verb::head;
  in.request.method = in.head ? "GET" : std::string(message.method_string());
  if (message.method() == http::verb::unknown) return 501;
  if (message.method() == http::verb::trace || message.method() == http::verb::connect) return 405;
  if (!parse_target(target, in.request)) return 400;
  for (const auto& field : message) {
    if (field.name() == http::field::host) {
      in.request.host = std::string(field.value());
      continue;
    }
    in.request.headers.emplace_back(to_lower(field.name_string()), std::string(field.value()));
  }
  in.request.body = std::move(parser.get().body());
  return 0;
}

int status_of(const error_code& error) {
  if (error == http::error::body_limit || error == http::error::buffer_overflow) return 413;
  if (error == http::error::header_limit) return 431;
  return 400;
}

}  // namespace

struct Server::Inside {
  ServerOptions options;
  Handler handler;
  std::optional<AddressCount> addresses;  // Before the lanes, whose connections have a place in it.
  std::vector<std::unique_ptr<Lane>> lanes;
  std::optional<tcp::acceptor> acceptor;
  std::uint16_t port = 0;
  std::optional<asio::thread_pool> slow_pool;
  std::atomic<std::size_t> slow_waiting = 0;
  std::atomic<bool> stopping = false;
  std::atomic<std::uint64_t> accepted = 0, answered = 0, shed = 0, refused = 0, timed_out = 0;

  /// Whatever a handler does wrong ends with its own answer.
  Response call(const Request& request) const noexcept {
    try {
      return handler(request);
    } catch (...) {
      return plain_text(500, "Something went wrong on our side. It is not your fault.\n");
    }
  }

  // --- Reading ---

  /// Gives 0 and fills `in`, or the status to answer with, or -1 when there is nobody to answer.
  asio::awaitable<int> read_request(Connection& connection, beast::flat_buffer& buffer, Incoming& in, bool first) {
    if (first || buffer.size() > 0) {
      connection.start(Doing::reading, options.header_deadline);
    } else {
      connection.start(Doing::idle, options.idle_deadline);
    }
    std::size_t scanned = 0, end = std::string_view::npos;
    for (;;) {
      while (starts_with(seen(buffer), "\r\n")) buffer.consume(2);
      end = seen(buffer).find("\r\n\r\n", scanned);
      if (end != std::string_view::npos) break;
      const std::size_t line = seen(buffer).find("\r\n");
      if (is_noise(seen(buffer))) co_return 400;
      if (std::min(line, buffer.size()) > longest_target) co_return 414;
      if (buffer.size() > options.header_limit) co_return 431;
      scanned = buffer.size() > 3 ? buffer.size() - 3 : 0;
      const auto [error, bytes] = co_await connection.socket.async_read_some(buffer.prepare(4096), as_outcome);
      if (error) co_return -1;
      buffer.commit(bytes);
      if (connection.doing == Doing::idle) connection.start(Doing::reading, options.header_deadline);
    }
    if (seen(buffer).find("\r\n") > longest_target) co_return 414;
    if (end > options.header_limit) co_return 431;
    if (has_folded_line(seen(buffer).substr(0, end + 2))) co_return 400;

    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(options.header_limit + longest_target));
    parser.body_limit(options.body_limit);
    error_code error;
    buffer.consume(parser.put(buffer.data(), error));
    if (error && error != http::error::need_more) co_return status_of(error);
    if (!parser.is_header_done()) co_return 400;
    if (const int fault = fault_of(parser)) co_return fault;
    if (!parser.is_done()) {
      const int fault = co_await read_body(connection, buffer, parser);
      if (fault != 0) co_return fault;
    }
    const int fault = take_over(parser, in);
    error_code gone;
    const auto remote = connection.socket.remote_endpoint(gone);
    if (!gone) in.request.remote = remote.address().to_string();
    co_return fault;
  }

  asio::awaitable<int> read_body(Connection& connection, beast::flat_buffer& buffer, Parser& parser) {
    parser.eager(true);
    connection.start(Doing::reading, options.body_deadline);
    if (parser.get().count(http::field::expect) > 0 && buffer.size() == 0) {
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      const auto [error, bytes] = co_await asio::async_write(connection.socket, asio::buffer(go_on), as_outcome);
      if (error) co_return -1;
    }
    for (;;) {
      error_code error;
      if (buffer.size() > 0) {
        buffer.consume(parser.put(buffer.data(), error));
        if (error && error != http::error::need_more) co_return status_of(error);
        if (parser.is_done()) co_return 0;
        if (buffer.size() > options.header_limit) co_return 400;  // A chunk header without end.
      }
      const auto [failed, bytes] = co_await connection.socket.async_read_some(buffer.prepare(16 * 1024), as_outcome);
      if (failed) co_return -1;
      buffer.commit(bytes);
    }
  }

  // --- Answering ---

  asio::awaitable<std::shared_ptr<const ReadyResponse>> answer(Connection& connection, const Request& request) {
    connection.start(Doing::handling, std::chrono::hours(24));
    Response response;
    if (options.comes_later && options.comes_later(request)) {
      response = co_await call_later(request);
    } else if (options.is_slow && options.is_slow(request)) {
      if (slow_waiting.fetch_add(1) >= options.slow_queue + options.slow_threads) {
        --slow_waiting;
        ++refused;
        response = refusal(503);
      } else {
        response = co_await call_slowly(request);
      }
    } else {
      response = call(request);
    }
    co_return prepare(std::move(response), false);
  }

  /// On a thread of the pool; the coroutine goes on where it was, on its own loop.
  asio::awaitable<Response> call_slowly(const Request& request) {
    Response response;
    co_await asio::async_initiate<const asio::use_awaitable_t<>&, void()>(
        [&](auto resume) {
          asio::post(*slow_pool, [this, &request, &response, resume = std::move(resume)]() mutable {
            response = call(request);
            --slow_waiting;
            const auto loop = asio::get_associated_executor(resume);
            asio::post(loop, std::move(resume));
          });
        },
        asio::use_awaitable);
    co_return response;
  }

  /// The answer comes by a call from elsewhere; the coroutine goes on with it on its own loop.
  asio::awaitable<Response> call_later(const Request& request) {
    Response response;
    co_await asio::async_initiate<const asio::use_awaitable_t<>&, void()>(
        [&](auto resume) {
          // std::function copies what it holds, and a coroutine can be resumed once.
          const auto kept = std::make_shared<decltype(resume)>(std::move(resume));
          const auto answer = [&response, kept](Response made) {
            response = std::move(made);
            const auto loop = asio::get_associated_executor(*kept);
            asio::post(loop, std::move(*kept));
          };
          try {
            options.later(request, answer);
          } catch (...) {  // It did not come to an answer, so this is the one.
            answer(plain_text(500, "Something went wrong on our side. It is not your fault.\n"));
          }
        },
        asio::use_awaitable);
    co_return response;
  }

  /// The pieces of the answer to `in`; `rest` keeps the headers of this one answer.
  std::array<asio::const_buffer, 4> lay_out(Lane& lane, const Incoming& in, const ReadyResponse& page, bool stays,
                                            std::string& rest) const {
    const AnswerPieces pieces =
        answer_pieces(in.request, page, {in.head, stays, in.old_version, options.behind_tls}, lane.date(), rest);
    std::array<asio::const_buffer, 4> bytes;
    std::transform(pieces.begin(), pieces.end(), bytes.begin(),
                   [](std::string_view piece) { return asio::buffer(piece); });
    return bytes;
  }

  /// False: the other side has gone.
  asio::awaitable<bool> write(Lane& lane, Connection& connection, const Incoming& in, const ReadyResponse& page,
                              bool stays) {
    std::string rest;
    const std::array<asio::const_buffer, 4> bytes = lay_out(lane, in, page, stays, rest);
    const std::size_t size = asio::buffer_size(bytes);
    connection.start(Doing::writing, options.write_deadline + std::chrono::seconds(size / (64 * 1024)));
    // All at once if the kernel takes it, which it mostly does; that saves a round through the loop.
    error_code error;
    std::size_t sent = connection.socket.write_some(bytes, error);
    if (error && error != asio::error::would_block) co_return false;
    if (sent < size) {
      std::vector<asio::const_buffer> left;
      for (const asio::const_buffer& one : bytes) {
        const std::size_t gone = std::min(sent, one.size());
        if (gone < one.size()) left.push_back(one + gone);
        sent -= gone;
      }
      const auto [failed, more] = co_await asio::async_write(connection.socket, left, as_outcome);
      if (failed) co_return false;
    }
    ++answered;
    co_return true;
  }

  /// Ends so that what we said still arrives: a plain close with unread bytes makes the kernel throw it away.
  asio::awaitable<void> leave(Connection& connection) {
    connection.start(Doing::leaving, std::chrono::seconds(1));
    error_code error;
    connection.socket.shutdown(tcp::socket::shutdown_send, error);
    std::array<char, 16 * 1024> scrap;
    for (int rounds = 0; !error && rounds < 256; ++rounds) {
      const auto [failed, bytes] = co_await connection.socket.async_read_some(asio::buffer(scrap), as_outcome);
      if (failed) break;
    }
  }

  asio::awaitable<void> converse(Lane& lane, Connection& connection) {
    beast::flat_buffer buffer;
    for (bool first = true;; first = false) {
      Incoming in;
      const int fault = co_await read_request(connection, buffer, in, first);
      if (fault < 0) co_return;
      std::shared_ptr<const ReadyResponse> page;
      if (fault > 0) {
        page = prepare(refusal(fault), false);
      } else {
        page = co_await answer(connection, in.request);
      }
      const bool stays = fault == 0 && in.keep_alive && !lane.draining;
      const bool written = co_await write(lane, connection, in, *page, stays);
      if (!written) co_return;
      if (!stays) {
        co_await leave(connection);
        co_return;
      }
    }
  }

  asio::awaitable<void> serve(Lane& lane, Connections::iterator connection) {
    try {
      co_await converse(lane, *connection);
    } catch (...) {
      // Out of memory, say: this connection ends, the others go on.
    }
    connection->close();
    lane.connections.erase(connection);
    lane.load = lane.connections.size();
  }

  asio::awaitable<void> refuse(Lane& lane, Connections::iterator connection) {
    ++refused;
    ++lane.refusing;
    try {
      const Incoming nothing_read;
      const auto busy = prepare(refusal(503), false);
      const bool written = co_await write(lane, *connection, nothing_read, *busy, false);
      if (written) co_await leave(*connection);
    } catch (...) {
    }
    --lane.refusing;
    connection->close();
    lane.connections.erase(connection);
    lane.load = lane.connections.size();
  }

  // --- Accepting, and who has to go ---

  /// Closes the connection that has been at one thing for the longest, if that is longer than our patience.
  bool shed_slowest(Lane& lane) {
    Connection* slowest = nullptr;
    for (Connection& one : lane.connections) {
      if (one.doing == Doing::handling || !one.socket.is_open()) continue;
      if (!slowest || one.since < slowest->since) slowest = &one;
    }
    if (!slowest || Clock::now() - slowest->since < options.patience) return false;
    slowest->close();
    ++shed;
    return true;
  }

  /// A place for this address. Nothing: it has all that it may have. Loopback may be a proxy, who speaks for many.
  std::optional<AddressPlace> place_for(const tcp::socket& socket) {
    error_code gone;
    const auto address = socket.remote_endpoint(gone).address();
    if (gone || (options.spare_loopback && address.is_loopback())) return AddressPlace();
    std::string key;
    if (address.is_v4()) {
      key = address_key(address.to_v4().to_bytes());
    } else {
      key = address_key(address.to_v6().to_bytes());
    }
    if (!addresses->enter(key)) return std::nullopt;
    return AddressPlace(*addresses, std::move(key));
  }

  void take(Lane& lane, tcp::socket socket) {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
    if (lane.draining) return;
    auto of_address = place_for(socket);
    const std::size_t room = std::max<std::size_t>(1, options.max_connections / lanes.size());
    // Who has too many connections pushes out nobody: he is refused before the slowest has to go.
    const bool full = !of_address || (lane.connections.size() - lane.refusing >= room && !shed_slowest(lane));
    if (full && lane.refusing >= most_refusals_at_once) return;
    const auto place = lane.connections.emplace(
        lane.connections.end(), Connection{std::move(socket), of_address ? *std::move(of_address) : AddressPlace()});
    lane.load = lane.connections.size();
    asio::co_spawn(lane.context, full ? refuse(lane, place) : serve(lane, place), asio::detached);
  }

  asio::awaitable<void> accept() {
    while (!stopping) {
      Lane& lane = **std::min_element(lanes.begin(), lanes.end(),
                                      [](const auto& a, const auto& b) { return a->load < b->load; });
      auto [error, socket] = co_await acceptor->async_accept(lane.context, as_outcome);
      if (stopping) co_return;
      if (error) {  // No more file descriptors, say: wait until some are free.
        asio::steady_timer pause(lanes.front()->context, sweep_interval);
        co_await pause.async_wait(as_outcome);
        continue;
      }
      ++accepted;
      ++lane.load;
      asio::post(lane.context, [this, &lane, taken = std::move(socket)]() mutable { take(lane, std::move(taken)); });
    }
  }

  void end_overdue(Lane& lane) {
    const Time now = Clock::now();
    for (Connection& one : lane.connections) {
      if (!one.socket.is_open()) continue;
      const bool wanted = !lane.draining || (one.doing != Doing::idle && now < lane.drained_by);
      if (wanted && now < one.deadline) continue;
      if (now >= one.deadline && one.doing == Doing::reading) {
        const std::string late = whole_answer(408, options.behind_tls, lane.date());
        error_code ignored;
        one.socket.write_some(asio::buffer(late), ignored);
      }
      if (now >= one.deadline) ++timed_out;
      one.close();
    }
  }

  asio::awaitable<void> sweep(Lane& lane) {
    for (;;) {
      lane.sweep.expires_after(sweep_interval);
      co_await lane.sweep.async_wait(as_outcome);
      if (stopping && !lane.draining) {
        lane.draining = true;
        lane.drained_by = Clock::now() + options.drain_deadline;
        if (&lane == lanes.front().get()) acceptor->close();
      }
      end_overdue(lane);
      if (lane.draining && lane.connections.empty()) co_return;
    }
  }

  void run() {
    for (const auto& lane : lanes) asio::co_spawn(lane->context, sweep(*lane), asio::detached);
    asio::co_spawn(lanes.front()->context, accept(), asio::detached);
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < lanes.size(); ++i) threads.emplace_back([this, i] { lanes[i]->context.run(); });
    lanes.front()->context.run();
    for (std::thread& thread : threads) thread.join();
  }

  void stop() {
    if (stopping.exchange(true)) return;
    for (const auto& lane : lanes) asio::post(lane->context, [&lane] { lane->sweep.cancel(); });
  }
};

ErrorOr<std::unique_ptr<Server>> Server::listen(ServerOptions options, Handler handler) {
  const std::string subject = "port " + std::to_string(options.port);
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) {
    return Error{ErrorKind::invalid, "address " + options.address, "this is not an IP address.",
                 "Give one of this machine, 127.0.0.1 say."};
  }
  auto inside = std::make_unique<Inside>();
  inside->options = std::move(options);
  inside->handler = std::move(handler);
  inside->addresses.emplace(inside->options.max_per_address);
  const unsigned threads =
      inside->options.threads ? inside->options.threads : std::max(1u, std::thread::hardware_concurrency());
  for (unsigned i = 0; i < threads; ++i) inside->lanes.push_back(std::make_unique<Lane>());
  if (inside->options.is_slow) inside->slow_pool.emplace(std::max(1u, inside->options.slow_threads));

  tcp::acceptor& acceptor = inside->acceptor.emplace(inside->lanes.front()->context);
  const tcp::endpoint endpoint(address, inside->options.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error == asio::error::address_in_use) {
    return Error{ErrorKind::conflict, subject, "another program is listening there.",
                 "Stop that program, or choose another port: --port " + std::to_string(inside->options.port + 1) + "."};
  }
  if (error == asio::error::access_denied) {
    return Error{ErrorKind::forbidden, subject, "ports below 1024 need rights that this program does not have.",
                 "Choose a higher port, and let a proxy stand in front."};
  }
  if (error) {
    return Error{ErrorKind::invalid, subject,
                 "cannot listen on " + inside->options.address + ": " + error.message() + ".",
                 "Choose an address of this machine, 127.0.0.1 say."};
  }
  inside->port = acceptor.local_endpoint().port();
  return std::unique_ptr<Server>(new Server(std::move(inside)));
}

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::~Server() = default;

std::uint16_t Server::port() const { return inside_->port; }
void Server::run() { inside_->run(); }
void Server::stop() { inside_->stop(); }

Server::Count Server::count() const {
  const Inside& in = *inside_;
  return {in.accepted, in.answered, in.shed, in.refused, in.timed_out};
}

}  // namespace stip
