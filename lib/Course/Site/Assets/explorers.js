'use strict';
// The explorers: a plane of codes under the pointer, and a denoiser to draw for.
const side = 28, reach = 3.2; // codes from -reach to reach: nearly all of the prior
const colours = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8a7f00', '#7a4fc4', '#5b6570', '#b00050'];

// A picture of numbers from 0 to 1 on a canvas of 28 x 28 pixels.
function paint(canvas, pixels) {
  const context = canvas.getContext('2d'), image = context.createImageData(side, side);
  for (let i = 0; i < pixels.length; i++) {
    image.data.fill(Math.round(255 * pixels[i]), 4 * i, 4 * i + 3);
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

// Calls an action at most once a frame, with the newest value.
function eachFrame(action) {
  let waiting = null;
  return value => {
    if (waiting === null) requestAnimationFrame(() => { const newest = waiting; waiting = null; action(newest); });
    waiting = value;
  };
}

// Normally distributed numbers (Box and Muller).
const normal = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());

async function plane(place) {
  const description = networks[place.dataset.network], network = await Network.load(description);
  const map = place.querySelector('.map'), digit = place.querySelector('.digit'), where = place.querySelector('.where');
  const sliders = [...place.querySelectorAll('input[type=range]')], buttons = [...place.querySelectorAll('.classes button')];
  const codes = description.codes ? await Network.unpack(description.codes) : new Float32Array(0);
  const middles = colours.map((_, digit) => {
    let x = 0, y = 0, count = 0;
    for (let i = 0; i < codes.length / 2; i++) if (+description.labels[i] === digit) { x += codes[2 * i]; y += codes[2 * i + 1]; count++; }
    return [x / count, y / count];
  });
  let code = [0, 0], chosen = 3;

  const scale = map.width / (2 * reach), toMap = value => (value + reach) * scale;
  function drawMap() {
    const context = map.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, map.width, map.height);
    for (let i = 0; i < codes.length / 2; i++) {
      context.fillStyle = colours[description.labels[i]];
      context.globalAlpha = 0.55;
      context.fillRect(toMap(codes[2 * i]) - 1.5, map.height - toMap(codes[2 * i + 1]) - 1.5, 3, 3);
    }
    context.globalAlpha = 1;
    context.font = 'bold 20px sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineWidth = 4;
    context.strokeStyle = '#fff';
    if (codes.length) {
      for (const [digit, [x, y]] of middles.entries()) {
        context.strokeText(digit, toMap(x), map.height - toMap(y));
        context.fillStyle = colours[digit];
        context.fillText(digit, toMap(x), map.height - toMap(y));
      }
    }
    context.lineWidth = 1;
    context.strokeStyle = '#9aa3b0';
    for (const radius of [1, 2, 3]) {
      context.beginPath();
      context.arc(map.width / 2, map.height / 2, radius * scale, 0, 2 * Math.PI);
      context.stroke();
    }
    context.strokeStyle = '#111';
    context.lineWidth = 2;
    context.beginPath();
    context.arc(toMap(code[0]), map.height - toMap(code[1]), 7, 0, 2 * Math.PI);
    context.stroke();
    context.lineWidth = 1;
  }

  const decode = numbers => network.run(Float32Array.from(buttons.length ? [...numbers, ...sliders.map(s => +s.value), ...buttons.map((_, i) => i === chosen ? 1 : 0)] : numbers));
  const show = eachFrame(next => {
    code = next.map(value => Math.max(-reach, Math.min(reach, value)));
    const start = performance.now();
    paint(digit, decode(code));
    const time = performance.now() - start;
    where.textContent = `(${code.map(value => value.toFixed(2)).join(', ')})   ${time.toFixed(1)} ms`;
    place.dataset.shown = 'yes';
    drawMap();
  });

  function follow(event) {
    const box = map.getBoundingClientRect();
    show([((event.clientX - box.left) / box.width * 2 - 1) * reach, (1 - (event.clientY - box.top) / box.height * 2) * reach]);
  }
  map.addEventListener('pointermove', follow);
  map.addEventListener('pointerdown', follow);
  map.addEventListener('keydown', event => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!step) return;
    event.preventDefault();
    show([code[0] + 0.1 * step[0], code[1] + 0.1 * step[1]]);
  });
  for (const slider of sliders) slider.addEventListener('input', () => show(code));
  for (const [i, button] of buttons.entries()) {
    button.addEventListener('click', () => {
      chosen = i;
      for (const each of buttons) each.setAttribute('aria-pressed', each === button);
      show(code);
    });
  }
  place.decode = decode;
  show(code);
}

async function denoiser(place) {
  const description = networks[place.dataset.network], network = await Network.load(description);
  const [drawn, noisy, clean] = place.querySelectorAll('canvas'), level = place.querySelector('input[type=range]'), shown = place.querySelector('.level');
  const samples = Uint8Array.from(atob(description.images), c => c.charCodeAt(0)), count = samples.length / side ** 2;
  const image = new Float32Array(side * side);
  let noise = Float32Array.from(image, normal), sample = -1, last = null;

  const show = eachFrame(() => {
    const sd = +level.value;
    const seen = image.map((value, i) => Math.max(0, Math.min(1, value + sd + sd * noise[i])));
    paint(drawn, image);
    paint(noisy, seen);
    paint(clean, network.run(seen, 1, side, side));
    shown.textContent = sd.toFixed(2);
    place.dataset.shown = 'yes';
  });
  function another() {
    sample = (sample + 1) % count;
    for (let i = 0; i < image.length; i++) image[i] = samples[sample * image.length + i] / 255;
    show();
  }
  // A soft round brush along the way from the last point.
  function stroke(event) {
    const box = drawn.getBoundingClientRect(), x = (event.clientX - box.left) / box.width * side, y = (event.clientY - box.top) / box.height * side;
    const from = last ?? [x, y], steps = Math.ceil(Math.hypot(x - from[0], y - from[1]) * 2) + 1;
    for (let s = 0; s <= steps; s++) {
      const cx = from[0] + (x - from[0]) * s / steps, cy = from[1] + (y - from[1]) * s / steps;
      for (let py = Math.max(0, Math.floor(cy - 2)); py < Math.min(side, cy + 2); py++) {
        for (let px = Math.max(0, Math.floor(cx - 2)); px < Math.min(side, cx + 2); px++) {
          const value = Math.max(0, Math.min(1, 1.9 - Math.hypot(px + 0.5 - cx, py + 0.5 - cy)));
          image[py * side + px] = Math.max(image[py * side + px], value);
        }
      }
    }
    last = [x, y];
    show();
  }
  drawn.addEventListener('pointerdown', event => { drawn.setPointerCapture(event.pointerId); last = null; stroke(event); });
  drawn.addEventListener('pointermove', event => { if (event.buttons) stroke(event); });
  drawn.addEventListener('pointerup', () => { last = null; });
  level.addEventListener('input', show);
  place.querySelector('.another').addEventListener('click', another);
  place.querySelector('.fresh').addEventListener('click', () => { noise = noise.map(normal); show(); });
  place.querySelector('.clear').addEventListener('click', () => { image.fill(0); show(); });
  place.network = network;
  another();
}

for (const place of document.querySelectorAll('.explorer')) {
  place.hidden = false;
  if (location.hash === `#${place.id}`) place.scrollIntoView();
  ({ plane, denoiser })[place.dataset.explorer](place);
}
