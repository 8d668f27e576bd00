// Sets each formula in the place of its source. Without scripts the source stays.
for (const place of document.querySelectorAll('.math')) {
  katex.render(place.textContent, place, { displayMode: place.classList.contains('display'), throwOnError: false, maxSize: 10 });
}
