"""What is trained, and one step of each training, as the course's notebooks train it."""

import torch
from torch.nn import functional

from networks import AdversarialAutoencoder, AssignmentVae, DenseVae, conv_autoencoder, glorot

RATE = 1e-3  # the time of a step does not depend on it


class Workload:
    """A network with its optimizer."""

    is_convolutional = False

    def __init__(self, network):
        self.network = glorot(network)

    def prepare(self):
        """Makes the optimizer, when the weights have their final layout."""
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=RATE)

    def step(self, images):
        """One step on images [B,1,28,28]; the loss before it."""
        self.optimizer.zero_grad()
        loss = self.loss(images)
        loss.backward()
        self.optimizer.step()
        return loss.item()


class ConvAutoencoder(Workload):
    is_convolutional = True

    def __init__(self):
        super().__init__(conv_autoencoder())

    def loss(self, images):
        return functional.binary_cross_entropy(self.network(images), images)


class Denoiser(ConvAutoencoder):
    def loss(self, images):
        noisy = (images + torch.randn_like(images) * 0.5 + 0.5).clamp(0, 1)
        return functional.binary_cross_entropy(self.network(noisy), images)


class Vae(Workload):
    """A variational autoencoder: reconstruction and divergence, summed over an image and averaged over the batch."""

    def loss(self, images):
        mu, log_var = self.network.encode(images)
        reconstruction = self.network.decode(self.sample(mu, log_var))
        kl = (mu.square() + log_var.exp() - 1 - log_var).sum(1) * 0.5
        return self.error(reconstruction, images) + kl.mean()

    @staticmethod
    def sample(mu, log_var):
        return mu + (log_var * 0.5).exp() * torch.randn_like(mu)


class DenseVaeWorkload(Vae):
    def __init__(self):
        super().__init__(DenseVae())

    @staticmethod
    def error(reconstruction, images):
        return (reconstruction - images).square().flatten(1).sum(1).mean()


class Assignment(Vae):
    is_convolutional = True

    def __init__(self):
        super().__init__(AssignmentVae())

    @staticmethod
    def error(reconstruction, images):
        return functional.binary_cross_entropy(reconstruction, images, reduction="sum") / len(images)


class Adversarial(Workload):
    """First the discriminator learns from codes and samples of the prior, then encoder and decoder."""

    weight = 0.004  # of deceiving the discriminator, beside the cross-entropy per pixel

    def __init__(self):
        super().__init__(AdversarialAutoencoder())

    def prepare(self):
        network = self.network
        self.autoencoder = torch.optim.Adam([*network.encoder.parameters(), *network.decoder.parameters()], lr=RATE)
        self.discriminator = torch.optim.Adam(network.discriminator.parameters(), lr=2e-4, betas=(0.5, 0.999))
        self.accuracy = 0.0

    def step(self, images):
        network = self.network
        codes = network.encode(images)
        self.train_discriminator(codes.detach())
        reconstruction = functional.binary_cross_entropy(network.decode(codes), images)
        deception = functional.softplus(-network.discriminator(codes)).mean()
        self.autoencoder.zero_grad()
        (reconstruction + deception * self.weight).backward()
        self.autoencoder.step()
        return reconstruction.item()

    def train_discriminator(self, codes):
        self.discriminator.zero_grad()
        real, fake = self.network.discriminator(torch.randn_like(codes)), self.network.discriminator(codes)
        loss = functional.softplus(-real).mean() + functional.softplus(fake).mean()
        loss.backward()
        self.discriminator.step()
        loss.item()
        self.accuracy += ((real > 0).float().mean() + (fake < 0).float().mean()).item() / 2


WORKLOADS = {
    "conv-autoencoder": ConvAutoencoder,
    "denoiser": Denoiser,
    "dense-vae": DenseVaeWorkload,
    "aae": Adversarial,
    "assignment": Assignment,
}
