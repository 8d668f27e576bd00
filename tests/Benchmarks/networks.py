"""The course's networks, layer for layer as lib/Autoencoders/Models has them."""

from torch import nn

PIXELS = 28 * 28


def conv_autoencoder():
    """[N,1,28,28] -> code [N,8,4,4] -> [N,1,28,28]."""
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),  # -> [N,16,14,14]
        nn.Conv2d(16, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),  # -> [N,8,7,7]
        nn.Conv2d(8, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2, ceil_mode=True),  # -> [N,8,4,4]
        nn.Conv2d(8, 8, 3, padding=1), nn.ReLU(), nn.Upsample(scale_factor=2),  # -> [N,8,8,8]
        nn.Conv2d(8, 8, 3, padding=1), nn.ReLU(), nn.Upsample(scale_factor=2),  # -> [N,8,16,16]
        nn.Conv2d(8, 16, 3), nn.ReLU(), nn.Upsample(scale_factor=2),  # -> [N,16,28,28]
        nn.Conv2d(16, 1, 3, padding=1), nn.Sigmoid())


class DenseVae(nn.Module):
    """784 -> 512 -> (2 means, 2 log-variances); 2 -> 512 -> 784."""

    def __init__(self, latent_size=2, hidden_size=512):
        super().__init__()
        self.hidden = nn.Linear(PIXELS, hidden_size)
        self.mu = nn.Linear(hidden_size, latent_size)
        self.log_var = nn.Linear(hidden_size, latent_size)
        self.decoder = dense(latent_size, hidden_size, PIXELS)

    def encode(self, images):
        h = self.hidden(images.flatten(1)).relu()
        return self.mu(h), self.log_var(h)

    def decode(self, codes):
        return self.decoder(codes).sigmoid().reshape(-1, 1, 28, 28)


class AdversarialAutoencoder(nn.Module):
    """784-1000-1000-1000-16 and back; discriminator 16-500-500-500-500-1, which ends in a logit."""

    def __init__(self, latent_size=16, hidden_size=1000, discriminator_size=500):
        super().__init__()
        h, d = hidden_size, discriminator_size
        self.encoder = dense(PIXELS, h, h, h, latent_size)
        self.decoder = dense(latent_size, h, h, h, PIXELS)
        self.discriminator = dense(latent_size, d, d, d, d, 1)

    def encode(self, images):
        return self.encoder(images.flatten(1))

    def decode(self, codes):
        return self.decoder(codes).sigmoid().reshape(-1, 1, 28, 28)


class AssignmentVae(nn.Module):
    """The convolutional VAE of notebooks/solutions/07-assignment."""

    latent_size = 20

    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv2d(1, 16, 3, stride=2, padding=1), nn.ReLU(),  # -> [N,16,14,14]
            nn.Conv2d(16, 32, 3, stride=2, padding=1), nn.ReLU(),  # -> [N,32,7,7]
            nn.Flatten(), nn.Linear(32 * 7 * 7, 2 * self.latent_size))
        self.decoder = nn.Sequential(
            nn.Linear(self.latent_size, 32 * 7 * 7), nn.ReLU(), nn.Unflatten(1, (32, 7, 7)),
            nn.Upsample(scale_factor=2), nn.Conv2d(32, 16, 3, padding=1), nn.ReLU(),  # -> [N,16,14,14]
            nn.Upsample(scale_factor=2), nn.Conv2d(16, 1, 3, padding=1), nn.Sigmoid())  # -> [N,1,28,28]

    def encode(self, images):
        numbers = self.encoder(images)  # [N,40]
        return numbers[:, :self.latent_size], numbers[:, self.latent_size:]

    def decode(self, codes):
        return self.decoder(codes)


def dense(*sizes):
    """Dense layers with a ReLU after each but the last."""
    layers = []
    for i, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(inputs, outputs))
        if i < len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)


def glorot(network):
    """Draws the first weights as the course's notebooks do."""
    for module in network.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            nn.init.xavier_uniform_(module.weight)
            nn.init.zeros_(module.bias)
    return network
