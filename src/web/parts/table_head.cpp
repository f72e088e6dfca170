// TableHead: each cell says that it is of its column.
#include "web/parts/table_head.h"

namespace stip {

Html table_head(const std::vector<std::string_view>& words, std::size_t numbers_from) {
  Html head = html("<tr>");
  std::size_t column = 0;
  for (const std::string_view each : words)
    head.add("<th scope=\"col\" class=\"{}\">{}</th>", column++ >= numbers_from ? "stip-number" : "", each);
  return head.add("</tr>");
}

}  // namespace stip
