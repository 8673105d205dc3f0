#include "web/pages/pages.h"

#include <array>

namespace baton::web {

std::span<const Route> routes() {
  static constexpr std::array kRoutes = {
      // Signed out too.
      Route{"GET", "/crisis", Need::Anyone, crisisPage},
      Route{"GET", "/help", Need::Anyone, helpPage},
      Route{"GET", "/offline", Need::Anyone, offlinePage},
      Route{"GET", "/exit", Need::Anyone, exitPage},
      Route{"POST", "/look", Need::Anyone, changeLook},
      Route{"GET", "/sw.js", Need::Anyone, serviceWorker},
      Route{"GET", "/baton.webmanifest", Need::Anyone, manifest},
      Route{"GET", "/plain.webmanifest", Need::Anyone, neutralManifest},
      // Who runs the server.
      Route{"GET", "/gallery", Need::Admin, galleryPage},
  };
  return kRoutes;
}

}  // namespace baton::web
