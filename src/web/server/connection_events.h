// Included by server.cc only: a connection that sends events until its maker has no more or its reader is gone.
#pragma once

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <exception>
#include <utility>

#include "web/server/connection.h"
#include "web/server/own_routes.h"

namespace baton::web {

template <class Stream>
void Connection<Stream>::startStream() {
  auto wake = [weak = this->weak_from_this(), &context = core_.context] {
    if (auto strong = weak.lock()) asio::post(context, [strong = std::move(strong)] { strong->flushEvents(); });
  };
  auto queue = std::make_shared<EventQueue>(std::move(wake));
  const bool is_posted = !core_.is_stopping && core_.streams.tryPost([queue, make = std::move(response_.events)] {
    try {
      make(*queue);
    } catch (const std::exception&) {  // the stream ends; the reader asks again
    }
    queue->finish();
  });
  response_.events = nullptr;
  if (!is_posted) {
    Response busy = plainAnswer(503, "Baton is busy right now. Please try again in a moment.");
    busy.headers = {{"Retry-After", "10"}};
    busy.route = response_.route;
    return answer(std::move(busy));
  }
  phase_ = Phase::Streaming;
  events_ = std::move(queue);
  ++core_.open_streams;
  heartbeat_.emplace(core_.context);
  AnswerTraits traits = baseTraits();
  traits.is_stream = true;
  head_text_ = answerHead(response_, traits);
  watchReader();
  writeEvents(std::exchange(head_text_, {}));
  beatLater();
}

template <class Stream>
void Connection<Stream>::flushEvents() {
  if (phase_ != Phase::Streaming || is_writing_) return;
  const bool was_finished = events_->isFinished();
  std::string text = events_->take();
  if (!text.empty()) return writeEvents(std::move(text));
  if (was_finished) closeStream();
}

template <class Stream>
void Connection<Stream>::writeEvents(std::string text) {
  is_writing_ = true;
  event_text_ = std::move(text);
  lowest().expires_after(limits().write_time);
  asio::async_write(stream_, asio::buffer(event_text_), [self = self()](beast::error_code trouble, std::size_t bytes) {
    self->is_writing_ = false;
    self->stream_bytes_ += bytes;
    if (trouble) return self->closeStream();
    self->flushEvents();
  });
}

template <class Stream>
void Connection<Stream>::beatLater() {
  heartbeat_->expires_after(limits().heartbeat);
  heartbeat_->async_wait([self = self()](beast::error_code trouble) {
    if (trouble || self->phase_ != Phase::Streaming) return;
    if (!self->is_writing_) self->writeEvents(":\n\n");
    self->beatLater();
  });
}

// The reader of a stream sends nothing more; an end of its side means that it is gone.
template <class Stream>
void Connection<Stream>::watchReader() {
  buffer_ = {};
  lowest().expires_never();
  stream_.async_read_some(buffer_.prepare(kFirstRead), [self = self()](beast::error_code trouble, std::size_t) {
    if (self->phase_ != Phase::Streaming) return;
    trouble ? self->closeStream() : self->watchReader();
  });
}

template <class Stream>
void Connection<Stream>::closeStream() {
  if (phase_ != Phase::Streaming) return;
  note(200, stream_bytes_);
  endEvents();
  close();
}

template <class Stream>
void Connection<Stream>::endEvents() {
  events_->close();
  events_.reset();
  --core_.open_streams;
  heartbeat_->cancel();
}

}  // namespace baton::web
