// Parcel: what the worker must know to deliver one message; sealed in the outbox as JSON.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"
#include "record/disclosure.h"

namespace baton::app {

struct Parcel {
  std::string kind;  // "mail", "fhir", "paper" (nothing to do: kept for printing), "deadline", "notice" (to the person)
  std::string task;
  std::string communication;
  record::Audience reader;
  std::string to;     // address or endpoint
  std::string url;    // link; of an ended mail ""
  std::string token;  // of an endpoint
  std::string body;   // resource for an endpoint
  std::string code;   // of paper
  std::string language;
  std::string since;  // of the update: for the next contact, of a deadline that passes it on
  Instant until;
  bool is_urgent = false;
  bool is_perhaps_twice = false;
  bool passes_on = false;  // of a deadline: the next contact gets it when it fires
  std::string trouble;     // why it was given up: "550", "no connection"
};
std::string encode(const Parcel& parcel);
Result<Parcel> decodeParcel(std::string_view text);  // Damaged
// What stays of one that is over: nothing that opens or reaches anything.
Parcel withoutSecrets(Parcel parcel);

}  // namespace baton::app
