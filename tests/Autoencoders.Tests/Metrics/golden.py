"""Prints the values that ImageMetricsTests expects, computed by scikit-image and numpy on the same two images (Debian: python3-skimage)."""
import numpy as np
from skimage.metrics import mean_squared_error, peak_signal_noise_ratio, structural_similarity

i, j = np.mgrid[0:28, 0:28].astype(np.float32)
targets = 0.5 + 0.5 * np.sin(0.3 * i + 0.2 * j)
images = np.clip(0.8 * targets + 0.1 + 0.1 * np.cos(1.7 * i - 0.9 * j), 0.01, 0.99)
targets, images = targets.astype(np.float64), images.astype(np.float64)
print("BCE ", -(targets * np.log(images) + (1 - targets) * np.log(1 - images)).mean())
print("MSE ", mean_squared_error(targets, images))
print("PSNR", peak_signal_noise_ratio(targets, images, data_range=1))
print("SSIM", structural_similarity(targets, images, data_range=1, gaussian_weights=True, sigma=1.5, use_sample_covariance=False))
