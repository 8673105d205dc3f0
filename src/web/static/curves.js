// The curves of the timeline, live: uPlot draws what the figure's data-curve holds, over the bars of the medicines; mouse,
// finger and arrow keys go from point to point, and what the point says stands under the picture. Without this the page
// shows the same curve as SVG, which is also what is printed.
"use strict";
(() => {
  const dayCounts = [1, 2, 3, 4, 5, 7, 10, 15, 30, 60, 90, 120, 180, 365, 730, 1825, 3650];
  const laneHeight = 20, plotHeight = 220, language = document.documentElement.lang || "en";
  const month = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  const monthDay = new Intl.DateTimeFormat(language, { month: "short", day: "numeric", timeZone: "UTC" });
  // A name as a colour that a canvas can use, as this page shows it now: light, dark, more contrast, forced colours.
  const colour = (figure, name) => {
    const probe = document.createElement("span");
    probe.className = `curve-${name}`;
    probe.hidden = true;
    figure.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };
  // As much of a name as fits, with "…" for the rest; the table beside the picture has all of it.
  const fitted = (context, name, room) => {
    if (context.measureText(name).width <= room) return name;
    let length = name.length;
    while (length > 1 && context.measureText(name.slice(0, length) + "…").width > room) length -= 1;
    return length > 1 ? name.slice(0, length) + "…" : "";
  };

  function drawBars(plot, bars, colours) {
    const { ctx: context, bbox: box } = plot, scale = devicePixelRatio;
    context.save();
    context.font = `${12 * scale}px system-ui, sans-serif`;
    context.textBaseline = "middle";
    bars.forEach(([from, to, name], lane) => {
      const left = Math.max(box.left, plot.valToPos(from, "x", true)), right = Math.min(box.left + box.width, plot.valToPos(to, "x", true));
      const top = box.top - (bars.length - lane) * laneHeight * scale, height = (laneHeight - 4) * scale, width = Math.max(2 * scale, right - left);
      context.fillStyle = colours.soft;
      context.strokeStyle = colours.edge;
      context.lineWidth = scale;
      context.fillRect(left, top, width, height);
      context.strokeRect(left, top, width, height);
      context.fillStyle = colours.ink;
      const isLate = left > box.left + box.width / 2;
      context.textAlign = isLate ? "right" : "left";
      const edge = box.left + box.width, room = isLate ? left + width - box.left : edge - left;
      context.fillText(fitted(context, name, room - 8 * scale), isLate ? left + width - 4 * scale : left + 4 * scale, top + height / 2);
    });
    context.restore();
  }

  function show(figure) {
    const data = JSON.parse(figure.dataset.curve), picture = figure.querySelector("svg");
    if (data.points.length < 2) return;
    const place = document.createElement("div"), said = document.createElement("p");
    place.className = "curve-live";
    said.className = "curve-said";
    said.setAttribute("aria-hidden", "true");  // the slider below says the same
    picture.after(place, said);
    picture.classList.add("is-replaced");
    let plot = null, at = data.points.length - 1;

    const tell = (index) => {
      if (index === null || index === undefined) return;
      at = index;
      const [, , when, value, note] = data.points[index], inItsLanguage = document.createElement("span");
      if (data.language) inItsLanguage.lang = data.language;
      inItsLanguage.textContent = value;
      said.replaceChildren(`${when}: `, inItsLanguage, note ? `, ${note}` : "");
      place.setAttribute("aria-valuenow", String(index));
      place.setAttribute("aria-valuetext", said.textContent);
    };
    // One step of the keyboard is one point.
    place.tabIndex = 0;
    place.setAttribute("role", "slider");
    place.setAttribute("aria-label", data.title);
    if (data.language) place.lang = data.language;
    place.setAttribute("aria-valuemin", "0");
    place.setAttribute("aria-valuemax", String(data.points.length - 1));
    const go = (index) => {
      tell(Math.min(Math.max(index, 0), data.points.length - 1));
      const [x, y] = data.points[at];
      plot.setCursor({ left: plot.valToPos(x, "x"), top: plot.valToPos(y, "y") });
    };
    place.addEventListener("keydown", (event) => {
      const to = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: data.points.length - 1 }[event.key];
      if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      go(to);
    });

    const draw = () => {
      plot?.destroy();
      const colours = Object.fromEntries(["accent", "ink", "muted", "rule", "soft", "edge"].map((name) => [name, colour(figure, name)]));
      const span = data.points.at(-1)[0] - data.points[0][0], isLong = span > 200 * 86400;
      const axis = { stroke: colours.muted, grid: { stroke: colours.rule, width: 1 }, ticks: { stroke: colours.rule }, font: "13px system-ui, sans-serif" };
      plot = new uPlot({
        width: place.clientWidth, height: plotHeight + data.bars.length * laneHeight,
        padding: [12 + data.bars.length * laneHeight, 26, 0, 0],  // at the right is room for half of the last label
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { size: 10 } },
        scales: { y: { range: [data.low, data.high > data.low ? data.high : data.low + 1] } },
        axes: [
          // No mark within a day, each day is named once; months are short words and may stand closer than days.
          { ...axis, space: isLong ? 48 : 64, incrs: dayCounts.map((days) => days * 86400), values: (_, ticks) => ticks.map((seconds) => {
            const day = new Date(seconds * 1000);
            return isLong ? (day.getUTCMonth() === 0 ? String(day.getUTCFullYear()) : month.format(day)) : monthDay.format(day);
          }) },
          // A point, as everywhere on the pages, in every language.
          { ...axis, size: 48, values: (_, ticks) => ticks.map(String) },
        ],
        series: [{}, { stroke: colours.accent, width: 3, points: { show: true, size: 8, fill: colours.accent } }],
        hooks: { draw: [(one) => drawBars(one, data.bars, colours)], setCursor: [(one) => tell(one.cursor.idx)] },
      }, [data.points.map(([x]) => x), data.points.map(([, y]) => y)], place);
    };
    draw();
    tell(at);
    let width = place.clientWidth;
    new ResizeObserver(() => { if (place.clientWidth !== width && place.clientWidth > 0) { width = place.clientWidth; draw(); } }).observe(place);
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"]) matchMedia(query).addEventListener("change", draw);
  }

  if (self.uPlot) document.querySelectorAll("figure[data-curve]").forEach(show);
})();
