'use strict';
// A small trained network, computed in the browser. networks/NAME.js gives its layers and its parameters; see NetworkScript.cs for how they are packed.
class Network {
  // The network of a description {layers, weights}.
  static async load(description) {
    const numbers = await Network.unpack(description.weights);
    let at = 0;
    const take = count => numbers.subarray(at, at += count);
    const layers = description.layers.map(layer => {
      if (layer.kind === 'dense') return { ...layer, weight: take(layer.in * layer.out), bias: take(layer.out) };
      if (layer.kind === 'conv') return { ...layer, weight: take(layer.in * layer.out * 9), bias: take(layer.out) };
      return layer;
    });
    return new Network(layers);
  }

  // Half-precision numbers: base64, gzip, all low bytes, then all high bytes.
  static async unpack(base64) {
    const packed = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const count = bytes.length / 2;
    const numbers = new Float32Array(count);
    for (let i = 0; i < count; i++) numbers[i] = Network.half(bytes[i] | (bytes[count + i] << 8));
    return numbers;
  }

  static half(bits) {
    const sign = bits & 0x8000 ? -1 : 1, exponent = (bits >> 10) & 31, fraction = bits & 1023;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 31) return fraction ? NaN : sign * Infinity;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  }

  constructor(layers) { this.layers = layers; }

  // Planes of numbers through all layers. An image is {data, channels, height, width}; a code is one of height and width 1.
  run(data, channels = data.length, height = 1, width = 1) {
    let image = { data, channels, height, width };
    for (const layer of this.layers) image = Network[layer.kind](image, layer);
    return image.data;
  }

  static dense({ data }, layer) {
    const result = new Float32Array(layer.out);
    for (let o = 0, w = 0; o < layer.out; o++) {
      let sum = layer.bias[o];
      for (let i = 0; i < layer.in; i++) sum += layer.weight[w++] * data[i];
      result[o] = sum;
    }
    return { data: result, channels: layer.out, height: 1, width: 1 };
  }

  static conv(image, layer) {
    const pad = layer.padding, rows = image.height + 2 * pad, columns = image.width + 2 * pad;
    const padded = new Float32Array(image.channels * rows * columns);
    for (let c = 0; c < image.channels; c++) {
      for (let y = 0; y < image.height; y++) {
        const from = (c * image.height + y) * image.width;
        padded.set(image.data.subarray(from, from + image.width), (c * rows + y + pad) * columns + pad);
      }
    }
    const height = rows - 2, width = columns - 2, result = new Float32Array(layer.out * height * width);
    for (let o = 0; o < layer.out; o++) {
      const plane = result.subarray(o * height * width, (o + 1) * height * width).fill(layer.bias[o]);
      for (let i = 0; i < layer.in; i++) {
        for (let k = 0; k < 9; k++) {
          const weight = layer.weight[(o * layer.in + i) * 9 + k], shift = i * rows * columns + Math.floor(k / 3) * columns + k % 3;
          for (let y = 0, to = 0; y < height; y++) {
            for (let x = 0, from = shift + y * columns; x < width; x++) plane[to++] += weight * padded[from++];
          }
        }
      }
    }
    return { data: result, channels: layer.out, height, width };
  }

  static relu(image) {
    return { ...image, data: image.data.map(value => value > 0 ? value : 0) };
  }

  static sigmoid(image) {
    return { ...image, data: image.data.map(value => 1 / (1 + Math.exp(-value))) };
  }

  static pool(image, layer) {
    const half = layer.ceil ? Math.ceil : Math.floor, height = half(image.height / 2), width = half(image.width / 2);
    const result = new Float32Array(image.channels * height * width).fill(-Infinity);
    for (let c = 0; c < image.channels; c++) {
      for (let y = 0; y < Math.min(image.height, 2 * height); y++) {
        for (let x = 0; x < Math.min(image.width, 2 * width); x++) {
          const to = (c * height + (y >> 1)) * width + (x >> 1), value = image.data[(c * image.height + y) * image.width + x];
          if (value > result[to]) result[to] = value;
        }
      }
    }
    return { data: result, channels: image.channels, height, width };
  }

  static enlarge(image) {
    const height = 2 * image.height, width = 2 * image.width, result = new Float32Array(image.channels * height * width);
    for (let i = 0; i < result.length; i++) {
      const x = i % width, row = (i - x) / width, y = row % height, c = (row - y) / height;
      result[i] = image.data[(c * image.height + (y >> 1)) * image.width + (x >> 1)];
    }
    return { data: result, channels: image.channels, height, width };
  }
}
