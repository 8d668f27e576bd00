((id, figure) => {
  const place = document.getElementById(id), config = document.getElementById('jupyter-config-data');
  const base = document.body.dataset.baseUrl ?? (config ? JSON.parse(config.textContent).baseUrl : '/');
  const address = `${base}kernelspecs/.net-csharp/plotly.min.js`;
  const load = () => new Promise((done, failed) => {
    if (window.require?.config) return window.require([address], done, failed);
    const script = document.createElement('script');
    Object.assign(script, { src: address, onload: () => done(window.Plotly), onerror: failed });
    document.head.append(script);
  });
  window.coursePlotly ??= window.Plotly ? Promise.resolve(window.Plotly) : load();
  window.coursePlotly.then(async plotly => {
    const chart = document.createElement('div');
    place.append(chart);
    await plotly.newPlot(chart, figure.data, { ...figure.layout, autosize: true, width: undefined }, { responsive: true, displaylogo: false });
    place.querySelector('img').remove();
  }).catch(() => { window.coursePlotly = undefined; });
})
