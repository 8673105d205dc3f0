// Components: the pieces pages are built of. Each takes words that are already said (words.h) and answers Html.
//
// All of them work without JavaScript, have 44 px targets, and say to a screen reader what they show; the look is in
// src/web/static/app.css. /gallery shows every one in all its states. Nothing here knows health.
#pragma once

#include "web/frame/components/charts.h"
#include "web/frame/components/content.h"
#include "web/frame/components/fields.h"
#include "web/frame/components/forms.h"
#include "web/frame/components/lists.h"
#include "web/frame/components/text.h"
