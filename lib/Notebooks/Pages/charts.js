// Puts each interactive chart in the place of its picture. Without scripts, or until Plotly has loaded, the picture stays.
// It stands in the page as JSON, or in a script that put it into window.charts under the name in data-chart.
(async () => {
  for (const place of document.querySelectorAll('.chart')) {
    const name = place.querySelector('[data-chart]')?.dataset.chart;
    const { data, layout } = name ? window.charts[name] : JSON.parse(place.querySelector('script').textContent);
    const picture = place.querySelector('img');
    const chart = document.createElement('div');
    place.append(chart);
    try {
      await Plotly.newPlot(chart, data, { ...layout, autosize: true, width: undefined }, { responsive: true, displaylogo: false });
      picture.hidden = true;
      place.dataset.drawn = 'yes';
    } catch {
      chart.remove();
    }
  }
})();
