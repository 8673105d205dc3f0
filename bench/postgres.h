// Single appends into PostgreSQL by 16 writers, each with a person and a connection of its own.
#pragma once

#include <string>

namespace baton::bench {

// Appends a second; 0 when the server cannot be used. Each append is one entry of 600 bytes, durable when counted.
double postgresAppends(const std::string& address, int writers, double seconds);

}  // namespace baton::bench
