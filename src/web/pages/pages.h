// Every page of the web app and the routes that lead to them.
//
// A page is one file: PageHandler functions and nothing else to register but a line in pages.cc.
#pragma once

#include <span>

#include "web/frame/router.h"

namespace baton::web {

std::span<const Route> routes();

// crisis.cc, help.cc, offline.cc, gallery.cc
Response crisisPage(Page& page);
Response keptCardPage(Page& page);  // crisis_card.cc
Response trustPage(Page& page);     // trust.cc
Response helpPage(Page& page);
Response offlinePage(Page& page);
Response galleryPage(Page& page);
// find.cc
Response findPage(Page& page);
Response foundPage(Page& page);
Response askedPage(Page& page);  // asked.cc
Response askedSend(Page& page);
// exit.cc, look.cc
Response exitPage(Page& page);
Response changeLook(Page& page);
// installed.cc
Response serviceWorker(Page& page);
Response manifest(Page& page);
Response neutralManifest(Page& page);

}  // namespace baton::web
