// Puts each interactive chart in the place of its picture. Without scripts, or until Plotly has loaded, the picture stays.
// A figure stands in the page as JSON, or in a script that put it into window.figures under the name in data-figure.
(async () => {
  for (const place of document.querySelectorAll('.chart')) {
    const figure = place.querySelector('.figure') ? window.figures[place.querySelector('.figure').dataset.figure] : JSON.parse(place.querySelector('script').textContent);
    const picture = place.querySelector('img');
    const chart = document.createElement('div');
    place.append(chart);
    try {
      await Plotly.newPlot(chart, figure.data, { ...figure.layout, autosize: true, width: undefined }, { responsive: true, displaylogo: false });
      picture.hidden = true;
      place.dataset.drawn = 'yes';
    } catch {
      chart.remove();
    }
  }
})();
